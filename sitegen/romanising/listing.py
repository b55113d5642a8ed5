"""The packaged lists of Latin forms: names, places, phrases, particles, and patterns of words.

In: sitegen/data/romanise.toml, the parts of names learnt from data, the places of CLDR. Out: one
frozen value, keyed by folded spelling. Decides nothing about a name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sitegen.arabic.letters import fold_text
from sitegen.arabic.places import english_places
from sitegen.romanising.patterns import Pattern, read_patterns

PARTS_FILE = "romanise_parts.tsv"
_ARTICLE = "ال"
# The first letter; those behind a hyphen, the apostrophe of O'Brien or D'Alema, and Mc.
_CAPITAL = re.compile("^[a-z]|(?<=-)[a-z]|(?<=^[a-z]')[a-z]|(?<=^mc)[a-z](?=[a-z]{2})")


@dataclass(frozen=True, slots=True)
class Listed:
    """The packaged lists by folded spelling; `phrases` and `parts` by the written one too.

    `parts`: the usual Latin form of parts of names, in small letters, as data have it. `before`:
    words that stand before another and keep their form. `whole`: words whose first letters look
    like the article and are none. `places`: the phrases that name one. `titles`: words for a
    person's rank. `ordinals`: which of a name a ruler is, in Roman numerals.
    """

    names: Mapping[str, str]
    parts: Mapping[str, str]
    particles: Mapping[str, str]
    before: Mapping[str, str]
    whole: Mapping[str, str]
    phrases: Mapping[str, str]
    places: frozenset[str]
    titles: Mapping[str, str]
    ordinals: Mapping[str, str]
    patterns: tuple[Pattern, ...]


@cache
def listed() -> Listed:
    """Return the packaged lists, read once."""
    data = resources.files("sitegen.data")
    tables = tomllib.loads(data.joinpath("romanise.toml").read_text(encoding="utf-8"))
    lines = data.joinpath(PARTS_FILE).read_text(encoding="utf-8").splitlines()
    parts = dict(line.split("\t") for line in lines)
    patterns = read_patterns(tables.pop("patterns"))
    phrases, cldr = tables.pop("phrases"), english_places()
    own_places = tables.pop("places")
    own, places = own_places | phrases, own_places | cldr
    folded = {name: _by_folded(table) for name, table in tables.items()}
    return Listed(
        names=folded["names"],
        parts=parts,
        particles=folded["particles"],
        before=folded["before"],
        whole={
            **{part: capital(latin) for part, latin in parts.items() if part.startswith(_ARTICLE)},
            **folded["whole"],
        },
        phrases={**_by_folded(cldr), **_by_folded(own), **cldr, **own},
        places=frozenset({*places, *_by_folded(places)} - {*phrases, *_by_folded(phrases)}),
        titles=folded["titles"],
        ordinals=folded["ordinals"],
        patterns=patterns,
    )


def capital(latin: str) -> str:
    """Return a name part with capitals as English writes them: Jean-Pierre, O'Brien, McCain."""
    return _CAPITAL.sub(lambda match: match[0].upper(), latin)


def _by_folded(table: Mapping[str, str]) -> dict[str, str]:
    """Key a table by the folded spelling; of two spellings that fold alike the first stays."""
    return {fold_text(arabic): latin for arabic, latin in reversed([*table.items()])}
