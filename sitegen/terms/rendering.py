"""Tells whether the English of a name stands in a sentence, and where.

In go English sentences and accepted renderings. Whole words count; case, accents, hyphens, kinds of
apostrophe, a possessive 's, a leading "the" and the dots of abbreviations do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sitegen.terms.english import Word, words
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
    return next(occurrences(words(english), accepted), None) is not None


def occurrences(english: Sequence[Word], accepted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where renderings stand, as stretches of words, end exclusive."""
    for rendering in accepted:
        forms = rendering_forms(rendering)
        if not forms:
            continue
        capitals = _is_abbreviation(rendering)
        size = len(forms)
        for at in range(len(english) - size + 1):
            if english[at].form != forms[0] or (capitals and not english[at].written.isupper()):
                continue
            if all(english[at + more].form == forms[more] for more in range(1, size)):
                yield at, at + size


def missing(english: str, required: Sequence[Required]) -> tuple[Required, ...]:
    """Return the required names without a rendering, each term once, in their order.

    A name that stands twice in the source needs to be there once: English goes on with "he".
    """
    present = words(english) if required else ()
    seen: set[tuple[str, ...]] = set()
    absent: list[Required] = []
    for one in required:
        if one.term.arabic in seen:
            continue
        seen.add(one.term.arabic)
        if next(occurrences(present, one.term.english), None) is None:
            absent.append(one)
    return tuple(absent)


def _is_abbreviation(rendering: str) -> bool:
    bare = rendering.replace(".", "")
    return bare.isalpha() and bare.isupper() and len(bare) <= _LONGEST_LOOKALIKE
