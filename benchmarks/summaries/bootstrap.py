"""How sure a difference of two contestants is, measured on the same articles.

In go scores per article; out comes an interval. The same seed gives the same interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 10_000
SEED = 7
# The ends of the middle 95 of 100 means.
_ENDS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean difference, and the interval that holds it in 95 of 100 samples of such articles."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.3f} ({self.low:+.3f} to {self.high:+.3f})"


def paired(ours: Sequence[float], theirs: Sequence[float]) -> Difference:
    """Compare two contestants' scores, article by article (paired bootstrap over articles).

    ValueError where they are not scores of equally many articles, or of none.
    """
    if len(ours) != len(theirs) or not ours:
        raise ValueError(f"{len(ours)} scores cannot be compared with {len(theirs)}")
    differences = np.asarray(ours) - np.asarray(theirs)
    chance = np.random.default_rng(SEED)
    drawn = chance.integers(len(differences), size=(RESAMPLES, len(differences)))
    low, high = np.percentile(differences[drawn].mean(axis=1), _ENDS)
    return Difference(float(differences.mean()), float(low), float(high))
