"""The words of a name, where a compound counts as one: عبد الله, أبو مازن, ابن سينا, صلاح الدين.

In: a name as an article writes it. Out: its folded words. Tells nothing about whose name it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitegen.arabic.letters import fold_text

ARTICLE = "ال"
_WORDS = re.compile(r"[^\W_]+")
# Written for g as well; folding would make a k of it.
_GAF = str.maketrans({"گ": "غ", "ڨ": "غ", "ڭ": "غ"})
_SON = "بن"
# All ways to write the words that open a compound: ابن and بن are one. The house, آل, gets a letter
# that folded text has not at this place: آل ثاني is not الثاني.
_OPENING = {
    fold_text(word): shown
    for shown, words in {
        "عبد": ("عبد",),
        "ابو": ("أبو",),
        "ابي": ("أبي",),
        "ابا": ("أبا",),
        _SON: (_SON, "ابن"),
        "بنت": ("بنت",),
        "ام": ("أم",),
        "ءال": ("آل",),
        "ذو": ("ذو",),
        "ذي": ("ذي",),
    }.items()
    for word in words
}
# These end one.
_CLOSING = frozenset(map(fold_text, ("الله", "الدين")))


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without hyphens and quotation marks, compounds as one."""
    return tuple(_compounds(_WORDS.findall(fold_text(name.translate(_GAF)))))


def bare(word: str) -> str:
    """Take the article off a folded word that is longer than a letter without it."""
    return word.removeprefix(ARTICLE) if len(word) > len(ARTICLE) + 1 else word


def _compounds(words: Iterable[str]) -> list[str]:
    joined: list[str] = []
    open_ended = False
    for word in words:
        opening = _OPENING.get(word)
        if joined and (open_ended or word in _CLOSING):
            joined[-1] += opening or word
        else:
            joined.append(opening or word)
        open_ended = opening is not None
    return joined
