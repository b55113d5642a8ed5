"""Articles made ready for learning: what speaks for each sentence, and what people took.

In go articles with extracts; out come rows of features and the worth of each group of sentences.
The program's own analysis reads them, so that what is learnt is what it will see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.analyse.naming.tagged import tag_article
from sitegen.analyse.summarising.features import Features, find_features
from sitegen.analyse.summarising.matter import Matter, matter_of
from sitegen.ingest.raw import article_from_raw
from sitegen.model import Analysis
from sitegen.model import Article as Read
from training.summaries.articles import Article, laid_out, recut

# The share of an article that a summary has where it is measured.
_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class Analysed:
    """An article as the program reads it, and what it finds in it."""

    read: Read
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Studied:
    """An article with its features; `rows`, `sizes` and `worth` have an entry for each sentence.

    `worth` is what a sentence adds to the mean F1 of a summary, for each of its words: it counts
    for more where somebody took little beside it. `sizes` are in words.
    """

    article: Article
    matter: Matter
    rows: tuple[Features, ...]
    sizes: tuple[int, ...]
    worth: tuple[float, ...]

    def text(self, indices: Sequence[int]) -> str:
        """Return the words of some sentences, in the order of the text."""
        return " ".join(self.matter.sentences[index].text for index in sorted(indices))


def analyse_all(articles: Sequence[Article], between: str) -> dict[int, Analysed]:
    """Analyse articles in this layout as `inspect` does outside a site; by topic."""
    gazetteer = build_gazetteer(known_actors(()))
    found = {}
    for one in articles:
        read = article_from_raw(laid_out(one, between), "article.txt")
        analysis = analyse(read, gazetteer, AnalyseOptions(), tag_article(read))
        found[one.topic] = Analysed(read, analysis)
    return found


def study(articles: Sequence[Article]) -> tuple[Studied, ...]:
    """Make articles ready, each sentence of the data a line of its own."""
    analysed = analyse_all(articles, "\n")
    studied = []
    for one in articles:
        found = analysed[one.topic]
        cut = recut(one, [sentence.text for sentence in found.analysis.sentences])
        studied.append(_studied(cut, matter_of(found.read, found.analysis)))
    return tuple(studied)


def _studied(article: Article, matter: Matter) -> Studied:
    budget = _SHARE * sum(article.sizes)
    worth = [0.0] * len(article.sentences)
    for extract in article.extracts:
        weight = 2 * budget / (budget + extract.bigrams.total()) / len(article.extracts)
        for index in extract.sentences:
            worth[index] += weight
    return Studied(article, matter, tuple(find_features(matter)), article.sizes, tuple(worth))
