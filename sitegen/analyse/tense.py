"""Tells from the words around a place whether a clause speaks of the past or the future.

In go folded forms; out comes a direction: -1, +1, or 0 where the words do not say. A first
approximation by word lists and the future prefix, without any parsing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from sitegen.arabic.letters import fold_text

Direction = Literal[-1, 0, 1]

_CONJUNCTIONS = "وف"
# The future prefix before the four letters that begin a present-tense verb.
_FUTURE = tuple("س" + letter for letter in "يتنا")
# Shorter words with these letters are seldom verbs (سيف, ستة).
_SHORTEST_FUTURE = 5
_PAST_ENDINGS = ("", "ت", "وا", "ا", "ن", "تا")
_CLAUSE_ENDS = frozenset('.!?\u061f\n;\u061b:\u201c\u201d"\u00ab\u00bb')
# Beyond this many words a verb seldom governs the phrase.
_REACH = 25
_AFTER_REACH = 6


@dataclass(frozen=True, slots=True)
class _TenseWords:
    past: frozenset[str]
    future: frozenset[str]
    nouns: frozenset[str]


@cache
def _tense_words() -> _TenseWords:
    data = tomllib.loads(files("sitegen.data").joinpath("tense_words.toml").read_text("utf-8"))
    verbs = {fold_text(verb) + ending for verb in data["past"] for ending in _PAST_ENDINGS}
    return _TenseWords(
        past=frozenset(verbs | set(map(fold_text, data["past_words"]))),
        future=frozenset(map(fold_text, data["future_words"])),
        nouns=frozenset(map(fold_text, data["nouns"])),
    )


def direction_around(forms: Sequence[str], start: int, end: int) -> Direction:
    """Tell the tense of the clause around the tokens from `start` to `end`.

    The nearest telling word before decides, else the nearest one after, in the same clause.
    """
    before = range(start - 1, max(start - 1 - _REACH, -1), -1)
    after = range(end, min(end + _AFTER_REACH, len(forms)))
    for positions in (before, after):
        for at in positions:
            if forms[at] in _CLAUSE_ENDS:
                break
            direction = _direction_of(forms[at])
            if direction:
                return direction
    return 0


def _direction_of(form: str) -> Direction:
    words = _tense_words()
    for stem in (form, form[1:] if form[:1] in _CONJUNCTIONS else ""):
        if not stem or stem in words.nouns:
            continue
        if stem in words.past:
            return -1
        if stem in words.future or (stem.startswith(_FUTURE) and len(stem) >= _SHORTEST_FUTURE):
            return 1
    return 0
