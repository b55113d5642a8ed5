"""Charts of how many events a stretch of time has: bars side by side, each a link, in words too.

In: counts by year, month or day. Out: bars as parts of the highest; one that has anything is never
so low that it cannot be seen.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import date

from sitegen.render import urls
from sitegen.render.edition import Place
from sitegen.render.timeline.layout import Month, Year
from sitegen.render.timeline_views import Density, DensityBar

# As many years as a chart of a page's width has room for; those before are links alone.
CHART_YEARS = 20
MONTHS = 12
# Of the highest bar: a line that can be seen.
LOWEST_PERCENT = 4
# A week apart: with more of them the numbers of a month would not fit beside each other on a phone.
LABELLED_DAYS = (1, 8, 15, 22, 29)


def years_chart(place: Place, years: Sequence[Year]) -> Density:
    """Draw the latest years that have events; a gap stands for those without."""
    most = max((year.count for year in years), default=1)
    before: Year | None = None
    bars = []
    for year in years[-CHART_YEARS:]:
        jump = before is not None and year.first.year > before.first.year + 1
        href = place.href(urls.timeline_year(place.tree, year.first))
        name = place.wording.year(year.first)
        bars.append(DensityBar(href, name, name, year.count, _percent(year.count, most), jump))
        before = year
    return Density(place.wording.gettext("Events by year"), tuple(bars), most, "year")


def months_chart(place: Place, months: Sequence[Month], first: date) -> Density:
    """Draw twelve months from the one that `first` is in; the heading says which they are."""
    counts = {month.first: len(month.events) for month in months}
    starts = [_month_after(first, after) for after in range(MONTHS)]
    most = max((counts.get(start, 0) for start in starts), default=1)
    bars = []
    for start in starts:
        count = counts.get(start, 0)
        href = place.href(urls.timeline_month(place.tree, start)) if count else ""
        name = place.wording.month(start)
        label = place.wording.month_short(start)
        bars.append(DensityBar(href, label, name, count, _percent(count, most)))
    heading = place.wording.gettext("Events by month: %(period)s")
    period = place.wording.stretch(starts[0], _last_of(starts[-1]))
    return Density(heading % {"period": period}, tuple(bars), most, "month")


def days_chart(place: Place, month: Month) -> Density:
    """Draw all days of a month, so that months compare; bars lead to the first event of a day."""
    counts = Counter(event.first for event in month.dated)
    anchors: dict[date, str] = {}
    for event in month.dated:
        page = place.edition.event_pages[event.id]
        anchors.setdefault(event.first, place.href(page, urls.event_anchor(event.id)))
    most = max(counts.values(), default=1)
    days = [month.first.replace(day=day) for day in range(1, _last_of(month.first).day + 1)]
    return Density(
        place.wording.gettext("Events by day"),
        tuple(
            DensityBar(
                href=anchors.get(day, ""),
                label=str(day.day) if day.day in LABELLED_DAYS else "",
                name=place.wording.day(day),
                events=counts[day],
                percent=_percent(counts[day], most),
            )
            for day in days
        ),
        most=most,
        unit="day",
    )


def year_before(day: date) -> date:
    """Return the first month of the twelve that end with a day's month."""
    return _month_after(day.replace(day=1), 1 - MONTHS)


def _month_after(first: date, count: int) -> date:
    """Return the month so many months later; the calendar's first and last month hold it."""
    years, month = divmod(first.month - 1 + count, MONTHS)
    year = min(max(first.year + years, date.min.year), date.max.year)
    return date(year, month + 1, 1)


def _last_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def _percent(count: int, most: int) -> int:
    return max(round(100 * count / most), LOWEST_PERCENT) if count else 0
