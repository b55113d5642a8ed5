"""A text broken into even lines, and cut where it is too long.

In: a text, its direction, a chain of faces, a size and a width in pixels. Out: the lines' texts.
Words are never hyphenated: Arabic knows no such break.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from sitegen.cardimages.fonts import Chain
from sitegen.cardimages.setting import clusters, set_lines

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# What does not stand before an ellipsis.
LOOSE = " ،؛,:;-–—«“(["
# No letter that is drawn is as narrow, in ems.
NARROWEST = 0.1
# Letters and marks. Four lines of the smallest title are 94 ems wide: what comes later can stand on
# no card.
LONGEST = 1000
# Words come back on other cards: names, outlets, the note.
REMEMBERED = 4096


@lru_cache(maxsize=REMEMBERED)
def _ems(text: str, rtl: bool, chain: Chain) -> float:
    """Return the width of a text in ems: sizes are tried, shapes do not change with them."""
    return set_lines([text], rtl, chain, 1.0)[0].width


def within_reach(text: str) -> str:
    """Leave away what can stand on no card, however small it is set; an ellipsis tells of it."""
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip(LOOSE) + ELLIPSIS


def widest_word(text: str, rtl: bool, chain: Chain) -> float:
    """Return how many ems the widest word of a text takes."""
    return max(_ems(word, rtl, chain) for word in text.split(" "))


def break_lines(
    text: str, rtl: bool, chain: Chain, size: float, width: float, *, even_to: int = 0
) -> list[str]:
    """Break a text at spaces into as few lines as fit, no more than `even_to` as even as can be.

    A word wider than the line stands alone and overhangs.
    """
    words = text.split(" ")
    widths = [_ems(word, rtl, chain) * size for word in words]
    space = _ems("\N{NO-BREAK SPACE}", rtl, chain) * size
    lines = _fill(widths, space, width)
    if len(lines) <= even_to:
        low, high = max(widths), max(width, max(widths))
        while high - low > 1:  # to the pixel
            middle = (low + high) / 2
            fits = len(_fill(widths, space, middle)) <= len(lines)
            low, high = (low, middle) if fits else (middle, high)
        lines = _fill(widths, space, high)
    return [" ".join(words[start:end]) for start, end in lines]


def _fill(widths: list[float], space: float, width: float) -> list[tuple[int, int]]:
    """Fill lines greedily; return each line's first word and the one after its last."""
    lines, start, used = [], 0, 0.0
    for at, word in enumerate(widths):
        grown = used + space + word if at > start else word
        if at > start and grown > width:
            lines.append((start, at))
            start, grown = at, word
        used = grown
    return [*lines, (start, len(widths))]


def shorten(
    lines: list[str], most: int, rtl: bool, chain: Chain, size: float, width: float
) -> list[str]:
    """Keep so many lines, none wider; an ellipsis tells of the rest."""
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += ELLIPSIS
    return [_cut(line, rtl, chain, width / size) for line in kept]


def _cut(line: str, rtl: bool, chain: Chain, ems: float) -> str:
    """Cut a line at a word, or within its first, to fit so many ems."""
    if _ems(line, rtl, chain) <= ems:
        return line
    words = line.removesuffix(ELLIPSIS).split(" ")
    for parts, joint in ((words, " "), (clusters(words[0]), "")):
        cut = _longest(parts, joint, rtl, chain, ems)
        if cut:
            return cut
    return ELLIPSIS


def _longest(parts: Sequence[str], joint: str, rtl: bool, chain: Chain, ems: float) -> str:
    """Join as many parts as fit before an ellipsis, but never all; nothing where not one fits."""

    def first(count: int) -> str:
        return joint.join(parts[:count]).rstrip(LOOSE) + ELLIPSIS

    some = range(1, min(len(parts), 1 + int(ems / NARROWEST)))
    fitting = bisect_right(some, ems, key=lambda count: _ems(first(count), rtl, chain))
    return first(fitting) if fitting else ""
