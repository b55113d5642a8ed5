"""Returned rows that are about no sentence of their article, and the likely cause.

In: the rows of an article that fit none of its segments. Out: what to say of each; one message for
all where they are so many that something happened to the whole file or to the whole article.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sitegen.errors import Problem
from sitegen.review.returned import Origin, Returned

AGAIN: Final = "export anew, and look at this sentence again"
# Enough of a sentence to find it by.
SHOWN = 80
# Fewer are corrected one by one.
MANY = 3


def is_wholesale(misfits: Sequence[Returned], asking: int) -> bool:
    """Tell whether most of the rows with answers fit nothing."""
    return len(misfits) >= MANY and 2 * len(misfits) > asking


def is_jumbled(misfits: Sequence[Returned]) -> bool:
    """Tell whether the rows may be mixed up, so that none can be trusted to be what it seems."""
    return any(row.link != "kept" for row in misfits)


def jumbled(misfits: Sequence[Returned], asking: int, origin: Origin) -> Problem:
    """Say that a file is mixed up: nothing of the article is taken."""
    return Problem(
        f"{_which(misfits, asking, origin)}; nothing of this article was taken",
        origin.path,
        misfits[0].row,
        "most likely one column was sorted, moved or filled without the others: undo that, or ask "
        "for the file again; if the article was rewritten since the export, export anew",
    )


def rewritten(misfits: Sequence[Returned], asking: int, origin: Origin) -> Problem:
    """Say that an article is another than when the file was made."""
    return Problem(
        f"{_which(misfits, asking, origin)}: not taken",
        origin.path,
        misfits[0].row,
        "most likely the article was rewritten since the export: export anew; what was written "
        "there is still in this file",
    )


def lost(row: Returned, origin: Origin) -> Problem:
    """Say that one row fits nothing."""
    if row.link == "torn":
        return Problem(
            "its Arabic is not that of its English: the row is mixed up, not taken",
            origin.path,
            row.row,
            "a column was sorted by itself, or a cell was changed: put it right, or export anew",
        )
    source = row.source if len(row.source) <= SHOWN else f"{row.source[:SHOWN]}…"
    had = f"not taken: “{row.english}”; " if row.english else ""
    message = f"this Arabic is not in the article {row.slug} now: “{source}”"
    return Problem(message, origin.path, row.row, had + AGAIN)


def _which(misfits: Sequence[Returned], asking: int, origin: Origin) -> str:
    rows = origin.listed([row.row for row in misfits])
    what = f"of the {asking} {origin.noun}s with answers about the article {misfits[0].slug}"
    return f"{what}, {len(misfits)} do not fit its sentences ({rows})"
