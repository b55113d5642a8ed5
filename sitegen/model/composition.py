"""The whole site's matter, joined and ordered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sitegen.model.analysis import Analysis, ResolvedDate
from sitegen.model.articles import Actor, Article, Outlet
from sitegen.model.translation import ArticleTranslation


@dataclass(frozen=True, slots=True)
class ComposedArticle:
    """An article with everything known of it, ready to be rendered."""

    article: Article
    analysis: Analysis
    translation: ArticleTranslation
    dates: tuple[ResolvedDate, ...]
    outlet: Outlet | None = None
    agency: Outlet | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Where an actor is named: the article's slug and the sentence's index, None for its title."""

    slug: str
    sentence: int | None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor of the index with every place it is named, newest article first."""

    actor: Actor
    slugs: tuple[str, ...]
    mentions: tuple[ActorMention, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the digest and the slugs of its articles."""

    day: date
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The whole site's matter: articles by slug, actors by id, days newest first.

    `actors` are those that an article mentions and that have a page, `known` all that have a name.
    """

    articles: Mapping[str, ComposedArticle]
    actors: Mapping[str, ActorEntry]
    days: tuple[Day, ...]
    undated: tuple[str, ...]
    known: Mapping[str, Actor] = field(default_factory=dict)
