"""The words of offices and titles, from the packaged list, folded and in all their forms.

Out come sets of folded words, for telling what belongs to an office, a title or neither. Nothing
here reads a text.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec

from sitegen.arabic.letters import fold_text

ARTICLE = "ال"
_FEMININE = "ه"


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Folded words: holders and deputies of both genders without article; titles as they are.

    `bodies` open the name of an organisation; `inside` may stand without an article inside an
    office; `links` join it to whom it is held for. `never_nominal` are pairs of words.
    """

    holders: frozenset[str]
    never_alone: frozenset[str]
    deputies: frozenset[str]
    titles: frozenset[str]
    inside: frozenset[str]
    links: frozenset[str]
    bodies: frozenset[str]
    never_nominal: frozenset[str]


@cache
def office_words() -> OfficeWords:
    """Load the packaged list."""
    source = resources.files("sitegen.data").joinpath("offices.toml")
    lists = msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), dict[str, list[str]])
    folded = {name: frozenset(map(fold_text, entries)) for name, entries in lists.items()}
    for name in ("holders", "never_alone"):
        folded[name] |= {word + _FEMININE for word in folded[name] if not word.endswith(_FEMININE)}
    return msgspec.convert(folded, OfficeWords)


def is_title_word(word: str) -> bool:
    """Tell whether a word before a name is a title and no part of the name."""
    return fold_text(word) in office_words().titles


def bare_holder(word: str) -> str:
    """Return who holds an office, from a folded word with or without the article; "" for none."""
    bare = word[len(ARTICLE) :] if word.startswith(ARTICLE) else word
    return bare if bare in office_words().holders else ""
