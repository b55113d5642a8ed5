"""Indexes one article: what stands in each sentence, whom it names how often, how it is translated.

In: a composed article and the actors that have a page. Out: what its own page, the lists and every
actor's page look up, worked out once. A page of one actor then costs its own sentences alone,
however long the article is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.model import Actor, ActorEntry, ComposedArticle
from sitegen.render.runs import Found, by_sentence, sentence_at
from sitegen.render.views import TranslationShare


@dataclass(frozen=True, slots=True)
class ArticleIndex:
    """What pages ask of an article, in one language.

    `found` is what lies over each sentence, in part or whole, and `actors` the ids of those named
    in each, both by the sentence's index. `counts` are the actors that have a page with the number
    of their mentions, shown or not, most mentioned first, then by place.
    """

    found: tuple[tuple[Found, ...], ...]
    actors: tuple[frozenset[str], ...]
    counts: tuple[tuple[Actor, int], ...]
    share: TranslationShare


def index_article(
    composed: ComposedArticle, entries: Mapping[str, ActorEntry], share: TranslationShare
) -> ArticleIndex:
    """Index an article; `entries` are the actors that have a page."""
    analysis = composed.analysis
    found: tuple[Iterable[Found], ...] = (
        analysis.mentions,
        analysis.quotes,
        composed.article.markup,
        composed.dates,
    )
    return ArticleIndex(
        found=by_sentence((one for kind in found for one in kind), analysis.sentences),
        actors=_named(composed),
        counts=tuple(
            (entries[actor].actor, count)
            for actor, count in _counts(composed).most_common()
            if actor in entries
        ),
        share=share,
    )


def _named(composed: ComposedArticle) -> tuple[frozenset[str], ...]:
    """Return the actors named in each sentence."""
    sentences = composed.analysis.sentences
    named: list[set[str]] = [set() for _ in sentences]
    for mention in composed.analysis.mentions:
        if mention.actor and sentences:
            named[sentence_at(sentences, mention.start)].add(mention.actor)
    return tuple(map(frozenset, named))


def _counts(composed: ComposedArticle) -> Counter[str]:
    """Count the mentions of each actor in the text, shown or not; the title counts as well."""
    mentions = (*composed.analysis.title_mentions, *composed.analysis.mentions)
    shown = Counter(mention.actor for mention in mentions if mention.actor)
    shown.update(composed.unshown.actors)
    return shown
