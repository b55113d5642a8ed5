"""What of an analysed article counts when its sentences are ranked.

In: an article and its analysis. Out: a Matter. Headings and what was said before are set aside.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sitegen.model import Analysis, Article, Mention, Sentence
from sitegen.model.coverage import repeated_sentences

# Whom a summary should name: a nationality or "the minister" in passing makes no sentence telling.
TELLING = ("name", "short")


@dataclass(frozen=True, slots=True)
class Matter:
    """What is known of an article when its sentences are ranked.

    `leaning` are the indices of sentences that cannot stand alone, `set_aside` of those that sum up
    nothing: headings, and what was said before.
    """

    sentences: Sequence[Sentence]
    title: str = ""
    mentions: Sequence[Mention] = ()
    leaning: Collection[int] = ()
    set_aside: Collection[int] = ()


def matter_of(article: Article, analysis: Analysis) -> Matter:
    """Return what counts of an article; of its analysis all but scores and summary is needed."""
    sentences = analysis.sentences
    headings = find_headings(article, sentences)
    return Matter(
        sentences,
        article.title,
        [mention for mention in analysis.mentions if mention.kind in TELLING],
        frozenset(lean.sentence for lean in analysis.leans),
        headings | repeated_sentences(sentences, analysis.repeats),
    )


def find_headings(article: Article, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the indices of headings inside the article."""
    return frozenset(
        index
        for index, sentence in enumerate(sentences)
        if article.blocks[sentence.block].kind == "heading"
    )
