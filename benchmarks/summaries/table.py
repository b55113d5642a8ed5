"""The printed tables: contestants beside the first sentences, and what each feature is worth.

In go numbers per article; out come lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.summaries.bootstrap import Difference, paired
from benchmarks.summaries.measure import Measured

_HEADINGS = ("ROUGE-2", "share", "to the lead (95 %)", "votes", "first", "ms")
_WIDTHS = (8, 7, 27, 6, 6, 7)
_NOTHING = "—"
_SEPARATOR = " "


def contestants(
    title: str, rows: Mapping[str, Measured], base: str, places: Sequence[int]
) -> Iterable[str]:
    """Yield a table over the articles at these places; `base` names the row to compare with."""
    width = max(map(len, rows))
    yield f"{title} ({len(places)} articles)"
    yield _line("", _HEADINGS, width)
    against = rows[base].of(places)
    for name, measured in rows.items():
        part = measured.of(places)
        mean = part.mean
        cells = (
            f"{mean.score:.3f}",
            f"{mean.share:.3f}",
            _NOTHING if name == base else str(paired(part.scores, against.scores)),
            f"{mean.votes:.2f}",
            f"{mean.first:.2f}",
            _NOTHING if part.ms is None else f"{part.ms:.2f}",
        )
        yield _line(name, cells, width)


def features(worth: Iterable[tuple[str, Difference]]) -> Iterable[str]:
    """Yield a line for each feature as soon as its worth is known."""
    for name, difference in worth:
        yield f"  {name:28} {difference}"


def _line(name: str, cells: Sequence[str], width: int) -> str:
    aligned = (cell.rjust(size) for cell, size in zip(cells, _WIDTHS, strict=True))
    return _SEPARATOR.join((f"  {name:{width}}", *aligned))
