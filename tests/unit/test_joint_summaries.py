"""What sums up stories: which sentences, in which order, and never the same twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sitegen.compose.excerpt import ELLIPSIS
from sitegen.compose.summaries.candidates import best_candidates
from sitegen.compose.summaries.joint import sum_up_story, with_story_summaries
from sitegen.compose.summaries.same import same_sentences
from sitegen.model import (
    ComposedArticle,
    EditorSummary,
    Lean,
    Passage,
    Story,
    SummaryLength,
    TakenSentence,
)
from tests.unit.joint_reports import (
    BRIDGE,
    BUDGET,
    COURT,
    FIRST,
    FLOOD,
    FLOOD_AGAIN,
    MATCH,
    OIL,
    SECOND,
    STRIKE,
    THIRD,
    VACCINE,
    by_slug,
    report,
    shared,
)


def of_story(
    *reports: ComposedArticle,
    lead: str = "",
    passages: Mapping[str, tuple[Passage, ...]] | None = None,
    length: SummaryLength | None = None,
) -> list[tuple[str, int | None]]:
    """Sum up a story of these reports, oldest first."""
    articles = by_slug(reports)
    slugs = tuple(articles)
    story = Story(slugs[0], slugs, lead or slugs[0])
    taken = sum_up_story(story, articles, passages or {}, length or SummaryLength())
    return [(one.slug, one.index) for one in taken]


# What may be taken of an article


def test_nothing_without_a_score_no_cut_sentence_and_none_that_leans_on_nothing() -> None:
    composed = report(
        "a",
        FIRST,
        ("عناوين اليوم", 0.0),
        (FLOOD, 0.8),
        (BUDGET, 0.0),
        (MATCH, 0.6),
        (COURT, 0.5),
        leans=(Lean(3, None, "pronoun", "وهو"),),
    )
    sentences = composed.analysis.sentences
    assert [one.indices for one in best_candidates(composed, 9)] == [(1,), (4,)]
    cut = replace(sentences[4], text=sentences[4].text + ELLIPSIS)
    short = replace(
        composed,
        display="excerpt",
        analysis=replace(composed.analysis, sentences=(*sentences[:4], cut)),
    )
    assert [one.indices for one in best_candidates(short, 9)] == [(1,)]


def test_a_sentence_that_leans_is_taken_with_the_one_before_it_or_not_at_all() -> None:
    composed = report(
        "a", FIRST, (FLOOD, 0.5), (BUDGET, 0.9), (MATCH, 0.2), leans=(Lean(1, 0, "speaker", "قال"),)
    )
    found = best_candidates(composed, 9)
    assert [one.indices for one in found] == [(0, 1), (0,), (2,)]
    assert found[0].score == pytest.approx(0.7)
    # Nor on one that leans itself: three sentences for one are too many.
    chain = (Lean(1, 0, "speaker", "قال"), Lean(2, 1, "pronoun", "وهو"))
    leaning = replace(composed, analysis=replace(composed.analysis, leans=chain))
    assert [one.indices for one in best_candidates(leaning, 9)] == [(0, 1), (0,)]


def test_of_an_article_that_the_editor_summed_up_nothing_else_is_taken() -> None:
    for summary in (EditorSummary(ar=OIL), EditorSummary(en="Oil is dear.")):
        composed = report("a", FIRST, (FLOOD, 0.5), (BUDGET, 0.9), summary=summary)
        (only,) = best_candidates(composed, 9)
        assert (only.indices, only.score) == ((None,), 0.9)


# Stories


def test_a_story_begins_with_its_leads_best_sentence_and_goes_on_in_the_order_of_time() -> None:
    reports = (
        report("a", FIRST, (STRIKE, 0.2), (COURT, 0.8)),
        report("b", SECOND, (BUDGET, 0.3), (FLOOD, 0.6)),
        report("c", THIRD, (VACCINE, 0.7), (OIL, 0.1)),
    )
    assert of_story(*reports, lead="b") == [("b", 1), ("a", 1), ("c", 0)]
    longer = of_story(*reports, lead="b", length=SummaryLength("sentences", 9))
    assert longer == [("b", 1), ("a", 1), ("c", 0)], "half of all sentences at most"


def test_a_report_that_was_heard_gives_way_to_those_that_were_not() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9), (BUDGET, 0.5), (MATCH, 0.49))
    other = report("b", FIRST, (COURT, 0.4), (OIL, 0.3))
    assert of_story(lead, other, length=SummaryLength("sentences", 2)) == [("a", 0), ("b", 0)]
    dull = report("b", FIRST, (COURT, 0.2), (OIL, 0.1))
    assert of_story(lead, dull, length=SummaryLength("sentences", 2)) == [("a", 0), ("a", 1)]


def test_a_story_tells_nothing_twice_in_other_words() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9), (BUDGET, 0.2))
    other = report("b", FIRST, (FLOOD_AGAIN, 0.9), (COURT, 0.3))
    assert of_story(lead, other, length=SummaryLength("sentences", 2)) == [("a", 0), ("b", 1)]


def test_two_results_are_no_repeat() -> None:
    lead = report("a", FIRST, ("فاز الفريق الأول على ضيفه في الدوري 3-1.", 0.9), (BUDGET, 0.1))
    other = report("b", FIRST, ("فاز الفريق الأول على ضيفه في الدوري 2-0.", 0.8), (COURT, 0.1))
    assert of_story(lead, other, length=SummaryLength("sentences", 2)) == [("a", 0), ("b", 0)]


def test_a_story_tells_nothing_twice_that_passages_know_to_be_the_same() -> None:
    # Words so unlike that only the passage tells.
    lead = report("a", FIRST, (FLOOD, 0.9), (BUDGET, 0.2))
    other = report("b", FIRST, (MATCH, 0.8), (COURT, 0.3))
    passages = shared(lead, 0, other, 0)
    taken = of_story(lead, other, passages=passages, length=SummaryLength("sentences", 2))
    assert taken == [("a", 0), ("b", 1)]


def test_the_same_sentence_is_taken_from_the_oldest_report_that_has_it() -> None:
    lead = report("c", THIRD, (FLOOD, 0.9), (BUDGET, 0.1))
    first = report("a", FIRST, (STRIKE, 0.1), (COURT, 0.5))
    copy = report("b", SECOND, (OIL, 0.1), (COURT, 0.8))
    passages = shared(first, 1, copy, 1)
    taken = of_story(
        first, copy, lead, lead="c", passages=passages, length=SummaryLength("sentences", 2)
    )
    assert ("a", 1) in taken
    assert ("b", 1) not in taken


def test_what_more_reports_have_goes_before_what_one_alone_tells() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9), (BUDGET, 0.1))
    one = report("b", FIRST, (OIL, 0.1), (COURT, 0.5))
    copy = report("c", FIRST, (STRIKE, 0.1), (COURT, 0.5))
    alone = report("d", FIRST, (MATCH, 0.55), (VACCINE, 0.1))
    passages = shared(one, 1, copy, 1)
    length = SummaryLength("sentences", 1)
    assert of_story(lead, one, copy, alone, passages=passages, length=length)[1:] == [("b", 1)]
    silent = [report(slug, FIRST, (text, 0.1)) for slug, text in (("b", OIL), ("c", STRIKE))]
    assert of_story(lead, *silent, alone, length=length)[1:] == [("d", 0)]


def test_sentences_that_lean_stand_directly_after_what_they_lean_on() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9), (BUDGET, 0.1))
    other = report(
        "b",
        FIRST,
        (COURT, 0.5),
        (OIL, 0.1),
        (MATCH, 0.8),
        (STRIKE, 0.05),
        leans=(Lean(2, 0, "pronoun", "وهو"),),
    )
    assert of_story(lead, other) == [("a", 0), ("b", 0), ("b", 2)]
    # There is no room for both: the one that stands alone is taken.
    assert of_story(lead, other, length=SummaryLength("sentences", 2)) == [("a", 0), ("b", 0)]


def test_the_editors_summary_of_a_report_stands_for_it_and_is_not_told_again() -> None:
    lead = report("a", FIRST, (BUDGET, 0.9), (MATCH, 0.5), summary=EditorSummary(ar=FLOOD))
    other = report("b", FIRST, (FLOOD_AGAIN, 0.9), (COURT, 0.3))
    assert of_story(lead, other) == [("a", None), ("b", 1)]


def test_what_an_english_summary_of_the_editors_tells_is_taken_from_the_sentences() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9), (MATCH, 0.5), summary=EditorSummary(en="A flood."))
    other = report("b", FIRST, (FLOOD_AGAIN, 0.9), (COURT, 0.3))
    assert of_story(lead, other) == [("a", None), ("b", 1)]


def test_a_story_of_more_reports_gets_a_sentence_more_and_another() -> None:
    texts = (FLOOD, BUDGET, MATCH, COURT, BRIDGE, STRIKE, VACCINE, OIL)
    reports = [report(f"r{at}", FIRST, (text, 0.5), (text, 0.1)) for at, text in enumerate(texts)]
    assert len(of_story(*reports[:3])) == 3
    assert len(of_story(*reports[:4])) == 4
    assert len(of_story(*reports)) == 5


def test_the_length_in_words_or_as_a_share_is_that_of_an_article() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9), (BUDGET, 0.5), (MATCH, 0.4))
    other = report("b", FIRST, (COURT, 0.8), (OIL, 0.1), (STRIKE, 0.1))
    words = len(FLOOD.split())
    assert of_story(lead, other, length=SummaryLength("words", words)) == [("a", 0)]
    assert of_story(lead, other, length=SummaryLength("words", 2)) == [("a", 0)], "one in any case"
    both = words + len(COURT.split())
    assert of_story(lead, other, length=SummaryLength("words", both)) == [("a", 0), ("b", 0)]
    assert of_story(lead, other, length=SummaryLength("share", 0.3)) == [("a", 0)]


def test_a_lead_without_a_sentence_leaves_the_word_to_the_others() -> None:
    silent = report("a", FIRST)
    other = report("b", FIRST, (COURT, 0.8), (OIL, 0.1))
    assert of_story(silent, other) == [("b", 0)]
    assert of_story(silent, report("b", FIRST)) == []


def test_a_story_of_hundreds_of_copies_is_summed_up_like_one_of_a_few() -> None:
    texts = ((FLOOD, 0.9), (BUDGET, 0.5), (MATCH, 0.4), (COURT, 0.3), (OIL, 0.2))
    copies = [report(f"r{at:03}", FIRST, *texts) for at in range(300)]
    taken = of_story(*copies)
    assert taken[0] == ("r000", 0)
    told = {texts[index][0] for _, index in taken if index is not None}
    assert len(told) == len(taken) == 5


def test_the_editors_summary_of_a_story_leaves_nothing_to_choose() -> None:
    reports = by_slug((report("a", FIRST, (FLOOD, 0.9)), report("b", FIRST, (COURT, 0.8))))
    written = Story("a", ("a", "b"), "a", editor_summary=EditorSummary(en="Both."))
    chosen = Story("c", ("a", "b"), "a")
    made = with_story_summaries({"a": written, "c": chosen}, reports, {}, SummaryLength())
    assert made["a"] == written
    assert made["c"].summary == (TakenSentence("a", 0),)


# The same words


def test_a_long_passage_leads_to_the_sentence_that_lies_where_the_words_do() -> None:
    texts = ((FLOOD, 0.9), (BUDGET, 0.5), (MATCH, 0.4))
    one, other = report("a", FIRST, *texts), report("b", FIRST, (OIL, 0.1), *texts)
    shift = other.analysis.sentences[1].start
    length = len(one.article.text)
    passages = {"a": (Passage(0, length, "b", shift, shift + length, "sentence"),)}
    articles = by_slug((one, other))
    assert [same_sentences(("a", at), articles, passages) for at in range(3)] == [
        (("b", 1),),
        (("b", 2),),
        (("b", 3),),
    ]
    # A few words in common are not the sentence.
    part = {"a": (Passage(0, len(FLOOD) // 2, "b", shift, shift + len(FLOOD) // 2, "words"),)}
    assert same_sentences(("a", 0), articles, part) == ()


# The news, and its toll

FIRE = "قتل 5 أشخاص في حريق شب في فندق بالمدينة القديمة."
FIRE_LATER = "حصيلة حريق الفندق في المدينة القديمة تبلغ 7 قتلى."
FIRE_LAST = "حصيلة حريق الفندق في المدينة القديمة تبلغ 9 قتلى."


def test_the_newest_toll_stands_and_the_older_is_left_out() -> None:
    before = report("a", FIRST, (FIRE, 0.9), (BUDGET, 0.2))
    after = report("b", SECOND, (COURT, 0.5), (FIRE_LATER, 0.4))
    assert of_story(before, after, length=SummaryLength("sentences", 2)) == [("b", 1), ("b", 0)]
    last = report("c", THIRD, (FIRE_LAST, 0.1), (OIL, 0.05))
    taken = of_story(before, after, last, length=SummaryLength("sentences", 2))
    assert taken == [("c", 0), ("b", 0)]


def test_of_one_day_or_without_days_the_leads_toll_stands() -> None:
    for day in (FIRST, None):
        one = report("a", day, (FIRE, 0.9), (BUDGET, 0.2))
        other = report("b", day, (FIRE_LATER, 0.9), (COURT, 0.3))
        for lead in "ab":
            taken = of_story(one, other, lead=lead, length=SummaryLength("sentences", 2))
            assert taken[0] == (lead, 0)
            assert {*taken} != {("a", 0), ("b", 0)}, "one fact, not two"


def test_a_newer_toll_is_told_beside_what_the_editor_wrote_before_it() -> None:
    written = report("a", FIRST, (OIL, 0.9), (BUDGET, 0.5), summary=EditorSummary(ar=FIRE))
    for day, taken in ((SECOND, [("a", None), ("b", 0)]), (FIRST, [("a", None), ("b", 1)])):
        after = report("b", day, (FIRE_LATER, 0.9), (COURT, 0.5))
        assert of_story(written, after, length=SummaryLength("sentences", 2)) == taken


def test_the_news_that_most_reports_tell_opens_not_what_came_of_it() -> None:
    visit = "زار الوزير مستشفى العاصمة ووعد بمبان جديدة وأطباء."
    follow_up = report("c", FIRST, (visit, 0.9), (BUDGET, 0.2))
    first = report("a", FIRST, (FLOOD, 0.5), (COURT, 0.1))
    again = report("b", FIRST, (FLOOD_AGAIN, 0.5), (OIL, 0.1))
    assert of_story(first, again, follow_up, lead="c")[:2] == [("a", 0), ("c", 0)]
    # What one alone tells does not go before the lead.
    alone = report("b", FIRST, (MATCH, 0.99), (OIL, 0.1))
    assert of_story(first, alone, follow_up, lead="c")[0] == ("c", 0)


def test_background_that_all_reports_end_with_does_not_open() -> None:
    def with_background(slug: str, text: str) -> ComposedArticle:
        headings = (("خلفية الخبر", 0.0), ("ما قبله", 0.0))
        return report(slug, FIRST, (text, 0.9), *headings, (FLOOD, 0.2))

    texts = {"a": COURT, "b": MATCH, "c": STRIKE}
    reports = [with_background(slug, text) for slug, text in texts.items()]
    passages: dict[str, tuple[Passage, ...]] = {}
    for one, other in ((0, 1), (0, 2), (1, 2)):
        for slug, parts in shared(reports[one], 3, reports[other], 3).items():
            passages[slug] = (*passages.get(slug, ()), *parts)
    assert of_story(*reports, passages=passages)[0] == ("a", 0)


def test_the_same_in_the_words_of_two_outlets_is_told_once_but_two_places_are_two() -> None:
    length = SummaryLength("sentences", 2)
    river = "ارتفع منسوب نهر دجلة إلى 45 مترا وأخليت 320 دارا في بغداد."
    in_other_words = "أخلت السلطات في بغداد 320 منزلا بعد أن بلغ منسوب دجلة 45 مترا."
    lead = report("a", FIRST, (river, 0.9), (BUDGET, 0.2))
    other = report("b", FIRST, (in_other_words, 0.9), (COURT, 0.3))
    assert of_story(lead, other, length=length) == [("a", 0), ("b", 1)]
    elsewhere = report("b", FIRST, (river.replace("320", "470"), 0.9), (COURT, 0.3))
    assert of_story(lead, elsewhere, length=length) == [("a", 0), ("b", 0)]
