"""Every feed of both sites and both sitemaps are valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.feeds import feed_faults, map_faults

SITE = "https://example.org/digest/"
# What a good feed has, and what to put there so that it is good no longer.
BROKEN_FEEDS = {
    "a day for an instant": (r"<updated>[^<]*", "<updated>2024-03-07"),
    "an id that is no address": (r"<id>[^<]*", "<id>one"),
    "no author": (r"(?s)<author>.*?</author>", ""),
    "a type that does not exist": (r'type="(text|html)"', 'type="markdown"'),
    "not where it is": (r'rel="self"', 'rel="myself"'),
    "a feed without a title": (r"<title[^>]*>[^<]*</title>", ""),
    "a topic without a name": (r'<category [^>]*term="[^"]*"', "<category"),
    "the same entry twice": (r"(?s)(<entry>.*?</entry>)", r"\1\1"),
}
BROKEN_MAPS = {
    "no address of the web": ("<loc>http", "<loc>ftp"),
    "no language": ('hreflang="ar"', 'hreflang="arabic language"'),
    "no alternate": ('rel="alternate"', 'rel="x"'),
    "of another site": (f"<loc>{SITE}", "<loc>https://example.com/"),
    "an address without its twin": (rf"(?s)<url>\s*<loc>{SITE}en/about/.*?</url>", ""),
}


def feeds(site: Path) -> list[Path]:
    """Return every Atom feed, whatever it is called."""
    named = [path for path in sorted(site.rglob("*.xml")) if path.name != "sitemap.xml"]
    return [path for path in named if b"http://www.w3.org/2005/Atom" in path.read_bytes()[:500]]


def test_every_feed_is_valid(built: list[Path]) -> None:
    every = [path for site in built for path in feeds(site)]
    assert {path.parent.parent.name for path in every} >= {"actors", "site"}
    faults = {str(path): found for path in every if (found := list(feed_faults(path)))}
    assert faults == {}


def test_no_two_feeds_or_entries_that_differ_have_the_same_id(built: list[Path]) -> None:
    for site in built:
        ids = [
            found[1]
            for path in feeds(site)
            if (found := re.search(r"<id>([^<]*)</id>", path.read_text("utf-8")))
        ]
        assert len(ids) == len(set(ids)) > 2


def test_every_sitemap_is_valid(built: list[Path]) -> None:
    for site in built:
        assert list(map_faults(site / "sitemap.xml", SITE)) == []


@pytest.mark.parametrize("fault", BROKEN_FEEDS)
def test_a_fault_of_a_feed_is_found(built: list[Path], tmp_path: Path, fault: str) -> None:
    good = (built[0] / "en" / "feed.xml").read_text("utf-8")
    pattern, instead = BROKEN_FEEDS[fault]
    bad = re.sub(pattern, instead, good, count=0 if fault == "no author" else 1)
    assert bad != good
    path = tmp_path / "feed.xml"
    path.write_text(bad, "utf-8")
    assert list(feed_faults(path))


@pytest.mark.parametrize("fault", BROKEN_MAPS)
def test_a_fault_of_a_sitemap_is_found(built: list[Path], tmp_path: Path, fault: str) -> None:
    good = (built[0] / "sitemap.xml").read_text("utf-8")
    pattern, instead = BROKEN_MAPS[fault]
    bad = re.sub(pattern, instead, good, count=1)
    assert bad != good
    path = tmp_path / "sitemap.xml"
    path.write_text(bad, "utf-8")
    assert list(map_faults(path, SITE))
