"""The pages of the archive: all years, years, months, days, and what has no date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from sitegen.model import Day
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.frame import frame
from sitegen.render.heat import Scale, day_scale
from sitegen.render.paging import Part
from sitegen.render.period_views import PeriodView
from sitegen.render.periods import (
    Neighbours,
    archive_view,
    by_month,
    by_year,
    day_view,
    month_view,
    slugs_of,
    stories_of,
    undated_view,
    with_neighbours,
    year_view,
)
from sitegen.render.plans import Built, PagePlan, numbered_title, plan_list
from sitegen.render.stories.joint import matter_of, who_shares
from sitegen.render.structured.pages import of_day
from sitegen.render.summaries import descriptions
from sitegen.render.summed_days import summed_beside, summed_matter

TEMPLATE = "period.html"


def plan_archive(edition: Edition) -> Iterator[PagePlan]:
    """Plan the archive; a page for undated articles only where there are any."""
    tree, digest = edition.tree, edition.digest
    place = Place(edition, urls.archive(tree))
    yield PagePlan(place, TEMPLATE, _archive, matter=digest.news)
    scale = day_scale(digest.days)
    years = by_year(digest.days)
    for year, beside in with_neighbours(years):
        place = Place(edition, urls.year(tree, year))
        yield PagePlan(place, TEMPLATE, partial(_year, year, years[year], beside, scale))
    months = by_month(digest.days)
    for month, beside in with_neighbours(months):
        builder = partial(_month, month, months[month], beside, scale)
        slugs = slugs_of(months[month])
        address, begun = urls.month(tree, month), partial(summed_matter, edition)
        shown = partial(summed_beside, edition)
        yield from plan_list(edition, address, TEMPLATE, slugs, builder, begun, shown)
    yield from _plan_days(edition)
    if digest.undated:
        yield from plan_list(edition, urls.undated(tree), TEMPLATE, digest.undated, _undated)


def _plan_days(edition: Edition) -> Iterator[PagePlan]:
    tree = edition.tree
    days = {day.day: (day,) for day in edition.digest.days}
    for first, beside in with_neighbours(days):
        [day] = days[first]
        builder, matter = partial(_day, day, beside), partial(_day_matter, edition, day)
        shown, address = partial(_day_beside, edition, day), urls.day_page(tree, first)
        yield from plan_list(edition, address, TEMPLATE, day.slugs, builder, matter, shown)


def _day_matter(edition: Edition, day: Day, part: Part) -> object:
    """Return the stories of a whole day, counted on every page of it, and what sums it up."""
    summary = matter_of(edition, day.summary) if part.number == 1 else ()
    return stories_of(edition, day), summary, descriptions.day_matter(edition, day, part)


def _day_beside(edition: Edition, day: Day, part: Part) -> Sequence[str]:
    """Return the articles that the summary of a day names: its own, and who has their words."""
    if part.number > 1:
        return ()
    return (*(one.slug for one in day.summary), *sorted(who_shares(edition, day.summary)))


def _archive(place: Place) -> Built:
    return _built(place, archive_view(place))


def _year(year: date, days: Sequence[Day], beside: Neighbours, scale: Scale, place: Place) -> Built:
    return _built(place, year_view(place, year, days, beside, scale))


def _month(
    month: date, days: Sequence[Day], beside: Neighbours, scale: Scale, part: Part, place: Place
) -> Built:
    description = descriptions.of_days(place, part)
    return _built(place, month_view(place, month, days, beside, scale, part), part, description)


def _day(day: Day, beside: Neighbours, part: Part, place: Place) -> Built:
    description = descriptions.of_day(place, day, part)
    page, view = _built(place, day_view(place, day, beside, part), part, description)
    return of_day(page, place, day.day, part.slugs), view


def _undated(part: Part, place: Place) -> Built:
    return _built(place, undated_view(place, part), part, descriptions.of_list(place, part))


def _built(
    place: Place, view: PeriodView, part: Part | None = None, description: str = ""
) -> Built:
    title = numbered_title(place, view.heading, part) if part else view.heading
    return frame(place, title, description), view
