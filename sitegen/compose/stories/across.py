"""Finds what articles of different stories share: a thread may go on beyond what is one story.

In: the groups that are stories, and pairs alike enough to be of one. Out: their passages, and which
story goes on in which. Joins nothing, and shows nothing of what the editor keeps apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from sitegen.compose.stories.groups import Group
from sitegen.compose.stories.passages import Report, find_passages
from sitegen.model import Passage

# Links in a line that is read in passing; the others are reached through these.
_MOST = 4

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Across:
    """What is shared across stories: passages by slug; the story after and before each, by number.

    Numbers are places in the groups given; of several the one that shares most stands first.
    """

    passages: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    later: dict[int, tuple[int, ...]] = field(default_factory=dict)
    earlier: dict[int, tuple[int, ...]] = field(default_factory=dict)


def find_across(
    pairs: Iterable[Pair],
    groups: Sequence[Group],
    apart: Iterable[Sequence[int]],
    report: Callable[[int], Report],
) -> Across:
    """Look at pairs of articles that are alike, the earlier first, and not of one story.

    An article that is in no story may share words with one that is; it goes on in none.
    """
    group_of = {place: number for number, one in enumerate(groups) for place in one.members}
    parted = {pair for kept in apart for pair in product(kept, kept)}
    passages: defaultdict[str, list[Passage]] = defaultdict(list)
    shared = Counter[Pair]()
    for pair in sorted(pairs):
        one, other = (group_of.get(place) for place in pair)
        if pair in parted or (one is not None and one == other):
            continue
        found = find_passages([report(place) for place in pair])
        for slug, some in found.items():
            passages[slug] += some
        if one is not None and other is not None and any(found.values()):
            shared[min(one, other), max(one, other)] += 1
    later: defaultdict[int, list[int]] = defaultdict(list)
    earlier: defaultdict[int, list[int]] = defaultdict(list)
    for (first, second), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        later[first].append(second)
        earlier[second].append(first)
    return Across(
        {slug: tuple(some) for slug, some in passages.items() if some},
        {number: tuple(some[:_MOST]) for number, some in later.items()},
        {number: tuple(some[:_MOST]) for number, some in earlier.items()},
    )
