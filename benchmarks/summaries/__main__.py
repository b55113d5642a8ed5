"""How near summaries come to what five people took out of each article, beside other ways.

Reads `easc_dev.jsonl` in the folder SITEGEN_EVAL_DATA, or another file of that form. Usage:
python -m benchmarks.summaries [--share S] [--folds N] [--repeats N] [--features] [--file FILE]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.summaries import table
from benchmarks.summaries.as_user import LAYOUTS, inspect, measure_seen, recut_as_seen
from benchmarks.summaries.bootstrap import Difference
from benchmarks.summaries.contestants import by_chance, by_person, lead, votes
from benchmarks.summaries.graphs import lexrank, lexrank_threshold, textrank
from benchmarks.summaries.measure import SHARE, Measured, by_scores, measure
from benchmarks.summaries.ours import fitted, summariser
from benchmarks.summaries.validation import FOLDS, REPEATS, cross_validated_all, leave_one_out
from training.summaries.articles import DATA, FILE, Article, read_articles
from training.summaries.fit import FEATURES
from training.summaries.studied import Analysed, analyse_all

LEAD = "the first sentences"
# What each feature is worth is told for files of this layout, the one that weights are fitted in.
_FITTED_LAYOUT = "a line each"
_LEGEND = """\
ROUGE-2: mean F1 against the five extracts. share: of the article's words; one person's extract has
a length of its own. votes: how many of the five took a sentence of the summary, on average. first:
how often three or more took its first sentence. ms: ranking and choosing, an article analysed.
"as cut", "ours": on sentences as the command cuts them, from files of three layouts.
cross-validated: {repeats} times in {folds} parts, no article measured with weights fitted to it.
as shipped: what `sitegen inspect --share {share}` prints. Its weights were fitted to {fitted}."""


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    articles = read_articles(arguments.file or _folder() / FILE)
    if arguments.features:
        for line in table.features(_worth(articles, arguments)):
            print(line, flush=True)
        return
    analysed = {name: analyse_all(articles, between) for name, between in LAYOUTS.items()}
    rows = _others(articles, arguments.share)
    rows |= _ours(articles, analysed, arguments)
    every = range(len(articles))
    for kind in (None, "news", "reference"):
        places = [place for place in every if kind in (None, articles[place].kind)]
        if places:
            print("\n".join(table.contestants(kind or "all", rows, LEAD, places)) + "\n")
    print(
        _LEGEND.format(
            repeats=arguments.repeats,
            folds=arguments.folds,
            share=arguments.share,
            fitted=f"the articles of {FILE}" if arguments.file else "these very articles",
        )
    )


def _others(articles: Sequence[Article], share: float) -> dict[str, Measured]:
    """Measure all but the program."""
    rankers = {
        LEAD: lead,
        "LexRank, continuous": lexrank,
        "LexRank, threshold 0.1": lexrank_threshold,
        "TextRank": textrank,
        "by all five votes": votes,
    }
    measured = {name: measure(articles, by_scores(rank, share)) for name, rank in rankers.items()}
    chance, person = by_chance(articles, share), by_person(articles)
    return {"chance, mean of 20": chance, "one person": person} | measured


def _ours(
    articles: Sequence[Article],
    analysed: Mapping[str, Mapping[int, Analysed]],
    arguments: argparse.Namespace,
) -> dict[str, Measured]:
    """Measure the program in each layout, and beside it the first of the sentences it cuts."""
    share = arguments.share
    fit = fitted(articles, list(analysed.values()), share)
    validated = cross_validated_all(
        articles,
        lambda part: fit(part, ()),
        folds=arguments.folds,
        repeats=arguments.repeats,
    )
    rows = {}
    for (layout, between), unfitted in zip(LAYOUTS.items(), validated, strict=True):
        seen = inspect(articles, between, share)
        cut = recut_as_seen(articles, seen)
        rows[f"the first, as cut: {layout}"] = measure(cut, by_scores(lead, share))
        rows[f"ours, cross-validated: {layout}"] = unfitted
        ms = measure(articles, summariser(analysed[layout], share=share)).ms
        rows[f"ours, as shipped: {layout}"] = replace(measure_seen(articles, seen), ms=ms)
    return rows


def _worth(
    articles: Sequence[Article], arguments: argparse.Namespace
) -> Iterator[tuple[str, Difference]]:
    """Tell what each feature is worth in one layout."""
    analysed = analyse_all(articles, LAYOUTS[_FITTED_LAYOUT])
    fit = fitted(articles, [analysed], arguments.share)
    return leave_one_out(
        articles,
        ("place", "spacing", *FEATURES),
        lambda part, without: fit(part, without)[0],
        folds=arguments.folds,
        repeats=arguments.repeats,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.summaries", description=__doc__)
    parser.add_argument("--folds", type=int, default=FOLDS, help="parts of a cross-validation")
    parser.add_argument("--repeats", type=int, default=REPEATS, help="how often it is done")
    parser.add_argument(
        "--features", action="store_true", help="tell what each feature is worth, and no more"
    )
    parser.add_argument("--share", type=float, default=SHARE, help="length of a summary")
    parser.add_argument("--file", type=Path, help="articles with extracts, a line each")
    return parser.parse_args()


def _folder() -> Path:
    folder = os.environ.get(DATA)
    if not folder:
        sys.exit(f"set {DATA} to the folder that holds {FILE}")
    return Path(folder)


if __name__ == "__main__":
    main()
