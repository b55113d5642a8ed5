"""What readers see of an article and may search for: titles, the editor's summary, sentences.

In: a composed article, which holds nothing that readers may not see. Out: its words in both
languages, and the file that the search page takes excerpts from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sitegen.model import ComposedArticle, Translation
from sitegen.render.cards import arabic_title, english_title
from sitegen.render.summaries.items import editor_summary
from sitegen.render.views import Language

# English of these states is shown with the word that nobody has reviewed it.
RAW: Final = frozenset(("drafted", "machine"))


@dataclass(frozen=True, slots=True)
class Line:
    """Words in both languages, empty where there are none; whether nobody reviewed the English."""

    arabic: str
    english: str
    is_raw: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An article's words; `lines` begin with the editor's summary (empty without one).

    The line at a number is therefore the sentence that readers count by this number.
    """

    title: Line
    lines: tuple[Line, ...]


def shown(composed: ComposedArticle) -> Shown:
    """Return what readers see of an article."""
    translated = composed.translation.sentences
    pairs = zip(composed.analysis.sentences, translated, strict=True)
    sentences = (Line(arabic.text, english.text, _is_raw(english)) for arabic, english in pairs)
    summary = Line(_written(composed, "ar"), _written(composed, "en"), is_raw=False)
    return Shown(shown_title(composed), (summary, *sentences))


def shown_title(composed: ComposedArticle) -> Line:
    """Return an article's title in both languages."""
    english, translated = english_title(composed), composed.translation.title
    return Line(
        arabic_title(composed).text,
        english.text if english else "",
        # A title that stands in the article's own front matter is the editor's.
        is_raw=translated is not None and _is_raw(translated),
    )


def line_data(line: Line) -> tuple[str, str, int]:
    """Return a line as the search page reads it."""
    return line.arabic, line.english, int(line.is_raw)


def _written(composed: ComposedArticle, lang: Language) -> str:
    """Return the editor's summary in a language, empty where there is none in it."""
    words = editor_summary(composed, lang)
    return words.text if words and words.lang == lang else ""


def _is_raw(translation: Translation) -> bool:
    return bool(translation.text) and translation.state in RAW
