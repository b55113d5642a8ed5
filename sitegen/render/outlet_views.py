"""What templates of outlets see: the list, and a page for each outlet and agency that is listed.

Plain frozen values as in views.py, which has the pieces that pages share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sitegen.render.list_views import Pager
from sitegen.render.rights_views import LicenceLine
from sitegen.render.views import ArticleCard, Link, Text


@dataclass(frozen=True, slots=True)
class Counts:
    """What was received: articles that are shown, that wait as drafts, that were withdrawn."""

    received: int
    shown: int
    drafts: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Bar:
    """Two lengths of one bar, what is shown and what is left out: percentages of the longest."""

    shown: int
    left: int


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in the list; `name_other` is None where it has one name alone.

    `credited` counts the articles that name it as their agency; `bar` is that of `counts`.
    """

    href: str
    name: Text
    name_other: Text | None
    counts: Counts
    bar: Bar
    credited: int


@dataclass(frozen=True, slots=True)
class OutletsView:
    """The list of outlets and agencies, as outlets.toml has them; `total` counts all that came in.

    `unknown` are articles that name no outlet. `removed` says what cleaning took out of the
    articles that are shown in full.
    """

    outlets: tuple[OutletRow, ...]
    agencies: tuple[OutletRow, ...]
    unknown: Counts
    total: Counts
    removed: tuple[RemovedLine, ...]


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """How many passages cleaning took out for a reason."""

    reason: str
    passages: int


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """A year or a month: what was received in it. No `href` where nothing of it is shown.

    Years are measured by the fullest of them, months by the fullest month.
    """

    label: str
    href: str
    counts: Counts
    bar: Bar


@dataclass(frozen=True, slots=True)
class IntakeYear:
    """A year, or the articles without a date, with its months."""

    row: IntakeRow
    months: tuple[IntakeRow, ...]


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor, and in how many articles it is named."""

    link: Link
    articles: int


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet's page: who it is, what came from it and what became of that, and its articles.

    What stands only on the first of its pages is empty on the others: `years`, `credited_years`,
    `removed`, `actors`.
    `articles` counts those on the site, published by it or crediting it; of them `excerpts` are
    shown in part and `links` by their titles alone; `with_others` are in stories that another
    outlet reported too. `credited` counts those that name it as their agency. `feed` is its Atom
    feed, empty where it has none.
    """

    name: Text
    name_other: Text | None
    kind: Literal["outlet", "agency"]
    url: str
    credits: tuple[Text, ...]
    licences: tuple[LicenceLine, ...]
    articles: int
    counts: Counts
    credited: int
    excerpts: int
    links: int
    with_others: int
    years: tuple[IntakeYear, ...]
    credited_years: tuple[IntakeYear, ...]
    removed: tuple[RemovedLine, ...]
    actors: tuple[NamedActor, ...]
    cards: tuple[ArticleCard, ...]
    pager: Pager
    index: Link
    feed: str = ""
