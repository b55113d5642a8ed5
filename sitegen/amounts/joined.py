"""Joins numbers beside each other that are one: three decades, twenty twenty, العقود الثلاثة.

In go amounts of a text in its order; out come the same, those that may be one joined. What was
joined stays as parts, so that either reading can be met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from sitegen.amounts.amount import Amount, Value, vague_value

# Words that count years, by how many.
_LONG_TIMES = (10, 100, 1000)
_GAP = re.compile(r"[ \u00a0]|-")
# Behind these plurals the number stands last; behind a singular it is an ordinal (القرن العشرين).
_PLURAL = re.compile(r"ال(?:عقود|قرون|ألفيات)\Z")
_HUNDRED = 100
# Years in two words: nineteen eighty-four, twenty twenty. Arabic says so only of this century.
_FIRST_HALF = range(11, 21)
_SECOND_HALF = range(10, 100)
_THIS_CENTURY = 20


def joined(text: str, amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Join neighbours that may be one number."""
    found: list[Amount] = []
    for amount in amounts:
        whole = _whole(text, found[-1], amount) if found else None
        if whole is None:
            found.append(amount)
        else:
            found[-1] = whole
    return tuple(found)


def _whole(text: str, first: Amount, second: Amount) -> Amount | None:
    if first.parts or second.parts or not _GAP.fullmatch(text, first.end, second.start):
        return None
    values: frozenset[Value] = frozenset()
    if first.must and _years(second):
        values = _times(first, _years(second))
    elif second.must and _years(first) and _PLURAL.search(text, first.start, first.end):
        values = _times(second, _years(first))
    elif first.must and second.must:
        values = _year_in_words(text, first, second)
    is_long = bool(_years(first) or _years(second))
    whole = replace(first, end=second.end, values=values, parts=(first, second), together=is_long)
    return replace(whole, must=True) if values else None


def _years(amount: Amount) -> int:
    """Return how many years a word counts that says a long time; else 0."""
    if amount.must:
        return 0
    alike = (
        years for years in _LONG_TIMES if {Fraction(years), vague_value(years)} <= amount.values
    )
    return next(alike, 0)


def _times(amount: Amount, years: int) -> frozenset[Value]:
    """Multiply numbers; a span of time that is known already stays."""
    return frozenset(
        value * years if isinstance(value, Fraction) else value for value in amount.values
    )


def _year_in_words(text: str, first: Amount, second: Amount) -> frozenset[Value]:
    numbers = (*first.values, *second.values)
    if len(numbers) > 2 or not (text[first.start].isalpha() and text[second.start].isalpha()):
        return frozenset()
    century, year = numbers
    if century not in _FIRST_HALF or year not in _SECOND_HALF:
        return frozenset()
    if not isinstance(century, Fraction) or not isinstance(year, Fraction):
        return frozenset()
    is_said = century == _THIS_CENTURY or text[first.start].isascii()
    return frozenset({century * _HUNDRED + year}) if is_said else frozenset()
