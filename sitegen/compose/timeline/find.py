"""What the articles tell becomes a timeline: every event once, however many articles tell it.

In: composed articles and the wording they share. Out: events in the order of their days. Tells of
no time that could not be resolved, and nothing from words that readers do not see.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sitegen.compose.timeline.copies import as_first_told
from sitegen.compose.timeline.same_event import Passages, join, weigh
from sitegen.compose.timeline.tellings import Told, tellings_of
from sitegen.compose.timeline.times import rank, reaches_from
from sitegen.model import ComposedArticle, DatePrecision, Event

# Enough of a SHA-256 that two sentences of one day have the same once in four billion.
ID_DIGITS = 8

# What tellings must have in common to be of one event.
_Time = tuple[date, date | None, DatePrecision]
_Order = tuple[object, ...]


def find_events(articles: Mapping[str, ComposedArticle], passages: Passages) -> tuple[Event, ...]:
    """Find all events, by their first day, the most exact and then the oldest telling first.

    `passages` are what each article shares with others, by its slug. Two tellings are one event
    only if their first and last day are the same; of a sentence that was copied in a later report
    the days are those of the earliest.
    """
    every = [one for composed in articles.values() for one in tellings_of(composed)]
    told = as_first_told(every, passages)
    weights = weigh(told)
    blocks: defaultdict[_Time, list[Told]] = defaultdict(list)
    for one in told:
        blocks[one.first, one.said.last, one.said.precision].append(one)
    groups = [
        group
        for block in blocks.values()
        for group in (join(block, weights, passages) if len(block) > 1 else [tuple(block)])
    ]
    return tuple(_numbered(sorted(groups, key=_order)))


def _order(group: tuple[Told, ...]) -> _Order:
    """Sort by first day, precision, what is certain, length, and the oldest telling."""
    oldest, best = group[0], min(group, key=lambda one: one.exactness)
    last = oldest.said.last or date.max
    is_vague = best.said.kind == "vague"
    return oldest.first, rank(oldest.said.precision), is_vague, last, *oldest.age


def _numbered(groups: Iterable[tuple[Told, ...]]) -> Iterable[Event]:
    """Make events; those that would have the same id get a number behind it."""
    known = Counter[str]()
    for group in groups:
        event_id = _id(group[0])
        known[event_id] += 1
        number = known[event_id]
        yield _event(group, event_id if number == 1 else f"{event_id}-{number}")


def _event(group: tuple[Told, ...], event_id: str) -> Event:
    """Make an event of its tellings, given oldest first."""
    best = min(group, key=lambda one: one.exactness)
    tellings = (best, *(one for one in group if one is not best))
    return Event(
        id=event_id,
        first=best.first,
        last=best.said.last,
        precision=best.said.precision,
        kind=best.said.kind,
        tellings=tuple(one.telling for one in tellings),
        actors=tuple(dict.fromkeys(actor for one in tellings for actor in one.actors)),
        ahead=_is_ahead(group, best),
    )


def _is_ahead(group: Iterable[Told], best: Told) -> bool:
    """Tell whether all reports told it beforehand.

    A stretch that begins with the day of the report lies ahead, for its copies, too, until it ends.
    """
    published = [one.published for one in group]
    begins = best.published == best.first and reaches_from(best.said, best.published)
    bound = best.said.last if begins and best.said.last else best.first
    return all(day is not None and day < bound for day in published)


def _id(oldest: Told) -> str:
    """Name an event by its day and the words of its oldest telling, however these are spelt."""
    digest = hashlib.sha256(oldest.spelt.encode()).hexdigest()[:ID_DIGITS]
    return f"{oldest.first.isoformat().replace('-', '')}-{digest}"
