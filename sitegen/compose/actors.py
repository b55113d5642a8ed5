"""Mentions of all articles become the index: one entry for each actor that is named."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from sitegen.model import Actor, ActorEntry, ActorMention, Analysis, ComposedArticle, Mention


def index_actors(
    articles: Mapping[str, ComposedArticle],
    analyses: Mapping[str, Analysis],
    known: Mapping[str, Actor],
) -> dict[str, ActorEntry]:
    """Build the index from articles in the order given, newest first.

    A sentence that names an actor twice counts once. Mentions without a known actor are left out.
    `analyses` are of whole articles; what `articles` leave of them is what readers see.
    """
    places: defaultdict[str, list[ActorMention]] = defaultdict(list)
    shown: set[tuple[str, ActorMention]] = set()
    for slug, composed in articles.items():
        shown.update(_places(slug, composed.analysis))
        for actor, place in _places(slug, analyses[slug]):
            places[actor].append(place)
    return {
        actor: ActorEntry(
            actor=known[actor],
            slugs=tuple(dict.fromkeys(place.slug for place in found)),
            mentions=tuple(place for place in found if (actor, place) in shown),
            unshown=sum((actor, place) not in shown for place in found),
        )
        for actor, found in sorted(places.items())
        if actor in known
    }


def _places(slug: str, analysis: Analysis) -> list[tuple[str, ActorMention]]:
    found = [
        (mention.actor, ActorMention(slug, None))
        for mention in analysis.title_mentions
        if mention.actor
    ]
    found += [
        (mention.actor, ActorMention(slug, _sentence_of(mention, analysis)))
        for mention in analysis.mentions
        if mention.actor
    ]
    return list(dict.fromkeys(found))


def _sentence_of(mention: Mention, analysis: Analysis) -> int:
    """Return the index of the sentence a mention begins in."""
    starts = [sentence.start for sentence in analysis.sentences]
    return max(bisect_right(starts, mention.start) - 1, 0)
