"""Sums up an article: ranks its sentences, chooses among them, and can say why.

In: the article and its analysis as far as names, repeats and leans; the wanted length. Out: the
Ranking and the Choice. The only way to a summary, for a build and for whoever asks why.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from sitegen.analyse.summarising.choose import choose
from sitegen.analyse.summarising.matter import matter_of
from sitegen.analyse.summarising.rank import Ranking, Weights, rank
from sitegen.model import Analysis, Article, Choice, SummaryLength
from sitegen.model.coverage import named_in, repeated_sentences, repeats_in


@dataclass(frozen=True, slots=True)
class SummedUp:
    """An article's summary: how its sentences rank, and which were chosen."""

    ranking: Ranking
    choice: Choice


def sum_up(
    article: Article, analysis: Analysis, length: SummaryLength, weights: Weights | None = None
) -> SummedUp:
    """Sum up an article; of the analysis neither scores nor summary are looked at.

    `weights` are the packaged ones if none are given.
    """
    sentences = analysis.sentences
    matter = matter_of(article, analysis)
    repeated = _said_before(analysis)
    ranking = rank(matter, weights)
    choice = choose(
        sentences,
        ranking.order,
        length,
        leans=analysis.leans,
        repeated=repeated,
        headings=[index for index in matter.set_aside if index not in repeated],
        names={at: named_in(one, analysis.mentions) for at, one in enumerate(sentences)},
    )
    return SummedUp(ranking, choice)


def _said_before(analysis: Analysis) -> dict[int, int]:
    """Return, for each repeated sentence, the one that its longest repeat was first said in."""
    starts = [sentence.start for sentence in analysis.sentences]
    found = {}
    for index in sorted(repeated_sentences(analysis.sentences, analysis.repeats)):
        sentence = analysis.sentences[index]
        longest = max(
            repeats_in(sentence, analysis.repeats),
            key=lambda one: min(one.end, sentence.end) - max(one.start, sentence.start),
        )
        found[index] = max(0, bisect_right(starts, longest.first_start) - 1)
    return found
