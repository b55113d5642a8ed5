"""ROUGE-2 for Arabic summaries: how many pairs of neighbouring words two texts share.

In go texts; out comes an F1 between 0 and 1. Source of the measure: Lin, "ROUGE: A Package for
Automatic Evaluation of Summaries", 2004. No stemming, no stop words left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

Bigrams = Counter[tuple[str, str]]

# One spelling of the letters that are written in more than one way; tatweel goes.
_LETTERS = str.maketrans({**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ة": "ه", "ـ": None})
# Vowel signs, and the signs that only the Quran has.
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")
# A word of Arabic letters (those of Persian and Urdu among them), or a run of digits.
_TOKEN = re.compile(r"[\u0620-\u064a\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff]+|\d+")


def tokens(text: str) -> list[str]:
    """Cut a text into what is compared: words of Arabic letters, and numbers in ASCII digits."""
    plain = _MARKS.sub("", unicodedata.normalize("NFC", text).translate(_LETTERS))
    return [_number(token) for token in _TOKEN.findall(plain)]


def bigrams(text: str) -> Bigrams:
    """Count the pairs of neighbouring tokens of a text."""
    return Counter(pairwise(tokens(text)))


def f1(left: Bigrams, right: Bigrams) -> float:
    """Return the F1 of two counts, 0 to 1; a pair counts as often as both have it."""
    shared = sum(min(times, right[pair]) for pair, times in left.items() if pair in right)
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def rouge2(summary: str, references: Sequence[str]) -> float:
    """Return the mean F1 of a summary against each of the references (at least one)."""
    own = bigrams(summary)
    return sum(f1(own, bigrams(reference)) for reference in references) / len(references)


def _number(token: str) -> str:
    return "".join(str(int(digit)) for digit in token) if token.isdecimal() else token
