"""Cuts text into words, and into the words that carry meaning, made comparable.

A word holds a letter or a digit; punctuation never belongs to one. Content words are folded, lose
their article and attached particles, and are for comparing texts, never for display.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from sitegen.arabic.letters import MARKS, fold_text

# Digits keep their separators: 2,500 and 3.5 are one word each. Tatweel counts as a letter.
_WORD = re.compile(rf"\d+(?:[.,٫٬]\d+)+|[^\W_](?:[^\W_]|[{MARKS}])*")
# The article with what may stand before it. Two letters may be left behind the bare article
# (الحظ), three behind more, or بالغة would lose its first half.
_ARTICLE = re.compile(r"ال(?=..)|[وف]?(?:[بك]?ال|لل)(?=...)")
# A word of three letters that begins with و is rarely "and" with a word of two.
_MIN_WITH_AND = 4
# Pronouns on the end of a word, longest first; a shorter rest may well be a word of its own.
_PRONOUNS = ("هما", "ها", "هم")
_MIN_OWNED = 4
_CONJUNCTIONS = ("و", "ف")
# A single letter tells nothing.
_SHORTEST = 2
# Forms of words: an archive's fit twice over.
_REMEMBERED = 1 << 17


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its span in the text it was cut from."""

    start: int
    end: int
    text: str


def words(text: str) -> tuple[Word, ...]:
    """Cut text into words, in order, with code point offsets."""
    return tuple(Word(*match.span(), match[0]) for match in _WORD.finditer(text))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where each word stands, as `words` cuts them, without making a value of each."""
    return [match.span() for match in _WORD.finditer(text)]


def count_words(text: str) -> int:
    """Count the words as a reader does: what stands between white space, with a letter or digit."""
    return sum(1 for token in text.split() if any(map(str.isalnum, token)))


def content_words(text: str) -> tuple[str, ...]:
    """Return the folded content words of a text in order, with repetitions.

    Stop words, single letters and bare numbers are left out; the article and the particles before
    it, a leading و that is no part of the word, and pronouns at the end are cut off. This is no
    stemmer: it joins forms of one word that differ by what is attached to it.
    """
    stopped = _folded_stop_words()
    found: list[str] = []
    for match in _WORD.finditer(fold_text(text)):
        word = match[0]
        if word in stopped or (word[0] in "وف" and word[1:] in stopped):
            continue
        bare = _bare(word)
        if len(bare) > 1 and not bare[0].isdigit() and bare not in stopped:
            found.append(bare.lower())
    return tuple(found)


def comparable(word: str) -> str:
    """Return a word folded and without what is attached to it, so that its forms compare equal.

    Unlike among content words, stop words and numbers stay; a stop word loses only a leading و
    or ف.
    """
    folded = fold_text(word).lower()
    stopped = _folded_stop_words()
    if folded[:1] in _CONJUNCTIONS and folded[1:] in stopped:
        return folded[1:]
    return _bare(folded) if folded and folded not in stopped else folded


def is_stop_word(word: str) -> bool:
    """Tell whether a folded word is a stop word or a single letter."""
    return len(word) < _SHORTEST or word in _folded_stop_words()


@cache
def stop_words() -> frozenset[str]:
    """Return the stop words of the packaged list as they are spelt, not folded."""
    return frozenset(_entries("stopwords_ar.txt"))


@cache
def _folded_stop_words() -> frozenset[str]:
    return frozenset(map(fold_text, stop_words()))


@lru_cache(maxsize=_REMEMBERED)
def _bare(word: str) -> str:
    own_waw = word.startswith(_own_waw())
    article = None if own_waw else _ARTICLE.match(word)
    if article:
        word = word[article.end() :]
    elif word[0] == "و" and len(word) >= _MIN_WITH_AND and not own_waw:
        word = word[1:]
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _MIN_OWNED:
            return word[: -len(pronoun)]
    return word


@cache
def _own_waw() -> tuple[str, ...]:
    return tuple(sorted(map(fold_text, _entries("own_waw_ar.txt"))))


def _entries(name: str) -> list[str]:
    source = resources.files("sitegen.data").joinpath(name)
    lines = map(str.strip, source.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
