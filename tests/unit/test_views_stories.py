from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sitegen.model import (
    ComposedArticle,
    Digest,
    Event,
    Outlet,
    Passage,
    Repeat,
    TakenSentence,
    Telling,
)
from sitegen.render.article_views import ArticleView
from sitegen.render.articles import article_view
from sitegen.render.pages import plan_pages
from sitegen.render.paging import parts_of
from sitegen.render.periods import day_groups
from sitegen.render.stories.cards import digest_cards
from sitegen.render.stories.page import STORY_REPORTS, story_view
from sitegen.render.story_views import StoryView
from sitegen.render.views import Run
from tests.unit.digest_factory import (
    SENTENCES,
    article,
    digest_of,
    edition,
    place,
    sample,
    with_story,
)
from tests.unit.test_inputs import changed_pages
from tests.unit.test_render_site import content, render

# Alpha and beta on one day, gamma the day after, zeta without a date.
TOLD = with_story(sample(), "alpha", "beta", "gamma", "zeta", lead="beta")
STORY = with_story(sample(), "alpha", "beta")
JAZEERA = Outlet("jazeera", "الجزيرة", "Al Jazeera")


def article_page(digest: Digest, slug: str, lang: str = "en") -> ArticleView:
    return article_view(place(digest, f"{lang}/articles/{slug}/"), digest.articles[slug])


def story_page(digest: Digest, story_id: str = "alpha", lang: str = "en") -> StoryView:
    story = digest.stories[story_id]
    first = parts_of(story.slugs, STORY_REPORTS)[0]
    return story_view(place(digest, f"{lang}/stories/{story_id}/"), story, first)


def in_outlet(composed: ComposedArticle, outlet: Outlet | None, **changes: object):
    named = replace(composed.article, outlet=outlet.id if outlet else "", **changes)  # type: ignore[arg-type]
    return replace(composed, article=named, outlet=outlet)


def with_article(digest: Digest, composed: ComposedArticle) -> Digest:
    return replace(digest, articles={**digest.articles, composed.article.slug: composed})


def spelled(runs: tuple[Run, ...]) -> str:
    return "".join(run.text + spelled(run.children) for run in runs)


def marks(runs: tuple[Run, ...], kind: str = "shared") -> list[str]:
    """The words of every mark, wherever it stands."""
    found = []
    for run in runs:
        found += [run.text + spelled(run.children)] if run.kind == kind else []
        found += marks(run.children, kind)
    return found


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


# A story's page


def test_a_story_has_its_leads_title_or_the_editors() -> None:
    assert story_page(TOLD).title.text == "Tokayev: order is back"
    assert story_page(TOLD).title_other and story_page(TOLD).provenance
    assert story_page(TOLD, lang="ar").title.lang == "ar"
    named = with_story(sample(), "alpha", "beta", title_ar="كازاخستان", joined_by="editor")
    view = story_page(named)
    assert (view.title.text, view.title.lang, view.title_other) == ("كازاخستان", "ar", None)
    assert view.provenance is None
    assert view.facts.joined_by == "editor"
    both = with_story(sample(), "alpha", "beta", title_ar="كازاخستان", title_en="Kazakhstan")
    view = story_page(both)
    assert view.title_other
    assert (view.title.text, view.title_other.text) == ("Kazakhstan", "كازاخستان")


def test_a_storys_reports_go_by_day_with_what_they_share() -> None:
    view = story_page(TOLD)
    assert [day.date.iso if day.date else None for day in view.days] == [
        "2022-01-06",
        "2022-01-07",
        None,
    ]
    assert [len(day.reports) for day in view.days] == [2, 1, 1]
    report = view.days[0].reports[0]
    shared = len(SENTENCES[0]) + len("الوضع في كازاخستان تحت السيطرة")
    text = TOLD.articles["alpha"].article.text
    assert (report.passages, report.percent) == (2, round(100 * shared / len(text)))
    assert view.facts.days and view.facts.days.label == "6–7 January 2022"


def test_beside_its_reports_stands_what_the_storys_summary_does_not_say() -> None:
    taken = (TakenSentence("beta", 0), TakenSentence("gamma", 2))
    told = with_story(sample(), "alpha", "beta", "gamma", "zeta", lead="beta", summary=taken)
    lead, other = story_page(told).days[0].reports
    assert [one.card.href for one in (lead, other)] == [
        "../../articles/beta/",
        "../../articles/alpha/",
    ], "the lead before all of its day"
    # All of them have the two sentences of the summary, be it known or not that they are the same.
    assert (lead.summary, other.summary) == ((), ())
    silent = story_page(replace(told, passages={}))
    assert silent.days[0].reports[1].summary == ()
    only = story_page(replace(told, stories={"alpha": replace(told.stories["alpha"], summary=())}))
    assert [item.href for item in only.days[0].reports[0].summary] == [
        "../../articles/beta/#s1",
        "../../articles/beta/#s3",
    ]


def test_a_story_names_those_whom_its_reports_name_most() -> None:
    view = story_page(TOLD)
    assert (view.actors[0].name.text, view.actors[0].articles) == ("Kassym-Jomart Tokayev", 4)
    counts = [line.mentions for line in view.actors]
    assert counts == sorted(counts, reverse=True)


def test_each_shared_sentence_stands_once_with_all_who_have_it_quotes_apart() -> None:
    view = story_page(TOLD)
    (quote,) = view.quotes
    (sentence,) = view.sentences
    assert spelled(sentence.arabic) == SENTENCES[0]
    assert spelled(quote.arabic) == SENTENCES[1]
    assert marks(quote.arabic) == ["الوضع في كازاخستان تحت السيطرة"]
    assert marks(quote.english) == []
    assert sentence.href == "../../articles/beta/#s1", "from the lead, in its words"
    assert sentence.provenance.state == "machine"
    assert sentence.count == 4
    assert [one.href for one in sentence.reports] == [
        f"../../articles/{slug}/#s1" for slug in ("beta", "alpha", "gamma", "zeta")
    ]
    assert view.more == 0


def test_what_only_later_reports_share_is_shown_from_the_first_of_them() -> None:
    digest = with_story(sample(), "alpha", "beta", "gamma")
    third = digest.articles["beta"].analysis.sentences[2]
    span = (third.start, third.end)
    digest = replace(
        digest,
        passages={
            "beta": (Passage(*span, "gamma", *span, "sentence"),),
            "gamma": (Passage(*span, "beta", *span, "sentence"),),
        },
    )
    view = story_page(digest)
    (row,) = view.sentences
    assert (row.href, row.count) == ("../../articles/beta/#s3", 2)


def test_a_page_of_many_shared_sentences_says_how_many_more_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sitegen.render.stories.passages.MOST_ROWS", 1)
    view = story_page(TOLD)
    assert (len(view.quotes), len(view.sentences), view.more) == (1, 0, 1)


def event(number: int, *slugs: str) -> Event:
    """What the second sentence of these articles tells of a day, which differs by number."""
    tellings = tuple(Telling(slug, 1, 0) for slug in slugs)
    day = date(2022, 1, 5) + timedelta(number)
    return Event(f"event-{number}", day, day, "day", "relative", tellings)


def test_a_story_has_its_part_of_the_timeline() -> None:
    told = replace(STORY, events=(event(0, "gamma"), event(1, "alpha"), event(2, "beta", "gamma")))
    view = story_page(told)
    assert [one.id for one in view.events] == ["e-event-1", "e-event-2"]
    assert (view.more_events, view.timeline) == (0, "../../timeline/")
    assert story_page(STORY).timeline == ""


def test_of_many_events_those_stand_on_a_storys_page_that_most_reports_tell() -> None:
    events = [event(number, "alpha", *(["beta"] if number == 3 else [])) for number in range(30)]
    view = story_page(replace(STORY, events=tuple(events)))
    assert len(view.events) == 12
    assert view.more_events == 18
    assert [one.id for one in view.events][:2] == ["e-event-3", "e-event-19"]


def test_another_event_reaches_the_page_of_the_story_that_tells_it() -> None:
    before = replace(STORY, events=(event(1, "alpha", "gamma"),))
    views, keys = changed_pages(before, replace(STORY, events=(event(2, "alpha", "gamma"),)))
    assert "en/stories/alpha/index.html" in views
    assert views <= keys
    gamma = STORY.articles["gamma"]
    renamed = replace(gamma, article=replace(gamma.article, outlet="else"), outlet=JAZEERA)
    views, keys = changed_pages(before, with_article(before, renamed))
    assert views <= keys
    assert "en/stories/alpha/index.html" in views, "a report of another story tells the event too"


# Pages and what they are made from


def plans(digest: Digest, **changes: object):
    editions = {
        lang: edition(digest, Path("nowhere"), lang, **changes)  # type: ignore[arg-type]
        for lang in ("ar", "en")
    }
    return {plan.place.address: plan for plan in plan_pages(editions)}  # type: ignore[arg-type]


def test_a_site_without_stories_has_no_page_and_no_link_for_them() -> None:
    found = plans(sample())
    assert not any("/stories/" in address for address in found)
    page, _ = found["en/"].build()
    assert "Stories" not in [link.text for link in page.nav]


def test_stories_have_a_list_in_pages_and_a_page_each() -> None:
    digest = with_story(with_story(sample(), "alpha", "beta"), "gamma", "delta")
    found = plans(digest, page_size=1)
    assert {
        "en/stories/",
        "en/stories/page/2/",
        "en/stories/alpha/",
        "ar/stories/gamma/",
    } <= found.keys()
    page, view = found["en/stories/"].build()
    assert [link.text for link in page.nav if link.current] == ["Stories"]
    assert (view.total, len(view.stories)) == (2, 1)
    (line,) = view.stories
    assert line.href == "alpha/"
    assert [source.name.text for source in line.facts.sources] == ["Al-Masry Al-Youm"]
    page, _ = found["en/stories/alpha/"].build()
    assert page.title == "Tokayev: order is back"
    assert [link.text for link in page.nav if link.within] == ["Stories"]
    assert found["en/stories/alpha/"].listed


def test_another_title_of_a_story_reaches_what_shows_it_and_nothing_else() -> None:
    views, keys = changed_pages(STORY, with_story(sample(), "alpha", "beta", title_en="Almaty"))
    assert views <= keys
    assert {"en/stories/alpha/index.html", "en/articles/beta/index.html"} <= views
    assert "en/digest/2022/01/06/index.html" in views
    assert not any("gamma" in path or "/actors/" in path for path in keys)


def test_another_passage_reaches_the_pages_of_its_article_and_of_its_story() -> None:
    fewer = {**STORY.passages, "alpha": STORY.passages["alpha"][:1]}
    views, keys = changed_pages(STORY, replace(STORY, passages=fewer))
    assert views == keys
    assert views == {
        f"{lang}/{page}/index.html"
        for lang in ("ar", "en")
        for page in ("articles/alpha", "stories/alpha")
    }


def test_one_report_more_reaches_every_report_of_the_story() -> None:
    views, keys = changed_pages(STORY, with_story(sample(), "alpha", "beta", "zeta"))
    assert views <= keys
    assert {f"en/articles/{slug}/index.html" for slug in ("alpha", "beta", "zeta")} <= views


def test_another_title_of_a_report_reaches_the_others() -> None:
    beta = STORY.articles["beta"]
    renamed = replace(beta, article=replace(beta.article, title="عنوان آخر"))
    views, keys = changed_pages(STORY, with_article(STORY, renamed))
    assert views <= keys
    assert "ar/articles/alpha/index.html" in views
    assert "ar/stories/alpha/index.html" in views


def reported_often(count: int) -> Digest:
    """One story of so many reports; the first two sentences of all are shared by a few."""
    every = [article(f"r{number:02}", date(2022, 1, 6)) for number in range(count)]
    digest = with_story(digest_of(every), *(one.article.slug for one in every))
    few = {
        slug: tuple(
            replace(one, more=count - 4) for one in some if one.slug in ("r00", "r01", "r02")
        )
        for slug, some in digest.passages.items()
    }
    return replace(digest, passages=few)


def test_a_story_of_very_many_reports_runs_over_pages() -> None:
    digest = reported_often(STORY_REPORTS + 5)
    found = plans(digest)
    addresses = ("en/stories/r00/", "en/stories/r00/page/2/")
    first, second = (found[address].build()[1] for address in addresses)
    assert "en/stories/r00/page/3/" not in found
    assert isinstance(first, StoryView)
    assert isinstance(second, StoryView)
    reports = [sum(len(day.reports) for day in page.days) for page in (first, second)]
    assert reports == [STORY_REPORTS, 5]
    assert first.sentences
    assert (second.sentences, second.quotes, second.actors) == ((), (), ())
    assert (first.pager.later, second.pager.earlier) == ("page/2/", "../../")
    assert first.facts == second.facts


def test_an_article_lists_some_of_very_many_reports_and_counts_all() -> None:
    count = STORY_REPORTS + 5
    shown = article_page(reported_often(count), "r09")
    assert shown.also is not None
    assert [one.passages > 0 for one in shown.also.reports] == [True] * 3
    assert len(shown.also.reports) + shown.also.more == count - 1
    notes = [row.same_words.shared for row in shown.rows if row.same_words]
    assert [note and note.count for note in notes] == [count - 1] * 2


def test_a_story_leads_to_what_it_continues_and_what_continues_it() -> None:
    digest = with_story(with_story(sample(), "alpha", "beta"), "gamma", "delta")
    before, after = digest.stories["alpha"], digest.stories["gamma"]
    digest = replace(
        digest,
        stories={
            "alpha": replace(before, continued=("gamma",)),
            "gamma": replace(after, continues=("alpha",)),
        },
    )
    first, second = (story_page(digest, name) for name in ("alpha", "gamma"))
    assert [one.href for one in first.continued] == ["../gamma/"]
    assert [one.href for one in second.continues] == ["../alpha/"]
    assert (first.continues, second.continued) == ((), ())
    assert second.continues[0].days is not None
