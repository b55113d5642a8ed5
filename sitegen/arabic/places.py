"""Countries and cities by their Arabic names, as English news calls them: القاهرة is Cairo.

In: CLDR's names of countries and of the cities that time zones are called after, through Babel, and
the newsroom's names of countries. Out: one table. Where a city has its country's name, the country
stands: تونس is Tunisia.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec
from babel import Locale

from sitegen.arabic.word_lists import read_list

# A remark, or a second name, as in ميانمار (بورما).
_REMARK = re.compile(r"\s*\(.*\)")
_COUNTRY = re.compile("[A-Z]{2}")
# The other areas name zones after small places whose names mean something else: نوم, جوني.
_AREAS = frozenset({"Africa", "Asia", "Australia", "Europe"})
# Their Arabic names are rather other words: Samra, Harari, daily, the Urals, New Jersey.
_NOT_TAKEN = frozenset({
    "Europe/Samara", "Africa/Harare", "Asia/Dili", "Asia/Oral", "Europe/Jersey", "Africa/Ceuta",
})  # fmt: skip


class _Usage(msgspec.Struct, frozen=True):
    """What the newsroom's file says of a country's name, as far as it is needed here."""

    ar: str = ""
    en: str = ""
    variants: tuple[str, ...] = ()


@cache
def english_places() -> Mapping[str, str]:
    """Return the English name, in ASCII, of each Arabic one, with the tashkeel that CLDR has."""
    places: dict[str, str] = {}
    for arabic, english in (*_countries(), *_cities()):
        places.setdefault(_REMARK.sub("", arabic), _ascii(_REMARK.sub("", english)))
    return places


def _countries() -> Iterator[tuple[str, str]]:
    table = read_list("country_variants")
    excluded = frozenset(msgspec.convert(table.pop("excluded"), list[str]))
    usages = msgspec.convert(table, dict[str, _Usage])
    arabic = msgspec.convert(dict(Locale("ar").territories), dict[str, str])
    english = msgspec.convert(dict(Locale("en").territories), dict[str, str])
    for code in sorted(arabic.keys() & english.keys() - excluded):
        if _COUNTRY.fullmatch(code):
            usage = usages.get(code, _Usage())
            for name in filter(None, (usage.ar, arabic[code], *usage.variants)):
                yield name, usage.en or english[code]


def _cities() -> Iterator[tuple[str, str]]:
    """Yield the cities; English leaves those out that the zone's own name spells."""
    english = Locale("en").time_zones
    for zone, names in sorted(Locale("ar").time_zones.items()):
        area, _, spelt = zone.rpartition("/")
        city = names.get("city")
        if city and area in _AREAS and zone not in _NOT_TAKEN:
            yield city, english.get(zone, {}).get("city") or spelt.replace("_", " ")


def _ascii(name: str) -> str:
    """Take the accents off: Türkiye becomes Turkiye, ’ becomes '."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return plain.encode("ascii", "ignore").decode("ascii")
