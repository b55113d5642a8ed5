"""Ranks an article's sentences by how much they tell.

In go sentences, title and mentions; out comes a score per sentence. Nothing is chosen here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from importlib import resources
from itertools import islice

from sitegen.analyse.summarising.bags import cosine, length, weighed, word_count
from sitegen.arabic.letters import fold_text
from sitegen.arabic.words import content_words
from sitegen.model import Mention, Sentence

# News tells the most first, so position weighs as much as the rest together.
_POSITION_WEIGHT = 1.0
_CENTRALITY_WEIGHT = 0.6
_TITLE_WEIGHT = 0.3
_MENTION_WEIGHT = 0.1
# The share of an article after which a sentence's position is worth a half.
_HALF_WAY = 0.5
# More actors than these in one sentence make it a list, not a richer sentence.
_MANY_ACTORS = 3
# A sentence of fewer words seldom tells anything; one of more fills the summary by itself.
_SHORT_WORDS, _LONG_WORDS = 6, 60
_SHORT_FACTOR, _LONG_FACTOR = 0.6, 0.85
_DEPENDENT_FACTOR = 0.8

_OPENING_WORD = re.compile(r"[^\W_]+")


def score_sentences(
    sentences: Sequence[Sentence],
    title: str,
    mentions: Sequence[Mention],
    repeated: Collection[int] = (),
) -> tuple[float, ...]:
    """Score each sentence: 0 and up, higher is more worth telling; the same input, same scores.

    Counts where it stands, how near its words are to the article's and to the title's, and whom it
    names; takes off for sentences that are very short or long or lean on the one before. Those
    that are `repeated` say what stood before: they score 0, and no sentence gains by them.
    """
    bags = [content_words(sentence.text) for sentence in sentences]
    vectors = weighed([() if index in repeated else bag for index, bag in enumerate(bags)])
    centre: Counter[str] = Counter()
    for vector in vectors:
        centre.update(vector)
    heading = dict.fromkeys(content_words(title), 1.0)
    lengths = length(centre), length(heading)
    named = _actors_named(sentences, mentions)
    return tuple(
        (index not in repeated)
        * _discount(sentence.text)
        * (
            _POSITION_WEIGHT / (1 + index / (_HALF_WAY * len(sentences)))
            + _CENTRALITY_WEIGHT * cosine(vectors[index], centre, lengths[0])
            + _TITLE_WEIGHT * cosine(vectors[index], heading, lengths[1])
            + _MENTION_WEIGHT * min(named[index], _MANY_ACTORS) / _MANY_ACTORS
        )
        for index, sentence in enumerate(sentences)
    )


def _actors_named(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[int]:
    """Count the different actors named in each sentence."""
    ordered = sorted(mentions, key=lambda mention: mention.start)
    starts = [mention.start for mention in ordered]
    return [
        len(
            {
                mention.actor or mention.text
                for mention in ordered[
                    bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end - 1)
                ]
            }
        )
        for sentence in sentences
    ]


def _discount(text: str) -> float:
    size = word_count(text)
    factor = 1.0
    if size < _SHORT_WORDS:
        factor *= _SHORT_FACTOR
    elif size > _LONG_WORDS:
        factor *= _LONG_FACTOR
    return factor * (_DEPENDENT_FACTOR if _leans(text) else 1.0)


def _leans(text: str) -> bool:
    """Tell whether a sentence opens with words that need the sentence before it."""
    openings = _openings()
    longest = max(map(len, openings))
    words = tuple(match[0] for match in islice(_OPENING_WORD.finditer(fold_text(text)), longest))
    return any(words[:size] in openings for size in range(1, len(words) + 1))


@cache
def _openings() -> frozenset[tuple[str, ...]]:
    source = resources.files("sitegen.data").joinpath("dependent_openings.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(
        tuple(fold_text(line).split()) for line in lines if line.strip() and line[0] != "#"
    )
