"""Gives stories and days their summaries.

In: the articles as readers see them, the stories, the days, and what articles share word for word.
Out: stories and days with the sentences that sum them up; the rest of them as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from sitegen.compose.summaries.day import summarise_day
from sitegen.compose.summaries.room import room_for
from sitegen.compose.summaries.same import Articles, Passages
from sitegen.compose.summaries.story import summarise_story
from sitegen.compose.summaries.talk import Talk
from sitegen.model import Day, Story, SummaryLength, TakenSentence

SumUp = Callable[[Story, Articles, Passages, SummaryLength], tuple[TakenSentence, ...]]


def sum_up_story(
    story: Story, articles: Articles, passages: Passages, length: SummaryLength
) -> tuple[TakenSentence, ...]:
    """Choose the sentences that sum a story up; `length` is that of an article's summary."""
    return summarise_story(story, articles, passages, room_for(story, articles, length))


def with_story_summaries(
    stories: Mapping[str, Story],
    articles: Articles,
    passages: Passages,
    length: SummaryLength,
    sum_up: SumUp = sum_up_story,
) -> dict[str, Story]:
    """Sum up the stories that the editor has not summed up; `length` is that of an article's.

    `sum_up` is `sum_up_story`, or remembers what that returns.
    """
    return {
        ident: story
        if story.editor_summary.ar or story.editor_summary.en
        else replace(story, summary=sum_up(story, articles, passages, length))
        for ident, story in stories.items()
    }


def with_day_summaries(
    days: Iterable[Day], stories: Iterable[Story], articles: Articles, passages: Passages
) -> tuple[Day, ...]:
    """Sum up the days that have enough news for it."""
    story_of = {slug: story for story in stories for slug in story.slugs}
    talk = Talk(articles)
    return tuple(
        replace(day, summary=summarise_day(day, articles, passages, story_of, talk)) for day in days
    )
