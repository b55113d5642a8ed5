"""What of an analysed article counts when its sentences are ranked.

In: an article and its analysis. Out: a Matter. Headings and what was said before are set aside.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from sitegen.analyse.summarising.news import is_short_news
from sitegen.analyse.summarising.openings import without_and
from sitegen.arabic.boilerplate import reason_for
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.word_lists import folded_forms, read_list
from sitegen.model import Analysis, Article, Mention, Sentence
from sitegen.model.coverage import NAMING, repeated_sentences

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Matter:
    """What is known of an article when its sentences are ranked.

    `leaning` are the indices of sentences that cannot stand alone, `set_aside` of those that sum up
    nothing: headings, and what was said before. `reporting` is how many words in a hundred say that
    somebody said something, which tells news from articles that explain a thing; `is_short_news`,
    that it is short and begins as news does, whoever reports.
    """

    sentences: Sequence[Sentence]
    title: str = ""
    mentions: Sequence[Mention] = ()
    leaning: Collection[int] = ()
    set_aside: Collection[int] = ()
    reporting: float = 0.0
    is_short_news: bool = False


def matter_of(article: Article, analysis: Analysis) -> Matter:
    """Return what counts of an article; of its analysis all but scores and summary is needed."""
    sentences = analysis.sentences
    headings = find_headings(article, sentences)
    return Matter(
        sentences,
        article.title,
        [mention for mention in analysis.mentions if mention.kind in NAMING],
        frozenset(lean.sentence for lean in analysis.leans),
        headings | repeated_sentences(sentences, analysis.repeats),
        reporting_words(article.text),
        is_short_news(article, analysis, headings),
    )


def reporting_words(text: str) -> float:
    """Return how many words in a hundred say that somebody said something."""
    words = _WORD.findall(fold_text(text))
    known = report_words()["verb"]
    count = sum(without_and(word, known) in known for word in words)
    return 100 * count / (len(words) or 1)


def find_headings(article: Article, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the indices of headings inside the article, and of what is no part of it.

    Cleaning takes whole lines out; an advertisement within a paragraph stays in the text, and so
    does "details will follow".
    """
    return frozenset(
        index
        for index, sentence in enumerate(sentences)
        if article.blocks[sentence.block].kind == "heading"
        or reason_for(sentence.text)
        or " ".join(_WORD.findall(fold_text(sentence.text))) in _promises()
    )


@cache
def _promises() -> frozenset[str]:
    return folded_forms(read_list("summary_words")["promises"])
