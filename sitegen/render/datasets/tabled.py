"""The same matter as rows of tables, each cut down to what a spreadsheet can hold.

In: the digest. Out: typed rows, in the order of the JSON lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sitegen.model import ComposedArticle, Digest, Story
from sitegen.render import urls
from sitegen.render.cards import arabic_title, english_title
from sitegen.render.datasets.articles import INFERRED, story_ids
from sitegen.render.datasets.joined import event_rows, story_rows
from sitegen.render.datasets.tables import (
    ActorTable,
    ArticleTable,
    DayTable,
    EventTable,
    StoryTable,
)
from sitegen.render.provenance import article_share
from sitegen.render.summaries.items import summary_by
from sitegen.render.summaries.lines import line_data
from sitegen.render.trees import ARABIC, ENGLISH
from sitegen.render.wording import load_wording

BETWEEN = "; "


def article_table(digest: Digest) -> Iterator[ArticleTable]:
    """Yield all articles, oldest first, the undated last."""
    articles = sorted(
        digest.articles.values(),
        key=lambda composed: (composed.article.date or date.max, composed.article.slug),
    )
    stories = story_ids(digest)
    for composed in articles:
        yield _article(digest, composed, stories.get(composed.article.slug, ""))


def actor_table(digest: Digest) -> Iterator[ActorTable]:
    """Yield all actors that have a page, by id."""
    for ident in sorted(digest.actors):
        entry = digest.actors[ident]
        actor = entry.actor
        yield ActorTable(
            id=ident,
            type=actor.type,
            name_ar=actor.name_ar,
            name_en=actor.name_en,
            romanised=_yes(actor.listed_by == "found"),
            listed_by=actor.listed_by,
            variants=_list(actor.variants),
            variants_en=_list(actor.variants_en),
            description_ar=actor.description_ar,
            description_en=actor.description_en,
            wikidata=actor.wikidata,
            country=actor.country,
            articles=len(entry.slugs),
            mentions=entry.named,
            address_ar=urls.actor(ARABIC, ident),
            address_en=urls.actor(ENGLISH, ident),
        )


def event_table(digest: Digest) -> Iterator[EventTable]:
    """Yield all events of the timeline, each with the first sentence that tells it."""
    for row in event_rows(digest):
        first = row.tellings[0]
        yield EventTable(
            id=row.id,
            first=row.first,
            last=row.last or "",
            precision=row.precision,
            kind=row.kind,
            calendar=row.calendar,
            ahead=_yes(row.ahead),
            words=first.words,
            sentence_ar=first.ar,
            sentence_en=first.en,
            state=first.state,
            article=first.article,
            published=first.published or "",
            tellings=len(row.tellings),
            actors=_list(row.actors),
        )


def story_table(digest: Digest) -> Iterator[StoryTable]:
    """Yield all stories, by id."""
    for row in story_rows(digest):
        title_ar, title_en, state = _titles(digest, digest.stories[row.id])
        yield StoryTable(
            id=row.id,
            title_ar=title_ar,
            title_en=title_en,
            title_state=state,
            joined_by=row.joined_by,
            reports=len(row.articles),
            first=row.first or "",
            last=row.last or "",
            lead=row.lead,
            articles=_list(row.articles),
            outlets=_list(row.outlets),
            agencies=_list(row.agencies),
            address_ar=urls.story(ARABIC, row.id),
            address_en=urls.story(ENGLISH, row.id),
        )


def day_table(digest: Digest) -> Iterator[DayTable]:
    """Yield all days that have articles, the oldest first."""
    for day in sorted(digest.days, key=lambda day: day.day):
        yield DayTable(
            day=day.day.isoformat(),
            articles=len(day.slugs),
            slugs=_list(day.slugs),
            address_ar=urls.day_page(ARABIC, day.day),
            address_en=urls.day_page(ENGLISH, day.day),
        )


def _article(digest: Digest, composed: ComposedArticle, story: str) -> ArticleTable:
    article, title = composed.article, composed.translation.title
    share = article_share(composed.translation, load_wording("en"), "hidden")
    line = line_data(composed)
    return ArticleTable(
        slug=article.slug,
        date=article.date.isoformat() if article.date else "",
        title_ar=article.title,
        title_en=title.text if title else "",
        title_state=title.state if title and title.text else "untranslated",
        outlet=article.outlet,
        agency=article.agency,
        author=article.author,
        url=article.url,
        status=article.status,
        display=composed.display,
        proposed=_list(name for name in INFERRED if article.is_proposed(name)),
        translation=share.state,
        reviewed=share.reviewed,
        drafted=share.drafted,
        machine=share.machine,
        untranslated=share.untranslated,
        line_ar=line["ar"] or "",
        line_en=line["en"] or "",
        line_state=line["en_state"] or "",
        summary_by=summary_by(composed) or "",
        sentences=len(composed.analysis.sentences),
        actors=_list(_actors(digest, composed)),
        story=story,
        address_ar=urls.article(ARABIC, article.slug),
        address_en=urls.article(ENGLISH, article.slug),
    )


def _actors(digest: Digest, composed: ComposedArticle) -> list[str]:
    """Return the ids of those named in an article that have a page."""
    mentions = (*composed.analysis.title_mentions, *composed.analysis.mentions)
    named = {one.actor for one in mentions if one.actor} | composed.unshown.actors.keys()
    return sorted(named & digest.actors.keys())


def _titles(digest: Digest, story: Story) -> tuple[str, str, str]:
    """Return a story's titles, and whose word the English one is."""
    lead = digest.articles[story.lead]
    english, translated = english_title(lead), lead.translation.title
    state = translated.state if translated and translated.text else "untranslated"
    title_ar = story.title_ar or arabic_title(lead).text
    if story.title_en:
        return title_ar, story.title_en, "editor"
    return title_ar, english.text if english else "", state


def _list(values: Iterable[str]) -> str:
    return BETWEEN.join(values)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
