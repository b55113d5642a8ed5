"""Found actors of all articles become one actor each, and no local id is left.

In: analyses, the listed actors, the editor's decisions. Out: the same analyses with actors' ids,
an Actor for each found one that is sure enough, and the joins that the program would not make
alone. Pure; the order of the articles has no say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.compose.identity.found_actors import Policy, found_actors
from sitegen.compose.identity.joining import Found, join
from sitegen.compose.identity.name_keys import name_key
from sitegen.compose.identity.naming import Meant, Reading, rename
from sitegen.compose.identity.proposals import propose
from sitegen.compose.identity.shown_names import Romanise
from sitegen.compose.related import sentence_at
from sitegen.model import (
    Actor,
    ActorDecisions,
    ActorType,
    Analysis,
    FoundActor,
    JoinProposal,
    local_index,
)

# The title's place among the sentences that name somebody.
_TITLE = -1


@dataclass(frozen=True, slots=True)
class Decided:
    """Who is who: the found actors, what is unsure, and whom each name means.

    `owners` holds the actor's id by the type that an article takes the name for, and by its plain
    key; `types` by the same keys of what other type it is that nobody has an entry for.
    """

    actors: tuple[Actor, ...]
    proposals: tuple[JoinProposal, ...]
    owners: Mapping[ActorType, Mapping[str, str]]
    types: Mapping[ActorType, Mapping[str, ActorType]]


@dataclass(frozen=True, slots=True)
class Identified:
    """Analyses that name actors by id alone, the actors that were found, and what is unsure."""

    analyses: Mapping[str, Analysis]
    actors: tuple[Actor, ...]
    proposals: tuple[JoinProposal, ...]


Decide = Callable[[Sequence[Found], Sequence[Actor], ActorDecisions], Decided]


def identify(
    analyses: Mapping[str, Analysis],
    listed: Sequence[Actor],
    decisions: ActorDecisions,
    decide: Decide,
) -> Identified:
    """Write actors' ids into the analyses, as `decide` joins the found actors of all articles.

    A mention of anyone without an entry keeps its words and has no actor. Splits in single articles
    come last: there a name means whom the editor says.
    """
    ignored = {name_key(words).plain for words in decisions.ignored}
    found = [
        one
        for slug in sorted(analyses)
        for one in _found_in(slug, analyses[slug])
        if name_key(one.spellings[0]).plain not in ignored
    ]
    decided = decide(found, listed, decisions)
    by_id = {actor.id: actor for actor in (*listed, *decided.actors)}
    readings = _readings(found, decided, by_id)
    split_off = _split_off(decisions, by_id)
    return Identified(
        analyses={
            slug: rename(analysis, readings.get(slug, {}), split_off.get(slug, {}))
            for slug, analysis in analyses.items()
        },
        actors=decided.actors,
        proposals=decided.proposals,
    )


def decide(
    found: Sequence[Found],
    listed: Sequence[Actor],
    decisions: ActorDecisions,
    *,
    romanise: Romanise,
    policy: Policy,
) -> Decided:
    """Join the found actors of all articles with the listed ones and with one another.

    With the policy "sure" only those get an entry that are surely names, with "all" every one, with
    "none" only whom the editor names in an article.
    """
    clusters = join(found, listed, decisions)
    by_id = {actor.id: actor for actor in listed}
    made = found_actors(found, clusters, decisions, by_id.keys(), policy, romanise)
    actors = {root: by_id[owner] for root, owner in clusters.owners.items()} | made
    owners: defaultdict[ActorType, dict[str, str]] = defaultdict(dict)
    types: defaultdict[ActorType, dict[str, ActorType]] = defaultdict(dict)
    for one in found:
        for spelling in one.spellings:
            root = clusters.root(spelling, one.type)
            if root in actors:
                owners[one.type][name_key(spelling).plain] = actors[root].id
            elif root and root.type != one.type:
                types[one.type][name_key(spelling).plain] = root.type
    return Decided(
        actors=tuple(sorted(made.values(), key=lambda actor: actor.id)),
        proposals=tuple(propose(found, clusters, actors, decisions)),
        owners=dict(owners),
        types=dict(types),
    )


@dataclass(slots=True)
class _Told:
    """What an article tells of a found actor besides its name."""

    sentences: set[int] = field(default_factory=set)
    acts: bool = False
    by_editor: bool = False


def _found_in(slug: str, analysis: Analysis) -> Iterator[Found]:
    """Yield the found actors of an article as joining looks at them."""
    told = _told(analysis) if analysis.found else {}
    for index, actor in enumerate(analysis.found):
        forms = dict.fromkeys((actor.name, *actor.forms))
        spellings = tuple(form for form in forms if _is_whole(form, actor))
        beside = told.get(index, _Told())
        yield Found(
            slug=slug,
            index=index,
            type=actor.type,
            spellings=spellings,
            short=(*actor.short, *(form for form in forms if form not in spellings)),
            sure=actor.sure,
            full=actor.full and (actor.type != "person" or not _is_compound(actor.name)),
            places=len(beside.sentences),
            acts=beside.acts,
            by_editor=beside.by_editor,
            name_en=actor.name_en,
        )


def _told(analysis: Analysis) -> Mapping[int, _Told]:
    """Return what an article tells of each of its found actors, by their place."""
    told: defaultdict[int, _Told] = defaultdict(_Told)
    starts = [sentence.start for sentence in analysis.sentences]
    places = [(one, _TITLE) for one in analysis.title_mentions]
    places += [(one, sentence_at(one.start, starts)) for one in analysis.mentions]
    for mention, place in places:
        index = local_index(mention.actor)
        if index is not None:
            told[index].sentences.add(place)
            told[index].by_editor |= mention.by_editor
    for quote in analysis.quotes:
        index = local_index(quote.speaker)
        if index is not None:
            told[index].acts = True
            told[index].by_editor |= quote.by_editor
    for office in analysis.offices:
        index = local_index(office.actor)
        if index is not None:
            told[index].acts = True
    return told


def _is_whole(form: str, actor: FoundActor) -> bool:
    """Tell whether a form says the whole name: عبد الله alone is only a part of مصطفى عبد الله."""
    if form == actor.name or actor.type != "person":
        return True
    return not name_key(form).is_lone or name_key(actor.name).is_lone


def _is_compound(name: str) -> bool:
    """Tell whether a name is a lone compound: several have it, as they have a surname."""
    return name_key(name).is_lone and " " in name


def _readings(
    found: Sequence[Found], decided: Decided, actors: Mapping[str, Actor]
) -> Mapping[str, Mapping[int, Reading]]:
    """Return whom each local id means, by article."""
    readings: defaultdict[str, dict[int, Reading]] = defaultdict(dict)
    for one in found:
        owners, types = decided.owners.get(one.type, {}), decided.types.get(one.type, {})
        meant: dict[str, Meant] = {}
        for plain in (name_key(spelling).plain for spelling in one.spellings):
            actor = actors.get(owners.get(plain, ""))
            meant[plain] = Meant(actor, actor.type if actor else types.get(plain, one.type))
        main = meant[name_key(one.spellings[0]).plain]
        # Most articles have one actor for all spellings: then no mention need be looked at.
        apart = meant if len(set(meant.values())) > 1 else {}
        readings[one.slug][one.index] = Reading(one.spellings[0], main, apart)
    return readings


def _split_off(
    decisions: ActorDecisions, by_id: Mapping[str, Actor]
) -> Mapping[str, Mapping[str, Actor]]:
    """Return, by article, whom a name (its plain key) means there by the editor's word."""
    meant: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for split in decisions.split_off:
        for slug in split.articles:
            if split.actor in by_id:
                meant[slug][name_key(split.name).plain] = by_id[split.actor]
    return meant
