"""The pages of the timeline: all years, each year and month that has events, actors with many.

In: an edition. Out: plans of its pages; none where no article tells of a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from sitegen.model import ActorEntry, Event
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.frame import frame
from sitegen.render.plans import Built, PagePlan
from sitegen.render.timeline.entries import OF_ACTOR, slugs_of
from sitegen.render.timeline.layout import Month, Year, lay_out, pages_of
from sitegen.render.timeline.pages import (
    Beside,
    Overview,
    actor_timeline_view,
    month_view,
    overview_of,
    overview_view,
    pager_of,
    year_view,
)
from sitegen.render.timeline_views import TimelinePager, TimelineView

TEMPLATE = "timeline.html"


def plan_timeline(edition: Edition) -> Iterator[PagePlan]:
    """Plan the site's timeline, and those of actors who have more events than their page shows."""
    events = edition.digest.events
    if not events:
        return
    years, shown = lay_out(events), overview_of(edition)
    counts = tuple((year.first, year.count, _counts(year.months)) for year in years)
    matter = (counts, len(events), shown, _addresses(edition, shown.events))
    yield PagePlan(
        Place(edition, urls.timeline(edition.tree)),
        TEMPLATE,
        partial(_overview, years, shown),
        slugs_of(shown.events),
        matter=matter,
    )
    for year, beside in zip(years, _beside([year.first for year in years]), strict=True):
        yield from _plan_year(edition, year, beside)
    months = [month for year in years for month in year.months]
    for month, beside in zip(months, _beside([month.first for month in months]), strict=True):
        yield from _plan_month(edition, month, beside)
    for actor_id, entry in edition.digest.actors.items():
        yield from _plan_actor(edition, entry, edition.events_of.get(actor_id, ()))


def _plan_year(edition: Edition, year: Year, beside: Beside) -> Iterator[PagePlan]:
    first_page = urls.timeline_year(edition.tree, year.first)
    pages = pages_of(year.whole)
    for number, events in enumerate(pages, start=1):
        place = Place(edition, urls.numbered(first_page, number))
        pager = pager_of(place, first_page, number, len(pages))
        builder = partial(_year, year, events, beside, pager)
        matter = (events, beside, len(pages), _counts(year.months), year.count)
        yield PagePlan(place, TEMPLATE, builder, slugs_of(events), matter=matter)


def _plan_month(edition: Edition, month: Month, beside: Beside) -> Iterator[PagePlan]:
    first_page = urls.timeline_month(edition.tree, month.first)
    pages = pages_of(month.events)
    for number, events in enumerate(pages, start=1):
        place = Place(edition, urls.numbered(first_page, number))
        pager = pager_of(place, first_page, number, len(pages))
        builder = partial(_month, month, events, beside, pager)
        running = month.running if number == 1 else ()
        matter = (month, beside, _addresses(edition, running))
        slugs = slugs_of((*running, *events))
        yield PagePlan(place, TEMPLATE, builder, slugs, matter=matter)


def _plan_actor(edition: Edition, entry: ActorEntry, events: Sequence[Event]) -> Iterator[PagePlan]:
    if len(events) <= OF_ACTOR:
        return
    first_page = urls.actor_timeline(edition.tree, entry.actor.id)
    pages = pages_of(events)
    for number, part in enumerate(pages, start=1):
        place = Place(edition, urls.numbered(first_page, number))
        pager = pager_of(place, first_page, number, len(pages))
        builder = partial(_actor, entry, part, len(events), pager)
        matter = (part, len(events), _addresses(edition, part))
        yield PagePlan(place, TEMPLATE, builder, slugs_of(part), matter=matter)


def _beside(periods: Sequence[date]) -> Iterator[Beside]:
    for index in range(len(periods)):
        earlier = periods[index - 1] if index else None
        later = periods[index + 1] if index + 1 < len(periods) else None
        yield Beside(earlier, later)


def _counts(months: Sequence[Month]) -> tuple[tuple[date, int], ...]:
    return tuple((month.first, len(month.events)) for month in months)


def _addresses(edition: Edition, events: Sequence[Event]) -> tuple[str, ...]:
    return tuple(edition.event_pages[event.id] for event in events)


def _overview(years: Sequence[Year], shown: Overview, place: Place) -> Built:
    return _built(place, overview_view(place, years, shown))


def _year(
    year: Year, events: Sequence[Event], beside: Beside, pager: TimelinePager, place: Place
) -> Built:
    return _built(place, year_view(place, year, events, beside, pager))


def _month(
    month: Month, events: Sequence[Event], beside: Beside, pager: TimelinePager, place: Place
) -> Built:
    return _built(place, month_view(place, month, events, beside, pager))


def _actor(
    entry: ActorEntry, events: Sequence[Event], total: int, pager: TimelinePager, place: Place
) -> Built:
    return _built(place, actor_timeline_view(place, entry.actor, events, total, pager))


def _built(place: Place, view: TimelineView) -> Built:
    """Frame a page: its title names the timeline, and its number where it is not the first."""
    wording = place.wording
    what = view.actor.text if view.actor else view.heading if view.up else ""
    title = wording.gettext("Timeline")
    if what:
        title = wording.gettext("Timeline: %(what)s") % {"what": what}
    if view.pager.number > 1:
        title = wording.gettext("%(title)s, page %(number)s") % {
            "title": title,
            "number": view.pager.number,
        }
    return frame(place, title), view
