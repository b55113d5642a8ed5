"""The site's edition in a language of the interface, and a place in it that links are drawn from.

Every builder of views takes a Place: it knows the digest, the words of its language and the
address of the page the view is for, so that every link comes out final.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sitegen.model import Actor, ComposedArticle, Digest, Event, Story, TakenSentence
from sitegen.render import urls
from sitegen.render.article_index import ArticleIndex
from sitegen.render.listing import Listed
from sitegen.render.options import Naming, RenderOptions, SiteTree
from sitegen.render.trees import direction
from sitegen.render.urls import AbsoluteSpelling, Spelling
from sitegen.render.views import Language, Link, Text, Tree
from sitegen.render.wording import Wording

ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]")


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """The site in one language; `order` holds all slugs newest first, the undated last.

    `own` says which language, and what the site is called in it.
    `indices` has the index of every article by its slug, `days` the day of those that have one.
    `corrected` are the corrections of each article that has any. `romanises` tells that some of its
    actors have names in Latin letters of the program's choice. `story_of` is the story of each
    article that is in one, `events_in` the events that an article tells, both by its slug;
    `events_of` those of an actor by its id, `events_by_story` those that a story's reports tell, by
    its id. `event_pages` are the addresses of the pages of the
    timeline that hold each event, by its id. `day_summaries` are those of the days that have one.
    `changed_on` is the latest day known on which an article came or its English was changed, by the
    slug of each that has any. `words_of` are the words of the interface in the languages that
    articles are in, for what stands right before a text in one of them.
    """

    own: SiteTree
    digest: Digest
    options: RenderOptions
    wording: Wording
    spelling: Spelling
    indices: Mapping[str, ArticleIndex]
    order: tuple[str, ...]
    position: Mapping[str, int]
    days: Mapping[str, date]
    corrected: Mapping[str, tuple[Listed, ...]]
    romanises: bool
    story_of: Mapping[str, Story]
    events_in: Mapping[str, tuple[Event, ...]]
    events_of: Mapping[str, tuple[Event, ...]]
    events_by_story: Mapping[str, tuple[Event, ...]]
    event_pages: Mapping[str, str]
    day_summaries: Mapping[date, tuple[TakenSentence, ...]]
    changed_on: Mapping[str, date]
    words_of: Mapping[str, Wording]

    @property
    def tree(self) -> Tree:
        """The language of the interface, and the folder that all pages stand in."""
        return self.own.tree

    @property
    def lang(self) -> Language:
        """The language that its readers follow the articles in."""
        return self.own.reads

    def neighbours(self, slug: str) -> tuple[ComposedArticle | None, ComposedArticle | None]:
        """Return the next newer and the next older article; what has no date has none."""
        articles, place = self.digest.articles, self.position[slug]
        dated = len(self.order) - len(self.digest.undated)
        if place >= dated:
            return None, None
        newer = self.order[place - 1] if place else None
        older = self.order[place + 1] if place + 1 < dated else None
        return (articles[newer] if newer else None, articles[older] if older else None)


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """The page at `address` of an edition."""

    edition: Edition
    address: str

    @property
    def digest(self) -> Digest:
        """The matter of the site."""
        return self.edition.digest

    @property
    def wording(self) -> Wording:
        """The words of the edition's language."""
        return self.edition.wording

    @property
    def tree(self) -> Tree:
        """The language of the interface."""
        return self.edition.tree

    @property
    def lang(self) -> Language:
        """The language that readers of the edition follow the articles in."""
        return self.edition.lang

    @property
    def naming(self) -> Naming:
        """How the persons behind the English are named."""
        return self.edition.options.reviewer

    def index(self, composed: ComposedArticle) -> ArticleIndex:
        """Return the index of an article of the site."""
        return self.edition.indices[composed.article.slug]

    def href(self, address: str, anchor: str = "") -> str:
        """Return the link from this page to an address of the site."""
        return urls.link(self.edition.spelling, self.address, address, anchor)

    def article(self, slug: str, sentence: int | None = None) -> str:
        """Return the link to an article, or to one of its sentences by index."""
        anchor = "" if sentence is None else urls.sentence_anchor(sentence)
        return self.href(urls.article(self.tree, slug), anchor)

    def actor(self, actor_id: str) -> str:
        """Return the link to an actor's page, empty for actors that have none."""
        known = actor_id in self.digest.actors
        return self.href(urls.actor(self.tree, actor_id)) if known else ""

    def actor_link(self, actor: Actor) -> Link:
        """Return a link to an actor's page with its name as the edition's readers know it."""
        name = actor_name(actor, self.lang)
        return Link(self.actor(actor.id), name.text, name.lang, name.dir, romanised=name.romanised)

    def outlet(self, outlet_id: str) -> str:
        """Return the link to the page of an outlet or agency, empty for those that have none."""
        known = outlet_id in self.digest.outlets
        return self.href(urls.outlet(self.tree, outlet_id)) if known else ""

    def link(self, address: str, text: str) -> Link:
        """Return a link in words of the interface."""
        return Link(
            href=self.href(address),
            text=text,
            lang=self.tree,
            dir=direction(self.tree),
            current=address == self.address,
        )

    def said(self, words: str) -> Text:
        """Return words of the interface as a Text."""
        return Text(words, self.tree, direction(self.tree))


def absolute_links(place: Place) -> Place:
    """Return the same place with absolute links: for what is read elsewhere than on the site."""
    known = place.edition.spelling
    spelling = AbsoluteSpelling(known.site_url, known.directory_urls, known.named_after)
    return replace(place, edition=replace(place.edition, spelling=spelling))


def text_in(lang: Language, words: str) -> Text:
    """Return words as a Text of a known language."""
    return Text(words, lang, direction(lang))


def text_as_written(words: str) -> Text:
    """Return words as a Text of the language their letters are in."""
    return text_in("ar" if ARABIC_LETTER.search(words) else "en", words)


def actor_name(actor: Actor, lang: Language) -> Text:
    """Return an actor's name in a language, in the other one where it has none."""
    arabic = actor.name_ar if lang == "ar" or not actor.name_en else ""
    if arabic:
        return text_in("ar", arabic)
    return replace(text_in("en", actor.name_en), romanised=is_romanised(actor))


def is_romanised(actor: Actor) -> bool:
    """Tell whether the Latin letters of an actor's name are the program's choice."""
    return actor.listed_by == "found" and bool(actor.name_en)
