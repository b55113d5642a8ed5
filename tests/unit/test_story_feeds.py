"""Feeds of stories and outlets, and the names of entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from sitegen.model import Digest, EditorSummary, TakenSentence, Tombstone
from sitegen.render.feeds.lists import atom
from sitegen.render.outlets.plans import plan_outlet_feeds
from sitegen.render.stories.plans import plan_story_feeds
from tests.unit.digest_factory import (
    OUTLET,
    article,
    digest_of,
    edition,
    reviewed,
    with_english,
    with_story,
)

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://example.org/d/"
TAKEN = (TakenSentence("one", 0), TakenSentence("two", 2))


def told(*more: str, **changes: object) -> Digest:
    """A story of three reports, one without a date."""
    states = ("machine", "reviewed", "reviewed")
    made = [
        article("one", date(2022, 1, 5), states=states),
        article("two", date(2022, 1, 6)),
        article("three", None),
        *(article(slug, date(2022, 1, 4)) for slug in more),
    ]
    digest = replace(digest_of(made), outlets={OUTLET.id: OUTLET})
    slugs = ("one", "two", *more, "three")
    return with_story(digest, *slugs, **{"summary": TAKEN, "id": "unrest", **changes})


def feed(digest: Digest, lang: str = "en", **changes: object) -> ET.Element:
    made = edition(digest, Path("nowhere"), lang, **{"site_url": URL, **changes})
    (plan,) = plan_story_feeds(made)
    assert plan.file == f"{lang}/stories/unrest/feed.xml"
    data = plan.write()
    assert isinstance(data, bytes)
    return ET.fromstring(data)


def ids(root: ET.Element) -> list[str]:
    return [str(entry.findtext(f"{ATOM}id")) for entry in root.iter(f"{ATOM}entry")]


def test_a_story_has_its_summary_and_its_dated_reports_newest_first() -> None:
    root = feed(told())
    summary, *reports = ids(root)
    assert summary.startswith(f"{URL}en/stories/unrest/#summary-")
    assert reports == [f"{URL}en/articles/two/", f"{URL}en/articles/one/"]
    assert root.findtext(f"{ATOM}updated") == "2022-01-06T00:00:00Z"
    assert root.findtext(f"{ATOM}id") == f"{URL}en/stories/unrest/"
    content = str(root.findtext(f"{ATOM}entry/{ATOM}content"))
    assert f'<a href="{URL}en/articles/one/#s1">Kassym-Jomart' in content
    assert content.count("(Machine translation)") == 1
    assert '<li lang="en" dir="ltr">' in content


def test_a_new_report_or_another_summary_is_a_new_entry() -> None:
    before = ids(feed(told()))
    assert set(ids(feed(told("four")))) - set(before) == {f"{URL}en/articles/four/"}
    other = ids(feed(told(summary=TAKEN[:1])))
    assert other[1:] == before[1:] and other[0] != before[0]
    written = ids(feed(told(summary=(), editor_summary=EditorSummary(en="Mine."))))
    again = ids(feed(told(summary=(), editor_summary=EditorSummary(en="Mine, again."))))
    assert len({before[0], written[0], again[0]}) == 3


def test_a_review_makes_an_entry_newer_and_keeps_its_name() -> None:
    digest = told()
    changed = with_english(
        digest.articles["one"], 0, state="reviewed", reviewed_on=date(2026, 3, 1)
    )
    later = replace(digest, articles={**digest.articles, "one": changed})
    assert ids(feed(later)) == ids(feed(digest))
    assert feed(later).findtext(f"{ATOM}updated") == "2026-03-01T00:00:00Z"


def test_names_outlive_a_move_and_another_spelling() -> None:
    first = ids(feed(told()))
    moved = "https://new.example/"
    assert ids(feed(told(), site_url=moved, feed_id=URL)) == first
    assert ids(feed(told(), directory_urls=False)) == first
    assert ids(feed(told(), site_url=moved)) != first
    root = feed(told(), site_url=moved, feed_id=URL)
    assert all(str(link.get("href")).startswith(moved) for link in root.iter(f"{ATOM}link"))


def test_no_two_entries_or_feeds_share_a_name() -> None:
    found = [name for lang in ("ar", "en") for name in ids(feed(told(), lang))]
    found += [str(feed(told(), lang).findtext(f"{ATOM}id")) for lang in ("ar", "en")]
    assert len(found) == len(set(found))


def test_a_story_without_dates_or_a_site_without_an_address_has_no_feed() -> None:
    made = edition(told(), Path("nowhere"), "en", site_url="")
    assert list(plan_story_feeds(made)) == []
    undated = with_story(digest_of([article("x", None), article("y", None)]), "x", "y")
    assert list(plan_story_feeds(edition(undated, Path("nowhere"), "en", site_url=URL))) == []


def test_an_outlet_has_a_feed_of_its_dated_articles() -> None:
    (plan,) = plan_outlet_feeds(edition(told(), Path("nowhere"), "en", site_url=URL))
    assert plan.file == "en/outlets/almasry/feed.xml"
    data = plan.write()
    assert isinstance(data, bytes)
    root = ET.fromstring(data)
    assert root.findtext(f"{ATOM}title") == "The Digest: Al-Masry Al-Youm"
    assert ids(root) == [f"{URL}en/articles/two/", f"{URL}en/articles/one/"]


def test_a_feed_never_grows_older() -> None:
    def updated(digest: Digest) -> str:
        root = ET.fromstring(atom(edition(digest, Path("nowhere"), "en", site_url=URL)))
        return str(root.findtext(f"{ATOM}updated"))

    old = reviewed("old", date(2021, 1, 1))
    newer = [article(f"n{number}", date(2022, 1, 1)) for number in range(60)]
    assert updated(digest_of([old])) == updated(digest_of([old, *newer])) == "2026-03-01T00:00:00Z"
    gone = Tombstone("gone", withdrawn_on=date(2022, 2, 1))
    left = digest_of(newer)
    assert updated(replace(left, tombstones=(gone,))) == "2022-02-01T00:00:00Z"
