from __future__ import annotations

from datetime import date
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.render import urls
from sitegen.render.trees import ARABIC, ENGLISH
from sitegen.render.urls import Spelling

FOLDERS = Spelling("", directory_urls=True)
FILES = Spelling("", directory_urls=False)
DAY = date(2022, 1, 6)


def test_addresses_are_the_promised_ones() -> None:
    assert urls.home("ar") == "ar/"
    assert urls.numbered(urls.home("ar"), 1) == "ar/"
    assert urls.numbered(urls.home("ar"), 2) == "ar/page/2/"
    assert urls.article("en", "a-b") == "en/articles/a-b/"
    assert urls.actors("en") == "en/actors/"
    assert urls.actor("en", "kz") == "en/actors/kz/"
    assert urls.actor_feed("en", "kz") == "en/actors/kz/feed.xml"
    assert urls.network("ar") == "ar/network/"
    assert urls.archive("en") == "en/digest/"
    assert urls.year("en", DAY) == "en/digest/2022/"
    assert urls.month("en", DAY) == "en/digest/2022/01/"
    assert urls.day_page("en", DAY) == "en/digest/2022/01/06/"
    assert urls.undated("en") == "en/digest/undated/"
    assert urls.about("en") == "en/about/"
    assert urls.feed("en") == "en/feed.xml"


def test_years_before_1000_keep_four_digits() -> None:
    assert urls.year("en", date(622, 7, 16)) == "en/digest/0622/"


@pytest.mark.parametrize(
    ("address", "file"),
    [("", "index.html"), ("en/actors/", "en/actors/index.html"), ("404.html", "404.html")],
)
def test_files_of_addresses(address: str, file: str) -> None:
    assert urls.file_of(address) == file


def test_twins_point_at_each_other() -> None:
    assert urls.twin("en/actors/kz/", ARABIC) == "ar/actors/kz/"
    assert urls.twin(urls.twin("ar/", ENGLISH), ARABIC) == "ar/"


@pytest.mark.parametrize(
    ("origin", "target", "folders", "files"),
    [
        ("en/", "en/", "./", "index.html"),
        ("", "en/", "en/", "en/index.html"),
        ("en/actors/", "", "../../", "../../index.html"),
        ("en/actors/kz/", "en/actors/", "../", "../index.html"),
        ("en/actors/", "en/actors/kz/", "kz/", "kz/index.html"),
        ("en/digest/2022/01/", "en/articles/x/", "../../../articles/x/", None),
        ("en/actors/", "en/feed.xml", "../feed.xml", "../feed.xml"),
        ("en/", "assets/style.css", "../assets/style.css", "../assets/style.css"),
        ("en/actors/", "en/actors/قازاق/", "%D9%82%D8%A7%D8%B2%D8%A7%D9%82/", None),
    ],
)
def test_relative_links(origin: str, target: str, folders: str, files: str | None) -> None:
    assert FOLDERS.relative(origin, target) == folders
    assert FILES.relative(origin, target) == (files or folders + "index.html")


def test_a_link_within_the_page_is_only_its_anchor() -> None:
    assert FILES.relative("en/about/", "en/about/", "s3") == "#s3"
    assert FILES.relative("en/", "en/about/", "s3") == "about/index.html#s3"


folders = st.lists(st.text("ab1", min_size=1, max_size=2), max_size=4).map(
    lambda parts: "".join(part + "/" for part in parts)
)


@given(origin=folders, target=folders)
def test_relative_links_lead_where_a_browser_would_go(origin: str, target: str) -> None:
    base = "https://example.org/sub/"
    assert urljoin(base + origin, FOLDERS.relative(origin, target)) == base + target
    assert urljoin(base + origin, FILES.relative(origin, target)) == base + target + "index.html"


def test_absolute_links_need_the_sites_url() -> None:
    spelling = Spelling("https://example.org/sub/", directory_urls=True)
    assert spelling.absolute("en/") == "https://example.org/sub/en/"
    assert spelling.rooted("en/") == "/sub/en/"
    assert FOLDERS.absolute("en/") == ""


def test_the_name_of_a_page_outlives_a_change_of_spelling() -> None:
    one, two = (Spelling("https://example.org/", directory_urls=flag) for flag in (True, False))
    assert one.identity("en/articles/x/") == two.identity("en/articles/x/")


def test_the_missing_page_links_from_the_hosts_root_or_not_at_all() -> None:
    known = Spelling("https://example.org/sub/", directory_urls=False)
    assert urls.link(known, urls.NOT_FOUND, "en/") == "/sub/en/index.html"
    assert urls.link(FOLDERS, urls.NOT_FOUND, "en/") == ""


def test_readers_count_sentences_from_one() -> None:
    assert urls.sentence_anchor(0) == "s1"
