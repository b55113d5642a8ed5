"""The days of the Hijri calendar as Gregorian days, by the tables of Umm al-Qura.

In goes what is stated of a Hijri day, month or year; out come the first and last day meant.
Refuses, with ValueError, what the tables do not have: they run from 1343 to 1500.
"""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

FIRST_YEAR = 1343
LAST_YEAR = 1500
MONTHS = 12
# Months have 29 or 30 days, the tables say which. (Three of 1345 to 1349 have 31 in them, to put
# the count right: days that nobody speaks of.)
LONGEST_MONTH = 30

Span = tuple[date, date]


def hijri_span(year: int, month: int | None = None, day: int | None = None) -> Span:
    """Return the first and last day of a Hijri day, month or year.

    Raises ValueError beyond the tables, and for a day that the month does not have.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the tables of Umm al-Qura do not have the year {year}")
    if day is not None:
        only = _gregorian(year, month or 1, day)
        return only, only
    if month is not None:
        first = _gregorian(year, month, 1)
        return first, first + timedelta(days=Hijri(year, month, 1).month_length() - 1)
    first = _gregorian(year, 1, 1)
    return first, first + timedelta(days=Hijri(year, 1, 1).year_length() - 1)


def hijri_year(day: date) -> int:
    """Return the Hijri year of a day. Raises ValueError where the tables do not have it."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().year
    except OverflowError as error:
        raise ValueError(str(error)) from error


def hijri_years_in(year: int, month: int) -> tuple[int, ...]:
    """Return the Hijri years whose month of this number begins in a Gregorian year: one, or two.

    Empty beyond the tables.
    """
    try:
        around = hijri_year(date(year, 1, 1))
    except ValueError:
        return ()
    candidates = range(max(around, FIRST_YEAR), min(around + 1, LAST_YEAR) + 1)
    return tuple(one for one in candidates if hijri_span(one, month)[0].year == year)


def _gregorian(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)
