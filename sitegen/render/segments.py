"""Sentences in both languages: the rows of an article's page and of an actor's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.english_dates.matching import said_dates
from sitegen.model import Actor, ComposedArticle, ResolvedDate
from sitegen.render import urls
from sitegen.render.actor_views import MentionRow
from sitegen.render.article_views import SegmentRow
from sitegen.render.cards import arabic_title
from sitegen.render.edition import Edition, Place
from sitegen.render.heat import FIRST_WEEKDAY
from sitegen.render.notes import segment_notes
from sitegen.render.provenance import provenance
from sitegen.render.runs import (
    LinkToDate,
    Span,
    date_span,
    english_runs,
    mention_spans,
    nowhere,
    runs_of,
    spans_of,
)
from sitegen.render.stories.sharing import marked, sentence_marks
from sitegen.render.summaries.items import summary_indices
from sitegen.render.views import Run, RunKind


def dated_events(edition: Edition, slug: str) -> Mapping[int, tuple[str, str]]:
    """Return where the timeline holds what an article dates: page and event, by the date's place.

    The place is that of the words which say when, among the article's resolved dates.
    """
    return {
        telling.date: (edition.event_pages[event.id], event.id)
        for event in edition.events_in.get(slug, ())
        for telling in event.tellings
        if telling.slug == slug
    }


def segment_rows(place: Place, composed: ComposedArticle) -> tuple[SegmentRow, ...]:
    """Return all sentences of an article, side by side with their English."""
    dated = _links_of_dates(place, composed)
    # Of an excerpt lists show all, so there is nothing to point out.
    in_summary = set(summary_indices(composed)) if composed.display == "full" else set()
    sentences, blocks = composed.analysis.sentences, composed.article.blocks
    marks = sentence_marks(place, composed)
    rows = []
    for index, sentence in enumerate(sentences):
        translation = composed.translation.sentences[index]
        found = marks.get(index)
        opens = index == 0 or sentences[index - 1].block != sentence.block
        rows.append(
            SegmentRow(
                id=urls.sentence_anchor(index),
                block=blocks[sentence.block].kind if sentence.block < len(blocks) else "paragraph",
                starts_block=opens,
                in_summary=index in in_summary,
                arabic=arabic_runs(
                    place, composed, index, found.spans if found else (), dated=dated
                ),
                english=english_of(place, composed, index, found.whole if found else (), dated),
                provenance=provenance(translation, place.wording, place.naming),
                notes=segment_notes(translation, place.wording),
                same_words=found.notes if found else None,
            )
        )
    return tuple(rows)


def _links_of_dates(place: Place, composed: ComposedArticle) -> LinkToDate:
    """Return what links the dates of an article to their events on the timeline."""
    events = dated_events(place.edition, composed.article.slug)
    links = {
        composed.dates[index].start: place.href(page, urls.event_anchor(event))
        for index, (page, event) in events.items()
    }
    return lambda said: links.get(said.start, "")


def mention_rows(
    place: Place, composed: ComposedArticle, sentences: Iterable[int | None]
) -> tuple[MentionRow, ...]:
    """Return some sentences of an article in both languages; None stands for its title."""
    rows = []
    for index in sentences:
        if index is None:
            rows += _title_row(place, composed)
            continue
        translation = composed.translation.sentences[index]
        rows.append(
            MentionRow(
                href=place.article(composed.article.slug, index),
                arabic=arabic_runs(place, composed, index),
                english=english_of(place, composed, index),
                provenance=provenance(translation, place.wording, place.naming),
            )
        )
    return tuple(rows)


def _title_row(place: Place, composed: ComposedArticle) -> list[MentionRow]:
    translation = composed.translation.title
    if translation is None:
        return []
    title = arabic_title(composed).text
    mentions = composed.analysis.title_mentions
    return [
        MentionRow(
            href=place.article(composed.article.slug),
            arabic=runs_of(
                title, 0, len(title), mention_spans(mentions, place.actor, place.wording)
            ),
            english=_english(
                place, translation.text, {mention.actor for mention in mentions if mention.actor}
            ),
            provenance=provenance(translation, place.wording, place.naming),
        )
    ]


def arabic_runs(
    place: Place,
    composed: ComposedArticle,
    index: int,
    more: Iterable[Span] = (),
    part: tuple[int, int] | None = None,
    dated: LinkToDate = nowhere,
) -> tuple[Run, ...]:
    """Return a sentence as running text, with `more` spans over what was found in it.

    Of a `part` of it, a span of the article's text, dots say where it goes on.
    """
    sentence = composed.analysis.sentences[index]
    start, end = part or (sentence.start, sentence.end)
    spans = spans_of(place.index(composed).found[index], place.actor, place.wording, dated)
    runs = runs_of(composed.article.text, start, end, (*spans, *more))
    before = (Run("plain", "… "),) if start > sentence.start else ()
    after = (Run("plain", " …"),) if end < sentence.end else ()
    return (*before, *runs, *after)


def english_of(
    place: Place,
    composed: ComposedArticle,
    index: int,
    kinds: Iterable[RunKind] = (),
    dated: LinkToDate = nowhere,
) -> tuple[Run, ...]:
    """Return a sentence's English as running text, all of it marked with these kinds."""
    text, known = composed.translation.sentences[index].text, place.index(composed)
    dates = tuple(one for one in known.found[index] if isinstance(one, ResolvedDate))
    first_day = FIRST_WEEKDAY[place.edition.options.week_start]
    spans = [
        date_span(said.start, said.end, dates[said.index], place.wording, dated)
        for said in said_dates(text, dates, composed.article.date, first_day)
    ]
    return marked(_english(place, text, known.actors[index], spans), kinds)


def _english(
    place: Place, text: str, mentioned: Iterable[str], more: Iterable[Span] = ()
) -> tuple[Run, ...]:
    entries = place.digest.actors
    known: dict[str, Actor] = {
        actor: entries[actor].actor for actor in sorted(mentioned) if actor in entries
    }
    return english_runs(text, known.values(), place.actor, more)
