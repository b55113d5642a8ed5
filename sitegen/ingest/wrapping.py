"""Joins lines that a program broke at a fixed width back into paragraphs.

In: the lines of a plain text. Out: its lines, with those of one paragraph joined by a space for
each line end. Leaves alone every text in which lines are not evidently of one full width.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sitegen.ingest.clean import TERMINAL, reason_for

# Programs break lines at 72 to 80 columns, some a little wider; lines of verse are shorter,
# paragraphs written on one line are longer.
FULL_WIDTHS = range(60, 101)
# A line is broken before the word that did not fit: it ends at most one long word short.
MAX_SHORTFALL = 18
# Fewer broken lines than this are no evidence.
MIN_BROKEN = 3
# Now and then a sentence ends where the line does; most lines end inside one.
MIN_SHARE = 0.8


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Return the lines with broken paragraphs joined, each line end inside one a space."""
    groups = [list(group) for _, group in groupby(lines, lambda line: not line.strip())]
    broken = [line for group in groups if group[0].strip() for line in group[:-1]]
    width = max((len(line.strip()) for line in broken), default=0)
    full = [line for line in broken if _is_full(line, width)]
    inside = [line for line in full if not line.rstrip().endswith(tuple(TERMINAL))]
    is_wrapped = (
        any(not group[0].strip() for group in groups)
        and width in FULL_WIDTHS
        and len(full) >= MIN_BROKEN
        and len(inside) >= MIN_SHARE * len(broken)
    )
    return [line for group in groups for line in _joined(group, width)] if is_wrapped else [*lines]


def _is_full(line: str, width: int) -> bool:
    return len(line.strip()) >= max(width - MAX_SHORTFALL, FULL_WIDTHS.start - MAX_SHORTFALL)


def _joined(group: Sequence[str], width: int) -> list[str]:
    """Join each full line of a paragraph with the one after it."""
    joined: list[str] = []
    goes_on = False
    for line in group:
        is_prose = bool(line.strip()) and not reason_for(line)
        if joined and goes_on and is_prose:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        goes_on = is_prose and _is_full(line, width)
    return joined
