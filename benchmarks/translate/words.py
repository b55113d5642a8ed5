"""Words that look like Arabic and English, made up from roots and syllables.

In: a seed and how many. Out: that many different words, the commonest first, the same each time.
They fill a vocabulary and vary sentences; nobody is meant to understand them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import accumulate

CONSONANTS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
# Digits stand for the consonants of a root.
PATTERNS = ("123", "1ا23", "م12و3", "12ي3", "ت12ي3", "ا1ت2ا3", "است12ا3", "12ا3", "م1ا23", "12و3")
BEFORE = ("", "", "", "ال", "ال", "وال", "بال", "لل", "و", "ف", "ب", "ل", "ي", "ت", "سي", "كال")
AFTER = ("", "", "", "ة", "ات", "ين", "ون", "ه", "ها", "هم", "ية", "ي", "نا", "وا")

FIRST = "bcdfghjklmnprstvw"
SECOND = ("", "", "", "", "h", "l", "r")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ee", "io", "oa", "ou")
CODAS = ("", "", "", "l", "m", "n", "nd", "nt", "r", "rt", "s", "st", "t", "ck")
ENDINGS = ("", "", "", "s", "ed", "ing", "er", "ly", "tion", "ment", "al", "ity")
MOST_SYLLABLES = 3


def arabic_words(count: int, seed: int) -> list[str]:
    """Make different words out of roots of three consonants, with clitics and endings."""
    return _different(_arabic, count, random.Random(seed))


def english_words(count: int, seed: int) -> list[str]:
    """Make different words out of syllables, with endings."""
    return _different(_english, count, random.Random(seed))


def draw(words: Sequence[str], count: int, seed: int) -> list[str]:
    """Draw words as texts use them: the n-th about 1/n as often as the first (Zipf's law)."""
    shares = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    return random.Random(seed).choices(words, cum_weights=shares, k=count)


def _different(
    make: Callable[[random.Random], str], count: int, chosen: random.Random
) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < count:
        words[make(chosen)] = None
    return list(words)


def _arabic(chosen: random.Random) -> str:
    root = chosen.choices(CONSONANTS, k=3)
    stem = "".join(
        root[int(sign) - 1] if sign in "123" else sign for sign in chosen.choice(PATTERNS)
    )
    return chosen.choice(BEFORE) + stem + chosen.choice(AFTER)


def _english(chosen: random.Random) -> str:
    syllables = (
        chosen.choice(FIRST) + chosen.choice(SECOND) + chosen.choice(VOWELS) + chosen.choice(CODAS)
        for _ in range(chosen.randint(1, MOST_SYLLABLES))
    )
    return "".join(syllables) + chosen.choice(ENDINGS)
