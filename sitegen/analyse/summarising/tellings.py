"""Tells which of the chosen sentences tells what another sentence tells.

In: an article's sentences, and one by one those that are chosen. Out: for any other, the chosen one
that it tells again, or that tells it again. What is compared is left to `retelling`; only sentences
that share words are compared at all, so that long articles take no longer for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from sitegen.analyse.repeats import said_often
from sitegen.arabic.letters import fold_text
from sitegen.arabic.retelling import Told, tells_again, told
from sitegen.model import Sentence

Names = Sequence[tuple[int, int]]

_WORD = re.compile(r"[^\W_]+")
# A sentence that tells another again shares so much of its words with it at least: the others are
# new, or spelt otherwise.
_SHARED = 0.6
# Of the words of two sentences that tell the same whatever the article is about, so many stand in
# one of them alone at most: "yesterday", "again".
_APART = 0.15
# With more chosen sentences than this it is quicker to know first what the article says everywhere.
_MANY = 50
_NOBODY: Names = ()


class Tellings:
    """What the chosen sentences tell.

    `names` are where in each sentence names stand, `compared` all sentences that may be chosen.
    """

    def __init__(
        self, sentences: Sequence[Sentence], names: Mapping[int, Names], compared: Collection[int]
    ) -> None:
        self._sentences = sentences
        self._names = names
        self._compared = compared
        self._told: dict[int, Told] = {}
        self._often: frozenset[str] | None = None
        # The chosen sentences that were not looked at yet; the others by each of their words and by
        # all of them, and how many of its words each shares at least with what it tells again.
        self._fresh: list[int] = []
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        self._leasts: dict[int, float] = {}
        self._spelt: dict[tuple[bool, tuple[str, ...]], int] = {}

    def add(self, index: int) -> None:
        """Choose a sentence."""
        self._fresh.append(index)

    def same(self, index: int) -> int | None:
        """Return the first chosen sentence that tells what this one tells; None if none does."""
        if not self._fresh and not self._spelt:
            return None
        self._look_at_fresh()
        mine = self._telling(index)
        spelt = self._spelt.get(self._spelling(index))
        if spelt is not None:
            return spelt
        having = (self._having[word] for word in mine.words if word in self._having)
        shared = Counter(chain.from_iterable(having))
        least, leasts = _SHARED * len(mine.words), self._leasts
        alike = [at for at, number in shared.items() if number >= least or number >= leasts[at]]
        for other in sorted(alike):
            one, number = self._telling(other), shared[other]
            for later, earlier in ((mine, one), (one, mine)):
                if number >= _SHARED * len(later.words) and self._tells(later, earlier):
                    return other
        return None

    def _look_at_fresh(self) -> None:
        for index in self._fresh:
            self._spelt.setdefault(self._spelling(index), index)
            self._leasts[index] = _SHARED * len(self._telling(index).words)
            for word in self._telling(index).words:
                self._having[word].append(index)
        self._fresh.clear()

    def _tells(self, later: Told, earlier: Told) -> bool:
        apart = len(later.words ^ earlier.words)
        if apart <= _APART * len(later.words | earlier.words):
            return tells_again(later, earlier)
        if len(self._spelt) > _MANY:
            words = later.words - self._said_often()
            if not words or len(words & earlier.words) < _SHARED * len(words):
                return False
        # What the article says everywhere is looked for only where it may matter.
        return tells_again(later, earlier) and tells_again(later, earlier, self._said_often())

    def _said_often(self) -> frozenset[str]:
        if self._often is None:
            self._often = said_often(self._telling(index).words for index in self._compared)
        return self._often

    def _telling(self, index: int) -> Told:
        if index not in self._told:
            text = self._sentences[index].text
            self._told[index] = told(text, self._names.get(index, _NOBODY))
        return self._told[index]

    def _spelling(self, index: int) -> tuple[bool, tuple[str, ...]]:
        """Return the words by which sentences are the same that are too short to be judged."""
        words = _WORD.findall(fold_text(self._sentences[index].text))
        return self._telling(index).asks, tuple(words)
