"""The packaged lists of English words that may come twice, and of those that cannot come last.

In: nothing. Out: the lists, in small letters. Judges no sentence.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    source = files("sitegen.data").joinpath("english_endings.toml").read_text(encoding="utf-8")
    table: dict[str, list[str]] = tomllib.loads(source)
    return EnglishEndings(**{name: frozenset(words) for name, words in table.items()})
