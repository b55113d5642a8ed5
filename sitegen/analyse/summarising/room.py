"""How much there is room for in a summary, and what still fits.

In: the wanted length, the sizes of all sentences. Out: a room that fills as sentences are taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.model import OVERRUN, SummaryLength, most_taken

# Shares are decimals that floating point may put a hair beside the whole number of words.
_HAIR = 1e-9


class Room:
    """The room of one summary: so many sentences, or a budget of words.

    `sizes` are the words of each sentence of the article, `eligible` how many of them may be taken.
    """

    def __init__(self, length: SummaryLength, sizes: Sequence[int], eligible: int) -> None:
        self._sizes = sizes
        self._counts = length.unit == "sentences"
        self._asked = length.amount
        if length.unit == "sentences":
            self._budget = min(length.amount, most_taken(eligible))
        else:
            self._budget = length.amount * (sum(sizes) if length.unit == "share" else 1)
        self._taken = 0
        self._is_empty = True

    @property
    def is_full(self) -> bool:
        """Tell whether the length is reached."""
        return self._taken >= self._budget - _HAIR

    def holds(self, indices: Sequence[int], *, is_corrected: bool = False) -> bool:
        """Tell whether there is room for all of these; words may overrun it by a tenth.

        For one sentence by itself there is always room where nothing is taken: without the best
        one, which tells the news, a short summary would tell what stands around it. So there is for
        a claim with its correction, which are half a piece of news each, unless fewer sentences
        were asked for.
        """
        if self._is_empty and (len(indices) == 1 or (is_corrected and self._asked_for(indices))):
            return True
        most = self._budget if self._counts else OVERRUN * self._budget
        return self._taken + self._size(indices) <= most + _HAIR

    def _asked_for(self, indices: Sequence[int]) -> bool:
        return not self._counts or len(indices) <= self._asked

    def take(self, indices: Sequence[int]) -> None:
        """Take these sentences in."""
        self._taken += self._size(indices)
        self._is_empty = False

    def _size(self, indices: Sequence[int]) -> int:
        return len(indices) if self._counts else sum(self._sizes[index] for index in indices)
