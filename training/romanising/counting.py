"""A language model over units: which unit follows which others.

In: pairs cut into numbered units. Out: the levels of a trie with the probability that each unit
has on its own there, and the weight of the shorter history. Interpolated modified Kneser-Ney
smoothing after Chen and Goodman (1998); what hardly changes a probability is left out.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.romanising.graphones import END, START

History = tuple[int, ...]

# Taken off every count at least, so that the shorter history always has a say.
_LEAST_DISCOUNT = 0.05


@dataclass
class Level:
    """What follows histories of one length: own probabilities, and the shorter history's weight."""

    own: dict[History, dict[int, float]] = field(default_factory=dict)
    weight: dict[History, float] = field(default_factory=dict)


def count_levels(names: Iterable[Sequence[int]], order: int) -> tuple[list[Level], list[Counts]]:
    """Return the levels for histories of 0 to `order` - 1 units, and the counts behind them."""
    seen: list[Counter[History]] = [Counter() for _ in range(order + 1)]
    for name in names:
        units = (START, *name, END)
        for end in range(2, len(units) + 1):
            for size in range(1, min(order, end) + 1):
                seen[size][units[end - size : end]] += 1
    counts = [_continuations(seen, size) for size in range(1, order)]
    counts.append(seen[order])
    return [_level(count) for count in counts], counts


Counts = Counter[History]


def _continuations(seen: Sequence[Counts], size: int) -> Counts:
    """Count after how many different units each stretch was seen; at the start, how often."""
    counts: Counts = Counter(stretch[1:] for stretch in seen[size + 1])
    counts.update({s: count for s, count in seen[size].items() if s[0] == START})
    return counts


def _level(counts: Counts) -> Level:
    often = Counter(counts.values())
    # One is added so that a small sample without some count divides by nothing.
    once, twice, thrice, four = (often[number] + 1 for number in (1, 2, 3, 4))
    share = once / (once + 2 * twice)
    discounts = [
        max(_LEAST_DISCOUNT, count - (count + 1) * share * more / fewer)
        for count, fewer, more in ((1, once, twice), (2, twice, thrice), (3, thrice, four))
    ]
    following: defaultdict[History, dict[int, int]] = defaultdict(dict)
    for stretch, count in counts.items():
        following[stretch[:-1]][stretch[-1]] = count
    level = Level()
    for history, units in following.items():
        total = sum(units.values())
        kept = {
            unit: count - discounts[min(count, len(discounts)) - 1] for unit, count in units.items()
        }
        level.own[history] = {unit: value / total for unit, value in kept.items()}
        level.weight[history] = 1 - sum(kept.values()) / total
    return level


def probability(levels: Sequence[Level], history: History, unit: int, units: int) -> float:
    """Return how likely a unit is after a history; `units`: how many there are."""
    chance = 1 / units
    for size in range(len(history) + 1):
        before = history[len(history) - size :]
        if before in levels[size].own:
            own = levels[size].own[before].get(unit, 0.0)
            chance = own + levels[size].weight[before] * chance
    return chance


def prune(levels: Sequence[Level], counts: Sequence[Counts], least: float, units: int) -> None:
    """Leave out, longest first, what raises a log probability, times its count, by under `least`.

    Its share goes to the shorter history. Histories of one unit stay whole.
    """
    for size in range(len(levels) - 1, 1, -1):
        longer: Mapping[History, dict[int, float]] = (
            levels[size + 1].own if size + 1 < len(levels) else {}
        )
        level = levels[size]
        for history, own in list(level.own.items()):
            for unit, share in list(own.items()):
                stretch = (*history, unit)
                if stretch in longer:
                    continue
                shorter = probability(levels, history[1:], unit, units)
                weight = level.weight[history]
                gain = math.log((share + weight * shorter) / ((weight + share) * shorter))
                if gain * counts[size][stretch] < least:
                    del own[unit]
                    level.weight[history] += share
            if not own:
                del level.own[history], level.weight[history]
