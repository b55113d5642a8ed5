"""The rules for decades, and for parts of a period: تسعينيات القرن الماضي, الربع الأول من 2022.

Each rule takes a line of tokens and a position and returns the phrases that begin there, at most
one. Where nobody says how long a part is (مطلع, نهاية) the whole period is meant, vaguely.
"""

from __future__ import annotations

from dataclasses import replace

from sitegen.analyse.dating.counts import read_definite_count
from sitegen.analyse.dating.grammar import narrowed, read_dated_month, read_said_year
from sitegen.analyse.dating.members import Phrases
from sitegen.analyse.dating.pieces import Line, Phrase, read_placed_unit
from sitegen.arabic.number_words import read_ordinal
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import Reading

_QUARTERS = 4
_QUARTER_MONTHS = 3
_HALVES = 2
_HALF_MONTHS = 6
_DAYS_IN_WEEK = 7
# Of a month, in whole weeks.
_WEEKS = 4
_DECADES = 10
_DECADE_YEARS = 10
_CENTURY_YEARS = 100
_YEAR_MONTHS = 12


def read_part(line: Line, at: int) -> Phrases:
    """Read the start, middle or end of a period: نهاية عام 2021, مطلع الشهر المقبل."""
    position = line.named(at, "part_of_period")
    period = _period(line, position) if position is not None else None
    return () if period is None else (replace(period, start=at, kind="vague"),)


def read_week(line: Line, at: int) -> Phrases:
    """Read a week of a month by its number: the first is from the first day to the seventh."""
    if line.words.singular.get(line.form(at).removeprefix(ARTICLE)) != "week":
        return ()
    ordinal = read_ordinal(line.forms, at + 1)
    of = line.named(ordinal[1], "of") if ordinal is not None else None
    period = _period(line, of) if of is not None else None
    if ordinal is None or ordinal[0] > _WEEKS or period is None or period.reading.unit != "month":
        return ()
    month = replace(period.reading, unit="day", step=period.reading.step or "month")
    first = replace(month, day=(ordinal[0] - 1) * _DAYS_IN_WEEK + 1)
    reading = replace(first, until=replace(month, day=ordinal[0] * _DAYS_IN_WEEK))
    return (replace(period, start=at, reading=reading, precision="week"),)


def read_quarter(line: Line, at: int) -> Phrases:
    """Read a quarter or a half of a year: الربع الأول من عام 2021; vaguely half a month."""
    quarter = line.named(at, "quarter")
    position = quarter if quarter is not None else line.named(at, "half")
    if position is None:
        return ()
    ordinal = _ordinal(line, position, _QUARTERS if quarter is not None else _HALVES)
    if ordinal is None:
        return ()
    number, end = ordinal
    and_next = line.named(end, "and")
    second = _ordinal(line, and_next, _QUARTERS) if and_next is not None else None
    last, end = second or ordinal
    period = _period(line, line.skip(end, "of_year"))
    if period is None or last < number:
        return ()
    if period.reading.unit == "month" and quarter is None:
        return (replace(period, start=at, kind="vague"),)
    if period.reading.unit != "year" or period.reading.calendar == "hijri":
        return ()
    if quarter is not None:
        reading = narrowed(period.reading, "quarter", _QUARTER_MONTHS, number)
        if last > number:
            until = narrowed(period.reading, "quarter", _QUARTER_MONTHS, last)
            reading = replace(reading, until=until)
    else:
        reading = narrowed(period.reading, "month", _HALF_MONTHS, number)
    return (replace(period, start=at, reading=reading),)


def _ordinal(line: Line, at: int, most: int) -> tuple[int, int] | None:
    """Read which of so many parts is meant, "the last" too."""
    last = line.named(at, "last")
    if last is not None:
        return most, last
    ordinal = read_ordinal(line.forms, at)
    return ordinal if ordinal is not None and ordinal[0] <= most else None


def _period(line: Line, at: int) -> Phrase | None:
    """Read a year, month, week or decade that may be cut into parts."""
    member = read_said_year(line, at)
    if member is not None:
        return Phrase(at, member.end, member.reading)
    placed = read_placed_unit(line, at)
    if placed is not None and placed[0] != "day":
        return Phrase(at, placed[2], Reading(placed[0], shift=placed[1]), "relative")
    member = read_dated_month(line, at)
    if member is not None:
        return Phrase(at, member.end, member.reading)
    decade = read_decade(line, at)
    if decade:
        return decade[0]
    unit = line.words.singular.get(line.form(at).removeprefix(ARTICLE))
    is_ours = line.form(at).startswith(ARTICLE) and line.named(at + 1, "of_the_story") is None
    if is_ours and unit in {"week", "month", "year"}:
        return Phrase(at, at + 1, Reading(unit, shift=0), "relative")
    return None


def read_decade(line: Line, at: int) -> Phrases:
    """Read a decade: تسعينيات القرن الماضي, الثمانينيات, العقد الأول من القرن الحالي."""
    numbered = _numbered_decade(line, at)
    if numbered is not None:
        return (numbered,)
    start = line.skip(at, "decade")
    form = line.form(start)
    decade = line.words.decades.get(form.removeprefix(ARTICLE))
    if decade is None:
        return ()
    century = _century(line, line.skip(start + 1, "of"))
    if century is not None:
        return (Phrase(at, century[1], Reading("decade", year=century[0] + decade)),)
    if not form.startswith(ARTICLE) or line.named(start + 1, "of") is not None:
        return ()
    first = Reading("decade", year=line.words.default_century + decade)
    and_next = line.named(start + 1, "and")
    later = read_decade(line, and_next) if and_next is not None else ()
    if later and later[0].reading.until is None:
        # The century that is said of the second holds for both.
        said = later[0].reading
        first = replace(first, year=_century_of(said) + decade, until=said)
        return (Phrase(at, later[0].end, first),)
    return (Phrase(at, start + 1, first),)


def _century_of(reading: Reading) -> int:
    return (reading.year or 0) // _CENTURY_YEARS * _CENTURY_YEARS


def read_first_months(line: Line, at: int) -> Phrases:
    """Read so many months from the start of a year: الأشهر التسعة الأولى من عام 2021.

    And so many days of a month: الأيام العشرة الأولى من مايو.
    """
    count = read_definite_count(line, at)
    if count is None or count.unit not in {"day", "month"} or count.number is None:
        return ()
    first = line.named(count.end, "first_ones")
    of = line.named(first, "of") if first is not None else None
    period = _period(line, of) if of is not None else None
    if count.unit == "day":
        return _first_days(at, count.number, period)
    if period is None or period.reading.unit != "year" or not 1 <= count.number <= _YEAR_MONTHS:
        return ()
    reading = narrowed(period.reading, "month", count.number, 1)
    return (replace(period, start=at, reading=reading),)


def _first_days(at: int, days: int, period: Phrase | None) -> Phrases:
    if period is None or period.reading.unit != "month" or period.kind == "vague":
        return ()
    month = replace(period.reading, unit="day", step=period.reading.step or "month")
    reading = replace(month, day=1, until=replace(month, day=days))
    return (replace(period, start=at, reading=reading, precision=None),)


def _numbered_decade(line: Line, at: int) -> Phrase | None:
    if line.form(at) != line.words.the_decade:
        return None
    ordinal = _ordinal(line, at + 1, _DECADES)
    of = line.named(ordinal[1], "of") if ordinal is not None else None
    century = _century(line, of) if of is not None else None
    if ordinal is None or century is None:
        return None
    year = century[0] + (ordinal[0] - 1) * _DECADE_YEARS
    return Phrase(at, century[1], Reading("decade", year=year))


def _century(line: Line, at: int) -> tuple[int, int] | None:
    """Read the name of a century: its first year and the position after it."""
    for phrase, year in line.words.centuries.items():
        end = at + len(phrase)
        if tuple(line.forms[at:end]) == phrase:
            return year, end
    return None
