"""Organisations that every site knows without being told, as it knows countries and cities.

In goes `organisations.toml`; out come actors of type organisation. A name behind which an adjective
may make another body of it is told by `is_another_body`; nothing else here reads a text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache

import msgspec

from sitegen.arabic.letters import fold_text
from sitegen.arabic.word_lists import read_list
from sitegen.model import Actor, ActorType

_TYPE: ActorType = "organisation"
_ARTICLE = "ال"
# The ends of an adjective made of a noun, folded: القومي, الإسلامية.
_NISBAS = (fold_text("ي"), fold_text("ية"))


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One organisation of the packaged list, where each key is explained."""

    ar: str
    en: str
    variants: tuple[str, ...] = ()
    variants_en: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    namesakes: bool = False


@cache
def organisation_actors() -> tuple[Actor, ...]:
    """Return the known organisations by id; a spelling that folds like another one adds nothing."""
    return tuple(_actor(ident, entry) for ident, entry in sorted(_entries().items()))


def organisations_beside(editor: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the known organisations that the editor's actors leave room for.

    One with the id of an editor's actor, or with a full name or an organisation's short form of
    theirs, is left out; a name that is a short form of somebody else's is no longer its name.
    """
    ids = {actor.id for actor in editor}
    names = {fold_text(name) for actor in editor for name in (actor.name_ar, *actor.variants)}
    short = {
        kind: {fold_text(name) for actor in editor if (actor.type == _TYPE) is kind
               for name in actor.short}
        for kind in (True, False)
    }  # fmt: skip
    found = (
        _without(actor, short[False])
        for actor in organisation_actors()
        if actor.id not in ids
        and (names | short[True]).isdisjoint(map(fold_text, _all_names(actor)))
        and fold_text(actor.name_ar) not in short[False]
    )
    return tuple(found)


def is_packaged(actor: Actor) -> bool:
    """Tell an organisation that no editor lists from all others."""
    return actor.type == _TYPE and actor.listed_by == "packaged"


def is_another_body(actor: str, following: str) -> bool:
    """Tell whether the folded word behind an organisation's name makes it another organisation's.

    `actor` is its id: مجلس الأمن القومي is not the Security Council; names that only one body has
    (صحيفة هآرتس الإسرائيلية) stay what they are.
    """
    entry = _entries().get(actor)
    return entry is not None and entry.namesakes and _is_definite_adjective(following)


def _all_names(actor: Actor) -> tuple[str, ...]:
    return actor.name_ar, *actor.variants, *actor.short


def _without(actor: Actor, others: Collection[str]) -> Actor:
    """Take away the further names whose folded form is somebody else's."""
    return replace(
        actor,
        variants=tuple(name for name in actor.variants if fold_text(name) not in others),
        short=tuple(name for name in actor.short if fold_text(name) not in others),
    )


def _is_definite_adjective(word: str) -> bool:
    return word.startswith(_ARTICLE) and word.endswith(_NISBAS)


def _actor(ident: str, entry: _Entry) -> Actor:
    spellings = {fold_text(name): name for name in reversed((entry.ar, *entry.variants))}
    return Actor(
        id=ident,
        type=_TYPE,
        name_ar=entry.ar,
        name_en=entry.en,
        variants=tuple(name for name in entry.variants if spellings[fold_text(name)] == name),
        variants_en=entry.variants_en,
        short=entry.short,
        listed_by="packaged",
    )


@cache
def _entries() -> Mapping[str, _Entry]:
    return msgspec.convert(read_list("organisations"), dict[str, _Entry])
