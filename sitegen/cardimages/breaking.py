"""A text broken into even lines, and cut where it is too long.

In: a text, its direction, a chain of faces, a size and a width in pixels. Out: the lines' texts.
Words are never hyphenated: Arabic knows no such break.
"""

from __future__ import annotations

from functools import lru_cache

from sitegen.cardimages.fonts import Chain
from sitegen.cardimages.setting import clusters, set_lines

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# What does not stand before an ellipsis.
LOOSE = " ،؛,:;-–—«“(["
# Words come back on other cards: names, outlets, the note.
REMEMBERED = 4096


@lru_cache(maxsize=REMEMBERED)
def _ems(text: str, rtl: bool, chain: Chain) -> float:
    """Return the width of a text in ems: sizes are tried, shapes do not change with them."""
    return set_lines([text], rtl, chain, 1.0)[0].width


def even_lines(
    text: str, rtl: bool, chain: Chain, size: float, width: float, *, even: bool = True
) -> list[str]:
    """Break a text at spaces into as few lines as fit, and these as even as they can be.

    A word wider than the line stands alone and overhangs; the caller tries a smaller size.
    """
    words = text.split(" ")
    widths = [_ems(word, rtl, chain) * size for word in words]
    space = _ems("\N{NO-BREAK SPACE}", rtl, chain) * size
    count = len(_fill(widths, space, width))
    low, high = max(widths), max(width, max(widths))
    while even and high - low > 1:  # to the pixel
        middle = (low + high) / 2
        low, high = (low, middle) if len(_fill(widths, space, middle)) <= count else (middle, high)
    return [" ".join(words[start:end]) for start, end in _fill(widths, space, high)]


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
    """Cut a line at a word, or within its only one, to fit so many ems."""
    while _ems(line, rtl, chain) > ems and len(line) > 1:
        words = line.removesuffix(ELLIPSIS)
        shorter = words.rpartition(" ")[0] or "".join(clusters(words)[:-1])
        line = shorter.rstrip(LOOSE) + ELLIPSIS
    return line
