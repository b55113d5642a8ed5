"""Who is measured beside the program: chance, the first sentences, the usual graphs, people.

In go articles; out come numbers per article. All but the people keep to the same length.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from random import Random

from benchmarks.summaries.measure import MOST, SHARE, Measured, Numbers, by_scores, mean_of, measure
from training.summaries.articles import Article
from training.summaries.rouge import f1

# Chance is measured so often, with these seeds.
SEEDS = range(20)
# So many people made an extract of each article.
PERSONS = 5


def lead(article: Article) -> Sequence[float]:
    """Score by place: the first sentences first."""
    return [-float(number) for number in range(len(article.sentences))]


def votes(article: Article) -> Sequence[float]:
    """Score by how many of the five people took a sentence: what nobody can know beforehand."""
    return [float(number) for number in article.votes]


def by_chance(articles: Sequence[Article], share: float = SHARE) -> Measured:
    """Measure sentences drawn by lot, the mean of all seeds."""
    return mean_of([measure(articles, by_scores(partial(_drawn, seed), share)) for seed in SEEDS])


def by_person(articles: Sequence[Article]) -> Measured:
    """Measure each person's extract against those of the others, the mean of all persons."""
    return mean_of([_person(articles, number) for number in range(PERSONS)])


def _person(articles: Sequence[Article], number: int) -> Measured:
    every = []
    for article in articles:
        own = article.extracts[number]
        others = [extract for extract in article.extracts if extract is not own]
        votes = [article.votes[place] for place in own.sentences]
        every.append(
            Numbers(
                sum(f1(own.bigrams, other.bigrams) for other in others) / len(others),
                article.share(own.text),
                sum(votes) / len(votes),
                float(article.votes[min(own.sentences)] >= MOST),
            )
        )
    return Measured(tuple(every))


def _drawn(seed: int, article: Article) -> Sequence[float]:
    chance = Random(f"{seed} {article.topic}")
    return [chance.random() for _ in article.sentences]
