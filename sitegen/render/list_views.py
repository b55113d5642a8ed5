"""What templates of lists see: the digest, the archive, and the pages about the site.

Plain frozen values as in views.py, which has the pieces that pages share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sitegen.render.views import (
    ArticleCard,
    DateLine,
    Link,
    TranslationShare,
)


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a paginated list stands: `number` of `count`, neighbours empty at the ends."""

    number: int
    count: int
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class DayGroup:
    """The articles of a day; `date` is None for those without one."""

    date: DateLine | None
    cards: tuple[ArticleCard, ...]


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page: the digest, newest day first."""

    days: tuple[DayGroup, ...]
    pager: Pager
    articles: int
    actors: int
    latest: DateLine | None


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A day, month or year in an archive with its number of articles."""

    href: str
    label: str
    iso: str
    articles: int


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A page of the archive: everything, a year, a month, a day, or the undated articles.

    `parts` are the next smaller periods (empty on a day), `days` the articles themselves (empty
    above a month). `up` leads to the larger period; `newer` and `older` to the neighbours.
    """

    kind: Literal["all", "year", "month", "day", "undated"]
    heading: str
    up: tuple[Link, ...]
    newer: Link | None
    older: Link | None
    parts: tuple[PeriodLine, ...]
    days: tuple[DayGroup, ...]
    undated_href: str
    pager: Pager


@dataclass(frozen=True, slots=True)
class AboutView:
    """The about page: `body` is the editor's Markdown as safe HTML, empty for the default text."""

    body: str
    articles: int
    share: TranslationShare
    engine: str


@dataclass(frozen=True, slots=True)
class LanguagesView:
    """The page at the root and the page for addresses that do not exist."""

    arabic: Link
    english: Link
    title_ar: str
    title_en: str
    description_ar: str
    description_en: str
