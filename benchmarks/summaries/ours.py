"""The program's summaries from within, with weights of one's choosing.

In go articles, a layout and weights; out come summaries, made by the code that the command runs. An
article is analysed once; ranking and choosing are done anew for each set of weights.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from benchmarks.summaries.measure import SHARE, Summariser
from sitegen.analyse.summarising.rank import Weights
from sitegen.analyse.summarising.summary import sum_up
from sitegen.model import SummaryLength
from training.summaries.articles import Article
from training.summaries.fit import fit
from training.summaries.studied import Analysed, study


def summariser(
    analysed: Mapping[int, Analysed], weights: Weights | None = None, share: float = SHARE
) -> Summariser:
    """Return what sums up analysed articles with these weights, the packaged ones without any."""
    length = SummaryLength("share", share)

    def summarise(article: Article) -> Sequence[str]:
        one = analysed[article.topic]
        chosen = sum_up(one.read, one.analysis, length, weights).choice.chosen
        return [one.analysis.sentences[place].text for place in chosen]

    return summarise


def fitted(
    articles: Sequence[Article], every: Sequence[Mapping[int, Analysed]], share: float = SHARE
) -> Callable[[Sequence[Article], Collection[str]], list[Summariser]]:
    """Return what fits weights to some of the articles, for use in each of several layouts.

    What it returns takes articles, and the names of features to do without.
    """
    studied = {one.topic: ready for one, ready in zip(articles, study(articles), strict=True)}

    def fit_to(part: Sequence[Article], without: Collection[str]) -> list[Summariser]:
        weights = fit([studied[article.topic] for article in part], without)
        return [summariser(analysed, weights, share) for analysed in every]

    return fit_to
