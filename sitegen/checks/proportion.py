"""Tells whether the English is far too short or too long for its Arabic.

In: a sentence and its English. Out: how far its length lies from what people need, as a number of
standard deviations, and a doubt where that is too far or where a bracket of the Arabic has gone.

The figures were measured on the even rows of the development part of FLORES-200 (498 sentences
with their human English).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from sitegen.checks.english_text import detail
from sitegen.checks.sides import Sides
from sitegen.model import Doubt


@dataclass(frozen=True, slots=True)
class _Measure:
    """What the logarithm of English by Arabic length is among people.

    Its variance is what style makes of any sentence, and what chance makes of one letter or word,
    divided by their number.
    """

    mean: float
    variance: float
    variance_of_one: float
    ground: int

    def deviation(self, arabic: int, english: int) -> float:
        """Tell how many standard deviations this English is from what is usual."""
        of, to = arabic + self.ground, english + self.ground
        spread = math.sqrt(self.variance + self.variance_of_one / of)
        return (math.log(to / of) - self.mean) / spread


# A mean of 0.131: English has 14 % more letters and digits than unvowelled Arabic. `ground` keeps a
# letter or a word more or less from counting where there are few of them.
_LETTERS = _Measure(mean=0.131, variance=0.0026, variance_of_one=1.677, ground=10)
_WORDS = _Measure(mean=0.107, variance=0.009, variance_of_one=0.299, ground=2)
# On the same rows 4 of 498 human sentences are shorter than this (acronyms for names in full; one
# translates something else), and cutting off their last 40 % brings 69 % of them below it.
_TOO_SHORT = -2.5
# The longest human sentence lies at 2.1, the longest of Argos at 1.9.
_TOO_LONG = 3.2
# Of those that lost their brackets, human ones lie above -0.5 and Argos's faults below this.
_SHORT_WITHOUT_BRACKET = -1.2
# A bracket of fewer letters holds an acronym or a unit.
_BRACKET_LETTERS = 8
_BRACKET = re.compile(r"\(([^()]{1,400})\)")
_ENGLISH_BRACKETS = re.compile(r"[(\[]|\s[–—-]\s|[–—]")


def deviation(sides: Sides) -> float:
    """Tell how far the English is from its usual length, in standard deviations; 0 is usual.

    The middle between letters and words: acronyms and names in full mislead either alone.
    """
    letters = _LETTERS.deviation(_letters(sides.folded), _letters(sides.english))
    return (letters + _WORDS.deviation(len(sides.arabic), len(sides.words))) / 2


def length_doubts(sides: Sides) -> tuple[Doubt, ...]:
    """Return a doubt where the length is out of proportion, or a bracket has gone.

    The detail tells the words of both sides ("31 → 15"), or holds the bracket of the Arabic.
    """
    away = deviation(sides)
    if away < _TOO_SHORT or away > _TOO_LONG:
        return (Doubt("length", f"{len(sides.arabic)} → {len(sides.words)}"),)
    if away < _SHORT_WITHOUT_BRACKET and not _ENGLISH_BRACKETS.search(sides.english):
        for bracket in _BRACKET.finditer(sides.source):
            if _letters(bracket[1]) >= _BRACKET_LETTERS:
                return (Doubt("length", detail(bracket[0])),)
    return ()


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
