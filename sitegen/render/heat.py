"""The archive as a calendar: every day, or month, shows how much was published on it.

In: the number of articles of each day. Out: months of weeks, years of months, each place with a
level. Levels part what was published into five lots of about the same number of days, so that one
busy week does not make all the rest look empty.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import Calendar
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sitegen.model import Day
from sitegen.render import urls
from sitegen.render.edition import Place
from sitegen.render.options import WeekStart
from sitegen.render.period_views import (
    HeatCell,
    HeatLevel,
    HeatMonth,
    HeatYear,
    PeriodLine,
    WeekdayName,
)
from sitegen.render.wording import Wording

# More shades than these nobody tells apart in cells of a finger's width.
LEVELS = 5
MONTHS = range(1, 13)
WEEKDAYS = 7
# As Python's calendar counts them.
FIRST_WEEKDAY: Mapping[WeekStart, int] = {"monday": 0, "saturday": 5, "sunday": 6}
# A Monday; the days after it give the names of the week.
A_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Scale:
    """The most articles that each level has, ascending; the last is the most there are at all."""

    bounds: tuple[int, ...]

    def level(self, articles: int) -> int:
        """Return the level of a number of articles, 0 for none."""
        return bisect_left(self.bounds, articles) + 1 if articles else 0


def scale_of(counts: Iterable[int]) -> Scale:
    """Part what was counted into five lots of about the same size, each number in one alone.

    Most days may have one article: what is left is then parted again, so that the rest keeps its
    levels.
    """
    left = sorted(count for count in counts if count)
    bounds: list[int] = []
    for lots in range(LEVELS, 0, -1):
        if left:
            bounds.append(left[-(-len(left) // lots) - 1])
            left = left[bisect_right(left, bounds[-1]) :]
    return Scale(tuple(bounds))


def day_scale(days: Iterable[Day]) -> Scale:
    """Return the levels of days; all pages of the archive share them."""
    return scale_of(len(day.slugs) for day in days)


def key_of(scale: Scale, wording: Wording) -> tuple[HeatLevel, ...]:
    """Say which numbers of articles each level has."""
    found = []
    for level, (before, most) in enumerate(pairwise((0, *scale.bounds)), start=1):
        ends = dict.fromkeys((before + 1, most))
        label = "\N{EN DASH}".join(wording.number(end) for end in ends)
        found.append(HeatLevel(level, label))
    return tuple(found)


def heat_month(place: Place, month: date, days: Sequence[Day], scale: Scale) -> HeatMonth:
    """Build the calendar of a month; `days` are those of it on which something was published."""
    first = FIRST_WEEKDAY[place.edition.options.week_start]
    counts = {day.day.day: len(day.slugs) for day in days}
    return HeatMonth(
        period=_month_line(place, month, sum(counts.values())),
        weekdays=_weekdays(place.wording, first),
        weeks=tuple(
            tuple(_day(place, month, day, counts.get(day, 0), scale) for day in week)
            for week in Calendar(first).monthdayscalendar(month.year, month.month)
        ),
    )


def heat_months(
    place: Place, year: date, days: Iterable[Day], scale: Scale
) -> tuple[HeatMonth, ...]:
    """Build the calendars of the twelve months of a year."""
    found: dict[date, list[Day]] = {year.replace(month=month): [] for month in MONTHS}
    for day in days:
        found[day.day.replace(day=1)].append(day)
    return tuple(heat_month(place, month, of_month, scale) for month, of_month in found.items())


def month_scale(days: Iterable[Day]) -> Scale:
    """Return the levels of months in the archive."""
    return scale_of(_by_month(days).values())


def heat_year(place: Place, period: PeriodLine, days: Sequence[Day], scale: Scale) -> HeatYear:
    """Build a year as a line of its months; `days` are those of it, not none of them."""
    counts, year = _by_month(days), days[0].day.replace(month=1, day=1)
    months = (year.replace(month=month) for month in MONTHS)
    return HeatYear(period, tuple(_month(place, one, counts[one], scale) for one in months))


def articles_in_words(wording: Wording, articles: int) -> str:
    """Say how many articles there are."""
    said = wording.ngettext("%(count)s article", "%(count)s articles", articles)
    return said % {"count": wording.number(articles)}


def _by_month(days: Iterable[Day]) -> Counter[date]:
    counts = Counter[date]()
    for day in days:
        counts[day.day.replace(day=1)] += len(day.slugs)
    return counts


def _month_line(place: Place, month: date, articles: int) -> PeriodLine:
    return PeriodLine(
        href=place.href(urls.month(place.tree, month)) if articles else "",
        label=place.wording.month(month),
        iso=month.isoformat()[: len("2022-01")],
        articles=articles,
    )


def _day(place: Place, month: date, day: int, articles: int, scale: Scale) -> HeatCell | None:
    """Return the place of a day; None for 0, which stands for a day of another month."""
    if not day:
        return None
    address = urls.day_page(place.tree, month.replace(day=day))
    label = place.wording.weekday_and_day(month.replace(day=day))
    return _cell(place, place.wording.number(day), label, address, articles, scale)


def _month(place: Place, month: date, articles: int, scale: Scale) -> HeatCell:
    wording, address = place.wording, urls.month(place.tree, month)
    return _cell(place, wording.month_letter(month), wording.month(month), address, articles, scale)


def _cell(
    place: Place, text: str, label: str, address: str, articles: int, scale: Scale
) -> HeatCell:
    if not articles:
        return HeatCell(text, "", "", 0)
    words = f"{label}: {articles_in_words(place.wording, articles)}"
    return HeatCell(text, words, place.href(address), scale.level(articles))


def _weekdays(wording: Wording, first: int) -> tuple[WeekdayName, ...]:
    days = (A_MONDAY + timedelta(days=(first + place) % WEEKDAYS) for place in range(WEEKDAYS))
    return tuple(WeekdayName(wording.weekday_short(day), wording.weekday(day)) for day in days)
