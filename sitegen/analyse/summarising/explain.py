"""Says in plain words why each sentence of an article is in its summary or not.

In: what ranking and choosing found. Out: for each sentence a verdict, and what speaks for and
against it, most first. Nothing is ranked or chosen here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from sitegen.analyse.summarising.features import Features
from sitegen.analyse.summarising.rank import Ranking
from sitegen.analyse.summarising.summary import SummedUp
from sitegen.model import Verdict

# A feature above the article's mean, and below it; empty where that is nothing to speak of.
_WORDS = {
    "start": ("stands behind many words", ""),
    "place": ("stands behind other sentences", ""),
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
    """One sentence: its score 0 to 1, why it is in or not, and what its worth is made of.

    `worth` is what it is ranked by: the sum of the reasons.
    """

    score: float
    verdict: Verdict
    words: str
    worth: float
    reasons: tuple[Reason, ...]


def explain(summed: SummedUp) -> tuple[Explained, ...]:
    """Explain a summary, sentence by sentence."""
    ranking, verdicts = summed.ranking, summed.choice.verdicts
    spaced = _spaced(ranking)
    found = []
    for index, verdict in enumerate(verdicts):
        reasons = () if verdict.rank is None else _reasons(ranking, index, spaced)
        worth = sum(reason.worth for reason in reasons)
        score = ranking.scores[index]
        found.append(Explained(score, verdict, in_words(verdict), worth, reasons))
    return tuple(found)


def _spaced(ranking: Ranking) -> frozenset[int]:
    """Return the sentences that lost something because one beside them was taken before."""
    ranks = {index: rank for rank, index in enumerate(ranking.order)}
    pairs = pairwise(sorted(ranks)) if ranking.spacing else ()
    return frozenset(max(pair, key=lambda index: ranks[index]) for pair in pairs)


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
        "asks": "a question, which is not taken without its answer",
        "taken back": "is taken back further on, and not taken without that"
        if other is None
        else f"is taken back by sentence {other}, and not taken without it",
    }
    return told[verdict.kind]


def _reasons(ranking: Ranking, index: int, spaced: Collection[int]) -> tuple[Reason, ...]:
    """Return what the worth of a sentence is made of, what counts most first."""
    row, parts = ranking.rows[index], ranking.reasons[index]
    reasons = [
        Reason(name, worth, _WORDS[name][value <= 0])
        for name, value, worth in zip(Features._fields, row, parts, strict=True)
        if worth
    ]
    if index in spaced:
        reasons.append(Reason("spacing", -ranking.spacing, "stands next to one that ranks higher"))
    return tuple(sorted(reasons, key=lambda reason: -abs(reason.worth)))
