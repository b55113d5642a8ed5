"""Cuts a sentence into the pieces that are tagged: words as they are written, and single marks.

In goes text in NFC; out come pieces with offsets into it and a folded form. Attached particles
stay on their word here. Invisible signs belong to the word around them, or to nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sitegen.arabic.letters import INVISIBLE, MARKS, TATWEEL, fold_text

# Digits keep their separators: 2,500 is one piece. A tatweel alone is a dash in some newsrooms.
_PIECE = re.compile(
    rf"\d+(?:[.,٫٬]\d+)+|[^\W_{TATWEEL}](?:[^\W_]|[{MARKS}{INVISIBLE}])*|[^\s{INVISIBLE}]"
)
# Words kept with their folded form; a newspaper's daily vocabulary.
_KEPT = 1 << 16


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a mark; offsets are code points into the text it was cut from."""

    start: int
    end: int
    form: str


def cut(text: str, offset: int = 0) -> list[Piece]:
    """Cut text into pieces in order; `offset` is added to every position."""
    pieces = []
    for match in _PIECE.finditer(text):
        # A sign behind a word is no part of it.
        word, start = match[0].rstrip(INVISIBLE), match.start() + offset
        pieces.append(Piece(start, start + len(word), folded_word(word)))
    return pieces


@lru_cache(maxsize=_KEPT)
def folded_word(word: str) -> str:
    """Fold one word for comparing; small letters, and a mark as it is."""
    return fold_text(word).lower() or word
