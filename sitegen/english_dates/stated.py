"""The rules for English dates that name days or months: 12 May 2024, May 12th, in May, 3-5 June.

Each rule takes a line of tokens and a position and returns the phrases that begin there, the
longest last; a rule that does not apply returns none. Months that may be verbs or people are
refused where nothing makes them months.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from sitegen.english_dates.line import DASHES, HIJRI, Line
from sitegen.english_dates.phrases import Join, Phrase, Phrases
from sitegen.english_dates.years import YEAR_DIGITS, after_mark, counts
from sitegen.model import Reading

# More days in a row are no prose.
_MOST_DAYS = 7
_PAIR = 2
SIGNS: Mapping[int, Literal[-1, 0, 1]] = {-1: -1, 0: 0, 1: 1}
_DAY_LINKS = frozenset({"and", "or", "&", ","})


def read_month_at(line: Line, at: int) -> tuple[Reading, int] | None:
    """Read a month's name of either calendar; "Oct." too, and one said twice (May/May)."""
    form = line.form(at)
    if form.startswith(HIJRI):
        month = int(form.removeprefix(HIJRI))
        return Reading("month", month=month, calendar="hijri"), at + 1
    number = line.words.months.get(form)
    if number is None:
        return None
    end = at + 1
    if line.has("short_months", at) and line.form(end) == "." and line.touches(end):
        # Behind it nothing: then it is the sentence's.
        end += end + 1 < len(line.tokens)
    if line.form(end) == "/" and line.words.months.get(line.form(end + 1)) == number:
        end += 2
    return Reading("month", month=number), end


def read_year_after(line: Line, at: int, month: Reading) -> tuple[Reading, int] | None:
    """Add the year behind a month or day: 2024, ", 2024", of the year 2024, of last year."""
    comma = line.skip(at, ",")
    start = line.skip(line.skip(line.skip(comma, "of", "in"), "the"), "year")
    number = line.number(start)
    if number is not None and len(line.form(start)) == YEAR_DIGITS:
        if comma > at and counts(line, start + 1) and line.form(start + 1) not in {",", ")"}:
            return None
        end = after_mark(line, start + 1)
        return replace(month, year=number), end
    of = line.skip(at, "of")
    placed = line.words.placings.get(line.form(line.skip(of, "the")))
    if placed is None or line.form(line.skip(of, "the") + 1) != "year":
        return None
    end = line.skip(of, "the") + 2
    return replace(month, step="year", shift=placed), end


def read_days(line: Line, at: int) -> Phrases:
    """Read a day before its month, or several: 12 May 2024, the 12th of May, 12, 19 and 26 May."""
    start = line.skip(at, "the")
    read = _day_numbers(line, start)
    if not read:
        return ()
    *_, (_, _, end) = read
    month = read_month_at(line, line.skip(line.skip(end, "of"), "month"))
    if month is None:
        return _day_of_placed_month(line, at) if len(read) == 1 else ()
    reading, end = read_year_after(line, month[1], month[0]) or month
    return _of_days(line, read, at, reading, end)


def _day_numbers(line: Line, at: int) -> list[tuple[int, int, int]]:
    """Read numbers of days with links between: number, the token it begins at, and its end."""
    read: list[tuple[int, int, int]] = []
    while (day := line.day(at)) is not None and len(read) < _MOST_DAYS:
        read.append((day[0], at, day[1]))
        link = _after_link(line, day[1])
        if link is None:
            break
        at = line.skip(line.skip(link, "on"), "the")
    while read and not _leads_to_month(line, read[-1][2]):
        read.pop()
    return read


def _leads_to_month(line: Line, at: int) -> bool:
    of = line.skip(line.skip(at, "of"), "month")
    is_month = read_month_at(line, of) is not None
    return is_month or (of > at and _placing(line, of) is not None)


def _after_link(line: Line, at: int) -> int | None:
    form = line.form(at)
    if form == "," and line.form(at + 1) in {"and", "or"}:
        return at + 2
    is_link = form in _DAY_LINKS or form in line.words.groups["until"]
    return at + 1 if is_link else None


def _of_days(
    line: Line, read: Sequence[tuple[int, int, int]], start: int, month: Reading, end: int
) -> Phrases:
    """Make phrases of days that share a month: each by itself, then all together."""
    days = [(replace(month, unit="day", day=number),) for number, _, _ in read]
    phrases = [
        Phrase(start if place == 0 else first, last, (day,))
        for place, (day, (_, first, last)) in enumerate(zip(days, read, strict=True))
    ]
    phrases[-1] = replace(phrases[-1], end=end)
    if len(days) > 1:
        join, start = _join(line, read, start)
        phrases.append(Phrase(start, end, tuple(days), join=join))
    return tuple(phrases)


def _join(line: Line, read: Sequence[tuple[int, int, int]], start: int) -> tuple[Join, int]:
    """Tell a range of two days from a list, and where it begins: "from" and "between" are in."""
    before = line.form(line.before(start))
    link = line.form(read[0][2])
    is_range = link in line.words.groups["until"] or before == "between"
    if len(read) != _PAIR or not is_range:
        return "list", start
    return "range", line.before(start) if before in {"from", "between"} else start


def _placing(line: Line, at: int) -> tuple[int, int] | None:
    """Read "this month", "the current month": the shift and the position after it."""
    start = line.skip(at, "the")
    shift = line.words.placings.get(line.form(start))
    is_month = line.words.units.get(line.form(start + 1)) == "month"
    return (shift, start + 2) if shift is not None and is_month else None


def _day_of_placed_month(line: Line, at: int) -> Phrases:
    day = line.day(line.skip(at, "the"))
    placed = _placing(line, line.skip(day[1], "of")) if day is not None else None
    if day is None or placed is None:
        return ()
    reading = Reading("day", day=day[0], step="month", shift=placed[0])
    return (Phrase(at, placed[1], ((reading,),), "relative"),)


def read_month_first(line: Line, at: int) -> Phrases:
    """Read a month with its day, or several, and the year: May 12, 2024; May 12th; May 3-5."""
    month = read_month_at(line, at)
    if month is None:
        return ()
    read: list[tuple[int, int, int]] = []
    position = line.skip(month[1], "the")
    while (day := line.day(position)) is not None and len(read) < _MOST_DAYS:
        read.append((day[0], position, day[1]))
        link = _after_link(line, day[1])
        if link is None:
            break
        position = line.skip(link, "the")
    for count in range(len(read), 0, -1):
        phrases = _month_days(line, at, month[0], read[:count])
        if phrases or count == 1:
            first = _month_days(line, at, month[0], read[:1]) if count > 1 else ()
            return (*first[:1], *phrases)
    return ()


def _month_days(
    line: Line, at: int, month: Reading, read: Sequence[tuple[int, int, int]]
) -> Phrases:
    if not read:
        return ()
    end = read[-1][2]
    if len(read) == 1 and counts(line, end) and line.form(end) not in {",", "-"}:
        # "May 12 people": the number counts.
        return ()
    reading, end = read_year_after(line, end, month) or (month, end)
    return _of_days(line, read, at, reading, end)


def read_month(line: Line, at: int) -> Phrases:
    """Read a month by itself, with its year or without: in May, May 2024, last May."""
    month = read_month_at(line, at)
    if month is None:
        return ()
    reading, end = read_year_after(line, month[1], month[0]) or month
    if end > month[1]:
        return (Phrase(at, end, ((reading,),)),)
    if reading.calendar == "gregorian" and not _is_month(line, at):
        return ()
    shift = line.words.placings.get(line.form(at - 1))
    if shift is not None:
        way = replace(reading, direction=SIGNS[shift], exclusive=True)
        placed = way if shift else replace(reading, step="year", shift=0)
        start = at - 2 if line.form(at - 2) == "the" else at - 1
        return (Phrase(start, end, ((placed,),)),)
    return (Phrase(at, end, ((reading,),)),)


def _is_month(line: Line, at: int) -> bool:
    """Tell a month from a verb, a person and a short word: "in May", but not "may" or "June"."""
    if not line.is_capital(at) or len(line.form(at)) < len("may"):
        return False
    if not line.has("doubtful_months", at):
        return True
    if line.form(at - 1) in {",", *DASHES}:
        return line.form(at - 2) == "mid" or line.form(at - 2) in line.words.months
    return line.has("month_prepositions", line.before(at))
