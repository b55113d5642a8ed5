"""Finds the sentences that the next one takes back: "… 20 dead. But it later corrected that."

In: an article's sentences. Out: which are taken back by the one behind them, and by which words.
What is denied further on is left open.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sitegen.analyse.summarising.openings import Piece, behind_joints, opening, without_and
from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import Sentence

Phrases = frozenset[tuple[str, ...]]

# What takes back says so among its first words: "the ministry's spokesman, N. N., denied that".
_REACH = 9
# What is taken back stands so near the verb.
_OBJECT_REACH = 5
_ENDINGS = ("", fold_text("ت"), fold_text("وا"), fold_text("ا"))


@dataclass(frozen=True, slots=True)
class _Words:
    """The packaged list, folded.

    `verbs` have what stands behind them: how a word begins, and the one before it, "" for any.
    """

    opens: Phrases
    within: Phrases
    verbs: Mapping[str, tuple[tuple[str, str], ...]]


def find_taken_back(sentences: Sequence[Sentence], headings: Collection[int]) -> dict[int, int]:
    """Return the sentences that take back the one right before them; a question is none.

    With each, behind how many of its characters that is known.
    """
    found = {}
    for at in range(1, len(sentences)):
        if at in headings or at - 1 in headings or sentences[at].text.rstrip().endswith(("؟", "?")):
            continue
        end = _takes_back(opening(sentences[at].text))
        if end:
            found[at] = end
    return found


def _takes_back(pieces: Sequence[Piece]) -> int:
    """Return behind how many characters a sentence shows that it takes back another, else 0."""
    words = _words()
    for at in dict.fromkeys((0, behind_joints(pieces))):
        end = _phrase_end(pieces, at, words.opens)
        if end:
            return pieces[end - 1].end
    for at, piece in enumerate(pieces[:_REACH]):
        end = _phrase_end(pieces, at, words.within)
        verb = without_and(piece.form, words.verbs)
        if not end and verb in words.verbs:
            end = _object_end(pieces, at, words.verbs[verb])
        if end:
            return pieces[end - 1].end
    return 0


def _phrase_end(pieces: Sequence[Piece], at: int, phrases: Phrases) -> int:
    """Return behind which piece one of the phrases ends that begins at a place, 0 if none does."""
    forms = tuple(piece.form for piece in pieces[at:])
    for phrase in phrases:
        if forms and (without_and(forms[0], {phrase[0]}), *forms[1 : len(phrase)]) == phrase:
            return at + len(phrase)
    return 0


def _object_end(pieces: Sequence[Piece], at: int, begins: Sequence[tuple[str, str]]) -> int:
    """Return behind which piece the thing ends that a verb takes back, 0 if it takes none."""
    for place in range(at + 1, min(len(pieces), at + 1 + _OBJECT_REACH)):
        form, before = pieces[place].form, pieces[place - 1].form
        if not pieces[place].is_word:
            return 0
        for start, behind in begins:
            begun = form.startswith(start) or form.removeprefix(ARTICLE).startswith(start)
            if begun and behind in ("", before):
                return place + 1
    return 0


def _beginning(listed: str) -> tuple[str, str]:
    """Return how a word begins, and the word that stands before it."""
    before, _, start = fold_text(listed).rpartition(" ")
    return start, before


@cache
def _words() -> _Words:
    data = tomllib.loads(files("sitegen.data").joinpath("taken_back.toml").read_text("utf-8"))
    opens, within = (
        frozenset(tuple(fold_text(phrase).split()) for phrase in data[name])
        for name in ("opens", "within")
    )
    verbs = {
        fold_text(verb) + ending: tuple(map(_beginning, begins))
        for verb, begins in data["verbs"].items()
        for ending in _ENDINGS
    }
    return _Words(opens, within, verbs)
