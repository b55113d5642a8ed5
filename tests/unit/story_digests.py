"""Digests with stories for the tests of what pages show of them, and the words of their marks."""

from __future__ import annotations

from dataclasses import replace

from sitegen.model import (
    ComposedArticle,
    Digest,
    Outlet,
)
from sitegen.render.article_views import ArticleView
from sitegen.render.articles import article_view
from sitegen.render.paging import parts_of
from sitegen.render.stories.page import STORY_REPORTS, story_view
from sitegen.render.story_views import StoryView
from sitegen.render.views import Run
from tests.unit.digest_factory import (
    place,
    sample,
    with_story,
)

# Alpha and beta on one day, gamma the day after, zeta without a date.
TOLD = with_story(sample(), "alpha", "beta", "gamma", "zeta", lead="beta")
STORY = with_story(sample(), "alpha", "beta")
JAZEERA = Outlet("jazeera", "الجزيرة", "Al Jazeera")


def article_page(digest: Digest, slug: str, lang: str = "en") -> ArticleView:
    return article_view(place(digest, f"{lang}/articles/{slug}/"), digest.articles[slug])


def story_page(digest: Digest, story_id: str = "alpha", lang: str = "en") -> StoryView:
    story = digest.stories[story_id]
    first = parts_of(story.slugs, STORY_REPORTS)[0]
    return story_view(place(digest, f"{lang}/stories/{story_id}/"), story, first)


def in_outlet(composed: ComposedArticle, outlet: Outlet | None, **changes: object):
    named = replace(composed.article, outlet=outlet.id if outlet else "", **changes)  # type: ignore[arg-type]
    return replace(composed, article=named, outlet=outlet)


def with_article(digest: Digest, composed: ComposedArticle) -> Digest:
    return replace(digest, articles={**digest.articles, composed.article.slug: composed})


def spelled(runs: tuple[Run, ...]) -> str:
    return "".join(run.text + spelled(run.children) for run in runs)


def marks(runs: tuple[Run, ...], kind: str = "shared") -> list[str]:
    """The words of every mark, wherever it stands."""
    found = []
    for run in runs:
        found += [run.text + spelled(run.children)] if run.kind == kind else []
        found += marks(run.children, kind)
    return found
