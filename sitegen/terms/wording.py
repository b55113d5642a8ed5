"""Tells which English words of a sentence stand for a name of its Arabic.

In go a sentence in both languages and a name that the Arabic has; out come the English words, and
whether they are an English of the name that was decided. Says nothing where no words are likely
enough: English goes on with "he", or has left the name out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.model import Actor, Mention, Term
from sitegen.terms.actors import sounding_like
from sitegen.terms.edits import candidate_edits
from sitegen.terms.english import read_english, words
from sitegen.terms.listing import Required
from sitegen.terms.rendering import occurrences, rendering_forms
from sitegen.terms.vocabulary import is_function_word, is_particle

# Renderings are compared without it.
_ARTICLE = re.compile(r"^the (?=.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The English words of a name; `decided`: they are one of the accepted renderings.

    Decided ones are spelt as the list has them, others as the sentence does.
    """

    text: str
    decided: bool


def actor_required(actor: Actor, mention: Mention, start: int) -> Required | None:
    """Return what a mention of an actor asks of the English; None where it asks for nothing.

    Right are the actor's English names, of a person their ends too (Vladimir Putin, Putin), and
    what of them sounds like the words that the Arabic has. Words that only mean the actor (the
    ministry, the Russian) ask for nothing. The sentence begins at `start`, as mentions are counted.
    """
    if mention.kind not in ("name", "short"):
        return None
    is_short = mention.kind == "short"
    names = (actor.name_en, *actor.variants_en)
    parts = sounding_like(mention.text, names)
    if is_short and not parts:
        return None
    ends = [end for name in names for end in _ends(name)] if actor.type == "person" else []
    term = Term((mention.text,), tuple(dict.fromkeys((*names, *parts, *ends))), by_sound=is_short)
    return Required(mention.start - start, mention.end - start, term, mention.text)


def find_wording(
    source: str, english: str, required: Required, others: Sequence[Required] = ()
) -> Wording | None:
    """Return the English words that stand for a name; None where none are likely to.

    `others` are the other names that the source has: their English is not this one's. Of accepted
    renderings the longest one counts.
    """
    present = read_english(english)
    accepted = sorted(required.term.english, key=lambda one: -len(rendering_forms(one)))
    for rendering in accepted:
        if next(occurrences(present, [rendering]), None) is not None:
            return Wording(rendering, decided=True)
    edits = candidate_edits(source, english, required, others)
    return Wording(_ARTICLE.sub("", edits[0].replaced), decided=False) if edits else None


def _ends(name: str) -> list[str]:
    """Return the ends of a person's name that can stand for it: no particle, no lone number."""
    found = words(name)
    return [
        name[word.start :]
        for word in found[1:]
        if not is_function_word(word.form) and not (word.numeral and word is found[-1])
        if not (is_particle(word.form) and word is found[-1])
    ]
