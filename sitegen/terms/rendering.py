"""Tells whether the English of a name stands in a sentence, and where.

In go English sentences and accepted renderings. Whole words count; case, accents, hyphens, kinds of
apostrophe, a possessive 's, a leading "the" and the dots of abbreviations do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sitegen.terms.english import EnglishText, read_english, words
from sitegen.terms.listing import Required

# Renderings of a newsroom's list that are kept in their comparable form.
_KEPT = 4096
# An abbreviation this short may look like a word ("US", "WHO"), so that its capitals count.
_LONGEST_LOOKALIKE = 3


@lru_cache(maxsize=_KEPT)
def rendering_forms(rendering: str) -> tuple[str, ...]:
    """Return the comparable words of a rendering, without a leading "the"."""
    forms = tuple(word.form for word in words(rendering))
    return forms[1:] if len(forms) > 1 and forms[0] == "the" else forms


def has_rendering(english: str, accepted: Sequence[str]) -> bool:
    """Tell whether one of the accepted renderings stands in the English as whole words.

    An abbreviation of up to three capitals counts in capitals only: "us" is not the US.
    """
    return stands(read_english(english), accepted)


def stands(english: EnglishText, accepted: Sequence[str]) -> bool:
    """Tell the same of a sentence that has been cut into words."""
    return next(occurrences(english, accepted), None) is not None


def occurrences(english: EnglishText, accepted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where renderings stand, as stretches of words, end exclusive."""
    for rendering in accepted:
        forms = rendering_forms(rendering)
        if not forms:
            continue
        capitals = _is_abbreviation(rendering)
        for at in english.at.get(forms[0], ()):
            stretch = english.words[at : at + len(forms)]
            if tuple(word.form for word in stretch) != forms:
                continue
            if not capitals or stretch[0].written.isupper():
                yield at, at + len(forms)


def missing(english: str, required: Sequence[Required]) -> tuple[Required, ...]:
    """Return the required names without a rendering, each term once, in their order.

    A name that stands twice in the source needs to be there once: English goes on with "he".
    """
    if not required:
        return ()
    present = read_english(english)
    seen: set[tuple[str, ...]] = set()
    absent: list[Required] = []
    for one in required:
        if one.term.arabic in seen:
            continue
        seen.add(one.term.arabic)
        if not stands(present, one.term.english):
            absent.append(one)
    return tuple(absent)


def _is_abbreviation(rendering: str) -> bool:
    bare = rendering.replace(".", "")
    return bare.isalpha() and bare.isupper() and len(bare) <= _LONGEST_LOOKALIKE
