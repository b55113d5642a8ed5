"""The articles of EASC with the extracts that five people made of each.

In: a JSON Lines file, one article a line: topic, category, sentences, extracts. Out: articles.
Refuses lines of another shape. Nothing of the texts is in the repository.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from sitegen.arabic.words import count_words
from training.summaries.rouge import Bigrams, bigrams, f1

Kind = Literal["news", "reference"]

DATA = "SITEGEN_EVAL_DATA"
FILE = "easc_dev.jsonl"
# Topics of the dev file that are reports, columns and features of newspapers, told by reading
# them, for the categories do not tell: all its sport, say, is from an encyclopedia. All others
# there are entries that explain a thing.
_NEWS = frozenset(
    (5, 7, 11, 13, 19, 53, 55, 57, 59, 61, 63, 67, 71, 73, 85, 87, 89, 91, 93, 95, 97, 109, 119)
)
# The dev file has the odd topics; the others were not read.
_READ = range(1, 154, 2)


@dataclass(frozen=True)
class Extract:
    """What one person took: the words, and the indices of the article's sentences they are in."""

    text: str
    sentences: tuple[int, ...]

    @cached_property
    def bigrams(self) -> Bigrams:
        """The pairs of neighbouring words."""
        return bigrams(self.text)


@dataclass(frozen=True)
class Article:
    """An article as the data split it, and its extracts."""

    topic: int
    category: str
    sentences: tuple[str, ...]
    extracts: tuple[Extract, ...]

    @property
    def kind(self) -> Kind | None:
        """Whether it is of a newspaper or explains a thing; None where nobody has read it."""
        if self.topic not in _READ:
            return None
        return "news" if self.topic in _NEWS else "reference"

    @cached_property
    def votes(self) -> tuple[int, ...]:
        """How many people took each sentence."""
        return tuple(
            sum(number in extract.sentences for extract in self.extracts)
            for number in range(len(self.sentences))
        )

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """The words of each sentence."""
        return tuple(map(count_words, self.sentences))

    def score(self, summary: str) -> float:
        """Return a summary's mean ROUGE-2 F1 against the extracts."""
        own = bigrams(summary)
        return sum(f1(own, extract.bigrams) for extract in self.extracts) / len(self.extracts)

    def share(self, summary: str) -> float:
        """Return which share of the article's words a text has."""
        return count_words(summary) / sum(self.sizes)

    def nearest(self, sentence: str) -> int:
        """Return the index of the sentence that has most of another one's words."""
        if sentence in self.sentences:
            return self.sentences.index(sentence)
        own = bigrams(sentence)
        shared = [(own & other).total() for other in self._bigrams]
        return shared.index(max(shared))

    @cached_property
    def _bigrams(self) -> tuple[Bigrams, ...]:
        return tuple(map(bigrams, self.sentences))


class _Extract(msgspec.Struct):
    """One of a line's extracts."""

    text: str
    sentences: tuple[int, ...]


class _Row(msgspec.Struct):
    """A line of the file."""

    topic: int
    category: str
    sentences: tuple[str, ...]
    extracts: tuple[_Extract, ...]


# Scores for the sentences of an article: higher is more worth telling.
Ranker = Callable[[Article], Sequence[float]]


def read_articles(path: Path) -> tuple[Article, ...]:
    """Read a file of articles; ValueError where a line has another shape."""
    return tuple(map(_article, path.read_bytes().splitlines()))


def laid_out(article: Article, between: str) -> bytes:
    """Return a file that holds an article's sentences, with this between every two."""
    text = between.join(" ".join(sentence.split()) for sentence in article.sentences)
    return f"{text}\n".encode()


def recut(article: Article, sentences: Sequence[str]) -> Article:
    """Return an article cut into other sentences; each has the votes of the one nearest to it."""
    near = [article.nearest(sentence) for sentence in sentences]
    extracts = tuple(
        Extract(one.text, tuple(at for at, place in enumerate(near) if place in one.sentences))
        for one in article.extracts
    )
    return Article(article.topic, article.category, tuple(sentences), extracts)


def _article(line: bytes) -> Article:
    row = msgspec.json.decode(line, type=_Row)
    if not row.sentences or not row.extracts:
        raise ValueError(f"topic {row.topic} has no sentences or no extracts")
    extracts = tuple(Extract(one.text, one.sentences) for one in row.extracts)
    return Article(row.topic, row.category, row.sentences, extracts)
