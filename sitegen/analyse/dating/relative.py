"""The rules for dates told from the article's day: أمس, يوم الجمعة, الشهر الماضي, قبل 30 عاما.

Each rule takes a line of tokens and a position and returns the phrases that begin there, at most
one. Counts that hang on another event (بعد يومين من الانتخابات) and hours are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitegen.analyse.dating.grammar import Phrases, quarter_of
from sitegen.analyse.dating.pieces import (
    EARLIEST_YEAR,
    Count,
    Line,
    Phrase,
    read_count,
    read_definite_count,
    read_month,
    read_placed_unit,
    read_placing,
    read_weekday,
    read_year,
    read_year_number,
)
from sitegen.analyse.dating.tense import denies_future_before, is_told_as_past, speaks_of_tomorrow
from sitegen.arabic.number_words import read_ordinal
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import DatePrecision, Reading

_DAYS_IN_WEEK = 7
_QUARTERS = 4
_QUARTER_MONTHS = 3
_HALVES = 2
_HALF_MONTHS = 6
# Beyond a century nobody counts to the year: three thousand years ago is no date.
_MOST_COUNTED: Mapping[DatePrecision, int] = {"year": 100, "decade": 10}


def read_deictic(line: Line, at: int) -> Phrases:
    """Read a day counted from the article's, with the part of it and the weekday it may have."""
    start = line.skip(at, "part_of_day")
    for length in range(line.words.longest_deictic, 0, -1):
        phrase = tuple(line.forms[start : start + length])
        shift = line.words.deictic.get(phrase)
        if shift is None:
            continue
        end = start + len(phrase)
        position = end + 1 if line.form(end) in {"\u060c", ",", "("} else end
        weekday = read_weekday(line, line.skip(position, "day"))
        reading = Reading("day", shift=shift)
        if weekday is None:
            became = start == at and line.named(at, "tomorrow_or_became") is not None
            if became and not speaks_of_tomorrow(line.forms, at, end):
                return ()
            return (Phrase(at, end, reading, "relative"),)
        named = replace(reading, weekday=weekday[0])
        end = weekday[1] + (line.form(position - 1) == "(" and line.form(weekday[1]) == ")")
        return (Phrase(at, end, named, "relative"),)
    return ()


def read_weekdays(line: Line, at: int) -> Phrases:
    """Read a weekday, two in a row, or a night between two, with what places them."""
    part_of_day = line.named(at, "part_of_day")
    position = at if part_of_day is None else part_of_day
    bounded = line.named(position, "of")
    if bounded is not None:
        position = bounded
    position = line.skip(line.skip(position, "days"), "day")
    weekday = read_weekday(line, position)
    if weekday is None:
        return ()
    first, end = weekday
    second = _second_weekday(line, end, night=part_of_day is not None)
    if second is not None and (second[2] or second[0] == (first + 1) % _DAYS_IN_WEEK):
        reading, end = _placed_weekday(line, second[1], Reading("day", weekday=first))
        return (
            Phrase(at, end, replace(reading, until=Reading("day", weekday=second[0])), "relative"),
        )
    if bounded is not None or line.named(at - 1, "habitual") or line.named(at, "habitual"):
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
    """Add what places a weekday: الماضي, من الأسبوع المقبل."""
    placing = read_placing(line, at)
    if placing is not None:
        if placing[0] == 0:
            return replace(reading, step="week", shift=0), placing[1]
        return replace(reading, direction=placing[0], exclusive=True), placing[1]
    placed = read_placed_unit(line, line.skip(at, "of"))
    if placed is not None and placed[0] == "week":
        return replace(reading, step="week", shift=placed[1]), placed[2]
    return reading, at


def read_placed_period(line: Line, at: int) -> Phrases:
    """Read a period next to the article's: الأسبوع الماضي, هذا العام."""
    placed = read_placed_unit(line, at)
    if placed is None or placed[0] == "day":
        return ()
    return (Phrase(at, placed[2], Reading(placed[0], shift=placed[1]), "relative"),)


def read_counted(line: Line, at: int) -> Phrases:
    """Read so many units before or after the article's day: قبل 30 عاما, منذ ثلاثة أيام.

    After one unit (بعد يوم حافل) the text tells a story of its own, unless the clause ends there;
    so it does after any count in the past tense. What will not be before a count is not ago.
    """
    before, since = line.named(at, "ago"), line.named(at, "since")
    start = before if before is not None else line.named(at, "after")
    if start is None:
        return ()
    count = read_count(line, start)
    if count is None or count.unit is None or line.named(count.end, "tied") is not None:
        return ()
    if (count.number or 0) > _MOST_COUNTED.get(count.unit, count.number or 0):
        return ()
    following = line.tokens[count.end].kind if count.end < len(line.tokens) else "mark"
    if before is None and count.number == 1 and following != "mark":
        return ()
    if before is None and is_told_as_past(line.forms, at, count.end):
        return ()
    if before is not None and since is None and denies_future_before(line.forms, at):
        return ()
    if count.number is None:
        vague = Reading(count.unit, open_end=since is not None)
        return (Phrase(at, count.end, vague, "vague"),)
    reading = _moved(count, -1 if before is not None else 1)
    return (Phrase(at, count.end, replace(reading, open_end=since is not None), "relative"),)


def _moved(count: Count, sign: int) -> Reading:
    """Weeks lead to a day; months, years and decades to a whole month, year, decade."""
    unit: DatePrecision = count.unit or "day"
    shift = sign * (count.number or 0)
    if unit == "week":
        return Reading("day", step="week", shift=shift)
    if unit == "decade":
        return Reading("year", step="decade", shift=shift)
    return Reading(unit, shift=shift)


def read_stretch(line: Line, at: int) -> Phrases:
    """Read a stretch that ends or begins on the article's day: خلال اليومين الماضيين."""
    position = _stretch_lead(line, at)
    count = read_definite_count(line, position)
    if count is None or count.unit is None:
        return ()
    form = line.form(count.end)
    placing = -1 if form in line.words.recent else line.words.placings.get(form, 0)
    end = count.end + 1
    if form not in line.words.recent and form not in line.words.placings:
        return ()
    if placing == 0:
        return ()
    if count.number is None:
        few = line.skip(end, "few")
        return (Phrase(at, few, Reading(count.unit), "vague"),)
    return (Phrase(at, end, Reading(count.unit, reach=placing * count.number), "relative"),)


def _stretch_lead(line: Line, at: int) -> int:
    position = line.named(at, "during")
    return at if position is None else position


def read_within(line: Line, at: int) -> Phrases:
    """Read a stretch that begins on the article's day: في غضون يومين."""
    position = line.named(line.skip(at, "in"), "within")
    if position is None:
        return ()
    count = read_count(line, position)
    if count is None or count.unit is None or line.named(count.end, "tied") is not None:
        return ()
    if count.number is None:
        return (Phrase(at, count.end, Reading(count.unit), "vague"),)
    return (Phrase(at, count.end, Reading(count.unit, reach=count.number), "relative"),)


def read_part(line: Line, at: int) -> Phrases:
    """Read the start, middle or end of a period: نهاية عام 2021, مطلع الشهر المقبل.

    Where such a part begins or ends nobody says, so it means the whole period, vaguely.
    """
    position = line.named(at, "part_of_period")
    period = _period(line, position) if position is not None else None
    return () if period is None else (replace(period, start=at, kind="vague"),)


def read_quarter(line: Line, at: int) -> Phrases:
    """Read a quarter or a half of a year: الربع الأول من عام 2021."""
    quarter = line.named(at, "quarter")
    position = quarter if quarter is not None else line.named(at, "half")
    if position is None:
        return ()
    ordinal = read_ordinal(line.forms, position)
    most = _QUARTERS if quarter is not None else _HALVES
    if ordinal is None or ordinal[0] > most:
        return ()
    period = _period(line, line.skip(ordinal[1], "of"))
    if period is None or period.reading.unit != "year":
        return ()
    if quarter is not None:
        reading = quarter_of(period.reading, "quarter", _QUARTER_MONTHS, ordinal[0])
    else:
        reading = quarter_of(period.reading, "month", _HALF_MONTHS, ordinal[0])
    return (Phrase(at, period.end, reading, period.kind),)


def _period(line: Line, at: int) -> Phrase | None:
    """Read a year, month or week that may be cut into parts."""
    said = line.named(at, "year")
    year = read_year_number(line, said, EARLIEST_YEAR) if said is not None else None
    if year is None and said is None:
        year = read_year_number(line, at, 1000) if line.number(at, 4) is not None else None
    if year is not None:
        return Phrase(at, year[1], Reading("year", year=year[0]))
    placed = read_placed_unit(line, at)
    if placed is not None and placed[0] != "day":
        return Phrase(at, placed[2], Reading(placed[0], shift=placed[1]), "relative")
    month = read_month(line, at)
    if month is not None:
        return _month_period(line, at, month)
    decade = read_decade(line, at)
    if decade:
        return decade[0]
    unit = line.words.singular.get(line.form(at).removeprefix(ARTICLE))
    if line.form(at).startswith(ARTICLE) and unit in {"week", "month", "year"}:
        return Phrase(at, at + 1, Reading(unit, shift=0), "relative")
    return None


def _month_period(line: Line, at: int, month: tuple[int, int]) -> Phrase:
    number, end = month
    year = read_year(line, end)
    if year is not None:
        return Phrase(at, year[1], Reading("month", year=year[0], month=number))
    placing = read_placing(line, end)
    if placing is None:
        return Phrase(at, end, Reading("month", month=number))
    reading = Reading("month", month=number, direction=placing[0], exclusive=placing[0] != 0)
    return Phrase(at, placing[1], reading)


def read_decade(line: Line, at: int) -> Phrases:
    """Read a decade: تسعينيات القرن الماضي, الثمانينيات (of the last century)."""
    words = line.words
    form = line.form(at)
    decade = words.decades.get(form.removeprefix(ARTICLE))
    if decade is None:
        return ()
    for phrase, century in words.centuries.items():
        for start in (at + 1, line.skip(at + 1, "of")):
            end = start + len(phrase)
            if tuple(line.forms[start:end]) == phrase:
                return (Phrase(at, end, Reading("decade", year=century + decade)),)
    if not form.startswith(ARTICLE) or line.named(at + 1, "of") is not None:
        return ()
    return (Phrase(at, at + 1, Reading("decade", year=words.default_century + decade)),)
