"""How long a summary is, and why each sentence of an article is in it or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LengthUnit = Literal["sentences", "words", "share"]
# Why a sentence is in a summary or not; see `Verdict`.
VerdictKind = Literal[
    "chosen", "brought",
    "said before", "tells again", "leans", "between", "too long", "enough", "heading",
    "asks", "taken back",
]  # fmt: skip
DEFAULT_SENTENCES = 3
# Of a summary that the editor wrote, lists and feeds show no more characters: more than any summary
# of a news article has.
LONGEST_IN_LISTS = 1000
# By how much of itself a budget of words may be overrun.
OVERRUN = 1.1


@dataclass(frozen=True, slots=True)
class SummaryLength:
    """How long a summary is: so many sentences, so many words, or a share of the article's words.

    `amount` is a whole number of sentences or words, 1 or more, or a share above 0 and at most 1.
    Raises ValueError for any other.
    """

    unit: LengthUnit = "sentences"
    amount: float = DEFAULT_SENTENCES

    def __post_init__(self) -> None:
        """Refuse what is no length."""
        if self.unit == "share" and not 0 < self.amount <= 1:
            raise ValueError(
                f"the share of a summary is above 0 and at most 1, not {self.amount:g}"
            )
        is_whole = self.amount >= 1 and self.amount == int(self.amount)
        if self.unit != "share" and not is_whole:
            raise ValueError(f"a summary has 1 or more {self.unit}, not {self.amount:g}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a sentence is in the summary or not.

    `rank` is its place, from 1, among those that may be taken, by their scores; None for headings
    and for what was said before. `other` is the index of another sentence:

    - chosen: for itself.
    - brought: for `other`, which leans on it.
    - said before: by `other`, in nearly the same words.
    - tells again: what `other`, which is in the summary, tells.
    - leans: on `other`, which is not in the summary; None where no sentence says what is missing.
    - between: it would part `other` from the sentence that it leans on.
    - too long: for the room that was left.
    - enough: the summary was full before its turn came.
    - heading: no sentence.
    - asks: it is taken only with `other`, its answer, if at all.
    - taken back: by `other` behind it, and taken only with that, if at all.
    """

    kind: VerdictKind
    rank: int | None = None
    other: int | None = None

    @property
    def is_in(self) -> bool:
        """Tell whether the sentence is in the summary."""
        return self.kind in ("chosen", "brought")


@dataclass(frozen=True, slots=True)
class Choice:
    """A summary: the `chosen` indices in text order, and a verdict for every sentence."""

    chosen: tuple[int, ...]
    verdicts: tuple[Verdict, ...]


def most_taken(sentences: int) -> int:
    """Return how many of so many sentences a summary has at most.

    Of three a reader expects one, of four or five two: more than half is no summary.
    """
    return max(1, sentences // 2)
