"""Ranks an article's sentences by how much they tell, and says what speaks for each.

In goes what was found in an article; out come a score for each sentence and the order in which they
are to be taken. The weights were learnt from what people took out of articles (training/summaries).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from sitegen.analyse.summarising.features import Features, find_features
from sitegen.analyse.summarising.matter import Matter
from sitegen.analyse.summarising.order import in_order

WEIGHTS_FILE = "summary_weights.toml"
# So many words in a hundred report that somebody said something in articles that explain a thing,
# and so many in news; half of the one kind has fewer, half of the other more.
_SPACED_UP_TO, _UNSPACED_FROM = 0.4, 1.2


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature weighs, and how much a sentence loses once one beside it was taken.

    It loses all of that in articles that explain a thing, and nothing in news, where a sentence is
    best followed by the next: in short news, and the less of it the more is reported.
    """

    features: Features
    spacing: float

    def spacing_in(self, matter: Matter) -> float:
        """Return how much a sentence of an article loses once one beside it was taken."""
        if matter.is_short_news:
            return 0.0
        part = (_UNSPACED_FROM - matter.reporting) / (_UNSPACED_FROM - _SPACED_UP_TO)
        return self.spacing * min(max(part, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Ranking:
    """An article's sentences by worth.

    `scores` has one number per sentence, 0 to 1, higher is more worth telling: no probability, and
    no measure between articles; 0 for what sums up nothing. `order` are the indices of the others,
    in the order in which they are to be taken. `reasons` has for each sentence what every feature
    adds to it or takes from it, before all is brought between 0 and 1; `rows` have the features
    themselves. `spacing` is what a sentence lost once one beside it was taken.
    """

    scores: tuple[float, ...]
    order: tuple[int, ...]
    reasons: tuple[Features, ...]
    rows: tuple[Features, ...]
    spacing: float


def rank(matter: Matter, weights: Weights | None = None) -> Ranking:
    """Rank the sentences of an article; the same input, the same ranking.

    `weights` are the packaged ones if none are given.
    """
    weights = weights or packaged_weights()
    rows = find_features(matter)
    reasons = tuple(
        Features(*(value * weight for value, weight in zip(row, weights.features, strict=True)))
        for row in rows
    )
    worth = {
        index: sum(reason) for index, reason in enumerate(reasons) if index not in matter.set_aside
    }
    scores = (
        1 / (1 + exp(-worth[index])) if index in worth else 0.0 for index in range(len(reasons))
    )
    spacing = weights.spacing_in(matter)
    return Ranking(tuple(scores), in_order(worth, spacing), reasons, tuple(rows), spacing)


@cache
def packaged_weights() -> Weights:
    """Return the weights that were learnt and packaged."""
    source = resources.files("sitegen.data").joinpath(WEIGHTS_FILE)
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return Weights(Features(**table["features"]), table["spacing"])
