"""The line that says what an article is about: on cards, in feeds, descriptions and data.

In: a composed article. Out: the first words of the editor's summary, else those of the first of its
sentences that can stand alone, with whose they are. English that nobody reviewed says so: on pages
by its mark, elsewhere in words before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.arabic.retelling import tells_again, told
from sitegen.model import ComposedArticle
from sitegen.render.edition import Place, text_in
from sitegen.render.provenance import provenance
from sitegen.render.summaries.items import (
    editor_summary,
    editor_summary_beside,
    sentence_text,
    summary_indices,
)
from sitegen.render.summaries.lead_line import LONGEST, lead_line
from sitegen.render.views import Language, LeadLine, Text

# A sentence so much longer than the title says more than it.
MUCH_LONGER = 1.5


@dataclass(frozen=True, slots=True)
class Source:
    """What a line is made of: words, and the sentence they are, None for the editor's."""

    text: Text
    sentence: int | None
    names: tuple[str, ...] = ()

    def line(self, longest: int = LONGEST) -> Text:
        """Return the line, of at most so many characters."""
        lang = self.text.lang
        return text_in(lang, lead_line(self.text.text, lang, longest, self.names))


def line_source(composed: ComposedArticle, lang: Language) -> Source | None:
    """Return what the line in a language is made of; None for an article without any summary."""
    written = editor_summary(composed, lang)
    if written:
        return Source(written, None)
    indices = summary_indices(composed)
    if not indices:
        return None
    index = _first_standing(composed, indices, lang)
    text = sentence_text(composed, index, lang)
    # English names are known by their capitals.
    return Source(text, index, _names(composed, index) if text.lang == "ar" else ())


def card_line(place: Place, composed: ComposedArticle) -> LeadLine | None:
    """Return the line as it stands on cards, with the link to its sentence."""
    source = line_source(composed, place.lang)
    if source is None:
        return None
    line, index = source.line(), source.sentence
    is_uncut = line.text == " ".join(source.text.text.split())
    slug = composed.article.slug
    if index is None:
        beside = editor_summary_beside(composed, place.lang)
        return LeadLine(line, "", None, is_all=is_uncut and beside is None)
    translation = composed.translation.sentences[index]
    return LeadLine(
        text=line,
        href=place.article(slug, index),
        provenance=provenance(translation, place.wording, place.naming),
        is_all=is_uncut and len(summary_indices(composed)) == 1,
    )


def worded_line(place: Place, composed: ComposedArticle) -> Text | None:
    """Return the line for readers who see nothing but words: whose English it is goes before it.

    It is no longer than a line without that.
    """
    source = line_source(composed, place.lang)
    if source is None:
        return None
    if source.text.lang == "ar" or source.sentence is None:
        return source.line()
    whose = provenance(composed.translation.sentences[source.sentence], place.wording, place.naming)
    if whose.state == "reviewed":
        return source.line()
    label = f"{whose.label}: "
    return text_in("en", label + source.line(LONGEST - len(label)).text)


def line_data(composed: ComposedArticle) -> dict[str, str | None]:
    """Return the line in both languages as JSON-ready data, with whose word its English is.

    A language is empty where the line would not be in it; `en_state` is None where there is no
    English, or the editor's.
    """
    arabic, english = line_source(composed, "ar"), line_source(composed, "en")
    state: str | None = None
    if english and english.text.lang == "en" and english.sentence is not None:
        state = composed.translation.sentences[english.sentence].state
    return {
        "ar": arabic.line().text if arabic and arabic.text.lang == "ar" else "",
        "en": english.line().text if english and english.text.lang == "en" else "",
        "en_state": state,
    }


def _first_standing(composed: ComposedArticle, indices: Sequence[int], lang: Language) -> int:
    """Return the first sentence that can stand alone and says more than the title above it.

    For English one that has English, if any.
    """
    leaning = {lean.sentence for lean in composed.analysis.leans}
    standing = [index for index in indices if index not in leaning] or indices
    english = composed.translation.sentences
    if lang == "en":
        standing = [index for index in standing if english[index].text] or standing
    return next((index for index in standing if not _is_title(composed, index)), standing[0])


def _is_title(composed: ComposedArticle, index: int) -> bool:
    """Tell whether a sentence says no more than the title."""
    title, text = composed.article.title, composed.analysis.sentences[index].text
    if not title or len(text) > MUCH_LONGER * len(title):
        return False
    return tells_again(told(text), told(title))


def _names(composed: ComposedArticle, index: int) -> tuple[str, ...]:
    """Return the names in a sentence as they are written there."""
    sentence = composed.analysis.sentences[index]
    found = {
        mention.text
        for mention in composed.analysis.mentions
        if sentence.start <= mention.start and mention.end <= sentence.end
    }
    return tuple(sorted(found))
