"""What speaks for each sentence of an article: where it stands, what it names, how it is built.

In goes what was found in an article; out comes a row of numbers for each sentence. All but the two
of place are measured against the article itself, in standard deviations from its mean, so that
long and short articles, and those with many names and few, compare. Nothing is weighed here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from math import log, sqrt
from typing import NamedTuple

from sitegen.analyse.summarising.bags import cosine, length, weighed
from sitegen.analyse.summarising.matter import Matter
from sitegen.arabic.letters import fold_text
from sitegen.arabic.word_lists import folded_forms, read_list
from sitegen.arabic.words import content_words, count_words

# The words that an article uses most often are what it is about; so many of them.
_KEYWORDS = 10
# More actors than these in one sentence make it a list, not a richer sentence.
_MANY_ACTORS = 3
# A sentence of fewer words seldom tells anything.
_FEWEST_WORDS = 6
_DIGIT = re.compile(r"\d")
_QUOTE = re.compile(r"[«\"“„]")
_QUESTION = re.compile(r"[؟?]")
_WORD = re.compile(r"[^\W_]+")


class Features(NamedTuple):
    """What speaks for a sentence.

    `start` is the share of the article's words that stand before it and `place` how many sentences
    do, in tens, those set aside left out. The others are standard deviations: `centrality` how like
    the article's words its own are, `title` how like those of the title (without one: of the first
    sentence), `keywords` how many of the most frequent words it is the first to have, `names` how
    many actors it names, `numbers`, `quotes` and `questions` whether it has any, `length` its words
    (logarithm), `scrap` whether it has next to none, `leaning` whether it leans on another, `cues`
    whether a word announces something of weight, `end` whether it is the last.
    """

    start: float
    place: float
    centrality: float
    title: float
    keywords: float
    names: float
    numbers: float
    quotes: float
    questions: float
    length: float
    scrap: float
    leaning: float
    cues: float
    end: float


def find_features(matter: Matter) -> list[Features]:
    """Return what speaks for each sentence; for those set aside what a bare place does."""
    texts = [sentence.text for sentence in matter.sentences]
    aside = [index in matter.set_aside for index in range(len(texts))]
    sizes = [count_words(text) for text in texts]
    bags = [() if out else content_words(text) for text, out in zip(texts, aside, strict=True)]
    columns = [
        *_likenesses(bags, matter.title),
        _first_keywords(bags),
        _actors_named(matter),
        [_has(_DIGIT, text) for text in texts],
        [_has(_QUOTE, text) for text in texts],
        [_has(_QUESTION, text) for text in texts],
        [log(size + 1) for size in sizes],
        [float(size < _FEWEST_WORDS) for size in sizes],
        [float(index in matter.leaning) for index in range(len(texts))],
        [_has_cue(text) for text in texts],
        [float(at == len(texts) - 1) for at in range(len(texts))],
    ]
    standard = [_standard(column, aside) for column in columns]
    counted = [0 if out else size for size, out in zip(sizes, aside, strict=True)]
    total = sum(counted) or 1
    words_before = list(accumulate(counted, initial=0))[:-1]
    places = list(accumulate((not out for out in aside), initial=0))[:-1]
    rows = zip(*standard, strict=True)
    return [
        Features(words / total, place / 10, *row)
        for words, place, row in zip(words_before, places, rows, strict=True)
    ]


def _likenesses(bags: Sequence[Sequence[str]], title: str) -> tuple[list[float], list[float]]:
    """Say how like each sentence is to the article, and to its title."""
    vectors = weighed(bags)
    centre: Counter[str] = Counter()
    for vector in vectors:
        centre.update(vector)
    words = content_words(title)
    heading: Mapping[str, float] = dict.fromkeys(words, 1.0) or next(filter(None, vectors), {})
    sides = (centre, length(centre)), (heading, length(heading))
    near, like = ([cosine(vector, *side) for vector in vectors] for side in sides)
    if not words:
        # The first sentence is not like the title: it stands for it.
        like = [
            0.0 if vector is heading else value for vector, value in zip(vectors, like, strict=True)
        ]
    return near, like


def _first_keywords(bags: Sequence[Sequence[str]]) -> list[float]:
    frequent = Counter(word for bag in bags for word in bag).most_common(_KEYWORDS)
    unseen = {word for word, _ in frequent}
    counts = []
    for bag in bags:
        first = unseen.intersection(bag)
        unseen -= first
        counts.append(float(len(first)))
    return counts


def _actors_named(matter: Matter) -> list[float]:
    """Count the different actors named in each sentence, up to a few."""
    starts = [sentence.start for sentence in matter.sentences]
    named: list[set[str]] = [set() for _ in starts]
    for mention in matter.mentions:
        at = bisect_right(starts, mention.start) - 1
        if at >= 0:
            named[at].add(mention.actor or mention.text)
    return [float(min(len(actors), _MANY_ACTORS)) for actors in named]


def _has(pattern: re.Pattern[str], text: str) -> float:
    return float(pattern.search(text) is not None)


def _has_cue(text: str) -> float:
    cues = _cues()
    return float(any(match[0] in cues for match in _WORD.finditer(fold_text(text))))


@cache
def _cues() -> frozenset[str]:
    return folded_forms(read_list("summary_words")["cues"])


def _standard(column: Sequence[float], aside: Sequence[bool]) -> list[float]:
    """Return values in standard deviations from the mean of those not set aside; theirs are 0."""
    counted = [value for value, out in zip(column, aside, strict=True) if not out]
    mean = sum(counted) / (len(counted) or 1)
    deviation = sqrt(sum((value - mean) ** 2 for value in counted) / (len(counted) or 1))
    # The rounding of floating point is no difference.
    if deviation < 1e-9:
        return [0.0] * len(column)
    return [
        0.0 if out else (value - mean) / deviation for value, out in zip(column, aside, strict=True)
    ]
