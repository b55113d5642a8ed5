"""`sitegen check` and the files for programs: a byte that is changed in one of them is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.model import Actor, Digest, Story, TakenSentence
from sitegen.render.check import check_site
from sitegen.render.machine_facts import read_words
from tests.unit.event_articles import eventful, on, telling
from tests.unit.test_render_site import render

URL = "https://example.org/d/"
PUTIN = Actor("putin", "person", "فلاديمير بوتين", "Vladimir Putin")
SAID = "التقى فلاديمير بوتين زعماء المنطقة أمس."
ENGLISH = "Vladimir Putin met the leaders of the region yesterday."


def digest() -> Digest:
    """Two reports of a story, with an event, a summary of their day and an actor."""
    when = on("أمس", date(2022, 1, 5), "relative")
    reports = [
        telling(slug, [SAID], [when], actors=[PUTIN], english=[ENGLISH]) for slug in ("a", "b")
    ]
    made = eventful(*reports, actors=[PUTIN])
    made = replace(made, stories={"a": Story("a", ("a", "b"), "a")})
    return replace(made, days=(replace(made.days[0], summary=(TakenSentence("a", 0),)),))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checked")
    render(folder, digest(), site_url=URL, cards=0)
    return folder / "site"


@pytest.fixture
def altered(built: Path) -> Iterator[dict[Path, bytes]]:
    """Files to put back, as they were."""
    before: dict[Path, bytes] = {}
    yield before
    for path, content in before.items():
        path.write_bytes(content)


def test_the_site_is_good_as_it_was_built(built: Path) -> None:
    assert check_site(built) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("en/feed.xml", 'href="{0}en/articles/a/"', 'href="{0}en/articles/q/"', "leads nowhere"),
        ("en/feed.xml", 'a/#s1"&', 'a/#s9"&', "there is no #s9 on that page"),
        ("en/feed.xml", 'rel="self" href="https', 'rel="self" href="httpx', "no address of this"),
        ("en/stories/a/feed.xml", 'a/#s1"&', 'a/#s9"&', "there is no #s9 on that page"),
        ("sitemap.xml", "<loc>{0}en/about/", "<loc>{0}en/abut/", "leads nowhere"),
        ("sitemap.xml", "<loc>{0}en/about/", "<loc>{0}en/search/", "other alternates here"),
        ("sitemap.xml", 'hreflang="ar"', 'hreflang="fa"', "other alternates here"),
        ("robots.txt", "d/sitemap.xml", "d/sitemop.xml", "leads nowhere"),
        ("robots.txt", "https://example", "https://exomple", "no address of this site"),
        ("en/search/opensearch.xml", "en/search/?q", "en/serch/?q", "leads nowhere"),
        ("en/articles/a/index.html", '"item":"{0}en/', '"item":"{0}e/', "leads nowhere"),
        ("en/articles/a/index.html", '"url":"{0}en/', '"url":"{0}xn/', "leads nowhere"),
        ("en/articles/a/index.html", '/a/#arabic"', '/a/#arabik"', "describes nothing of this"),
        ("en/articles/a/index.html", '"@graph":[', '"@graph":', "not valid JSON"),
        ("en/index.html", "en/search/?q={{", "en/serch/?q={{", "leads nowhere"),
        ("en/digest/2022/01/07/mail.txt", "/articles/a/", "/articles/q/", "leads nowhere"),
        ("en/digest/2022/01/07/mail.txt", "{0}en/\n", "{0}e/\n", "leads nowhere"),
        ("data/stories.jsonl", "en/stories/a/", "en/stories/q/", "leads nowhere"),
        ("data/articles.csv", "ar/articles/a/", "ar/articles/q/", "leads nowhere"),
        ("en/timeline/events.ics", "articles/a/#s1\r\nEND", "articles/a/#s9\r\nEND", "no #s9"),
        ("en/timeline/events.ics", "URL:https", "URL:httqs", "is no address of this site"),
    ],
)
def test_what_is_changed_in_one_file_is_seen(
    built: Path, altered: dict[Path, bytes], file: str, old: str, new: str, message: str
) -> None:
    found = said_of(built / file, altered, old, new, built)
    assert any(message in one for one in found)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('hreflang="en" href="{0}en/about/', 'hreflang="en" href="{0}en/', "names other"),
        ('hreflang="ar" href="{0}ar/about/', 'hreflang="ar" href="{0}ar/', "not among its own"),
        ('hreflang="ar"', 'hreflang="fa"', "is not among its own alternates"),
        ('canonical" href="{0}ar/about/', 'canonical" href="{0}ar/', "canonical is another page"),
        ('canonical" href="https', 'canonical" href="httqs', "its canonical is another page"),
    ],
)
def test_a_page_that_names_another_for_itself_is_seen(
    built: Path, altered: dict[Path, bytes], old: str, new: str, message: str
) -> None:
    found = said_of(built / "ar/about/index.html", altered, old, new, built)
    assert any(message in one for one in found)


def said_of(path: Path, altered: dict[Path, bytes], old: str, new: str, site: Path) -> list[str]:
    """What is said of a file in which `old` is `new`, where it first stands."""
    altered[path] = path.read_bytes()
    before, after = (words.format(URL).encode() for words in (old, new))
    assert before in altered[path]
    path.write_bytes(altered[path].replace(before, after, 1))
    return [problem.message for problem in check_site(site) if problem.path == path]


def test_the_lines_of_a_calendar_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "events.ics"
    path.write_bytes(
        b"BEGIN:X\r\nDESCRIPTION:a https://exam\r\n ple.org/a\\nb\r\nURL:https://b/\r\n"
    )
    found = list(read_words(path))
    assert [(one.url, one.line, one.purpose) for one in found] == [  # type: ignore[union-attr]
        ("https://example.org/a", 2, "address"),
        ("https://b/", 4, "own"),
    ]
