"""The packaged lists of names that may mean something else, folded.

Out come sets of folded words and phrases; each list is explained in `ambiguous_names.toml`. Nothing
here reads a text.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from sitegen.arabic.letters import fold_text


class AmbiguousNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists by their names in the file."""

    other: frozenset[str]
    after: frozenset[str]
    place: frozenset[str]
    organisation: frozenset[str]
    place_words: frozenset[str]
    named: frozenset[str]
    noun: frozenset[str]
    without_article: frozenset[str]


@cache
def ambiguous_names() -> AmbiguousNames:
    """Load the packaged lists."""
    source = resources.files("sitegen.data").joinpath("ambiguous_names.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    lists = msgspec.convert(table, dict[str, list[str]])
    folded = {name: [fold_text(entry) for entry in entries] for name, entries in lists.items()}
    return msgspec.convert(folded, AmbiguousNames)
