"""What other pages than articles tell programs; sitemaps of large sites."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sitegen.model import Digest
from sitegen.render.environment import open_theme, packaged_theme
from sitegen.render.feeds import sitemap as maps
from sitegen.render.pages import plan_pages
from tests.unit.digest_factory import (
    TOKAYEV,
    article,
    digest_of,
    edition,
    options,
    reviewed,
    sample,
    with_english,
    with_story,
)

URL = "https://example.org/d/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def graph(digest: Digest, address: str, **changes: object) -> list[dict[str, Any]]:
    """The JSON-LD of a page as it is written, read again; nothing where there is none."""
    changes = {"site_url": URL, "theme": packaged_theme(), **changes}
    editions = {lang: edition(digest, Path("nowhere"), lang, **changes) for lang in ("ar", "en")}
    (plan,) = (plan for plan in plan_pages(editions) if plan.place.address == address)
    page, view = plan.build()
    theme = open_theme(options(Path("nowhere"), **changes))
    source = theme.render(plan.template, page, view).decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', source)
    return [node for one in found for node in json.loads(one)["@graph"]]


def test_the_front_page_says_where_the_site_is_searched() -> None:
    (site,) = graph(sample(), "en/")
    assert (site["@type"], site["name"]) == ("WebSite", "The Digest")
    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{URL}en/search/?q={{search_term_string}}"


def test_an_actors_page_says_who_it_is() -> None:
    known = replace(TOKAYEV, wikidata="Q130005")
    about, way = graph(digest_of([article("a", None)], {"tokayev": known}), "en/actors/tokayev/")
    assert (about["@type"], about["name"]) == ("Person", "Kassym-Jomart Tokayev")
    assert about["@id"] == f"{URL}ar/actors/tokayev/#actor"
    assert about["url"] == f"{URL}en/actors/tokayev/"
    assert about["sameAs"] == "https://www.wikidata.org/entity/Q130005"
    assert about["alternateName"] == ["قاسم جومارت توكاييف"]
    assert [step["item"] for step in way["itemListElement"]] == [
        f"{URL}{path}" for path in ("en/", "en/actors/", "en/actors/tokayev/")
    ]


@pytest.mark.parametrize(
    ("address", "slugs", "steps"),
    [("en/digest/2022/01/06/", ("alpha", "beta"), 5), ("en/stories/alpha/", ("alpha", "gamma"), 3)],
)
def test_days_and_stories_list_their_articles(
    address: str, slugs: tuple[str, ...], steps: int
) -> None:
    page, way = graph(with_story(sample(), "alpha", "gamma"), address)
    assert page["@type"] == "CollectionPage"
    listed = page["mainEntity"]["itemListElement"]
    assert [item["url"] for item in listed] == [f"{URL}en/articles/{slug}/" for slug in slugs]
    assert page["mainEntity"]["numberOfItems"] == len(slugs)
    assert len(way["itemListElement"]) == steps


def test_an_article_names_who_is_in_it_who_wrote_and_what_translated_it() -> None:
    made = article("a", date(2022, 1, 6), states=("machine",) * 3)
    made = replace(made, article=replace(made.article, author="سامي </script>"))
    found, way = graph(digest_of([made]), "en/articles/a/")
    assert found["author"] == {"@type": "Person", "name": "سامي </script>"}
    kinds = {one["name"]: one["@type"] for one in found["mentions"]}
    assert kinds["Kazakhstan"] == "Country"
    assert kinds["Kassym-Jomart Tokayev"] == "Person"
    assert all(one["@id"].startswith(f"{URL}ar/actors/") for one in found["mentions"])
    (machine,) = found["workTranslation"]["translator"]
    assert machine["@type"] == "SoftwareApplication"
    assert machine["applicationCategory"] == "Machine translation"
    assert len(way["itemListElement"]) == 2
    person = graph(digest_of([reviewed("b", None)]), "en/articles/b/")[0]["workTranslation"]
    assert person["translator"] == [{"@type": "Person", "name": "Rima Haddad"}]


def test_without_an_address_only_articles_tell_of_themselves() -> None:
    assert graph(sample(), "en/", site_url="") == []
    assert graph(sample(), "en/digest/2022/01/06/", site_url="") == []
    assert len(graph(sample(), "en/articles/alpha/", site_url="")) == 1


def plans(digest: Digest) -> tuple[Any, ...]:
    editions = {lang: edition(digest, Path("nowhere"), lang, site_url=URL) for lang in ("ar", "en")}
    return maps.listed_pages(plan_pages(editions))


def test_only_a_known_day_of_change_is_in_the_sitemap() -> None:
    half = with_english(article("half", date(2022, 1, 6)), 0, reviewed_on=date(2026, 3, 1))
    half = with_english(half, 1, state="machine")
    root = ET.fromstring(maps.sitemap(plans(digest_of([reviewed("all", date(2022, 1, 6)), half]))))
    changed = {
        str(url.findtext(f"{SITEMAP}loc")): url.findtext(f"{SITEMAP}lastmod") for url in root
    }
    known = {place: day for place, day in changed.items() if day}
    assert known == {f"{URL}{lang}/articles/all/": "2026-03-01" for lang in ("ar", "en")}


def test_a_large_site_has_several_sitemaps(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = plans(sample())
    assert list(maps.sitemap_files(pages)) == ["sitemap.xml"]
    monkeypatch.setattr(maps, "PAGES_PER_SITEMAP", 10)
    files = maps.sitemap_files(pages)
    assert list(files)[:2] == ["sitemap-1.xml", "sitemap-2.xml"]
    assert [plan for some in files.values() for plan in some] == list(pages)
    made = options(Path("nowhere"), site_url=URL)
    root = ET.fromstring(maps.sitemap_index(made, files))
    assert [one.findtext(f"{SITEMAP}loc") for one in root] == [f"{URL}{name}" for name in files]
