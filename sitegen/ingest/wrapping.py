"""Joins lines that a program broke at a fixed width back into paragraphs.

In: the lines of a plain text. Out: its lines, with those of one paragraph joined by a space for
each line end. Leaves alone every text in which lines are not evidently of one full width.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from sitegen.arabic.boilerplate import reason_for
from sitegen.ingest.clean import TERMINAL

# Programs break lines at 72 to 80 columns, some a little wider; lines of verse are shorter,
# paragraphs written on one line are longer.
FULL_WIDTHS = range(60, 101)
# A line is broken before the word that did not fit: it ends at most one long word short.
MAX_SHORTFALL = 18
# Fewer broken lines than this are no evidence.
MIN_BROKEN = 3
# Now and then a sentence ends where the line does; most lines end inside one.
MIN_SHARE = 0.8
# What follows a broken line would not have fit on it: so a list of headlines is told from prose.
MIN_UNFIT_SHARE = 0.65
# Without empty lines paragraphs end where lines do, after a full stop, and chance has more room.
MIN_UNFIT = 8
_CLOSING = " \t\"'»”’)]"
# Verse of two halves, tables and lists are laid out line by line.
_LAID_OUT = re.compile(
    r"\S(?:\t|\s{2,}|\s+(?:\.{2,}|…|\*+|\|)\s+)\S|^\s*(?:[-–—•*▪|]|\(?\d{1,3}[.)\-])\s"
)
# So few such lines may be slips of the keyboard.
MAX_LAID_OUT_SHARE = 0.1


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Return the lines with broken paragraphs joined, each line end inside one a space."""
    groups = [list(group) for _, group in groupby(lines, lambda line: not line.strip())]
    broken = [line for group in groups if group[0].strip() for line in group[:-1]]
    width = max((len(line.strip()) for line in broken), default=0)
    laid_out = sum(_LAID_OUT.search(line) is not None for line in lines)
    if width not in FULL_WIDTHS or laid_out > MAX_LAID_OUT_SHARE * len(lines):
        return [*lines]
    if any(not group[0].strip() for group in groups[:-1]) and _has_full(groups, broken, width):
        return [line for group in groups for line in _joined(group, width, _is_full)]
    if all(len(line.strip()) <= width for line in lines) and _unfit(groups, width) >= MIN_UNFIT:
        return [line for group in groups for line in _joined(group, width, _is_cut)]
    return [*lines]


def _has_full(groups: Sequence[Sequence[str]], broken: Sequence[str], width: int) -> bool:
    """Tell whether nearly all lines of paragraphs but the last are full and end in a sentence."""
    full = [line for line in broken if _is_full(line, width)]
    inside = [line for line in full if not _is_ended(line)]
    return (
        len(full) >= MIN_BROKEN
        and len(inside) >= MIN_SHARE * len(broken)
        and _unfit(groups, width) > 0
    )


def _unfit(groups: Sequence[Sequence[str]], width: int) -> int:
    """Count the lines that end in a sentence and had no room for the word after them.

    None where they are not most of those that end in a sentence.
    """
    pairs = [
        (line.strip(), after.split()[0])
        for group in groups
        if group[0].strip()
        for line, after in pairwise(group)
        if not _is_ended(line)
    ]
    unfit = sum(len(line) + 1 + len(word) > width for line, word in pairs)
    return unfit if unfit >= MIN_UNFIT_SHARE * len(pairs) else 0


def _is_ended(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(tuple(TERMINAL))


def _is_cut(line: str, width: int) -> bool:
    return _is_full(line, width) and not _is_ended(line)


def _is_full(line: str, width: int) -> bool:
    return len(line.strip()) >= max(width - MAX_SHORTFALL, FULL_WIDTHS.start - MAX_SHORTFALL)


def _joined(
    group: Sequence[str], width: int, goes_on_behind: Callable[[str, int], bool]
) -> list[str]:
    """Join each line of a paragraph that goes on behind its end with the one after it."""
    joined: list[str] = []
    goes_on = False
    for line in group:
        is_prose = bool(line.strip()) and not reason_for(line)
        if joined and goes_on and is_prose:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        goes_on = is_prose and goes_on_behind(line, width)
    return joined
