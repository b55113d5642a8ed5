from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sitegen.model import (
    Outlet,
    Passage,
    Repeat,
)
from sitegen.render.periods import day_groups
from sitegen.render.stories.cards import digest_cards
from tests.unit.digest_factory import (
    SENTENCES,
    article,
    digest_of,
    place,
    sample,
    with_story,
)
from tests.unit.story_digests import (
    JAZEERA,
    STORY,
    TOLD,
    article_page,
    in_outlet,
    marks,
    spelled,
    story_page,
    with_article,
)
from tests.unit.test_render_site import content, render

# The digest


def test_articles_of_a_story_on_one_day_are_one_card() -> None:
    digest = with_story(sample(), "alpha", "beta", lead="beta")
    (day,) = day_groups(place(digest, "en/digest/2022/01/06/"), ("alpha", "beta"))
    (card,) = day.cards
    assert card.href == "../../../../articles/beta/", "the lead stands for the story"
    assert card.story
    assert (card.story.reports, card.story.is_whole) == (2, True)
    assert card.story.href == "../../../../stories/alpha/"
    (other,) = card.story.others
    assert other.href == "../../../../articles/alpha/"
    assert other.outlet and other.outlet.text == "Al-Masry Al-Youm"
    assert other.title.text == "Tokayev: order is back"
    assert other.provenance and other.provenance.state == "reviewed"


def test_a_story_of_several_days_stands_on_each_and_says_so() -> None:
    groups = day_groups(place(TOLD, "en/"), ("gamma", "alpha", "beta", "epsilon", "zeta"))
    assert [len(group.cards) for group in groups] == [1, 1, 1, 1]
    first, second, alone, undated = (group.cards[0] for group in groups)
    assert first.story and second.story and undated.story
    assert not (first.story.is_whole or second.story.is_whole or undated.story.is_whole)
    assert [len(card.story.others) for card in (first, second, undated) if card.story] == [0, 1, 0]
    assert {card.story.reports for card in (first, second, undated) if card.story} == {4}
    assert (first.story.earlier, first.story.later) == (2, 0)
    assert (second.story.earlier, second.story.later) == (0, 1)
    assert (undated.story.earlier, undated.story.later) == (0, 0)
    assert second.story.days and second.story.days.iso == "2022-01-06/2022-01-07"
    assert second.story.days.label == "6–7 January 2022"
    assert alone.story is None
    assert second.href == "articles/beta/"
    assert first.href == "articles/gamma/", "the lead is of another day"


def test_a_page_ends_inside_a_story_without_hiding_a_report() -> None:
    """Pages are cut by articles: what stands on the next one is no card's other report here."""
    digest = with_story(sample(), "alpha", "beta")
    (here,) = day_groups(place(digest, "en/"), ("alpha",))
    (there,) = day_groups(place(digest, "en/page/2/"), ("beta",))
    for group in (here, there):
        (card,) = group.cards
        assert card.story
        assert (card.story.others, card.story.is_whole, card.story.reports) == ((), False, 2)


def test_a_story_stands_where_its_first_article_would() -> None:
    days = [article(slug, date(2022, 1, 6)) for slug in "abcd"]
    digest = with_story(digest_of(days), "b", "d", lead="d")
    cards = digest_cards(place(digest, "en/"), digest.articles.values())
    assert [card.href for card in cards] == ["articles/a/", "articles/d/", "articles/c/"]


def test_a_story_and_an_article_of_the_same_name_are_not_mixed_up() -> None:
    days = [article(slug, date(2022, 1, 6)) for slug in "abc"]
    digest = with_story(digest_of(days), "b", "c", id="a")
    cards = digest_cards(place(digest, "en/"), digest.articles.values())
    assert [card.href for card in cards] == ["articles/a/", "articles/b/"]
    assert cards[0].story is None


def test_who_reported_is_the_outlet_else_the_agency_else_said_to_be_unknown() -> None:
    digest = with_story(sample(), "alpha", "beta", "gamma")
    agency = Outlet("tass", "تاس", "TASS")
    by_agency = in_outlet(digest.articles["beta"], None, agency="tass")
    digest = with_article(digest, replace(by_agency, agency=agency))
    digest = with_article(digest, in_outlet(digest.articles["gamma"], None))
    names = [line.report.outlet for line in article_page(digest, "alpha").also.reports]  # type: ignore[union-attr]
    assert [name and name.text for name in names] == ["TASS", None]
    facts = story_page(digest).facts
    assert (facts.reports, facts.more, facts.unknown) == (3, 0, 1)
    assert [(one.name.text, one.is_agency) for one in facts.sources] == [
        ("Al-Masry Al-Youm", False),
        ("TASS", True),
    ]
    labels = []
    for slug in ("beta", "gamma"):
        (card,) = digest_cards(place(digest, "en/"), [digest.articles[slug]])
        labels.append(card.outlet)
    assert labels == ["Agency: TASS", "Outlet unknown"]


def test_the_line_of_a_story_reads_as_a_sentence(tmp_path: Path) -> None:
    digest = with_story(sample(), "alpha", "beta", "gamma")
    by_agency = in_outlet(digest.articles["beta"], None, agency="tass")
    digest = with_article(digest, replace(by_agency, agency=Outlet("tass", "تاس", "TASS")))
    digest = with_article(digest, in_outlet(digest.articles["gamma"], None))
    render(tmp_path, digest)
    page = content(tmp_path / "site")["en/stories/index.html"].decode()
    assert (
        "3 reports: Al-Masry Al-Youm, TASS (agency) and 1 whose outlet is unknown<"
        in page.replace("&nbsp;", " ")
    )


def test_a_title_without_english_stands_at_the_side_of_its_sentences(tmp_path: Path) -> None:
    states = ("untranslated", "untranslated", "untranslated")
    digest = digest_of(
        [article(slug, date(2022, 1, 6), states=states, title_en="") for slug in "ab"]
    )
    render(tmp_path, with_story(digest, "a", "b"))
    pages = content(tmp_path / "site")
    for name, level in (("en", 2), ("en/stories", 2), ("en/digest/2022/01/06", 2)):
        assert f'<h{level} lang="ar" dir="rtl"><a ' in pages[f"{name}/index.html"].decode()
    assert '<h2 lang="' not in pages["ar/index.html"].decode()


def test_an_outlet_with_two_reports_is_named_once_and_of_many_the_first() -> None:
    assert [one.name.text for one in story_page(STORY).facts.sources] == ["Al-Masry Al-Youm"]
    slugs = [f"a{number}" for number in range(9)]
    digest = with_story(digest_of(article(slug, date(2022, 1, 6)) for slug in slugs), *slugs)
    for slug in slugs:
        other = in_outlet(digest.articles[slug], Outlet(f"o-{slug}", slug, slug.upper()))
        digest = with_article(digest, other)
    facts = story_page(digest, "a0").facts
    assert [one.name.text for one in facts.sources] == ["A0", "A1", "A2", "A3", "A4", "A5"]
    assert (facts.more, facts.unknown) == (3, 0)


def test_outside_the_digest_a_card_says_nothing_of_stories() -> None:
    view = article_page(TOLD, "delta")
    assert view.older and view.older.story is None


# An article's page


def test_an_article_says_who_else_reported_and_where_the_common_words_stand() -> None:
    also = article_page(TOLD, "gamma").also
    assert also
    assert also.href == "../../stories/alpha/"
    assert [one.report.href for one in also.reports] == [
        "../alpha/#s1",
        "../beta/#s1",
        "../zeta/#s1",
    ]
    assert [one.passages for one in also.reports] == [2, 2, 2]
    first = also.reports[0].report
    assert first.day and first.day.label == "6 January 2022"
    assert also.reports[2].report.day is None
    assert article_page(TOLD, "delta").also is None


def test_reports_that_share_no_words_are_linked_as_a_whole() -> None:
    silent = replace(TOLD, passages={})
    also = article_page(silent, "alpha").also
    assert also
    assert {one.passages for one in also.reports} == {0}
    assert also.reports[0].report.href == "../beta/"
    view = article_page(silent, "alpha")
    assert not view.shares
    assert all(row.same_words is None for row in view.rows)


def test_shared_words_are_marked_in_both_columns_and_lead_to_the_same_words() -> None:
    view = article_page(with_story(sample(), "alpha", "beta"), "alpha")
    assert view.shares and not view.repeats
    whole, part, none = view.rows
    assert marks(whole.arabic) == [SENTENCES[0]]
    assert marks(whole.english) == [spelled(whole.english)], "all of the Arabic, all of the English"
    assert whole.same_words and whole.same_words.shared
    assert whole.same_words.shared.is_whole
    assert [one.href for one in whole.same_words.shared.reports] == ["../beta/#s1"]
    assert marks(part.arabic) == ["الوضع في كازاخستان تحت السيطرة"]
    assert marks(part.english) == [], "nobody knows which words of the English these are"
    assert part.same_words and part.same_words.shared and not part.same_words.shared.is_whole
    assert [one.href for one in part.same_words.shared.reports] == ["../beta/#s2"]
    assert none.same_words is None


def test_a_mark_is_one_piece_whatever_crosses_it() -> None:
    digest = with_story(sample(), "alpha", "beta")
    text = digest.articles["alpha"].article.text
    # From inside a quotation to behind it, over a name and a date.
    start, end = text.index("كازاخستان تحت"), text.index("أمس") + len("أمس")
    digest = replace(
        digest, passages={"alpha": (Passage(start, end, "beta", start, end, "words"),)}
    )
    row = article_page(digest, "alpha").rows[1]
    assert marks(row.arabic) == [text[start:end]]
    assert spelled(row.arabic) == SENTENCES[1]


def test_passages_that_overlap_are_one_mark_with_all_their_sources() -> None:
    digest = with_story(sample(), "alpha", "beta", "gamma")
    digest = replace(
        digest,
        passages={
            "alpha": (
                Passage(0, 20, "beta", 0, 20, "words"),
                Passage(10, 30, "gamma", 10, 30, "words"),
            )
        },
    )
    row = article_page(digest, "alpha").rows[0]
    assert marks(row.arabic) == [SENTENCES[0][:30]]
    assert row.same_words and row.same_words.shared
    assert row.same_words.shared.count == 2


def test_a_passage_over_two_sentences_leads_to_the_sentence_that_goes_with_each() -> None:
    digest = with_story(sample(), "alpha", "beta")
    end = len(SENTENCES[0]) + 1 + len(SENTENCES[1])
    digest = replace(digest, passages={"alpha": (Passage(0, end, "beta", 0, end, "words"),)})
    rows = article_page(digest, "alpha").rows
    links = [
        one.href
        for row in rows[:2]
        if row.same_words and row.same_words.shared
        for one in row.same_words.shared.reports
    ]
    assert links == ["../beta/#s1", "../beta/#s2"]


def test_reports_are_named_by_outlet_and_by_title_where_that_says_too_little() -> None:
    digest = with_story(sample(), "alpha", "beta", "gamma", "zeta")
    for slug, outlet in (("gamma", JAZEERA), ("zeta", None)):
        digest = with_article(digest, in_outlet(digest.articles[slug], outlet))

    def names(slug: str) -> list[tuple[str, bool]]:
        notes = article_page(digest, slug).rows[0].same_words
        assert notes and notes.shared
        return [(one.name.text, one.provenance is None) for one in notes.shared.reports]

    title = ("Tokayev: order is back", False)
    assert names("alpha") == [("Al-Masry Al-Youm", True), ("Al Jazeera", True), title]
    # Alpha and beta are of the same outlet.
    assert names("gamma") == [title, title, title]


def test_a_text_that_many_have_is_listed_in_part_and_counted_in_full() -> None:
    slugs = [f"a{number:02}" for number in range(20)]
    digest = with_story(digest_of(article(slug, date(2022, 1, 6)) for slug in slugs), *slugs)
    notes = article_page(digest, "a00").rows[0].same_words
    assert notes and notes.shared
    assert (notes.shared.count, len(notes.shared.reports)) == (19, 12)


def test_what_an_article_says_twice_is_marked_where_it_says_it_again() -> None:
    composed = article("x", date(2022, 1, 6))
    third = composed.analysis.sentences[2]
    repeat = Repeat(0, len(SENTENCES[0]), third.start, third.end)
    again = replace(composed, analysis=replace(composed.analysis, repeats=(repeat,)))
    view = article_page(digest_of([again]), "x")
    assert view.repeats and not view.shares
    assert view.rows[0].same_words is None
    row = view.rows[2]
    assert marks(row.arabic, "repeated") == [SENTENCES[2]]
    assert marks(row.english, "repeated") == [spelled(row.english)]
    assert row.same_words and row.same_words.shared is None
    assert [(link.href, link.text) for link in row.same_words.before] == [("#s1", "Sentence 1")]
    own = Repeat(third.start, third.start + 20, third.start + 20, third.end)
    again = replace(composed, analysis=replace(composed.analysis, repeats=(own,)))
    row = article_page(digest_of([again]), "x").rows[2]
    assert row.same_words
    assert [link.text for link in row.same_words.before] == ["in this sentence"]
    assert marks(row.english, "repeated") == []


def test_an_article_whose_text_is_not_shown_is_linked_without_a_sentence() -> None:
    digest = with_story(sample(), "alpha", "beta")
    beta = digest.articles["beta"]
    bare = replace(
        beta,
        article=replace(beta.article, text="", blocks=()),
        analysis=replace(beta.analysis, sentences=(), scores=(), summary=(), mentions=()),
        translation=replace(beta.translation, sentences=()),
        display="link",
    )
    digest = replace(with_article(digest, bare), passages={})
    also = article_page(digest, "alpha").also
    assert also and also.reports[0].report.href == "../beta/"
    view = story_page(digest)
    assert [report.percent for day in view.days for report in day.reports] == [0, 0]
