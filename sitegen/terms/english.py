"""Cuts an English sentence into words that can be compared, with their spans.

In goes English as a machine writes it, HTML entities and all; out come words whose form is free of
case, accents, apostrophes and the dots of abbreviations. Hyphens part words; a possessive 's and
punctuation belong to none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_APOSTROPHES = "'\u2018\u2019\u02bc\u02bb`\u00b4"
_APOSTROPHE = rf"(?:[{_APOSTROPHES}]|&(?:apos|\#0*39|\#x27|rsquo);)"
# Alternatives in this order: a possessive ending, even one that a tokenizer set apart; an entity;
# letters with a dot each; a word, with apostrophes inside it.
_PIECE = re.compile(
    rf"""(?P<skipped>\s?{_APOSTROPHE}\s?s(?![^\W_])|&\#?\w{{1,8}};)
    |(?P<dotted>(?<![^\W_])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?)
    |(?P<word>[^\W_]\u0300?(?:[^\W_]|[\u0300-\u036f]|[{_APOSTROPHES}](?=[^\W_])
      (?!s(?![^\W_])))*)""",
    re.VERBOSE | re.IGNORECASE,
)
# Up to the numbers that kings, popes and wars need.
_NUMERAL = re.compile(r"\d+|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_NOT_SPELT = re.compile(rf"[{_APOSTROPHES}.]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an English sentence: its span in code points, as written, and comparable."""

    start: int
    end: int
    written: str
    form: str

    @property
    def capital(self) -> bool:
        """Whether it holds a capital letter."""
        return any(map(str.isupper, self.written))

    @property
    def numeral(self) -> bool:
        """Whether it is a number in digits or, in capitals, a Roman one."""
        return bool(_NUMERAL.fullmatch(self.written))


@dataclass(frozen=True, slots=True)
class EnglishText:
    """An English sentence cut into words, and where each comparable form stands among them."""

    text: str
    words: tuple[Word, ...]
    at: Mapping[str, tuple[int, ...]]


def read_english(text: str) -> EnglishText:
    """Cut a sentence into words and note where each form stands."""
    found = words(text)
    at: dict[str, list[int]] = {}
    for number, word in enumerate(found):
        at.setdefault(word.form, []).append(number)
    return EnglishText(text, found, {form: tuple(numbers) for form, numbers in at.items()})


def words(english: str) -> tuple[Word, ...]:
    """Cut English text into its words, in order."""
    found: list[Word] = []
    for match in _PIECE.finditer(english):
        if match.lastgroup == "skipped":
            continue
        form = comparable(match[0])
        if form:
            found.append(Word(match.start(), match.end(), match[0], form))
    return tuple(found)


def comparable(word: str) -> str:
    """Return a word without case, accents, apostrophes and dots."""
    bare = _NOT_SPELT.sub("", word)
    if bare.isascii():
        return bare.lower()
    plain = unicodedata.normalize("NFKD", bare)
    return "".join(one for one in plain if not unicodedata.combining(one)).casefold()
