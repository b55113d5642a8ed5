"""Tells what the title of an article has told already of its sentences.

In: a composed article and a sentence of it. Out: whether the sentence, or the beginning of it that
a line shows, says more than the title; whether the title says whom another sentence needs. Words
are compared in Arabic, in which both are written.
"""

from __future__ import annotations

from functools import lru_cache

from sitegen.arabic.retelling import Told, tells_again, told
from sitegen.model import Analysis, ComposedArticle, Lean, Mention
from sitegen.render.summaries.lead_line import ELLIPSIS, lead_line

# Of what a line tells, without who holds which office, so much stands in a title that it repeats.
REPEATED = 0.65
# As many words as a headline has; a title made of the first sentence ends here.
TITLE_WORDS = 12
# The titles and sentences of the articles that a few pages show.
_REMEMBERED = 4096


def title_words(composed: ComposedArticle) -> str:
    """Return the title as readers see it in Arabic: the editor's, else the first words, if any."""
    if composed.article.title:
        return composed.article.title
    sentences = composed.analysis.sentences
    words = sentences[0].text.split() if sentences else []
    ellipsis = f" {ELLIPSIS}" if len(words) > TITLE_WORDS else ""
    return " ".join(words[:TITLE_WORDS]) + ellipsis


def is_told_by_title(composed: ComposedArticle, index: int) -> bool:
    """Tell whether what a line shows of a sentence says hardly more than the title."""
    title = title_words(composed).rstrip(ELLIPSIS)
    if not title:
        return False
    line = lead_line(composed.analysis.sentences[index].text, "ar").rstrip(ELLIPSIS)
    said, before = _told(line), _told(title)
    if said.numbers - before.numbers:
        return False
    news = said.words - _told(_offices(composed.analysis, index)).words
    return tells_again(said, before) or len(news & before.words) >= REPEATED * len(news)


def says_whom_it_needs(composed: ComposedArticle, lean: Lean) -> bool:
    """Tell whether the title says what a sentence leans on, and names whom it speaks of."""
    if lean.on is None or lean.waits_for_next or not is_told_by_title(composed, lean.on):
        return False
    persons = _persons(_within(composed.analysis, lean.on))
    return not persons or not persons.isdisjoint(_persons(composed.analysis.title_mentions))


@lru_cache(maxsize=_REMEMBERED)
def _told(text: str) -> Told:
    return told(text)


def _offices(analysis: Analysis, index: int) -> str:
    """Return the words of a sentence that say which offices persons hold."""
    sentence = analysis.sentences[index]
    offices = analysis.offices
    held = [one.text for one in offices if sentence.start <= one.start and one.end <= sentence.end]
    return " ".join(held)


def _within(analysis: Analysis, index: int) -> tuple[Mention, ...]:
    sentence = analysis.sentences[index]
    return tuple(
        one for one in analysis.mentions if sentence.start <= one.start and one.end <= sentence.end
    )


def _persons(mentions: tuple[Mention, ...]) -> frozenset[str]:
    return frozenset(one.actor for one in mentions if one.actor and one.type == "person")
