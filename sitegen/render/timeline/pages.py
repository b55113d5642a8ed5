"""The pages of the timeline: all years, a year, a month, and all events of an actor.

In: the events of a page and what stands around it. Out: its view. Each event has one place among
years and months; other pages show it again and lead there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sitegen.model import Actor, Event
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.timeline.density import (
    CHART_YEARS,
    days_chart,
    months_chart,
    year_before,
    years_chart,
)
from sitegen.render.timeline.entries import entries
from sitegen.render.timeline.layout import Month, Year
from sitegen.render.timeline_views import (
    Century,
    TimelinePager,
    TimelineSection,
    TimelineView,
)
from sitegen.render.views import Link, Tree

# On the page of all years: as many as a reader looks through before choosing a month.
LATEST, TO_COME = 15, 15
# Months, quarters and years announced, below the days: fewer, as they are less to plan by.
LONGER_TO_COME = 10
# So few are read in one go; a choice of them would only hide how it began.
FEW = 60
# A life's memory: what is older is history, told in passing, an event or two in most years.
OWN_YEARS = 50
CENTURY = 100
_OF_DAYS = ("day", "week")


@dataclass(frozen=True, slots=True)
class Beside:
    """The periods before and after one that have events; None at the ends."""

    earlier: date | None
    later: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page of all years shows: `latest` events up to the newest report, and those after.

    Those `to_come` are of days first, then of longer times that begin after that day.
    `day` is that of the newest report, None where no article has a day. Where events are few
    `latest` are all of them (`is_all`).
    """

    day: date | None
    latest: tuple[Event, ...]
    to_come: tuple[Event, ...]
    is_all: bool = False

    @property
    def events(self) -> tuple[Event, ...]:
        """All events that the page shows."""
        return self.latest + self.to_come


def overview_of(edition: Edition) -> Overview:
    """Choose the events of days around the newest report; all events where they are few.

    Where none are of days, those of longer times stand for them.
    """
    events, days = edition.digest.events, edition.digest.days
    newest = days[0].day if days else None
    if len(events) <= FEW:
        return Overview(newest, events, (), is_all=True)
    of_days = tuple(one for one in events if one.precision in _OF_DAYS) or events
    latest = tuple(one for one in of_days if newest is None or one.first <= newest)
    ahead = [one for one in events if newest is not None and one.first > newest]
    days_ahead = tuple(one for one in ahead if one.precision in _OF_DAYS)
    longer = tuple(one for one in ahead if one.precision not in _OF_DAYS)
    to_come = days_ahead[:TO_COME] + longer[:LONGER_TO_COME]
    return Overview(newest, latest[-LATEST:], to_come)


def overview_view(place: Place, years: Sequence[Year], shown: Overview) -> TimelineView:
    """Build the page of all years."""
    wording = place.wording
    months = [month for year in years for month in year.months]
    charts = [years_chart(place, years)]
    if shown.day:
        of_months = months_chart(place, months, year_before(shown.day))
        # One bar alone compares nothing, and its month is a link in the list below.
        if sum(bar.events > 0 for bar in of_months.bars) > 1:
            charts.insert(0, of_months)
    sections = []
    if shown.latest:
        heading = wording.gettext("All events") if shown.is_all else wording.gettext("Lately")
        note = "" if shown.is_all else wording.gettext("The oldest first, the newest at the end.")
        sections.append(_section(place, "latest", heading, shown.latest, note))
    if shown.to_come and shown.day:
        note = wording.gettext("Told for times after %(day)s, the day of the newest report.")
        sections.append(
            _section(
                place,
                "to-come",
                wording.gettext("Still to come"),
                shown.to_come,
                note % {"day": wording.day(shown.day)},
            )
        )
    rest = years[:-CHART_YEARS]
    own = max((shown.day or years[-1].first).year - OWN_YEARS, date.min.year)
    # With few years the chart goes back further; what is folded lies before it.
    bound = min(own, years[-CHART_YEARS:][0].first.year)
    return TimelineView(
        heading=wording.gettext("Timeline"),
        events=len(place.digest.events),
        charts=tuple(charts),
        more_years=_year_links(place, [year for year in rest if year.first.year >= bound]),
        centuries=_centuries(place, [year for year in rest if year.first.year < bound]),
        before=wording.year(date(bound, 1, 1)),
        sections=tuple(sections),
        calendar=place.href(urls.calendar(place.tree)),
    )


def year_view(
    place: Place, year: Year, events: Sequence[Event], beside: Beside, pager: TimelinePager
) -> TimelineView:
    """Build one page of a year: its months, and a part of what has no certain month."""
    wording = place.wording
    heading = wording.gettext("In %(year)s, over months or with no month given")
    heading %= {"year": wording.year(year.first)}
    charts = (months_chart(place, year.months, year.first),) if year.months else ()
    earlier, later = _links(place, beside, urls.timeline_year, wording.year)
    return TimelineView(
        heading=wording.year(year.first),
        events=year.count,
        up=(_to_timeline(place),),
        charts=charts,
        sections=(_section(place, "whole", heading, events),) if events else (),
        pager=pager,
        earlier=earlier,
        later=later,
    )


def month_view(
    place: Place, month: Month, events: Sequence[Event], beside: Beside, pager: TimelinePager
) -> TimelineView:
    """Build one page of a month: its days, and a part of its events."""
    wording = place.wording
    dated = [one for one in events if one.precision in _OF_DAYS]
    whole = [one for one in events if one.precision not in _OF_DAYS]
    name = wording.month(month.first)
    heading = wording.gettext("In %(month)s, over weeks or with no day given")
    heading %= {"month": name}
    sections = []
    if month.running and pager.number == 1:
        since = wording.gettext("Since before %(month)s") % {"month": name}
        sections.append(_section(place, "since", since, month.running))
    if dated:
        sections.append(_section(place, "days", wording.gettext("Day by day"), dated))
    if whole:
        sections.append(_section(place, "whole", heading, whole))
    earlier, later = _links(place, beside, urls.timeline_month, wording.month)
    year = place.link(urls.timeline_year(place.tree, month.first), wording.year(month.first))
    return TimelineView(
        heading=name,
        events=len(month.events),
        up=(_to_timeline(place), year),
        charts=(days_chart(place, month),) if month.dated else (),
        sections=tuple(sections),
        pager=pager,
        earlier=earlier,
        later=later,
    )


def actor_timeline_view(
    place: Place, actor: Actor, events: Sequence[Event], total: int, pager: TimelinePager
) -> TimelineView:
    """Build one page of all events of an actor, by year."""
    by_year = groupby(events, key=lambda event: event.first.replace(month=1, day=1))
    return TimelineView(
        heading=place.wording.gettext("Timeline"),
        actor=place.actor_link(actor),
        events=total,
        up=(place.link(urls.actors(place.tree), place.wording.gettext("Actors")),),
        sections=tuple(
            _section(place, f"y{first.year}", place.wording.year(first), tuple(found))
            for first, found in by_year
        ),
        pager=pager,
    )


def pager_of(place: Place, first_page: str, number: int, count: int) -> TimelinePager:
    """Say where a page of a list stands, and link its neighbours."""

    def link(other: int) -> str:
        return place.href(urls.numbered(first_page, other)) if 1 <= other <= count else ""

    return TimelinePager(number, count, link(number - 1), link(number + 1))


def _year_links(place: Place, years: Sequence[Year]) -> tuple[Link, ...]:
    return tuple(
        place.link(urls.timeline_year(place.tree, year.first), place.wording.year(year.first))
        for year in years
    )


def _centuries(place: Place, years: Sequence[Year]) -> tuple[Century, ...]:
    """Gather years by the hundred, oldest first."""
    found = []
    for number, some in groupby(years, key=lambda year: year.first.year // CENTURY):
        first = max(number * CENTURY, date.min.year)
        last = number * CENTURY + CENTURY - 1
        name = place.wording.stretch(date(first, 1, 1), date(last, 12, 31))
        found.append(Century(name, _year_links(place, tuple(some))))
    return tuple(found)


def _section(
    place: Place, ident: str, heading: str, events: Sequence[Event], note: str = ""
) -> TimelineSection:
    return TimelineSection(ident, heading, note, entries(place, events, heading))


def _links(
    place: Place,
    beside: Beside,
    address: Callable[[Tree, date], str],
    label: Callable[[date], str],
) -> tuple[Link | None, Link | None]:
    earlier, later = (
        place.link(address(place.tree, first), label(first)) if first else None
        for first in (beside.earlier, beside.later)
    )
    return earlier, later


def _to_timeline(place: Place) -> Link:
    return place.link(urls.timeline(place.tree), place.wording.gettext("Timeline"))
