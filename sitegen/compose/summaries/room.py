"""How much there is room for in a story's summary: as much as in an article's, and a little more.

In: the length that the site's configuration gives an article's summary, the reports of a story.
Out: a Room that candidates are held against and that shrinks as they are taken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitegen.arabic.words import count_words
from sitegen.compose.summaries.candidates import Candidate
from sitegen.compose.summaries.same import Articles
from sitegen.model import OVERRUN, Story, SummaryLength, most_taken

# A story of so many reports has more to tell than one article: a sentence more, and again one, ...
_REPORTS_FOR_MORE = 4
# ... but it stays a summary.
_MOST_MORE = 2


@dataclass(frozen=True, slots=True)
class Room:
    """What is left: so many `sentences`, or of a budget of `words` so many as are not `used`."""

    sentences: int
    words: float | None = None
    used: int = 0

    @property
    def is_full(self) -> bool:
        """Tell whether nothing more is to be taken."""
        return self.sentences < 1 or (self.words is not None and self.used >= self.words)

    def holds(self, articles: Articles, candidate: Candidate) -> bool:
        """Tell whether there is room for a candidate; the first one always fits a budget."""
        if self.words is None or not self.used:
            return len(candidate.indices) <= self.sentences
        return self.used + _words(articles, candidate) <= OVERRUN * self.words

    def less(self, articles: Articles, candidate: Candidate) -> Room:
        """Return what is left when a candidate is taken."""
        return replace(
            self,
            sentences=self.sentences - len(candidate.indices),
            used=self.used + _words(articles, candidate),
        )


def room_for(story: Story, articles: Articles, length: SummaryLength) -> Room:
    """Return the room for a story's summary.

    In sentences: as many as an article's summary has, and one more for every four reports, two at
    most. In words, as many as an article's; as a share, that share of the lead's words. In any
    case at most half of what the reports have, as in an article.
    """
    shown = [articles[slug].analysis.sentences for slug in story.slugs]
    half = most_taken(sum(map(len, shown)))
    if length.unit == "words":
        return Room(half, length.amount)
    if length.unit == "share":
        lead = articles[story.lead].analysis.sentences
        return Room(half, length.amount * sum(count_words(sentence.text) for sentence in lead))
    more = min(len(story.slugs) // _REPORTS_FOR_MORE, _MOST_MORE)
    return Room(min(int(length.amount) + more, half))


def _words(articles: Articles, candidate: Candidate) -> int:
    composed = articles[candidate.slug]
    written = composed.article.summary
    sentences = composed.analysis.sentences
    return sum(
        count_words((written.ar or written.en) if index is None else sentences[index].text)
        for index in candidate.indices
    )
