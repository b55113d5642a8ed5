"""Decides which of the times that a sentence names are times of events.

In: a text and the resolved dates of one of its sentences. Out: those of which the sentence tells.
Leaves out what others say more exactly, dates of a life in brackets, and lists of years.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sitegen.arabic.letters import fold_text
from sitegen.model import DatePrecision, ResolvedDate, Sentence

# From the most exact on.
PRECISIONS: tuple[DatePrecision, ...] = ("day", "week", "month", "quarter", "year", "decade")
# A sentence that states more years than this is a life or a table, and tells of none of them.
MOST_YEARS = 3
# A year in figures; the oldest that news speaks of have three.
_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
# Thirty years ago, five years since, in two years; "since last year" is counted from nothing.
_COUNTED = re.compile(r"[وف]?(?:قبل|منذ|مذ|بعد) (?!ال|هذ)")
_OPENING, _CLOSING = "([", ")]"


def rank(precision: DatePrecision) -> int:
    """Return the place of a precision, the most exact first."""
    return PRECISIONS.index(precision)


def telling_times(
    text: str, sentence: Sentence, dates: Sequence[ResolvedDate], published: date | None
) -> tuple[ResolvedDate, ...]:
    """Return those of a sentence's resolved dates that are of events, in the order given.

    `text` is the article's. What the editor says of a time is always one.
    """
    aside = (*_in_brackets(text, sentence, dates), *_listed(dates))
    told = [one for one in dates if one.by_editor or one not in aside]
    return tuple(
        one for one in told if not any(_says_more(other, one, published) for other in told)
    )


def is_length(said: ResolvedDate, published: date | None) -> bool:
    """Tell whether words say how long rather than when: the last 300 years, the coming five.

    Such a stretch begins or ends on the article's own day; nothing need have happened at its other
    end. One of days or weeks is short enough to be a time.
    """
    if published is None or rank(said.precision) < rank("year"):
        return False
    return said.first != said.last and published in (said.first, said.last)


def is_rounded(said: ResolvedDate) -> bool:
    """Tell whether a year or a decade was counted from the article's day: thirty years ago.

    Who counts so does not mean that one year of the calendar to the day.
    """
    if said.by_editor or said.kind != "relative" or rank(said.precision) < rank("year"):
        return False
    return _COUNTED.match(fold_text(said.text)) is not None


def _in_brackets(
    text: str, sentence: Sentence, dates: Sequence[ResolvedDate]
) -> tuple[ResolvedDate, ...]:
    """Return the dates in brackets that name years: when somebody lived, when a book came out.

    A day in brackets is a day like others.
    """
    found: defaultdict[int, list[ResolvedDate]] = defaultdict(list)
    for said in dates:
        place = _bracket_around(text, sentence, said)
        if place is not None and said.kind == "explicit":
            found[place].append(said)
    return tuple(one for inside in found.values() if _are_years(inside) for one in inside)


def _bracket_around(text: str, sentence: Sentence, said: ResolvedDate) -> int | None:
    """Return where the bracket opens that a date stands in; None where it stands in none."""
    opened: list[int] = []
    for at in range(sentence.start, said.start):
        if text[at] in _OPENING:
            opened.append(at)
        elif text[at] in _CLOSING and opened:
            opened.pop()
    is_closed = any(mark in _CLOSING for mark in text[said.end : sentence.end])
    return opened[-1] if opened and is_closed else None


def _are_years(inside: Sequence[ResolvedDate]) -> bool:
    """Tell whether dates are whole years, or of more than one."""
    years = {day.year for one in inside for day in (one.first, one.last) if day is not None}
    return len(years) > 1 or any(rank(one.precision) >= rank("year") for one in inside)


def _listed(dates: Sequence[ResolvedDate]) -> tuple[ResolvedDate, ...]:
    """Return the dates that state a year, where there are too many to be events."""
    stated = [one for one in dates if one.kind == "explicit" and _YEAR.search(fold_text(one.text))]
    return tuple(stated) if len({(one.first, one.last) for one in stated}) > MOST_YEARS else ()


def _says_more(other: ResolvedDate, said: ResolvedDate, published: date | None) -> bool:
    """Tell whether another time of the sentence lies in this one and is more exact, or the same.

    Of several that mean the same the first in the text stays. Days from or up to the article's own
    are another time than that day: "said today that it begins within two days".
    """
    if other is said or not _holds(said, other):
        return False
    if not _holds(other, said):
        return not (_reaches_from(said, published) and other.first == other.last == published)
    exactness = rank(other.precision), other.start
    return exactness < (rank(said.precision), said.start)


def _reaches_from(said: ResolvedDate, published: date | None) -> bool:
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
