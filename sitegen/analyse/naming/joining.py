"""Joins the names of one article: short forms to their full name, spellings to one another.

In go mentions in reading order; out come the same mentions with whom they mean, an actor's id or a
local one, and the actors that no list has. Where two persons fit, the one named in full last
before is meant, else nobody: no join is better than a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.analyse.naming.lone_names import stands_alone
from sitegen.analyse.naming.naming import Naming
from sitegen.analyse.naming.parties import (
    FULL,
    People,
    Words,
    is_part,
    name_key,
    name_words,
    person_parts,
)
from sitegen.model import Actor, ActorType, FoundActor, MentionKind, local_id

# Before a party's key, which is nobody's id: ids are ASCII.
_OWN = "؟"
_OPENING = (" (", "(")
# A name is of one type where this speaks for it so many times as surely as for another: a town and
# its football club stay two. Measured on ANERcorp's training part.
_PLAINLY = 2.0


@dataclass(frozen=True, slots=True)
class Joined:
    """The namings with whom they mean, in the order given, and the actors no list has."""

    namings: tuple[Naming, ...]
    found: tuple[FoundActor, ...]


def join(namings: Sequence[Naming], actors: Mapping[str, Actor]) -> Joined:
    """Decide whom each naming means; `actors` are the listed ones by id."""
    typed = _of_one_type(namings)
    people = _people(typed, actors)
    bodies = _bodies(typed, actors)
    latest: dict[str, int] = {}
    meant: list[Naming] = []
    for at, naming in enumerate(typed):
        before = meant[-1] if meant else None
        party, kind = _meaning(naming, before, people, bodies, latest)
        if party and kind == "name":
            latest[party] = at
        meant.append(_with(naming, actor=party, kind=kind))
    return _numbered(meant, actors)


def _with(
    naming: Naming,
    *,
    actor: str | None,
    kind: MentionKind,
) -> Naming:
    return replace(naming, mention=replace(naming.mention, actor=actor, kind=kind))


def _of_one_type(namings: Sequence[Naming]) -> list[Naming]:
    """Give a name that no list has one type all through the article, where one is plain."""
    weights: defaultdict[str, defaultdict[ActorType, float]] = defaultdict(
        lambda: defaultdict(float)
    )
    for naming in namings:
        if naming.mention.actor is None:
            weights[_spelt(naming)][naming.mention.type] += naming.mention.sure
    best: dict[str, ActorType] = {}
    for key, types in weights.items():
        first, *others = sorted(types, key=lambda one: (-types[one], one))
        if not others or types[first] >= _PLAINLY * types[others[0]]:
            best[key] = first
    return [_typed(naming, best) for naming in namings]


def _typed(naming: Naming, best: Mapping[str, ActorType]) -> Naming:
    mention = naming.mention
    if mention.actor:
        return naming
    return replace(naming, mention=replace(mention, type=best.get(_spelt(naming), mention.type)))


def _spelt(naming: Naming) -> str:
    """Return what is the same for all spellings of a name, of whatever type it is."""
    return name_key(name_words(naming.name))


def _people(namings: Sequence[Naming], actors: Mapping[str, Actor]) -> People:
    """Return the persons whom the article names, the longest of their own names first."""
    people = People()
    own: dict[str, Words] = {}
    listed: dict[str, None] = {}
    for naming in namings:
        mention = naming.mention
        if mention.type != "person":
            continue
        if mention.actor:
            listed[mention.actor] = None
        elif not is_part(naming.words) or mention.by_editor:
            own.setdefault(_own(naming), naming.words)
    for actor in listed:
        if actor in actors:
            for name in (actors[actor].name_ar, *actors[actor].variants):
                people.add(actor, person_parts(name))
    for key, words in sorted(own.items(), key=lambda item: (-len(item[1]), item[0])):
        fitting = people.fitting(words)
        people.add(fitting[0] if len(fitting) == 1 else key, words)
    for party in stands_alone(namings, people):
        people.set_aside(party)
    return people


def _bodies(namings: Sequence[Naming], actors: Mapping[str, Actor]) -> dict[Words, dict[str, None]]:
    """Return the organisations of the article by every beginning of their names."""
    bodies: defaultdict[Words, dict[str, None]] = defaultdict(dict)
    for naming in namings:
        mention = naming.mention
        if mention.type != "organisation":
            continue
        names = [naming.words]
        listed = actors.get(mention.actor or "")
        if listed:
            names = [name_words(name) for name in (listed.name_ar, *listed.variants)]
        for words in names:
            for size in range(FULL, len(words)):
                if all(word.startswith("ال") for word in words[size:]):
                    bodies[words[:size]][mention.actor or _own(naming)] = None
    return dict(bodies)


def _meaning(
    naming: Naming,
    before: Naming | None,
    people: People,
    bodies: Mapping[Words, Mapping[str, None]],
    latest: Mapping[str, int],
) -> tuple[str | None, MentionKind]:
    mention, words = naming.mention, naming.words
    if mention.actor:
        if mention.type == "person" and mention.kind == "short" and not mention.by_editor:
            return _bearer(mention.actor, people.named_last(words), latest), "short"
        return mention.actor, mention.kind
    own = _own(naming)
    if mention.type == "person" and (mention.by_editor or not is_part(words)):
        fitting = people.fitting(words)
        return (own if own in fitting or len(fitting) != 1 else fitting[0]), "name"
    if mention.type == "person":
        holders = people.holding(words)
        if len(holders) > 1:
            return _latest(holders, latest), "short"
        return (holders[0] if holders else own), "short"
    if before and before.mention.type == mention.type == "organisation":
        is_other_name = naming.between in _OPENING and before.mention.actor
        if is_other_name and len(words) == 1:
            return before.mention.actor, "short"
    longer = [party for party in bodies.get(words, ()) if party in latest]
    return (longer[0], "short") if len(longer) == 1 else (own, mention.kind)


def _own(naming: Naming) -> str:
    """Return the key of one that no list has: the same for all spellings of the name."""
    return f"{_OWN}{naming.mention.type} {name_key(naming.words)}"


def _bearer(actor: str, others: Sequence[str], latest: Mapping[str, int]) -> str:
    """Return who is meant by a listed short form that others of the article bear as well."""
    return _latest((actor, *others), latest) or actor


def _latest(parties: Sequence[str], latest: Mapping[str, int]) -> str | None:
    named = [party for party in parties if party in latest]
    return max(named, key=lambda party: latest[party], default=None)


def _numbered(namings: Sequence[Naming], actors: Mapping[str, Actor]) -> Joined:
    """Give the parties that no list has their local ids, in reading order."""
    parties: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.mention.actor and naming.mention.actor.startswith(_OWN):
            parties[naming.mention.actor].append(naming)
    ids = {party: local_id(at) for at, party in enumerate(parties)}
    return Joined(
        tuple(_marked(naming, ids, actors) for naming in namings),
        tuple(_found(among) for among in parties.values()),
    )


def _marked(naming: Naming, ids: Mapping[str, str], actors: Mapping[str, Actor]) -> Naming:
    """Return a naming with its final id, and the listed name's Latin form where it has one."""
    mention = naming.mention
    actor = ids.get(mention.actor or "", mention.actor)
    listed = actors.get(actor or "")
    kind = mention.kind
    if mention.by_editor and not listed:
        kind = _kind_of(mention.text, naming.words)
    final = replace(
        mention,
        actor=actor,
        kind=kind,
        name_en=listed.name_en if listed else None,
        type=listed.type if listed else mention.type,
    )
    return replace(naming, mention=final)


def _kind_of(text: str, name: Words) -> MentionKind:
    """Tell how words that the editor gives to a name say it."""
    words = name_words(text)
    if name_key(words) == name_key(name):
        return "name"
    return "short" if set(words) <= set(name) else "nominal"


def _found(namings: Sequence[Naming]) -> FoundActor:
    """Sum up how the article names one that no list has; the fullest name is the first."""
    forms: dict[str, int] = {}
    short: dict[str, None] = {}
    for naming in namings:
        if naming.mention.kind == "short":
            short[naming.name] = None
        else:
            forms[naming.name] = forms.get(naming.name, 0) + 1
    by_length = sorted(forms, key=lambda form: (-len(name_words(form)), -forms[form]))
    return FoundActor(
        name=by_length[0] if forms else next(iter(short)),
        type=namings[0].mention.type,
        forms=tuple(forms),
        short=tuple(short),
        sure=max(naming.mention.sure for naming in namings),
        full=bool(forms),
        name_en=next((one.mention.name_en for one in namings if one.mention.name_en), ""),
    )
