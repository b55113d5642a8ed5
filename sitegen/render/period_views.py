"""What templates see of the archive: periods, and calendars that show how much was published.

Plain frozen values as in views.py, which has the pieces that pages share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sitegen.render.joint_views import JointSummary
from sitegen.render.list_views import DayGroup, NewsLine, Pager
from sitegen.render.views import Link


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A day, month or year with its number of articles; no `href` where there are none."""

    href: str
    label: str
    iso: str
    articles: int


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A day or a month: its number or letter, and what it means in full with its articles.

    `href` and `label` are empty and `level` is 0 where nothing was published; else `level` runs
    from 1 to as many as the key has.
    """

    text: str
    label: str
    href: str
    level: int


@dataclass(frozen=True, slots=True)
class WeekdayName:
    """A column of a calendar: its short name, and the whole one for those who listen."""

    short: str
    full: str


@dataclass(frozen=True, slots=True)
class HeatMonth:
    """A month as a calendar.

    Each of `weeks` has seven places, None for those that belong to the months beside.
    """

    period: PeriodLine
    weekdays: tuple[WeekdayName, ...]
    weeks: tuple[tuple[HeatCell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class HeatYear:
    """A year as one line of twelve months."""

    period: PeriodLine
    months: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatLevel:
    """A level and the numbers of articles that have it ("3–5")."""

    level: int
    label: str


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A page of the archive: everything, a year, a month, a day, or the undated articles.

    `articles` are all of the period. `stories` counts the stories that those of a day belong to.
    `years` stand on the page of everything, `months` are those of a year, or the month itself;
    `key` says what their levels mean. `days` are the articles themselves (empty above a month).
    `up` leads to the larger period; `newer` and `older` to the next ones that have articles.
    `news` is there on the page of everything alone, and where something is new. `summary` is that
    of a day, on its first page; None for a day of little news. `mail` leads to a day as an e-mail,
    and is empty where there is none.
    """

    kind: Literal["all", "year", "month", "day", "undated"]
    heading: str
    articles: int
    pager: Pager
    up: tuple[Link, ...] = ()
    newer: PeriodLine | None = None
    older: PeriodLine | None = None
    stories: int = 0
    years: tuple[HeatYear, ...] = ()
    months: tuple[HeatMonth, ...] = ()
    key: tuple[HeatLevel, ...] = ()
    days: tuple[DayGroup, ...] = ()
    undated: PeriodLine | None = None
    news: NewsLine | None = None
    summary: JointSummary | None = None
    mail: str = ""
