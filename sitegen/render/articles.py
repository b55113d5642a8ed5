"""An article's page: sentence beside sentence, what it names, and what is known of it."""

from __future__ import annotations

import math
from dataclasses import replace

from sitegen.model import ActorType, ComposedArticle, Outlet
from sitegen.render import urls
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
    english_title,
    outlet_name,
    status_label,
    title_provenance,
)
from sitegen.render.corrections import corrected_lines
from sitegen.render.edition import Place, text_as_written
from sitegen.render.notes import segment_notes
from sitegen.render.provenance import key_lines
from sitegen.render.quotes import quote_lines
from sitegen.render.record import record, removed_passages, title_evidence
from sitegen.render.rights import rights_view
from sitegen.render.runs import sentence_at
from sitegen.render.segments import segment_rows
from sitegen.render.stories.sharing import also_reported
from sitegen.render.structured.article import structured
from sitegen.render.summaries.items import editor_summary, editor_summary_beside, summary_items
from sitegen.render.undated import probable_day
from sitegen.render.views import ActorLine, ArticleCard
from sitegen.render.wording import iso_stretch

# Where the template shows what is to be said of the title.
TITLE_ANCHOR = "title"
# The part of about.html on how summaries are made.
SUMMARIES_ANCHOR = "summaries"


def article_view(place: Place, composed: ComposedArticle) -> ArticleView:
    """Build an article's page."""
    article = composed.article
    newer, older = _cards_beside(place, article.slug)
    return replace(
        _text_view(place, composed),
        people=_actors(place, composed, "person"),
        organisations=_actors(place, composed, "organisation"),
        places=_actors(place, composed, "place"),
        dates=_dates(place, composed),
        numbers=_numbers(place, composed),
        # Those who read Arabic find the English where the quote leads: beside its sentence.
        quotes=quote_lines(
            place, composed, composed.analysis.quotes, in_english=place.lang == "en"
        ),
        removed=removed_passages(article, place.wording),
        record=record(place, composed),
        newer=newer,
        older=older,
        structured=structured(place, composed),
        corrections=corrected_lines(place, article.slug),
        also=also_reported(place, composed),
    )


def _text_view(place: Place, composed: ComposedArticle) -> ArticleView:
    """Build what readers read: the title, whose it is, the summary, the sentences."""
    article = composed.article
    rows, title_notes, doubtful = _segments(place, composed)
    return ArticleView(
        title=arabic_title(composed),
        title_en=english_title(composed),
        title_provenance=title_provenance(place, composed),
        title_notes=title_notes,
        title_proposed=title_evidence(place, composed),
        date=date_line(place, article.date),
        probable_day=probable_day(place, article.slug),
        outlet=_outlet(place, composed.outlet, article.outlet),
        agency=_outlet(place, composed.agency, article.agency),
        outlet_href=place.outlet(article.outlet),
        agency_href=place.outlet(article.agency),
        author=text_as_written(article.author) if article.author else None,
        source_url=article.url,
        status=status_label(place, article),
        share=place.index(composed).share,
        missing_english=any(not entry.text for entry in composed.translation.sentences),
        all_arabic=not any(entry.text for entry in composed.translation.sentences),
        summary=summary_items(place, composed) if composed.display == "full" else (),
        editor_summary=editor_summary(composed, place.lang),
        editor_summary_beside=editor_summary_beside(composed, place.lang),
        summaries_href=_about_summaries(place),
        rights=rights_view(place, composed),
        rows=rows,
        key=key_lines(row.provenance for row in rows),
        doubtful=len(doubtful),
        first_doubtful=doubtful[0] if doubtful else "",
        shares=any(row.same_words and row.same_words.shared for row in rows),
        repeats=any(row.same_words and row.same_words.before for row in rows),
    )


def _about_summaries(place: Place) -> str:
    """Return the link to what the about page says of summaries; of the editor's, to its top."""
    own = place.edition.own.about.strip()
    return place.href(urls.about(place.tree), "" if own else SUMMARIES_ANCHOR)


def _outlet(place: Place, outlet: Outlet | None, outlet_id: str) -> str:
    """Return the name of an outlet or agency; empty where the article tells none."""
    name = outlet_name(outlet, outlet_id, place.lang)
    return name.text if name else ""


def _cards_beside(place: Place, slug: str) -> tuple[ArticleCard | None, ArticleCard | None]:
    """Return the next newer and the next older article, where there are such."""
    newer, older = place.edition.neighbours(slug)
    return (
        article_card(place, newer) if newer else None,
        article_card(place, older) if older else None,
    )


def _segments(
    place: Place, composed: ComposedArticle
) -> tuple[tuple[SegmentRow, ...], SegmentNotes | None, tuple[str, ...]]:
    """Return the rows, what is to be said of the title, and the anchors of all that is doubtful.

    Anchors are in the page's order: the title, if it is doubtful, before the rows.
    """
    rows = segment_rows(place, composed)
    title = composed.translation.title
    notes = segment_notes(title, place.wording) if title else None
    of_title = (f"#{TITLE_ANCHOR}",) if notes and notes.doubts else ()
    of_rows = (f"#{row.id}" for row in rows if row.notes and row.notes.doubts)
    return rows, notes, (*of_title, *of_rows)


def _sentence_href(place: Place, composed: ComposedArticle, offset: int) -> str:
    index = sentence_at(composed.analysis.sentences, offset)
    return place.article(composed.article.slug, index)


def _actors(place: Place, composed: ComposedArticle, kind: ActorType) -> tuple[ActorLine, ...]:
    """Return the actors of one type with the number of their mentions in this article."""
    entries = place.digest.actors
    return tuple(
        actor_line(place, actor, len(entries[actor.id].slugs), count)
        for actor, count in place.index(composed).counts
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
            label=place.wording.meaning(resolved),
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
