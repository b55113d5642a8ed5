"""What actors.toml decides beyond its entries: names ignored, joined, and kept apart.

In: the opened file, the actors that are known, the slugs of the articles. Out: ActorDecisions.
Reports unknown ids and slugs, and decisions that contradict each other, each with its line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import combinations

from sitegen.arabic.letters import fold_text
from sitegen.ingest.toml_file import Entry, TomlFile
from sitegen.model import Actor, ActorDecisions, Merge, Split, SplitOff

MERGE_KEYS = ("names", "into")
SPLIT_KEYS = ("names", "name", "articles", "actor")
# Of an id or a slug: closer than this is more likely a slip than another one.
NEAR = 0.6
# A merge or a split is about two names or more.
_FEWEST = 2

Slugs = Collection[str]


def read_decisions(
    file: TomlFile, known: Sequence[Actor], slugs: Callable[[], Slugs]
) -> ActorDecisions:
    """Read the decisions of an opened actors.toml; what is wrong is noted in the file.

    `slugs` is asked for the articles' slugs only if a decision names one.
    """
    ids = {actor.id for actor in known}
    owners = _owners(known)
    joined = _Joined(owners)
    merges = tuple(_merge(entry, ids, owners, joined) for entry in file.entries("merge"))
    splits: list[Split] = []
    split_off: list[SplitOff] = []
    for entry in file.entries("split"):
        if entry.has("names"):
            splits.append(_split(entry, owners, joined))
        else:
            split_off.append(_split_off(entry, ids, slugs))
    merged = {fold_text(name) for merge in merges for name in merge.names}
    return ActorDecisions(merges, tuple(splits), tuple(split_off), _ignored(file, known, merged))


class _Joined:
    """Which folded names the merges read so far make one, by whatever chain of them."""

    def __init__(self, owners: Mapping[str, str]) -> None:
        self._owners = owners
        self._groups: dict[str, set[str]] = {}
        self._ids: dict[int, set[str]] = {}

    def join(self, names: Iterable[str], into: Iterable[str]) -> set[str]:
        """Join folded names and those of the actors `into`; return all actors they now mean."""
        ids = {*into, *(self._owners[name] for name in names if name in self._owners)}
        group = {*names, *map(_listed, ids)}
        for member in tuple(group):
            known = self._groups.get(member, set())
            ids |= self._ids.get(id(known), set())
            group |= known
        self._groups |= dict.fromkeys(group, group)
        self._ids[id(group)] = ids
        return ids

    def are_one(self, first: str, second: str) -> bool:
        """Tell whether merges, or a merge and an entry, say that two folded names are one."""
        return bool(self._around(first) & self._around(second))

    def _around(self, name: str) -> set[str]:
        owner = self._owners.get(name)
        listed = self._groups.get(_listed(owner), set()) if owner else set()
        return self._groups.get(name, set()) | listed


def _listed(actor: str) -> str:
    """Return what stands for an actor among folded names, which never hold a line end."""
    return f"\n{actor}"


def _merge(entry: Entry, ids: Collection[str], owners: Mapping[str, str], joined: _Joined) -> Merge:
    entry.known_keys(MERGE_KEYS, required=("names",))
    names, into = entry.texts("names"), entry.text("into")
    if into:
        _check_id(entry, "into", into, ids)
    elif names and len(names) < _FEWEST:
        hint = 'name two spellings, or say whose it is: into = "an-id"'
        entry.problem("names", "one name alone joins nothing", hint)
    _check_words(entry, names)
    folded = [fold_text(name) for name in names]
    # An unknown id is told of as such, and says nothing of the names.
    own = {owners[name] for name in folded if name in owners} | ({into} & set(ids))
    meant = joined.join(folded, own)
    if len(meant) > 1:
        chain = "" if len(own) > 1 else "together with another [[merge]] "
        entry.problem(
            "names",
            f"{chain}these names are of several listed actors: {', '.join(sorted(meant))}",
            "join the entries of these actors, or take the name of the other one out",
        )
    return Merge(names, into)


def _split(entry: Entry, owners: Mapping[str, str], joined: _Joined) -> Split:
    entry.known_keys(("names",), required=("names",))
    names = entry.texts("names")
    if names and len(names) < _FEWEST:
        hint = "name two or more; one name in single articles: name, articles and actor"
        entry.problem("names", "one name alone cannot be split", hint)
    _check_words(entry, names)
    for first, second in combinations(map(fold_text, names), 2):
        owner = owners.get(first)
        if owner and owner == owners.get(second):
            hint = f"take one of the two out of the entry {owner}, or this split away"
            entry.problem("names", f"both names are listed as {owner}: {first}, {second}", hint)
        elif joined.are_one(first, second):
            hint = "take the [[merge]] or this [[split]] away"
            entry.problem("names", f"a [[merge]] says that these are one: {first}, {second}", hint)
    return Split(names)


def _split_off(entry: Entry, ids: Collection[str], slugs: Callable[[], Slugs]) -> SplitOff:
    entry.known_keys(SPLIT_KEYS, required=("name", "articles", "actor"))
    actor, articles = entry.text("actor"), entry.texts("articles")
    if actor:
        _check_id(entry, "actor", actor, ids)
    known = slugs() if articles else ()
    for slug in articles:
        if slug not in known:
            entry.problem(
                "articles",
                f"there is no article {slug}",
                _advice(slug, known, "write the name of its file, without .md"),
            )
    return SplitOff(entry.text("name"), articles, actor)


def _ignored(file: TomlFile, known: Iterable[Actor], merged: Collection[str]) -> tuple[str, ...]:
    owners = _owners(known)
    ignored: dict[str, None] = {}
    for words, line in file.top_texts("ignore"):
        folded = fold_text(words)
        if folded in owners:
            hint = f"take it out of ignore, or out of the entry {owners[folded]}"
            file.problem(f"ignore: {words} is a name of {owners[folded]}", line, hint)
        elif folded in merged:
            hint = "take it out of ignore, or out of the [[merge]]"
            file.problem(f"ignore: a [[merge]] has {words} too", line, hint)
        if words:
            ignored[words] = None
    return tuple(ignored)


def _owners(known: Iterable[Actor]) -> Mapping[str, str]:
    """Return the id of the actor that each full name, folded, is listed for; the first counts."""
    owners: dict[str, str] = {}
    for actor in known:
        for name in (actor.name_ar, *actor.variants):
            owners.setdefault(fold_text(name), actor.id)
    return owners


def _check_words(entry: Entry, names: Iterable[str]) -> None:
    if not all(any(map(str.isalnum, name)) for name in names):
        entry.problem("names", "one of these names has no letter", "write the name, or take it out")


def _check_id(entry: Entry, key: str, value: str, ids: Collection[str]) -> None:
    if value not in ids:
        advice = _advice(value, ids, "add an [[actor]] with this id first")
        entry.problem(key, f"no actor has the id {value}", advice)


def _advice(value: str, known: Collection[str], otherwise: str) -> str:
    near = get_close_matches(value, known, n=1, cutoff=NEAR)
    return f"did you mean {near[0]}?" if near else otherwise
