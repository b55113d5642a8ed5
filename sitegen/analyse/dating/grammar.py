"""The rules for dates that name days, months or years: 6 يناير 2022, يومي 9 و10 يناير, عام 2014.

Each rule takes a line of tokens and a position and returns the phrases that begin there. Months
and years are of either calendar. A rule that does not apply returns none.
"""

from __future__ import annotations

from dataclasses import replace

from sitegen.analyse.dating.members import (
    DASHES,
    LIST_COMMAS,
    Member,
    Phrases,
    read_lead,
    read_members,
)
from sitegen.analyse.dating.pieces import (
    Line,
    Month,
    Phrase,
    read_day_number,
    read_month,
    read_placed_unit,
    read_placing,
    read_weekday,
)
from sitegen.analyse.dating.years import (
    EARLIEST_BARE_YEAR,
    EARLIEST_YEAR,
    is_counting,
    read_hijri_year_number,
    read_year,
    read_year_number,
)
from sitegen.arabic.hijri import FIRST_YEAR, LAST_YEAR
from sitegen.arabic.number_words import AND, number_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import DatePrecision, Reading

# A number that nothing calls a year is one only near our own time.
EARLIEST_UNNAMED_YEAR = 1900
LATEST_UNNAMED_YEAR = 2100
_MONTHS = 12
_MID_MONTH = 15
_YEAR_DIGITS = 4
# Nobody is beaten by more goals to nought; beyond it the number is a day's.
_MOST_GOALS = 15
# Distances in metres are round numbers: 1500 م, 2000 م.
_ROUND = 100


def read_days(line: Line, at: int) -> Phrases:
    """Read a day of a month, or a list or range of them that shares month and year."""
    phrases = read_members(line, at, read_lead(line, at, "days"), _dated_day)
    return tuple(
        replace(phrase, kind="relative") if phrase.reading.month is None else phrase
        for phrase in phrases
    )


def read_months(line: Line, at: int) -> Phrases:
    """Read months: يناير 2011, شهر يناير الماضي, بين يناير ومارس 2021."""
    lead = read_lead(line, at, "months")
    plain = lead.several or lead.between
    return read_members(line, at, lead, _listed_month if plain else _dated_month)


def read_years(line: Line, at: int) -> Phrases:
    """Read years: عام 2014, بين عامي 2011 و2015, من 2011 إلى 2015, عام 1443هـ."""
    season = read_season(line, at)
    if season is not None:
        return (season,)
    lead = read_lead(line, at, "years")
    if lead.several:
        return read_members(line, at, lead, _listed_year)
    return read_members(line, at, lead, _bare_year if lead.bounded else _said_year)


def read_season(line: Line, at: int) -> Phrase | None:
    """Read a season or a year over two of the calendar: موسم 2021-2022, عام 2015/2016."""
    start = line.named(at, "season")
    if start is None or line.form(start + 1) not in {"/", *DASHES}:
        return None
    first, last = line.number(start, _YEAR_DIGITS), line.number(start + 2, _YEAR_DIGITS)
    in_full = first is not None and EARLIEST_UNNAMED_YEAR <= first <= LATEST_UNNAMED_YEAR
    if first is None or not in_full or last != first + 1 or line.form(start + 3) == "/":
        return None
    return Phrase(at, start + 3, Reading("year", year=first, until=Reading("year", year=last)))


def _dated_day(line: Line, at: int, _first: bool) -> Member | None:
    """Read a day with whatever names it: weekday, number, month, year."""
    position, weekday, opened = read_day_lead(line, at)
    day = _day_before_month(line, position) or read_day_number(line, position)
    if day is None:
        return None
    number, end = day
    month = read_month(line, _after_mark(line, end))
    if month is not None and _may_be_score(line, at, position, month):
        return None
    if month is None:
        if line.tokens[end - 1].kind == "word" and not _may_go_on(line, end):
            return None
        return _day_of_placed_month(line, at, number, end)
    stated = Reading("day", month=month.number, day=number, calendar=month.calendar)
    reading, end = _dated(line, month, stated)
    if weekday is not None and reading.year is None:
        reading = replace(reading, weekday=weekday)
    if opened and line.form(end) == ")":
        end += 1
    return Member(at, end, reading)


def _day_before_month(line: Line, at: int) -> tuple[int, int] | None:
    """Read a day that a month must follow: غرة رمضان, فاتح ماي, تاسع يوليوز, النصف من شعبان."""
    first = line.named(at, "first_of_month")
    if first is not None:
        return 1, first
    half = line.named(at, "half")
    of = line.named(half, "of") if half is not None else None
    if of is not None:
        month = read_month(line, of)
        return (_MID_MONTH, of) if month is not None and month.calendar == "hijri" else None
    ordinal = number_words().ordinals.get(line.form(at))
    return None if ordinal is None or read_month(line, at + 1) is None else (ordinal, at + 1)


def _after_mark(line: Line, at: int) -> int:
    """Pass over the stroke between a day and its month: 14/شباط/2005."""
    is_mark = line.form(at) in {"/", "-"} and line.tokens[at].glued
    is_joined = is_mark and at + 1 < len(line.tokens) and line.tokens[at + 1].glued
    return at + 1 if is_joined else at


def _may_be_score(line: Line, at: int, position: int, month: Month) -> bool:
    """Tell whether the number before صفر may be goals, and صفر nought: فاز 2 صفر.

    It is a day where something else is said of it: weekday, "month", "of", a Hijri year.
    """
    goals = line.number(position, 2)
    beside = line.named(_after_mark(line, position + 1), "nought")
    if goals is None or goals > _MOST_GOALS or beside is None:
        return False
    if at < position or line.named(at - 1, "dated") is not None:
        return False
    after = month.end
    if read_placing(line, after) or line.named(after, "namely") or line.named(after, "hijri"):
        return False
    if line.form(after) in {"/", "("} and line.number(after + 1, 2) and read_month(line, after + 2):
        return False
    year = line.named(line.skip(after, "of_year"), "year") or after
    number = line.number(year, _YEAR_DIGITS)
    is_hijri = number is not None and FIRST_YEAR <= number <= LAST_YEAR
    return not is_hijri and read_hijri_year_number(line, year) is None


def _may_go_on(line: Line, at: int) -> bool:
    """Tell whether an ordinal without a month may be a day: after "of", or before "and"."""
    return line.named(at - 1, "of") is not None or line.named(at, "and") is not None


def read_day_lead(line: Line, at: int) -> tuple[int, int | None, bool]:
    """Pass over "Friday, namely the" before a day's number; tell the weekday, and of a bracket."""
    position = line.skip(at, "day")
    if line.form(position) == ARTICLE:
        return position + 1, None, False
    weekday = read_weekday(line, position)
    if weekday is None:
        return position, None, False
    position = weekday[1]
    opened = line.form(position) == "("
    if opened or line.form(position) in LIST_COMMAS:
        position += 1
    position = line.skip(line.skip(position, "namely"), "in")
    if not opened and line.form(position) == "(":
        return position + 1, weekday[0], True
    return line.skip(position, "day") if opened else position, weekday[0], opened


def _day_of_placed_month(line: Line, at: int, day: int, end: int) -> Member:
    """Read a day of "this month" or "the current"; without either the month is still unsaid."""
    placed = read_placed_unit(line, end)
    if placed is not None and placed[0] == "month":
        return Member(at, placed[2], Reading("day", day=day, step="month", shift=placed[1]))
    placing = read_placing(line, end)
    if placing is not None and placing[0] == 0:
        return Member(at, placing[1], Reading("day", day=day, step="month", shift=0))
    return Member(at, end, Reading("day", day=day))


def _dated(line: Line, month: Month, reading: Reading) -> tuple[Reading, int]:
    """Add the year, or what places the month, that may follow it."""
    at = month.end
    year = read_year(line, at, month)
    if year is not None:
        return replace(reading, year=year[0]), year[1]
    placed = read_placed_unit(line, line.skip(at, "of"))
    if placed is not None and placed[0] == "year":
        said = read_year(line, placed[2], month)
        if said is not None:
            return replace(reading, year=said[0]), said[1]
        return replace(reading, step="year", shift=placed[1]), placed[2]
    placing = read_placing(line, at)
    if placing is not None and placing[0] == 0:
        return replace(reading, step="month", shift=0), placing[1]
    if placing is not None:
        return replace(reading, direction=placing[0], exclusive=True), placing[1]
    return reading, at


def _dated_month(line: Line, at: int, first: bool) -> Member | None:
    """Read a month; one whose name is a usual word as well needs something that makes it one."""
    month = read_month(line, at)
    if month is None:
        return None
    if line.named(at, "nought") is not None and line.number(at - 1, 2) is not None:
        return None
    item = _member(line, at, month)
    if item.end > month.end or month.standing == "alone":
        return item
    if month.standing == "needs_more":
        return None
    is_placed = (
        line.named(at - 1, "month_preposition") is not None
        if first
        else not _counts(line, month.end)
    )
    return item if is_placed else None


def read_dated_month(line: Line, at: int) -> Member | None:
    """Read a month with the year or the word that places it, whatever stands before it."""
    return _listed_month(line, at, True)


def _listed_month(line: Line, at: int, _first: bool) -> Member | None:
    month = read_month(line, at)
    return None if month is None else _member(line, at, month)


def _member(line: Line, at: int, month: Month) -> Member:
    stated = Reading("month", month=month.number, calendar=month.calendar)
    reading, end = _dated(line, month, stated)
    return Member(at, end, reading)


def _said_year(line: Line, at: int, first: bool) -> Member | None:
    """Read a year after the word for it, or bare after another year or a preposition."""
    said = line.named(at, "year")
    if said is not None:
        return _hijri_year(line, at) or _year(line, at, said, EARLIEST_YEAR)
    before = line.named(at - 1, "year_preposition") or line.named(at - 1, "lived")
    if not first or before is not None:
        return _bare_year(line, at, first)
    return _hijri_year(line, at) or _year_beside(line, at)


def read_said_year(line: Line, at: int) -> Member | None:
    """Read a year by itself after a word that asks for one: نهاية 2021, مطلع عام 1443هـ."""
    said = line.named(at, "year")
    if said is None and line.number(at, _YEAR_DIGITS) is None:
        return None
    earliest = EARLIEST_BARE_YEAR if said is None else EARLIEST_YEAR
    return _hijri_year(line, at) or _year(line, at, at if said is None else said, earliest)


def _year(line: Line, at: int, start: int, earliest: int) -> Member | None:
    year = read_year_number(line, start, earliest)
    if year is None:
        return None
    placing = read_placing(line, year[1]) if start > at else None
    end = year[1] if placing is None else placing[1]
    return Member(at, end, Reading("year", year=year[0]))


def _hijri_year(line: Line, at: int) -> Member | None:
    """Read a Hijri year: عام 1443هـ, العام الهجري 1443, and bare with its mark, 1443هـ."""
    said = line.named(at, "year")
    named = line.named(said, "hijri") if said is not None else None
    if named is not None:
        year = read_year_number(line, named, EARLIEST_BARE_YEAR)
        year = year or read_hijri_year_number(line, named)
    else:
        year = read_hijri_year_number(line, at if said is None else said)
    if year is None:
        return None
    return Member(at, year[1], Reading("year", year=year[0], calendar="hijri"))


def _year_beside(line: Line, at: int) -> Member | None:
    """Read the usual year beside a Hijri one: 1443هـ/2022م."""
    beside = line.form(at - 1) in {"/", "-", "("} and line.named(at - 2, "hijri") is not None
    beside = beside or line.named(at - 1, "namely") is not None
    return _bare_year(line, at, False) if beside else None


def _counts(line: Line, at: int) -> bool:
    """Tell whether a word follows that a bare number before it may count (في 2014 موقعا)."""
    if at >= len(line.tokens) or line.tokens[at].kind != "word":
        return False
    return line.forms[at] not in {AND, *number_words().function_words}


def _listed_year(line: Line, at: int, _first: bool) -> Member | None:
    hijri = _hijri_year(line, at)
    return hijri or _year(line, at, line.skip(at, "year"), EARLIEST_BARE_YEAR)


def _bare_year(line: Line, at: int, first: bool) -> Member | None:
    """Read a year that nothing calls one: of these times, in digits, counting nothing."""
    if line.named(at, "year") is not None:
        return _listed_year(line, at, first)
    hijri = _hijri_year(line, at)
    if hijri is not None:
        return hijri
    number = line.number(at, _YEAR_DIGITS)
    is_marked = line.named(at + 1, "christian") is not None
    is_old = is_marked and line.named(at - 1, "lived") is not None
    earliest = EARLIEST_BARE_YEAR if is_old else EARLIEST_UNNAMED_YEAR
    if number is None or not earliest <= number <= LATEST_UNNAMED_YEAR:
        return None
    item = _listed_year(line, at, first)
    # A mark says as much as the word "year"; before a round number it may be metres.
    is_sure = is_marked and (is_old or number % _ROUND != 0)
    return item if item is not None and (is_sure or not is_counting(line, item.end)) else None


def read_bracketed_years(line: Line, at: int) -> Phrases:
    """Read the first and last year of something, alone in brackets: (1975-1990)."""
    if line.form(at - 1) != "(":
        return ()
    first = read_year_number(line, at, EARLIEST_BARE_YEAR)
    if first is None or line.form(first[1]) not in DASHES:
        return ()
    last = read_year_number(line, first[1] + 1, EARLIEST_BARE_YEAR)
    is_range = last is not None and line.form(last[1]) == ")" and first[0] < last[0]
    if last is None or not is_range or line.number(at, _YEAR_DIGITS) is None:
        return ()
    until = Reading("year", year=last[0])
    return (Phrase(at, last[1], Reading("year", year=first[0], until=until)),)


def narrowed(reading: Reading, unit: DatePrecision, months: int, number: int) -> Reading:
    """Narrow a reading of a year to its nth stretch of so many months."""
    first = (number - 1) * months + 1
    part = replace(reading, unit=unit, step=reading.step or "year", month=first)
    if unit == "quarter":
        return part
    return replace(part, until=replace(part, month=min(first + months - 1, _MONTHS)))
