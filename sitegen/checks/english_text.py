"""The English of a machine as the checks compare it: apostrophes plain, words with their places.

In: an answer as it came. Out: the same text with entities and apostrophes resolved, and its words.
Changes nothing that a reader sees: only the checks work on this.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Argos leaves entities of its training texts in its answers, with spaces around and inside them.
_ENTITY = re.compile(
    r"& ?(?:amp|quot|apos|lt|gt|nbsp|ndash|mdash|hellip|[lr][sd]quo"
    r"|#\d{1,7}|#[xX][\da-fA-F]{1,6}) ?;"
)
_APOSTROPHE_ENTITY = re.compile(r" ?& ?(?:apos|#39|#x27|rsquo|lsquo) ?; ?", re.IGNORECASE)
_QUOTE_ENTITY = re.compile(r"& ?quot ?;", re.IGNORECASE)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "`": "'"})
_WORD = re.compile(r"[^\W_]+(?:['\u2010\u2011-][^\W_]+)*")
# Longer ones do not fit beside a sentence; the beginning is enough to find them.
LONGEST_DETAIL = 80


class EnglishWord(NamedTuple):
    """A word and its span in the text it was cut from; `key` is what it is compared by.

    A tuple because sentences are cut into them by the thousand.
    """

    start: int
    end: int
    text: str
    key: str


def plain_english(english: str) -> str:
    """Resolve the ways in which quotation marks are written: "don &apos; t" becomes "don't"."""
    if "&" in english:
        english = _APOSTROPHE_ENTITY.sub("'", english)
        english = _QUOTE_ENTITY.sub('"', english)
    return english.translate(_APOSTROPHES)


def entities(text: str) -> list[str]:
    """List the entities of a text as they are written, in order."""
    return _ENTITY.findall(text) if "&" in text else []


def english_words(text: str) -> tuple[EnglishWord, ...]:
    """Cut plain English into words; what a hyphen or an apostrophe joins is one word."""
    return tuple(
        EnglishWord(*match.span(), match[0], match[0].casefold()) for match in _WORD.finditer(text)
    )


def detail(text: str) -> str:
    """Fit words into a doubt's detail: on one line, cut with an ellipsis where they are long."""
    line = " ".join(text[: 4 * LONGEST_DETAIL].split())
    return line if len(line) <= LONGEST_DETAIL else line[: LONGEST_DETAIL - 1].rstrip() + "…"
