"""The pages and the feed of corrections, and what other pages say of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sitegen.model import ArabicChange, Correction, Corrections, Departure, Digest, Tombstone
from sitegen.render.articles import article_view
from sitegen.render.corrections_views import CorrectionsView
from sitegen.render.feeds.corrections import corrections_atom
from sitegen.render.feeds.elements import FEED_ARTICLES
from sitegen.render.listing import PER_PAGE
from sitegen.render.pages import plan_pages
from sitegen.render.trees import PACKAGED
from tests.unit.digest_factory import edition, place, sample
from tests.unit.test_inputs import changed_pages

URL = "https://example.org/d/"
RELEASED = date(2026, 11, 22)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FIRST = Correction(
    "c-1", "alpha", 0, "The Island said <no>.", "Al Jazeera said <no>.", "machine", "reviewed",
    RELEASED,
)  # fmt: skip


def with_corrections(*changes: object, digest: Digest | None = None) -> Digest:
    return replace(
        digest or sample(),
        corrections=Corrections(RELEASED, changes),  # type: ignore[arg-type]
    )


def views(digest: Digest, lang: str = "en", **changes: object) -> list[CorrectionsView]:
    made = {one: edition(digest, Path("nowhere"), one, **changes) for one in PACKAGED}
    plans = [plan for plan in plan_pages(made) if plan.template == "corrections.html"]
    found = [plan.build()[1] for plan in plans if plan.place.lang == lang]
    assert len(plans) == 2 * len(found)
    return found  # type: ignore[return-value]


def feed(digest: Digest, lang: str = "en") -> ET.Element:
    return ET.fromstring(corrections_atom(edition(digest, Path("nowhere"), lang, site_url=URL)))


def texts(entries: list[ET.Element], name: str) -> list[str]:
    return [entry.findtext(f"a:{name}", "", ATOM) for entry in entries]


def test_without_releases_there_is_no_page_and_no_link() -> None:
    assert views(sample()) == []
    plans = plan_pages({lang: edition(sample(), Path("nowhere"), lang) for lang in PACKAGED})
    assert not any(plan.build()[0].corrections for plan in plans)


def test_every_page_of_a_language_links_to_the_list() -> None:
    digest = with_corrections()
    plans = plan_pages({lang: edition(digest, Path("nowhere"), lang) for lang in PACKAGED})
    linked = {plan.file for plan in plans if plan.build()[0].corrections}
    assert {plan.file for plan in plans} - linked == {"index.html", "404.html"}
    [view] = views(digest)
    assert view.groups == ()


def test_both_wordings_stand_beside_each_other_with_whose_they_are() -> None:
    [view] = views(with_corrections(FIRST))
    [group] = view.groups
    [article] = group.articles
    [line] = article.lines
    assert group.day is not None
    assert group.day.iso == "2026-11-22"
    assert (line.before[0].text, line.before[0].changed) == ("The Island", True)
    assert (line.after[0].text, line.after[0].changed) == ("Al Jazeera", True)
    assert (line.was.state, line.now.state, line.number) == ("machine", "reviewed", 1)
    assert line.href == "../articles/alpha/#s1"


def test_what_went_is_counted_and_only_a_tombstone_is_linked() -> None:
    digest = replace(sample(), tombstones=(Tombstone("gone"),))
    changes = (ArabicChange("alpha", 2, None), Departure(None), Departure(None, "gone"))
    [view] = views(with_corrections(*changes, digest=digest))
    [group] = view.groups
    assert group.day is None
    assert group.articles[0].arabic == 2
    assert (group.gone, group.stones) == (1, ("../articles/gone/",))


def many(number: int) -> tuple[Correction, ...]:
    return tuple(replace(FIRST, id=f"c-{place}") for place in range(number))


def test_a_long_list_runs_over_several_pages_and_links_follow() -> None:
    digest = with_corrections(*many(PER_PAGE + 1))
    first, second = views(digest)
    assert first.pager.count == 2
    assert len(second.groups[0].articles[0].lines) == 1
    at = place(digest, "en/articles/alpha/")
    view = article_view(at, digest.articles["alpha"])
    assert view.corrections[0].href == "../../corrections/#c-0"
    assert view.corrections[-1].href == f"../../corrections/page/2/#c-{PER_PAGE}"
    assert article_view(at, digest.articles["beta"]).corrections == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), (FIRST,)),
        ((FIRST,), (replace(FIRST, day=None),)),
        ((FIRST,), (replace(FIRST, after="Al-Jazeera said."),)),
        ((FIRST,), (FIRST, Departure(None))),
        (many(PER_PAGE), (replace(FIRST, id="c-new", slug="gamma"), *many(PER_PAGE))),
    ],
)
def test_pages_that_a_correction_reaches_have_another_key(
    before: tuple[Correction, ...], after: tuple[object, ...]
) -> None:
    old, new = with_corrections(*before), with_corrections(*after)
    reached, keys = changed_pages(old, new)
    assert "en/corrections/index.html" in reached
    assert reached <= keys
    assert "en/articles/zeta/index.html" not in keys


def test_the_first_release_reaches_every_page_for_its_link() -> None:
    reached, keys = changed_pages(sample(), with_corrections())
    assert "en/index.html" in reached
    assert reached <= keys


def test_the_feed_has_what_has_a_day_newest_first() -> None:
    undated = replace(FIRST, id="c-2", day=None)
    seen = replace(FIRST, id="c-3", day=None, reviewed_on=date(2026, 11, 25))
    root = feed(with_corrections(undated, seen, FIRST))
    entries = root.findall("a:entry", ATOM)
    address = f"{URL}en/corrections/"
    assert texts(entries, "id") == [f"{address}#c-3", f"{address}#c-1"]
    assert texts(entries, "updated") == ["2026-11-25T00:00:00Z", "2026-11-22T00:00:00Z"]
    assert root.findtext("a:updated", "", ATOM) == "2026-11-25T00:00:00Z"
    assert texts(entries, "title") == ["Correction: Tokayev: order is back"] * 2


def test_the_feed_shows_both_wordings_and_takes_no_markup_from_them() -> None:
    [entry] = feed(with_corrections(FIRST)).findall("a:entry", ATOM)
    [content] = texts([entry], "content")
    assert "<del>The Island</del> said &lt;no&gt;." in content
    assert "<ins>Al Jazeera</ins>" in content
    assert "Before (Machine translation)" in content
    assert "After (Reviewed)" in content
    assert "The Arabic was changed too." not in content


def test_the_feed_speaks_arabic_too_and_may_be_empty() -> None:
    [entry] = feed(with_corrections(FIRST), "ar").findall("a:entry", ATOM)
    assert "قبل التصويب (ترجمة آلية)" in texts([entry], "content")[0]
    empty = feed(with_corrections())
    assert empty.findtext("a:updated", "", ATOM) == "2026-11-22T00:00:00Z"


def test_english_that_went_is_said_to_be_missing() -> None:
    gone = replace(FIRST, after="", now="untranslated")
    [view] = views(with_corrections(gone))
    [line] = view.groups[0].articles[0].lines
    assert line.after == ()
    assert line.now.state == "untranslated"
    [entry] = feed(with_corrections(gone)).findall("a:entry", ATOM)
    assert "After (Not translated)" in texts([entry], "content")[0]


def test_the_list_links_to_its_feed_where_there_is_one() -> None:
    assert views(with_corrections())[0].feed == ""
    assert views(with_corrections(), site_url=URL)[0].feed == "../corrections.xml"


def test_arabic_that_was_changed_along_with_it_is_said() -> None:
    both = replace(FIRST, with_arabic=True)
    assert views(with_corrections(FIRST))[0].groups[0].articles[0].lines[0].with_arabic is False
    assert views(with_corrections(both))[0].groups[0].articles[0].lines[0].with_arabic is True
    for lang, words in (("en", "The Arabic was changed too."), ("ar", "وغُيّر النص العربي أيضًا.")):
        [entry] = feed(with_corrections(both), lang).findall("a:entry", ATOM)
        assert words in texts([entry], "content")[0]


def test_a_title_in_the_feed_says_its_language() -> None:
    arabic_only = replace(FIRST, slug="epsilon")
    entries = feed(with_corrections(arabic_only, FIRST)).findall("a:entry", ATOM)
    titles = [title for entry in entries for title in entry.findall("a:title", ATOM)]
    languages = {title.get(LANG): title.text for title in titles}
    assert languages["en"] == "Correction: Tokayev: order is back"
    assert languages["ar"] == "Correction: توكاييف: عاد النظام"


def test_the_feed_holds_no_more_than_the_newest() -> None:
    assert len(feed(with_corrections(*many(FEED_ARTICLES + 1))).findall("a:entry", ATOM)) == 50
