"""Says in plain words why each sentence of an article is in its summary or not.

In: what ranking and choosing found. Out: for each sentence a verdict, and what speaks for and
against it, most first. Nothing is ranked or chosen here.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.analyse.summarising.features import Features
from sitegen.analyse.summarising.summary import SummedUp
from sitegen.model import Verdict

# A feature above the article's mean, and below it; empty where that is nothing to speak of.
_WORDS = {
    "start": ("stands behind others", ""),
    "place": ("stands behind others", ""),
    "centrality": ("has the article's most common words", "has few of the article's common words"),
    "title": ("is like the title or the beginning", "is unlike the title or the beginning"),
    "keywords": ("brings subjects that come again", "brings no new subject"),
    "names": ("names many", "names few"),
    "numbers": ("has a number", ""),
    "quotes": ("quotes somebody", ""),
    "questions": ("asks a question", ""),
    "length": ("is long", "is short"),
    "scrap": ("is only a few words", ""),
    "leaning": ("leans on another sentence", "stands by itself"),
    "cues": ("announces something of weight", ""),
    "end": ("is the last", ""),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """What adds to a sentence's worth (above 0) or takes from it.

    `words` say it of the sentence; they are empty for the want of something that most want.
    """

    feature: str
    worth: float
    words: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence: its score 0 to 1, why it is in or not, and what its score is made of."""

    score: float
    verdict: Verdict
    words: str
    reasons: tuple[Reason, ...]


def explain(summed: SummedUp) -> tuple[Explained, ...]:
    """Explain a summary, sentence by sentence."""
    found = zip(
        summed.ranking.scores,
        summed.choice.verdicts,
        summed.ranking.rows,
        summed.ranking.reasons,
        strict=True,
    )
    return tuple(
        Explained(score, verdict, in_words(verdict), () if aside(verdict) else _reasons(row, parts))
        for score, verdict, row, parts in found
    )


def aside(verdict: Verdict) -> bool:
    """Tell whether a sentence was never ranked."""
    return verdict.rank is None


def in_words(verdict: Verdict) -> str:
    """Return a verdict as a part of a sentence about the sentence."""
    other = verdict.other
    told = {
        "chosen": "chosen for itself",
        "brought": f"taken because sentence {other} leans on it",
        "said before": f"says what sentence {other} said before",
        "tells again": f"tells again what sentence {other} tells",
        "leans": "cannot stand alone, and no sentence says what is missing"
        if other is None
        else f"leans on sentence {other}, which is not in the summary",
        "between": f"would part sentence {other} from the one that it leans on",
        "too long": "too long for the room that was left",
        "enough": "the summary was full before its turn came",
        "heading": "a heading, or no part of the article",
    }
    return told[verdict.kind]


def _reasons(row: Features, parts: Features) -> tuple[Reason, ...]:
    """Return what the worth of a sentence is made of, what counts most first."""
    reasons = [
        Reason(name, worth, _WORDS[name][value <= 0])
        for name, value, worth in zip(Features._fields, row, parts, strict=True)
        if worth
    ]
    return tuple(sorted(reasons, key=lambda reason: -abs(reason.worth)))
