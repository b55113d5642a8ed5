"""Decides which of the times that a sentence names are times of events.

In: a text and the resolved dates of one of its sentences. Out: those of which the sentence tells.
Leaves out what others say more exactly, dates of a life in brackets, and lists of years.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sitegen.arabic.letters import fold_text
from sitegen.model import DatePrecision, ResolvedDate, Sentence

# From the most exact on.
PRECISIONS: tuple[DatePrecision, ...] = ("day", "week", "month", "quarter", "year", "decade")
# A sentence that states more years than this is a life or a table, and tells of none of them.
MOST_YEARS = 3
# Who names more times than this in one sentence lists them: a table, a calendar of fixtures.
MOST_TIMES = 6
# A year in figures; the oldest that news speaks of have three.
_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
# Thirty years ago, five years since, in two years; "since last year" is counted from nothing.
_COUNTED = re.compile(r"[وف]?(?:قبل|منذ|مذ|بعد) (?!ال|هذ)")
_OPENING, _CLOSING = "([", ")]"
_BRACKET = re.compile(r"[][()]")
# Another clause begins: a mark and a word that goes on, or a word that only ever stands before a
# verb, or a verb in the form of what is or will be. Not: "and this", "and it is", "and on the day".
# So do "and it is planned that", and after a mark "provided that"; without one that is "agreed to".
_NEXT_CLAUSE = re.compile(
    r"[\u060c,;\u061b]\s+(?:ثم |[وف](?!ذلك|هو |هي |هذا|هذه|قد )\w{3,}|على [أا]ن )"
    r"|\s(?:ثم |وس[يتن]\w{2,}|وي(?!وم|ناير|وليو|ونيو)\w{3,}"
    r"|ومن ال(?:مقرر|متوقع|منتظر|مرتقب|مزمع|مفترض) [أا]ن )"
)
# A longer time is the frame of a whole sentence rather than of one of its clauses.
_OF_CLAUSES = ("day", "week", "month")


def rank(precision: DatePrecision) -> int:
    """Return the place of a precision, the most exact first."""
    return PRECISIONS.index(precision)


def telling_times(
    text: str, sentence: Sentence, dates: Sequence[ResolvedDate], published: date | None
) -> tuple[ResolvedDate, ...]:
    """Return those of a sentence's resolved dates that are of events, in the order given.

    `text` is the article's. What the editor says of a time is always one.
    """
    aside = _in_brackets(text, sentence, dates) | _listed(dates)
    told = _without_lists([one for one in dates if one.by_editor or one.start not in aside])
    return tuple(
        one for one in told if not any(_says_more(text, other, one, published) for other in told)
    )


def is_length(said: ResolvedDate, published: date | None) -> bool:
    """Tell whether words say how long rather than when: the last 300 years, the coming five.

    Such a stretch begins or ends on the article's own day; nothing need have happened at its other
    end. One of days or weeks is short enough to be a time.
    """
    if published is None or rank(said.precision) < rank("year"):
        return False
    return said.first != said.last and published in (said.first, said.last)


def parts_of(said: ResolvedDate) -> Iterator[tuple[date, ResolvedDate]]:
    """Yield each time that words mean, with its first day: of a list that is no run several.

    What was said to be "about" then, or counted in years, is vague.
    """
    told = replace(said, kind="vague", parts=()) if is_rounded(said) else replace(said, parts=())
    for first, last in said.parts:
        yield first, replace(told, first=first, last=last)
    if said.first is not None and not said.parts:
        yield said.first, told


def is_rounded(said: ResolvedDate) -> bool:
    """Tell whether words do not mean one time exactly: about two months ago, thirty years ago.

    Who counts in years or decades does not mean that one year of the calendar to the day.
    """
    if said.about and not said.by_editor:
        return True
    if said.by_editor or said.kind != "relative" or rank(said.precision) < rank("year"):
        return False
    return _COUNTED.match(fold_text(said.text)) is not None


def _without_lists(told: Sequence[ResolvedDate]) -> Sequence[ResolvedDate]:
    """Leave out the days of a list: first those that are stated, all if there are still many.

    What is left is few, however long the sentence is, so that any two can be compared.
    """
    for kinds in (("explicit",), ("explicit", "relative", "vague")):
        if len({(one.first, one.last) for one in told}) <= MOST_TIMES:
            break
        told = [one for one in told if one.by_editor or one.kind not in kinds]
    return told


def _in_brackets(text: str, sentence: Sentence, dates: Sequence[ResolvedDate]) -> set[int]:
    """Return where dates in brackets that name years begin: when somebody lived, a book came out.

    A day in brackets is a day like others.
    """
    found: defaultdict[int, list[ResolvedDate]] = defaultdict(list)
    for said, place in _brackets_around(text, sentence, dates):
        if said.kind == "explicit":
            found[place].append(said)
    return {one.start for inside in found.values() if _are_years(inside) for one in inside}


def _brackets_around(
    text: str, sentence: Sentence, dates: Sequence[ResolvedDate]
) -> Iterator[tuple[ResolvedDate, int]]:
    """Yield the dates that stand in brackets, with the place where the innermost one opens."""
    opened: list[int] = []
    at = sentence.start
    last_closing = max(text.rfind(mark, sentence.start, sentence.end) for mark in _CLOSING)
    for said in sorted(dates, key=lambda one: one.start):
        for match in _BRACKET.finditer(text, at, said.start):
            if match.group() in _OPENING:
                opened.append(match.start())
            elif opened:
                opened.pop()
        at = max(at, said.start)
        if opened and said.end <= last_closing:
            yield said, opened[-1]


def _are_years(inside: Sequence[ResolvedDate]) -> bool:
    """Tell whether dates are whole years, or of more than one."""
    years = {day.year for one in inside for day in (one.first, one.last) if day is not None}
    return len(years) > 1 or any(rank(one.precision) >= rank("year") for one in inside)


def _listed(dates: Sequence[ResolvedDate]) -> set[int]:
    """Return where dates that state a year begin, where there are too many to be events."""
    stated = [one for one in dates if one.kind == "explicit" and _YEAR.search(fold_text(one.text))]
    is_list = len({(one.first, one.last) for one in stated}) > MOST_YEARS
    return {one.start for one in stated} if is_list else set()


def _says_more(text: str, other: ResolvedDate, said: ResolvedDate, published: date | None) -> bool:
    """Tell whether another time of the sentence lies in this one and is more exact, or the same.

    Of several that mean the same the first in the text stays. Days from or up to the article's own
    are another time than that day: "said today that it begins within two days". So is what another
    clause tells: "opens in two weeks, and closes in mid-April".
    """
    if other is said or not _holds(said, other):
        return False
    if not _holds(other, said):
        if said.precision in _OF_CLAUSES and _are_clauses_apart(text, other, said):
            return False
        return not (reaches_from(said, published) and other.first == other.last == published)
    exactness = rank(other.precision), other.start
    return exactness < (rank(said.precision), said.start)


def _are_clauses_apart(text: str, one: ResolvedDate, two: ResolvedDate) -> bool:
    """Tell whether a new clause begins between two times of a sentence."""
    first, second = sorted((one, two), key=lambda said: said.start)
    return _NEXT_CLAUSE.search(text, first.end, second.start) is not None


def reaches_from(said: ResolvedDate, published: date | None) -> bool:
    """Tell whether a time is so many days or weeks from the article's day on, or back from it.

    A week, a month or a year of the calendar is none, even where it begins on that day.
    """
    if published is None or said.first is None or said.last is None or said.first == said.last:
        return False
    if published not in (said.first, said.last) or said.kind == "explicit":
        return False
    if said.precision == "week":
        return said.first.weekday() == said.last.weekday()
    after = said.last + timedelta(days=1)
    return said.precision == "day" or not said.first.day == after.day == 1


def _holds(larger: ResolvedDate, smaller: ResolvedDate) -> bool:
    """Tell whether one stretch holds another; one that is still open only what begins with it."""
    if larger.first is None or smaller.first is None:
        return False
    if larger.last is None:
        return larger.first == smaller.first
    ends_inside = smaller.last is not None and smaller.last <= larger.last
    return larger.first <= smaller.first and ends_inside
