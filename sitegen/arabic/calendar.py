"""Turns readings of date phrases into days; pure arithmetic, no text.

In goes what a phrase says and the article's day (or None); out come the first and last day meant.
Refuses to guess: without the day it depends on, or out of the calendar's range, nothing resolves.
Weeks run Monday to Sunday. Years are Gregorian.
"""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from importlib.resources import files

from sitegen.arabic.letters import fold_text
from sitegen.model import DateExpression, DatePrecision, Reading, ResolvedDate

_MONTHS = 12
_MONTHS_IN: Mapping[DatePrecision, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS_IN: Mapping[DatePrecision, int] = {"day": 1, "week": 7}
_WEEK = 7
# In words: كانون الثاني.
LONGEST_MONTH_NAME = 2
# A leap day comes back after eight years at most (1896 to 1904).
_YEARS_AROUND = 8
# Any leap year: February has 29 days where the year is unsaid.
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class MonthNames:
    """Month numbers by folded name, one entry per word of it; `ambiguous` are everyday words.

    `hijri` are the months of the other calendar, which resolve to no days here.
    """

    numbers: Mapping[tuple[str, ...], int]
    ambiguous: frozenset[tuple[str, ...]]
    hijri: Mapping[tuple[str, ...], int]


@cache
def month_names() -> MonthNames:
    """Load the packaged month names."""
    data = tomllib.loads(files("sitegen.data").joinpath("months.toml").read_text("utf-8"))
    numbers, hijri = (
        {
            tuple(fold_text(name).split()): int(number)
            for number, names in data[table].items()
            for name in names
        }
        for table in ("names", "hijri")
    )
    ambiguous = frozenset(tuple(fold_text(name).split()) for name in data["ambiguous"])
    return MonthNames(numbers, ambiguous, hijri)


def month_at(forms: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read a month's name in folded forms; return its number and the position after it."""
    numbers = month_names().numbers
    for length in range(LONGEST_MONTH_NAME, 0, -1):
        name = tuple(forms[at : at + length])
        if name in numbers:
            return numbers[name], at + len(name)
    return None


def month_end(forms: Sequence[str], at: int) -> int | None:
    """Read a month's name of either calendar in folded forms; return the position after it."""
    names = month_names()
    for length in range(LONGEST_MONTH_NAME, 0, -1):
        name = tuple(forms[at : at + length])
        if name in names.numbers or name in names.hijri:
            return at + len(name)
    return None


def resolve(expression: DateExpression, anchor: date | None) -> ResolvedDate:
    """Resolve a phrase against the article's day; both ends None where that cannot be done.

    `last` alone is None for a stretch that is still open.
    """
    first, last = None, None
    try:
        span = _range(expression.reading, anchor)
    except (ValueError, OverflowError):
        span = None
    if span is not None:
        first, last = span
    return ResolvedDate(
        start=expression.start,
        end=expression.end,
        text=expression.text,
        first=first,
        last=None if expression.reading.open_end else last,
        precision=expression.precision,
        kind=expression.kind,
    )


def is_possible(reading: Reading) -> bool:
    """Tell whether any day can be meant: 31 February, month 13 or the year 0 cannot."""
    if reading.year is not None and not MINYEAR <= reading.year <= MAXYEAR:
        return False
    if reading.month is not None and not 1 <= reading.month <= _MONTHS:
        return False
    longest = monthrange(reading.year or _LEAP_YEAR, reading.month or 1)[1]
    if reading.day is not None and not 1 <= reading.day <= longest:
        return False
    if reading.until is None:
        return True
    if not is_possible(reading.until):
        return False
    begin = (reading.year, reading.month or 0, reading.day or 0)
    end = (reading.until.year, reading.until.month or 0, reading.until.day or 0)
    both = begin[0] is not None and end[0] is not None
    return not both or (begin[0] or 0, *begin[1:]) <= (end[0] or 0, *end[1:])


def _range(reading: Reading, anchor: date | None) -> tuple[date, date] | None:
    """Resolve a reading and the end of its range; the end follows the beginning."""
    begin = _single(reading, anchor)
    if begin is None or reading.until is None:
        return begin
    until, day = reading.until, anchor
    if until.year is None and until.shift is None:
        until, day = replace(until, direction=1, exclusive=False), begin[0]
    end = _single(until, day)
    return (begin[0], end[1]) if end is not None and begin[0] <= end[1] else None


def _single(reading: Reading, anchor: date | None) -> tuple[date, date] | None:
    if reading.year is not None:
        return _stated(reading, date(reading.year, reading.month or 1, reading.day or 1))
    if anchor is None:
        return None
    if reading.reach is not None:
        other = _moved(anchor, reading.unit, reading.reach)
        return min(anchor, other), max(anchor, other)
    if reading.shift is not None:
        return _shifted(reading, anchor, reading.shift)
    if reading.month is not None or reading.weekday is not None:
        return _nearest(reading, anchor)
    return None


def _shifted(reading: Reading, anchor: date, shift: int) -> tuple[date, date] | None:
    """Move from the article's day, then fill in what the phrase states."""
    step = reading.step or reading.unit
    moved = _moved(anchor, step, shift)
    if reading.weekday is not None and reading.day is None:
        if step == "week":
            moved = _period(moved, "week")[0] + timedelta(days=reading.weekday)
        else:
            moved = _nearest_weekday(moved, reading.weekday)
        return moved, moved
    if reading.month is None and reading.day is None:
        return _period(moved, reading.unit)
    return _stated(reading, date(moved.year, reading.month or moved.month, reading.day or 1))


def _stated(reading: Reading, day: date) -> tuple[date, date]:
    return _period(day, reading.unit)


def _nearest(reading: Reading, anchor: date) -> tuple[date, date] | None:
    """Choose among the years or weeks around the article's day."""
    if reading.month is None:
        days = (anchor + timedelta(days=offset) for offset in range(-_WEEK, _WEEK + 1))
        spans = [(day, day) for day in days if day.weekday() == reading.weekday]
    else:
        spans = [span for span in _years_around(reading, anchor) if span is not None]
    if reading.exclusive:
        spans = [span for span in spans if not span[0] <= anchor <= span[1]]
    if reading.direction < 0:
        return max((span for span in spans if span[0] <= anchor), default=None)
    if reading.direction > 0:
        return min((span for span in spans if span[1] >= anchor), default=None)
    return min(spans, key=lambda span: (_distance(span, anchor), span), default=None)


def _years_around(reading: Reading, anchor: date) -> list[tuple[date, date] | None]:
    """List the day or month in the years around; a stated weekday must fall on it."""
    month, day = reading.month or 1, reading.day or 1
    spans: list[tuple[date, date] | None] = []
    for year in range(anchor.year - _YEARS_AROUND, anchor.year + _YEARS_AROUND + 1):
        if MINYEAR <= year <= MAXYEAR and day <= monthrange(year, month)[1]:
            span = _stated(reading, date(year, month, day))
            if reading.weekday is None or span[0].weekday() == reading.weekday:
                spans.append(span)
    return spans


def _distance(span: tuple[date, date], anchor: date) -> int:
    return max((span[0] - anchor).days, (anchor - span[1]).days, 0)


def _nearest_weekday(day: date, weekday: int) -> date:
    """Find the weekday at most three days away: an article may appear the day after it says."""
    ahead = (weekday - day.weekday()) % _WEEK
    return day + timedelta(days=ahead if ahead <= _WEEK // 2 else ahead - _WEEK)


def _moved(day: date, step: DatePrecision, count: int) -> date:
    """Move by whole units; the day of the month is cut to the month's length."""
    if step in _DAYS_IN:
        return day + timedelta(days=count * _DAYS_IN[step])
    months = day.year * _MONTHS + day.month - 1 + count * _MONTHS_IN[step]
    year, month = divmod(months, _MONTHS)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _period(day: date, unit: DatePrecision) -> tuple[date, date]:
    """Return the first and last day of the period of this length that holds the day."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=_WEEK - 1)
    length = _MONTHS_IN[unit]
    months = day.year * _MONTHS + day.month - 1
    first_month = months - months % length
    first = date(first_month // _MONTHS, first_month % _MONTHS + 1, 1)
    last_month = first_month + length - 1
    year, month = last_month // _MONTHS, last_month % _MONTHS + 1
    return first, date(year, month, monthrange(year, month)[1])
