"""Prepares the edition in a language of the interface: what its pages share is worked out once.

In: the composed digest and the options. Out: an edition that every page of the language draws on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sitegen.model import ComposedArticle, Digest, Event
from sitegen.render.article_index import index_article
from sitegen.render.catalogues import own_words
from sitegen.render.edition import Edition, is_romanised
from sitegen.render.listing import Listed, by_article
from sitegen.render.options import RenderOptions, SiteTree
from sitegen.render.provenance import article_share
from sitegen.render.timeline.layout import addresses_of
from sitegen.render.urls import LANGUAGES, Spelling
from sitegen.render.views import Tree
from sitegen.render.wording import Wording, load_wording


def make_editions(digest: Digest, options: RenderOptions) -> dict[Tree, Edition]:
    """Prepare the edition in every language that the interface speaks."""
    return {own.tree: make_edition(digest, options, own) for own in options.trees}


def make_edition(digest: Digest, options: RenderOptions, own: SiteTree) -> Edition:
    """Prepare the edition in one language."""
    order = (*(slug for day in digest.days for slug in day.slugs), *digest.undated)
    wording = _words(options, own.tree)
    corrected = by_article(digest.corrections)
    story_of = {slug: story for story in digest.stories.values() for slug in story.slugs}
    return Edition(
        own=own,
        digest=digest,
        options=options,
        wording=wording,
        spelling=Spelling(options.site_url, options.directory_urls, options.feed_id),
        indices={
            slug: index_article(
                composed,
                digest.actors,
                article_share(composed.translation, wording, options.reviewer),
            )
            for slug, composed in digest.articles.items()
        },
        order=order,
        position={slug: place for place, slug in enumerate(order)},
        days={slug: day.day for day in digest.days for slug in day.slugs},
        corrected=corrected,
        romanises=any(is_romanised(entry.actor) for entry in digest.actors.values()),
        story_of=story_of,
        events_in=_by(digest.events, lambda event: (one.slug for one in event.tellings)),
        events_of=_by(digest.events, lambda event: event.actors),
        events_by_story=_by(
            digest.events,
            lambda event: (story_of[one.slug].id for one in event.tellings if one.slug in story_of),
        ),
        event_pages=addresses_of(digest.events, own.tree),
        day_summaries={day.day: day.summary for day in digest.days if day.summary},
        changed_on=_changes(digest, corrected),
        words_of={lang: _words(options, Tree(lang)) for lang in LANGUAGES},
    )


def _words(options: RenderOptions, tree: Tree) -> Wording:
    """Load the words of a language, the site's own over the packaged."""
    return load_wording(tree, own_words(options.overrides, tree))


def _changes(digest: Digest, corrected: Mapping[str, tuple[Listed, ...]]) -> Mapping[str, date]:
    """Return the latest day known on which each article came or its English was changed."""
    days = {
        slug: _changed_on(composed, corrected.get(slug, ()))
        for slug, composed in digest.articles.items()
    }
    return {slug: day for slug, day in days.items() if day}


def _changed_on(composed: ComposedArticle, corrected: Iterable[Listed]) -> date | None:
    """Return the latest of an article's date, the reviews of its English and its corrections."""
    title = composed.translation.title
    segments = (*((title,) if title else ()), *composed.translation.sentences)
    days = [composed.article.date, *(one.reviewed_on for one in segments)]
    days += [one.correction.day for one in corrected]
    return max((day for day in days if day), default=None)


def _by(
    events: Iterable[Event], keys: Callable[[Event], Iterable[str]]
) -> Mapping[str, tuple[Event, ...]]:
    """Gather events under each of their keys, in their order."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for key in dict.fromkeys(keys(event)):
            found[key].append(event)
    return {key: tuple(some) for key, some in found.items()}
