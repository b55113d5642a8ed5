"""What templates of lists see: the digest, the archive, and the pages about the site.

Plain frozen values as in views.py, which has the pieces that pages share.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.render.joint_views import JointSummary
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
    """The articles of a day; `date` is None for those without one.

    `summary` is that of the whole day; it stands where the day begins, and is None elsewhere.
    """

    date: DateLine | None
    cards: tuple[ArticleCard, ...]
    summary: JointSummary | None = None


@dataclass(frozen=True, slots=True)
class NewsLine:
    """How many articles the last release, of this day, does not have; `href` leads to them."""

    articles: int
    since: DateLine
    href: str


@dataclass(frozen=True, slots=True)
class NewsView:
    """A page of what is new since the last release; `articles` counts all of it.

    `corrected` counts the corrections since then, `gone` the articles that readers see no more;
    `corrections` leads to the list of both.
    """

    since: DateLine
    articles: int
    days: tuple[DayGroup, ...]
    corrected: int
    gone: int
    corrections: str
    pager: Pager


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page: the digest, newest day first.

    `news` is there on its first page alone, and where something is new.
    """

    days: tuple[DayGroup, ...]
    pager: Pager
    articles: int
    actors: int
    latest: DateLine | None
    news: NewsLine | None = None


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
