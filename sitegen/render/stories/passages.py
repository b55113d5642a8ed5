"""The words that the reports of a story share, each sentence once, with all who have it.

In: a story and the digest's passages. Out: rows in both languages, those with quoted words apart.
A sentence is shown from the report that stands for the story, else from the oldest that has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.model import ComposedArticle, Passage, Story
from sitegen.model.coverage import covered, has_nearly_all
from sitegen.render.edition import Place
from sitegen.render.provenance import provenance
from sitegen.render.runs import by_sentence
from sitegen.render.segments import arabic_runs, english_of
from sitegen.render.stories.sharing import (
    by_slug,
    elsewhere,
    first_places,
    mark_spans,
    more_of,
)
from sitegen.render.story_views import SharedRow

# A page of more sentences is no longer one to read; an agency's text in full stands in its reports.
MOST_ROWS = 40
# A passage may reach into a sentence by a word or two, which say nothing there.
FEWEST_CHARACTERS = 20
# Words that lie by more than so much in a passage were shown where that one was.
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class SharedRows:
    """The rows with quoted words, the others, and how many more there would be."""

    quotes: tuple[SharedRow, ...]
    sentences: tuple[SharedRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence of an article, and what others have of it."""

    composed: ComposedArticle
    index: int
    parts: tuple[Passage, ...]


def shared_rows(place: Place, story: Story) -> SharedRows:
    """Return the sentences that reports of a story share, quotes before all others."""
    found = list(_sentences(place, story))
    quotes = [one for one in found if any(part.kind == "quote" for part in one.parts)]
    others = [one for one in found if one not in quotes]
    quotes, kept = quotes[:MOST_ROWS], others[: max(MOST_ROWS - len(quotes), 0)]
    return SharedRows(
        quotes=tuple(_row(place, story, one) for one in quotes),
        sentences=tuple(_row(place, story, one) for one in kept),
        more=len(found) - len(quotes) - len(kept),
    )


def of_story(place: Place, story: Story, slug: str) -> tuple[Passage, ...]:
    """Return what a report of a story shares with its other reports."""
    members = frozenset(story.slugs)
    return tuple(one for one in place.digest.passages.get(slug, ()) if one.slug in members)


def _sentences(place: Place, story: Story) -> Iterator[_Found]:
    """Yield each shared sentence from the first report that has it."""
    done: set[str] = set()
    for slug in dict.fromkeys((story.lead, *story.slugs)):
        composed = place.digest.articles[slug]
        passages = of_story(place, story, slug)
        shown = [one for one in passages if one.slug in done]
        fresh = [one for one in passages if one.slug not in done and not _lies_in(one, shown)]
        done.add(slug)
        sentences = composed.analysis.sentences
        for index, parts in enumerate(by_sentence(fresh, sentences)):
            sentence = sentences[index]
            if parts and covered(sentence.start, sentence.end, parts) >= FEWEST_CHARACTERS:
                yield _Found(composed, index, parts)


def _lies_in(passage: Passage, others: Sequence[Passage]) -> bool:
    length = passage.end - passage.start
    return covered(passage.start, passage.end, others) > MOSTLY * length


def _row(place: Place, story: Story, found: _Found) -> SharedRow:
    composed, index = found.composed, found.index
    sentence, slug = composed.analysis.sentences[index], composed.article.slug
    others = by_slug(place, story, found.parts)
    is_whole = any(has_nearly_all(sentence, parts) for parts in others.values())
    places = {slug: sentence.start, **first_places(others, sentence.start)}
    return SharedRow(
        href=place.article(slug, index),
        arabic=arabic_runs(place, composed, index, mark_spans("shared", found.parts)),
        english=english_of(place, composed, index, ("shared",) if is_whole else ()),
        provenance=provenance(composed.translation.sentences[index], place.wording, place.naming),
        count=len(places) + more_of(found.parts),
        reports=elsewhere(place, places),
    )
