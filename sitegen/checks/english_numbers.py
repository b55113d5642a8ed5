"""What an English sentence says in numbers: digits, words, ordinals, fractions, decades, times.

In goes text; out come amounts in text order, weak words (one, first, half, both) marked as such.
Vague words (thousands of) are amounts of their own kind. Nothing is judged here.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files

from sitegen.arabic.digits import plain_digits
from sitegen.checks.amounts import (
    Amount,
    Value,
    clock_values,
    decade_values,
    month_value,
    read_digits,
    vague_value,
    with_shared_scales,
)

_WORD = re.compile(r"[^\W\d_]+")
# Roman numerals below forty are ordinals of kings, popes and wars; longer ones look like words.
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
# Between the words of a number nothing may stand but these.
_JOINING = re.compile(r"[\s\-\u2010\u2011]{1,3}")
_GLUED = re.compile(r"['\u2019]?([A-Za-z]{1,4})")
_HALF_OF_DAY = re.compile(r"\s{0,2}([AaPp])\s?\.?\s?[Mm]\b")
_O_CLOCK = re.compile(r"\s{1,2}o['\u2019 ]\s?clock")
_HUNDRED = 100
_TEN = 10
_CENTURY = 100
_DOZEN = 12


@dataclass(frozen=True, slots=True)
class _Words:
    """The word list; values by form."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    vague: Mapping[str, int]
    ordinals: Mapping[str, int]
    small_ordinals: Mapping[str, int]
    halves: Mapping[str, int]
    decades: Mapping[str, int]
    weak: Mapping[str, int]
    months: Mapping[str, int]
    some: frozenset[str]
    range_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, or a run of digits; `joined`: only a space or hyphen parts it from the last one."""

    start: int
    end: int
    form: str
    joined: bool
    digits: tuple[Amount, ...] = ()


@cache
def _words() -> _Words:
    source = files("sitegen.data").joinpath("english_number_words.toml").read_text("utf-8")
    data = tomllib.loads(source)

    def table(*names: str) -> dict[str, int]:
        return {
            form: int(key) for name in names for key, forms in data[name].items() for form in forms
        }

    return _Words(
        units=table("units", "small"),
        tens=table("tens"),
        scales=table("scales"),
        short_scales=table("short_scales"),
        vague=table("vague"),
        ordinals=table("ordinals"),
        small_ordinals=table("small_ordinals"),
        halves=table("halves"),
        decades=table("decades"),
        weak=table("weak"),
        months=table("months"),
        some=frozenset(data["some"]["words"]),
        range_words=frozenset(data["range"]["words"]),
    )
