"""What templates of actors see: the index, an actor's page, the drawing of who is named with whom.

Plain frozen values as in views.py, which has the pieces that pages share.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model import ActorType
from sitegen.render.article_views import QuoteLine
from sitegen.render.list_views import Pager
from sitegen.render.timeline_views import TimelineEntryView
from sitegen.render.views import ArticleCard, DateLine, Link, Provenance, Run, Text


@dataclass(frozen=True, slots=True)
class Spark:
    """A bar chart of a word's size: the `d` of an SVG path, and the same in words."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A day, month or year with its articles; `percent` of the most that any row has.

    `href` leads to its page of the archive, empty where no article names the actor.
    """

    label: str
    href: str
    articles: int
    percent: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor in the index; `found` where only the program says that it is one.

    `name_other` is None where it has one name alone; `also` are further names, to look for.
    """

    href: str
    name: Text
    name_other: Text | None
    found: bool
    articles: int
    mentions: int
    also: str
    spark: Spark | None


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The actors of one type under a letter; `id` is its anchor on this page."""

    id: str
    letter: Text
    actors: tuple[ActorRow, ...]


@dataclass(frozen=True, slots=True)
class TypeGroup:
    """The actors of one type that stand on this page, of `count` in all.

    `bar` leads to each letter of the type, on whatever page it begins; `first` to the first.
    `is_short` where all can run down the columns of one screen or two.
    """

    type: ActorType
    label: str
    count: int
    is_short: bool
    first: Link
    bar: tuple[Link, ...]
    letters: tuple[LetterGroup, ...]


@dataclass(frozen=True, slots=True)
class ActorsView:
    """A page of the index; `groups` are all types that have actors, on this page or another.

    `total` counts the actors, `found` those that only the program says to be any; `romanised`
    tells that some are named in letters of the program's making. `pages` are all pages of the
    index. `network` leads to the drawing, empty where there is nothing to draw.
    """

    groups: tuple[TypeGroup, ...]
    total: int
    found: int
    romanised: bool
    pages: tuple[Link, ...]
    pager: Pager
    network: str


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A sentence that names an actor, in both languages; `english` empty without translation."""

    href: str
    arabic: tuple[Run, ...]
    english: tuple[Run, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class MentionsOfArticle:
    """An article with the sentences in it that name the actor."""

    card: ArticleCard
    rows: tuple[MentionRow, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article that says something: its title, whose word that is, and its day where known."""

    href: str
    title: Text
    provenance: Provenance | None
    day: DateLine | None


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office in the words of articles; `more` counts those that are not listed."""

    text: Text
    sources: tuple[Source, ...]
    more: int


@dataclass(frozen=True, slots=True)
class QuoteOfActor:
    """What an article quotes, and the article."""

    quote: QuoteLine
    source: Source


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """An actor named in the same articles; `more` counts the articles that are not listed."""

    actor: Link
    articles: int
    sources: tuple[Source, ...]
    more: int


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A name in a drawing: its place, and its shape by `type`; `cut` where `lines` are not all.

    `end` where the end of the words stands at their place: those of the other direction.
    """

    href: str
    name: Text
    lines: tuple[str, ...]
    cut: bool
    type: ActorType
    x: int
    y: int
    text_x: int
    end: bool
    own: bool


@dataclass(frozen=True, slots=True)
class NetworkTie:
    """A line between two names: the `d` of an SVG path, its width, whether the actor's own."""

    path: str
    width: float
    own: bool


@dataclass(frozen=True, slots=True)
class Partner:
    """One who is named together with another, and in how many articles."""

    link: Link
    articles: int


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """The same as a row of a table: who is named, and together with whom, strongest first."""

    link: Link
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Who is named with whom, drawn: names below each other, lines between them on one side."""

    width: int
    height: int
    nodes: tuple[NetworkNode, ...]
    ties: tuple[NetworkTie, ...]
    rows: tuple[NetworkRow, ...]


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The page of the drawing; `total` counts all actors, drawn or not."""

    drawing: Drawing
    total: int
    index: Link


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor's page; `origin` says who lists the actor and under what name.

    `found` where only the program says that it is one. What stands only on the first of its pages
    is empty on the others: `offices`, `timeline`, `events`, `related`, `drawing`. `events` are the
    latest that name the actor, `all_events` leads to more of them, None where these are all. `feed`
    and `calendar`, a file of its events, are empty where it has none.
    """

    name: Text
    name_other: Text | None
    type_label: str
    variants: tuple[Text, ...]
    description: Text | None
    wikidata: str
    origin: str
    found: bool
    romanised: bool
    offices: tuple[OfficeLine, ...]
    timeline: tuple[TimelineRow, ...]
    events: tuple[TimelineEntryView, ...]
    all_events: Link | None
    quotes_by: tuple[QuoteOfActor, ...]
    quotes_about: tuple[QuoteOfActor, ...]
    related: tuple[RelatedLine, ...]
    drawing: Drawing | None
    articles: tuple[MentionsOfArticle, ...]
    mentions: int
    pager: Pager
    feed: str
    calendar: str
    index: Link
