"""Turns readings of date phrases into days; pure arithmetic, no text.

In goes what a phrase says and the article's day (or None); out come the first and last day meant,
always Gregorian, whichever calendar the words are of.
Refuses to guess: without the day it depends on, or out of the calendar's range, nothing resolves.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from sitegen.arabic import hijri
from sitegen.arabic.letters import fold_text
from sitegen.arabic.word_lists import folded_phrases, read_list
from sitegen.model import DateExpression, DatePrecision, Reading, ResolvedDate

Span = tuple[date, date]

_MONTHS = 12
_MONTHS_IN: Mapping[DatePrecision, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS_IN: Mapping[DatePrecision, int] = {"day": 1, "week": 7}
_WEEK = 7
_DECADE = 10
MONDAY = 0
# In words: كانون الثاني.
LONGEST_MONTH_NAME = 2
# A leap day comes back after eight years at most (1896 to 1904).
_YEARS_AROUND = 8
# Months that begin by sight of the moon do so a day or two from the tables.
_MOON_DAYS = 2
# Any leap year: February has 29 days where the year is unsaid.
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class MonthNames:
    """Month numbers by folded name, one entry per word of it.

    `hijri` are the months of the other calendar. Of both, `ambiguous` are everyday words too, and
    `persons` are names of people.
    """

    numbers: Mapping[tuple[str, ...], int]
    ambiguous: frozenset[tuple[str, ...]]
    persons: frozenset[tuple[str, ...]]
    hijri: Mapping[tuple[str, ...], int]


@cache
def month_names() -> MonthNames:
    """Load the packaged month names."""
    data = read_list("months")
    numbers, hijri_numbers = (
        {
            tuple(fold_text(name).split()): int(number)
            for number, names in data[table].items()
            for name in names
        }
        for table in ("names", "hijri")
    )
    ambiguous, persons = (folded_phrases(data[group]) for group in ("ambiguous", "persons"))
    return MonthNames(numbers, ambiguous, persons, hijri_numbers)


def month_at(forms: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read a month's name in folded forms; return its number and the position after it."""
    return _name_at(month_names().numbers, forms, at)


def hijri_month_at(forms: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read the name of a Hijri month; return its number and the position after it."""
    return _name_at(month_names().hijri, forms, at)


def _name_at(
    numbers: Mapping[tuple[str, ...], int], forms: Sequence[str], at: int
) -> tuple[int, int] | None:
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


def resolve(
    expression: DateExpression, anchor: date | None, week_start: int = MONDAY
) -> ResolvedDate:
    """Resolve a phrase against the article's day; both ends None where that cannot be done.

    `last` alone is None for a stretch that is still open. Weeks begin on the weekday `week_start`,
    0 (Monday) to 6 (Sunday).
    """
    first, last = None, None
    reading = expression.reading
    try:
        span = _range(reading, anchor, week_start)
        parts = _parts(reading, anchor, week_start) if reading.listed else ()
    except (ValueError, OverflowError):
        span, parts = None, ()
    if span is not None:
        first, last = span
    return ResolvedDate(
        start=expression.start,
        end=expression.end,
        text=expression.text,
        first=first,
        last=None if reading.open_end else last,
        precision=expression.precision,
        kind=expression.kind,
        calendar=reading.calendar,
        parts=parts,
        about=reading.about,
        compares=reading.compares,
    )


def same_day_year(reading: Reading, stated: Reading) -> int | None:
    """Find the year in which a day of one calendar is the day that another one states in full.

    The tables may be off by a day from what an outlet saw of the moon; None where no year fits.
    """
    try:
        day = _stated(stated, stated.year or 0, MONDAY)[0]
        near = hijri.hijri_year(day) if reading.calendar == "hijri" else day.year
    except ValueError:
        return None
    for year in (near, near - 1, near + 1):
        try:
            apart = _stated(reading, year, MONDAY)[0] - day
        except ValueError:
            continue
        if abs(apart.days) <= _MOON_DAYS:
            return year
    return None


def precision_of(first: date, last: date, week_start: int = MONDAY) -> DatePrecision:
    """Tell what two days bound: whole years are no 366 days.

    A decade, a quarter or a week counts where it is exactly one, years and months also where they
    are several; all else is days. Weeks begin on the weekday `week_start`.
    """
    if (first.month, first.day) == (1, 1) and last == _period(last, "year", week_start)[1]:
        is_decade = first.year % _DECADE == 0 and last.year - first.year == _DECADE - 1
        return "decade" if is_decade else "year"
    if (first, last) == _period(first, "quarter", week_start):
        return "quarter"
    if first.day == 1 and last == _period(last, "month", week_start)[1]:
        return "month"
    return "week" if _is_week(first, last, week_start) else "day"


def _is_week(first: date, last: date, week_start: int) -> bool:
    return first.weekday() == week_start and (last - first).days == _WEEK - 1


def is_possible(reading: Reading) -> bool:
    """Tell whether any day can be meant: 31 February, month 13 or the year 0 cannot."""
    if reading.year is not None and not MINYEAR <= reading.year <= MAXYEAR:
        return False
    if reading.month is not None and not 1 <= reading.month <= _MONTHS:
        return False
    if reading.day is not None and not 1 <= reading.day <= _longest_month(reading):
        return False
    if reading.until is None:
        return True
    if not is_possible(reading.until):
        return False
    begin, end = _ordered(reading), _ordered(reading.until)
    known = reading.year is not None and reading.until.year is not None
    return not known or reading.calendar != reading.until.calendar or begin <= end


def _longest_month(reading: Reading) -> int:
    if reading.calendar == "hijri":
        return hijri.LONGEST_MONTH
    return monthrange(reading.year or _LEAP_YEAR, reading.month or 1)[1]


def _ordered(reading: Reading) -> tuple[int, int, int]:
    return reading.year or 0, reading.month or 0, reading.day or 0


def _range(reading: Reading, anchor: date | None, week_start: int) -> Span | None:
    """Resolve a reading and the end of its range; the end follows the beginning."""
    begin = _single(reading, anchor, week_start)
    if begin is None or reading.until is None:
        return begin
    end = _following(reading.until, begin, anchor, week_start)
    return (begin[0], end[1]) if end is not None and begin[0] <= end[1] else None


def _following(reading: Reading, begin: Span, anchor: date | None, week_start: int) -> Span | None:
    """Resolve what comes after a beginning; a missing year is the next that fits."""
    if reading.year is None and reading.shift is None:
        return _single(replace(reading, direction=1, exclusive=False), begin[0], week_start)
    return _single(reading, anchor, week_start)


def _parts(reading: Reading, anchor: date | None, week_start: int) -> tuple[Span, ...]:
    """Resolve each member of a list; none where one of them has no days."""
    begin = _single(reading, anchor, week_start)
    if begin is None:
        return ()
    parts = [begin]
    for member in reading.listed:
        span = _following(member, parts[-1], anchor, week_start)
        if span is None:
            return ()
        parts.append(span)
    return tuple(parts)


def _single(reading: Reading, anchor: date | None, week_start: int) -> Span | None:
    if reading.year is not None and reading.shift is None:
        return _stated(reading, reading.year, week_start)
    if anchor is None:
        return None
    if reading.year is not None:
        # "This day of 1990": the article's day or month in the year that is said.
        return _period(anchor.replace(year=reading.year), reading.unit, week_start)
    if reading.reach is not None:
        other = _moved(anchor, reading.unit, reading.reach)
        return min(anchor, other), max(anchor, other)
    if reading.shift == 0 and reading.step == "month" and reading.month is not None:
        # "6 January of this month": a month said by name, and near.
        return _nearest(reading, anchor, week_start)
    if reading.shift is not None:
        return _shifted(reading, anchor, reading.shift, week_start)
    if reading.month is not None or reading.weekday is not None:
        return _nearest(reading, anchor, week_start)
    return None


def _stated(reading: Reading, year: int, week_start: int) -> Span:
    """Return the period that a reading states, in this year of its calendar."""
    if reading.calendar == "hijri":
        return hijri.hijri_span(year, reading.month, reading.day)
    return _period(date(year, reading.month or 1, reading.day or 1), reading.unit, week_start)


def _shifted(reading: Reading, anchor: date, shift: int, week_start: int) -> Span | None:
    """Move from the article's day, then fill in what the phrase states."""
    step = reading.step or reading.unit
    if reading.calendar == "hijri":
        return _shifted_hijri(reading, anchor, shift)
    moved = _moved(anchor, step, shift)
    if reading.weekday is not None and reading.day is None:
        if reading.direction:
            near = _nearest(reading, anchor, week_start)
            return None if near is None else (_moved(near[0], step, shift),) * 2
        if step == "week":
            first = _period(moved, "week", week_start)[0]
            moved = first + timedelta(days=(reading.weekday - week_start) % _WEEK)
        else:
            moved = _said_weekday(anchor, shift, reading.weekday)
        return moved, moved
    if reading.month is None and reading.day is None:
        return _period(moved, reading.unit, week_start)
    day = date(moved.year, reading.month or moved.month, reading.day or 1)
    return _period(day, reading.unit, week_start)


def _shifted_hijri(reading: Reading, anchor: date, shift: int) -> Span | None:
    """Move by years: Hijri ones by themselves, the others where a month or day is stated.

    Last year's Ramadan is the one that began in the last year of the usual calendar.
    """
    if reading.month is None:
        return hijri.hijri_span(hijri.hijri_year(anchor) + shift)
    years = hijri.hijri_years_in(anchor.year + shift, reading.month)
    return _stated(reading, years[0], MONDAY) if years else None


def _nearest(reading: Reading, anchor: date, week_start: int) -> Span | None:
    """Choose among the years or weeks around the article's day."""
    if reading.month is None:
        days = (anchor + timedelta(days=offset) for offset in range(-_WEEK, _WEEK + 1))
        spans = [(day, day) for day in days if day.weekday() == reading.weekday]
    else:
        spans = _years_around(reading, anchor, week_start)
    if reading.exclusive:
        spans = [span for span in spans if not span[0] <= anchor <= span[1]]
    if reading.direction < 0:
        return max((span for span in spans if span[0] <= anchor), default=None)
    if reading.direction > 0:
        return min((span for span in spans if span[1] >= anchor), default=None)
    return min(spans, key=lambda span: (_distance(span, anchor), span), default=None)


def _years_around(reading: Reading, anchor: date, week_start: int) -> list[Span]:
    """List the day or month in the years around; a stated weekday must fall on it."""
    is_hijri = reading.calendar == "hijri"
    middle = hijri.hijri_year(anchor) if is_hijri else anchor.year
    spans: list[Span] = []
    for year in range(middle - _YEARS_AROUND, middle + _YEARS_AROUND + 1):
        try:
            span = _stated(reading, year, week_start)
        except ValueError:
            # No such day in this year, or a year beyond the calendar.
            continue
        if reading.weekday is None or _falls_on(span[0], reading):
            spans.append(span)
    return spans


def _falls_on(day: date, reading: Reading) -> bool:
    """Tell whether a day is the weekday that is stated beside it.

    Hijri months begin by sight of the moon in many countries, a day before or after the tables.
    """
    apart = (day.weekday() - (reading.weekday or 0)) % _WEEK
    return apart == 0 or (reading.calendar == "hijri" and apart in {1, _WEEK - 1})


def _distance(span: Span, anchor: date) -> int:
    return max((span[0] - anchor).days, (anchor - span[1]).days, 0)


def _said_weekday(anchor: date, shift: int, weekday: int) -> date:
    """Find the weekday that is said beside today, yesterday or tomorrow.

    Where the two disagree the text was written another day than it appeared, and the weekday
    counts: yesterday and today never lie ahead of publication, nor tomorrow before it.
    """
    day = anchor + timedelta(days=shift)
    if day.weekday() == weekday:
        return day
    if shift > 0:
        return anchor + timedelta(days=(weekday - anchor.weekday()) % _WEEK)
    day = anchor if shift == 0 else anchor - timedelta(days=1)
    return day - timedelta(days=(day.weekday() - weekday) % _WEEK)


def _moved(day: date, step: DatePrecision, count: int) -> date:
    """Move by whole units; the day of the month is cut to the month's length."""
    if step in _DAYS_IN:
        return day + timedelta(days=count * _DAYS_IN[step])
    months = day.year * _MONTHS + day.month - 1 + count * _MONTHS_IN[step]
    year, month = divmod(months, _MONTHS)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _period(day: date, unit: DatePrecision, week_start: int) -> Span:
    """Return the first and last day of the period of this length that holds the day."""
    if unit == "day":
        return day, day
    if unit == "week":
        first = day - timedelta(days=(day.weekday() - week_start) % _WEEK)
        return first, first + timedelta(days=_WEEK - 1)
    length = _MONTHS_IN[unit]
    months = day.year * _MONTHS + day.month - 1
    first_month = months - months % length
    opening = date(first_month // _MONTHS, first_month % _MONTHS + 1, 1)
    last_month = first_month + length - 1
    year, month = last_month // _MONTHS, last_month % _MONTHS + 1
    return opening, date(year, month, monthrange(year, month)[1])
