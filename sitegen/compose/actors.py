"""Mentions of all articles become the index: one entry for each actor that is named."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from sitegen.arabic.letters import fold_text
from sitegen.compose.related import relate, sentence_at
from sitegen.model import (
    Actor,
    ActorEntry,
    ActorMention,
    Analysis,
    ComposedArticle,
    HeldOffice,
    QuotePlace,
)


def index_actors(
    articles: Mapping[str, ComposedArticle],
    analyses: Mapping[str, Analysis],
    known: Mapping[str, Actor],
) -> dict[str, ActorEntry]:
    """Build the index from articles in the order given, newest first.

    A sentence that names an actor twice counts once. Mentions without a known actor are left out,
    and so are actors that the editor wants no page of. `analyses` are of whole articles; what
    `articles` leave of them is what readers see: offices and quotes are only of these.
    """
    places: defaultdict[str, list[ActorMention]] = defaultdict(list)
    shown: set[tuple[str, ActorMention]] = set()
    for slug, composed in articles.items():
        shown.update(_places(slug, composed.analysis))
        for actor, place in _places(slug, analyses[slug]):
            places[actor].append(place)
    indexed = {actor for actor in places if actor in known and not known[actor].noindex}
    placed = {actor for actor in indexed if known[actor].type == "place"}
    related = relate({slug: analyses[slug] for slug in articles}, indexed, placed)
    offices, by, about = _offices(articles), _quotes_by(articles), _quotes_about(articles)
    return {
        actor: ActorEntry(
            actor=known[actor],
            slugs=tuple(dict.fromkeys(place.slug for place in places[actor])),
            mentions=tuple(place for place in places[actor] if (actor, place) in shown),
            unshown=sum((actor, place) not in shown for place in places[actor]),
            offices=offices.get(actor, ()),
            quotes_by=tuple(by.get(actor, ())),
            quotes_about=tuple(about.get(actor, ())),
            related=related.get(actor, ()),
        )
        for actor in sorted(indexed)
    }


def _places(slug: str, analysis: Analysis) -> list[tuple[str, ActorMention]]:
    found = [
        (mention.actor, ActorMention(slug, None))
        for mention in analysis.title_mentions
        if mention.actor
    ]
    starts = [sentence.start for sentence in analysis.sentences]
    found += [
        (mention.actor, ActorMention(slug, sentence_at(mention.start, starts)))
        for mention in analysis.mentions
        if mention.actor
    ]
    return list(dict.fromkeys(found))


def _offices(articles: Mapping[str, ComposedArticle]) -> dict[str, tuple[HeldOffice, ...]]:
    """Return the offices of each actor as readers can read them, the one said last first."""
    held: defaultdict[str, dict[str, HeldOffice]] = defaultdict(dict)
    for slug, composed in articles.items():
        for office in composed.analysis.offices:
            known = held[office.actor].setdefault(
                fold_text(office.text), HeldOffice(office.text, ())
            )
            if slug not in known.slugs:
                held[office.actor][fold_text(office.text)] = HeldOffice(
                    known.text, (*known.slugs, slug)
                )
    return {actor: tuple(offices.values()) for actor, offices in held.items()}


def _quotes_by(articles: Mapping[str, ComposedArticle]) -> dict[str, list[QuotePlace]]:
    places: defaultdict[str, list[QuotePlace]] = defaultdict(list)
    for slug, composed in articles.items():
        for index, quote in enumerate(composed.analysis.quotes):
            if quote.speaker and quote.is_statement:
                places[quote.speaker].append(QuotePlace(slug, index))
    return places


def _quotes_about(articles: Mapping[str, ComposedArticle]) -> dict[str, list[QuotePlace]]:
    """Return the quotes that name an actor and are by somebody else; a demonym names nobody."""
    places: defaultdict[str, list[QuotePlace]] = defaultdict(list)
    for slug, composed in articles.items():
        analysis = composed.analysis
        starts = [mention.start for mention in analysis.mentions]
        for index, quote in enumerate(analysis.quotes):
            inside = analysis.mentions[
                bisect_right(starts, quote.start - 1) : bisect_right(starts, quote.end - 1)
            ]
            named = {one.actor for one in inside if one.actor and one.kind != "demonym"}
            for actor in sorted(named - {quote.speaker}):
                places[actor].append(QuotePlace(slug, index))
    return places
