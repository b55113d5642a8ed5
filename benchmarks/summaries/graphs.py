"""LexRank and TextRank, written plainly from their papers, as contestants.

In goes an article; out comes a score per sentence. They are written here, not taken from a library,
so that every contestant sees the same sentences and the same Arabic words: sumy, which has both,
reads Arabic through pyarabic alone, and that this project does without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from sitegen.arabic.words import content_words
from training.summaries.articles import Article

Matrix = NDArray[np.float64]

# The chance to jump anywhere: LexRank's paper takes 0.1 to 0.2, TextRank's 1 - 0.85.
_JUMP = 0.15
# Scores that change by less than this are final; sums of scores are 1.
_STILL = 1e-8
_MOST_STEPS = 1000
# Of the paper: cosines up to this are no link.
_THRESHOLD = 0.1


def lexrank(article: Article) -> Sequence[float]:
    """Score by continuous LexRank (Erkan and Radev 2004): every link weighs what its cosine is."""
    return _walk(_cosines(article))


def lexrank_threshold(article: Article) -> Sequence[float]:
    """Score by LexRank with a threshold, the paper's best: links are there or not."""
    return _walk((_cosines(article) > _THRESHOLD).astype(np.float64))


def textrank(article: Article) -> Sequence[float]:
    """Score by TextRank (Mihalcea and Tarau 2004): shared words over the logs of the lengths."""
    bags = [content_words(sentence) for sentence in article.sentences]
    sets = [set(bag) for bag in bags]
    links = np.zeros((len(bags), len(bags)))
    for row in range(len(bags)):
        for column in range(row):
            shared = len(sets[row] & sets[column])
            # Two sentences of one word each have logs of nothing.
            lengths = log(max(len(bags[row]), 1)) + log(max(len(bags[column]), 1))
            if shared and lengths:
                links[row, column] = links[column, row] = shared / lengths
    return _walk(links)


def _cosines(article: Article) -> Matrix:
    """Return how alike sentences are, by tf-idf; rarity is counted over the article's sentences."""
    bags = [Counter(content_words(sentence)) for sentence in article.sentences]
    words = {word: at for at, word in enumerate(sorted(set().union(*bags)))}
    vectors = np.zeros((len(bags), max(len(words), 1)))
    spread = Counter(word for bag in bags for word in bag)
    for row, bag in enumerate(bags):
        for word, times in bag.items():
            vectors[row, words[word]] = times * log(len(bags) / spread[word])
    lengths = np.linalg.norm(vectors, axis=1)
    lengths[lengths == 0] = 1.0
    unit = vectors / lengths[:, None]
    cosines: Matrix = unit @ unit.T
    return cosines


def _walk(links: Matrix) -> Sequence[float]:
    """Return how often a walk along the links comes by each sentence; a sum of 1."""
    size = len(links)
    sums = links.sum(axis=1, keepdims=True)
    steps = np.divide(links, sums, out=np.full_like(links, 1 / size), where=sums > 0)
    steps = _JUMP / size + (1 - _JUMP) * steps
    scores = np.full(size, 1 / size)
    for _ in range(_MOST_STEPS):
        moved = scores @ steps
        if np.abs(moved - scores).sum() < _STILL:
            break
        scores = moved
    # Sentences that are equal but for a rounding keep the order of the text.
    return [float(score) for score in scores.round(6)]
