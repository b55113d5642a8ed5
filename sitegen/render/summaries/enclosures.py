"""Pairs the brackets and quotation marks of a text.

In: a text of either language. Out: the pairs, each with where it opens and closes. A mark that
finds no partner is none: of a quotation that never ends it cannot be said what lies inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACKETS = {")": "(", "]": "[", "}": "{"}
_GUILLEMETS = {"»": "«", "›": "‹"}
_CLOSING = {**_BRACKETS, **_GUILLEMETS}
_OPENING = frozenset(_CLOSING.values())
# Straight and curly ones stand for each other in news, and the curly ones often the wrong way.
_DOUBLE = frozenset('"“”„‟')
# The right one is an apostrophe as well, so that only places tell what a single mark is.
_SINGLE = frozenset("'‘’‚")
_MARK = re.compile(f"[{re.escape(''.join({*_CLOSING, *_OPENING, *_DOUBLE, *_SINGLE}))}]")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A pair of marks: offsets of the opening and of the closing one, code points."""

    opens: int
    closes: int
    is_bracket: bool


def enclosures(text: str) -> tuple[Enclosure, ...]:
    """Return the pairs of a text in the order in which they close."""
    found: list[Enclosure] = []
    waiting: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        family, closes, opens = _role(text, at, mark)
        place = _last(waiting, family) if closes else None
        if place is not None:
            found.append(Enclosure(waiting[place][1], at, mark in _BRACKETS))
            del waiting[place:]
        elif opens:
            waiting.append((family, at))
    return tuple(found)


def _role(text: str, at: int, mark: str) -> tuple[str, bool, bool]:
    """Return the family of a mark, and whether it may close and may open there."""
    if mark in _SINGLE:
        inside = text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
        after_word = at > 0 and not text[at - 1].isspace() and text[at - 1] not in _OPENING
        return "single", after_word and not inside, not after_word
    if mark in _DOUBLE:
        return "double", True, True
    return _CLOSING.get(mark, mark), mark in _CLOSING, mark in _OPENING


def _last(waiting: list[tuple[str, int]], family: str) -> int | None:
    """Return the place of the last mark of a family that waits for its partner."""
    return next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == family), None)
