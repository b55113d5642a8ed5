"""Lets the two halves of a pair complete each other: 5 رمضان الموافق 6 أبريل 2022.

In go the phrases of a text in order; out come the same, the year given to a day that stands beside
the same day in the other calendar, or is said to be in a month of it. Pairs whose days lie apart
are left as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitegen.analyse.dating.pieces import Line, Phrase
from sitegen.analyse.dating.tense import ends_clause
from sitegen.analyse.dating.years import hijri_year_in
from sitegen.arabic.calendar import same_day_year
from sitegen.model import Reading

# What may stand between the two: a bracket or stroke, "namely", "that is".
_BETWEEN = 2
# "Namely" may stand farther off, with words on the year between.
_NAMELY_REACH = 15


def with_years_of_pairs(line: Line, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Complete the day of one calendar by the same day in the other, where they are a pair."""
    done = list(phrases)
    for at in range(len(done) - 1):
        first, second = done[at], done[at + 1]
        if not _are_a_pair(line, first, second):
            continue
        done[at] = _completed(first, second.reading)
        done[at + 1] = _completed(second, first.reading)
    return done


def _are_a_pair(line: Line, first: Phrase, second: Phrase) -> bool:
    if first.reading.calendar == second.reading.calendar:
        return False
    between = range(first.end, second.start)
    if line.named(second.start - 1, "namely") is not None and len(between) <= _NAMELY_REACH:
        return not any(ends_clause(line.forms, at) for at in between)
    if not 0 < len(between) <= _BETWEEN:
        return False
    return all(line.form(at) in "/(-=\u060c" or line.named(at, "namely") for at in between)


def _completed(phrase: Phrase, other: Reading) -> Phrase:
    reading = phrase.reading
    is_day = reading.unit == "day" and reading.until is None and other.until is None
    if not is_day or reading.year is not None or reading.month is None or other.year is None:
        return phrase
    if other.unit in {"month", "year"} and reading.calendar == "hijri":
        year: int | None = hijri_year_in(other.year, reading.month)
    else:
        year = same_day_year(reading, other) if other.unit == "day" else None
    return phrase if year is None else replace(phrase, reading=replace(reading, year=year))
