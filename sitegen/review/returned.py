"""What came back from a colleague, whatever the format of the file.

In: rows of a spreadsheet, units of an XLIFF file. Out: one value for each that says which segment
it is about, what the colleague had before the eyes, and what was decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sitegen.errors import Problem

# More numbers than these nobody looks up one by one.
MOST_ROWS = 10

# reviewed: `english` is right. confirmed: the English that was sent is right; `english` repeats it.
# drafted: `english` is better, but not yet right. rejected: what was sent is not right. none:
# nothing was decided.
Verdict = Literal["reviewed", "confirmed", "drafted", "rejected", "none"]
# Whether a row is still what was sent. kept: the marks it was sent with are those of its texts.
# torn: they are those of its English, not of its Arabic. unknown: they are lost, or another row's.
Link = Literal["kept", "torn", "unknown"]


@dataclass(frozen=True, slots=True)
class Returned:
    """A row of a returned file; `row` is where it stands there, 1-based.

    `source` is the Arabic as it stands in the file, `key` the hash of that which was sent, and
    `sent` that of its English, "" where the file lost it. `is_title` is None where the file does
    not tell. `name` may be empty.
    """

    row: int
    slug: str
    source: str
    verdict: Verdict = "none"
    english: str = ""
    key: str = ""
    sent: str = ""
    is_title: bool | None = None
    name: str = ""
    note: str = ""
    link: Link = "unknown"

    @property
    def asks(self) -> bool:
        """Tell whether the colleague decided or wrote anything."""
        return self.verdict != "none" or bool(self.note)


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """The rows of a file, what was not understood, and how many rows were sent (0: not known)."""

    rows: tuple[Returned, ...]
    sent: int = 0
    problems: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that rows came back in, and what they are called there: "row" or "line"."""

    path: Path
    noun: str

    def listed(self, numbers: Sequence[int]) -> str:
        """Say which rows: "row 5", "rows 5, 7 and 9", "rows 5, 7, 9 and 12 more"."""
        shown = [str(number) for number in numbers[:MOST_ROWS]]
        more = len(numbers) - len(shown)
        if len(numbers) == 1:
            return f"{self.noun} {shown[0]}"
        last = f"{more} more" if more else shown.pop()
        return f"{self.noun}s {', '.join(shown)} and {last}"
