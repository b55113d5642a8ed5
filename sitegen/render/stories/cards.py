"""Articles of one story as one card of the digest, where they stand on the same day and page.

In: articles of a day, or those without one, as a list has them. Out: cards in that order; a story
stands where its first article would. Paging still counts articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitegen.model import ComposedArticle, Story
from sitegen.render import urls
from sitegen.render.cards import article_card
from sitegen.render.edition import Place
from sitegen.render.stories.lines import (
    editor_title,
    report_line,
    reporter_label,
    story_days,
    story_reporter,
)
from sitegen.render.views import ArticleCard, CardStory


def digest_cards(place: Place, articles: Iterable[ComposedArticle]) -> tuple[ArticleCard, ...]:
    """Return one card for each article that is in no story, and one for each story."""
    story_of = place.edition.story_of
    together: dict[tuple[str, str], list[ComposedArticle]] = {}
    for composed in articles:
        slug = composed.article.slug
        # A story has its oldest article's slug for an id, which is no reason to mix them up.
        key = ("story", story_of[slug].id) if slug in story_of else ("article", slug)
        together.setdefault(key, []).append(composed)
    return tuple(_card(place, found) for found in together.values())


def _card(place: Place, found: Sequence[ComposedArticle]) -> ArticleCard:
    story = place.edition.story_of.get(found[0].article.slug)
    if story is None:
        return article_card(place, found[0])
    lead = next((one for one in found if one.article.slug == story.lead), found[0])
    card = article_card(place, lead)
    # Beside others it has to be told whose report this one is, too.
    return replace(
        card,
        outlet=reporter_label(place, lead),
        outlet_href=place.outlet(story_reporter(lead)),
        story=_card_story(place, story, lead, [one for one in found if one is not lead]),
    )


def _card_story(
    place: Place, story: Story, lead: ComposedArticle, others: Sequence[ComposedArticle]
) -> CardStory:
    known = place.edition.days
    day = known.get(lead.article.slug)
    days = [known[slug] for slug in story.slugs if slug in known]
    return CardStory(
        href=place.href(urls.story(place.tree, story.id)),
        title=editor_title(story, place.lang),
        reports=len(story.slugs),
        earlier=sum(day is not None and one < day for one in days),
        later=sum(day is not None and one > day for one in days),
        is_whole=len(others) + 1 == len(story.slugs),
        days=story_days(place, story),
        others=tuple(report_line(place, one) for one in others),
    )
