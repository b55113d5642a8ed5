"""Finds the part of a long sentence that tells of one time: its clause, with the clauses beside it.

In: a text, the span of a sentence, the words that say when. Out: the span to show. A sentence that
is not long is shown whole, and English as far as a sentence may go.
"""

from __future__ import annotations

import re
from itertools import pairwise

Part = tuple[int, int]

# Three lines or four on a wide screen; what is longer is cut, and no part that is shown is longer.
LONGEST = 300
# Hardly a sentence of news is longer in English; what is was never one, and would fill a page.
LONGEST_ENGLISH = 1000
# Less than this is a scrap: "who died in 1634". Clauses beside it are shown too.
ENOUGH = 150
# Where a clause ends; a comma inside a number has no blank behind it.
_CLAUSE_END = re.compile(r"(?<=[.,:;!?…\u060c\u061b\u061f])\s+")
_BLANK = re.compile(r"\s+")


def part_around(text: str, sentence: Part, words: Part) -> Part:
    """Return the part of a sentence to show for the words in it that say when.

    Both are spans of the text, and so is what is returned.
    """
    start, end = sentence
    if end - start <= LONGEST:
        return sentence
    clauses = _clauses(text, start, end, words)
    place = next(at for at, (_, finish) in enumerate(clauses) if words[0] < finish)
    first, last = clauses[place]
    if last - first > LONGEST:
        return _words_around(text, (first, last), words)
    before, after = place - 1, place + 1
    while last - first < ENOUGH:
        # What stands before says of whom it is told.
        if before >= 0 and last - clauses[before][0] <= LONGEST:
            first, before = clauses[before][0], before - 1
        elif after < len(clauses) and clauses[after][1] - first <= LONGEST:
            last, after = clauses[after][1], after + 1
        else:
            break
    return first, last


def beginning(text: str) -> str:
    """Return the beginning of a translation of which nobody knows where the time is told.

    One of the length of a sentence is returned whole.
    """
    if len(text) <= LONGEST_ENGLISH:
        return text
    return text[:LONGEST_ENGLISH].rsplit(maxsplit=1)[0] + " …"


def _clauses(text: str, start: int, end: int, words: Part) -> list[Part]:
    """Cut a sentence at its marks, but not within the words that say when."""
    gaps = [
        match.span()
        for match in _CLAUSE_END.finditer(text, start, end)
        if not words[0] < match.start() < words[1]
    ]
    edges = [start, *(edge for gap in gaps for edge in gap), end]
    return list(pairwise(edges))[::2]


def _words_around(text: str, clause: Part, words: Part) -> Part:
    """Return whole words of a long clause, as many before the words that say when as after."""
    room = max(LONGEST - (words[1] - words[0]), 0) // 2
    first, last = max(clause[0], words[0] - room), min(clause[1], words[1] + room)
    if first > clause[0]:
        blank = _BLANK.search(text, first, words[0])
        first = blank.end() if blank else words[0]
    if last < clause[1]:
        blanks = [match.start() for match in _BLANK.finditer(text, words[1], last + 1)]
        last = blanks[-1] if blanks else words[1]
    return first, last
