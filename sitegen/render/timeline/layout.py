"""On which page of the timeline each event stands: by its month, or by its year.

In: events in their order. Out: years and months with their events, cut into pages. What is told of
a quarter, a year or a decade, or of several months, stands with the year in which it begins, all
else with its month. Later months know what goes on in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.model import DatePrecision, Event
from sitegen.render import urls
from sitegen.render.views import Tree

# A page with more takes long to load, and is longer than anybody reads.
PER_PAGE = 100
_OF_YEARS: frozenset[DatePrecision] = frozenset(("quarter", "year", "decade"))
_OF_DAYS: frozenset[DatePrecision] = frozenset(("day", "week"))
# The longest month, or one of the Hijri calendar over the end of another: more are several.
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Month:
    """The events of a month, given by its first day: `dated` by day, `whole` of no certain day.

    `running` are those that begin in an earlier month, where they stand, and end in this or later.
    """

    first: date
    dated: tuple[Event, ...]
    whole: tuple[Event, ...]
    running: tuple[Event, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """All that stand here, in the order in which pages show them."""
        return self.dated + self.whole


@dataclass(frozen=True, slots=True)
class Year:
    """The events of a year, given by its first day: by `months`, and those of no certain month."""

    first: date
    months: tuple[Month, ...]
    whole: tuple[Event, ...]

    @property
    def count(self) -> int:
        """How many events the year has in all."""
        return len(self.whole) + sum(len(month.events) for month in self.months)


def lay_out(events: Iterable[Event]) -> tuple[Year, ...]:
    """Put events under their years and months, oldest first."""
    whole: defaultdict[date, list[Event]] = defaultdict(list)
    months: defaultdict[date, list[Event]] = defaultdict(list)
    for event in events:
        month = event.first.replace(day=1)
        if event.precision in _OF_YEARS or _is_of_months(event):
            whole[month.replace(month=1)].append(event)
        else:
            months[month].append(event)
    running = _running(months)
    of_year: defaultdict[date, list[Month]] = defaultdict(list)
    for first, found in sorted(months.items()):
        dated = tuple(one for one in found if one.precision in _OF_DAYS)
        rest = tuple(one for one in found if one.precision not in _OF_DAYS)
        found_month = Month(first, dated, rest, tuple(running[first]))
        of_year[first.replace(month=1)].append(found_month)
    return tuple(
        Year(first, tuple(of_year.get(first, ())), tuple(whole.get(first, ())))
        for first in sorted({*whole, *of_year})
    )


def _is_of_months(event: Event) -> bool:
    """Tell whether an event is told of a stretch of several months: the coming three."""
    if event.precision in _OF_DAYS or event.last is None:
        return False
    return (event.last - event.first).days >= _LONGEST_MONTH


def _running(months: Mapping[date, Sequence[Event]]) -> Mapping[date, list[Event]]:
    """Return, of the months that have events, what goes on in each since an earlier one.

    What has no known end is left out: it would stand in every month.
    """
    firsts = sorted(months)
    found: dict[date, list[Event]] = {first: [] for first in firsts}
    for at, first in enumerate(firsts):
        for event in months[first]:
            for later in firsts[at + 1 :]:
                if event.last is None or event.last < later:
                    break
                found[later].append(event)
    return found


def pages_of(events: Sequence[Event]) -> tuple[tuple[Event, ...], ...]:
    """Cut a list of events into pages; an empty one still has one."""
    starts = range(0, len(events), PER_PAGE)
    return tuple(tuple(events[start : start + PER_PAGE]) for start in starts) or ((),)


def addresses_of(events: Iterable[Event], tree: Tree) -> Mapping[str, str]:
    """Return the address of the page that holds each event, by the event's id."""
    found: dict[str, str] = {}
    for year in lay_out(events):
        found |= _numbered(urls.timeline_year(tree, year.first), year.whole)
        for month in year.months:
            found |= _numbered(urls.timeline_month(tree, month.first), month.events)
    return found


def _numbered(first_page: str, events: Sequence[Event]) -> Iterable[tuple[str, str]]:
    for number, page in enumerate(pages_of(events), start=1):
        for event in page:
            yield event.id, urls.numbered(first_page, number)
