"""What a stretch of English says of a time, before anybody knows whether the Arabic says it too.

Only values; the rules that read them are in `stated` and `relative`, what they mean in `meaning`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sitegen.model import DateKind, Reading

# How the members of a phrase make one time: a single one, from the first to the last, each of
# them, or the same said several times (Thursday, 12 May).
Join = Literal["one", "range", "list", "same"]
# What words may mean, the likeliest first: 6/7 is 6 July or 7 June.
Readings = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that say a time: from the token `start` to `end`, and what its members may mean.

    `sure` is False where they may say something else as well: a number that nothing calls a year.
    `open` where they say since when, so that the end is unsaid.
    """

    start: int
    end: int
    members: tuple[Readings, ...]
    kind: DateKind = "explicit"
    join: Join = "one"
    sure: bool = True
    open: bool = False


Phrases = tuple[Phrase, ...]
