"""Cutting a sentence that is too long for a model into pieces it can read whole.

In: a sentence, a way to count its tokens, the most a piece may have. Out: pieces at the ends of
clauses, else before words that begin one, else between words, else inside a giant word. Nothing of
the sentence is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# The white space after a comma, semicolon or colon, Arabic or Latin: where clauses end.
CLAUSE_ENDS = re.compile(r"(?<=[،؛,;:])\s+")
# The white space before words with which Arabic clauses go on: that, who, where, while, but, then,
# because, also; and before "and" with a word of some length, which is rarely part of a short list.
CLAUSE_STARTS = re.compile(
    r"\s+(?=(?:و?(?:لكن|لكنه|لكنها|حيث|فيما|بينما|إذ|كما|لأن|ثم|الذي|التي|الذين|اللذين|أن|إن)\s)"
    r"|و[\u0621-\u064a]{5})"
)
# A tokenizer may need a token for each byte; a character has at most four bytes in UTF-8.
TOKENS_PER_CHARACTER = 4


def split_long(sentence: str, count: Callable[[str], int], limit: int) -> tuple[str, ...]:
    """Cut a sentence into pieces of at most `limit` tokens (as `count` counts), in order.

    One that fits comes back whole. Only white space between pieces is dropped.
    """
    if count(sentence) <= limit:
        return (sentence,)
    return tuple(_packed(_parts(sentence, count, limit), limit))


def _parts(sentence: str, count: Callable[[str], int], limit: int) -> Iterator[tuple[str, int]]:
    """Yield clauses with their tokens; words of a long clause; slices of a giant word."""
    width = max(1, limit // TOKENS_PER_CHARACTER)
    for clause in _clauses(sentence, count, limit):
        tokens = count(clause)
        if tokens <= limit:
            yield clause, tokens
            continue
        for word in clause.split():
            tokens = count(word)
            if tokens <= limit:
                yield word, tokens
                continue
            for start in range(0, len(word), width):
                part = word[start : start + width]
                yield part, count(part)


def _clauses(sentence: str, count: Callable[[str], int], limit: int) -> Iterator[str]:
    """Yield what stands between commas; where that is too long, what stands between connectives."""
    for clause in CLAUSE_ENDS.split(sentence):
        yield from (clause,) if count(clause) <= limit else CLAUSE_STARTS.split(clause)


def _packed(parts: Iterator[tuple[str, int]], limit: int) -> Iterator[str]:
    """Join neighbouring parts as long as they fit together."""
    piece: list[str] = []
    total = 0
    for part, tokens in parts:
        if piece and total + tokens > limit:
            yield " ".join(piece)
            piece, total = [], 0
        piece.append(part)
        total += tokens
    if piece:
        yield " ".join(piece)
