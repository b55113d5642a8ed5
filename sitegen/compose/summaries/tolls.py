"""Which report of a story has the last toll: how many died, were wounded, or had to flee.

In: the sentences that may be taken, and what they tell. Out: for one of them the sentence that
tells the same with the toll that stands: that of the newest report; of one day, or where a day is
not known, that of the report that stands for the story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from sitegen.arabic.retelling import Told
from sitegen.arabic.told_twice import highest_toll, tell_other_toll
from sitegen.compose.summaries.candidates import Candidate
from sitegen.compose.summaries.same import Articles, Spot
from sitegen.model import Story

Telling = Callable[[Spot], Told]


class Tolls:
    """The sentences of a story that give a toll."""

    def __init__(
        self, story: Story, articles: Articles, candidates: Iterable[Candidate], telling: Telling
    ) -> None:
        self._lead = story.lead
        self._days = {slug: articles[slug].article.date for slug in story.slugs}
        self._telling = telling
        self._candidates = tuple(candidates)
        # Made when the first toll is asked for: most stories have none.
        self._giving: tuple[tuple[Candidate, Told], ...] | None = None

    def last(self, candidate: Candidate) -> Candidate:
        """Return the sentence with the toll that stands, which may be this very one."""
        for index in candidate.indices:
            if index is not None:
                mine = self._telling((candidate.slug, index))
                found = self._standing(candidate, mine)
                if found is not candidate:
                    return found
        return candidate

    def _standing(self, candidate: Candidate, mine: Told) -> Candidate:
        if not highest_toll(mine):
            return candidate
        others = [
            (one, tolled)
            for one, tolled in self._with_tolls()
            if one.slug != candidate.slug and tell_other_toll(mine, tolled)
        ]
        told = [(candidate, mine), *others]
        if any(self._days[one.slug] is None for one, _ in told):
            return next((one for one, _ in told if one.slug == self._lead), candidate)

        def rank(one: tuple[Candidate, Told]) -> tuple[date, bool, float]:
            day = self._days[one[0].slug]
            return day or date.min, one[0].slug == self._lead, highest_toll(one[1])

        return max(told, key=rank)[0]

    def _with_tolls(self) -> tuple[tuple[Candidate, Told], ...]:
        """Return the single sentences that give a toll, each with what it tells."""
        if self._giving is None:
            single = (one for one in self._candidates if len(one.indices) == 1)
            tellings = (
                (one, self._telling((one.slug, index)))
                for one in single
                if (index := one.indices[0]) is not None
            )
            self._giving = tuple((one, mine) for one, mine in tellings if highest_toll(mine))
        return self._giving
