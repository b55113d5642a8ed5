"""Sums a day up: what most outlets tell, then what others speak of, one sentence of each.

In: a day, its articles as readers see them, their stories, who speaks of what. Out: sentences, the
most told first. A day of little news gets none: its articles say it as shortly.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from sitegen.compose.summaries.candidates import Candidate, best_candidates
from sitegen.compose.summaries.said import Said
from sitegen.compose.summaries.same import Articles, Passages
from sitegen.compose.summaries.talk import Talk
from sitegen.model import Day, Story, TakenSentence

# Of less news than this the cards of the articles themselves are as short as a summary.
_FEWEST_NEWS = 4
# As many sentences as are read at a glance.
_MOST_SENTENCES = 5
# Where the best sentence of some news says again what was said, the next ones are looked at.
_TRIED = 3


def summarise_day(
    day: Day, articles: Articles, passages: Passages, story_of: Mapping[str, Story], talk: Talk
) -> tuple[TakenSentence, ...]:
    """Choose the sentences that sum a day up, at most one of each article and of each story.

    They are no more than five, and no more than half as many as there is different news. What more
    outlets tell on that day goes before, then what more of them tell on any day, then what more
    other articles of these days speak of, then what comes first in the day.
    """
    grouped = _grouped(day, story_of)
    if len(grouped) < _FEWEST_NEWS:
        return ()
    most = min(_MOST_SENTENCES, (len(grouped) + 1) // 2)

    def rank(slugs: tuple[str, ...]) -> tuple[int, int, int]:
        story = story_of.get(slugs[0])
        return (
            -_reporters(slugs, articles),
            -_reporters(story.slugs if story else slugs, articles),
            -talk.others(slugs, day.day.toordinal()),
        )

    said, taken = Said(articles, passages), list[TakenSentence]()
    # Of equals the first of the day; sorting keeps their order.
    turns = deque(_candidates(slugs, articles) for slugs in sorted(grouped, key=rank))
    while turns and len(taken) < most:
        turn = turns.popleft()
        candidate = next(turn, None)
        if candidate is None:
            continue
        if said.says(candidate):
            # Its next sentence waits until all other news has had its turn.
            turns.append(turn)
            continue
        said.add(candidate)
        taken += (TakenSentence(candidate.slug, index) for index in candidate.indices)
    return tuple(taken)


def _grouped(day: Day, story_of: Mapping[str, Story]) -> list[tuple[str, ...]]:
    """Return the articles of a day, those of one story together, the story's lead first."""
    together: dict[tuple[str, str], list[str]] = {}
    for slug in day.slugs:
        story = story_of.get(slug)
        # A story has its oldest article's slug for an id, which is no reason to mix them up.
        together.setdefault(("story", story.id) if story else ("article", slug), []).append(slug)
    return [
        tuple(sorted(slugs, key=lambda slug: slug in story_of and story_of[slug].lead != slug))
        for slugs in together.values()
    ]


def _candidates(slugs: tuple[str, ...], articles: Articles) -> Iterator[Candidate]:
    """Yield the sentences to try: two of the first report that has any, the best of each other."""
    alone = (found for slug in slugs if (found := _alone(articles, slug)))
    first = next(alone, ())
    yield from islice(chain(first[: _TRIED - 1], (found[0] for found in alone)), _TRIED)


def _alone(articles: Articles, slug: str) -> tuple[Candidate, ...]:
    """Return the best sentences of an article that stand alone, or the editor's summary of it."""
    found = best_candidates(articles[slug], 2 * _TRIED)
    return tuple(candidate for candidate in found if len(candidate.indices) == 1)


def _reporters(slugs: Iterable[str], articles: Articles) -> int:
    """Count who published articles; those of whom nothing is known count as one."""
    told = (articles[slug].article for slug in slugs)
    return len({article.outlet or article.agency for article in told})
