"""Clusters of names, joined pair by pair, that never hold two listed actors or what is apart.

In: names, whose they are, and pairs that are one. Out: for every name the first of its cluster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sitegen.compose.identity.name_keys import name_key
from sitegen.model import ActorType, JoinReason


# Named tuples, for there are hundreds of thousands of them to be sorted and looked up: a dataclass
# takes ten times as long.
class Name(NamedTuple):
    """A spelling, by its plain key, for a thing of one type."""

    plain: str
    type: ActorType


class Pair(NamedTuple):
    """Two names that may be one."""

    first: Name
    second: Name
    reason: JoinReason


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which names are one: `roots` tells the first of each one's cluster.

    `owners` are the listed actors (ids) of the roots that have one, `types` the types of the plain
    keys that have one, `doubts` the pairs of roots that may be one, sorted. `parts` are roots of
    single words that are in others' full names.
    """

    roots: Mapping[Name, Name]
    owners: Mapping[Name, str]
    types: Mapping[str, ActorType]
    doubts: tuple[Pair, ...]
    parts: frozenset[Name]

    def root(self, spelling: str, kind: ActorType) -> Name | None:
        """Return the cluster of a spelling that is taken for this type; None if it has none."""
        plain = name_key(spelling).plain
        return self.roots.get(Name(plain, self.types.get(plain, kind)))


class Joiner:
    """Joins names into clusters; `apart` are pairs of plain keys that are never one."""

    def __init__(self, apart: Iterable[tuple[str, str]]) -> None:
        self._parents: dict[Name, Name] = {}
        self._owners: dict[Name, str] = {}
        self._claimed: dict[str, Name] = {}
        self._plains: dict[Name, set[str]] = {}
        self._named: defaultdict[str, set[Name]] = defaultdict(set)
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for first, second in apart:
            self._apart[first].add(second)
            self._apart[second].add(first)

    @property
    def names(self) -> Iterable[Name]:
        """All names, sorted."""
        return sorted(self._parents)

    def add(self, name: Name) -> None:
        """Make a cluster of its own for a name that has none."""
        if name not in self._parents:
            self._parents[name] = name
            self._plains[name] = {name.plain}
            self._named[name.plain].add(name)

    def claim(self, name: Name, owner: str) -> None:
        """Give a name to a listed actor, with all its other names; the first claim holds."""
        self.add(name)
        root = self.root(name)
        if root in self._owners:
            return
        self._owners[root] = owner
        self.unite(root, self._claimed.setdefault(owner, root))

    def known(self, plain: str) -> Sequence[Name]:
        """Return the names of this spelling, of whatever type."""
        return sorted(self._named.get(plain, ()))

    def spelt(self, spelling: str) -> Sequence[Name]:
        """Return the names of a spelling, of whatever type."""
        return self.known(name_key(spelling).plain)

    def root(self, name: Name) -> Name:
        """Return the name that stands for the cluster."""
        while self._parents[name] != name:
            self._parents[name] = self._parents[self._parents[name]]
            name = self._parents[name]
        return name

    def unite(self, first: Name, second: Name) -> bool:
        """Join two clusters, unless they may not be one; tell whether they are now."""
        one, two = sorted((self.root(first), self.root(second)))
        if one == two:
            return True
        if not self._may_unite(one, two):
            return False
        self._parents[two] = one
        self._plains[one] |= self._plains.pop(two)
        owner = self._owners.pop(two, None)
        if owner:
            self._owners[one] = owner
        return True

    def unite_all(self, names: Sequence[Name]) -> bool:
        """Join clusters all or not at all; tell whether they are one."""
        roots = sorted({self.root(name) for name in names})
        pairs = [(one, two) for at, one in enumerate(roots) for two in roots[at + 1 :]]
        if not all(self._may_unite(*pair) for pair in pairs):
            return False
        return all(self.unite(roots[0], other) for other in roots[1:])

    def clusters(
        self, types: Mapping[str, ActorType], doubts: Iterable[Pair], parts: Iterable[Name]
    ) -> Clusters:
        """Return what was joined, with the doubts that are left between different clusters."""
        left: dict[tuple[Name, Name], JoinReason] = {}
        for doubt in doubts:
            one, two = sorted((self.root(doubt.first), self.root(doubt.second)))
            if one != two and self._may_unite(one, two):
                left.setdefault((one, two), doubt.reason)
        return Clusters(
            roots={name: self.root(name) for name in self._parents},
            owners=dict(self._owners),
            types=types,
            doubts=tuple(sorted(Pair(*pair, reason) for pair, reason in left.items())),
            parts=frozenset(map(self.root, parts)),
        )

    def _may_unite(self, one: Name, two: Name) -> bool:
        owners = {self._owners.get(one), self._owners.get(two)} - {None}
        if len(owners) > 1:
            return False
        if not self._apart:
            return True
        others = self._plains[two]
        return not any(self._apart.get(plain, set()) & others for plain in self._plains[one])
