"""The archive: all years, years, months, single days, and what has no date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sitegen.model import Day
from sitegen.render import urls
from sitegen.render.cards import date_line
from sitegen.render.edition import Edition, Place
from sitegen.render.heat import (
    Scale,
    heat_month,
    heat_months,
    heat_year,
    key_of,
    month_scale,
)
from sitegen.render.list_views import DayGroup
from sitegen.render.mails.plans import mail_link
from sitegen.render.news import news_line
from sitegen.render.paging import SINGLE, Part, pager
from sitegen.render.period_views import PeriodLine, PeriodView
from sitegen.render.stories.cards import digest_cards
from sitegen.render.stories.joint import day_summary
from sitegen.render.summed_days import summed_up
from sitegen.render.views import Link, Tree
from sitegen.render.wording import Wording

Address = Callable[[Tree, date], str]
# A period with the number of its articles, and those beside it: None at the ends of the archive.
Counted = tuple[date, int]
Neighbours = tuple[Counted | None, Counted | None]


@dataclass(frozen=True, slots=True)
class Unit:
    """How a year, a month or a day is found and named, and how much of an ISO day tells it."""

    address: Address
    label: Callable[[Wording, date], str]
    iso_length: int


YEAR = Unit(urls.year, Wording.year, len("2022"))
MONTH = Unit(urls.month, Wording.month, len("2022-01"))
DAY = Unit(urls.day_page, Wording.weekday_and_day, len("2022-01-06"))


def by_year(days: Iterable[Day]) -> dict[date, tuple[Day, ...]]:
    """Gather days, newest first, under the first day of their year."""
    groups = groupby(days, lambda day: day.day.replace(month=1, day=1))
    return {first: tuple(group) for first, group in groups}


def by_month(days: Iterable[Day]) -> dict[date, tuple[Day, ...]]:
    """Gather days, newest first, under the first day of their month."""
    groups = groupby(days, lambda day: day.day.replace(day=1))
    return {first: tuple(group) for first, group in groups}


def with_neighbours(
    periods: Mapping[date, Sequence[Day]],
) -> Iterator[tuple[date, Neighbours]]:
    """Yield periods, which run from new to old, each with the next newer and the next older."""
    counted = [(first, _articles(days)) for first, days in periods.items()]
    for (first, _), newer, older in zip(
        counted, [None, *counted], [*counted[1:], None], strict=False
    ):
        yield first, (newer, older)


def slugs_of(days: Iterable[Day]) -> tuple[str, ...]:
    """Return the slugs of some days in their order."""
    return tuple(slug for day in days for slug in day.slugs)


def archive_view(place: Place) -> PeriodView:
    """Build the archive: all years, each with its months."""
    digest, wording = place.digest, place.wording
    scale = month_scale(digest.days)
    undated = len(digest.undated)
    return PeriodView(
        kind="all",
        heading=wording.gettext("Archive"),
        articles=len(digest.articles),
        pager=SINGLE,
        years=tuple(
            heat_year(place, _line(place, (year, _articles(days)), YEAR), days, scale)
            for year, days in by_year(digest.days).items()
        ),
        key=key_of(scale, wording),
        undated=PeriodLine(
            place.href(urls.undated(place.tree)), _undated_heading(place), "", undated
        )
        if undated
        else None,
        news=news_line(place),
    )


def year_view(
    place: Place, year: date, days: Sequence[Day], beside: Neighbours, scale: Scale
) -> PeriodView:
    """Build a year: its months, each as a calendar."""
    newer, older = _beside(place, beside, YEAR)
    return PeriodView(
        kind="year",
        heading=place.wording.year(year),
        articles=_articles(days),
        pager=SINGLE,
        up=(_to_archive(place),),
        newer=newer,
        older=older,
        months=heat_months(place, year, days, scale),
        key=key_of(scale, place.wording),
    )


def month_view(
    place: Place, month: date, days: Sequence[Day], beside: Neighbours, scale: Scale, part: Part
) -> PeriodView:
    """Build one page of a month: its calendar, and a part of its articles."""
    wording = place.wording
    newer, older = _beside(place, beside, MONTH)
    return PeriodView(
        kind="month",
        heading=wording.month(month),
        articles=_articles(days),
        pager=pager(place, urls.month(place.tree, month), part),
        up=(_to_archive(place), place.link(urls.year(place.tree, month), wording.year(month))),
        newer=newer,
        older=older,
        months=(heat_month(place, month, days, scale),),
        key=key_of(scale, wording),
        days=day_groups(place, part.slugs, summed=True),
    )


def day_view(place: Place, day: Day, beside: Neighbours, part: Part) -> PeriodView:
    """Build one page of a day."""
    wording, tree, on = place.wording, place.tree, day.day
    newer, older = _beside(place, beside, DAY)
    return PeriodView(
        kind="day",
        heading=wording.weekday_and_day(on),
        articles=len(day.slugs),
        pager=pager(place, urls.day_page(tree, on), part),
        up=(
            _to_archive(place),
            place.link(urls.year(tree, on), wording.year(on)),
            place.link(urls.month(tree, on), wording.month(on)),
        ),
        newer=newer,
        older=older,
        stories=len(stories_of(place.edition, day)),
        days=day_groups(place, part.slugs),
        summary=day_summary(place, day.summary, noted=True) if part.number == 1 else None,
        mail=mail_link(place, day) if part.number == 1 else "",
    )


def undated_view(place: Place, part: Part) -> PeriodView:
    """Build one page of the articles without a date."""
    return PeriodView(
        kind="undated",
        heading=_undated_heading(place),
        articles=len(place.digest.undated),
        pager=pager(place, urls.undated(place.tree), part),
        up=(_to_archive(place),),
        days=day_groups(place, part.slugs),
    )


def stories_of(edition: Edition, day: Day) -> tuple[str, ...]:
    """Return the ids of the stories that the articles of a day belong to."""
    found = (edition.story_of[slug].id for slug in day.slugs if slug in edition.story_of)
    return tuple(dict.fromkeys(found))


def day_groups(place: Place, slugs: Sequence[str], *, summed: bool = False) -> tuple[DayGroup, ...]:
    """Gather articles that stand one after the other under their days; of a story in one card.

    Where they are `summed`, a day that begins among them has its summary.
    """
    articles = place.digest.articles
    summaries = summed_up(place.edition, slugs) if summed else {}
    groups = groupby((articles[slug] for slug in slugs), lambda composed: composed.article.date)
    return tuple(
        DayGroup(
            date_line(place, day),
            digest_cards(place, group),
            day_summary(place, summaries.get(day, ()) if day else (), noted=False),
        )
        for day, group in groups
    )


def _beside(
    place: Place, beside: Neighbours, unit: Unit
) -> tuple[PeriodLine | None, PeriodLine | None]:
    newer, older = (_line(place, period, unit) if period else None for period in beside)
    return newer, older


def _line(place: Place, period: Counted, unit: Unit) -> PeriodLine:
    first, articles = period
    return PeriodLine(
        href=place.href(unit.address(place.tree, first)),
        label=unit.label(place.wording, first),
        iso=first.isoformat()[: unit.iso_length],
        articles=articles,
    )


def _articles(days: Iterable[Day]) -> int:
    return sum(len(day.slugs) for day in days)


def _undated_heading(place: Place) -> str:
    return place.wording.gettext("Articles without a date")


def _to_archive(place: Place) -> Link:
    return place.link(urls.archive(place.tree), place.wording.gettext("Archive"))
