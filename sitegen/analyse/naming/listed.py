"""Finds the listed actors in a text: full names, variants and short forms, with particles off.

In go the editor's actors, the countries and known places; out come mentions whose spans hold the
name alone, none inside another. It names nobody who is not listed, and leaves a word alone where
it could just as well be something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from sitegen.analyse.naming.ambiguous import ambiguous_names
from sitegen.analyse.naming.countries import country_actors
from sitegen.analyse.naming.known_organisations import is_another_body, organisations_beside
from sitegen.analyse.naming.known_places import lands_of_namesakes, place_actors
from sitegen.arabic.letters import MARKS, fold_text, is_letter
from sitegen.arabic.matcher import Match, Matcher
from sitegen.arabic.words import stop_words
from sitegen.files import sha256_hex
from sitegen.model import Actor, Mention, MentionKind

# The word before a name, or behind it, is looked for no further off than this.
_LOOK_BACK = 40
_WORD_BEFORE = re.compile(r"(\S+)\s+$")
_WORD_BEHIND = re.compile(r"[^\S\n]+([^\W\d_]+)")
# Who lists what every site knows.
_KNOWN = ("cldr", "packaged")
# What may stand between two countries side by side: موريتانيا ومالي، والنيجر.
_SIDE_BY_SIDE = re.compile(r"\s*[،,]?\s*و?\s*")
_ARTICLE = "ال"
_CONJUNCTIONS = "وف"
_WITH = ("ب", "ك")
# The end of an adjective like السعودية, folded.
_FEMININE_ADJECTIVE = "يه"
_SHORTENED_ARTICLE = "لل"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a phrase of the gazetteer may stand for; no actors: something that is no actor.

    Of a full name the first actor counts; a second one is a place that bears a country's name.
    """

    actors: tuple[Actor, ...]
    kind: MentionKind
    spelling: str
    folded: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The known actors, ready for finding; `digest` is a hex hash over all that they are.

    `ignored` are folded words that the editor says name nobody.
    """

    actors: Mapping[str, Actor]
    matcher: Matcher[Listed]
    digest: str
    ignored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ListedNames:
    """What the lists say of a text: mentions, and the spans of two kinds of words besides.

    `nobody` are listed as no actor's name (others' names that hold one); `doubtful` are an actor's
    name that may mean something else there. `proposed` are known places and organisations whose
    names are other words too: they count where the tagger sees such a name.
    """

    mentions: tuple[Mention, ...]
    proposed: tuple[Mention, ...] = ()
    nobody: tuple[tuple[int, int], ...] = ()
    doubtful: tuple[tuple[int, int], ...] = ()


def known_actors(editor: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the editor's actors, then the countries, places and organisations the editor lacks.

    A country is the editor's where an actor has its code or its id, another place or an
    organisation where one has its id or one of its names.
    """
    codes = {actor.country for actor in editor if actor.country}
    ids = {actor.id for actor in editor}
    countries = tuple(
        actor for actor in country_actors() if actor.country not in codes and actor.id not in ids
    )
    taken = ids | {actor.id for actor in countries}
    names = {fold_text(name) for actor in editor for name in (actor.name_ar, *actor.variants)}
    places = (
        actor
        for actor in place_actors()
        if actor.id not in taken
        and names.isdisjoint(map(fold_text, (actor.name_ar, *actor.variants)))
    )
    return *editor, *countries, *places, *organisations_beside(editor)


def is_known_place(actor: Actor | None) -> bool:
    """Tell a city or a region that no editor lists from a country and from all others."""
    if actor is None or actor.type != "place" or actor.country:
        return False
    return actor.listed_by in _KNOWN


def build_gazetteer(
    actors: Sequence[Actor], others: Iterable[str] = (), ignored: Iterable[str] = ()
) -> Gazetteer:
    """Make actors findable; of several with the same full name the first one counts.

    `others` are names that are nobody's here: no actor is meant by a part of one. `ignored` are
    words that the tagger may take for a name and that name nobody.
    """
    others, ignored = sorted(others), sorted(map(fold_text, ignored))
    return Gazetteer(
        actors={actor.id: actor for actor in reversed(actors)},
        matcher=Matcher((entry.folded, entry) for entry in _entries(actors, others)),
        digest=sha256_hex(msgspec.json.encode([*actors, *others, ignored])),
        ignored=frozenset(ignored),
    )


def find_mentions(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Find the mentions in NFC text, in order, with code point offsets.

    A short form that several actors share means the one whose full name stands nearest before it;
    without one it is nobody.
    """
    return find_listed(text, gazetteer).mentions


def find_listed(text: str, gazetteer: Gazetteer) -> ListedNames:
    """Find the mentions in NFC text as `find_mentions` does, and what is none."""
    found = gazetteer.matcher.find(text)
    matches = [match for match in found if not _is_common_word(text, match)]
    in_full = _named_in_full(matches)
    latest: dict[str, int] = {}
    mentions: list[Mention] = []
    nobody: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []
    proposed: list[Mention] = []
    for position, match in enumerate(matches):
        if match.payload.kind == "short":
            actor = _sharer(match, latest)
        else:
            actor = _named(text, matches, position, in_full)
        if actor is None or not _may_take(actor, match) or _is_manner(actor, match, latest):
            (doubtful if match.payload.actors else nobody).append((match.start, match.end))
            continue
        if _needs_agreement(text, match, actor, latest):
            proposed.append(_mention(text, match, actor))
            continue
        if match.payload.kind == "name":
            latest[actor.id] = position
        mentions.append(_mention(text, match, actor))
    return ListedNames(tuple(mentions), tuple(proposed), tuple(nobody), tuple(doubtful))


def _entries(actors: Sequence[Actor], others: Iterable[str]) -> Iterator[Listed]:
    """Yield the phrases, those that win over an equal later one first."""
    namesakes = _namesakes(actors)
    for actor in actors:
        for name in (actor.name_ar, *actor.variants):
            folded = fold_text(name)
            also = namesakes.get(folded, ()) if actor.country else ()
            yield Listed((actor, *also), "name", name, folded)
    for phrase in sorted(ambiguous_names().other):
        yield Listed((), "name", phrase, phrase)
    for name in others:
        yield Listed((), "name", name, fold_text(name))
    sharing: dict[str, dict[str, Actor]] = {}
    spellings: dict[str, str] = {}
    for actor in actors:
        for short in actor.short:
            sharing.setdefault(fold_text(short), {})[actor.id] = actor
            spellings.setdefault(fold_text(short), short)
    for folded, among in sharing.items():
        yield Listed(tuple(among.values()), "short", spellings[folded], folded)


def _namesakes(actors: Iterable[Actor]) -> dict[str, tuple[Actor, ...]]:
    """Return the places that bear a country's name, by their folded names."""
    return {
        fold_text(name): (actor,)
        for actor in actors
        if is_known_place(actor) and actor.id in lands_of_namesakes()
        for name in (actor.name_ar, *actor.variants)
    }


def _mention(text: str, match: Match[Listed], actor: Actor) -> Mention:
    words = text[match.start : match.end]
    kind = match.payload.kind
    return Mention(match.start, match.end, words, actor.type, kind, actor.id, actor.name_en)


def _is_common_word(text: str, match: Match[Listed]) -> bool:
    """Tell whether folding alone makes this a name: على (on) is not علي (Ali)."""
    words = text[match.start : match.end]
    return words != match.payload.spelling and words in stop_words()


def _named_in_full(matches: Sequence[Match[Listed]]) -> dict[str, str]:
    """Return, with their countries' codes, the ids of actors named as no other thing is."""
    named = ambiguous_names().named
    return {
        actor.id: actor.country
        for match in matches
        if match.payload.kind == "name" and match.payload.folded not in named
        for actor in match.payload.actors[:1]
    }


def _sharer(match: Match[Listed], latest: Mapping[str, int]) -> Actor | None:
    """Return whom a short form means: the only one, or the last one named in full before it."""
    among = match.payload.actors
    if len(among) == 1:
        return among[0]
    named = [actor for actor in among if actor.id in latest]
    return max(named, key=lambda actor: latest[actor.id], default=None)


def _may_take(actor: Actor, match: Match[Listed]) -> bool:
    """Tell whether the actor may have the article that its listed name lacks, as in الناتو.

    Names of people and places have an article for good or not at all: المالي is no Mali.
    """
    attached = match.proclitic
    with_article = attached.endswith((_ARTICLE, _SHORTENED_ARTICLE))
    return actor.type == "organisation" or not with_article


def _is_manner(actor: Actor, match: Match[Listed], latest: Mapping[str, int]) -> bool:
    """Tell whether a word behind "with" is the ordinary one: بحماس, unless Hamas was named."""
    if actor.listed_by != "packaged" or match.payload.folded not in ambiguous_names().organisation:
        return False
    return actor.id not in latest and match.proclitic.lstrip(_CONJUNCTIONS) in _WITH


def _named(
    text: str, matches: Sequence[Match[Listed]], position: int, in_full: Mapping[str, str]
) -> Actor | None:
    """Return whom a full name means; None where it is no actor or could be something else."""
    match, lists = matches[position], ambiguous_names()
    actor = next(iter(match.payload.actors), None)
    if actor is None or not actor.country:
        return actor
    folded = match.payload.folded
    is_doubtful = (
        (folded in lists.named and actor.id not in in_full)
        or (folded in lists.noun and _is_adjective(text, match))
        or (folded in lists.after and not _is_in_company(text, matches, position))
    )
    if folded in lists.named and _is_marked(text, match):
        is_doubtful = text[match.start : match.end] not in (actor.name_ar, *actor.variants)
    return _namesake(text, match, in_full) if is_doubtful else actor


def _namesake(text: str, match: Match[Listed], in_full: Mapping[str, str]) -> Actor | None:
    """Return the place that bears a country's name and is plainly meant instead: Amman."""
    lands = lands_of_namesakes()
    words = text[match.start : match.end]
    for actor in match.payload.actors[1:]:
        if _is_marked(text, match):
            is_meant = words in (actor.name_ar, *actor.variants)
        else:
            is_meant = lands[actor.id] in in_full.values()
        if is_meant:
            return actor
    return None


def _needs_agreement(
    text: str, match: Match[Listed], actor: Actor, latest: Mapping[str, int]
) -> bool:
    """Tell whether the name of a known place or organisation may be something else here."""
    folded, lists = match.payload.folded, ambiguous_names()
    if is_known_place(actor):
        return folded in lists.place
    if actor.listed_by != "packaged":
        return False
    if folded in lists.organisation:
        return actor.id not in latest or match.proclitic not in ("", *_CONJUNCTIONS)
    behind = _WORD_BEHIND.match(text, match.end, match.end + _LOOK_BACK)
    return behind is not None and is_another_body(actor.id, fold_text(behind[1]))


def _is_marked(text: str, match: Match[Listed]) -> bool:
    return any(mark in text[match.start : match.end] for mark in MARKS)


def _is_adjective(text: str, match: Match[Listed]) -> bool:
    """Tell whether a name that is also an adjective follows what it may belong to.

    Behind "and" it does so only where an adjective of its kind precedes (المصرية والسعودية).
    """
    before = _word_before(text, match)
    if not before.startswith(_ARTICLE) or before in ambiguous_names().without_article:
        return False
    if not match.proclitic:
        return True
    attached = match.proclitic in _CONJUNCTIONS
    return attached and before.endswith(_FEMININE_ADJECTIVE) and before != match.payload.folded


def _is_in_company(text: str, matches: Sequence[Match[Listed]], position: int) -> bool:
    """Tell whether words around an ambiguous name speak of a place."""
    match = matches[position]
    if match.proclitic.lstrip(_CONJUNCTIONS) in ("ب", "ل"):
        return True
    before = _word_before(text, match)
    lists = ambiguous_names()
    if not match.proclitic and (
        before in lists.place_words or before.lstrip(_CONJUNCTIONS) in lists.place_words
    ):
        return True
    beside = [(matches[position - 1], match)] if position else []
    beside += [(match, other) for other in matches[position + 1 : position + 2]]
    return any(
        _SIDE_BY_SIDE.fullmatch(text, left.end, right.start)
        and all(_is_country(one) for one in (left, right))
        for left, right in beside
    )


def _is_country(match: Match[Listed]) -> bool:
    return any(actor.country for actor in match.payload.actors)


def _word_before(text: str, match: Match[Listed]) -> str:
    """Return the folded word before the name and its particles; empty behind punctuation."""
    start = match.start
    while start and is_letter(text[start - 1]):
        start -= 1
    before = _WORD_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    word = fold_text(before[1]) if before else ""
    return word if word and is_letter(word[-1]) else ""
