"""Articles that tell the same news become one story, with the words that they share.

In: articles with their analyses, whole and as readers see them, and what the editor joins and keeps
apart. Out: the stories, newest first, and the passages of each article. Pure; the order of the
articles has no say. Whole texts decide what is one story, passages hold only what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from sitegen.compose.stories.groups import Group, group
from sitegen.compose.stories.index import index_phrases
from sitegen.compose.stories.links import Pairings
from sitegen.compose.stories.passages import find_passages, shared_words
from sitegen.compose.stories.words import StoryWords, story_words
from sitegen.model import (
    Analysis,
    Article,
    ComposedArticle,
    JoinedStory,
    Passage,
    Story,
    StoryDecisions,
)

WordsOf = Callable[[Article, Analysis], StoryWords]

_UNDECIDED = StoryDecisions()
_UNNAMED = JoinedStory(())


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories by id, newest first; what an article shares with others of its story, by slug."""

    stories: Mapping[str, Story] = field(default_factory=dict)
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)


def find_stories(
    articles: Sequence[Article],
    analyses: Mapping[str, Analysis],
    shown: Mapping[str, ComposedArticle],
    decisions: StoryDecisions = _UNDECIDED,
    words_of: WordsOf = story_words,
) -> Stories:
    """Find the stories of these articles; `shown` holds each as readers see it.

    `words_of` is `story_words`, or remembers what that returns.
    """
    ordered = sorted(articles, key=_age)
    told = [words_of(article, analyses[article.slug]) for article in ordered]
    days = [article.date for article in ordered]
    index = index_phrases([one.words for one in told], days)
    places = {article.slug: place for place, article in enumerate(ordered)}
    joined = [_known(story.slugs, places) for story in decisions.joined]
    groups = group(
        index.pairs,
        Pairings(told, index).of,
        days,
        [members for members in joined if members],
        [_known(slugs, places) for slugs in decisions.apart],
    )
    named = [story for story, members in zip(decisions.joined, joined, strict=True) if members]
    stories: list[Story] = []
    passages: dict[str, tuple[Passage, ...]] = {}
    for found in groups:
        seen = [_seen(told[place], shown[told[place].slug]) for place in found.members]
        passages |= find_passages(seen)
        stories.append(_story(found, seen, passages, named))
    return Stories(
        {story.id: story for story in sorted(stories, key=partial(_newest, shown))},
        {slug: passages[slug] for slug in sorted(passages) if passages[slug]},
    )


def _known(slugs: Sequence[str], places: Mapping[str, int]) -> list[int]:
    """Return the places of those of these articles that are public now."""
    return [places[slug] for slug in slugs if slug in places]


def _seen(told: StoryWords, shown: ComposedArticle) -> StoryWords:
    """Return the words of an article that readers see."""
    return told if shown.display == "full" else story_words(shown.article, shown.analysis)


def _story(
    found: Group,
    seen: Sequence[StoryWords],
    passages: Mapping[str, tuple[Passage, ...]],
    named: Sequence[JoinedStory],
) -> Story:
    """Make a story of a group; its words are those that readers see, oldest article first."""
    decided = _UNNAMED if found.joined is None else named[found.joined]
    # What the others tell too is the story; of two that tell as much of it, the fuller one leads.
    lead = max(seen, key=lambda one: (shared_words(one, passages[one.slug]), len(one.words)))
    return Story(
        id=decided.id or seen[0].slug,
        slugs=tuple(one.slug for one in seen),
        lead=lead.slug,
        title_ar=decided.title_ar,
        title_en=decided.title_en,
        by_editor=found.joined is not None,
    )


def _age(article: Article) -> tuple[date, str]:
    return article.date or date.max, article.slug


def _newest(shown: Mapping[str, ComposedArticle], story: Story) -> tuple[int, str]:
    """Return what puts the story with the latest article first, those without any day last."""
    days = [day for slug in story.slugs if (day := shown[slug].article.date)]
    return -max(days).toordinal() if days else 0, story.id
