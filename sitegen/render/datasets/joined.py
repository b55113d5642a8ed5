"""Actors, events, stories and days as rows of data.

In: the digest. Out: typed rows in a fixed order. Only of what readers see; an actor that gets no
page by the editor's word is left out of events.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import (
    ActorEntry,
    Digest,
    Event,
    Passage,
    QuotePlace,
    Story,
    TakenSentence,
    Telling,
)
from sitegen.render import urls
from sitegen.render.datasets import joined_rows as rows
from sitegen.render.datasets.article_rows import Bilingual
from sitegen.render.datasets.articles import day_text
from sitegen.render.trees import PACKAGED


def actor_rows(digest: Digest) -> Iterator[rows.ActorRow]:
    """Yield all actors that have a page, by id."""
    return (_actor(digest.actors[ident]) for ident in sorted(digest.actors))


def event_rows(digest: Digest) -> Iterator[rows.EventRow]:
    """Yield all events of the timeline in its order."""
    return (_event(digest, event) for event in digest.events)


def story_rows(digest: Digest) -> Iterator[rows.StoryRow]:
    """Yield all stories, by id."""
    return (_story(digest.stories[ident], digest) for ident in sorted(digest.stories))


def day_rows(digest: Digest) -> Iterator[rows.DayRow]:
    """Yield all days that have articles, the oldest first."""
    for day in sorted(digest.days, key=lambda day: day.day):
        yield rows.DayRow(
            day=day.day.isoformat(),
            addresses={tree: urls.day_page(tree, day.day) for tree in PACKAGED},
            articles=list(day.slugs),
            summary=[_taken(one) for one in day.summary],
        )


def _actor(entry: ActorEntry) -> rows.ActorRow:
    actor = entry.actor
    return rows.ActorRow(
        id=actor.id,
        addresses={tree: urls.actor(tree, actor.id) for tree in PACKAGED},
        type=actor.type,
        listed_by=actor.listed_by,
        name_ar=actor.name_ar,
        name_en=actor.name_en,
        romanised=actor.listed_by == "found",
        variants=list(actor.variants),
        variants_en=list(actor.variants_en),
        short=list(actor.short),
        description_ar=actor.description_ar,
        description_en=actor.description_en,
        wikidata=actor.wikidata,
        country=actor.country,
        articles=list(entry.slugs),
        mentions=entry.named,
        offices=[rows.HeldOffice(held.text, list(held.slugs)) for held in entry.offices],
        quotes_by=[_place(place) for place in entry.quotes_by],
        quotes_about=[_place(place) for place in entry.quotes_about],
        related=[rows.Tie(tie.actor, list(tie.slugs), tie.sentences) for tie in entry.related],
    )


def _place(place: QuotePlace) -> rows.QuotePlace:
    return rows.QuotePlace(place.slug, place.index)


def _event(digest: Digest, event: Event) -> rows.EventRow:
    first, known = event.tellings[0], digest.known
    return rows.EventRow(
        id=event.id,
        first=event.first.isoformat(),
        last=day_text(event.last),
        precision=event.precision,
        kind=event.kind,
        calendar=digest.articles[first.slug].dates[first.date].calendar,
        ahead=event.ahead,
        actors=[one for one in event.actors if one not in known or not known[one].noindex],
        tellings=[_telling(digest, telling) for telling in event.tellings],
    )


def _telling(digest: Digest, telling: Telling) -> rows.Telling:
    composed = digest.articles[telling.slug]
    said = composed.dates[telling.date]
    translation = composed.translation.sentences[telling.sentence]
    return rows.Telling(
        article=telling.slug,
        published=day_text(composed.article.date),
        sentence=telling.sentence,
        start=said.start,
        end=said.end,
        words=said.text,
        calendar=said.calendar,
        by_editor=said.by_editor,
        about=said.about,
        ar=composed.analysis.sentences[telling.sentence].text,
        en=translation.text,
        state=translation.state if translation.text else "untranslated",
    )


def _story(story: Story, digest: Digest) -> rows.StoryRow:
    articles = [digest.articles[slug].article for slug in story.slugs]
    days = sorted(article.date for article in articles if article.date)
    written = story.editor_summary
    return rows.StoryRow(
        id=story.id,
        addresses={tree: urls.story(tree, story.id) for tree in PACKAGED},
        title_ar=story.title_ar,
        title_en=story.title_en,
        editor_summary=Bilingual(written.ar, written.en),
        summary=[_taken(one) for one in story.summary],
        joined_by=story.joined_by,
        articles=list(story.slugs),
        lead=story.lead,
        continues=list(story.continues),
        continued=list(story.continued),
        outlets=sorted({article.outlet for article in articles if article.outlet}),
        agencies=sorted({article.agency for article in articles if article.agency}),
        first=day_text(days[0] if days else None),
        last=day_text(days[-1] if days else None),
        passages=[
            _passage(slug, passage)
            for at, slug in enumerate(story.slugs)
            for passage in digest.passages.get(slug, ())
            if passage.slug in story.slugs[at + 1 :]
        ],
    )


def _taken(taken: TakenSentence) -> rows.Taken:
    return rows.Taken(taken.slug, taken.index)


def _passage(slug: str, passage: Passage) -> rows.SharedPassage:
    return rows.SharedPassage(
        kind=passage.kind,
        article=slug,
        start=passage.start,
        end=passage.end,
        other=passage.slug,
        other_start=passage.other_start,
        other_end=passage.other_end,
        more=passage.more,
    )
