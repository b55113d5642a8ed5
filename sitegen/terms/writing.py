"""Writes a name into an English sentence in the place of other words, and mends the joints.

Changes nothing outside the stretch but "a" or "an" before it and a "the" that would stand twice.
"""

from __future__ import annotations

import re

# Words that begin with a vowel letter and not with its sound, and the other way round.
_NO_VOWEL_SOUND = re.compile(
    r"eu|ew|uk|uni(?!m|n)|unesco|ugan|uru|usa?\b|uta|uto|ui|uy|one\b|once\b|u-", re.IGNORECASE
)
_SILENT_H = re.compile(r"hono|hour|heir|honest", re.IGNORECASE)
_VOWELS = frozenset("aeiou")
# The names of these letters begin with a vowel.
_SPELT_WITH_VOWEL = "AEFHILMNORSX"
# An abbreviation this short is spelt out, letter by letter; a longer one is read as a word if it
# has a vowel.
_SPELT_OUT = 3
_ARTICLE = re.compile(r"\b(?P<article>an?|the)(?P<space>\s+)(?P<quote>[\"“'‘(]?)$", re.IGNORECASE)
_THE = re.compile(r"the\s+", re.IGNORECASE)


def write(english: str, start: int, end: int, rendering: str) -> str:
    """Put a rendering in the place of `english[start:end]`."""
    before, replaced, after = english[:start], english[start:end], english[end:]
    article = _ARTICLE.search(before)
    if article and _THE.match(rendering) and article["article"].lower() == "the":
        rendering = _THE.sub("", rendering, count=1)
    elif article and article["article"].lower() != "the":
        fitting = "an" if _sounds_as_vowel(rendering) else "a"
        if article["article"][0].isupper():
            fitting = fitting.capitalize()
        before = before[: article.start()] + fitting + before[article.end("article") :]
    if rendering[:1].islower() and replaced[:1].isupper() and _opens_sentence(before):
        rendering = _capitalised(rendering)
    if rendering.endswith(".") and after.startswith("."):
        after = after[1:]
    return before + rendering + after


def _opens_sentence(before: str) -> bool:
    bare = before.rstrip(" \"“‘'([")
    return not bare or bare[-1] in ".!?:"


def _capitalised(rendering: str) -> str:
    """Write a capital first; a name such as iPhone has its own."""
    if any(map(str.isupper, rendering.split(maxsplit=1)[0])):
        return rendering
    return rendering[0].upper() + rendering[1:]


def _sounds_as_vowel(rendering: str) -> bool:
    first = rendering.lstrip("\"“‘'(").split(maxsplit=1)[0]
    letters = first.replace(".", "")
    spelt_out = len(letters) <= _SPELT_OUT or _VOWELS.isdisjoint(letters.lower())
    if letters.isalpha() and letters.isupper() and spelt_out:
        return letters[0] in _SPELT_WITH_VOWEL
    if _SILENT_H.match(first):
        return True
    return first[0].lower() in _VOWELS and not _NO_VOWEL_SOUND.match(first)
