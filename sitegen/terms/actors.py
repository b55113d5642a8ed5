"""The editor's actors as terms: their names, and the short forms that sound like a part of them.

In: actors. Out: terms. A full name requires the English name; a short form (بوتين) the words of the
English that it sounds like (Putin). A short form that means something instead of sounding like it
(الوزارة, the ministry) requires nothing: English has many words for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.model import Actor, Term
from sitegen.terms.english import words
from sitegen.terms.likeness import ALIKE, name_likeness


def actor_terms(actors: Iterable[Actor]) -> tuple[Term, ...]:
    """Return what the names of these actors require, full names first."""
    actors = tuple(actors)
    full = tuple(_full_name(actor) for actor in actors)
    english: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        for short in actor.short:
            # Several actors may share a short form: then each one's English is right.
            found = sounding_like(short, (actor.name_en, *actor.variants_en))
            english[short] = tuple(dict.fromkeys((*english.get(short, ()), *found)))
    return full + tuple(
        Term((short,), accepted, by_sound=True) for short, accepted in english.items() if accepted
    )


def _full_name(actor: Actor) -> Term:
    return Term((actor.name_ar, *actor.variants), (actor.name_en, *actor.variants_en))


def sounding_like(short: str, names_en: Iterable[str]) -> tuple[str, ...]:
    """Return the words of English names that a part of the Arabic one sounds like, as written."""
    return tuple(dict.fromkeys(_sounding_like(short, names_en)))


def _sounding_like(short: str, names_en: Iterable[str]) -> Iterator[str]:
    for name in names_en:
        written = [word.written for word in words(name)]
        size = len(short.split())
        stretches = [written[at : at + size] for at in range(len(written) - size + 1)]
        best = max(stretches, key=lambda stretch: name_likeness(short, stretch), default=None)
        if best and name_likeness(short, best) >= ALIKE:
            yield " ".join(best)
