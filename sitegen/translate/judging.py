"""What is doubtful about the English of an article's sentences.

In: sentences with their English and the names it lacks. Out: the doubts about each. The checks are
dear beside the rest of an unchanged build, so the caller may remember what they found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sitegen.checks.sentence import doubts
from sitegen.model import Doubt
from sitegen.terms.listing import Required
from sitegen.terms.rendering import missing


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with English that no person has confirmed.

    `lacking` are the names it should hold, in Arabic, and the English of each.
    """

    source: str
    english: str
    score: float | None = None
    lacking: tuple[tuple[str, str], ...] = ()


Judge = Callable[[tuple[Judged, ...]], tuple[tuple[Doubt, ...], ...]]


def judged(source: str, english: str, score: float | None, required: Sequence[Required]) -> Judged:
    """Make the subject of a judgement: what English of this sentence must hold, and does not."""
    lacking = missing(english, required)
    return Judged(
        source, english, score, tuple((one.written, one.term.english[0]) for one in lacking)
    )


def judge(subjects: tuple[Judged, ...]) -> tuple[tuple[Doubt, ...], ...]:
    """Return the doubts about each sentence, in order."""
    return tuple(
        doubts(one.source, one.english, score=one.score, missing=one.lacking) for one in subjects
    )
