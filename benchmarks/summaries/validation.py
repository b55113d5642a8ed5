"""What a fitted ranker is worth on articles that it was not fitted to.

In go articles and a way to fit; out come numbers per article, each the mean over all repeats, in
every one of which the article was in the part left out. The same seed gives the same parts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from random import Random

from benchmarks.summaries.bootstrap import Difference, paired
from benchmarks.summaries.measure import Measured, Numbers, Summariser, mean_of, measure_texts
from training.summaries.articles import Article

FOLDS, REPEATS, SEED = 7, 10, 7

Fit = Callable[[Sequence[Article]], Summariser]
# Fits without some of the features, by their names.
FitWithout = Callable[[Sequence[Article], Collection[str]], Summariser]


def cross_validated(
    articles: Sequence[Article],
    fit: Fit,
    *,
    folds: int = FOLDS,
    repeats: int = REPEATS,
    seed: int = SEED,
) -> Measured:
    """Fit on all parts but one, measure on that one, for each part; repeat with other parts.

    ValueError for more parts than articles, or fewer than two.
    """
    [measured] = cross_validated_all(
        articles, lambda part: [fit(part)], folds=folds, repeats=repeats, seed=seed
    )
    return measured


def cross_validated_all(
    articles: Sequence[Article],
    fit: Callable[[Sequence[Article]], Sequence[Summariser]],
    *,
    folds: int = FOLDS,
    repeats: int = REPEATS,
    seed: int = SEED,
) -> list[Measured]:
    """Do the same for several ways of using what was fitted once."""
    if not 2 <= folds <= len(articles):
        raise ValueError(f"{len(articles)} articles cannot be parted into {folds}")
    runs = [_run(articles, fit, parts) for parts in _parted(len(articles), folds, repeats, seed)]
    return [mean_of(same) for same in zip(*runs, strict=True)]


def leave_one_out(
    articles: Sequence[Article],
    names: Sequence[str],
    fit_without: FitWithout,
    *,
    folds: int = FOLDS,
    repeats: int = REPEATS,
    seed: int = SEED,
) -> Iterator[tuple[str, Difference]]:
    """Tell what each feature is worth: the score with all less that without it, on unseen parts."""

    def without(*left_out: str) -> Measured:
        return cross_validated(
            articles,
            lambda part: fit_without(part, left_out),
            folds=folds,
            repeats=repeats,
            seed=seed,
        )

    everything = without()
    for name in names:
        yield name, paired(everything.scores, without(name).scores)


def _parted(count: int, folds: int, repeats: int, seed: int) -> Iterator[list[list[int]]]:
    chance = Random(seed)
    for _ in range(repeats):
        places = list(range(count))
        chance.shuffle(places)
        yield [places[start::folds] for start in range(folds)]


def _run(
    articles: Sequence[Article],
    fit: Callable[[Sequence[Article]], Sequence[Summariser]],
    parts: Sequence[Sequence[int]],
) -> list[Measured]:
    """Measure every article once, with what was fitted to the other parts."""
    found: dict[int, list[Numbers]] = {}
    for part in parts:
        left_out = set(part)
        ways = fit([one for place, one in enumerate(articles) if place not in left_out])
        for place in part:
            found[place] = [
                measure_texts([articles[place]], [way(articles[place])]).every[0] for way in ways
            ]
    every = [found[place] for place in range(len(articles))]
    return [Measured(numbers) for numbers in zip(*every, strict=True)]
