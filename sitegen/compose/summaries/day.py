"""Sums a day up: what most outlets tell, then what others speak of, one sentence of each.

In: a day, its articles as readers see them, their stories, who speaks of what. Out: sentences, the
most told first. A day of little news gets none: its articles say it as shortly.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice

from sitegen.compose.summaries.candidates import Candidate, best_candidates, is_summed_up
from sitegen.compose.summaries.opening import openers
from sitegen.compose.summaries.said import Said
from sitegen.compose.summaries.same import Articles, Passages
from sitegen.compose.summaries.talk import Talk
from sitegen.compose.summaries.tolls import Tolls
from sitegen.model import Day, Story, TakenSentence

# Of less news than this the cards of the articles themselves are as short as a summary.
_FEWEST_NEWS = 4
# As many sentences as are read at a glance.
_MOST_SENTENCES = 5
# Where the best sentence of some news says again what was said, the next ones are looked at.
_TRIED = 3
# The articles of some news, and the sentences to try of it.
Turns = deque[tuple[tuple[str, ...], Iterator[Candidate]]]


def summarise_day(
    day: Day, articles: Articles, passages: Passages, story_of: Mapping[str, Story], talk: Talk
) -> tuple[TakenSentence, ...]:
    """Choose the sentences that sum a day up, at most one of each article and of each story.

    They are no more than five, and no more than half as many as there is different news. What more
    outlets tell on that day goes before, then what more of them tell on any day, then what more
    other articles of these days speak of, then what comes first in the day. Where the editor summed
    an article up, or the story that it is in, those words stand for it. Of two tolls of one event
    the newer one is told.
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

    said = Said(articles, passages, story_of)

    def openings(story: Story) -> Iterator[Candidate]:
        return openers(story, articles, passages, said)

    tolls = _tolls(day, articles, story_of, said)
    # Of equals the first of the day; sorting keeps their order.
    turns = deque(
        (slugs, _candidates(slugs, articles, story_of.get(slugs[0]), openings))
        for slugs in sorted(grouped, key=rank)
    )
    return tuple(_taken_in_turns(turns, most, said, tolls))


def _taken_in_turns(turns: Turns, most: int, said: Said, tolls: Tolls) -> list[TakenSentence]:
    """Take no more than `most` sentences, each news having its turn, that say nothing again."""
    taken: list[TakenSentence] = []
    while turns and len(taken) < most:
        slugs, turn = turns.popleft()
        candidate = next(turn, None)
        if candidate is None:
            continue
        candidate = tolls.last(candidate)
        # The toll that stands may be other news, which has its own turn.
        if candidate is None or candidate.slug not in slugs or said.says(candidate):
            # Its next sentence waits until all other news has had its turn.
            turns.append((slugs, turn))
            continue
        said.add(candidate)
        taken += (TakenSentence(candidate.slug, index) for index in candidate.indices)
    return taken


def _tolls(day: Day, articles: Articles, story_of: Mapping[str, Story], said: Said) -> Tolls:
    leads = {story_of[slug].lead for slug in day.slugs if slug in story_of}
    found = (one for slug in day.slugs for one in _alone(articles, slug))
    return Tolls(day.slugs, leads, articles, found, said.telling)


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


def _candidates(
    slugs: tuple[str, ...],
    articles: Articles,
    story: Story | None,
    openings: Callable[[Story], Iterator[Candidate]],
) -> Iterator[Candidate]:
    """Yield the sentences to try: two of the first report that has any, the best of each other.

    What opens a story goes before. Of one that the editor summed up there is nothing to choose:
    what the editor wrote of a report of this day, else of the whole story.
    """
    if story and (story.editor_summary.ar or story.editor_summary.en):
        written = (slug for slug in slugs if is_summed_up(articles[slug]))
        yield Candidate(next(written, slugs[0]), (None,), 0.0)
        return
    alone = (found for slug in slugs if (found := _alone(articles, slug)))
    first = next(alone, ())
    opening = next(_openings(slugs, story, openings), None)
    best = chain(first[: _TRIED - 1], (found[0] for found in alone))
    if opening is None:
        yield from islice(best, _TRIED)
        return
    yield opening
    place = (opening.slug, opening.indices)
    others = (one for one in best if (one.slug, one.indices) != place)
    yield from islice(others, _TRIED - 1)


def _openings(
    slugs: tuple[str, ...],
    story: Story | None,
    openings: Callable[[Story], Iterator[Candidate]],
) -> Iterator[Candidate]:
    """Yield what opens the summary of a story, or would if it had the reports of this day alone."""
    if story is None or len(slugs) == 1:
        return
    if story.summary and story.summary[0].slug in slugs:
        opening = story.summary[0]
        yield Candidate(opening.slug, (opening.index,), 0.0)
    else:
        today = replace(story, slugs=slugs, lead=slugs[0])
        yield from (one for one in openings(today) if len(one.indices) == 1)


def _alone(articles: Articles, slug: str) -> tuple[Candidate, ...]:
    """Return the best sentences of an article that stand alone, or the editor's summary of it."""
    found = best_candidates(articles[slug], 2 * _TRIED)
    return tuple(candidate for candidate in found if len(candidate.indices) == 1)


def _reporters(slugs: Iterable[str], articles: Articles) -> int:
    """Count who published articles; those of whom nothing is known count as one."""
    told = (articles[slug].article for slug in slugs)
    return len({article.outlet or article.agency for article in told})
