"""Cuts text in any script into the words that readers search for, spelling differences left out.

In: text as written. Out: forms, one per word, and the core of a form. A core is no stem for readers
to see: it names the bucket in which forms of one word are kept together, so it may take too much
off, never too little. templates/assets/search_words.js does the same in the browser, and
tests/cases/search_words.txt holds both to it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Persian and Urdu letters are typed for the Arabic ones that look or sound the same.
_ALIKE = str.maketrans("ىیېةۀەہھکگڤپچژٱ", "يييهههههككفبجزا")
# Bidi controls, joiners, tatweel, soft hyphen, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u0640\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DIGITS = {zero + digit: str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
# Numbers that are no digits of ours (½, Ⅻ) count as letters to Python and as nothing in a browser.
_OTHER_NUMBERS = ("Nl", "No")
_WORD = re.compile(r"[0-9]+(?:[.,٫٬][0-9]+)*|[^\W\d_]+")
_SEPARATORS = re.compile("[.,٫٬]")
_ARABIC = re.compile("[ء-ي]")
# Three letters stay of every Arabic word, two behind the article: fewer say nothing.
_BEFORE = re.compile("^(?:[وفبكل](?=...)|ال(?=..))+")
_ENDINGS = re.compile("(...)(?:هما|ها|هم|نا|ان|ين|ون|ات|اء|وا|ته|يه|ه|ي|ا|ت)+$")
_ENGLISH_PLURAL = re.compile("(?<=...)ies$")
_ENGLISH_ENDING = re.compile("(?<=...)(?:ing|ed|es|s|e|y)$")
# The vocabulary of some ten thousand articles.
_REMEMBERED = 1 << 18


def fold(text: str) -> str:
    """Fold text of any script for searching.

    Beyond what compares Arabic elsewhere ؤ and ئ lose their hamza, and Latin letters their accents:
    who searches types what is quickest. Folding folded text changes nothing.
    """
    decomposed = unicodedata.normalize("NFKD", text).lower()
    plain = "".join(filter(None, map(_plain, decomposed)))
    folded = _INVISIBLE.sub("", plain).translate(_ALIKE).translate(_DIGITS)
    return re.sub("ي{2,}", "ي", folded).replace("اميرك", "امريك")


def forms(text: str) -> list[str]:
    """Return the words of a text as they are searched for, in order; numbers without separators."""
    return [form for chunk in text.split() for form in _forms_of(chunk)]


@lru_cache(maxsize=_REMEMBERED)
def core(form: str) -> str:
    """Return what a form shares with other forms of its word."""
    if form[0].isdigit():
        return form
    if _ARABIC.search(form):
        return unended(_BEFORE.sub("", form))
    return _ENGLISH_ENDING.sub("", _ENGLISH_PLURAL.sub("y", form))


def unended(word: str) -> str:
    """Take off all that looks like Arabic endings."""
    return _ENDINGS.sub(r"\1", word)


@lru_cache(maxsize=_REMEMBERED)
def _forms_of(chunk: str) -> tuple[str, ...]:
    found = _WORD.findall(fold(chunk))
    return tuple(_SEPARATORS.sub("", word) if word[0].isdigit() else word for word in found)


@lru_cache(maxsize=_REMEMBERED)
def _plain(character: str) -> str:
    """Return a character without what only marks it; a blank for a number that is no digit."""
    category = unicodedata.category(character)
    if category == "Mn":
        return ""
    return " " if category in _OTHER_NUMBERS or character == "\u200c" else character
