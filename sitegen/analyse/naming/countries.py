"""The countries every site knows without being told: CLDR's names, and how newsrooms write them.

In go Babel's CLDR data and `country_variants.toml`; out come actors of type place. Continents,
groups of states, test locales and uninhabited islands are left out.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec
from babel import Locale

from sitegen.arabic.letters import MARKS, fold_text
from sitegen.arabic.word_lists import read_list
from sitegen.files import slugify
from sitegen.model import Actor

_CODE = re.compile(r"[A-Z]{2}")
# CLDR puts a second name in parentheses, ميانمار (بورما), or a remark where the usage file has
# its own name.
_PARENTHESISED = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<other>[^()]+)\)$")
_WITHOUT_MARKS = str.maketrans("", "", MARKS)


class _Usage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the newsroom's file says of one country; empty means as CLDR has it."""

    ar: str = ""
    en: str = ""
    variants: tuple[str, ...] = ()
    variants_en: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


@cache
def country_actors() -> tuple[Actor, ...]:
    """Return the countries by id, each with its ISO 3166 alpha-2 code.

    The id is the slug of the English name ("united-states"). `variants` keep CLDR's own name where
    the newsroom's differs, with its tashkeel.
    """
    table = read_list("country_variants")
    excluded = frozenset(msgspec.convert(table.pop("excluded"), list[str]))
    usages = msgspec.convert(table, dict[str, _Usage])
    arabic, english = _territories("ar"), _territories("en")
    actors = (
        _actor(code, arabic[code], english[code], usages.get(code, _Usage()))
        for code in arabic
        if _CODE.fullmatch(code) and code not in excluded and code in english
    )
    return tuple(sorted(actors, key=lambda actor: actor.id))


def _territories(language: str) -> dict[str, str]:
    return msgspec.convert(dict(Locale(language).territories), dict[str, str])


def _actor(code: str, cldr_ar: str, cldr_en: str, usage: _Usage) -> Actor:
    name_ar, other_ar = _parted(cldr_ar)
    name_en, other_en = _parted(cldr_en)
    english = usage.en or name_en
    arabic = usage.ar or name_ar.translate(_WITHOUT_MARKS)
    return Actor(
        id=slugify(english),
        type="place",
        name_ar=arabic,
        name_en=english,
        variants=_further(arabic, (name_ar, "" if usage.ar else other_ar, *usage.variants)),
        variants_en=_further(english, (name_en, "" if usage.en else other_en, *usage.variants_en)),
        short=usage.short,
        country=code,
        listed_by="cldr",
    )


def _parted(name: str) -> tuple[str, str]:
    parts = _PARENTHESISED.match(name)
    return (parts["name"], parts["other"]) if parts else (name, "")


def _further(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that are not the main one; a spelling with tashkeel may tell something."""
    spellings = {name: None} | dict.fromkeys(filter(None, others))
    folded = fold_text(name)
    return tuple(
        spelling
        for spelling in spellings
        if spelling != name and (fold_text(spelling) != folded or _is_marked(spelling))
    )


def _is_marked(spelling: str) -> bool:
    return any(mark in spelling for mark in MARKS)
