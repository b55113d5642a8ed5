"""Cities and regions that every site knows without being told, as it knows the countries.

In go CLDR's cities of time zones and `known_places.toml`; out come actors of type place without a
country's code. What bears a country's name is left out, unless it is told to whom it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import msgspec

from sitegen.analyse.naming.countries import country_actors
from sitegen.arabic.letters import fold_text
from sitegen.arabic.places import english_places
from sitegen.arabic.word_lists import read_list
from sitegen.files import slugify
from sitegen.model import Actor

Spellings = dict[str, tuple[str, ...]]


class _Besides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    left_out: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The packaged list, where each table is explained; by English name."""

    capitals: Spellings
    cities: Spellings
    regions: Spellings
    english: Spellings
    country_named: dict[str, str]
    besides: _Besides


@cache
def place_actors() -> tuple[Actor, ...]:
    """Return the known cities and regions by id, the slug of their English name."""
    file = _file()
    own = file.capitals | file.cities | file.regions
    taken = _names_of_countries() | {fold_text(name) for names in own.values() for name in names}
    spelt = {english: list(names) for english, names in own.items()}
    for arabic, english in _cities(file):
        if fold_text(arabic) not in taken:
            spelt.setdefault(english, []).append(arabic)
    actors = (
        replace(
            _actor(english, names, file.english.get(english, ())),
            listed_by="packaged" if english in own else "cldr",
        )
        for english, names in spelt.items()
    )
    return tuple(sorted(actors, key=lambda actor: actor.id))


@cache
def lands_of_namesakes() -> Mapping[str, str]:
    """Return, by id, the country of each place that bears another country's name: JO for Amman."""
    return {slugify(english): code for english, code in _file().country_named.items()}


def _cities(file: _File) -> Iterator[tuple[str, str]]:
    """Yield CLDR's cities that are no country's capital of the same name."""
    left_out = frozenset(file.besides.left_out)
    lands = {name for actor in country_actors() for name in (actor.name_en, *actor.variants_en)}
    for arabic, english in english_places().items():
        if arabic not in left_out and english not in lands:
            yield arabic, english


def _names_of_countries() -> frozenset[str]:
    return frozenset(
        fold_text(name) for actor in country_actors() for name in (actor.name_ar, *actor.variants)
    )


def _actor(english: str, names: list[str], further: tuple[str, ...]) -> Actor:
    """Make a place's actor; a spelling that folds like another one adds nothing."""
    spellings = {fold_text(name): name for name in reversed(names)}
    arabic = names[0]
    others = tuple(name for name in names if name != arabic and name in spellings.values())
    return Actor(
        id=slugify(english),
        type="place",
        name_ar=arabic,
        name_en=english,
        variants=others,
        variants_en=further,
    )


@cache
def _file() -> _File:
    return msgspec.convert(read_list("known_places"), _File)
