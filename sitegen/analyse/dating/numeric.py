"""The rules for dates in figures alone, 6/1/2022, 9/1/1443هـ, 2022-01-06, and month first.

Each takes a line of tokens and a position, returns the one phrase that begins there or none. Codes
that only look like a date (S/2005/272, 2004-236) are refused.
"""

from __future__ import annotations

from dataclasses import replace

from sitegen.analyse.dating.grammar import read_day_lead
from sitegen.analyse.dating.members import LIST_COMMAS, Phrases
from sitegen.analyse.dating.pieces import Line, Phrase, read_month
from sitegen.analyse.dating.years import EARLIEST_BARE_YEAR, LATEST_YEAR, hijri_mark, read_year
from sitegen.arabic.calendar import is_possible
from sitegen.arabic.hijri import LAST_YEAR
from sitegen.model import Calendar, Reading

_MARKS = frozenset({"/", "-", ".", "\\"})
_DAY_DIGITS = 2
_YEAR_DIGITS = 4
# Of years in two digits, 22 is 2022 and 98 is 1998.
_THIS_CENTURY, _LAST_CENTURY, _SHORT_YEARS_FROM = 2000, 1900, 70
# In figures nobody writes a day of these years of the Gregorian calendar.
_EARLIEST_HIJRI_YEAR = 1340


def read_numeric(line: Line, at: int) -> Phrases:
    """Read 6/1/2022, 06-01-2022, 6.1.2022 (day first), 2022-01-06, 9/1/1443, 1443/9/1 هـ.

    The weekday before it belongs to it; with one, the year may be left out (السبت 9/7).
    """
    start, weekday, opened = read_day_lead(line, at)
    found = _in_full(line, at, start) or _without_year(line, at, start, weekday)
    if found is None or not is_possible(found.reading):
        return ()
    closed = opened and line.form(found.end) == ")"
    return (replace(found, start=at, end=found.end + closed),)


def read_month_first(line: Line, at: int) -> Phrases:
    """Read a month, its day and a year, in the American order: يناير 6, 2022."""
    month = read_month(line, at)
    day = line.number(month.end, _DAY_DIGITS) if month is not None else None
    if month is None or day is None:
        return ()
    comma = line.form(month.end + 1) in LIST_COMMAS
    start = month.end + 1 + comma
    year = read_year(line, start, month) if line.number(start, _YEAR_DIGITS) else None
    if year is None or len(line.form(start)) != _YEAR_DIGITS:
        return ()
    stated = Reading("day", year=year[0], month=month.number, day=day, calendar=month.calendar)
    return (Phrase(at, year[1], stated),) if is_possible(stated) else ()


def _without_year(line: Line, at: int, start: int, weekday: int | None) -> Phrase | None:
    if start == at and line.named(at - 1, "dated") is None:
        return None
    is_date = line.form(start + 1) == "/" and line.touches(start, start + 2)
    day, month = line.number(start, _DAY_DIGITS), line.number(start + 2, _DAY_DIGITS)
    if not is_date or day is None or month is None or _joined_after(line, start + 2):
        return None
    return Phrase(at, start + 3, Reading("day", month=month, day=day, weekday=weekday))


def _in_full(line: Line, start: int, at: int) -> Phrase | None:
    mark = line.form(at + 1)
    fields = (at, at + 2, at + 4)
    if mark not in _MARKS or line.form(at + 3) != mark:
        return None
    if any(field >= len(line.tokens) or line.tokens[field].kind != "number" for field in fields):
        return None
    is_joined = _joined_before(line, at) or _joined_after(line, at + 4)
    if is_joined or not (line.touches(at, at + 4) or _is_spaced(line, start, at, mark)):
        return None
    lengths = [len(line.forms[field]) for field in fields]
    first, month, last = (int(line.forms[field]) for field in fields)
    if max(lengths) == _DAY_DIGITS and mark == "/" and _is_asked(line, start, at):
        year = last + (_THIS_CENTURY if last < _SHORT_YEARS_FROM else _LAST_CENTURY)
        return Phrase(at, at + 5, Reading("day", year=year, month=month, day=first))
    if lengths[1] > _DAY_DIGITS or sorted((lengths[0], lengths[2]))[1] != _YEAR_DIGITS:
        return None
    year, day = (first, last) if lengths[0] == _YEAR_DIGITS else (last, first)
    said = hijri_mark(line, at + 5)
    if said is None and not EARLIEST_BARE_YEAR <= year <= LATEST_YEAR:
        return None
    is_hijri = said is not None or _EARLIEST_HIJRI_YEAR <= year <= LAST_YEAR
    calendar: Calendar = "hijri" if is_hijri else "gregorian"
    reading = Reading("day", year=year, month=month, day=day, calendar=calendar)
    end = line.skip(at + 5, "christian") if said is None else said
    return Phrase(at, end, reading)


def _is_spaced(line: Line, start: int, at: int, mark: str) -> bool:
    """Tell whether figures with blanks between are a date: 13 / 12 / 1999.

    With strokes they are, in a row of three; with dashes, which part other numbers too, after a
    weekday or a word that asks for a time.
    """
    if line.form(at - 1) in _MARKS or line.form(at + 5) in _MARKS:
        return False
    if mark != "-":
        return mark == "/"
    is_asked = line.named(start - 1, "month_preposition") is not None
    return is_asked or _is_asked(line, start, at)


def _is_asked(line: Line, start: int, at: int) -> bool:
    """Tell whether a weekday or a word like "dated" stands before figures."""
    return start < at or line.named(start - 1, "dated") is not None


def _joined_before(line: Line, at: int) -> bool:
    """Tell whether a code runs on from the left: S/2005/272."""
    if at == 0 or not line.tokens[at].glued:
        return False
    before = line.tokens[at - 1]
    return before.form in _MARKS or (before.kind == "word" and before.form.isascii())


def _joined_after(line: Line, at: int) -> bool:
    if at + 1 >= len(line.tokens) or not line.tokens[at + 1].glued:
        return False
    after = line.tokens[at + 1]
    if after.form in _MARKS:
        return line.touches(at, at + 2)
    return after.kind == "word" and after.form.isascii()
