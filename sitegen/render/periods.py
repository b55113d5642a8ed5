"""The digest by time: the front page, and the archive down to single days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from sitegen.model import Day
from sitegen.render import urls
from sitegen.render.cards import article_card, date_line
from sitegen.render.edition import Place
from sitegen.render.list_views import DayGroup, FrontView, PeriodLine, PeriodView
from sitegen.render.paging import SINGLE, Part, pager
from sitegen.render.views import Language, Link

Address = Callable[[Language, date], str]
# The page of a period that stands beside another one: None at the ends of the archive.
Neighbours = tuple[date | None, date | None]
# How much of an ISO day names its year, its month, itself.
YEAR, MONTH, DAY = len("2022"), len("2022-01"), len("2022-01-06")


def by_year(days: Iterable[Day]) -> dict[date, tuple[Day, ...]]:
    """Gather days, newest first, under the first day of their year."""
    groups = groupby(days, lambda day: day.day.replace(month=1, day=1))
    return {first: tuple(group) for first, group in groups}


def by_month(days: Iterable[Day]) -> dict[date, tuple[Day, ...]]:
    """Gather days, newest first, under the first day of their month."""
    groups = groupby(days, lambda day: day.day.replace(day=1))
    return {first: tuple(group) for first, group in groups}


def neighbours(periods: Sequence[date], index: int) -> Neighbours:
    """Return the next newer and the next older period of a list that runs from new to old."""
    newer = periods[index - 1] if index else None
    older = periods[index + 1] if index + 1 < len(periods) else None
    return newer, older


def slugs_of(days: Iterable[Day]) -> tuple[str, ...]:
    """Return the slugs of some days in their order."""
    return tuple(slug for day in days for slug in day.slugs)


def front_view(place: Place, part: Part) -> FrontView:
    """Build one page of the digest."""
    digest = place.digest
    return FrontView(
        days=day_groups(place, part.slugs),
        pager=pager(place, urls.home(place.lang), part),
        articles=len(digest.articles),
        actors=len(digest.actors),
        latest=date_line(place, digest.days[0].day) if digest.days else None,
    )


def archive_view(place: Place) -> PeriodView:
    """Build the archive: all years."""
    years = by_year(place.digest.days)
    undated = place.href(urls.undated(place.lang)) if place.digest.undated else ""
    return PeriodView(
        kind="all",
        heading=place.wording.gettext("Archive"),
        up=(),
        newer=None,
        older=None,
        parts=_lines(place, years, urls.year, place.wording.year, YEAR),
        days=(),
        undated_href=undated,
        pager=SINGLE,
    )


def year_view(place: Place, year: date, days: Sequence[Day], beside: Neighbours) -> PeriodView:
    """Build a year: its months."""
    newer, older = _beside(place, beside, urls.year, place.wording.year)
    return PeriodView(
        kind="year",
        heading=place.wording.year(year),
        up=(_to_archive(place),),
        newer=newer,
        older=older,
        parts=_lines(place, by_month(days), urls.month, place.wording.month, MONTH),
        days=(),
        undated_href="",
        pager=SINGLE,
    )


def month_view(
    place: Place, month: date, days: Sequence[Day], beside: Neighbours, part: Part
) -> PeriodView:
    """Build one page of a month: all its days, and a part of its articles."""
    wording = place.wording
    newer, older = _beside(place, beside, urls.month, wording.month)
    parts = {day.day: (day,) for day in days}
    return PeriodView(
        kind="month",
        heading=wording.month(month),
        up=(_to_archive(place), place.link(urls.year(place.lang, month), wording.year(month))),
        newer=newer,
        older=older,
        parts=_lines(place, parts, urls.day_page, wording.weekday_and_day, DAY),
        days=day_groups(place, part.slugs),
        undated_href="",
        pager=pager(place, urls.month(place.lang, month), part),
    )


def day_view(place: Place, day: date, beside: Neighbours, part: Part) -> PeriodView:
    """Build one page of a day."""
    wording, lang = place.wording, place.lang
    newer, older = _beside(place, beside, urls.day_page, wording.weekday_and_day)
    return PeriodView(
        kind="day",
        heading=wording.weekday_and_day(day),
        up=(
            _to_archive(place),
            place.link(urls.year(lang, day), wording.year(day)),
            place.link(urls.month(lang, day), wording.month(day)),
        ),
        newer=newer,
        older=older,
        parts=(),
        days=day_groups(place, part.slugs),
        undated_href="",
        pager=pager(place, urls.day_page(lang, day), part),
    )


def undated_view(place: Place, part: Part) -> PeriodView:
    """Build one page of the articles without a date."""
    return PeriodView(
        kind="undated",
        heading=place.wording.gettext("Articles without a date"),
        up=(_to_archive(place),),
        newer=None,
        older=None,
        parts=(),
        days=day_groups(place, part.slugs),
        undated_href="",
        pager=pager(place, urls.undated(place.lang), part),
    )


def day_groups(place: Place, slugs: Iterable[str]) -> tuple[DayGroup, ...]:
    """Gather articles that stand one after the other under their days."""
    articles = place.digest.articles
    groups = groupby((articles[slug] for slug in slugs), lambda composed: composed.article.date)
    return tuple(
        DayGroup(date_line(place, day), tuple(article_card(place, found) for found in group))
        for day, group in groups
    )


def _lines(
    place: Place,
    periods: Mapping[date, Sequence[Day]],
    address: Address,
    label: Callable[[date], str],
    iso_length: int,
) -> tuple[PeriodLine, ...]:
    return tuple(
        PeriodLine(
            href=place.href(address(place.lang, first)),
            label=label(first),
            iso=first.isoformat()[:iso_length],
            articles=sum(len(day.slugs) for day in days),
        )
        for first, days in periods.items()
    )


def _beside(
    place: Place, beside: Neighbours, address: Address, label: Callable[[date], str]
) -> tuple[Link | None, Link | None]:
    newer, older = (
        place.link(address(place.lang, period), label(period)) if period else None
        for period in beside
    )
    return newer, older


def _to_archive(place: Place) -> Link:
    return place.link(urls.archive(place.lang), place.wording.gettext("Archive"))
