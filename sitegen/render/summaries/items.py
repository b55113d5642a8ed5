"""The summary of an article: the editor's own words, else sentences taken from its text.

In: a composed article. Out: texts and links. The editor's word stands for both languages, whoever
reviewed what: a reviewed sentence is the English of a sentence, not of what the editor wrote.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from sitegen.model import ComposedArticle
from sitegen.model.summaries import LONGEST_IN_LISTS
from sitegen.render import urls
from sitegen.render.edition import Place, text_as_written, text_in
from sitegen.render.provenance import provenance
from sitegen.render.summaries.lead_line import ELLIPSIS, lead_line
from sitegen.render.views import Language, SummaryItem, Text

# "excerpt": the beginning of an article that is not shown in full, which nobody chose.
SummaryBy = Literal["program", "editor", "excerpt"]
# Less of one more paragraph says nothing.
SHORTEST_PART = 80
_LETTER = re.compile(r"[^\W\d_]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def summary_by(composed: ComposedArticle) -> SummaryBy | None:
    """Tell who made the summary that readers see; None where there is none."""
    written = composed.article.summary
    if written.ar or written.en:
        return "editor"
    if not composed.analysis.summary:
        return None
    return "program" if composed.display == "full" else "excerpt"


def editor_summary(composed: ComposedArticle, lang: Language) -> Text | None:
    """Return the editor's own summary, in the other language where this one has none."""
    for candidate in (lang, urls.other(lang)):
        words = _written(composed, candidate)
        if words:
            return editors_text(candidate, words)
    return None


def editor_summary_beside(composed: ComposedArticle, lang: Language) -> Text | None:
    """Return the editor's summary in the other language, where the editor wrote it in both."""
    other = urls.other(lang)
    words = _written(composed, other) if _written(composed, lang) else ""
    return editors_text(other, words) if words else None


def editors_text(lang: Language, words: str) -> Text:
    """Return what the editor wrote for a language; without an Arabic letter it is no Arabic."""
    return (
        text_as_written(words) if lang == "ar" and _LETTER.search(words) else text_in(lang, words)
    )


def in_lists(text: Text | None) -> Text | None:
    """Return what lists and feeds show of the editor's words: whole paragraphs, and then a part."""
    if text is None or len(text.text) <= LONGEST_IN_LISTS:
        return text
    room, kept = LONGEST_IN_LISTS, list[str]()
    for words in paragraphs(text.text):
        if room <= SHORTEST_PART:
            break
        kept.append(lead_line(words, text.lang, room))
        room -= len(kept[-1])
    whole = "\n\n".join(kept)
    return replace(text, text=whole if whole.endswith(ELLIPSIS) else f"{whole} {ELLIPSIS}")


def paragraphs(words: str) -> tuple[str, ...]:
    """Return the paragraphs of the editor's words, which blank lines part, else ends of lines."""
    parts = _BLANK_LINE.split(words) if _BLANK_LINE.search(words) else words.split("\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def summary_indices(composed: ComposedArticle) -> tuple[int, ...]:
    """Return the sentences of the extractive summary, none where the editor wrote one."""
    return () if summary_by(composed) == "editor" else composed.analysis.summary


def summary_items(place: Place, composed: ComposedArticle) -> tuple[SummaryItem, ...]:
    """Return the sentences of the summary with links to where they stand."""
    return tuple(summary_item(place, composed, index) for index in summary_indices(composed))


def summary_item(place: Place, composed: ComposedArticle, index: int) -> SummaryItem:
    """Return one sentence in the page's language where it has that, with the link to its place."""
    return SummaryItem(
        href=place.article(composed.article.slug, index),
        text=sentence_text(composed, index, place.lang),
        provenance=provenance(composed.translation.sentences[index], place.wording, place.naming),
    )


def sentence_text(composed: ComposedArticle, index: int, lang: Language) -> Text:
    """Return a sentence in a language, in Arabic where it has no English."""
    english = composed.translation.sentences[index].text
    if lang == "en" and english:
        return text_in("en", english)
    return text_in("ar", composed.analysis.sentences[index].text)


def _written(composed: ComposedArticle, lang: Language) -> str:
    written = composed.article.summary
    return written.ar if lang == "ar" else written.en
