"""Sentences as bags of words: how alike two of them are.

In go words; out come numbers. Which words count as the same is not decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt


def weighed(bags: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Weigh each sentence's words: often in the sentence, but not in every sentence."""
    spread = Counter(word for bag in bags for word in set(bag))
    return [
        {word: times * (1 + log(len(bags) / spread[word])) for word, times in Counter(bag).items()}
        for bag in bags
    ]


def cosine(left: Mapping[str, float], right: Mapping[str, float], right_length: float) -> float:
    """Return how alike two bags are, 0 to 1; the length of the right one is known already."""
    product = sum(weight * right[word] for word, weight in left.items() if word in right)
    if not product:
        return 0.0
    return product / (length(left) * right_length)


def length(vector: Mapping[str, float]) -> float:
    """Return the length (Euclidean norm) of a bag."""
    return sqrt(sum(weight * weight for weight in vector.values()))
