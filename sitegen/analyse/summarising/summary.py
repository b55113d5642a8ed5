"""Sums up an article: ranks its sentences, chooses among them, and can say why.

In: the article and its analysis as far as names, repeats and leans; the wanted length. Out: the
Ranking and the Choice. The only way to a summary, for a build and for whoever asks why.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.analyse.summarising.choose import choose
from sitegen.analyse.summarising.matter import TELLING, find_headings, matter_of
from sitegen.analyse.summarising.rank import Ranking, Weights, rank
from sitegen.model import Analysis, Article, Choice, Sentence, SummaryLength
from sitegen.model.coverage import repeated_sentences


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
    ranking = rank(matter_of(article, analysis), weights)
    choice = choose(
        sentences,
        ranking.order,
        length,
        leans=analysis.leans,
        repeated=_said_before(analysis),
        headings=find_headings(article, sentences),
        names={index: _names(sentence, analysis) for index, sentence in enumerate(sentences)},
    )
    return SummedUp(ranking, choice)


def _said_before(analysis: Analysis) -> dict[int, int]:
    """Return, for each repeated sentence, the one that its longest repeat was first said in."""
    starts = [sentence.start for sentence in analysis.sentences]
    found = {}
    for index in sorted(repeated_sentences(analysis.sentences, analysis.repeats)):
        sentence = analysis.sentences[index]
        longest = max(
            (
                one
                for one in analysis.repeats
                if one.start < sentence.end and sentence.start < one.end
            ),
            key=lambda one: min(one.end, sentence.end) - max(one.start, sentence.start),
        )
        found[index] = max(0, bisect_right(starts, longest.first_start) - 1)
    return found


def _names(sentence: Sentence, analysis: Analysis) -> Sequence[tuple[int, int]]:
    """Return where names stand in a sentence, offsets into its words."""
    mentions = analysis.mentions
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
    return [
        (mention.start - sentence.start, mention.end - sentence.start)
        for mention in mentions[first:last]
        if mention.kind in TELLING
    ]
