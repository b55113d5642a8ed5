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
    merges = tuple(_merge(entry, ids, owners) for entry in file.entries("merge"))
    splits: list[Split] = []
    split_off: list[SplitOff] = []
    of_merge = {fold_text(name): at for at, one in enumerate(merges) for name in one.names}
    for entry in file.entries("split"):
        if entry.has("names"):
            splits.append(_split(entry, owners, of_merge))
        else:
            split_off.append(_split_off(entry, ids, slugs))
    return ActorDecisions(merges, tuple(splits), tuple(split_off), _ignored(file, known, of_merge))


def _merge(entry: Entry, ids: Collection[str], owners: Mapping[str, str]) -> Merge:
    entry.known_keys(MERGE_KEYS, required=("names",))
    names, into = entry.texts("names"), entry.text("into")
    if into:
        _check_id(entry, "into", into, ids)
    elif names and len(names) < _FEWEST:
        hint = 'name two spellings, or say whose it is: into = "an-id"'
        entry.problem("names", "one name alone joins nothing", hint)
    meant = {owners[folded] for folded in map(fold_text, names) if folded in owners}
    meant |= {into} - {""}
    if len(meant) > 1:
        entry.problem(
            "names",
            f"these names are of several listed actors: {', '.join(sorted(meant))}",
            "join the entries of these actors, or take the name of the other one out",
        )
    return Merge(names, into)


def _split(entry: Entry, owners: Mapping[str, str], of_merge: Mapping[str, int]) -> Split:
    entry.known_keys(("names",), required=("names",))
    names = entry.texts("names")
    if names and len(names) < _FEWEST:
        hint = "name two or more; one name in single articles: name, articles and actor"
        entry.problem("names", "one name alone cannot be split", hint)
    for first, second in combinations(map(fold_text, names), 2):
        owner = owners.get(first)
        if owner and owner == owners.get(second):
            hint = f"take one of the two out of the entry {owner}, or this split away"
            entry.problem("names", f"both names are listed as {owner}: {first}, {second}", hint)
        if first in of_merge and of_merge[first] == of_merge.get(second):
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


def _ignored(file: TomlFile, known: Iterable[Actor], of_merge: Collection[str]) -> tuple[str, ...]:
    owners = _owners(known)
    ignored: dict[str, None] = {}
    for words, line in file.top_texts("ignore"):
        folded = fold_text(words)
        if folded in owners:
            hint = f"take it out of ignore, or out of the entry {owners[folded]}"
            file.problem(f"ignore: {words} is a name of {owners[folded]}", line, hint)
        elif folded in of_merge:
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


def _check_id(entry: Entry, key: str, value: str, ids: Collection[str]) -> None:
    if value not in ids:
        advice = _advice(value, ids, "add an [[actor]] with this id first")
        entry.problem(key, f"no actor has the id {value}", advice)


def _advice(value: str, known: Collection[str], otherwise: str) -> str:
    near = get_close_matches(value, known, n=1, cutoff=NEAR)
    return f"did you mean {near[0]}?" if near else otherwise
