"""Articles to translate: sentences out of the sample's running text, of the lengths that news has.

In: how many articles. Out: their paragraphs of sentences, the same each time. Some paragraphs are
an agency's: word for word in several articles, as outlets reprint them.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.translate.sample import sample_words
from benchmarks.translate.vocabulary import known_arabic
from benchmarks.translate.words import draw

SEED = 20
# Sentences of Arabic news: 27 words on average, half of them between 17 and 33.
MEAN_WORDS = 27
SPREAD = 0.5
SHORTEST, LONGEST = 5, 90
PARAGRAPHS = (4, 8)
SENTENCES = (1, 4)
# One word in so many is made up, so that no sentence comes twice by chance.
MADE_UP = 4
# One paragraph in so many is an agency's; there is one such text for so many articles.
REPRINTED = 10
ARTICLES_PER_AGENCY_TEXT = 4
# Made-up words are drawn from the vocabulary of a model of this size.
VOCABULARY = 32_000
ENDS = ".؟!"


@dataclass(frozen=True, slots=True)
class BenchmarkArticle:
    """An article: `paragraphs` of sentences."""

    slug: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences, in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


def make_articles(count: int) -> tuple[BenchmarkArticle, ...]:
    """Make so many articles; the first ones are the same whatever the number."""
    writer = _Writer(sample_words(), known_arabic(VOCABULARY))
    return tuple(writer.article(number) for number in range(count))


class _Writer:
    """Writes texts by number: the same number gives the same text."""

    def __init__(self, running: Sequence[str], made_up: Sequence[str]) -> None:
        # The ends of sentences are ours to set.
        self._running = [word.rstrip(ENDS) for word in running if word.rstrip(ENDS)]
        self._made_up = draw(made_up, len(self._running) * MADE_UP, SEED)

    def article(self, number: int) -> BenchmarkArticle:
        chosen = random.Random(f"article {number}")
        paragraphs = [self._paragraph(chosen) for _ in range(chosen.randint(*PARAGRAPHS))]
        for place in range(len(paragraphs)):
            if chosen.randrange(REPRINTED) == 0:
                paragraphs[place] = self._agency_text(number)
        return BenchmarkArticle(f"article-{number:05}", tuple(paragraphs))

    def _agency_text(self, number: int) -> tuple[str, ...]:
        """Choose among those that this article and the ones around it reprint."""
        text = number // ARTICLES_PER_AGENCY_TEXT
        return self._paragraph(random.Random(f"agency {text}"))

    def _paragraph(self, chosen: random.Random) -> tuple[str, ...]:
        return tuple(self._sentence(chosen) for _ in range(chosen.randint(*SENTENCES)))

    def _sentence(self, chosen: random.Random) -> str:
        middle = math.log(MEAN_WORDS) - SPREAD**2 / 2
        length = round(chosen.lognormvariate(middle, SPREAD))
        start = chosen.randrange(len(self._running))
        words = [
            chosen.choice(self._made_up)
            if chosen.randrange(MADE_UP) == 0
            else self._running[(start + place) % len(self._running)]
            for place in range(min(LONGEST, max(SHORTEST, length)))
        ]
        return " ".join(words) + "."
