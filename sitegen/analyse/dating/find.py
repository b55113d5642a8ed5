"""Finds time expressions of a day or longer in Arabic text, without resolving them.

In goes text; out come spans with what their words say. What is not surely a date is left out:
names of media, counts of days in themselves, hours, days that no calendar has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sitegen.analyse.dating.causes import direction_of_date
from sitegen.analyse.dating.counted import read_counted, read_stretch, read_within
from sitegen.analyse.dating.grammar import (
    read_bracketed_years,
    read_days,
    read_months,
    read_season,
    read_years,
)
from sitegen.analyse.dating.members import Phrases
from sitegen.analyse.dating.numeric import read_month_first, read_numeric
from sitegen.analyse.dating.pairs import with_years_of_pairs
from sitegen.analyse.dating.periods import (
    read_decade,
    read_first_months,
    read_part,
    read_quarter,
    read_week,
)
from sitegen.analyse.dating.pieces import Line, Phrase, make_line
from sitegen.analyse.dating.refusals import (
    exclusion_end,
    impossible_day_end,
    is_about,
    is_after_attack,
    is_no_time,
    is_of_another_time,
    is_unequalled_since,
    names_an_event,
)
from sitegen.analyse.dating.relative import read_deictic, read_placed_period, read_weekdays
from sitegen.analyse.dating.words import date_words
from sitegen.arabic.calendar import is_possible
from sitegen.arabic.letters import TATWEEL
from sitegen.arabic.tokens import tokenise
from sitegen.model import DateExpression, DateKind, Reading

# A stretching sign without a letter is typed for a dash (يوليو ـ مارس), but not after the article.
_DASH = re.compile(f"(?<![^\\W\\d_])(?<!\\sال ){TATWEEL}+(?![^\\W\\d_])")
Rule = Callable[[Line, int], Phrases]

# "Since when" is two words: اعتبارا من.
_ONWARDS_WORDS = 2
# Rules for a date by itself; since, by and during take such a date after them.
_RULES: tuple[Rule, ...] = (
    read_numeric,
    read_month_first,
    read_days,
    read_months,
    read_years,
    read_bracketed_years,
    read_quarter,
    read_part,
    read_week,
    read_first_months,
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
    line = make_line(tokenise(_DASH.sub(_dashes, text), date_words().known))
    found: list[Phrase] = []
    at = 0
    while at < len(line.tokens):
        excluded = exclusion_end(line, at) or impossible_day_end(line, at)
        if excluded is not None and read_season(line, at) is None:
            at = excluded
            continue
        phrases = _longest(line, at, (*_RULES, _read_since, _read_by, _read_during, _read_from))
        is_date = all(is_possible(phrase.reading) for phrase in phrases)
        if phrases and is_date and not names_an_event(line, phrases[0]):
            found.extend(phrase for phrase in phrases if _is_time(line, phrase))
        at = phrases[-1].end if phrases else at + 1
    return tuple(_expression(text, line, phrase) for phrase in with_years_of_pairs(line, found))


def _dashes(match: re.Match[str]) -> str:
    return "-".ljust(len(match[0]))


def _is_time(line: Line, phrase: Phrase) -> bool:
    return not is_of_another_time(line, phrase) and not is_no_time(line, phrase)


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


def _read_at(line: Line, at: int | None) -> Phrases:
    """Read the date by itself that begins here; none where there is no such place."""
    return () if at is None or at >= len(line.tokens) else _longest(line, at, _RULES)


def _read_since(line: Line, at: int) -> Phrases:
    """Read a stretch that is still open (منذ عام 2014), or closed by a second date."""
    position = line.named(at, "since")
    if position is not None:
        position = line.skip(position, "part_of_day")
    point = _point(line, position)
    if point is None:
        closed = _read_at(line, position)
        return (replace(closed[0], start=at),) if len(closed) == 1 else ()
    reading = point.reading
    if _is_open(reading):
        reading = replace(reading, direction=-1)
    end = _end_point(line, point.end)
    if end is not None:
        return (replace(end, start=at, reading=replace(reading, until=end.reading)),)
    return (replace(point, start=at, reading=replace(reading, open_end=True)),)


def _end_point(line: Line, at: int) -> Phrase | None:
    """Read where a stretch ends: حتى نهاية 2018, وإلى اليوم."""
    to = line.named(line.skip(at, "and"), "to")
    return None if to is None else _point(line, line.skip(to, "part_of_day"))


def _read_from(line: Line, at: int) -> Phrases:
    """Read a range whose ends are told in two ways: من العام الحالي إلى عام 2013."""
    first = _point(line, line.named(at, "of"))
    last = _end_point(line, first.end) if first is not None else None
    if first is None or last is None:
        return ()
    kinds = {first.kind, last.kind}
    kind: DateKind = next(one for one in ("vague", "relative", "explicit") if one in kinds)
    reading = replace(first.reading, until=last.reading)
    return (Phrase(at, last.end, reading, kind, first.precision),)


def _read_by(line: Line, at: int) -> Phrases:
    """Read a day or period by which something is to be done; it lies ahead."""
    point = _point(line, line.named(at, "by"))
    if point is None:
        return ()
    reading = point.reading
    if _is_open(reading):
        reading = replace(reading, direction=1)
    return (replace(point, start=at, reading=reading),)


def _read_during(line: Line, at: int) -> Phrases:
    """Read the day or period in whose course something is: خلال عام 2014, في غضون هذا العام."""
    within = line.named(line.skip(at, "in"), "within")
    position = line.named(at, "during") if within is None else within
    phrases = _read_at(line, position)
    return (replace(phrases[0], start=at), *phrases[1:]) if phrases else ()


def _is_open(reading: Reading) -> bool:
    """Tell whether the words themselves do not say in which direction to look."""
    return reading.year is None and reading.shift is None and reading.direction == 0


def _point(line: Line, at: int | None) -> Phrase | None:
    """Read the one phrase without a range that begins here."""
    phrases = _read_at(line, at)
    if len(phrases) != 1 or phrases[0].reading.until is not None:
        return None
    return phrases[0]


def _expression(text: str, line: Line, phrase: Phrase) -> DateExpression:
    reading = phrase.reading
    if _is_open(reading):
        has_month = reading.month is not None
        direction = direction_of_date(line.forms, phrase.start, phrase.end, has_month=has_month)
        if is_after_attack(line, phrase.start):
            direction = -1
        if direction == 0 and reading.month is None:
            # Of a weekday that no verb places, news tells what has been.
            direction = -1
        reading = replace(reading, direction=direction)
    if reading.until is None and _is_onwards(line, phrase.start):
        reading = replace(reading, open_end=True)
    if is_about(line, phrase.start):
        reading = replace(reading, about=True)
    if reading.open_end and is_unequalled_since(line, phrase.start):
        reading = replace(reading, compares=True)
    start, end = line.tokens[phrase.start].start, line.tokens[phrase.end - 1].end
    precision = phrase.precision or reading.unit
    return DateExpression(start, end, text[start:end], phrase.kind, precision, reading)


def _is_onwards(line: Line, at: int) -> bool:
    """Tell whether "as from" stands before a position, or before the part of the day there."""
    before = at - 1 if line.named(at - 1, "part_of_day") == at else at
    return line.named(before - _ONWARDS_WORDS, "onwards") == before
