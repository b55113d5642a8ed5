"""Cuts text into folded tokens for the readers of numbers and dates.

In goes text and the forms a reader knows; out come words, numbers and single marks with offsets
into the text. Clitics are cut off only where what is left is a known form; nothing else is split.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Literal

from sitegen.arabic.letters import fold, fold_text

TokenKind = Literal["word", "number", "mark"]

_PIECE = re.compile(r"(?P<number>\d+)|(?P<word>[^\W\d_]+)|(?P<mark>\n|[^\s\w]|_)")
_KINDS: Mapping[str, TokenKind] = {"number": "number", "word": "word", "mark": "mark"}
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
# A shorter rest is a chance likeness rather than a word with a clitic.
_SHORTEST_REST = 2
ARTICLE = fold_text("ال")
# The article after the preposition ل is written without its alef.
_MERGED_ARTICLE = fold_text("لل")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of digits or a mark; `form` is folded, a line end is itself a mark.

    `glued`: nothing visible stands between it and the token before.
    """

    start: int
    end: int
    form: str
    kind: TokenKind
    glued: bool = False


def tokenise(text: str, known: Container[str] = frozenset()) -> tuple[Token, ...]:
    """Cut NFC text into tokens; offsets are code points into `text`.

    `known` holds folded forms: a word that is not among them, but would be without its clitics,
    becomes two or more tokens, one per clitic.
    """
    folded = fold(text)
    tokens: list[Token] = []
    done = -1
    for match in _PIECE.finditer(folded.text):
        start, end = match.span()
        kind = _KINDS[match.lastgroup or "mark"]
        cuts = _split(match[0], known) if kind == "word" else [(0, end - start, match[0])]
        for cut_start, cut_end, form in cuts:
            first, last = folded.span(start + cut_start, start + cut_end)
            tokens.append(Token(first, last, form, kind, start + cut_start == done))
            done = start + cut_end
    return tuple(tokens)


def _split(word: str, known: Container[str]) -> list[tuple[int, int, str]]:
    """Cut the clitics off a word that is known without them."""
    whole = [(0, len(word), word)]
    if word in known:
        return whole
    for cut in _clitic_lengths(word):
        rest = word[cut:]
        clitics = [(at, at + 1, word[at]) for at in range(cut)]
        if rest in known:
            return [*clitics, (cut, len(word), rest)]
        if rest.startswith(_MERGED_ARTICLE) and ARTICLE + rest[len(_MERGED_ARTICLE) :] in known:
            return [*clitics, (cut, len(word), ARTICLE + rest[len(_MERGED_ARTICLE) :])]
    return whole


def _clitic_lengths(word: str) -> tuple[int, ...]:
    """Tell after how many letters the word itself may begin, the whole word first."""
    lengths = [0]
    if word[0] in _CONJUNCTIONS:
        lengths.append(1)
        if word[1:2] and word[1] in _PREPOSITIONS:
            lengths.append(2)
    elif word[0] in _PREPOSITIONS:
        lengths.append(1)
    return tuple(cut for cut in lengths if len(word) - cut >= _SHORTEST_REST)
