"""Tells on which sentence a sentence leans that cannot stand alone.

In: the sentences before it with what is known of how they lean. Out: the index of the nearest one
that says what is missing, None where no sentence does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sitegen.arabic.letters import fold_text
from sitegen.arabic.telling_words import root_of
from sitegen.arabic.words import words
from sitegen.model import Lean, LeanKind, Sentence

# What is missing was said no further back than so many sentences, or a reader has lost it too.
_REACH = 6


class Antecedents:
    """The sentences of an article, to be asked which one another leans on."""

    def __init__(self, sentences: Sequence[Sentence], headings: Collection[int]) -> None:
        self._sentences = sentences
        self._headings = headings
        self._roots: dict[int, frozenset[str]] = {}

    def find(
        self, at: int, leans: Sequence[Lean], kind: LeanKind, noun: str, *, skips: bool
    ) -> int | None:
        """Return the sentence that says what is missing in the one at a place.

        With a `noun`, the nearest that has a word of its root: for a speaker none else. With
        `skips`, the nearest that does not itself lean for want of a name; else the one before.
        """
        before = [
            index
            for index in range(at - 1, max(-1, at - 1 - _REACH), -1)
            if index not in self._headings
        ]
        if noun:
            root = root_of(noun)
            said = next((one for one in before if root and root in self._roots_of(one)), None)
            if said is not None or kind == "speaker":
                return said
        if skips:
            unsaid = {lean.sentence for lean in leans}
            return next((index for index in before if index not in unsaid), None)
        return before[0] if before else None

    def _roots_of(self, at: int) -> frozenset[str]:
        if at not in self._roots:
            found = words(self._sentences[at].text)
            self._roots[at] = frozenset(root_of(fold_text(word.text)) for word in found)
        return self._roots[at]
