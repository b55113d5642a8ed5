"""Vowels of an Arabic word by its pattern: منتصر, like every مفتعل, is read muntasir.

In: one word, and patterns in the grammarians' way, where ف ع ل stand for any three consonants. Out:
the word with the pattern's tashkeel. Tells nothing of a word that fits none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_RADICALS = "فعل"
# No و and no ي: a weak radical changes the vowels around it, but not behind a long a.
_STRONG = "بتثجحخدذرزسشصضطظعغفقكلمنهء"
_LONG = "ا"
# Of the adjective, the feminine and the plurals; a pattern of its own goes before.
_ENDINGS = "(ة|ي|ية|ات|ون|ين)?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern: what a word must look like, and what to put in its place."""

    shape: re.Pattern[str]
    vowelled: str


def read_patterns(table: Mapping[str, str]) -> tuple[Pattern, ...]:
    """Read patterns without tashkeel, each with its vowelled form, in the order of the table."""
    return tuple(
        Pattern(
            re.compile("".join(map(_shape, f" {plain}", plain)) + _ENDINGS),
            "".join(map(_place, vowelled)) + r"\4",
        )
        for plain, vowelled in table.items()
    )


def vowelled(word: str, patterns: tuple[Pattern, ...]) -> str:
    """Return the word with the tashkeel of the first pattern that it fits, or as it is."""
    for pattern in patterns:
        match = pattern.shape.fullmatch(word)
        if match:
            return match.expand(pattern.vowelled)
    return word


def _shape(before: str, letter: str) -> str:
    if letter not in _RADICALS:
        return letter
    return f"([{_STRONG}وي])" if before == _LONG and letter == "ع" else f"([{_STRONG}])"


def _place(letter: str) -> str:
    """Return the group of a radical; the tashkeel and the other letters stay."""
    return rf"\{_RADICALS.index(letter) + 1}" if letter in _RADICALS else letter
