"""Which words differ between two versions of a text, for readers to see at once.

In: what stood there and what stands there now. Out: both as pieces, each marked where the other has
other words. Punctuation counts, white space does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

# A word with what is written inside it (don't, 2,500, north-west), or a single mark.
TOKEN = re.compile(r"\w+(?:['\u2019.,-]\w+)*|[^\w\s]")
# Comparing takes time that grows with the product of the lengths: beyond a million pairs of words,
# which no sentence has, only what both begin and end with is found.
MOST_PAIRS = 1_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text as they are written; `changed` where the other text has others."""

    text: str
    changed: bool


def changed_words(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts in pieces, whose words together are the whole text."""
    old, new = list(TOKEN.finditer(before)), list(TOKEN.finditer(after))
    old_kept, new_kept = set[int](), set[int]()
    for start, other, length in _shared([one[0] for one in old], [one[0] for one in new]):
        old_kept.update(range(start, start + length))
        new_kept.update(range(other, other + length))
    return tuple(_pieces(before, old, old_kept)), tuple(_pieces(after, new, new_kept))


def _shared(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int, int]]:
    """Return the stretches that both have, by where they begin in each, and their length."""
    if len(old) * len(new) <= MOST_PAIRS:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks()]
    start = _alike(old, new)
    end = min(_alike(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    return [(0, 0, start), (len(old) - end, len(new) - end, end)]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words that both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    return next((place for place, (a, b) in pairs if a != b), shorter)


def _pieces(text: str, tokens: Sequence[re.Match[str]], kept: set[int]) -> Iterator[Piece]:
    """Yield the text in pieces; white space around changed words is no part of the change."""
    at = 0
    for changed, group in groupby(range(len(tokens)), key=lambda place: place not in kept):
        places = list(group)
        if not changed:
            continue
        start, end = tokens[places[0]].start(), tokens[places[-1]].end()
        if start > at:
            yield Piece(text[at:start], changed=False)
        yield Piece(text[start:end], changed=True)
        at = end
    if at < len(text):
        yield Piece(text[at:], changed=False)
