"""The line that says what an article is about: on cards, in feeds, descriptions and data.

In: a composed article. Out: the first words of the editor's summary, else those of the first of its
sentences that can stand there, with whose they are; none rather than one that misleads or tells
nothing new. On pages marks say whose words they are, elsewhere words before them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sitegen.model import ComposedArticle
from sitegen.render.edition import Place
from sitegen.render.provenance import provenance
from sitegen.render.summaries.candidates import (
    Source,
    WhyNot,
    candidates,
    sentence_source,
    stands_alone,
)
from sitegen.render.summaries.items import editor_summary_beside, summary_indices
from sitegen.render.summaries.lead_line import LONGEST
from sitegen.render.summaries.titles import is_told_by_title
from sitegen.render.views import Language, LeadLine, Text
from sitegen.render.wording import Wording


@dataclass(frozen=True, slots=True)
class Passed:
    """A sentence that is no line, and why."""

    sentence: int
    why: WhyNot


@dataclass(frozen=True, slots=True)
class Choice:
    """What a line is made of and the line, None where nothing can stand there.

    `passed` are the sentences of the summary that cannot be it, in the order of the text.
    """

    source: Source | None
    line: Text | None
    passed: tuple[Passed, ...]


def choose_line(
    composed: ComposedArticle,
    lang: Language,
    label: Callable[[Source], str] | None = None,
    *,
    below_title: bool = True,
) -> Choice:
    """Choose what the line in a language is made of; a `label` before it counts as part of it.

    `below_title`: the reader has just read the title, and the line must say more.
    """
    found = candidates(composed, lang, below_title=below_title)
    passed = {one.source.sentence: one.why_not for one in found if one.why_not}
    for candidate in found:
        source = candidate.source
        if candidate.why_not is None:
            words = label(source) if label else ""
            cut = source.cut(LONGEST - len(words))
            if cut.is_sound:
                line = replace(source.text, text=words + cut.text)
                return Choice(source, line, _in_order(passed))
            passed[source.sentence] = "cut"
    return Choice(None, None, _in_order(passed))


def _in_order(passed: Mapping[int | None, WhyNot]) -> tuple[Passed, ...]:
    found = [Passed(index, why) for index, why in passed.items() if index is not None]
    return tuple(sorted(found, key=lambda one: one.sentence))


def line_source(composed: ComposedArticle, lang: Language) -> Source | None:
    """Return what the line in a language is made of; None where nothing can stand there."""
    return choose_line(composed, lang).source


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
    return worded_choice(place, composed, below_title=below_title).line


def worded_choice(place: Place, composed: ComposedArticle, *, below_title: bool) -> Choice:
    """Return that line with what it is made of."""

    def label(source: Source) -> str:
        return _label(place, composed, source)

    return choose_line(composed, place.lang, label, below_title=below_title)


def worded_sentence(place: Place, composed: ComposedArticle, index: int) -> Text | None:
    """Return the line of one sentence, without its title above it; None where it is no line."""
    source = sentence_source(composed, index, place.lang)
    words = _label(place, composed, source)
    cut = source.cut(LONGEST - len(words))
    if not stands_alone(composed, index) or not cut.is_sound:
        return None
    return replace(source.text, text=words + cut.text)


def editors_line(place: Place, text: Text) -> Text:
    """Return the line of a summary that the editor wrote, for readers who see nothing but words."""
    source = Source(text, None)
    words = editors_label(source, place.edition.words_of)
    return replace(text, text=words + source.cut(LONGEST - len(words)).text)


def editors_label(source: Source, words_of: Mapping[str, Wording]) -> str:
    """Return what goes before the editor's words; nothing before a sentence of the article."""
    if source.sentence is not None:
        return ""
    # In the language of what it stands before, or directions would mix.
    return f"{words_of[source.text.lang].gettext('Editor’s summary')}: "


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


def _label(place: Place, composed: ComposedArticle, source: Source) -> str:
    """Return whose words a line is, with a colon; empty for the article's own."""
    if source.sentence is None:
        return editors_label(source, place.edition.words_of)
    whose = provenance(composed.translation.sentences[source.sentence], place.wording, place.naming)
    is_own = source.text.lang == "ar" or whose.state == "reviewed"
    return "" if is_own else f"{whose.label}: "
