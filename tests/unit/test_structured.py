"""The JSON-LD of an article's page, read as a search engine reads it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sitegen.model import Bilingual, ComposedArticle, Licence
from sitegen.render.structured.article import structured
from tests.unit.digest_factory import article, digest_of, place, with_english

URL = "https://example.org/d/"


def said(composed: ComposedArticle, lang: str = "en", **options: object) -> dict[str, Any]:
    slug = composed.article.slug
    where = place(digest_of([composed]), f"{lang}/articles/{slug}/", site_url=URL, **options)
    found: dict[str, Any] = json.loads(structured(where, composed))["@graph"][0]
    return found


def test_the_arabic_and_its_english_are_two_works() -> None:
    found = said(article("a", date(2022, 1, 6)))
    assert found["@type"] == "NewsArticle"
    assert (found["inLanguage"], found["headline"]) == ("ar", "توكاييف: عاد النظام")
    assert found["datePublished"] == "2022-01-06"
    assert found["isBasedOn"] == "https://example.org/original"
    assert found["publisher"]["name"] == "Al-Masry Al-Youm"
    english = found["workTranslation"]
    assert (english["inLanguage"], english["headline"]) == ("en", "Tokayev: order is back")
    assert english["url"] == f"{URL}en/articles/a/"
    assert english["translationOfWork"]["@id"] == found["@id"] == f"{URL}ar/articles/a/#arabic"
    assert english["@id"] == f"{URL}en/articles/a/#english"
    assert said(article("a", date(2022, 1, 6)), "ar")["@id"] == found["@id"]
    assert said(article("a", None), "ar")["publisher"]["name"] == "المصري اليوم"


@pytest.mark.parametrize(
    ("states", "title_en", "state", "source"),
    [
        (("reviewed",) * 3, "Title", "reviewed", ""),
        (("machine", "reviewed", "drafted"), "Title", "partly", "/compositeWithTrained"),
        (("machine", "drafted", "drafted"), "", "machine", "/compositeWithTrained"),
        (("machine",) * 3, "", "machine", "/trainedAlgorithmicMedia"),
        # What no machine touched, no machine made.
        (("untranslated",) * 3, "Title", "partly", ""),
        (("reviewed", "drafted", "drafted"), "", "partly", ""),
        (("drafted", "drafted", "untranslated"), "", "drafted", ""),
    ],
)
def test_whose_word_the_english_is_can_be_read(
    states: tuple[str, str, str], title_en: str, state: str, source: str
) -> None:
    english = said(article("a", None, states=states, title_en=title_en))["workTranslation"]
    assert english["creativeWorkStatus"] == state
    sources = english.get("digitalSourceType", [])
    assert any(source in one for one in sources) if source else sources == []
    is_machine = "machine" in states
    assert ("argos ar-en 1.0" in english["creditText"]) == is_machine
    machines = [one for one in english.get("translator", []) if one["@type"] != "Person"]
    assert [one["name"] for one in machines] == ["argos ar-en 1.0"] * is_machine
    assert is_machine or "achine" not in json.dumps(english)


def test_both_pages_speak_of_the_same_works_and_actors() -> None:
    made = article("a", date(2022, 1, 6))
    arabic, english = (said(made, lang, cards=1) for lang in ("ar", "en"))
    names = [[one["@id"] for one in found["mentions"]] for found in (arabic, english)]
    assert names[0] == names[1]
    assert names[0][0].startswith(f"{URL}ar/actors/") and names[0][0].endswith("/#actor")
    # Of its own work each says where it stands, and which image stands for it.
    assert arabic["url"] == f"{URL}ar/articles/a/"
    assert arabic["image"] == f"{URL}ar/articles/a/card.png"
    assert english["workTranslation"]["image"] == f"{URL}en/articles/a/card.png"
    for other in (arabic["workTranslation"], english):
        assert not {"url", "image"} & other.keys()
    assert "image" not in said(made, "ar", cards=0)


def test_an_article_without_english_claims_none() -> None:
    found = said(article("a", None, states=("untranslated",) * 3, title_en=""))
    assert "workTranslation" not in found
    assert "datePublished" not in found


@pytest.mark.parametrize(
    ("reviewer", "editors"), [("name", ["Rima Haddad"]), ("initials", ["R. H."]), ("hidden", [])]
)
def test_reviewers_are_named_as_far_as_the_site_allows(reviewer: str, editors: list[str]) -> None:
    made = article("a", None)
    for index in (0, 1, 2):
        made = with_english(made, index, translator="Rima Haddad", reviewed_on=date(2026, 3, 1))
    english = said(made, reviewer=reviewer)["workTranslation"]
    assert [person["name"] for person in english.get("editor", [])] == editors
    assert english["dateModified"] == "2026-03-01"


def test_who_is_named_beside_others_is_no_editor_of_the_whole() -> None:
    made = article("a", None)
    for index, name in enumerate(("Rima Haddad", "sami@desk.example", "Rima Haddad")):
        made = with_english(made, index, translator=name)
    english = said(made)["workTranslation"]
    assert "editor" not in english
    assert [person["name"] for person in english["contributor"]] == ["Rima Haddad"]
    assert english["creditText"] == "Reviewed translation by Rima Haddad and others"
    assert "sami" not in json.dumps(english)


def test_a_hostile_title_stays_within_its_script() -> None:
    title = '</script><script>alert("1")</script><!-- \u2028 & \u202e'
    hostile = article("a", None, title=title, title_en=title)
    where = place(digest_of([hostile]), "en/articles/a/")
    source = structured(where, hostile)
    assert not any(mark in source for mark in "<>&\u2028\u202e")
    assert json.loads(source)["@graph"][0]["headline"] == title.removesuffix("\u202e")


def test_credit_and_licence_are_said_of_the_arabic() -> None:
    credited = replace(
        article("a", None),
        credits=(Bilingual("عن الوكالة", "From the agency"),),
        licences=(Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),),
    )
    found = said(credited)
    assert found["creditText"] == "From the agency"
    assert found["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
