from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sitegen.model import (
    Event,
    Passage,
    TakenSentence,
    Telling,
)
from tests.unit.digest_factory import (
    SENTENCES,
    sample,
    with_story,
)
from tests.unit.story_digests import (
    JAZEERA,
    STORY,
    TOLD,
    marks,
    spelled,
    story_page,
    with_article,
)
from tests.unit.test_inputs import changed_pages


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
