"""What a contestant's summaries are worth: ROUGE-2, length, votes, time.

In go articles and a way to sum each up; out come numbers per article. The rule of length is written
here anew, so that nothing the program does besides can help or hinder the others.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from training.summaries.articles import Article, Ranker

SHARE = 0.34
# By how much of itself the budget of words may be overrun; and what floating point may add.
_OVERRUN, _HAIR = 1.1, 1e-9
# Of five people, so many are most.
MOST = 3

# Returns a summary: sentences, in the order of the text; they may be cut otherwise than the data's.
Summariser = Callable[[Article], Sequence[str]]


class Numbers(NamedTuple):
    """What one summary is worth: ROUGE-2 F1, share of the article's words, votes.

    `votes` is how many of the people took a sentence of the summary, on average; `first` is 1 where
    most of them took its first sentence, else 0.
    """

    score: float
    share: float
    votes: float
    first: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The numbers of each article; `ms` is the mean time an article takes, None if unmeasured."""

    every: tuple[Numbers, ...]
    ms: float | None = None

    @property
    def scores(self) -> tuple[float, ...]:
        """ROUGE-2 F1, article by article."""
        return tuple(numbers.score for numbers in self.every)

    @property
    def mean(self) -> Numbers:
        """The mean over the articles."""
        return _mean(self.every)

    def of(self, places: Sequence[int]) -> Measured:
        """Return the numbers of some of the articles, by their places."""
        return Measured(tuple(self.every[place] for place in places), self.ms)


def within(article: Article, scores: Sequence[float], share: float = SHARE) -> tuple[int, ...]:
    """Choose by the budget rule of `inspect --share` alone; returns indices in text order.

    The best sentence, then in rank order, passing over what would overrun the share of the words by
    more than a tenth, until it is reached.
    """
    budget = share * sum(article.sizes)
    ranked = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
    chosen: list[int] = []
    total = 0
    for number in ranked:
        if total >= budget - _HAIR:
            break
        if not chosen or total + article.sizes[number] <= _OVERRUN * budget + _HAIR:
            chosen.append(number)
            total += article.sizes[number]
    return tuple(sorted(chosen))


def by_scores(rank: Ranker, share: float = SHARE) -> Summariser:
    """Return what sums up by a ranker's scores and the budget rule alone."""

    def summarise(article: Article) -> Sequence[str]:
        chosen = within(article, rank(article), share)
        return [article.sentences[number] for number in chosen]

    return summarise


def measure(articles: Sequence[Article], summarise: Summariser) -> Measured:
    """Measure summaries; the time is that of making them, once everything is loaded."""
    summarise(articles[0])
    began = time.perf_counter()
    summaries = [summarise(article) for article in articles]
    ms = 1000 * (time.perf_counter() - began) / len(articles)
    return measure_texts(articles, summaries, ms)


def measure_texts(
    articles: Sequence[Article], summaries: Sequence[Sequence[str]], ms: float | None = None
) -> Measured:
    """Measure summaries that are there already."""
    every = []
    for article, summary in zip(articles, summaries, strict=True):
        text = " ".join(summary)
        taken = [article.votes[article.nearest(sentence)] for sentence in summary]
        every.append(
            Numbers(
                article.score(text),
                article.share(text),
                sum(taken) / len(taken),
                float(taken[0] >= MOST),
            )
        )
    return Measured(tuple(every), ms)


def mean_of(runs: Sequence[Measured]) -> Measured:
    """Return the mean of several runs over the same articles, article by article."""
    return Measured(tuple(map(_mean, zip(*(run.every for run in runs), strict=True))))


def _mean(every: Sequence[Numbers]) -> Numbers:
    return Numbers(*(sum(column) / len(every) for column in zip(*every, strict=True)))
