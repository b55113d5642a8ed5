"""The whole site's matter, joined and ordered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sitegen.model.analysis import Analysis, ResolvedDate
from sitegen.model.articles import Actor, Article, Bilingual, Display, Licence, Outlet
from sitegen.model.chronology import (
    DateProposal,
    Event,
    Intake,
    NewSince,
    Passage,
    Story,
    TakenSentence,
)
from sitegen.model.releases import Corrections
from sitegen.model.translation import ArticleTranslation

# Spelt almost alike; sounding alike; one a part of the other; alike but of another type.
JoinReason = Literal["spelling", "sound", "part", "type"]


@dataclass(frozen=True, slots=True)
class Unshown:
    """What may be told of the part of an article that readers do not see, without its words.

    `actors` counts the mentions there by the actor's id; of `dates` the words are left out.
    """

    sentences: int = 0
    actors: Mapping[str, int] = field(default_factory=dict)
    dates: tuple[ResolvedDate, ...] = ()


@dataclass(frozen=True, slots=True)
class ComposedArticle:
    """An article with everything known of it, ready to be rendered.

    It holds only what readers may see: where `display` is not "full", the text and all that was
    found in it end with the excerpt, and `unshown` tells of the rest.
    """

    article: Article
    analysis: Analysis
    translation: ArticleTranslation
    dates: tuple[ResolvedDate, ...]
    outlet: Outlet | None = None
    agency: Outlet | None = None
    display: Display = "full"
    credits: tuple[Bilingual, ...] = ()
    licences: tuple[Licence, ...] = ()
    unshown: Unshown = field(default_factory=Unshown)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of an article that was withdrawn: its address, and nothing of its content."""

    slug: str
    outlet_id: str = ""
    outlet: Outlet | None = None
    published_on: date | None = None
    withdrawn_on: date | None = None
    reason: Bilingual = field(default_factory=Bilingual)


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Where an actor is named: the article's slug and the sentence's index, None for its title."""

    slug: str
    sentence: int | None


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office as articles word it, and the slugs of those that say so, newest first."""

    text: str
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """Where a quote stands: the article's slug and its place among the quotes of its analysis."""

    slug: str
    index: int


@dataclass(frozen=True, slots=True)
class Related:
    """An actor named beside another: in which articles, newest first, in how many sentences."""

    actor: str
    slugs: tuple[str, ...]
    sentences: int


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor of the index with every place it is named, newest article first.

    `slugs` are all articles that name it, `mentions` the places that readers see, `unshown` the
    number of sentences that they do not see. `offices` are those that readers see words of, the
    latest held first. `quotes_by` and `quotes_about` (that name it, by others) are newest first.
    `related` are strongest first.
    """

    actor: Actor
    slugs: tuple[str, ...]
    mentions: tuple[ActorMention, ...]
    unshown: int = 0
    offices: tuple[HeldOffice, ...] = ()
    quotes_by: tuple[QuotePlace, ...] = ()
    quotes_about: tuple[QuotePlace, ...] = ()
    related: tuple[Related, ...] = ()

    @property
    def named(self) -> int:
        """How many titles and sentences name the actor, shown or not."""
        return len(self.mentions) + self.unshown


@dataclass(frozen=True, slots=True)
class JoinProposal:
    """Two actors that may be one, in the program's eyes not surely so; `reason` says why.

    `first` and `second` are ids, "" for one that has no entry (a surname alone); names as they are
    to be shown; `slugs` name either.
    """

    first: str
    second: str
    name_first: str
    name_second: str
    reason: JoinReason
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the digest, the slugs of its articles, and the sentences that sum it up."""

    day: date
    slugs: tuple[str, ...]
    summary: tuple[TakenSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """The whole site's matter: articles by slug, actors by id, days newest first.

    `actors` are those that an article mentions and that have a page, `known` all that have a name.
    `tombstones` stand for withdrawn articles, by slug; nothing else of these is here.
    `corrections` and `news` are None where nothing was ever released. `events` are in the order of
    their days, the more exact first. `stories` are by id, the newest first. `passages` are what an
    article shares with others, by slug, in text order. `proposed_dates` are by slug, of articles
    without a date. `intake` counts what came in, by outlet and month. `outlets` are those of
    outlets.toml, by id, that something came from or is credited to.
    """

    articles: Mapping[str, ComposedArticle]
    actors: Mapping[str, ActorEntry]
    days: tuple[Day, ...]
    undated: tuple[str, ...]
    known: Mapping[str, Actor] = field(default_factory=dict)
    tombstones: tuple[Tombstone, ...] = ()
    corrections: Corrections | None = None
    events: tuple[Event, ...] = ()
    stories: Mapping[str, Story] = field(default_factory=dict)
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    proposed_dates: Mapping[str, DateProposal] = field(default_factory=dict)
    intake: tuple[Intake, ...] = ()
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    news: NewSince | None = None
