"""In which order sentences come to be taken for a summary.

In go scores; out come indices, the one to be taken first leading. A sentence beside one that was
taken comes later than its score says: mostly it goes on about the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush
from itertools import pairwise


def in_order(scores: Mapping[int, float], spacing: float = 0.0) -> tuple[int, ...]:
    """Order sentences by score, each less `spacing` once a neighbour of it was taken.

    Neighbours are those that stand beside each other among the ones given. Of equal ones the
    earlier comes first.
    """
    worth = dict(scores)
    beside: dict[int, list[int]] = {index: [] for index in worth}
    for one, other in pairwise(sorted(worth)):
        beside[one].append(other)
        beside[other].append(one)
    waiting = [(-score, index) for index, score in worth.items()]
    heapify(waiting)
    done, lowered = set[int](), set[int]()
    order = []
    while waiting:
        value, index = heappop(waiting)
        if index in done or -value != worth[index]:
            continue
        done.add(index)
        order.append(index)
        for other in beside[index]:
            if other not in done and other not in lowered:
                lowered.add(other)
                worth[other] -= spacing
                heappush(waiting, (-worth[other], other))
    return tuple(order)
