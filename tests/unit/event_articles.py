"""Small articles that tell of times, for the tests of the timeline; no stage is run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sitegen.compose.timeline.find import find_events
from sitegen.model import (
    Actor,
    Analysis,
    Article,
    ArticleTranslation,
    Block,
    Calendar,
    ComposedArticle,
    DateKind,
    DatePrecision,
    Digest,
    Mention,
    Number,
    Outlet,
    ResolvedDate,
    Sentence,
    Translation,
)
from tests.unit.digest_factory import digest_of

OUTLET = Outlet("sana", "سانا", "SANA")
PUBLISHED = date(2022, 1, 7)


@dataclass(frozen=True)
class When:
    """Words of a text and the days they mean."""

    words: str
    first: date | None
    last: date | None
    precision: DatePrecision = "day"
    kind: DateKind = "explicit"
    calendar: Calendar = "gregorian"
    by_editor: bool = False


def on(words: str, day: date, kind: DateKind = "explicit") -> When:
    """Words that mean one day."""
    return When(words, day, day, kind=kind)


def telling(
    slug: str,
    sentences: Sequence[str],
    whens: Sequence[When],
    published: date | None = PUBLISHED,
    actors: Sequence[Actor] = (),
    numbers: Sequence[str] = (),
    english: Sequence[str] = (),
    headings: Sequence[int] = (),
) -> ComposedArticle:
    """An article of these sentences, a paragraph each; what is found stands where it first does."""
    text = "\n".join(sentences)
    spans = paragraphs(sentences)
    return ComposedArticle(
        article=Article(
            slug=slug,
            path=Path(f"content/articles/{slug}.md"),
            title=f"عنوان {slug}",
            text=text,
            blocks=tuple(
                Block(one.start, one.end, "heading" if index in headings else "paragraph")
                for index, one in enumerate(spans)
            ),
            date=published,
            outlet=OUTLET.id,
        ),
        analysis=Analysis(
            sentences=spans,
            scores=(1.0,) * len(spans),
            summary=(0,),
            mentions=_mentions(text, actors),
            title_mentions=(),
            quotes=(),
            dates=(),
            numbers=_numbers(text, numbers),
        ),
        translation=_translations(sentences, english),
        dates=tuple(_resolved(text, when) for when in whens),
        outlet=OUTLET,
    )


def paragraphs(sentences: Sequence[str]) -> tuple[Sentence, ...]:
    """Sentences of a text that has each in a paragraph of its own."""
    found, at = [], 0
    for index, words in enumerate(sentences):
        found.append(Sentence(at, at + len(words), words, index))
        at += len(words) + 1
    return tuple(found)


def _mentions(text: str, actors: Sequence[Actor]) -> tuple[Mention, ...]:
    found = (
        Mention(start, start + len(actor.name_ar), actor.name_ar, actor.type, "name", actor.id)
        for actor in actors
        for start in places(text, actor.name_ar)
    )
    return tuple(sorted(found, key=lambda one: one.start))


def _numbers(text: str, numbers: Sequence[str]) -> tuple[Number, ...]:
    return tuple(
        Number(start, start + len(digits), digits, float(digits))
        for digits in numbers
        for start in places(text, digits)
    )


def _translations(sentences: Sequence[str], english: Sequence[str]) -> ArticleTranslation:
    pairs = zip(sentences, english or ("",) * len(sentences), strict=True)
    return ArticleTranslation(
        title=None,
        sentences=tuple(
            Translation(words, line, "machine" if line else "untranslated") for words, line in pairs
        ),
    )


def _resolved(text: str, when: When) -> ResolvedDate:
    start = text.index(when.words)
    return ResolvedDate(
        start,
        start + len(when.words),
        when.words,
        when.first,
        when.last,
        when.precision,
        when.kind,
        when.by_editor,
        when.calendar,
    )


def places(text: str, words: str) -> list[int]:
    """Where words stand in a text."""
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def eventful(*composed: ComposedArticle, actors: Sequence[Actor] = ()) -> Digest:
    """A digest of articles with the events they tell."""
    digest = digest_of(composed, {actor.id: actor for actor in actors})
    return replace(digest, events=find_events(digest.articles, {}))
