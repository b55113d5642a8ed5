"""Articles that tell the same news become one story, with the words that they share.

In: articles with their analyses, whole and as readers see them, and what the editor joins and keeps
apart. Out: the stories, newest first, and the passages of each article. Pure; the order of the
articles has no say. Whole texts decide what is one story, passages hold only what is shown.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial

from sitegen.compose.stories.across import Across, find_across
from sitegen.compose.stories.groups import Group, group
from sitegen.compose.stories.index import Weights, index_phrases
from sitegen.compose.stories.links import Pairings
from sitegen.compose.stories.passages import Report, find_passages, shared_words
from sitegen.compose.stories.same_words import side
from sitegen.compose.stories.words import StoryWords, story_words
from sitegen.model import (
    Analysis,
    Article,
    ComposedArticle,
    JoinedBy,
    JoinedStory,
    Passage,
    Story,
    StoryDecisions,
)

WordsOf = Callable[[Article, Analysis], StoryWords]

# Copies that are padded or cut share a little more or less of a story with each other than with
# the report that they were made from.
_NEARLY_AS_MUCH = 0.9

_UNDECIDED = StoryDecisions()
_UNNAMED = JoinedStory(())


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories by id, newest first; what an article shares with others of its story, by slug.

    `across` is what it shares with articles of other stories, alike enough to be of one.
    """

    stories: Mapping[str, Story] = field(default_factory=dict)
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    across: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)

    @property
    def all_passages(self) -> Mapping[str, tuple[Passage, ...]]:
        """What each article shares with any other, in text order."""
        return {
            slug: tuple(
                sorted(
                    (*self.passages.get(slug, ()), *self.across.get(slug, ())),
                    key=lambda one: (one.start, one.end, one.slug, one.other_start),
                )
            )
            for slug in sorted({*self.passages, *self.across})
        }


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
    alike = Pairings(told, index).of
    apart = [_known(slugs, places) for slugs in decisions.apart]
    groups = group(index.pairs, alike, days, [members for members in joined if members], apart)

    @cache
    def report(place: int) -> Report:
        return _report(told[place], shown[told[place].slug], index.weights[place])

    linked = [pair for pair in index.pairs if alike(*pair).link >= 1]
    across = find_across(linked, groups, apart, report)
    named = [story for story, members in zip(decisions.joined, joined, strict=True) if members]
    stories: list[Story] = []
    passages: dict[str, tuple[Passage, ...]] = {}
    for found in groups:
        reports = [report(place) for place in found.members]
        passages |= find_passages(reports)
        stories.append(_story(found, [one.told for one in reports], passages, named))
    stories = _in_a_row(stories, across)
    return Stories(
        {story.id: story for story in sorted(stories, key=partial(_newest, shown))},
        {slug: passages[slug] for slug in sorted(passages) if passages[slug]},
        across.passages,
    )


def _known(slugs: Sequence[str], places: Mapping[str, int]) -> list[int]:
    """Return the places of those of these articles that are public now."""
    return [places[slug] for slug in slugs if slug in places]


def _report(told: StoryWords, shown: ComposedArticle, weights: Weights) -> Report:
    """Return an article as readers see it; what an excerpt leaves out is behind what it shows."""
    seen = told if shown.display == "full" else story_words(shown.article, shown.analysis)
    is_beginning = told.words.keys[: len(seen.words)] == seen.words.keys
    phrases: list[float] = weights.tolist() if is_beginning else []
    return Report(seen, side(shown.article.text, seen.words, phrases))


def _story(
    found: Group,
    seen: Sequence[StoryWords],
    passages: Mapping[str, tuple[Passage, ...]],
    named: Sequence[JoinedStory],
) -> Story:
    """Make a story of a group; its words are those that readers see, oldest article first."""
    decided = _UNNAMED if found.joined is None else named[found.joined]
    return Story(
        id=decided.id or seen[0].slug,
        slugs=tuple(one.slug for one in seen),
        lead=_lead(seen, passages).slug,
        title_ar=decided.title_ar,
        title_en=decided.title_en,
        editor_summary=decided.summary,
        joined_by=_joined_by(found, seen, decided),
    )


def _in_a_row(stories: Sequence[Story], across: Across) -> list[Story]:
    """Return stories that know which of them they continue, and which continue them."""
    return [
        replace(
            story,
            continues=tuple(stories[other].id for other in across.earlier.get(number, ())),
            continued=tuple(stories[other].id for other in across.later.get(number, ())),
        )
        for number, story in enumerate(stories)
    ]


def _lead(seen: Sequence[StoryWords], passages: Mapping[str, Sequence[Passage]]) -> StoryWords:
    """Choose the article that stands for a story: what the others tell too is the story.

    Of those that tell nearly as much of it the oldest has it first hand; of those of one day the
    one that comes to it at once, without an opening of its own, then the fuller one. One of which
    readers see no word stands for nothing.
    """
    shared = {one.slug: shared_words(one, passages[one.slug]) for one in seen}
    enough = _NEARLY_AS_MUCH * max(shared.values())

    def rank(one: StoryWords) -> tuple[bool, date, int, int, str]:
        begins = min((passage.start for passage in passages[one.slug]), default=0)
        opening = bisect_left(one.words.starts, begins)
        return not one.words, one.day or date.max, opening, -len(one.words), one.slug

    return min((one for one in seen if shared[one.slug] >= enough), key=rank)


def _joined_by(found: Group, seen: Sequence[StoryWords], decided: JoinedStory) -> JoinedBy:
    """Say who put a group together: it is the editor's alone where the editor named all of it."""
    if found.joined is None:
        return "program"
    return "editor" if {one.slug for one in seen} <= set(decided.slugs) else "both"


def _age(article: Article) -> tuple[date, str]:
    return article.date or date.max, article.slug


def _newest(shown: Mapping[str, ComposedArticle], story: Story) -> tuple[int, str]:
    """Return what puts the story with the latest article first, those without any day last."""
    days = [day for slug in story.slugs if (day := shown[slug].article.date)]
    return -max(days).toordinal() if days else 0, story.id
