"""What a lead line could be made of, the best first, and what stands in the way of the rest.

In: a composed article. Out: the editor's words, if any, else the sentences of its summary. Whether
a line of them can be cut is asked of each when its length is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sitegen.model import ComposedArticle
from sitegen.render.summaries.answer_marks import without_answer_mark
from sitegen.render.summaries.enclosures import enclosures
from sitegen.render.summaries.items import editor_summary, sentence_text, summary_indices
from sitegen.render.summaries.lead_line import LONGEST, Cut, cut_line
from sitegen.render.summaries.reading import STOPS
from sitegen.render.summaries.titles import is_told_by_title, says_whom_it_needs
from sitegen.render.views import Language, Text

# Told by the title above it; leaning on what is not there; a short "and …"; not to be cut soundly.
WhyNot = Literal["title", "leans", "goes on", "cut"]

_ASKING = ("?", "\N{ARABIC QUESTION MARK}")
_AND = "و"
# A shorter "And the audience applauded." tells nothing without what stood before it.
SHORTEST_NEWS = 30
# What may stand behind a question mark.
_CLOSING = " \"'»”’)"


@dataclass(frozen=True, slots=True)
class Source:
    """What a line is made of: words, and the sentence they are, None for the editor's."""

    text: Text
    sentence: int | None
    names: tuple[str, ...] = ()

    def cut(self, longest: int = LONGEST) -> Cut:
        """Return the line, of at most so many characters, and whether it may stand."""
        cut = cut_line(self.text.text, self.text.lang, longest, self.names)
        # What the editor wrote is shown however it has to be cut.
        return cut if self.sentence is not None else Cut(cut.text, is_sound=True)

    def line(self, longest: int = LONGEST) -> Text:
        """Return the line, of at most so many characters."""
        return replace(self.text, text=self.cut(longest).text)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source, and why it can be no line whatever its length; None where nothing says so."""

    source: Source
    why_not: WhyNot | None


def candidates(
    composed: ComposedArticle, lang: Language, *, below_title: bool
) -> tuple[Candidate, ...]:
    """Return what a line could be made of, the best first: the editor's words alone, if any.

    Questions, and quotations without a speaker, come after what tells something; in English,
    sentences that have none come last. What cannot stand follows in the order of the text.
    """
    written = editor_summary(composed, lang)
    if written:
        return (Candidate(Source(written, None), None),)
    english = composed.translation.sentences
    reasons = {
        index: _why_not(composed, index, below_title=below_title)
        for index in summary_indices(composed)
    }
    standing = [index for index, reason in reasons.items() if reason is None]
    standing.sort(key=lambda index: tells_little(composed, index))
    if lang == "en":
        standing.sort(key=lambda index: not english[index].text)
    for index in standing[1:]:
        # Only those that follow one which could not be cut are left out: nothing tells that then.
        if _only_goes_on(composed, index):
            reasons[index] = "goes on"
    fallen = [index for index in reasons if index not in standing]
    return tuple(
        Candidate(sentence_source(composed, index, lang), reasons[index])
        for index in (*standing, *fallen)
    )


def sentence_source(composed: ComposedArticle, index: int, lang: Language) -> Source:
    """Return a sentence as what a line is made of, in Arabic where it has no English.

    Without what marks it as an answer: whose it is stands above it, in the interview alone.
    """
    text = sentence_text(composed, index, lang)
    text = replace(text, text=without_answer_mark(text.text))
    # English names are known by their capitals.
    return Source(text, index, _names(composed, index) if text.lang == "ar" else ())


def stands_alone(composed: ComposedArticle, index: int) -> bool:
    """Tell whether a sentence leans on no other one."""
    return all(lean.sentence != index for lean in composed.analysis.leans)


def tells_little(composed: ComposedArticle, index: int) -> bool:
    """Tell whether a sentence asks, or is nothing but somebody's words."""
    text = " ".join(composed.analysis.sentences[index].text.split())
    if text.rstrip(_CLOSING).endswith(_ASKING):
        return True
    last = len(text.rstrip(STOPS)) - 1
    return any(pair.opens == 0 and pair.closes >= last for pair in enclosures(text))


def _why_not(composed: ComposedArticle, index: int, *, below_title: bool) -> WhyNot | None:
    """Say why a reader does not understand a sentence there, or does not learn from it."""
    if not below_title:
        return None if stands_alone(composed, index) else "leans"
    if is_told_by_title(composed, index):
        return "title"
    lean = next((lean for lean in composed.analysis.leans if lean.sentence == index), None)
    return None if lean is None or says_whom_it_needs(composed, lean) else "leans"


def _only_goes_on(composed: ComposedArticle, index: int) -> bool:
    """Tell whether a sentence is but a short "and …": "And the audience applauded."."""
    text = composed.analysis.sentences[index].text
    return text.startswith(_AND) and len(text) < SHORTEST_NEWS


def _names(composed: ComposedArticle, index: int) -> tuple[str, ...]:
    """Return the names in a sentence as they are written there."""
    sentence = composed.analysis.sentences[index]
    found = {
        mention.text
        for mention in composed.analysis.mentions
        if sentence.start <= mention.start and mention.end <= sentence.end
    }
    return tuple(sorted(found))
