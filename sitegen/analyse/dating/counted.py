"""The rules for times that count: قبل 30 عاما, منذ ثلاثة أيام, خلال اليومين الماضيين, في غضون شهر.

Each rule takes a line of tokens and a position and returns the phrases that begin there, at most
one. Counts that hang on another event (بعد يومين من الانتخابات) and hours are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from sitegen.analyse.dating.counts import Count, read_count, read_definite_count
from sitegen.analyse.dating.members import Phrases
from sitegen.analyse.dating.pieces import Line, Phrase
from sitegen.analyse.dating.tense import (
    denies_future_before,
    direction_around,
    goes_on_with_a_story,
    is_told_as_past,
)
from sitegen.model import DatePrecision, Reading

# Beyond a century nobody counts to the year: three thousand years ago is no date.
_MOST_COUNTED: Mapping[DatePrecision, int] = {"year": 100, "decade": 10}
_YEAR_MONTHS = 12
# A month and a half ago, as days.
_MONTH_DAYS = 30


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
    if count is None or count.unit is None:
        return ()
    more = _more_months(line, count)
    end = count.end if more is None else more[1]
    from_now = line.named(end, "from_now")
    end = end if from_now is None else from_now
    if _is_tied(line, end, ago=before is not None):
        return ()
    if (count.number or 0) > _MOST_COUNTED.get(count.unit, count.number or 0):
        return ()
    following = line.tokens[end].kind if end < len(line.tokens) else "mark"
    if before is None and count.number == 1 and following != "mark" and from_now is None:
        return ()
    if before is None and _is_of_a_story(line, at, end):
        return ()
    if before is not None and since is None and denies_future_before(line.forms, at):
        return ()
    if count.number is None:
        return (Phrase(at, end, Reading(count.unit), "vague"),)
    sign = -1 if before is not None else 1
    reading = _moved(count, sign) if more is None else _moved_by_months(count, sign, more[0])
    reading = replace(reading, open_end=since is not None, about=count.about)
    return (Phrase(at, end, reading, "relative"),)


def _is_of_a_story(line: Line, at: int, end: int) -> bool:
    """Tell whether what is told has been, so that a count goes on from there, not from today."""
    return is_told_as_past(line.forms, at, end) or goes_on_with_a_story(line.forms, at)


def _is_tied(line: Line, at: int, *, ago: bool) -> bool:
    """Tell whether the count is from another event: قبل يومين من, بعد عام على."""
    if ago:
        return line.named(line.skip(at, "only"), "of") is not None
    return line.named(at, "tied") is not None


def _more_months(line: Line, count: Count) -> tuple[Fraction, int] | None:
    """Read the months added to years, or half a one to months: عام ونصف العام, عام وثلاثة أشهر."""
    if count.unit not in {"year", "month"} or count.number is None:
        return None
    half = line.named(count.end, "and_half")
    if half is not None:
        whole = _YEAR_MONTHS if count.unit == "year" else 1
        return Fraction(whole, 2), line.skip(half, f"the_{count.unit}")
    and_next = line.named(count.end, "and")
    months = read_count(line, and_next) if and_next is not None else None
    if count.unit != "year" or months is None or months.unit != "month" or not months.number:
        return None
    return Fraction(months.number), months.end


def _moved(count: Count, sign: int) -> Reading:
    """Weeks lead to a day; months, years and decades to a whole month, year, decade."""
    unit: DatePrecision = count.unit or "day"
    shift = sign * (count.number or 0)
    return (
        Reading("day", step="week", shift=shift) if unit == "week" else Reading(unit, shift=shift)
    )


def _moved_by_months(count: Count, sign: int, more: Fraction) -> Reading:
    """Lead to a month; half a month more, by days."""
    months = (count.number or 0) * (_YEAR_MONTHS if count.unit == "year" else 1) + more
    if months.denominator == 1:
        return Reading("month", step="month", shift=sign * int(months))
    return Reading("month", step="day", shift=sign * int(months * _MONTH_DAYS))


def read_stretch(line: Line, at: int) -> Phrases:
    """Read a stretch that ends or begins on the article's day: خلال اليومين الماضيين."""
    count = read_definite_count(line, line.skip(at, "during"))
    if count is None or count.unit is None:
        return ()
    form = line.form(count.end)
    placing = -1 if form in line.words.recent else line.words.placings.get(form, 0)
    if placing == 0:
        return ()
    end = count.end + 1
    if count.number is None:
        return (Phrase(at, line.skip(end, "few"), Reading(count.unit), "vague"),)
    return (Phrase(at, end, Reading(count.unit, reach=placing * count.number), "relative"),)


def read_within(line: Line, at: int) -> Phrases:
    """Read a stretch that begins on the article's day: في غضون يومين, سيصل خلال شهر.

    Where the clause tells of the past the stretch is one of its story; after "during" it is a
    mere length unless the clause speaks of what is to come.
    """
    within = line.named(line.skip(at, "in"), "within")
    position = line.named(at, "during") if within is None else within
    if position is None:
        return ()
    count = read_count(line, position)
    if count is None or count.unit is None:
        return ()
    from_now = line.named(count.end, "from_now")
    end = count.end if from_now is None else from_now
    if line.named(end, "tied") is not None or _is_of_a_story(line, at, end):
        return ()
    if within is None and from_now is None and direction_around(line.forms, at, end) <= 0:
        return ()
    if count.number is None:
        return (Phrase(at, end, Reading(count.unit), "vague"),)
    reading = Reading(count.unit, reach=count.number, about=count.about)
    return (Phrase(at, end, reading, "relative"),)
