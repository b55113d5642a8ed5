"""The packaged lists of names that may mean something else, folded.

Out come sets of folded words and phrases; each list is explained in `ambiguous_names.toml`. Nothing
here reads a text.
"""

from __future__ import annotations

from functools import cache

import msgspec

from sitegen.arabic.letters import fold_text
from sitegen.arabic.word_lists import read_list


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
    table = read_list("ambiguous_names")
    lists = msgspec.convert(table, dict[str, list[str]])
    folded = {name: [fold_text(entry) for entry in entries] for name, entries in lists.items()}
    return msgspec.convert(folded, AmbiguousNames)
