"""The front page leads with the newest day: its stories, their sentences, who is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sitegen.model import Digest, TakenSentence
from sitegen.render.front import front_beside, front_matter, front_view
from sitegen.render.paging import Part
from tests.unit.digest_factory import article, digest_of, edition, place, with_story

DAY, BEFORE = date(2022, 1, 6), date(2022, 1, 5)


def newest(digest: Digest, *taken: TakenSentence) -> Digest:
    """Return a digest whose newest day is summed up by some sentences."""
    first, *others = digest.days
    return replace(digest, days=(replace(first, summary=taken), *others))


def four() -> Digest:
    days = {"a": DAY, "b": DAY, "c": DAY, "old": BEFORE}
    return digest_of([article(slug, day) for slug, day in days.items()])


def test_the_story_of_most_reports_leads_and_older_days_stand_below() -> None:
    digest = with_story(four(), "b", "c")
    view = front_view(place(digest, "en/"), Part(("a", "b", "c", "old"), 1, 1))
    leading = view.leading
    assert leading
    assert leading.date.iso == "2022-01-06"
    assert leading.lead.card.href == "articles/b/"
    assert leading.lead.card.story and leading.lead.card.story.reports == 2
    assert [one.card.href for one in leading.others] == ["articles/a/"]
    assert (leading.articles, leading.stories, leading.more) == (3, 1, 0)
    assert [day.date.iso for day in view.days if day.date] == ["2022-01-05"]


def test_a_sentence_of_the_days_summary_stands_with_its_story_alone() -> None:
    digest = newest(with_story(four(), "b", "c"), TakenSentence("c", 0), TakenSentence("a", 1))
    leading = front_view(place(digest, "en/"), Part(("a", "b", "c", "old"), 1, 1)).leading
    assert leading and leading.lead.told and leading.others[0].told
    (part,) = leading.lead.told.parts
    assert part.sentences[0].href == "articles/c/#s1"
    assert part.source and part.source.href == "articles/c/"
    assert [one.sentences[0].href for one in leading.others[0].told.parts] == ["articles/a/#s2"]


def test_what_sums_the_day_up_leads_where_no_story_has_more_reports() -> None:
    digest = newest(four(), TakenSentence("b", 0))
    leading = front_view(place(digest, "en/"), Part(("a", "b", "c", "old"), 1, 1)).leading
    assert leading and leading.lead.card.href == "articles/b/"
    assert leading.others[0].told is None


def test_a_day_that_goes_on_is_counted_as_a_whole() -> None:
    digest = four()
    view = front_view(place(digest, "en/"), Part(("a", "b"), 1, 2))
    assert view.leading
    assert (view.leading.articles, view.leading.more) == (3, 1)
    assert view.leading.actors[0].articles == 3
    rest = front_view(place(digest, "en/page/2/"), Part(("c", "old"), 2, 2))
    assert rest.leading is None
    assert [len(day.cards) for day in rest.days] == [1, 1]


def test_the_first_page_draws_on_the_whole_newest_day(tmp_path: Path) -> None:
    english = edition(four(), tmp_path, "en")
    first, second = Part(("a",), 1, 2), Part(("b",), 2, 2)
    assert set(front_beside(english, first)) == {"a", "b", "c"}
    assert front_beside(english, second) == ()
    assert front_matter(english, first) != front_matter(english, second)


def test_a_site_without_dates_leads_with_nothing() -> None:
    view = front_view(place(digest_of([]), "en/"), Part((), 1, 1))
    assert (view.leading, view.days) == (None, ())
