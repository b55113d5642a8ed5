"""Tells where the English is not English: Arabic left in it, marks of a machine, or nothing new.

In: a sentence and its English. Out: at most one doubt, with what should not be there. Words of
other scripts that the Arabic holds too are its own business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sitegen.checks.english_text import detail, english_words, entities
from sitegen.checks.sides import Sides
from sitegen.model import Doubt

_ARABIC_RANGES = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
# A word, a number in Arabic digits, or a mark that English writes otherwise.
_ARABIC = re.compile(rf"(?=\w)[{_ARABIC_RANGES}][\w{_ARABIC_RANGES}]*|[،؛؟٪]+")
# What decoders and tokenizers put for what they do not know, and the pieces they work with.
_MACHINE_MARKS = re.compile(
    r"\u2047|\ufffd|\u2581|<(?:unk|pad|s|/s|mask|eos|bos|2en)>|\[UNK\]|@@(?=\s|$)"
)
_OTHER_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "LATIN"
# A Greek letter stands in the English of science; letters that look alike in both are taken for it.
_USUAL_SCRIPTS = (_LATIN, "GREEK", "MICRO", "MODIFIER", "FEMININE", "MASCULINE", "FULLWIDTH", "OHM")
# A source of fewer Arabic words may well be answered by its Latin name alone: "تويتر (Twitter)".
_WORDS_TO_SAY = 3
# More words than these do not help to find the place.
_MOST_SHOWN = 6


def untranslated_doubts(sides: Sides) -> tuple[Doubt, ...]:
    """Return a doubt with what in the English is Arabic, another script, or no text at all."""
    source, english = sides.source, sides.written
    left = (
        _first([match[0] for match in _ARABIC.finditer(english)])
        or _first(_machine_marks(source, english))
        or _first(_foreign(source, english))
        or _nothing_new(sides)
    )
    return (Doubt("untranslated", detail(left)),) if left else ()


def _first(found: Iterable[str]) -> str:
    """Join the first of what was found, each once."""
    return " ".join(list(dict.fromkeys(found))[:_MOST_SHOWN])


def _machine_marks(source: str, english: str) -> list[str]:
    """List unknown-word marks and entities that the source does not have itself."""
    found = [match[0] for match in _MACHINE_MARKS.finditer(english)] + entities(english)
    return [mark for mark in dict.fromkeys(found) if mark not in source]


def _foreign(source: str, english: str) -> list[str]:
    """List words in a script that is not English, unless they stand in the source."""
    if english.isascii():
        return []
    found = (match[0] for match in _OTHER_WORD.finditer(english) if not match[0].isascii())
    foreign = [word for word in found if not all(map(_is_usual, word))]
    if not foreign:
        return []
    own = set(_OTHER_WORD.findall(source))
    return [word for word in foreign if word not in own]


def _is_usual(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(_USUAL_SCRIPTS)


def _nothing_new(sides: Sides) -> str:
    """Return English that says no more than the Latin words and numbers of its Arabic."""
    source = sides.folded.casefold()
    if any(word.key not in source for word in sides.words):  # nearly always the very first
        return ""
    own = {word.key for word in english_words(source)}
    if any(word.key not in own for word in sides.words):
        return ""
    arabic = sum(_ARABIC.match(word) is not None for word in sides.arabic)
    return sides.english.strip() if arabic >= _WORDS_TO_SAY else ""
