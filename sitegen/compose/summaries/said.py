"""What a summary of several articles says so far, so that nothing is said twice.

In: candidates, one by one. Out: whether one says again what was taken before it, or the other way
round: word for word, as passages know it, in other words, or with another toll. Sentences of one
article are held against each other by a stricter rule than those of two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.arabic.retelling import Told, tells_again, told
from sitegen.arabic.sentences import split_sentences
from sitegen.arabic.told_twice import tell_other_toll, tell_the_same
from sitegen.arabic.toll_news import read_toll_news
from sitegen.compose.summaries.candidates import Candidate
from sitegen.compose.summaries.same import Articles, Passages, Spot, same_sentences
from sitegen.model import Block, ComposedArticle, Story
from sitegen.model.chronology import editors_words
from sitegen.model.coverage import named_in

_NO_STORIES: Mapping[str, Story] = {}


class Said:
    """What is said by the candidates that were taken."""

    def __init__(
        self, articles: Articles, passages: Passages, story_of: Mapping[str, Story] = _NO_STORIES
    ) -> None:
        """`story_of` has the stories whose summary by the editor stands for an article's own."""
        self._articles = articles
        self._story_of = story_of
        self._passages = passages
        self._taken: set[Spot] = set()
        # The articles whose summary by the editor is taken.
        self._summed_up: set[str] = set()
        self._same: set[Spot] = set()
        # Each with the article whose summary it stands in.
        self._told_by_editor: list[tuple[str, Told]] = []
        self._known: dict[Spot, Told] = {}

    def has(self, candidate: Candidate) -> bool:
        """Tell whether a part of this very candidate is taken."""
        if None in candidate.indices:
            return candidate.slug in self._summed_up
        return not self._taken.isdisjoint(_spots(candidate))

    def says(self, candidate: Candidate) -> bool:
        """Tell whether a candidate says what is said already, or all of something that is."""
        fresh = [spot for spot in _spots(candidate) if spot not in self._taken]
        return any(self._has_words(spot) or self._has_sense(spot) for spot in fresh)

    def add(self, candidate: Candidate) -> None:
        """Take a candidate."""
        if None in candidate.indices:
            self._summed_up.add(candidate.slug)
            self._told_by_editor += (
                (candidate.slug, one) for one in self._editor_told(candidate.slug)
            )
        for spot in _spots(candidate):
            if spot not in self._taken:
                self._taken.add(spot)
                self._same.update(same_sentences(spot, self._articles, self._passages))

    def _has_words(self, spot: Spot) -> bool:
        """Tell whether a sentence has nearly all words of a taken one, or the other way round."""
        same = same_sentences(spot, self._articles, self._passages)
        return spot in self._same or not self._taken.isdisjoint(same)

    def _has_sense(self, spot: Spot) -> bool:
        # Made comparable only here: what is taken first or last may never be compared.
        mine = self.telling(spot)
        if any(same_sense(spot[0], mine, slug, one) for slug, one in self._told_by_editor):
            return True
        # What the editor wrote stands; a toll that has risen since has to be told beside it.
        if any(
            tell_other_toll(mine, one) and not self._is_newer(spot[0], slug)
            for slug, one in self._told_by_editor
        ):
            return True
        return any(
            same_sense(spot[0], mine, known[0], self.telling(known))
            or (tell_other_toll(mine, self.telling(known)) and not self._are_apart(spot, known))
            for known in self._taken
        )

    def _are_apart(self, spot: Spot, other: Spot) -> bool:
        """Tell whether what struck two sentences' people struck in a hotel here, a mill there."""
        mine, theirs = (
            read_toll_news(self._articles[slug].analysis.sentences[index].text).sites
            for slug, index in (spot, other)
        )
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def _is_newer(self, slug: str, other: str) -> bool:
        mine, theirs = (self._articles[one].article.date for one in (slug, other))
        return mine is not None and theirs is not None and mine > theirs

    def telling(self, spot: Spot) -> Told:
        """Return what a sentence tells; its names and the day of its article are known."""
        if spot not in self._known:
            self._known[spot] = _told_by(self._articles[spot[0]], spot[1])
        return self._known[spot]

    def _editor_told(self, slug: str) -> Iterator[Told]:
        """Yield what the editor's summary of an article tells, sentence by sentence.

        English cannot be compared with Arabic sentences. What is probably in it is then what the
        program would have chosen.
        """
        composed = self._articles[slug]
        written = editors_words(composed.article.summary, self._story_of.get(slug)).ar
        if written:
            for sentence in split_sentences(written, (Block(0, len(written)),)):
                yield told(sentence.text, day=composed.article.date)
        else:
            for index in composed.analysis.summary:
                yield self.telling((slug, index))


def same_sense(slug: str, one: Told, other_slug: str, other: Told) -> bool:
    """Tell whether two sentences tell the same; of two articles, in quite other words too."""
    if tells_again(one, other) or tells_again(other, one):
        return True
    return slug != other_slug and tell_the_same(one, other)


def _spots(candidate: Candidate) -> tuple[Spot, ...]:
    return tuple((candidate.slug, index) for index in candidate.indices if index is not None)


def _told_by(composed: ComposedArticle, index: int) -> Told:
    sentence = composed.analysis.sentences[index]
    names = named_in(sentence, composed.analysis.mentions)
    return told(sentence.text, names, composed.article.date)
