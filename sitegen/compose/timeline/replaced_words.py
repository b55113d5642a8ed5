"""Tells whether two sentences are built alike and say different things in the same place.

In: two tellings, by their content words in order. Out: a verdict. "A met the mayor of Aden" and
"A met the mayor of Taiz" are alike in all but the one word that counts; verbs of saying are not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from sitegen.arabic.words import content_words
from sitegen.compose.timeline.tellings import ACTOR, Told

# A name of a person with an office before it; where more words differ, the sentence is another.
LONGEST_PLACE = 3
# Forms of one word share more than half of their letters: يستمر, استمرت.
SAME_WORD = 0.6
# The groups of the packaged list that hold verbs of saying.
VERBS = ("verb", "placed", "relay", "participle")


def differ_in_place(one: Told, two: Told) -> bool:
    """Tell whether words of one stand in the other's place of as many, and mean something else.

    Words that the other has elsewhere were moved, not replaced. Where one side names an actor the
    other may have more words there, or fewer: a name that nobody knows. The words of the actor's
    own name are no other.
    """
    matcher = SequenceMatcher(None, one.words, two.words, autojunk=False)
    names = {ACTOR + actor: name for told in (one, two) for actor, name in told.names.items()}
    return any(
        _are_others(
            [word for word in one.words[start:end] if word not in two.tokens],
            [word for word in two.words[other:other_end] if word not in one.tokens],
            names,
        )
        for kind, start, end, other, other_end in matcher.get_opcodes()
        if kind == "replace"
    )


def _are_others(
    ours: Sequence[str], theirs: Sequence[str], names: Mapping[str, frozenset[str]]
) -> bool:
    every = (*ours, *theirs)
    is_named = any(word in names for word in every)
    fit = len(ours) == len(theirs) or is_named
    if not (ours and theirs and fit and max(len(ours), len(theirs)) <= LONGEST_PLACE):
        return False
    saying = _words_of_saying()
    if any(word in saying for word in every):
        return False
    return not any(_is_same_word(one, two, names) for one in ours for two in theirs)


def _is_same_word(one: str, two: str, names: Mapping[str, frozenset[str]]) -> bool:
    if one in names.get(two, ()) or two in names.get(one, ()):
        return True
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= SAME_WORD


@cache
def _words_of_saying() -> frozenset[str]:
    """Load the packaged words that report speech, as content words are compared."""
    source = files("sitegen.data").joinpath("reporting_verbs.txt").read_text("utf-8")
    groups = (line.partition(":") for line in source.splitlines())
    verbs = (forms for kind, _, forms in groups if kind in VERBS)
    return frozenset(word for forms in verbs for word in content_words(forms))
