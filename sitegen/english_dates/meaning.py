"""Tells how well words of English say a date that the Arabic says, by the days that both mean.

In go a phrase, a resolved date and the article's day; out comes a number, 0 where they do not mean
the same. What a phrase leaves unsaid, as the year, the date fills in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sitegen.arabic.calendar import resolve
from sitegen.arabic.hijri import hijri_year
from sitegen.english_dates.phrases import Phrase, Readings
from sitegen.model import DateExpression, Reading, ResolvedDate

Days = tuple[date, date | None]

_CENTURY = 100
# A weekday by itself is one of the two weeks around the article's day.
_NEAR_DAYS = 14
_ONE_DAY = timedelta(days=1)
# What is said in full counts more than agreement in kind.
_FIELD, _KIND, _OPEN = 4, 1, 2


@dataclass(frozen=True, slots=True)
class Anchor:
    """The article's day and the weekday its weeks begin on; remembers what readings resolve to."""

    day: date | None
    week_start: int
    known: dict[Reading, Days | None] = field(default_factory=dict)

    def days(self, reading: Reading) -> Days | None:
        """Return the first and last day of a reading that needs nothing filled in."""
        if reading not in self.known:
            words = DateExpression(0, 0, "", "explicit", reading.unit, reading)
            resolved = resolve(words, self.day, self.week_start)
            first = resolved.first
            self.known[reading] = None if first is None else (first, resolved.last)
        return self.known[reading]


def fit(phrase: Phrase, said: ResolvedDate, anchor: Anchor) -> int:
    """Tell how well a phrase says a date; 0 where it does not."""
    if said.first is None or (phrase.open and said.last is not None):
        return 0
    if said.last is None and not phrase.open and not _may_open(phrase, said):
        return 0
    points = _FITS[phrase.join](phrase, said, anchor)
    if not points:
        return 0
    return points + _KIND * (phrase.kind == said.kind) + _OPEN * phrase.open


def _may_open(phrase: Phrase, said: ResolvedDate) -> bool:
    """Tell whether words that do not say "since" are of the same sort as a date that does."""
    unit = phrase.members[0][0].unit
    return phrase.kind == said.kind and unit == said.precision


def _one(phrase: Phrase, said: ResolvedDate, anchor: Anchor) -> int:
    if said.parts:
        return 0
    return _points(phrase.members[0], (said.first, said.last), said, anchor)


def _same(phrase: Phrase, said: ResolvedDate, anchor: Anchor) -> int:
    """Every member has to mean the date; beside it a weekday may be any, however long ago."""
    each = [
        _is_weekday(readings, said.first) * _FIELD
        or _points(readings, (said.first, said.last), said, anchor)
        for readings in phrase.members
    ]
    return sum(each) if all(each) and not said.parts else 0


def _is_weekday(readings: Readings, day: date | None) -> bool:
    plain = readings == (Reading("day", weekday=readings[0].weekday),)
    return plain and day is not None and day.weekday() == readings[0].weekday


def _range(phrase: Phrase, said: ResolvedDate, anchor: Anchor) -> int:
    if said.parts or said.last is None or said.last == said.first:
        return 0
    begins = _points(phrase.members[0], (said.first, None), said, anchor)
    ends = _points(phrase.members[-1], (None, said.last), said, anchor)
    return begins + ends if begins and ends else 0


def _list(phrase: Phrase, said: ResolvedDate, anchor: Anchor) -> int:
    """Each member is a part of the date; or they follow each other and are all of it."""
    if said.parts:
        if len(said.parts) != len(phrase.members):
            return 0
        pairs = zip(phrase.members, said.parts, strict=True)
        each = [_points(readings, part, said, anchor) for readings, part in pairs]
        return sum(each) if all(each) else 0
    if said.last is None or len(phrase.members) > (said.last - (said.first or said.last)).days + 1:
        return 0
    points = _range(phrase, said, anchor)
    return points if points and _is_run(phrase, said, anchor) else 0


def _is_run(phrase: Phrase, said: ResolvedDate, anchor: Anchor) -> bool:
    """Tell whether each member begins on the day after the one before it."""
    next_day = said.first
    for readings in phrase.members:
        found = [
            days[1]
            for reading in readings
            for days in _completed(reading, next_day, anchor)
            if days[0] == next_day and days[1] is not None
        ]
        if not found:
            return False
        next_day = found[0] + _ONE_DAY
    return True


_FITS = {"one": _one, "same": _same, "range": _range, "list": _list}


def _points(
    readings: Readings, wanted: tuple[date | None, date | None], said: ResolvedDate,
    anchor: Anchor,
) -> int:  # fmt: skip
    """Return the points of the best reading that has the days wanted; None stands for any day.

    What the words hardly mean is worth less than what they mean first.
    """
    first, last = wanted
    best = 0
    for place, reading in enumerate(readings):
        if not _shares_calendar(reading, said):
            continue
        for days in _completed(reading, first or last, anchor):
            if (first is None or days[0] == first) and (last is None or days[1] == last):
                best = max(best, _FIELD * _stated(readings[0]) - min(place, 1))
    return best


def _shares_calendar(reading: Reading, said: ResolvedDate) -> bool:
    """Tell whether a month or a year is of the calendar that the Arabic words are of."""
    is_named = reading.month is not None or reading.year is not None
    return not is_named or reading.calendar == said.calendar


def _stated(reading: Reading) -> int:
    """Count what a reading states."""
    fields: Iterable[int | None] = (
        reading.year, reading.month, reading.day, reading.weekday, reading.shift, reading.reach,
    )  # fmt: skip
    return sum(stated is not None for stated in fields) + (reading.direction != 0)


def _completed(reading: Reading, near: date | None, anchor: Anchor) -> Iterator[Days]:
    """Yield the days of a reading, what it leaves unsaid filled in from a day near it."""
    if near is None:
        return
    days: Days | None
    if reading.weekday is not None and reading.shift is None and not reading.direction:
        if near.weekday() == reading.weekday and _is_near(near, anchor.day):
            yield near, near
        return
    if reading.shift is not None or reading.reach is not None or reading.direction:
        days = anchor.days(reading)
    else:
        days = anchor.days(_in_year(reading, near))
    if days is not None:
        yield days


def _is_near(day: date, other: date | None) -> bool:
    return other is None or abs((day - other).days) <= _NEAR_DAYS


def _in_year(reading: Reading, near: date) -> Reading:
    if reading.unit == "decade" and reading.year is not None and reading.year < _CENTURY:
        return replace(reading, year=near.year // _CENTURY * _CENTURY + reading.year)
    if reading.year is not None:
        return reading
    if reading.calendar == "gregorian":
        return replace(reading, year=near.year)
    try:
        return replace(reading, year=hijri_year(near))
    except ValueError:
        return reading
