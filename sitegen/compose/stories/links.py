"""How surely two articles tell the same news: by the words they share first of all.

In: the words of the articles and the weights of their phrases. Out: a number for a pair, 1 and more
for the same news. Names and titles alone never make two articles one story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt

from sitegen.arabic.shared_runs import SEED, Run, shared_runs
from sitegen.compose.stories.index import MAX_GAP_DAYS, PhraseIndex
from sitegen.compose.stories.words import StoryWords

# A stretch of so many words is told by one from the other, or by both from one source.
FEWEST_WORDS = 10
# Shorter ones, down to so many words, count for a part: set phrases are among them.
_SHORTEST, _SHORT_SHARE = 6, 0.5
# What somebody said is said once: the same words in quotes are the same event.
_QUOTED_SHARE = 1.5
# News stands in the first part of both articles, background in the last part of both (by where
# the middle of a stretch is).
_FIRST_PART, _FIRST_SHARE = 0.3, 1.5
_LAST_PART, _LAST_SHARE = 0.6, 0.5
# So many telling words in common make two articles of the same day one story, if they name the
# same actors about half the time; with quite other names and titles twice as many are needed.
_ENOUGH = 15.0
# Of a report of a few lines so large a part of its telling words is enough.
_ENOUGH_SHARE = 0.4
_LEAST = 4.0
_STRANGERS, _SAME_ACTORS, _SAME_TITLE = 0.5, 0.6, 0.6
# After so many days two articles must have twice as much in common.
_HALF_LIFE_DAYS = 4.0
# Nothing but the wording speaks for an article without a day, so that it must be clearer.
_UNDATED_SHARE = 0.7
# How alike are names or titles of which there are none.
_UNKNOWN = 0.3
# What the same names and titles are worth, at most, where no words are shared.
_TOPIC = 0.5


@dataclass(frozen=True, slots=True)
class Pairing:
    """How two articles are alike: `link` 1 and more for the same news; `topic` from 0 to 1."""

    link: float
    topic: float


class Pairings:
    """Looks at pairs of articles, at each once."""

    def __init__(self, articles: Sequence[StoryWords], index: PhraseIndex) -> None:
        self._articles = articles
        self._index = index
        self._actors = _Likeness([article.actors for article in articles])
        self._titles = _Likeness([dict.fromkeys(article.title, 1.0) for article in articles])
        self._known: dict[tuple[int, int], Pairing] = {}

    def of(self, one: int, other: int) -> Pairing:
        """Return how two articles, named by their places, are alike."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = self._compare(*pair)
        return self._known[pair]

    def _compare(self, one: int, other: int) -> Pairing:
        first, second = self._articles[one], self._articles[other]
        actors, title = self._actors.of(one, other), self._titles.of(one, other)
        if first.day is None or second.day is None:
            context, nearness, topic = 1.0, _UNDATED_SHARE, 0.0
        else:
            days = abs((first.day - second.day).days)
            if days > MAX_GAP_DAYS:
                return Pairing(0.0, 0.0)
            nearness = 0.5 ** (days / _HALF_LIFE_DAYS)
            context = _STRANGERS + _SAME_ACTORS * actors + _SAME_TITLE * title
            topic = _TOPIC * nearness * (actors + title) / 2
        told = min(sum(first.words.telling), sum(second.words.telling))
        enough = min(_ENOUGH, max(_ENOUGH_SHARE * told, _LEAST))
        return Pairing(self._wording(one, other) * context * nearness / enough, topic)

    def _wording(self, one: int, other: int) -> float:
        """Return how many telling words two articles share, each by what it weighs."""
        first, second = self._articles[one], self._articles[other]
        counted: set[int] = set()
        counted_there: set[int] = set()
        total = 0.0
        for run in shared_runs(first.words, second.words, _SHORTEST):
            told = 0.0
            for here, there, weight in self._telling(one, run):
                if here not in counted and there not in counted_there:
                    told += weight
                    counted.add(here)
                    counted_there.add(there)
            total += told * _share(first, second, run)
        return total

    def _telling(self, one: int, run: Run) -> list[tuple[int, int, float]]:
        """Return the telling words of a run in both articles, with the weight of their phrase."""
        words, weights = self._articles[one].words, self._index.weights[one]
        found = []
        for block in run.blocks:
            last = block.start + max(block.size - SEED, 0)
            found += [
                (block.start + step, block.other_start + step,
                 float(weights[min(block.start + step, last)]))
                for step in range(block.size)
                if words.telling[block.start + step]
            ]  # fmt: skip
        return found


class _Likeness:
    """How much two articles have in common of what few others have."""

    def __init__(self, sets: Sequence[Mapping[str, float]]) -> None:
        spread = Counter(chain.from_iterable(sets))
        self._weighted = [
            {name: weight * log(1 + len(sets) / spread[name]) for name, weight in each.items()}
            for each in sets
        ]
        self._sizes = [sqrt(sum(each.values())) for each in self._weighted]

    def of(self, one: int, other: int) -> float:
        """Return the likeness of two sets, 0 to 1."""
        first, second = self._weighted[one], self._weighted[other]
        if not first or not second:
            return _UNKNOWN
        shared = sum(first[name] for name in sorted(first.keys() & second.keys()))
        return shared / (self._sizes[one] * self._sizes[other]) if shared else 0.0


def _share(first: StoryWords, second: StoryWords, run: Run) -> float:
    """Return how much the words of a run count, by its length and where it stands."""
    share = 1.0 if run.length >= FEWEST_WORDS else _SHORT_SHARE
    if is_quoted(first.quoted[run.start : run.end]) or is_quoted(
        second.quoted[run.other_start : run.other_end]
    ):
        return share * _QUOTED_SHARE
    places = (
        (run.start + run.end) / (2 * len(first.words)),
        (run.other_start + run.other_end) / (2 * len(second.words)),
    )
    if max(places) <= _FIRST_PART:
        return share * _FIRST_SHARE
    return share * _LAST_SHARE if min(places) >= _LAST_PART else share


def is_quoted(words: Collection[bool]) -> bool:
    """Tell whether most of these words are in quotes."""
    return 2 * sum(words) > len(words)
