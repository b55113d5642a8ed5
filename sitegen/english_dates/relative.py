"""The rules for English dates told from the article's day: yesterday, last Tuesday, two years ago.

Each rule takes a line of tokens and a position and returns the phrases that begin there; one that
does not apply returns none. What counts from another event (two days after the vote) is left out
where the words say so.
"""

from __future__ import annotations

from dataclasses import replace

from sitegen.english_dates.line import Line
from sitegen.english_dates.phrases import Phrase, Phrases, Readings
from sitegen.english_dates.stated import SIGNS, read_month
from sitegen.english_dates.years import read_decade, read_year
from sitegen.model import DatePrecision, Reading

# Longer counts are no dates: three thousand years ago.
_MOST_COUNTED = 999
_WEEK_DAYS = 7
_QUARTERS, _QUARTER_MONTHS = 4, 3
_HALVES, _HALF_MONTHS = 2, 6
_WEEKS = 4
_MONTH_OF = ("the", "month", "of")


def read_deictic(line: Line, at: int) -> Phrases:
    """Read a day counted from the article's: today, last night, the day before yesterday."""
    start = line.skip(at, "the")
    for words, shift in line.words.deictic:
        end = start + len(words)
        if line.form(start) == words[0] and line.between(start, end) == words:
            return (Phrase(at, end, ((Reading("day", shift=shift),),), "relative"),)
    return ()


def read_weekday(line: Line, at: int) -> Phrases:
    """Read a weekday with what places it: Thursday, last Tuesday, Friday next week."""
    start = line.skip(at, "the")
    placing = line.words.placings.get(line.form(start))
    named = start if placing is None else start + 1
    weekday = line.words.weekdays.get(line.form(named))
    if weekday is None or not line.is_capital(named) or line.has("unplaced", named - 1):
        return ()
    plain = Reading("day", weekday=weekday)
    if placing is None and start > at:
        return ()
    if placing is not None:
        return (Phrase(at, named + 1, (_placed_weekday(plain, placing),), "relative"),)
    behind = _placed_unit(line, line.skip(named + 1, "of"))
    if behind is not None and behind[0] == "week":
        week = replace(plain, step="week", shift=behind[1])
        return (Phrase(at, behind[2], ((week,),), "relative"),)
    last = line.form(named + 1) in {"last", "past"} and line.form(named + 2) not in line.words.units
    end = named + 2 if last else named + 1
    return (Phrase(at, end, ((plain,),), "relative"),)


def _placed_weekday(plain: Reading, placing: int) -> Readings:
    """Return what "this", "last" or "next" makes of a weekday: some mean a week further on."""
    if placing == 0:
        return replace(plain, step="week", shift=0), replace(plain, direction=1)
    way = SIGNS[placing]
    placed = replace(plain, direction=way, exclusive=True)
    return placed, replace(placed, step="week", shift=way)


def _placed_unit(line: Line, at: int) -> tuple[DatePrecision, int, int] | None:
    """Read "last week", "the coming month": unit, shift, and the position after it."""
    start = line.skip(at, "the")
    shift = line.words.placings.get(line.form(start))
    unit = line.words.units.get(line.form(start + 1))
    if shift is None or unit is None or line.form(start + 1).endswith("s"):
        return None
    return unit, shift, start + 2


def read_placed_period(line: Line, at: int) -> Phrases:
    """Read a period next to the article's: last week, this year, the past three days."""
    placed = _placed_unit(line, at)
    if placed is None:
        return _stretch(line, at)
    unit, shift, end = placed
    if unit == "day":
        return ()
    number = line.number(end)
    if unit == "year" and number is not None and read_year(line, end):
        return (Phrase(at, end + 1, ((Reading("year", year=number),),)),)
    readings: Readings = (Reading(unit, shift=shift),)
    if shift:
        # "The past year" may be the twelve months up to the day.
        readings = (*readings, Reading(unit, reach=shift))
    return (Phrase(at, end, (readings,), "relative"),)


def _stretch(line: Line, at: int) -> Phrases:
    """Read a stretch that ends or begins on the day: the last three months, the next two days."""
    start = line.skip(at, "the")
    shift = line.words.placings.get(line.form(start))
    count = line.cardinal(start + 1) if shift else None
    if count is None:
        # Machines say "the two past days", too.
        count = line.cardinal(start)
        shift = line.words.placings.get(line.form(count[1])) if count is not None else None
        end = count[1] + 1 if count is not None else start
    else:
        end = count[1]
    unit = line.words.units.get(line.form(end))
    if count is None or not shift or unit is None or count[0] > _MOST_COUNTED:
        return ()
    reach = Reading(unit, reach=shift * count[0])
    return (Phrase(at, end + 1, ((reach, _moved(unit, shift * count[0])),), "relative"),)


def _moved(unit: DatePrecision, shift: int) -> Reading:
    """Weeks lead to a day; months, years and decades to a whole month, year, decade."""
    return (
        Reading("day", step="week", shift=shift) if unit == "week" else Reading(unit, shift=shift)
    )


def read_counted(line: Line, at: int) -> Phrases:
    """Read so many units before or after the day: two days ago, in three weeks, within a month."""
    lead = line.form(at)
    start = at + 1 if lead in {"in", "within", "after", "for", "since"} else at
    count = (1, start + 1) if line.form(start) in {"a", "an"} else line.cardinal(start)
    if count is None or not 0 < count[0] <= _MOST_COUNTED:
        return ()
    number, end = count
    unit = line.words.units.get(line.form(end))
    if unit is None:
        return ()
    end += 1
    if line.form(end) in {"ago", "earlier"} or line.between(end, end + 2) == ("before", "now"):
        back = (_moved(unit, -number),)
        opens = lead == "since"
        span = at if opens else start
        return (Phrase(span, end + 1, (back,), "relative", open=opens),)
    if line.between(end, end + 2) in {("from", "now"), ("from", "today")}:
        ahead = (_moved(unit, number), Reading(unit, reach=number))
        return (Phrase(start, end + 2, (ahead,), "relative"),)
    if lead in {"for", "since"}:
        return (Phrase(at, end, ((_moved(unit, -number),),), "relative", sure=False, open=True),)
    if lead == "within":
        return (Phrase(at, end, ((Reading(unit, reach=number),),), "relative"),)
    if lead in {"in", "after"} or line.form(end) == "later":
        ahead = (_moved(unit, number), Reading(unit, reach=number))
        end += line.form(end) == "later"
        later = Phrase(at, end, (ahead,), "relative", sure=False)
        # "The lowest in two decades" is the lowest since then.
        since = replace(later, members=((_moved(unit, -number),),), open=True)
        return (later, since) if lead == "in" else (later,)
    return ()


def read_part(line: Line, at: int) -> Phrases:
    """Read the beginning, middle or end of a period: the end of 2021, late May, mid-1990s."""
    start = line.skip(at, "the")
    if not line.has("parts", start):
        return ()
    position = start + 1
    is_joined = line.form(start) in {"early", "mid", "late"}
    of = line.skip(position, "of")
    position = of if of > position or not is_joined else line.skip(position, "-")
    if of == start + 1 and not is_joined:
        return ()
    if line.between(position, position + len(_MONTH_OF)) == _MONTH_OF:
        position += len(_MONTH_OF)
    for rule in (read_decade, read_month, read_year, read_placed_period):
        phrases = rule(line, position)
        if phrases:
            return (replace(phrases[-1], start=at, kind="vague", sure=True),)
    if is_joined:
        decade = line.words.decades.get(line.form(position))
        if decade is None:
            return ()
        nineties: Readings = (Reading("decade", year=decade),)
        return (Phrase(at, position + 1, (nineties,), "vague"),)
    unit = line.words.units.get(line.form(position + 1))
    if line.form(position) == "the" and unit in {"week", "month", "year"}:
        return (Phrase(at, position + 2, ((Reading(unit, shift=0),),), "vague"),)
    return ()


def read_share(line: Line, at: int) -> Phrases:
    """Read a quarter, a half, a week of a period: the first quarter of 2021, the second half."""
    start = line.skip(at, "the")
    ordinal = (_QUARTERS, start + 1) if line.form(start) == "last" else line.ordinal(start)
    if ordinal is None:
        return ()
    number, end = ordinal
    form = line.form(end)
    most = {"quarter": _QUARTERS, "half": _HALVES, "week": _WEEKS}.get(form)
    if most is None:
        return ()
    number = min(number, most) if line.form(start) == "last" else number
    position = line.skip(end + 1, "of")
    if number > most:
        return ()
    for rule in (read_month, read_year, read_placed_period):
        phrases = rule(line, position)
        if phrases and len(phrases[-1].members) == 1:
            whole = phrases[-1]
            part = _narrowed(whole.members[0][0], form, number)
            return () if part is None else (Phrase(at, whole.end, ((part,),), whole.kind),)
    return ()


def _narrowed(reading: Reading, form: str, number: int) -> Reading | None:
    """Narrow a year or month to its nth quarter, half or week."""
    if form == "week":
        if reading.unit != "month":
            return None
        month = replace(reading, unit="day", step=reading.step or "month")
        first = replace(month, day=(number - 1) * _WEEK_DAYS + 1)
        return replace(first, until=replace(month, day=number * _WEEK_DAYS))
    if reading.unit != "year":
        return None
    step = reading.step or "year"
    if form == "quarter":
        first_month = (number - 1) * _QUARTER_MONTHS + 1
        return replace(reading, unit="quarter", step=step, month=first_month)
    first = replace(reading, unit="month", step=step, month=(number - 1) * _HALF_MONTHS + 1)
    return replace(first, until=replace(first, month=number * _HALF_MONTHS))
