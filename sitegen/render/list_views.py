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
class DayActor:
    """An actor, with the number of the articles of a day that name it."""

    link: Link
    articles: int


@dataclass(frozen=True, slots=True)
class FrontStory:
    """A story of the newest day, or an article that is in none.

    `told` are the sentences of the day's summary that come from its reports; where it is None the
    card's own line stands there. What has a source other than the card's article names it.
    """

    card: ArticleCard
    told: JointSummary | None


@dataclass(frozen=True, slots=True)
class LeadingDay:
    """The newest day, with the story that leads and the `others`.

    `articles`, `stories`, `outlets` and `actors` are those of the whole day; `stories` counts those
    told by several reports, `actors` are the ones that most articles name. `more` articles of the
    day stand on further pages. `summary` is that of the day; its sentences stand with the stories.
    """

    date: DateLine
    lead: FrontStory
    others: tuple[FrontStory, ...]
    articles: int
    stories: int
    outlets: int
    actors: tuple[DayActor, ...]
    more: int
    summary: JointSummary | None


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page: the digest, newest day first.

    `leading` is the newest day, on the first page alone; it is not among the `days` there. `news`
    is there on the first page alone, too, and where something is new.
    """

    leading: LeadingDay | None
    days: tuple[DayGroup, ...]
    pager: Pager
    articles: int
    actors: int
    news: NewsLine | None = None


@dataclass(frozen=True, slots=True)
class AboutView:
    """The about page: `body` is the editor's Markdown as safe HTML, empty for the default text."""

    body: str
    articles: int
    share: TranslationShare
    engine: str


@dataclass(frozen=True, slots=True)
class LanguageDoor:
    """A language of the interface on pages that speak all: what the site is called in it.

    `link` leads to its front page in its own name, empty where its address is unknown. `missing`
    and `advice` say in it that there is no page at an address.
    """

    link: Link
    title: str
    description: str
    missing: str
    advice: str


@dataclass(frozen=True, slots=True)
class LanguagesView:
    """The page at the root and the page for addresses that do not exist."""

    doors: tuple[LanguageDoor, ...]
