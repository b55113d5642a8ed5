"""Joins dates that share what one of them states: 9 و10 يناير 2022, من 28 يناير إلى 3 فبراير.

In go a reader of single members, and where the list or range may begin; out come its phrases: one
from the first day to the last for a range, and for a list whose members share a month, a year or
the word that opens it; several for members that each say all themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from sitegen.analyse.dating.pieces import Line, Phrase
from sitegen.arabic.hijri import FIRST_YEAR
from sitegen.model import Reading

# "apart" are members of a list that share nothing.
Link = Literal["range", "list", "apart"]
Phrases = tuple[Phrase, ...]

DASHES = frozenset({"-", "\u2013"})
LIST_COMMAS = frozenset({"\u060c", ","})
_BOTH_ENDS = 2
# Longer lists of bare days are no prose.
_LONGEST_LIST = 12


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a list or range of dates."""

    start: int
    end: int
    reading: Reading


# Takes a line, a position, and whether the member is the first.
MemberReader = Callable[[Line, int, bool], Member | None]


@dataclass(frozen=True, slots=True)
class Lead:
    """What opens a list or range: "between", "from", a plural (يومي); where members begin."""

    position: int
    several: bool
    between: bool
    bounded: bool


def read_lead(line: Line, at: int, plural: str) -> Lead:
    """Read what may open a list or range; `plural` names the vocabulary's words for several."""
    between = line.named(at, "between")
    bounded = between if between is not None else line.named(at, "of")
    position = at if bounded is None else bounded
    several = line.named(position, plural)
    return Lead(
        position if several is None else several,
        several=several is not None,
        between=between is not None,
        bounded=bounded is not None,
    )


def read_members(line: Line, start: int, lead: Lead, read: MemberReader) -> Phrases:
    """Read members with links between them and make phrases of them."""
    at = lead.position
    items: list[Member] = []
    links: list[Link] = []
    while (item := read(line, at, not items)) is not None:
        items.append(item)
        numbering = len(items) == 1 and _opens_line(line, start) and lead.position == start
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
    if not lead.several:
        links = [_tied(*pair) for pair in zip(links, items, items[1:], strict=False)]
    return _grouped(_completed(items), links, start)


def _opens_line(line: Line, at: int) -> bool:
    return at == 0 or line.form(at - 1) == "\n"


def _link(line: Line, at: int, *, commas: bool, numbering: bool) -> tuple[Link, int] | None:
    """Read what joins two members; `numbering`: a dash apart is that of a list (5 - 6 يناير)."""
    to = line.named(at, "to")
    if to is not None:
        return "range", line.skip(to, "to")
    if line.form(at) in DASHES and (not numbering or line.touches(at - 1, at + 1)):
        return "range", at + 1
    either = line.named(at, "and") or line.named(at, "or")
    if either is not None:
        to = line.named(either, "to")
        return ("list", either) if to is None else ("range", to)
    return ("list", at + 1) if commas and line.form(at) in LIST_COMMAS else None


def _tied(link: Link, before: Member, after: Member) -> Link:
    """Tell the link between two members; those that share nothing are apart."""
    first, second = before.reading, after.reading
    if link == "range" or first.unit != second.unit:
        return link
    shares_month = first.unit == "day" and first.month is None and first.shift is None
    shares_year = first.unit == "month" and first.year is None and first.direction == 0
    return "list" if shares_month or shares_year else "apart"


def _completed(items: Sequence[Member]) -> list[Member]:
    """Give members what a later member states for all: month, year, calendar."""
    done: list[Member] = []
    later: Reading | None = None
    for item in reversed(items):
        later = item.reading if later is None else _with_later(item.reading, later)
        done.append(Member(item.start, item.end, later))
    return done[::-1]


def _with_later(reading: Reading, later: Reading) -> Reading:
    if reading.month is None and reading.shift is None:
        if reading.unit == "day":
            return replace(later, day=reading.day, weekday=reading.weekday, until=None)
        is_hijri = later.calendar == "hijri" and (reading.year or 0) >= FIRST_YEAR
        return replace(reading, calendar=later.calendar) if is_hijri else reading
    if reading.year is not None or reading.shift is not None:
        return reading
    if reading.calendar != later.calendar:
        return reading
    year = later.year
    if year is not None and (reading.month or 0) > (later.month or 0):
        year -= 1
    return replace(
        reading, year=year, shift=later.shift, step=later.step,
        direction=later.direction, exclusive=later.exclusive,
    )  # fmt: skip


def _grouped(items: Sequence[Member], links: Sequence[Link], start: int) -> Phrases:
    """Make one phrase of members that are tied, each with the next, and that come in order."""
    phrases: list[Phrase] = []
    begin, last = items[0], items[0]
    members: list[Member] | None = [begin]
    for link, item in zip((*links, None), (*items[1:], None), strict=True):
        is_tied = link == "range" or (link == "list" and item and _in_order(last, item))
        if item is not None and (is_tied or _follows(last.reading, item.reading)):
            members = _listed(members, last, item, link)
            last = item
            continue
        reading = begin.reading
        if last is not begin:
            reading = replace(reading, until=last.reading, listed=_apart(members))
        phrases.append(Phrase(begin.start if phrases else start, last.end, reading))
        if item is not None:
            begin, last, members = item, item, [item]
    return tuple(phrases)


def _listed(
    members: Sequence[Member] | None, last: Member, item: Member, link: Link | None
) -> list[Member] | None:
    """Add a member to a list, of a range each day; None where its days cannot be told."""
    if members is None:
        return None
    if link != "range":
        return [*members, item]
    first, second = last.reading, item.reading
    is_of_month = first.unit == "day" and first.month == second.month and first.year == second.year
    if not is_of_month or first.day is None or second.day is None:
        return None
    between = (replace(second, day=day) for day in range(first.day + 1, second.day))
    return [*members, *(Member(item.start, item.end, one) for one in between), item]


def _apart(members: Sequence[Member] | None) -> tuple[Reading, ...]:
    """Return the members after the first where they are no run, else none."""
    readings = [member.reading for member in members or ()]
    is_run = all(_follows(one, two) for one, two in pairwise(readings))
    return () if is_run else tuple(readings[1:])


def _in_order(before: Member, after: Member) -> bool:
    first, second = before.reading, after.reading
    stated = [(one.year or 0, one.month or 0, one.day or 0) for one in (first, second)]
    return first.calendar == second.calendar and stated[0] < stated[1]


def _follows(before: Reading, after: Reading) -> bool:
    """Tell whether a member begins where the one before it ends."""
    if before.unit != after.unit or before.calendar != after.calendar:
        return False
    if before.unit == "year":
        return before.year is not None and after.year == before.year + 1
    if before.year != after.year or before.shift != after.shift:
        return False
    if before.unit == "month":
        return before.month is not None and after.month == before.month + 1
    return before.day is not None and before.month == after.month and after.day == before.day + 1
