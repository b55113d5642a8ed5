"""Fits the weights: of the features by ridge regression, of place and spacing by trying.

In go studied articles; out come weights. Deterministic: the same articles give the same weights.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from sitegen.analyse.summarising.features import Features
from sitegen.analyse.summarising.order import in_order
from sitegen.analyse.summarising.rank import Weights
from sitegen.analyse.summarising.room import Room
from sitegen.model import SummaryLength
from training.summaries.studied import Studied

Numbers = npt.NDArray[np.float64]

# The features of place; how much they weigh is tried, for ranks hang on it and not on a mean.
PLACE = ("start", "place")
# Not learnt: people took captions with what stood beside them, and questions with their answers. In
# a summary of three sentences they say nothing, and leaving them out costs next to nothing.
GIVEN = {"scrap": -0.1, "questions": -0.1}
FEATURES = tuple(name for name in Features._fields if name not in (*PLACE, *GIVEN))
# How a sentence's place is weighed, from "by words" to "by sentences" before it.
_PLACES = ((-1.5, -1.0), (0.0, -2.0))
# More spacing than the most of these helps only with extracts that take each second sentence.
_SPACINGS = (0.0, 0.5, 0.8)
# With so few articles and so many features most of what a fit without it finds is chance.
_RIDGE = 1000.0
# A vote more or less weighs so much beside place; see README.md for what else was tried.
_SCALE = 3.5
# Summaries of these lengths are looked at, so that no one length's accidents decide.
_SHARES = (0.25, 0.30, 0.34, 0.38, 0.43)


def fit(articles: Sequence[Studied], without: Collection[str] = ()) -> Weights:
    """Fit weights to articles; those of features named in `without` are 0.

    "place" there takes away both features of place, "spacing" the spacing.
    """
    learnt = _ridge(articles, without)
    places = ((0.0, 0.0),) if "place" in without else _PLACES
    spacings = (0.0,) if "spacing" in without else _SPACINGS
    tried = [
        Weights(Features(*place, **learnt), spacing) for place, spacing in product(places, spacings)
    ]
    return max(tried, key=lambda weights: sum(gain(one, weights) for one in articles))


def gain(one: Studied, weights: Weights) -> float:
    """Return the mean ROUGE-2 F1 of an article's summaries over several lengths."""
    return sum(one.article.score(one.text(summed_up(one, weights, s))) for s in _SHARES) / len(
        _SHARES
    )


def summed_up(one: Studied, weights: Weights, share: float) -> list[int]:
    """Choose sentences by the budget rule of `inspect --share` alone."""
    worth = np.array(one.rows) @ np.array(weights.features)
    room = Room(SummaryLength("share", share), one.sizes, len(one.sizes))
    chosen: list[int] = []
    for at in in_order(dict(enumerate(worth.tolist())), weights.spacing_in(one.matter)):
        if room.is_full:
            break
        if room.holds([at]):
            room.take([at])
            chosen.append(at)
    return chosen


def _ridge(articles: Sequence[Studied], without: Collection[str]) -> dict[str, float]:
    """Return what the features but those of place weigh, fitted to what place does not explain."""
    names = [name for name in FEATURES if name not in without]
    placed = [_by_place(one) for one in articles]
    worth = [np.array(one.worth) for one in articles]
    every, targets = np.concatenate(placed), np.concatenate(worth)
    known, *_ = np.linalg.lstsq(every, targets, rcond=None)
    left = [
        one - one.mean()
        for one in (target - at @ known for target, at in zip(worth, placed, strict=True))
    ]
    rows = np.concatenate(
        [[[getattr(row, name) for name in names] for row in one.rows] for one in articles]
    )
    matrix = rows.T @ rows + _RIDGE * np.eye(len(names))
    found = np.linalg.solve(matrix, rows.T @ np.concatenate(left))
    return (
        dict.fromkeys(FEATURES, 0.0)
        | GIVEN
        | {
            name: round(_SCALE * float(weight), 4)
            for name, weight in zip(names, found, strict=True)
        }
    )


def _by_place(one: Studied) -> Numbers:
    """Return curves of place, steep at the beginning and flat, from which worth is explained."""
    start = np.array([row.start for row in one.rows])
    place = 10 * np.array([row.place for row in one.rows])
    return np.column_stack(
        [np.ones_like(start), start, np.exp(-5 * start), 1 / (1 + place), np.exp(-place / 3)]
    )
