"""The packaged lists of English words that may come twice, and of those that cannot come last.

In: nothing. Out: the lists, in small letters. Judges no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sitegen.arabic.word_lists import read_list


@dataclass(frozen=True, slots=True)
class EnglishEndings:
    """Words by what may stand beside them; the packaged file says what each list is for."""

    doubled: frozenset[str]
    paired: frozenset[str]
    unfinished: frozenset[str]
    open: frozenset[str]
    abbreviations: frozenset[str]


@cache
def english_endings() -> EnglishEndings:
    """Load the packaged lists."""
    table: dict[str, list[str]] = read_list("english_endings")
    return EnglishEndings(**{name: frozenset(words) for name, words in table.items()})
