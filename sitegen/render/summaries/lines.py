"""The line that says what an article is about: on cards, in feeds, descriptions and data.

In: a composed article. Out: the first words of the editor's summary, else those of the first of its
sentences that can stand there, with whose they are; none rather than one that misleads or tells
nothing new. On pages marks say whose words they are, elsewhere words before them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.model import ComposedArticle
from sitegen.render.edition import Place, text_in
from sitegen.render.provenance import provenance
from sitegen.render.summaries.enclosures import enclosures
from sitegen.render.summaries.items import (
    editor_summary,
    editor_summary_beside,
    sentence_text,
    summary_indices,
)
from sitegen.render.summaries.lead_line import LONGEST, Cut, cut_line
from sitegen.render.summaries.reading import STOPS
from sitegen.render.summaries.titles import is_told_by_title, says_whom_it_needs
from sitegen.render.views import Language, LeadLine, Text
from sitegen.render.wording import load_wording

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
        return text_in(self.text.lang, self.cut(longest).text)


def line_source(
    composed: ComposedArticle, lang: Language, *, below_title: bool = True
) -> Source | None:
    """Return what the line in a language is made of; None where nothing can stand there.

    `below_title`: the reader has just read the title, and the line must say more.
    """
    sources = _sources(composed, lang, below_title=below_title)
    return next((source for source in sources if source.cut().is_sound), None)


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


def has_more(composed: ComposedArticle, line: LeadLine | None) -> bool:
    """Tell whether the summary says more than a card's title and its line."""
    if line:
        return not line.is_all
    return any(not is_told_by_title(composed, index) for index in summary_indices(composed))


def worded_line(
    place: Place, composed: ComposedArticle, *, below_title: bool = True
) -> Text | None:
    """Return the line for readers who see nothing but words: whose they are goes before it.

    It is no longer than a line without that. Arabic sentences, and English that a person reviewed,
    are the article's own.
    """
    for source in _sources(composed, place.lang, below_title=below_title):
        label = _label(place, composed, source)
        cut = source.cut(LONGEST - len(label))
        if cut.is_sound:
            return text_in(source.text.lang, label + cut.text)
    return None


def _label(place: Place, composed: ComposedArticle, source: Source) -> str:
    """Return whose words a line is, with a colon; empty for the article's own."""
    if source.sentence is None:
        # In the language of what it stands before, or directions would mix.
        return f"{load_wording(source.text.lang).gettext('Editor’s summary')}: "
    whose = provenance(composed.translation.sentences[source.sentence], place.wording, place.naming)
    is_own = source.text.lang == "ar" or whose.state == "reviewed"
    return "" if is_own else f"{whose.label}: "


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


def _sources(composed: ComposedArticle, lang: Language, *, below_title: bool) -> Iterator[Source]:
    """Return what a line could be made of, the best first: the editor's words alone, if any.

    Questions, and quotations without a speaker, come after what tells something; in English,
    sentences that have none come last.
    """
    written = editor_summary(composed, lang)
    if written:
        yield Source(written, None)
        return
    english = composed.translation.sentences
    standing = [
        index
        for index in summary_indices(composed)
        if _stands(composed, index, below_title=below_title)
    ]
    standing.sort(key=lambda index: _tells_little(composed, index))
    if lang == "en":
        standing.sort(key=lambda index: not english[index].text)
    for index in standing:
        # Only those that follow one which could not be cut are left out: nothing tells that then.
        if index != standing[0] and _only_goes_on(composed, index):
            continue
        text = sentence_text(composed, index, lang)
        # English names are known by their capitals.
        yield Source(text, index, _names(composed, index) if text.lang == "ar" else ())


def _stands(composed: ComposedArticle, index: int, *, below_title: bool) -> bool:
    """Tell whether a reader understands a sentence there, and learns from it."""
    lean = next((lean for lean in composed.analysis.leans if lean.sentence == index), None)
    if not below_title:
        return lean is None
    if is_told_by_title(composed, index):
        return False
    return lean is None or says_whom_it_needs(composed, lean)


def _tells_little(composed: ComposedArticle, index: int) -> bool:
    """Tell whether a sentence asks, or is nothing but somebody's words."""
    text = " ".join(composed.analysis.sentences[index].text.split())
    if text.rstrip(_CLOSING).endswith(_ASKING):
        return True
    last = len(text.rstrip(STOPS)) - 1
    return any(pair.opens == 0 and pair.closes >= last for pair in enclosures(text))


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
