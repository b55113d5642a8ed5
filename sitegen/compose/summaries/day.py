"""Sums a day up: what most outlets tell, then what is most worth telling, one sentence of each.

In: a day, its articles as readers see them, their stories. Out: sentences, the most told first. A
day of little news gets none: its articles say it as shortly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from sitegen.compose.summaries.candidates import Candidate, best_candidates
from sitegen.compose.summaries.said import Said
from sitegen.compose.summaries.same import Articles, Passages
from sitegen.model import Day, Story, TakenSentence

# Of less news than this the cards of the articles themselves are as short as a summary.
_FEWEST_NEWS = 4
# As many sentences as are read at a glance.
_MOST_SENTENCES = 5
# Where the best sentence of some news says again what was said, the next ones are looked at.
_TRIED = 3


@dataclass(frozen=True, slots=True)
class _News:
    """One piece of news of a day: a story's reports of that day, its lead first, or an article.

    `reporters` counts those who tell it. `candidates` are the sentences to try, empty until it is
    known which may be taken; `score` is that of the first, until then the highest of all.
    """

    slugs: tuple[str, ...]
    reporters: int
    score: float
    candidates: tuple[Candidate, ...] = ()


def summarise_day(
    day: Day, articles: Articles, passages: Passages, story_of: Mapping[str, Story]
) -> tuple[TakenSentence, ...]:
    """Choose the sentences that sum a day up, at most one of each article and of each story.

    They are no more than five, and no more than half as many as there is different news. What more
    outlets tell goes before, then what has the higher score.
    """
    grouped = _grouped(day, story_of)
    if len(grouped) < _FEWEST_NEWS:
        return ()
    most = min(_MOST_SENTENCES, (len(grouped) + 1) // 2)
    said, taken = Said(articles, passages), list[TakenSentence]()
    # The first turn is that of what is told most. A turn that says nothing new is given back.
    turns = [(_rank(news), at, news) for at, news in enumerate(_news(grouped, articles))]
    heapify(turns)
    while turns and len(taken) < most:
        _, at, news = heappop(turns)
        first, *others = news.candidates or (None,)
        if first and not said.says(first):
            said.add(first)
            taken += (TakenSentence(first.slug, index) for index in first.indices)
            continue
        tried = tuple(others) if first else _candidates(news.slugs, articles, story_of)
        if tried:
            known = replace(news, score=tried[0].score, candidates=tried)
            heappush(turns, (_rank(known), at, known))
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


def _news(grouped: Iterable[tuple[str, ...]], articles: Articles) -> Iterator[_News]:
    """Yield what articles tell, before any of their sentences is looked at."""
    for slugs in grouped:
        scores = (max(articles[slug].analysis.scores, default=0.0) for slug in slugs)
        yield _News(slugs, len({_reporter(articles, slug) for slug in slugs}), max(scores))


def _rank(news: _News) -> tuple[int, float]:
    return -news.reporters, -news.score


def _candidates(
    slugs: tuple[str, ...], articles: Articles, story_of: Mapping[str, Story]
) -> tuple[Candidate, ...]:
    """Return the sentences to try: of the story's lead first, else of the report with the best."""
    alone = [found for slug in slugs if (found := _alone(articles, slug))]
    if not alone:
        return ()
    story = story_of.get(slugs[0])
    if story is None or story.lead != alone[0][0].slug:
        # Of equals the first; sorting keeps their order.
        alone.sort(key=lambda found: -found[0].score)
    first, *others = alone
    return (*first[: _TRIED - 1], *(found[0] for found in others))[:_TRIED]


def _alone(articles: Articles, slug: str) -> tuple[Candidate, ...]:
    """Return the best sentences of an article that stand alone, or the editor's summary of it."""
    found = best_candidates(articles[slug], 2 * _TRIED)
    return tuple(candidate for candidate in found if len(candidate.indices) == 1)


def _reporter(articles: Articles, slug: str) -> str:
    """Return who published an article; those of whom nothing is known count as one."""
    article = articles[slug].article
    return article.outlet or article.agency
