"""The lead lines that a site would show of an article which belongs to none, and why.

In: an article and its analysis. Out: the lines for lists and for descriptions, as JSON-ready data
and as lines for a terminal. What only a site knows is missing: the English of sentences, and its
own words for the interface.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from sitegen.model import Analysis, Article, ArticleTranslation, ComposedArticle, Translation
from sitegen.render.summaries.candidates import WhyNot
from sitegen.render.summaries.lines import Choice, choose_line, editors_label
from sitegen.render.trees import PACKAGED
from sitegen.render.views import Language
from sitegen.render.wording import load_wording

_WORDS: dict[WhyNot, str] = {
    "title": "says hardly more than the title",
    "leans": "cannot be understood there without another sentence",
    "goes on": "only goes on from the one before",
    "cut": "is too long, and no cut of it is sound",
}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """The line of one place in one language, and what it was chosen from."""

    place: str
    lang: Language
    choice: Choice


def shown_lines(article: Article, analysis: Analysis) -> tuple[ShownLine, ...]:
    """Return the lines of each place, in English only where the editor wrote English.

    Cards have a mark for whose words they are, feeds and descriptions words before them.
    """
    untranslated = tuple(Translation(one.text, "", "untranslated") for one in analysis.sentences)
    composed = ComposedArticle(article, analysis, ArticleTranslation(None, untranslated), ())
    choose = partial(choose_line, composed)
    words_of = {str(tree): load_wording(tree) for tree in PACKAGED}
    label = partial(editors_label, words_of=words_of)
    langs: tuple[Language, ...] = ("ar", "en") if article.summary.en else ("ar",)
    return tuple(
        ShownLine(place, lang, choice)
        for lang in langs
        for place, choice in (
            ("cards", choose(lang)),
            ("feeds", choose(lang, label)),
            ("descriptions", choose(lang, label, below_title=False)),
        )
    )


def lines_data(lines: tuple[ShownLine, ...]) -> dict[str, dict[str, Any]]:
    """Return the lines as JSON-ready data, by language and place."""
    data: dict[str, dict[str, Any]] = {}
    for one in lines:
        source, line = one.choice.source, one.choice.line
        data.setdefault(one.lang, {})[one.place] = {
            "text": line.text if line else None,
            "by": None if source is None else "editor" if source.sentence is None else "program",
            "sentence": source.sentence if source else None,
            "passed_over": [
                {"sentence": passed.sentence, "why": passed.why} for passed in one.choice.passed
            ],
        }
    return data


def lines_for_reading(lines: tuple[ShownLine, ...]) -> Iterator[str]:
    """Yield the lines for a terminal; what is the same in several places stands once."""
    yield "lead line (in lists, feeds and descriptions)"
    groups: dict[tuple[Language, Choice], list[str]] = {}
    for one in lines:
        groups.setdefault((one.lang, one.choice), []).append(one.place)
    for (lang, choice), places in groups.items():
        language = "" if len({one.lang for one in lines}) == 1 else f" ({lang})"
        yield f"  {', '.join(places)}{language}"
        yield f"       {choice.line.text if choice.line else 'none'}"
        yield from (f"       {words}" for words in _why(choice))


def _why(choice: Choice) -> Iterator[str]:
    """Say what the line is, and why not what would have come before it."""
    if choice.source:
        sentence = choice.source.sentence
        yield "the editor's words" if sentence is None else f"sentence {sentence}"
    elif not choice.passed:
        yield "there is no summary"
    for passed in choice.passed:
        yield f"not sentence {passed.sentence}: it {_WORDS[passed.why]}"
