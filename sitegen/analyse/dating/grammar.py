"""The rules for dates that name days, months or years: 6 يناير 2022, يومي 9 و10 يناير, عام 2014.

Each rule takes a line of tokens and a position and returns the phrases that begin there: one, or
several for a list whose days do not follow one another. A rule that does not apply returns none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sitegen.analyse.dating.pieces import (
    EARLIEST_BARE_YEAR,
    EARLIEST_YEAR,
    LATEST_YEAR,
    Line,
    Phrase,
    is_ambiguous_month,
    read_day_number,
    read_month,
    read_placed_unit,
    read_placing,
    read_weekday,
    read_year,
    read_year_number,
)
from sitegen.arabic.number_words import AND, number_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import DatePrecision, Reading

Link = Literal["range", "list"]
Phrases = tuple[Phrase, ...]

_DASHES = frozenset({"-", "\u2013"})
_LIST_COMMAS = frozenset({"\u060c", ","})
_NUMERIC_MARKS = frozenset({"/", "-", "."})
# A number that nothing calls a year is one only near our own time.
EARLIEST_UNNAMED_YEAR = 1900
LATEST_UNNAMED_YEAR = 2100
_MONTHS = 12
_BOTH_ENDS = 2
# Longer lists of bare days are no prose.
_LONGEST_LIST = 12
_DAY_DIGITS = 2
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class _Item:
    """One member of a list or range of dates."""

    start: int
    end: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Lead:
    """What opens a list or range: "between", "from", a plural (يومي); where members begin."""

    position: int
    several: bool
    between: bool
    bounded: bool


def read_numeric(line: Line, at: int) -> Phrases:
    """Read 6/1/2022, 06-01-2022, 6.1.2022 (day first) and 2022-01-06."""
    mark = line.form(at + 1)
    fields = (at, at + 2, at + 4)
    if mark not in _NUMERIC_MARKS or line.form(at + 3) != mark or not line.touches(at, at + 4):
        return ()
    if _joined_before(line, at) or _joined_after(line, at + 4):
        return ()
    lengths = [len(line.forms[field]) for field in fields]
    if lengths[1] > _DAY_DIGITS or sorted((lengths[0], lengths[2]))[1] != _YEAR_DIGITS:
        return ()
    first, month, last = (int(line.forms[field]) for field in fields)
    year, day = (first, last) if lengths[0] == _YEAR_DIGITS else (last, first)
    if not EARLIEST_BARE_YEAR <= year <= LATEST_YEAR or line.named(at + 5, "hijri"):
        return ()
    end = line.skip(at + 5, "christian")
    return (Phrase(at, end, Reading("day", year=year, month=month, day=day)),)


def _joined_before(line: Line, at: int) -> bool:
    """Tell whether a code runs on from the left: S/2005/272."""
    if at == 0 or not line.tokens[at].glued:
        return False
    before = line.tokens[at - 1]
    return before.form in _NUMERIC_MARKS or (before.kind == "word" and before.form.isascii())


def _joined_after(line: Line, at: int) -> bool:
    if at + 1 >= len(line.tokens) or not line.tokens[at + 1].glued:
        return False
    after = line.tokens[at + 1]
    if after.form in _NUMERIC_MARKS:
        return line.touches(at, at + 2)
    return after.kind == "word" and after.form.isascii()


def read_days(line: Line, at: int) -> Phrases:
    """Read a day of a month, or a list or range of them that shares month and year."""
    lead = _lead(line, at, "days")
    return _joined(line, at, lead, _dated_day)


def read_months(line: Line, at: int) -> Phrases:
    """Read months: يناير 2011, شهر يناير الماضي, بين يناير ومارس 2021."""
    lead = _lead(line, at, "months")
    plain = lead.several or lead.between
    return _joined(line, at, lead, _listed_month if plain else _dated_month)


def read_years(line: Line, at: int) -> Phrases:
    """Read years: عام 2014, بين عامي 2011 و2015, من 2011 إلى 2015."""
    lead = _lead(line, at, "years")
    if lead.several:
        return _joined(line, at, lead, _listed_year)
    return _joined(line, at, lead, _bare_year if lead.bounded else _said_year)


def _lead(line: Line, at: int, plural: str) -> _Lead:
    between = line.named(at, "between")
    bounded = between if between is not None else line.named(at, "of")
    position = at if bounded is None else bounded
    several = line.named(position, plural)
    return _Lead(
        position if several is None else several,
        several=several is not None,
        between=between is not None,
        bounded=bounded is not None,
    )


def _joined(
    line: Line, start: int, lead: _Lead, read: Callable[[Line, int, bool], _Item | None]
) -> Phrases:
    """Read members with links between them and make phrases of them."""
    at = lead.position
    items: list[_Item] = []
    links: list[Link] = []
    while (item := read(line, at, not items)) is not None:
        items.append(item)
        numbering = len(items) == 1 and _opens_line(line, start)
        link = _link(line, item.end, commas=lead.several, numbering=numbering)
        if link is None or len(items) == _LONGEST_LIST:
            break
        links.append(link[0])
        at = link[1]
    while items and items[-1].reading.month is None and items[-1].reading.year is None:
        if items[-1].reading.shift is not None:
            break
        items.pop()
    links = links[: max(len(items) - 1, 0)]
    if lead.between and len(items) >= _BOTH_ENDS:
        items, links = items[:_BOTH_ENDS], ["range"]
    if not items or (lead.bounded and "range" not in links):
        return ()
    return _grouped(_completed(items), links, start)


def _opens_line(line: Line, at: int) -> bool:
    return at == 0 or line.form(at - 1) == "\n"


def _link(line: Line, at: int, *, commas: bool, numbering: bool) -> tuple[Link, int] | None:
    """Read what joins two members; `numbering`: a dash apart is that of a list (5 - 6 يناير)."""
    to = line.named(at, "to")
    if to is not None:
        return "range", line.skip(to, "to")
    if line.form(at) in _DASHES and (not numbering or line.touches(at - 1, at + 1)):
        return "range", at + 1
    either = line.named(at, "and") or line.named(at, "or")
    if either is not None:
        to = line.named(either, "to")
        return ("list", either) if to is None else ("range", to)
    return ("list", at + 1) if commas and line.form(at) in _LIST_COMMAS else None


def _completed(items: Sequence[_Item]) -> list[_Item]:
    """Give members the month and year that a later member states for all."""
    done: list[_Item] = []
    later: Reading | None = None
    for item in reversed(items):
        reading = item.reading
        if later is not None:
            own_month = reading.month is not None or reading.shift is not None
            if not own_month:
                reading = (
                    replace(later, day=reading.day, weekday=reading.weekday, until=None)
                    if reading.unit == "day"
                    else reading
                )
            elif reading.year is None and reading.shift is None:
                year = later.year
                if year is not None and (reading.month or 0) > (later.month or 0):
                    year -= 1
                reading = replace(
                    reading, year=year, shift=later.shift, step=later.step,
                    direction=later.direction, exclusive=later.exclusive,
                )  # fmt: skip
        later = reading
        done.append(_Item(item.start, item.end, reading))
    return done[::-1]


def _grouped(items: Sequence[_Item], links: Sequence[Link], start: int) -> Phrases:
    """Make one phrase of a range or of days in a row, several of other lists."""
    phrases: list[Phrase] = []
    begin, last = items[0], items[0]
    for link, item in zip((*links, None), (*items[1:], None), strict=True):
        if item is not None and (link == "range" or _follows(last.reading, item.reading)):
            last = item
            continue
        reading = begin.reading
        if last is not begin:
            reading = replace(reading, until=last.reading)
        phrases.append(Phrase(begin.start if phrases else start, last.end, reading))
        if item is not None:
            begin, last = item, item
    return tuple(phrases)


def _follows(before: Reading, after: Reading) -> bool:
    """Tell whether a member begins where the one before it ends."""
    if before.unit != after.unit:
        return False
    if before.unit == "year":
        return before.year is not None and after.year == before.year + 1
    if before.year != after.year or before.shift != after.shift:
        return False
    if before.unit == "month":
        return before.month is not None and after.month == before.month + 1
    return before.day is not None and before.month == after.month and after.day == before.day + 1


def _dated_day(line: Line, at: int, _first: bool) -> _Item | None:
    """Read a day with whatever names it: weekday, number, month, year."""
    position, weekday = _day_lead(line, at)
    day = read_day_number(line, position)
    if day is None:
        return None
    number, end = day
    month = read_month(line, end)
    if month is None:
        if line.tokens[end - 1].kind == "word" and not _may_go_on(line, end):
            return None
        return _day_of_placed_month(line, at, number, end)
    reading, end = _dated(line, month[1], Reading("day", month=month[0], day=number))
    if weekday is not None and reading.year is None:
        reading = replace(reading, weekday=weekday)
    return _Item(at, end, reading)


def _may_go_on(line: Line, at: int) -> bool:
    """Tell whether an ordinal without a month may be a day: after "of", or before "and"."""
    return line.named(at - 1, "of") is not None or line.named(at, "and") is not None


def _day_lead(line: Line, at: int) -> tuple[int, int | None]:
    """Pass over "on the morning of Friday, namely the" before a day's number."""
    position = line.skip(line.skip(at, "part_of_day"), "day")
    if line.form(position) == ARTICLE:
        return position + 1, None
    weekday = read_weekday(line, position)
    if weekday is None:
        return line.skip(position, "namely"), None
    position = weekday[1]
    if line.form(position) in {*_LIST_COMMAS, "("}:
        position += 1
    position = line.skip(position, "namely")
    return line.skip(position, "in"), weekday[0]


def _day_of_placed_month(line: Line, at: int, day: int, end: int) -> _Item:
    """Read a day of "this month" or "the current"; without either the month is still unsaid."""
    placed = read_placed_unit(line, end)
    if placed is not None and placed[0] == "month":
        return _Item(at, placed[2], Reading("day", day=day, step="month", shift=placed[1]))
    placing = read_placing(line, end)
    if placing is not None and placing[0] == 0:
        return _Item(at, placing[1], Reading("day", day=day, step="month", shift=0))
    return _Item(at, end, Reading("day", day=day))


def _dated(line: Line, at: int, reading: Reading) -> tuple[Reading, int]:
    """Add the year, or what places the month, that may follow it."""
    year = read_year(line, at)
    if year is not None:
        return replace(reading, year=year[0]), year[1]
    placed = read_placed_unit(line, line.skip(at, "of"))
    if placed is not None and placed[0] == "year":
        return replace(reading, step="year", shift=placed[1]), placed[2]
    placing = read_placing(line, at)
    if placing is not None:
        direction = placing[0]
        return replace(reading, direction=direction, exclusive=direction != 0), placing[1]
    return reading, at


def _dated_month(line: Line, at: int, _first: bool) -> _Item | None:
    """Read a month; alone it needs "month" before it or a preposition, if it is no usual word."""
    month = read_month(line, at)
    if month is None:
        return None
    reading, end = _dated(line, month[1], Reading("month", month=month[0]))
    if end == month[1] and line.named(at, "month") is None:
        in_time = line.named(at - 1, "time_preposition") is not None
        if not in_time or is_ambiguous_month(line, at, month[1]):
            return None
    return _Item(at, end, reading)


def _listed_month(line: Line, at: int, _first: bool) -> _Item | None:
    month = read_month(line, at)
    if month is None:
        return None
    reading, end = _dated(line, month[1], Reading("month", month=month[0]))
    return _Item(at, end, reading)


def _said_year(line: Line, at: int, first: bool) -> _Item | None:
    """Read a year after the word for it, or bare after another year or a preposition."""
    said = line.named(at, "year")
    if said is not None:
        year = read_year_number(line, said, EARLIEST_YEAR)
        return None if year is None else _Item(at, year[1], Reading("year", year=year[0]))
    if first and line.named(at - 1, "year_preposition") is None:
        return None
    return _bare_year(line, at, first)


def _counts(line: Line, at: int) -> bool:
    """Tell whether a word follows that a bare number before it may count (في 2014 موقعا)."""
    if at >= len(line.tokens) or line.tokens[at].kind != "word":
        return False
    return line.forms[at] not in {AND, *number_words().function_words}


def _listed_year(line: Line, at: int, _first: bool) -> _Item | None:
    year = read_year_number(line, line.skip(at, "year"), EARLIEST_BARE_YEAR)
    return None if year is None else _Item(at, year[1], Reading("year", year=year[0]))


def _bare_year(line: Line, at: int, first: bool) -> _Item | None:
    """Read a year that nothing calls one: of these times, in digits, counting nothing."""
    if line.named(at, "year") is not None:
        return _listed_year(line, at, first)
    number = line.number(at, _YEAR_DIGITS)
    if number is None or not EARLIEST_UNNAMED_YEAR <= number <= LATEST_UNNAMED_YEAR:
        return None
    item = _listed_year(line, at, first)
    return item if item is not None and not _counts(line, item.end) else None


def quarter_of(reading: Reading, unit: DatePrecision, months: int, number: int) -> Reading:
    """Narrow a reading of a year to its nth stretch of so many months."""
    first = (number - 1) * months + 1
    narrowed = replace(reading, unit=unit, step=reading.step or "year", month=first)
    if unit == "quarter":
        return narrowed
    return replace(narrowed, until=replace(narrowed, month=min(first + months - 1, _MONTHS)))
