"""The rules for dates told from the article's day: أمس, يوم الجمعة, الشهر الماضي.

Each rule takes a line of tokens and a position and returns the phrases that begin there, at most
one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from sitegen.analyse.dating.counted import read_counted
from sitegen.analyse.dating.grammar import read_days, read_said_year
from sitegen.analyse.dating.members import LIST_COMMAS, Phrases
from sitegen.analyse.dating.pieces import (
    Line,
    Phrase,
    read_far_placing,
    read_placed_unit,
    read_placing,
    read_weekday,
)
from sitegen.analyse.dating.tense import speaks_of_tomorrow
from sitegen.analyse.dating.years import EARLIEST_BARE_YEAR, read_year_number
from sitegen.model import DatePrecision, Reading

_DAYS_IN_WEEK = 7


def read_deictic(line: Line, at: int) -> Phrases:
    """Read a day counted from the article's, with the weekday or the date it may have beside it."""
    for length in range(line.words.longest_deictic, 0, -1):
        phrase = tuple(line.forms[at : at + length])
        shift = line.words.deictic.get(phrase)
        if shift is None:
            continue
        end = at + len(phrase)
        reading = Reading("day", shift=shift)
        named = _named_beside(line, at, end, reading)
        if named is not None:
            return (named,)
        became = line.named(at, "tomorrow_or_became") is not None
        after_part = line.named(at - 1, "part_of_day") is not None
        if became and not after_part and not speaks_of_tomorrow(line.forms, at, end):
            return ()
        return (Phrase(at, end, reading, "relative"),)
    return ()


def _named_beside(line: Line, at: int, end: int, reading: Reading) -> Phrase | None:
    """Read the date or the weekday beside a day: أمس الخميس 6 يناير, اليوم (الجمعة)."""
    opened = line.form(end) == "("
    position = end + 1 if opened or line.form(end) in LIST_COMMAS else end
    dated = read_days(line, position)
    weekday = read_weekday(line, line.skip(position, "day"))
    if len(dated) == 1 and dated[0].reading.until is None and dated[0].reading.month is not None:
        named = replace(dated[0], start=at)
    elif weekday is not None:
        named = Phrase(at, weekday[1], replace(reading, weekday=weekday[0]), "relative")
    else:
        return None
    closed = opened and line.form(named.end) == ")"
    return replace(named, end=named.end + closed)


def read_weekdays(line: Line, at: int) -> Phrases:
    """Read a weekday, two in a row, or a night between two, with what places them."""
    bounded = line.named(at, "of") or line.named(at, "between")
    position = at if bounded is None else bounded
    position = line.skip(line.skip(position, "days"), "day")
    weekday = read_weekday(line, position)
    if weekday is None:
        return ()
    first, end = weekday
    last = first
    second = _second_weekday(line, end, night=line.named(at - 1, "part_of_day") is not None)
    is_range = second is not None and (second[2] or bounded is not None)
    while second is not None and not is_range and second[0] == (last + 1) % _DAYS_IN_WEEK:
        third = _second_weekday(line, second[1], night=False)
        if third is None or third[2] or third[0] != (second[0] + 1) % _DAYS_IN_WEEK:
            break
        last, second = second[0], third
    if second is not None and (is_range or second[0] == (last + 1) % _DAYS_IN_WEEK):
        reading, end = _placed_weekday(line, second[1], Reading("day", weekday=first))
        return (
            Phrase(at, end, replace(reading, until=Reading("day", weekday=second[0])), "relative"),
        )
    if bounded is not None or line.named(at - 1, "between") is not None:
        return ()
    if line.named(at - 1, "habitual") or line.named(at, "habitual"):
        return ()
    reading, end = _placed_weekday(line, end, Reading("day", weekday=first))
    return (Phrase(at, end, reading, "relative"),)


def _second_weekday(line: Line, at: int, *, night: bool) -> tuple[int, int, bool] | None:
    """Read the second weekday: its number, its end, and whether it ends a range."""
    to = line.named(at, "to")
    position = line.named(at, "and") or to or (at + 1 if line.form(at) in {"-", "/"} else None)
    if position is None:
        if not night:
            return None
        position = at
    weekday = read_weekday(line, line.skip(position, "day"))
    return None if weekday is None else (*weekday, to is not None)


def _placed_weekday(line: Line, at: int, reading: Reading) -> tuple[Reading, int]:
    """Add what places a weekday: الماضي, قبل الماضي, من الأسبوع المقبل."""
    placing = read_placing(line, at)
    if placing is not None:
        if placing[0] == 0:
            return replace(reading, step="week", shift=0), placing[1]
        return replace(reading, direction=placing[0], exclusive=True), placing[1]
    far = read_far_placing(line, at)
    if far is not None:
        way: Literal[-1, 1] = 1 if far[0] > 0 else -1
        return replace(reading, direction=way, exclusive=True, step="week", shift=way), far[1]
    placed = read_placed_unit(line, line.skip(at, "of"))
    if placed is not None and placed[0] == "week":
        return replace(reading, step="week", shift=placed[1]), placed[2]
    return reading, at


def read_placed_period(line: Line, at: int) -> Phrases:
    """Read a period next to the article's: الأسبوع الماضي, هذا العام, العام الجاري 2022."""
    hijri = _hijri_year(line, at)
    if hijri is not None:
        return (hijri,)
    placed = read_placed_unit(line, at)
    if placed is not None and placed[1] == 0 and placed[0] in {"day", "month"}:
        same = _same_of_year(line, at, placed[0], placed[2])
        if same is not None:
            return (same,)
    if placed is None or placed[0] == "day":
        return ()
    if placed[0] == "year" and line.named(at - 1, "general") is not None:
        return ()
    if placed[0] == "year":
        year = read_year_number(line, placed[2], EARLIEST_BARE_YEAR)
        if year is not None:
            return (Phrase(at, year[1], Reading("year", year=year[0])),)
    return (Phrase(at, placed[2], Reading(placed[0], shift=placed[1]), "relative"),)


def _same_of_year(line: Line, at: int, unit: DatePrecision, end: int) -> Phrase | None:
    """Read what places this day or month in another year.

    هذا الشهر من العام الماضي, هذا اليوم من عام 1990, هذا اليوم قبل عشر سنوات.
    """
    of = line.named(end, "of")
    other = read_placed_unit(line, of) if of is not None else None
    if other is not None and other[0] == "year" and other[1] != 0:
        return Phrase(at, other[2], Reading(unit, step="year", shift=other[1]), "relative")
    said = read_said_year(line, of) if of is not None else None
    if said is not None and said.reading.calendar == "gregorian":
        same = Reading(unit, year=said.reading.year, shift=0)
        return Phrase(at, said.end, same, "relative")
    ago = read_counted(line, end) if line.named(end, "since") is None else ()
    for phrase in ago:
        reading = phrase.reading
        if reading.unit == "year" and (reading.shift or 0) < 0 and not reading.about:
            return Phrase(at, phrase.end, replace(reading, unit=unit, step="year"), "relative")
    return None


def _hijri_year(line: Line, at: int) -> Phrase | None:
    """Read a Hijri year next to the article's: العام الهجري الماضي."""
    said = line.named(line.skip(at, "this"), "year")
    named = line.named(said, "hijri") if said is not None else None
    if named is None:
        return None
    placing = read_placing(line, named)
    is_this = line.named(at, "this") is not None
    if placing is None and not is_this:
        return None
    shift, end = placing or (0, named)
    return Phrase(at, end, Reading("year", shift=shift, calendar="hijri"), "relative")
