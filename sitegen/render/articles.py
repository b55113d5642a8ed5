"""An article's page: sentence beside sentence, what it names, and what is known of it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from sitegen.model import ActorType, ComposedArticle
from sitegen.render.article_views import (
    ArticleView,
    CountedThing,
    DatedPhrase,
    SegmentNotes,
    SegmentRow,
)
from sitegen.render.cards import (
    actor_line,
    arabic_title,
    article_card,
    date_line,
    editor_summary,
    english_title,
    most_mentioned,
    outlet_name,
    status_label,
    summary_items,
    title_provenance,
)
from sitegen.render.corrections import corrected_lines
from sitegen.render.edition import Place, text_as_written
from sitegen.render.notes import segment_notes
from sitegen.render.provenance import article_share, key_lines
from sitegen.render.quotes import quote_lines
from sitegen.render.record import record, removed_passages, title_evidence
from sitegen.render.rights import rights_view
from sitegen.render.runs import sentence_at
from sitegen.render.segments import segment_rows
from sitegen.render.structured import structured
from sitegen.render.views import ActorLine
from sitegen.render.wording import iso_stretch

# Where the template shows what is to be said of the title.
TITLE_ANCHOR = "title"


def article_view(place: Place, composed: ComposedArticle) -> ArticleView:
    """Build an article's page."""
    article, wording = composed.article, place.wording
    outlet = outlet_name(composed.outlet, article.outlet, place.lang)
    agency = outlet_name(composed.agency, article.agency, place.lang)
    newer, older = place.edition.neighbours(article.slug)
    rows, title_notes = segment_rows(place, composed), _title_notes(place, composed)
    doubtful = _doubtful(title_notes, rows)
    return ArticleView(
        title=arabic_title(composed),
        title_en=english_title(composed),
        title_provenance=title_provenance(place, composed),
        title_notes=title_notes,
        title_proposed=title_evidence(place, composed),
        date=date_line(place, article.date),
        outlet=outlet.text if outlet else "",
        agency=agency.text if agency else "",
        author=text_as_written(article.author) if article.author else None,
        source_url=article.url,
        status=status_label(place, article),
        share=article_share(composed.translation, wording, place.naming),
        missing_english=any(not entry.text for entry in composed.translation.sentences),
        all_arabic=not any(entry.text for entry in composed.translation.sentences),
        summary=summary_items(place, composed) if composed.display == "full" else (),
        editor_summary=editor_summary(composed, place.lang),
        rows=rows,
        key=key_lines(row.provenance for row in rows),
        people=_actors(place, composed, "person"),
        organisations=_actors(place, composed, "organisation"),
        places=_actors(place, composed, "place"),
        dates=_dates(place, composed),
        numbers=_numbers(place, composed),
        quotes=quote_lines(place, composed, composed.analysis.quotes),
        removed=removed_passages(article, wording),
        record=record(place, composed),
        newer=article_card(place, newer) if newer else None,
        older=article_card(place, older) if older else None,
        doubtful=len(doubtful),
        first_doubtful=doubtful[0] if doubtful else "",
        structured=structured(place, composed),
        rights=rights_view(place, composed),
        corrections=corrected_lines(place, article.slug),
    )


def _title_notes(place: Place, composed: ComposedArticle) -> SegmentNotes | None:
    title = composed.translation.title
    return segment_notes(title, place.wording) if title else None


def _doubtful(title: SegmentNotes | None, rows: Iterable[SegmentRow]) -> tuple[str, ...]:
    """Return the anchors of all that is to be checked, in the page's order."""
    of_title = (f"#{TITLE_ANCHOR}",) if title and title.doubts else ()
    return (*of_title, *(f"#{row.id}" for row in rows if row.notes and row.notes.doubts))


def _sentence_href(place: Place, composed: ComposedArticle, offset: int) -> str:
    index = sentence_at(composed.analysis.sentences, offset)
    return place.article(composed.article.slug, index)


def _actors(place: Place, composed: ComposedArticle, kind: ActorType) -> tuple[ActorLine, ...]:
    """Return the actors of one type with the number of their mentions in this article."""
    entries = place.digest.actors
    return tuple(
        actor_line(place, actor, len(entries[actor.id].slugs), count)
        for actor, count in most_mentioned(place, composed)
        if actor.type == kind
    )


def _dates(place: Place, composed: ComposedArticle) -> tuple[DatedPhrase, ...]:
    """Return the dates whose meaning is known, each phrase with the same meaning once.

    Those of the part that is not shown come without their words.
    """
    found: dict[tuple[str, str], DatedPhrase] = {}
    for resolved in (*composed.dates, *composed.unshown.dates):
        if resolved.first is None:
            continue
        iso = iso_stretch(resolved.first, resolved.last)
        phrase = DatedPhrase(
            phrase=resolved.text,
            iso=iso,
            label=place.wording.stretch(resolved.first, resolved.last, resolved.precision),
            href=_sentence_href(place, composed, resolved.start) if resolved.text else "",
            by_editor=resolved.by_editor,
        )
        found.setdefault((resolved.text, iso), phrase)
    return tuple(found.values())


def _numbers(place: Place, composed: ComposedArticle) -> tuple[CountedThing, ...]:
    found: dict[tuple[str, str], CountedThing] = {}
    for number in composed.analysis.numbers:
        if not math.isfinite(number.value):
            continue
        value = place.wording.number(number.value)
        phrase = f"{number.text} {number.noun}".strip()
        href = _sentence_href(place, composed, number.start)
        found.setdefault((value, phrase), CountedThing(value, phrase, href))
    return tuple(found.values())
