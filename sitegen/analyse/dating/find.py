"""Finds time expressions of a day or longer in Arabic text, without resolving them.

In goes text; out come spans with what their words say. What is not surely a date is left out:
names of media, counts of days in themselves, hours, Hijri dates, days that no calendar has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sitegen.analyse.dating.grammar import Phrases, read_days, read_months, read_numeric, read_years
from sitegen.analyse.dating.pieces import Line, Phrase, make_line
from sitegen.analyse.dating.relative import (
    read_counted,
    read_decade,
    read_deictic,
    read_part,
    read_placed_period,
    read_quarter,
    read_stretch,
    read_weekdays,
    read_within,
)
from sitegen.analyse.dating.tense import direction_around
from sitegen.analyse.dating.words import date_words
from sitegen.arabic.calendar import is_possible
from sitegen.arabic.tokens import tokenise
from sitegen.model import DateExpression

Rule = Callable[[Line, int], Phrases]

_YEAR_DIGITS = 4
# Rules for a date by itself; since and by take such a date after them.
_RULES: tuple[Rule, ...] = (
    read_numeric,
    read_days,
    read_months,
    read_years,
    read_quarter,
    read_part,
    read_decade,
    read_deictic,
    read_weekdays,
    read_placed_period,
    read_stretch,
    read_within,
    read_counted,
)


def find_dates(text: str) -> tuple[DateExpression, ...]:
    """Find the time expressions of NFC text, in order and apart; offsets in code points."""
    line = make_line(tokenise(text, date_words().known))
    found: list[DateExpression] = []
    at = 0
    while at < len(line.tokens):
        excluded = _exclusion_end(line, at)
        if excluded is not None:
            at = excluded
            continue
        phrases = _longest(line, at, (*_RULES, _read_since, _read_by))
        if all(is_possible(phrase.reading) for phrase in phrases):
            found.extend(
                _expression(text, line, phrase)
                for phrase in phrases
                if not _is_of_another_time(line, phrase)
            )
        at = phrases[-1].end if phrases else at + 1
    return tuple(found)


def _is_of_another_time(line: Line, phrase: Phrase) -> bool:
    """Tell what the words around a phrase show to be no day or year near the article's.

    That is a day that names an event or comes back each year, and a year of another era that is
    said only once for two (بين عامي 1200 و1100 قبل الميلاد).
    """
    reading = phrase.reading
    if reading.month is not None and reading.year is None and reading.shift is None:
        is_name = line.named(phrase.start - 1, "event") is not None
        return is_name or line.named(phrase.end, "other_year") is not None
    second = line.named(phrase.end, "and") or line.named(phrase.end, "to")
    if second is None or line.number(second, _YEAR_DIGITS) is None:
        return False
    return any(line.named(second + 1, era) is not None for era in ("before_christ", "hijri"))


def _exclusion_end(line: Line, at: int) -> int | None:
    """Return the position after a phrase that is known to be no date, or a part of its day."""
    start = line.skip(at, "part_of_day")
    for length in range(line.words.longest_exclusion, 0, -1):
        phrase = tuple(line.forms[start : start + length])
        if phrase in line.words.exclusions:
            return start + len(phrase)
    return None


def _longest(line: Line, at: int, rules: Sequence[Rule]) -> Phrases:
    """Read what begins here, by the rule that reads furthest; the earlier rule where equal."""
    if line.forms[at] not in line.words.known and line.tokens[at].kind != "number":
        return ()
    best: Phrases = ()
    for read in rules:
        phrases = read(line, at)
        if phrases and (not best or phrases[-1].end > best[-1].end):
            best = phrases
    return best


def _read_since(line: Line, at: int) -> Phrases:
    """Read a stretch that is still open (منذ عام 2014), or closed by a second date.

    One that opens somewhere in a period (منذ نهاية 2021) is left to the rule for that period.
    """
    position = line.named(at, "since")
    point = _point(line, position)
    if point is None or point.kind == "vague":
        return ()
    to = line.named(point.end, "to")
    end = _point(line, to) if to is not None else None
    if end is not None:
        return (replace(end, start=at, reading=replace(point.reading, until=end.reading)),)
    return (replace(point, start=at, reading=replace(point.reading, open_end=True)),)


def _read_by(line: Line, at: int) -> Phrases:
    """Read a day or period by which something is to be done; it lies ahead."""
    point = _point(line, line.named(at, "by"))
    if point is None:
        return ()
    reading = point.reading
    if reading.year is None and reading.shift is None and reading.direction == 0:
        reading = replace(reading, direction=1)
    return (replace(point, start=at, reading=reading),)


def _point(line: Line, at: int | None) -> Phrase | None:
    """Read the one phrase without a range that begins here."""
    if at is None or at >= len(line.tokens):
        return None
    phrases = _longest(line, at, _RULES)
    if len(phrases) != 1 or phrases[0].reading.until is not None:
        return None
    return phrases[0]


def _expression(text: str, line: Line, phrase: Phrase) -> DateExpression:
    reading = phrase.reading
    if reading.year is None and reading.shift is None and reading.direction == 0:
        direction = direction_around(line.forms, phrase.start, phrase.end)
        reading = replace(reading, direction=direction)
    start, end = line.tokens[phrase.start].start, line.tokens[phrase.end - 1].end
    return DateExpression(start, end, text[start:end], phrase.kind, reading.unit, reading)
