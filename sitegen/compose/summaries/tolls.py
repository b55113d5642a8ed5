"""Which report of a story, or of a day, has the last toll: how many died, or were wounded.

In: the reports, the sentences that may be taken, and what they tell. Out: for one of
them the sentence that tells the same with the toll that stands. A toll that a newer one of the same
event corrects is never to be told, wherever the newer one stands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from sitegen.arabic.retelling import Told, told
from sitegen.compose.summaries.candidates import Candidate, takeable
from sitegen.compose.summaries.same import Articles, Spot
from sitegen.compose.summaries.struck import Toll, is_corrected, may_give_toll, read_toll

Telling = Callable[[Spot], Told]
# A report says so early what the toll is, besides what may be taken of it; of a story of hundreds
# of reports so many are asked, the newest.
_BEGINNING, _ASKED = 3, 48


class Tolls:
    """The sentences of some reports that give a toll."""

    def __init__(
        self,
        slugs: Sequence[str],
        leads: Collection[str],
        articles: Articles,
        candidates: Iterable[Candidate],
        telling: Telling,
    ) -> None:
        """`leads` are the reports that stand for their stories; `candidates` may be taken."""
        self._slugs = slugs
        self._leads = leads
        self._articles = articles
        self._telling = telling
        self._candidates = tuple(candidates)
        self._known: dict[Spot, Toll | None] = {}
        # Made when the first toll is asked for: most stories have none.
        self._giving: tuple[Toll, ...] | None = None

    def last(self, candidate: Candidate) -> Candidate | None:
        """Return the sentence with the toll that stands, which may be this very one.

        None where its toll is corrected, and no sentence with the one that stands may be taken.
        """
        if not self._correcting(candidate):
            return candidate
        newer = [
            (one, toll)
            for one in self._candidates
            if len(one.indices) == 1
            for toll in self._tolls_in(one)
            if any(is_corrected(mine, toll) for mine in self._tolls_in(candidate))
            and not self._correcting(one)
        ]
        return max(newer, key=lambda found: _rank(found[1]))[0] if newer else None

    def _correcting(self, candidate: Candidate) -> bool:
        """Tell whether a toll in a candidate is corrected by a sentence that is no part of it."""
        own = {(candidate.slug, index) for index in candidate.indices}
        return any(
            is_corrected(mine, other)
            for mine in self._tolls_in(candidate)
            for other in self._all()
            if other.spot not in own
        )

    def _tolls_in(self, candidate: Candidate) -> Iterator[Toll]:
        for index in candidate.indices:
            if index is not None:
                toll = self._toll((candidate.slug, index))
                if toll is not None:
                    yield toll

    def _all(self) -> tuple[Toll, ...]:
        """Return the tolls that reports give: in their titles, at their beginning, or further on.

        What is taken back, or cannot be understood there, may still correct an older one.
        """
        if self._giving is None:
            days = {slug: self._articles[slug].article.date for slug in self._slugs}
            newest = sorted(days, key=lambda slug: days[slug] or date.min, reverse=True)[:_ASKED]
            spots = chain(
                ((slug, at) for slug in newest for at in self._beginning(slug)),
                (
                    (one.slug, index)
                    for one in self._candidates
                    for index in one.indices
                    if index is not None
                ),
            )
            found = (self._toll(spot) for spot in dict.fromkeys(spots))
            titles = (self._title_toll(slug) for slug in newest)
            self._giving = tuple(toll for toll in chain(found, titles) if toll is not None)
        return self._giving

    def _beginning(self, slug: str) -> range:
        return range(min(_BEGINNING, len(self._articles[slug].analysis.sentences)))

    def _toll(self, spot: Spot) -> Toll | None:
        if spot not in self._known:
            composed = self._articles[spot[0]]
            text = composed.analysis.sentences[spot[1]].text
            self._known[spot] = (
                read_toll(composed, spot[1], self._telling(spot), is_lead=spot[0] in self._leads)
                if may_give_toll(text)
                else None
            )
        return self._known[spot]

    def _title_toll(self, slug: str) -> Toll | None:
        composed = self._articles[slug]
        # An article of which nothing may be taken was summed up by its editor, or is no report.
        if not may_give_toll(composed.article.title) or not takeable(composed).alone:
            return None
        mine = told(composed.article.title, day=composed.article.date)
        return read_toll(composed, None, mine, is_lead=slug in self._leads)


def _rank(toll: Toll) -> tuple[float, date, bool]:
    return max(toll.values.values()), toll.day or date.min, toll.is_lead
