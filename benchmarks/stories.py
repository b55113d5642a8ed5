"""How well stories are found, and how fast: sites of benchmarks.corpus with known stories.

Reads the data that benchmarks.corpus reads, in the folder SITEGEN_EVAL_DATA. Right are pairs of
articles that are in one story and should be. Rules may be fitted to the sites of the dev seeds; the
test seeds make other choices from the same texts. Prints figures; with --list, what is wrong.
Usage: python -m benchmarks.stories [--part dev|test] [--list] [--speed N ...]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from random import Random

from benchmarks.corpus import EXPECTED_FILE, FIRST_DAY, Story, read_all, told_again, write_site
from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.arabic.sentences import split_sentences
from sitegen.cache import Cache
from sitegen.compose.stories.find import find_stories
from sitegen.config import load_config
from sitegen.derived import Derived
from sitegen.loading import analyse_all, identify_all, load_content, load_editorial
from sitegen.model import Analysis, Article, ArticleTranslation, Block, ComposedArticle
from sitegen.report import Reporter

DATA = "SITEGEN_EVAL_DATA"
SEEDS = {"dev": (1, 2, 3), "test": (101, 102, 103)}
ARTICLES, DAYS, RETOLD = 500, 730, 60
# What the articles that speed is measured with are made of.
SENTENCES, NEW_WORDS = 12, 0.3

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Result:
    """The pairs of articles that should be in one story, and those that are."""

    expected: frozenset[Pair]
    found: frozenset[Pair]

    @property
    def precision(self) -> float:
        """The share of the pairs found that is right."""
        return len(self.found & self.expected) / len(self.found) if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the pairs expected that is found."""
        return len(self.found & self.expected) / len(self.expected) if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pairs(stories: Iterable[Iterable[str]]) -> frozenset[Pair]:
    """Return every two articles that are in one story."""
    return frozenset(
        frozenset(pair) for story in stories for pair in combinations(sorted(story), 2)
    )


def unread(article: Article, analysis: Analysis) -> ComposedArticle:
    """Return an article that is shown in full and that nobody has translated."""
    return ComposedArticle(article, analysis, ArticleTranslation(None, ()), ())


def measure(
    data: Path, seed: int, cache: Path, *, articles: int = ARTICLES, retold: int = RETOLD
) -> Result:
    """Make a site with this seed and find its stories; analyses are remembered in `cache`."""
    with tempfile.TemporaryDirectory(prefix="sitegen-stories-") as folder:
        root = Path(folder) / "site"
        news, topics = read_all(data)
        write_site(root, told_again(news, topics, articles, DAYS, retold, seed))
        expected = json.loads((root / EXPECTED_FILE).read_text("utf-8"))
        config, reporter = load_config(root), Reporter()
        with Cache(cache) as kept:
            derived, editorial = Derived(kept), load_editorial(config)
            read = load_content(config, editorial, derived, reporter).articles
            gazetteer = build_gazetteer(editorial.known, editorial.other_names)
            analysed = analyse_all(read, gazetteer, config, derived, reporter)
            analyses = identify_all(analysed, editorial, config, derived).analyses
    shown = {one.slug: unread(one, analyses[one.slug]) for one in read}
    stories = find_stories(read, analyses, shown).stories
    return Result(pairs(expected), pairs(story.slugs for story in stories.values()))


def archive(texts: Sequence[Story], count: int) -> tuple[list[Article], dict[str, Analysis]]:
    """Make so many articles out of the sentences of texts, with so many words exchanged.

    Three come on a day; every tenth is the one before it, cut short.
    """
    chance = Random(count)
    sentences = [sentence for text in texts for sentence in text.sentences]
    words = [word for sentence in sentences for word in sentence.split(" ")]
    articles: list[Article] = []
    analyses = {}
    lines: list[str] = []
    for number in range(count):
        lines = lines[:-1] if number % 10 == 9 else [
            " ".join(
                chance.choice(words) if chance.random() < NEW_WORDS else word
                for word in sentence.split(" ")
            )
            for sentence in chance.sample(sentences, SENTENCES)
        ]  # fmt: skip
        text, slug = "\n".join(lines), f"a{number:06}"
        ends = [at for at, mark in enumerate(text) if mark == "\n"] + [len(text)]
        blocks = tuple(
            Block(start, end) for start, end in zip([0, *(e + 1 for e in ends)], ends, strict=False)
        )
        day = FIRST_DAY + timedelta(days=number // 3)
        articles.append(Article(slug, Path(f"{slug}.md"), "", text, blocks, date=day))
        sentences_of = split_sentences(text, blocks)
        analyses[slug] = Analysis(sentences_of, (), (), (), (), (), (), ())
    return articles, analyses


def speed(data: Path, count: int) -> float:
    """Return how many articles a second are put into stories, nothing remembered."""
    news, _ = read_all(data)
    articles, analyses = archive(news, count)
    shown = {one.slug: unread(one, analyses[one.slug]) for one in articles}
    began = time.perf_counter()
    found = find_stories(articles, analyses, shown)
    seconds = time.perf_counter() - began
    if not found.stories:
        sys.exit("no story was found: what was measured is not the work")
    return count / seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=SEEDS, action="append", default=None)
    parser.add_argument("--list", action="store_true", help="name the pairs that are wrong")
    parser.add_argument("--speed", type=int, nargs="*", default=(), metavar="N")
    arguments = parser.parse_args()
    data = os.environ.get(DATA)
    if not data:
        sys.exit(f"set {DATA} to the folder that benchmarks.corpus reads")
    for count in arguments.speed:
        print(f"{count} articles: {speed(Path(data), count):.0f} a second")
    if arguments.speed:
        return
    with tempfile.TemporaryDirectory(prefix="sitegen-stories-cache-") as cache:
        for part in arguments.part or SEEDS:
            for seed in SEEDS[part]:
                result = measure(Path(data), seed, Path(cache))
                print(
                    f"{part} seed {seed}: precision {result.precision:.3f}, recall "
                    f"{result.recall:.3f}, F1 {result.f1:.3f} "
                    f"({len(result.expected)} pairs, {len(result.found)} found)"
                )
                if arguments.list:
                    show_wrong(result)


def show_wrong(result: Result) -> None:
    """Print the pairs that are wrong."""
    for what, wrong in (
        ("missed", result.expected - result.found),
        ("not one", result.found - result.expected),
    ):
        for pair in sorted(map(sorted, wrong)):
            print(f"  {what}: {' '.join(pair)}")


if __name__ == "__main__":
    main()
