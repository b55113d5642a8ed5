"""Ranks an article's sentences by how much they tell, and picks those that sum it up.

In go sentences, title and mentions; out come a score per sentence and indices in text order.
Nothing is reworded: a summary is sentences of the article, so it cannot say what that does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import islice
from math import log, sqrt

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
# Sentences that share this much of their content words (cosine) say the same.
_REPEATED = 0.5
# By how much of itself the budget of words may be overrun.
_OVERRUN = 1.1
# Shares are decimals that floating point may put a hair beside the whole number of words.
_HAIR = 1e-9
_DEFAULT_COUNT = 3

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
    vectors = _vectors([() if index in repeated else bag for index, bag in enumerate(bags)])
    centre: Counter[str] = Counter()
    for vector in vectors:
        centre.update(vector)
    heading = dict.fromkeys(content_words(title), 1.0)
    lengths = _length(centre), _length(heading)
    named = _actors_named(sentences, mentions)
    return tuple(
        (index not in repeated)
        * _discount(sentence.text)
        * (
            _POSITION_WEIGHT / (1 + index / (_HALF_WAY * len(sentences)))
            + _CENTRALITY_WEIGHT * _cosine(vectors[index], centre, lengths[0])
            + _TITLE_WEIGHT * _cosine(vectors[index], heading, lengths[1])
            + _MENTION_WEIGHT * min(named[index], _MANY_ACTORS) / _MANY_ACTORS
        )
        for index, sentence in enumerate(sentences)
    )


def choose(
    sentences: Sequence[Sentence],
    scores: Sequence[float],
    *,
    count: int | None = None,
    share: float | None = None,
    repeated: Collection[int] = (),
) -> tuple[int, ...]:
    """Choose the summary's sentences, none of the `repeated`; returns indices in text order.

    With `count`: the best that many (3 without either), but no more than half of the article and
    none that repeats a chosen one. With `share` (above 0, at most 1) of the article's words:
    in rank order, passing over what would overrun the budget by more than a tenth, until the
    budget is reached; if every sentence is too long, the best one alone. A word is what stands
    between white space and holds a letter or digit. Raises ValueError for numbers out of range.
    """
    if count is not None and count < 1:
        raise ValueError(f"a summary needs at least one sentence, not {count}")
    if share is not None and not 0 < share <= 1:
        raise ValueError(f"the share of a summary is above 0 and at most 1, not {share}")
    once = (index for index in range(len(sentences)) if index not in repeated)
    ranked = sorted(once, key=lambda index: (-scores[index], index))
    if share is None:
        chosen = _best(sentences, ranked, count or _DEFAULT_COUNT)
    else:
        chosen = _within(sentences, ranked, share)
    return tuple(sorted(chosen))


def _best(sentences: Sequence[Sentence], ranked: Sequence[int], count: int) -> list[int]:
    limit = min(count, (len(sentences) + 1) // 2)
    chosen: list[int] = []
    bags: dict[int, dict[str, int]] = {}
    for index in ranked:
        if len(chosen) == limit:
            break
        bag = dict(Counter(content_words(sentences[index].text)))
        if all(_cosine(bag, bags[other], _length(bags[other])) < _REPEATED for other in chosen):
            chosen.append(index)
            bags[index] = bag
    return chosen


def _within(sentences: Sequence[Sentence], ranked: Sequence[int], share: float) -> list[int]:
    sizes = [_word_count(sentence.text) for sentence in sentences]
    budget = share * sum(sizes)
    chosen: list[int] = []
    total = 0
    for index in ranked:
        if total >= budget - _HAIR:
            break
        if total + sizes[index] <= _OVERRUN * budget + _HAIR:
            chosen.append(index)
            total += sizes[index]
    return chosen or list(ranked[:1])


def _word_count(text: str) -> int:
    return sum(1 for token in text.split() if any(map(str.isalnum, token)))


def _vectors(bags: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Weigh each sentence's words: often in the sentence, but not in every sentence."""
    spread = Counter(word for bag in bags for word in set(bag))
    return [
        {word: times * (1 + log(len(bags) / spread[word])) for word, times in Counter(bag).items()}
        for bag in bags
    ]


def _cosine(left: Mapping[str, float], right: Mapping[str, float], right_length: float) -> float:
    product = sum(weight * right[word] for word, weight in left.items() if word in right)
    if not product:
        return 0.0
    return product / (_length(left) * right_length)


def _length(vector: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in vector.values()))


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
    size = _word_count(text)
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
