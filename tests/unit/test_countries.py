from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

from sitegen.analyse.naming.countries import country_actors
from sitegen.arabic.letters import fold_text
from sitegen.files import slugify

BY_CODE = {actor.country: actor for actor in country_actors()}


def test_the_countries_of_the_world_are_there() -> None:
    # The United Nations have 193 members.
    assert len(BY_CODE) >= 193
    assert {"US", "RU", "KZ", "KG", "SA", "EG", "GB", "CN", "SS", "VA"} <= BY_CODE.keys()


def test_palestine_kosovo_taiwan_and_western_sahara_are_there() -> None:
    assert {"PS", "XK", "TW", "EH"} <= BY_CODE.keys()


def test_what_is_no_country_is_not() -> None:
    assert not {"EU", "UN", "XA", "XB", "ZZ", "EZ", "QO", "001", "AQ"} & BY_CODE.keys()


def test_ids_are_slugs_of_english_names_and_unique() -> None:
    ids = Counter(actor.id for actor in country_actors())
    assert set(ids.values()) == {1}
    for actor in country_actors():
        assert actor.id == slugify(actor.name_en)
        assert (actor.type, actor.listed_by) == ("place", "cldr")


def test_ids_that_are_addresses_do_not_move() -> None:
    expected = {
        "KZ": "kazakhstan",
        "US": "united-states",
        "GB": "united-kingdom",
        "TR": "turkey",
        "CI": "ivory-coast",
        "CD": "dr-congo",
        "MM": "myanmar",
        "PS": "palestine",
        "BA": "bosnia-and-herzegovina",
        "HK": "hong-kong",
    }
    assert {code: BY_CODE[code].id for code in expected} == expected


def test_names_in_parentheses_become_variants_and_remarks_do_not() -> None:
    assert (BY_CODE["MM"].name_ar, BY_CODE["MM"].variants[0]) == ("ميانمار", "بورما")
    assert BY_CODE["MM"].variants_en == ("Burma",)
    assert "منطقة إدارية خاصة" not in BY_CODE["HK"].variants


def test_no_two_countries_share_a_full_name() -> None:
    names = Counter(
        name
        for actor in country_actors()
        for name in {fold_text(one) for one in (actor.name_ar, *actor.variants)}
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_the_usage_file_repeats_nothing_and_names_real_codes() -> None:
    source = resources.files("sitegen.data").joinpath("country_variants.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    excluded = table.pop("excluded")
    assert excluded == sorted(set(excluded))
    assert list(table) == sorted(table)
    assert table.keys() <= BY_CODE.keys()
    for code, usage in table.items():
        spellings = [fold_text(one) for one in usage.get("variants", [])]
        assert len(spellings) == len(set(spellings)), code
        assert fold_text(BY_CODE[code].name_ar) not in spellings, code
