"""Which Latin letters stand for which Arabic ones, learnt from pairs without marks.

In: pairs of an Arabic and a Latin form. Out: each pair cut into units, one or two Arabic letters
with the Latin letters that write them. Expectation maximisation over all cuts of a pair, after
Jiampojamarn, Kondrak and Sherif (2007), then the best cut of each pair.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

Pair = tuple[str, str]
Unit = tuple[str, str]
Expected = defaultdict[Unit, float]

# Two letters that often write one sound; any other two are two units.
DIGRAPHS = frozenset({
    "تش", "كس", "تس", "دز", "دج", "أو", "او", "إي", "أي", "اي", "وا", "يو", "يي", "وو", "غز", "يه",
})  # fmt: skip
# Latin letters in one unit: "sch" with a vowel after it.
MAX_LATIN = 4
# Passes of EM; more change the likelihood by less than one part in a thousand.
PASSES = 6
# Pairs that EM looks at; more change nothing but the time it takes.
SAMPLE = 12_000
# At first every unit is as likely as any other; later one that was not seen is all but impossible.
_FIRST = 0.01
_UNSEEN = 1e-9
# Taken off the count of a unit of two letters, so that chance meetings die out.
_DIGRAPH_DISCOUNT = 1.0
# Expected counts below this are forgotten.
_MIN_COUNT = 0.3
# Log probability of a unit that EM has not kept, in the best cut.
_UNSEEN_LOG = math.log(1e-7)

_Edge = tuple[int, int, int, int, float]


def learn_units(pairs: Sequence[Pair], seed: int) -> dict[Unit, float]:
    """Return the log probability of each unit."""
    sample = random.Random(seed).sample(pairs, min(SAMPLE, len(pairs)))
    likely: dict[Unit, float] = {}
    for number in range(PASSES):
        counts: Expected = defaultdict(float)
        for pair in sample:
            _count(pair, likely, _UNSEEN if number else _FIRST, counts)
        total = sum(counts.values())
        likely = {}
        for unit, count in counts.items():
            kept = count - (_DIGRAPH_DISCOUNT if len(unit[0]) > 1 else 0)
            if kept > _MIN_COUNT:
                likely[unit] = kept / total
    return {unit: math.log(probability) for unit, probability in likely.items()}


def best_cut(pair: Pair, logs: Mapping[Unit, float]) -> tuple[float, tuple[Unit, ...]] | None:
    """Return the best cut of a pair and its log probability for each letter; None for no cut."""
    arabic, latin = pair
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for at in range(len(arabic)):
        for written in range(len(latin) + 1):
            if (at, written) not in best:
                continue
            here = best[at, written][0]
            for size, length in _steps(arabic, latin, at, written):
                unit = (arabic[at : at + size], latin[written : written + length])
                score = here + logs.get(unit, _UNSEEN_LOG)
                target = (at + size, written + length)
                if target not in best or score > best[target][0]:
                    best[target] = (score, (at, written))
    end = (len(arabic), len(latin))
    if end not in best:
        return None
    units: list[Unit] = []
    place = end
    while place != (0, 0):
        start = best[place][1]
        units.append((arabic[start[0] : place[0]], latin[start[1] : place[1]]))
        place = start
    return best[end][0] / (len(arabic) + len(latin)), tuple(reversed(units))


def _steps(arabic: str, latin: str, at: int, written: int) -> list[tuple[int, int]]:
    """Return the units that can begin here, as numbers of Arabic and of Latin letters."""
    sizes = (1, 2) if arabic[at : at + 2] in DIGRAPHS else (1,)
    left = len(latin) - written
    return [
        (size, length)
        for size in sizes
        for length in range(size - 1, min(MAX_LATIN, left) + 1)
        if left - length <= MAX_LATIN * (len(arabic) - at - size)
    ]


def _count(pair: Pair, likely: Mapping[Unit, float], unseen: float, counts: Expected) -> None:
    """Add the expected counts of a pair's units: forwards over all cuts, then backwards."""
    arabic, latin = pair
    rows, columns = len(arabic) + 1, len(latin) + 1
    ahead = [[0.0] * columns for _ in range(rows)]
    ahead[0][0] = 1.0
    edges: list[_Edge] = []
    for at in range(len(arabic)):
        for written, here in enumerate(ahead[at]):
            if not here:
                continue
            for size, length in _steps(arabic, latin, at, written):
                unit = (arabic[at : at + size], latin[written : written + length])
                chance = likely.get(unit, unseen)
                ahead[at + size][written + length] += here * chance
                edges.append((at, written, size, length, chance))
    total = ahead[-1][-1]
    if not total:
        return
    behind = [[0.0] * columns for _ in range(rows)]
    behind[-1][-1] = 1.0
    for at, begun, size, length, chance in reversed(edges):
        share = chance * behind[at + size][begun + length]
        if share:
            behind[at][begun] += share
            unit = (arabic[at : at + size], latin[begun : begun + length])
            counts[unit] += ahead[at][begun] * share / total
