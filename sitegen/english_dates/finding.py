"""Finds all that an English sentence may say of times, single ones and those joined.

In goes a line of tokens; out come phrases that may overlap: 3, 5 June and 3 to 5 June. Which of
them are meant is for the dates of the Arabic to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from sitegen.english_dates.line import APOSTROPHES, FIGURES, HIJRI, Line
from sitegen.english_dates.phrases import Join, Phrase, Phrases
from sitegen.english_dates.relative import (
    read_counted,
    read_deictic,
    read_part,
    read_placed_period,
    read_share,
    read_weekday,
)
from sitegen.english_dates.stated import read_days, read_month, read_month_first
from sitegen.english_dates.years import read_decade, read_figures, read_year
from sitegen.model import DateKind

Rule = Callable[[Line, int], Phrases]

_RULES: tuple[Rule, ...] = (
    read_figures,
    read_days,
    read_month_first,
    read_month,
    read_decade,
    read_year,
    read_deictic,
    read_weekday,
    read_placed_period,
    read_share,
    read_part,
    read_counted,
)
# More in a row are no prose.
_LONGEST_LIST = 6
# Between the members of a list.
_LIST_MARKS = frozenset({(",",), ("and",), ("or",), (",", "and"), (",", "or"), ("&",), ("/",)})
# Between two that say the same: Thursday, 12 May; yesterday (Wednesday).
_SAME_MARKS = frozenset({(), (",",), ("(",), (",", "the"), ("the",), (",", "on"), ("/",), ("-",)})
# Before a time since when something is; "from" only where "onwards" follows.
_SINCE = frozenset({("since",), ("as", "of"), ("as", "from"), ("starting", "from"), ("from",)})
_ONWARDS = frozenset({"onwards", "onward", "on"})
# These may stand between such a word and the time.
_ROUGHLY = ("about", "around", "circa", "approximately", "year", "month", "day", "on", "then")


def find_phrases(line: Line) -> tuple[Phrase, ...]:
    """Find every phrase, single ones first; those that overlap are all there."""
    single: list[Phrase] = []
    groups: list[Phrases] = []
    at = 0
    while at < len(line.tokens):
        phrases = _longest(line, at)
        if phrases:
            groups.append(phrases)
            single.extend(phrases)
        at = max((phrase.end for phrase in phrases), default=at + 1)
    chain = [phrases[-1] for phrases in groups if phrases[-1].join == "one"]
    joined = [
        one
        for first in range(len(chain))
        for one in _joined(line, chain[first : first + _LONGEST_LIST])
    ]
    opened = [since for one in single if (since := _since(line, one)) is not None]
    beside = {one for one, other in pairwise(chain) if _is_beside_a_day(line, one, other)}
    return (*(one for one in single if one not in beside), *joined, *opened)


def _is_beside_a_day(line: Line, one: Phrase, other: Phrase) -> bool:
    """Tell whether a weekday only goes with the date behind it: Thursday, 12 May."""
    weekday, day = one.members[0][0], other.members[0][0]
    is_bare = weekday.weekday is not None and weekday.shift is None and not weekday.direction
    is_stated = day.unit == "day" and day.month is not None
    return is_bare and is_stated and line.between(one.end, other.start) in _SAME_MARKS


def _longest(line: Line, at: int) -> Phrases:
    """Read what begins here, by the rule that reads furthest; the earlier rule where equal."""
    form = line.form(at)
    if form in APOSTROPHES:
        return read_decade(line, at)
    is_number = form[0].isdecimal() or form.startswith((FIGURES, HIJRI))
    if not is_number and form not in line.words.opening:
        return ()
    best: Phrases = ()
    for read in _RULES:
        phrases = read(line, at)
        if phrases and (not best or _end(phrases) > _end(best)):
            best = phrases
    return best


def _end(phrases: Phrases) -> int:
    return max(phrase.end for phrase in phrases)


def _joined(line: Line, chain: Sequence[Phrase]) -> list[Phrase]:
    """Join the first phrase of a chain with those behind it: a range, lists, the same again."""
    first, *others = chain
    joined: list[Phrase] = []
    members = [first]
    listed, same = True, True
    for other in others:
        between = line.between(members[-1].end, other.start)
        if len(members) == 1:
            bounded = _range_start(line, first, between)
            if bounded is not None:
                joined.append(_of([first, other], "range", bounded, other.end))
        listed = listed and between in _LIST_MARKS
        same = same and between in _SAME_MARKS and other.members != members[-1].members
        if not listed and not same:
            break
        members.append(other)
        if listed:
            joined.append(_of(members, "list", first.start, other.end))
        if same:
            end = other.end + (between == ("(",) and line.form(other.end) == ")")
            joined.append(_of(members, "same", first.start, end))
    return joined


def _of(members: Sequence[Phrase], join: Join, start: int, end: int) -> Phrase:
    parts = tuple(member.members[0] for member in members)
    kinds = {member.kind for member in members}
    mixed: DateKind = "explicit" if join == "same" else "relative"
    return Phrase(start, end, parts, members[0].kind if len(kinds) == 1 else mixed, join)


def _range_start(line: Line, first: Phrase, between: tuple[str, ...]) -> int | None:
    """Return where the range of two phrases begins; None where the words between make none."""
    before = first.start - 1 - (line.form(first.start - 1) == "the")
    core = tuple(form for form in between if form not in {"the", *_ROUGHLY, ","})
    if core == ("and",) and line.form(before) == "between":
        return before
    if core == ("and", "until"):
        core = core[1:]
    if len(core) != 1 or core[0] not in line.words.groups["until"]:
        return None
    return before if line.form(before) in {"from", "since"} else first.start


def _since(line: Line, one: Phrase) -> Phrase | None:
    """Return the phrase with the word before it that says since when; None without one."""
    if one.join != "one" or one.open:
        return None
    before = one.start - 1
    while line.form(before) in {"the", *_ROUGHLY}:
        before -= 1
    for length in (2, 1):
        if line.between(max(before - length + 1, 0), before + 1) not in _SINCE:
            continue
        onwards = line.form(one.end) in _ONWARDS
        if line.form(before) == "from" and not onwards and length == 1:
            return None
        return replace(one, start=before - length + 1, end=one.end + onwards, open=True)
    return None
