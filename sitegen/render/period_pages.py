"""The pages of the archive: all years, years, months, days, and what has no date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from sitegen.model import Day
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.frame import frame
from sitegen.render.list_views import PeriodView
from sitegen.render.paging import Part
from sitegen.render.periods import (
    Neighbours,
    archive_view,
    by_month,
    by_year,
    day_view,
    month_view,
    neighbours,
    slugs_of,
    undated_view,
    year_view,
)
from sitegen.render.plans import Built, PagePlan, numbered_title, plan_list

TEMPLATE = "period.html"


def plan_archive(edition: Edition) -> Iterator[PagePlan]:
    """Plan the archive; a page for undated articles only where there are any."""
    lang, digest = edition.lang, edition.digest
    yield PagePlan(Place(edition, urls.archive(lang)), TEMPLATE, _archive)
    years = by_year(digest.days)
    for year, beside in _with_neighbours(tuple(years)):
        place = Place(edition, urls.year(lang, year))
        yield PagePlan(place, TEMPLATE, partial(_year, year, years[year], beside))
    months = by_month(digest.days)
    for month, beside in _with_neighbours(tuple(months)):
        builder = partial(_month, month, months[month], beside)
        slugs = slugs_of(months[month])
        yield from plan_list(edition, urls.month(lang, month), TEMPLATE, slugs, builder)
    days = {day.day: day for day in digest.days}
    for day, beside in _with_neighbours(tuple(days)):
        slugs = days[day].slugs
        builder = partial(_day, day, beside)
        yield from plan_list(edition, urls.day_page(lang, day), TEMPLATE, slugs, builder)
    if digest.undated:
        yield from plan_list(edition, urls.undated(lang), TEMPLATE, digest.undated, _undated)


def _with_neighbours(periods: Sequence[date]) -> Iterator[tuple[date, Neighbours]]:
    for index, period in enumerate(periods):
        yield period, neighbours(periods, index)


def _archive(place: Place) -> Built:
    return _built(place, archive_view(place))


def _year(year: date, days: Sequence[Day], beside: Neighbours, place: Place) -> Built:
    return _built(place, year_view(place, year, days, beside))


def _month(month: date, days: Sequence[Day], beside: Neighbours, part: Part, place: Place) -> Built:
    return _built(place, month_view(place, month, days, beside, part), part)


def _day(day: date, beside: Neighbours, part: Part, place: Place) -> Built:
    return _built(place, day_view(place, day, beside, part), part)


def _undated(part: Part, place: Place) -> Built:
    return _built(place, undated_view(place, part), part)


def _built(place: Place, view: PeriodView, part: Part | None = None) -> Built:
    title = numbered_title(place, view.heading, part) if part else view.heading
    return frame(place, title), view
