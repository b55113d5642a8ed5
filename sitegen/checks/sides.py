"""A sentence and its English, read once for all checks.

In: the Arabic, and the English as the machine wrote it. Out: both with their words, made
comparable. Judges nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.arabic.letters import fold_text
from sitegen.checks.english_text import EnglishWord, english_words, plain_english

# Folding leaves no marks within words; digits stay together with their separators.
_ARABIC_WORD = re.compile(r"\d+(?:[.,٫٬]\d+)+|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a translation.

    `source` and `written` are as they came. `folded` is the Arabic folded for matching and `arabic`
    its words; `english` is what was written with its entities and apostrophes plain, and `words`
    are cut from that.
    """

    source: str
    folded: str
    arabic: tuple[str, ...]
    written: str
    english: str
    words: tuple[EnglishWord, ...]


def read_sides(source: str, english: str) -> Sides:
    """Read a sentence and its English."""
    folded = fold_text(source)
    plain = plain_english(english)
    return Sides(
        source=source,
        folded=folded,
        arabic=tuple(_ARABIC_WORD.findall(folded)),
        written=english,
        english=plain,
        words=english_words(plain),
    )
