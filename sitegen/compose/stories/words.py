"""What stories are looked for by: an article's words, which are quoted, whom it and its title name.

In: an article and its analysis. Out: a StoryWords. Whether two tell the same is decided elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sitegen.arabic.word_keys import KeyedWords, keyed_words
from sitegen.arabic.words import content_words
from sitegen.model import Analysis, Article

# Nearly every article names a place or two, so that they tell little of what it is about.
_PLACE = 0.25


@dataclass(frozen=True, slots=True)
class StoryWords:
    """An article as stories are looked for: `quoted` tells, word by word, what is in quotes.

    `actors` are the ids of those named, each with how much it tells before it is known how many
    articles name it; `title` are the different content words of the title.
    """

    slug: str
    day: date | None
    words: KeyedWords
    quoted: tuple[bool, ...]
    actors: Mapping[str, float]
    title: tuple[str, ...]


def story_words(article: Article, analysis: Analysis) -> StoryWords:
    """Return the words of an article, whole as it is or as readers see it."""
    words = article_words(article, analysis)
    spans = ((quote.start, quote.end) for quote in analysis.quotes)
    return StoryWords(
        slug=article.slug,
        day=article.date,
        words=words,
        quoted=_within(words, spans),
        actors=_actors(analysis),
        title=tuple(sorted(set(content_words(article.title)))),
    )


def article_words(article: Article, analysis: Analysis) -> KeyedWords:
    """Return the keyed words of an article's text."""
    return keyed_words(
        article.text,
        [sentence.start for sentence in analysis.sentences],
        [(mention.start, mention.end) for mention in analysis.mentions],
    )


def _within(words: KeyedWords, spans: Iterable[tuple[int, int]]) -> tuple[bool, ...]:
    """Tell of each word whether it stands in one of these stretches of the text."""
    inside = [False] * len(words)
    for start, end in spans:
        for at in range(bisect_left(words.starts, start), bisect_left(words.starts, end)):
            inside[at] = True
    return tuple(inside)


def _actors(analysis: Analysis) -> dict[str, float]:
    """Return who is named; an adjective of nationality names nobody."""
    return {
        mention.actor: _PLACE if mention.type == "place" else 1.0
        for mention in (*analysis.title_mentions, *analysis.mentions)
        if mention.actor and mention.kind != "demonym"
    }
