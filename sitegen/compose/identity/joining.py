"""Names of all articles become clusters: which of them are one, which may be, which are not.

In: every found actor of every article, the listed ones, the editor's merges and splits. Out:
clusters of names, each perhaps a listed actor's, and the pairs that nobody can be sure of. Names
are compared only within blocks of one sound, so that the time grows with their number alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from sitegen.compose.identity.name_blocks import join_by_english, join_by_sound
from sitegen.compose.identity.name_clusters import Clusters, Joiner, Name, Pair
from sitegen.compose.identity.name_keys import NameKey, name_key
from sitegen.compose.identity.name_parts import wholes
from sitegen.model import Actor, ActorDecisions, ActorType

# A name is of the type that its mentions say with this many times the weight of the next.
CLEAR_MAJORITY = 2.0
# A surname that more people have says nothing of any of them.
MAX_HOLDERS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A found actor of one article (`slug`), with its place there, as joining looks at it.

    `spellings` are its full names, the fullest first; `short` what is only a part of a name.
    `places` counts the sentences that name it, the title too; it `acts` where it speaks or holds an
    office there. `name_en` is its English where lists tell it.
    """

    slug: str
    index: int
    type: ActorType
    spellings: tuple[str, ...]
    short: tuple[str, ...] = ()
    sure: float = 1.0
    full: bool = True
    places: int = 1
    acts: bool = False
    by_editor: bool = False
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class _Matter:
    """What joining rests on: the keys of all names, their types, and who is named in full."""

    keys: Mapping[str, NameKey]
    types: Mapping[str, ActorType]
    torn: tuple[Pair, ...]
    full: frozenset[Name]


def join(found: Sequence[Found], listed: Sequence[Actor], decisions: ActorDecisions) -> Clusters:
    """Join names; the order of articles and actors has no say in what comes of it.

    What the editor merged is one and what the editor split is not, whatever the names are like.
    """
    listed = sorted(listed, key=lambda actor: (actor.listed_by != "editor", actor.id))
    matter = _matter(found, listed, decisions)
    joiner = Joiner(_apart(decisions))
    for actor in listed:
        for spelling in _full_names(actor):
            joiner.claim(_name(spelling, actor.type, matter.types), actor.id)
    for spelling, owner in _own_short_forms(listed):
        joiner.claim(_name(spelling, owner.type, matter.types), owner.id)
    together: set[tuple[Name, Name]] = set()
    for one in found:
        names = [_name(spelling, one.type, matter.types) for spelling in one.spellings]
        for name in names:
            joiner.add(name)
        together.update((names[0], name) for name in names[1:] if name.type == names[0].type)
    _merge(joiner, listed, decisions)
    for first, second in sorted(together):
        joiner.unite(first, second)
    join_by_english(joiner, _spellings(found, listed))
    doubts = [*matter.torn, *join_by_sound(joiner, matter.keys)]
    parts = wholes(joiner, matter.keys, matter.full)
    doubts += [
        Pair(name, whole, "part")
        for name, among in parts.items()
        if len(among) <= MAX_HOLDERS
        for whole in sorted(among)
    ]
    single = (name for name in parts if name.type == "person" and matter.keys[name.plain].is_lone)
    return joiner.clusters(matter.types, doubts, single)


def _matter(found: Sequence[Found], listed: Sequence[Actor], decisions: ActorDecisions) -> _Matter:
    by_list: dict[str, ActorType] = {}
    spellings = {spelling for merge in decisions.merges for spelling in merge.names}
    for actor in listed:
        for spelling in _full_names(actor):
            by_list.setdefault(name_key(spelling).plain, actor.type)
            spellings.add(spelling)
        spellings.update(actor.short)
    for one in found:
        spellings.update(one.spellings)
    keys: dict[str, NameKey] = {}
    for key in map(name_key, spellings):
        known = keys.setdefault(key.plain, key)
        if known is not key:
            # Of ألما آتا and ألماآتا the one in more words can be compared word by word.
            keys[key.plain] = min(key, known, key=lambda key: (-len(key.words), key))
    types, torn = _types(found, by_list)
    full = {
        _name(spelling, one.type, types) for one in found if one.full for spelling in one.spellings
    }
    full |= {Name(plain, kind) for plain, kind in by_list.items()}
    return _Matter(keys, types, tuple(torn), frozenset(full))


def _types(
    found: Iterable[Found], by_list: Mapping[str, ActorType]
) -> tuple[dict[str, ActorType], list[Pair]]:
    """Decide the type of each name by the weight of its mentions; a listed one's is its actor's."""
    weights: defaultdict[str, defaultdict[ActorType, list[float]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in found:
        for spelling in one.spellings:
            weights[name_key(spelling).plain][one.type].append(one.sure)
    types = dict(by_list)
    torn: list[Pair] = []
    for plain, said in weights.items():
        ranked = sorted((-fsum(sure), kind) for kind, sure in said.items())
        if plain in types:
            continue
        if len(ranked) == 1 or ranked[0][0] <= CLEAR_MAJORITY * ranked[1][0]:
            types[plain] = ranked[0][1]
        else:
            kinds = [kind for _, kind in ranked]
            torn.append(Pair(Name(plain, kinds[0]), Name(plain, kinds[1]), "type"))
    return types, torn


def _merge(joiner: Joiner, listed: Iterable[Actor], decisions: ActorDecisions) -> None:
    by_id = {actor.id: actor for actor in listed}
    for merge in decisions.merges:
        into = by_id.get(merge.into)
        spellings = (into.name_ar, *merge.names) if into else merge.names
        names = [joiner.known(name_key(spelling).plain) for spelling in spellings]
        present = [name for among in names for name in among]
        for name in present[1:]:
            joiner.unite(present[0], name)


def _spellings(found: Iterable[Found], listed: Iterable[Actor]) -> set[str]:
    """Return how places are written."""
    written = {name for one in found if one.type == "place" for name in one.spellings}
    return written | {
        name for actor in listed if actor.type == "place" for name in _full_names(actor)
    }


def _apart(decisions: ActorDecisions) -> Iterator[tuple[str, str]]:
    for split in decisions.splits:
        yield from combinations((name_key(spelling).plain for spelling in split.names), 2)


def _own_short_forms(listed: Iterable[Actor]) -> Iterator[tuple[str, Actor]]:
    """Yield short forms that only one has and that are a name by themselves: no surnames."""
    holders: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in listed:
        for short in actor.short:
            holders[short].append(actor)
    for short, among in sorted(holders.items()):
        if len(among) == 1 and among[0].type != "person":
            yield short, among[0]


def _full_names(actor: Actor) -> tuple[str, ...]:
    return actor.name_ar, *actor.variants


def _name(spelling: str, kind: ActorType, types: Mapping[str, ActorType]) -> Name:
    plain = name_key(spelling).plain
    return Name(plain, types.get(plain, kind))
