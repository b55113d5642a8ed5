"""Sums a story up: the news that most reports tell, then what others add.

In: a story, its reports as readers see them, the passages they share. Out: sentences, each with the
report it is of. The work grows with the number of reports, not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush

from sitegen.compose.summaries.candidates import Candidate, Takeable, best_candidates, takeable
from sitegen.compose.summaries.opening import openers
from sitegen.compose.summaries.room import Room
from sitegen.compose.summaries.said import Said
from sitegen.compose.summaries.same import Articles, Passages, same_sentences
from sitegen.compose.summaries.tolls import Tolls
from sitegen.model import Story, TakenSentence

# Of each report so many sentences are looked at, of all but the lead's so many together; a story of
# hundreds of reports is mostly copies of a few.
_OF_EACH, _OF_ALL = 8, 96
# A sentence that all other reports have too is worth half as much again: it is the news itself.
_SHARED = 0.5
# What each sentence already taken from a report leaves of the worth of its others: those who have
# said nothing yet add more.
_HEARD = 0.7

# A candidate with its place among all, which decides between equals.
_Ranked = tuple[float, int]


@dataclass(frozen=True, slots=True)
class _Worth:
    """A candidate and what it is worth as long as its report has said nothing."""

    candidate: Candidate
    worth: float


def summarise_story(
    story: Story, articles: Articles, passages: Passages, room: Room
) -> tuple[TakenSentence, ...]:
    """Choose the sentences that sum a story up, in reading order.

    What most reports tell comes first, mostly in the best sentence of the lead; the others follow
    in the order of their reports' days and their places there. None says again what another does,
    and none has a toll that a later report corrects.
    """
    worths = _worths(story, articles, passages)
    said = Said(articles, passages)
    candidates = (one.candidate for one in worths)
    tolls = Tolls(story.slugs, (story.lead,), articles, candidates, said.telling)
    taking = _Taking(story, articles, passages, room, said, tolls)
    first = next(
        (one for one in openers(story, articles, passages, said) if taking.take(one)), None
    )
    # Highest worth first. What is taken lowers the worth of others, so that each is looked at again
    # when its turn comes.
    turns: list[_Ranked] = [(-one.worth, at) for at, one in enumerate(worths)]
    heapify(turns)
    while turns and not taking.is_full:
        value, at = heappop(turns)
        one = worths[at]
        now = -one.worth * _HEARD ** taking.heard[one.candidate.slug]
        if now > value and turns and (now, at) > turns[0]:
            heappush(turns, (now, at))
            continue
        taking.take(one.candidate)
    return _in_order(story, articles, taking.units, first)


class _Taking:
    """Takes candidates one after the other, as long as there is room and nothing is said twice."""

    def __init__(
        self,
        story: Story,
        articles: Articles,
        passages: Passages,
        room: Room,
        said: Said,
        tolls: Tolls,
    ) -> None:
        self.units: list[tuple[TakenSentence, ...]] = []
        self.heard: Counter[str] = Counter()
        self._order = {slug: at for at, slug in enumerate((story.lead, *story.slugs))}
        self._order[story.lead] = -1
        self._articles = articles
        self._passages = passages
        self._room = room
        self._said = said
        self._tolls = tolls
        self._takeable: dict[str, Takeable] = {}

    @property
    def is_full(self) -> bool:
        """Tell whether no more is to be taken."""
        return self._room.is_full

    def take(self, candidate: Candidate) -> bool:
        """Take a candidate, and tell whether it was; one that says something new and fits.

        For one with a toll that has changed since the sentence is taken that has the last one.
        """
        standing = self._tolls.last(candidate)
        if standing is None:
            return False
        candidate = standing
        if self._said.has(candidate) or not self._room.holds(self._articles, candidate):
            return False
        if self._said.says(candidate):
            return False
        chosen = self._first_told(candidate)
        if chosen != candidate and not self._room.holds(self._articles, chosen):
            chosen = candidate
        self._said.add(chosen)
        self._room = self._room.less(self._articles, chosen)
        self.heard[chosen.slug] += len(chosen.indices)
        self.units.append(tuple(TakenSentence(chosen.slug, at) for at in chosen.indices))
        return True

    def _first_told(self, candidate: Candidate) -> Candidate:
        """Return a sentence from the report that has it first: the lead, else the oldest."""
        index = candidate.indices[0]
        if index is None or len(candidate.indices) > 1:
            return candidate
        spot = (candidate.slug, index)
        found = [
            (slug, at)
            for slug, at in same_sentences(spot, self._articles, self._passages)
            if slug in self._order and at in self._takeable_of(slug).alone
        ]
        slug, at = min((spot, *found), key=lambda one: self._order[one[0]])
        return Candidate(slug, (at,), candidate.score)

    def _takeable_of(self, slug: str) -> Takeable:
        if slug not in self._takeable:
            self._takeable[slug] = takeable(self._articles[slug])
        return self._takeable[slug]


def _worths(story: Story, articles: Articles, passages: Passages) -> list[_Worth]:
    """Return the candidates of all reports, the lead's first, with what each is worth."""
    reports = (story.lead, *(slug for slug in story.slugs if slug != story.lead))
    others = max(len(story.slugs) - 1, 1)
    of_each = max(1, min(_OF_EACH, _OF_ALL // others))
    members = frozenset(story.slugs)
    found = []
    for slug in reports:
        most = _OF_EACH if slug == story.lead else of_each
        for candidate in best_candidates(articles[slug], most):
            index = candidate.indices[-1]
            same = () if index is None else same_sentences((slug, index), articles, passages)
            shared = len({other for other, _ in same if other in members}) / others
            found.append(_Worth(candidate, candidate.score * (1 + _SHARED * shared)))
    return found


def _in_order(
    story: Story,
    articles: Articles,
    units: Sequence[tuple[TakenSentence, ...]],
    first: Candidate | None,
) -> tuple[TakenSentence, ...]:
    """Put what was taken into reading order: what opens the summary, then by day, report, place."""
    order = {slug: at for at, slug in enumerate(story.slugs)}
    head, rest = (units[:1], units[1:]) if first else ((), units)

    def place(unit: tuple[TakenSentence, ...]) -> tuple[date, int, int]:
        one = unit[0]
        index = -1 if one.index is None else one.index
        return articles[one.slug].article.date or date.max, order[one.slug], index

    return tuple(one for unit in (*head, *sorted(rest, key=place)) for one in unit)
