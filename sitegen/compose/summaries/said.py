"""What a summary of several articles says so far, so that nothing is said twice.

In: candidates, one by one. Out: whether one says again what was taken before it, or the other way
round: word for word, as passages know it, or in other words.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.arabic.retelling import Told, tells_again, told
from sitegen.arabic.sentences import split_sentences
from sitegen.compose.summaries.candidates import Candidate
from sitegen.compose.summaries.same import Articles, Passages, Spot, same_sentences
from sitegen.model import Block, ComposedArticle
from sitegen.model.coverage import named_in


class Said:
    """What is said by the candidates that were taken."""

    def __init__(self, articles: Articles, passages: Passages) -> None:
        self._articles = articles
        self._passages = passages
        self._taken: set[Spot] = set()
        # The articles whose summary by the editor is taken.
        self._summed_up: set[str] = set()
        self._same: set[Spot] = set()
        self._told_by_editor: list[Told] = []
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
            self._told_by_editor += self._editor_told(candidate.slug)
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
        taken = [*map(self._told_at, self._taken), *self._told_by_editor]
        return any(
            tells_again(self._told_at(spot), known) or tells_again(known, self._told_at(spot))
            for known in taken
        )

    def _told_at(self, spot: Spot) -> Told:
        if spot not in self._known:
            self._known[spot] = _told_by(self._articles[spot[0]], spot[1])
        return self._known[spot]

    def _editor_told(self, slug: str) -> Iterator[Told]:
        """Yield what the editor's summary of an article tells, sentence by sentence.

        English cannot be compared with Arabic sentences. What is probably in it is then what the
        program would have chosen.
        """
        composed = self._articles[slug]
        written = composed.article.summary.ar
        if written:
            for sentence in split_sentences(written, (Block(0, len(written)),)):
                yield told(sentence.text)
        else:
            for index in composed.analysis.summary:
                yield self._told_at((slug, index))


def _spots(candidate: Candidate) -> tuple[Spot, ...]:
    return tuple((candidate.slug, index) for index in candidate.indices if index is not None)


def _told_by(composed: ComposedArticle, index: int) -> Told:
    sentence = composed.analysis.sentences[index]
    return told(sentence.text, named_in(sentence, composed.analysis.mentions))
