"""What surrounds a missing name: where it should stand, what is taken, what explains other words.

In go a source sentence, its English and the names required; out comes how far along the name should
stand, which English words belong to other names that are right, and how well the rest of the source
explains any other English word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.terms.english import EnglishText, Word, words
from sitegen.terms.listing import Required
from sitegen.terms.names import ArabicWord, arabic_words, article_variants, near_arabic
from sitegen.terms.rendering import occurrences, rendering_forms
from sitegen.terms.sounds import latin_sounds, weight
from sitegen.terms.vocabulary import meanings

# And, then; in, like, to: what may be attached to a word, before its article.
_PARTICLES = re.compile(r"^(?:[وف]?[بكل]|[وف])(?=...)")
_LAST_WORD = re.compile(r"([^\W_]\S*) +[وفبكل]?$")
_FIRST_WORD = re.compile(r" +([^\W_][^\s،؛.:!؟\"»”)]*)")
# Letters; how far a neighbour is looked for.
_WORD_LENGTH = 40
# Sounds that weigh less are like too many words by chance.
_MIN_WEIGHT = 1.5
# What may part two words of one name: a space, a hyphen, a possessive ending, the full stop of an
# abbreviation.
_JOINT = re.compile(r"[ \u00a0]?[-\u2010-\u2013]?[ \u00a0]?|(?:['\u2019]| &apos; )s ")
_ABBREVIATION = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|St|Mt|Ft|Jr|Gen|Col|Lt|Sgt|Prof|v|vs|[A-Z])\. ?", re.IGNORECASE
)
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one name that the English lacks; `words` are those of `english`.

    `at` is where the name stands in the source, from 0 to 1. `taken` are the places, in `words`, of
    words that stand for something else for certain. `rest` are the words of the source that belong
    to no name found in the English, nor to the missing one; `before` and `behind` the words beside
    the missing one.
    """

    english: str
    words: tuple[Word, ...]
    at: float
    taken: frozenset[int]
    rest: tuple[ArabicWord, ...]
    before: ArabicWord | None
    behind: ArabicWord | None

    def explained(self, word: Word) -> float:
        """Return how near an English word is to the rest of the source, by sound or meaning."""
        sounds = latin_sounds(word.form)
        return max((near_arabic(word.form, sounds, one) for one in self.rest), default=0.0)

    def joined(self, at: int) -> bool:
        """Tell whether the word at this place and the next one could be of one name."""
        if not 0 <= at < len(self.words) - 1:
            return False
        before, after = self.words[at], self.words[at + 1]
        between = self.english[before.end : after.start]
        if _JOINT.fullmatch(between):
            return True
        return bool(_ABBREVIATION.fullmatch(before.written + between))


def read_context(
    source: str, english: EnglishText, required: Required, others: Sequence[Required]
) -> Context:
    """Return the surroundings of a missing name."""
    taken: set[int] = set()
    settled: list[Required] = []
    for other in (required, *others):
        held = list(occurrences(english, other.term.english))
        if held or other.term == required.term:
            settled.append(other)
        for first, end in held:
            taken.update(range(first, end))
    latin = {word.form for word in words(source) if _LATIN.search(word.form)}
    own = {form for one in required.term.english for form in rendering_forms(one)}
    taken.update(
        at
        for at, word in enumerate(english.words)
        if word.form not in own and (word.form in latin or word.form.isdigit())
    )
    at = (required.start + required.end) / (2 * len(source)) if source else 0.0
    return Context(
        english.text,
        english.words,
        at,
        frozenset(taken),
        _rest(source, settled),
        *_beside(source, required),
    )


def _rest(source: str, settled: Sequence[Required]) -> tuple[ArabicWord, ...]:
    pieces: list[str] = []
    done = 0
    for one in sorted(settled, key=lambda one: one.start):
        pieces.append(source[done : one.start])
        done = max(done, one.end)
    pieces.append(source[done:])
    return tuple(
        word
        for text in dict.fromkeys(arabic_words(" ".join(pieces)))
        if (word := _variants(text)).sounds or word.meanings
    )


def _beside(source: str, required: Required) -> tuple[ArabicWord | None, ArabicWord | None]:
    """Return the words right before and right behind the name, None at punctuation."""
    before = _LAST_WORD.search(source[max(0, required.start - _WORD_LENGTH) : required.start])
    behind = _FIRST_WORD.match(source[required.end : required.end + _WORD_LENGTH])
    return before and _variants(before[1]), behind and _variants(behind[1])


def _variants(text: str) -> ArabicWord:
    bare = _PARTICLES.sub("", text)
    sounds = (*article_variants(text), *article_variants(bare))
    return ArabicWord(
        tuple(one for one in dict.fromkeys(sounds) if weight(one) >= _MIN_WEIGHT),
        meanings(text) | meanings(bare),
    )
