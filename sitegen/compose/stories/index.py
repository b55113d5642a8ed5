"""Finds the articles that share phrases, and how much each phrase tells, without comparing all.

In: the keyed words of the articles in order of time. Out: pairs worth a closer look, and for each
phrase of an article its weight: what stands in articles of many weeks is background or a set
phrase and weighs little. The work grows with the number of words, not with its square.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sitegen.arabic.shared_runs import SEED
from sitegen.arabic.word_keys import KeyedWords

# Of those that share a phrase each is looked at beside so many that come next in time: all of
# them, unless it is a phrase of many articles.
_NEIGHBOURS = 8
# News of the same story lies no further apart than this.
MAX_GAP_DAYS = 10
# Days that count as one time when the spread of a phrase is measured.
_DAYS_TOGETHER = 4
# A story may lie across the border of two such times; from the third on a phrase tells less.
_TIMES_OF_A_STORY = 2
# Pairs whose shared phrases weigh less together share no more than a name or two.
_FEWEST_PHRASES = 4.0
# An odd number that mixes the bits of four keys into one (2 to the power 64 over the golden ratio).
_MIX = np.uint64(0x9E3779B97F4A7C15)
# Behind the days of all articles: where those without a day are put, one by one.
_UNDATED = 1 << 24

Phrases = NDArray[np.uint64]
Places = NDArray[np.int64]
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """`pairs` of articles to be looked at, by place and the earlier first; `weights` of phrases.

    A phrase's weight, 0 to 1, stands at its first word.
    """

    pairs: tuple[tuple[int, int], ...]
    weights: tuple[Weights, ...]


def index_phrases(articles: Sequence[KeyedWords], days: Sequence[date | None]) -> PhraseIndex:
    """Index the phrases of articles that are in order of time, those without a day last."""
    counts = np.array([len(words) for words in articles], dtype=np.int64)
    every = chain.from_iterable(words.keys for words in articles)
    keys = np.fromiter(every, dtype=np.uint64, count=int(counts.sum()))
    owners = np.repeat(np.arange(len(articles)), counts)
    weights = np.ones(len(keys))
    ordinals = np.array([day.toordinal() if day else _UNDATED for day in days], dtype=np.int64)
    pairs: tuple[tuple[int, int], ...] = ()
    if len(keys) >= SEED:
        whole = np.flatnonzero(owners[: 1 - SEED] == owners[SEED - 1 :])
        phrases = _phrases(keys)[whole]
        order = np.argsort(phrases, kind="stable")
        phrases, holders, places = phrases[order], owners[whole[order]], whole[order]
        told = _weights(phrases, _times(ordinals)[holders])
        weights[places] = told
        pairs = _pairs(phrases, holders, told, ordinals)
    return PhraseIndex(pairs, tuple(np.split(weights, np.cumsum(counts)[:-1])))


def _phrases(keys: NDArray[np.uint64]) -> Phrases:
    """Return a number for each SEED keys that follow one another."""
    count = len(keys) - SEED + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for step in range(SEED):
        mixed = (mixed + keys[step : step + count] + np.uint64(1)) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _times(ordinals: NDArray[np.int64]) -> Places:
    """Return the time of each article; one without a day has a time of its own."""
    times = ordinals // _DAYS_TOGETHER
    undated = ordinals == _UNDATED
    times[undated] = _UNDATED + np.arange(int(undated.sum()))
    return times


def _weights(phrases: Phrases, times: Places) -> Weights:
    """Return what each phrase weighs; equal ones stand together, their times in order."""
    begins = np.ones(len(phrases), dtype=bool)
    begins[1:] = phrases[1:] != phrases[:-1]
    another = begins.copy()
    another[1:] |= times[1:] != times[:-1]
    starts = np.flatnonzero(begins)
    spread = np.add.reduceat(another.astype(np.int64), starts)
    each = np.minimum(1.0, _TIMES_OF_A_STORY / spread) ** 2
    return np.repeat(each, np.diff(np.append(starts, len(phrases))))


def _pairs(
    phrases: Phrases, holders: Places, weights: Weights, ordinals: NDArray[np.int64]
) -> tuple[tuple[int, int], ...]:
    """Return the pairs of near articles whose shared phrases weigh enough together."""
    first = np.ones(len(phrases), dtype=bool)
    first[1:] = (phrases[1:] != phrases[:-1]) | (holders[1:] != holders[:-1])
    phrases, holders, weights = phrases[first], holders[first], weights[first]
    number = len(ordinals)
    codes, told = [], []
    for step in range(1, min(_NEIGHBOURS, len(phrases) - 1) + 1):
        earlier, later = holders[:-step], holders[step:]
        days = ordinals[later] - ordinals[earlier]
        near = (days <= MAX_GAP_DAYS) | (ordinals[later] == _UNDATED)
        shared = near & (phrases[step:] == phrases[:-step])
        codes.append(earlier[shared] * number + later[shared])
        told.append(weights[step:][shared])
    if not codes:
        return ()
    found, places = np.unique(np.concatenate(codes), return_inverse=True)
    total = np.bincount(places, weights=np.concatenate(told))
    chosen = found[total >= _FEWEST_PHRASES]
    return tuple((int(code) // number, int(code) % number) for code in chosen)
