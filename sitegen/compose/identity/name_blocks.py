"""Names of one sound are compared in blocks: what is one name is joined, the rest is doubted.

In: names with their keys, and clusters to join. Out: the pairs that may be one. Never compares
names of different blocks, so that the time grows with the number of names alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from sitegen.arabic.letters import fold_text
from sitegen.compose.identity.name_clusters import Joiner, Name, Pair
from sitegen.compose.identity.name_keys import NameKey, compare
from sitegen.compose.identity.name_sounds import Nearness
from sitegen.model import JoinReason
from sitegen.romanising.listing import listed

# So many spellings in a block are no spellings of one name; only the first are compared.
MAX_BLOCK = 40

Edges = dict[tuple[Name, Name], Nearness]


def join_by_sound(joiner: Joiner, keys: Mapping[str, NameKey]) -> Iterator[Pair]:
    """Join what is one name in other letters, and yield what may be.

    First what is surely one, then what very likely is. A name that is as near to two which are not
    one themselves is joined to neither.
    """
    edges: Edges = {}
    for block in _blocks(joiner, keys):
        for first, second in combinations(block[:MAX_BLOCK], 2):
            if (first, second) not in edges:
                one, two = keys[first.plain], keys[second.plain]
                edges[first, second] = compare(one, two, first.type)
    alike = {pair for pair, found in edges.items() if found != "other"}
    for nearness in ("same", "likely"):
        among = [pair for pair, found in sorted(edges.items()) if found == nearness]
        yield from _join_groups(joiner, among, alike, "sound" if nearness == "same" else "spelling")
    for (first, second), found in sorted(edges.items()):
        if found == "sound" or found == "spelling":
            yield Pair(first, second, found)


def join_by_english(joiner: Joiner, spellings: Iterable[str]) -> None:
    """Join places that the packaged lists give one English name: ميلان and ميلانو are Milan."""
    english = listed().phrases
    places: defaultdict[str, list[Name]] = defaultdict(list)
    for spelling in sorted(spellings):
        name_en = english.get(fold_text(spelling))
        if name_en:
            places[name_en] += [one for one in joiner.spelt(spelling) if one.type == "place"]
    for _, names in sorted(places.items()):
        for name in names[1:]:
            joiner.unite(names[0], name)


def _blocks(joiner: Joiner, keys: Mapping[str, NameKey]) -> Iterator[list[Name]]:
    """Yield the names that may be one, each block sorted."""
    blocks: defaultdict[tuple[str, str, str], list[Name]] = defaultdict(list)
    for name in joiner.names:
        key = keys[name.plain]
        if not key.plain:
            continue
        for sound in key.sounds:
            blocks["sound", sound, name.type].append(name)
        if key.loose and name.type != "organisation":
            # Organisations are named by words, not by sounds that each newsroom spells its way.
            blocks["loose", key.loose, name.type].append(name)
    # Most blocks hold a single name: they are not worth sorting.
    for _, names in sorted(block for block in blocks.items() if len(block[1]) > 1):
        yield names


def _join_groups(
    joiner: Joiner,
    pairs: Sequence[tuple[Name, Name]],
    alike: Collection[tuple[Name, Name]],
    reason: JoinReason,
) -> Iterator[Pair]:
    """Join the groups in which each is alike to each; yield the pairs of the others."""
    near: defaultdict[Name, set[Name]] = defaultdict(set)
    members: defaultdict[Name, set[Name]] = defaultdict(set)
    for pair in pairs:
        one, two = map(joiner.root, pair)
        members[one].add(pair[0])
        members[two].add(pair[1])
        if one != two:
            near[one].add(two)
            near[two].add(one)
    for group in _groups(near):
        names = sorted(name for root in group for name in members[root])
        is_one = all(
            pair in alike or joiner.root(pair[0]) == joiner.root(pair[1])
            for pair in combinations(names, 2)
        )
        if not (is_one and joiner.unite_all(group)):
            for one in group:
                yield from (Pair(one, two, reason) for two in sorted(near[one]) if one < two)


def _groups(near: Mapping[Name, set[Name]]) -> Iterator[list[Name]]:
    """Yield the groups of names that hang together, each sorted."""
    left = set(near)
    for start in sorted(near):
        if start not in left:
            continue
        group, ahead = {start}, [start]
        while ahead:
            more = near[ahead.pop()] - group
            group |= more
            ahead += more
        left -= group
        yield sorted(group)
