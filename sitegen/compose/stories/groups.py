"""Puts articles into stories: those whose news is the same, as long as they all belong together.

In: which pairs may be the same news, how alike any two are, and what the editor joined or keeps
apart. Out: groups of two articles and more. The order of the articles has no say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from sitegen.compose.stories.index import MAX_GAP_DAYS
from sitegen.compose.stories.links import Pairing

# The articles of two groups must be so alike on the whole before the groups become one: else each
# day's article would draw in the next one's until all the news of a month is one story.
_FITTING = 0.35
# Of a larger group so many articles, evenly spread from the oldest to the newest, speak for all:
# to compare each with each would take hours where hundreds print the same text.
_SPEAKERS = 8


@dataclass(frozen=True, slots=True)
class Group:
    """The places of the articles of a story, in order; `joined` is the editor's story, if any."""

    members: tuple[int, ...]
    joined: int | None = None


def group(
    pairs: Iterable[tuple[int, int]],
    alike: Callable[[int, int], Pairing],
    days: Sequence[date | None],
    joined: Sequence[Sequence[int]],
    apart: Sequence[Sequence[int]],
) -> tuple[Group, ...]:
    """Group the articles, the surest pairs first; `joined` and `apart` hold places of articles.

    Two stories of the editor's never become one.
    """
    groups = {place: Group((place,)) for place in range(len(days))}
    for number, members in enumerate(joined):
        groups |= dict.fromkeys(members, Group(tuple(sorted(members)), number))
    parted = {(one, other) for kept in apart for one, other in product(kept, kept)}
    linked = [(alike(*pair).link, pair) for pair in pairs]
    links = sorted((-link, pair) for link, pair in linked if link >= 1)
    merged = True
    # A pair that did not fit may do so once others have joined its groups.
    while merged:
        merged = False
        for _, (one, other) in links:
            first, second = groups[one], groups[other]
            if first is not second and _fit(first, second, alike, days, parted):
                whole = _union(first, second)
                groups |= dict.fromkeys(whole.members, whole)
                merged = True
    found = {one.members: one for one in groups.values() if len(one.members) > 1}
    return tuple(found[members] for members in sorted(found))


def _union(first: Group, second: Group) -> Group:
    joined = second.joined if first.joined is None else first.joined
    return Group(tuple(sorted((*first.members, *second.members))), joined)


def _fit(
    first: Group,
    second: Group,
    alike: Callable[[int, int], Pairing],
    days: Sequence[date | None],
    parted: set[tuple[int, int]],
) -> bool:
    """Tell whether two groups may be one story."""
    if first.joined is not None and second.joined is not None:
        return False
    if parted and not parted.isdisjoint(product(first.members, second.members)):
        return False
    if not _near(first, second, days):
        return False
    pairs = list(product(_speakers(first.members), _speakers(second.members)))
    likeness = 0.0
    for pair in pairs:
        found = alike(*pair)
        likeness += min(1.0, max(found.link, found.topic))
    return likeness >= _FITTING * len(pairs)


def _speakers(members: Sequence[int]) -> Sequence[int]:
    """Return the articles of a group that are compared, the oldest and the newest among them."""
    if len(members) <= _SPEAKERS:
        return members
    last = len(members) - 1
    return [members[place * last // (_SPEAKERS - 1)] for place in range(_SPEAKERS)]


def _near(first: Group, second: Group, days: Sequence[date | None]) -> bool:
    """Tell whether no more than the longest gap lies between two groups."""
    one = [day for place in first.members if (day := days[place])]
    other = [day for place in second.members if (day := days[place])]
    if not one or not other:
        return True
    gap = max((min(one) - max(other)).days, (min(other) - max(one)).days)
    return gap <= MAX_GAP_DAYS
