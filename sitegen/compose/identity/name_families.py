"""Well-known names that Arabic newsrooms spell in several ways, as `name_families.toml` has them.

In: the packaged file. Out: for each spelling the one that stands for its family.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sitegen.compose.identity.name_words import bare, name_words

FILE = "name_families.toml"


@dataclass(frozen=True, slots=True)
class Families:
    """What each spelling stands for: a whole name, by its letters alone; a word of any name."""

    names: Mapping[str, tuple[str, ...]]
    words: Mapping[str, str]

    def whole(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of a name as its family is best known; its own if it has none."""
        return self.names.get("".join(words)) or tuple(self.word(word) for word in words)

    def word(self, word: str) -> str:
        """Return a word as its family is best known; a word without family stays as it is."""
        return self.words.get(word) or self.words.get(bare(word), word)


@cache
def families() -> Families:
    """Return the packaged families, read once."""
    text = resources.files("sitegen.data").joinpath(FILE).read_text(encoding="utf-8")
    return read_families(text)


def read_families(text: str) -> Families:
    """Read families from TOML; the first of each is the one that stands for it."""
    tables: dict[str, list[list[str]]] = tomllib.loads(text)
    names: dict[str, tuple[str, ...]] = {}
    words: dict[str, str] = {}
    for family in tables["names"]:
        spelt = [name_words(spelling) for spelling in family]
        names.update(("".join(one), spelt[0]) for one in spelt)
    for family in (*tables["names"], *tables["words"]):
        spelt = [name_words(spelling) for spelling in family]
        if {len(one) for one in spelt} == {1}:
            words.update((one[0], spelt[0][0]) for one in spelt)
    return Families(names, words)
