"""Which sentence opens the summary of a story: the news that most of its reports tell.

In: the reports of a story, what their sentences tell. Out: the sentences to try, the best first.
What opens is mostly the best sentence of the report that stands for the story. Where that tells
what came of the news (a visit to the wounded) and more reports tell the news itself, that opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from sitegen.arabic.retelling import Told, told
from sitegen.arabic.told_twice import tell_other_toll
from sitegen.compose.summaries.candidates import Candidate, best_candidates, takeable
from sitegen.compose.summaries.said import Said, same_sense
from sitegen.compose.summaries.same import Articles, Passages, Spot, same_sentences
from sitegen.model import Story

# News stands at the beginning of a report: further down stands what was told before.
_BEGINNING = 3
# So many of the lead's best sentences are tried, and so many reports are asked what they tell.
_TRIED, _ASKED = 8, 24
# What is not the first sentence of a report must be told by more than this part of them.
_MOST = 0.5


def openers(
    story: Story, articles: Articles, passages: Passages, said: Said
) -> Iterator[Candidate]:
    """Yield what may open the summary of a story, the best first."""
    usual = best_candidates(articles[story.lead], _TRIED)
    tellers = _Tellers(story, articles, passages, said)
    if usual and usual[0].indices != (None,):
        better = tellers.told_by_more(usual[0])
        if better is not None:
            yield better
    yield from usual


class _Tellers:
    """Who tells what in the reports of a story."""

    def __init__(self, story: Story, articles: Articles, passages: Passages, said: Said) -> None:
        others = (slug for slug in story.slugs if slug != story.lead)
        self._slugs = tuple(islice(chain((story.lead,), others), _ASKED))
        self._articles = articles
        self._passages = passages
        self._said = said
        self._tellings = {slug: tuple(self._told_in(slug)) for slug in self._slugs}

    def told_by_more(self, usual: Candidate) -> Candidate | None:
        """Return what more reports tell than a candidate; None where it is told by most."""
        index = usual.indices[-1]
        most = self._count((usual.slug, index)) if index is not None else 0
        found = None
        if most == len(self._slugs):
            return None
        for slug in self._slugs:
            alone = sorted(takeable(self._articles[slug]).alone)
            for index in (at for at in alone if at < _BEGINNING):
                count = self._count((slug, index))
                is_news = index == alone[0] or count > _MOST * len(self._slugs)
                if count > most and is_news:
                    score = self._articles[slug].analysis.scores[index]
                    found, most = Candidate(slug, (index,), score), count
        return found

    def _count(self, spot: Spot) -> int:
        """Count the reports that tell what a sentence tells."""
        same = {slug for slug, _ in same_sentences(spot, self._articles, self._passages)}
        mine = self._said.telling(spot)
        return sum(
            slug == spot[0]
            or slug in same
            or any(
                same_sense(spot[0], mine, slug, one) or tell_other_toll(mine, one)
                for one in self._tellings[slug]
            )
            for slug in self._slugs
        )

    def _told_in(self, slug: str) -> Iterator[Told]:
        """Yield what the title, the first and the best sentences of a report tell."""
        composed = self._articles[slug]
        yield told(composed.article.title, day=composed.article.date)
        begin = range(min(_BEGINNING, len(composed.analysis.sentences)))
        best = (one.indices[-1] for one in best_candidates(composed, _BEGINNING))
        for index in dict.fromkeys((*begin, *best)):
            if index is not None:
                yield self._said.telling((slug, index))
