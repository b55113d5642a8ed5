"""Finds the sentences that tell of a time, with what is needed to compare them with each other.

In: composed articles. Out: a telling for each time that a sentence speaks of. Leaves out headings,
which the text says again, words that stood in the article before, lines that are only a date, and
the last so many years, which are a length.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.arabic.letters import INVISIBLE, MARKS, TATWEEL
from sitegen.arabic.words import content_words
from sitegen.checks.negation_words import arabic_negation
from sitegen.model import Analysis, ComposedArticle, DatePrecision, ResolvedDate, Sentence, Telling

# From the most exact on.
PRECISIONS: tuple[DatePrecision, ...] = ("day", "week", "month", "quarter", "year", "decade")
# A line of one word beside its date is a dateline or a caption, no sentence that tells anything.
FEWEST_WORDS = 2
# Stands before an actor's id among the words, as no word begins with it.
ACTOR = "@"
# Leaves letters and blanks of a sentence whose words are only to be looked up.
_BARE = str.maketrans(
    dict.fromkeys(MARKS + INVISIBLE + TATWEEL)
    | dict.fromkeys('.,:;!?()[]«»“”"\u060c\u061b\u061f', " ")
)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of an article that tells of a time.

    `start` and `end` are the sentence's in the article's text. `words` are its content words in
    order without those that say when, an actor (`ACTOR` and the id) for each name; `tokens` are the
    same, each once. `actors` are the ids in the order of the text. `denies` where a word of it
    denies.
    """

    telling: Telling
    said: ResolvedDate
    first: date
    published: date | None
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    tokens: frozenset[str]
    actors: tuple[str, ...]
    numbers: frozenset[float]
    denies: bool

    @property
    def age(self) -> tuple[date, str, int, int]:
        """What puts the oldest article first, the undated last, and sentences in text order."""
        telling = self.telling
        return self.published or date.max, telling.slug, telling.sentence, telling.date

    @property
    def exactness(self) -> tuple[int, int]:
        """How exactly it says when: the editor's word before all, the smaller the better."""
        kinds = ("explicit", "relative", "vague")
        return int(not self.said.by_editor), kinds.index(self.said.kind)


def tellings_of(composed: ComposedArticle) -> Iterator[Told]:
    """Return what an article tells of times, in text order."""
    sentences, blocks = composed.analysis.sentences, composed.article.blocks
    times: dict[int, list[int]] = {}
    for place, said in enumerate(composed.dates):
        if said.first is None or _is_repeated(composed.analysis, said):
            continue
        if _is_length(said, composed.article.date):
            continue
        index = bisect_right(sentences, said.start, key=lambda one: one.start) - 1
        if index < 0 or said.start >= sentences[index].end:
            continue
        block = sentences[index].block
        if block >= len(blocks) or blocks[block].kind != "heading":
            times.setdefault(index, []).append(place)
    for index, places in times.items():
        yield from _of_sentence(composed, index, places)


def _of_sentence(composed: ComposedArticle, index: int, places: Sequence[int]) -> Iterator[Told]:
    """Compare and yield a sentence once for each time in it that means something of its own."""
    sentence, analysis = composed.analysis.sentences[index], composed.analysis
    inside = [one for one in analysis.mentions if _within(one.start, one.end, sentence)]
    actors = tuple(dict.fromkeys(one.actor for one in inside if one.actor))
    dates = [composed.dates[place] for place in places]
    taken = [(one.start, one.end, ACTOR + one.actor) for one in inside if one.actor]
    taken += [(one.start, one.end, "") for one in dates]
    told = tuple(_told(composed.article.text, sentence, taken))
    tokens = frozenset(told)
    if len(tokens) < FEWEST_WORDS:
        return
    numbers = frozenset(
        one.value
        for one in analysis.numbers
        if _within(one.start, one.end, sentence)
        and not any(one.start < when.end and when.start < one.end for when in dates)
    )
    denies = _denies(sentence.text)
    for place, said in zip(places, dates, strict=True):
        if said.first is not None and not any(_says_more(other, said) for other in dates):
            yield Told(
                Telling(composed.article.slug, index, place),
                said,
                said.first,
                composed.article.date,
                sentence.start,
                sentence.end,
                sentence.text,
                told,
                tokens,
                actors,
                numbers,
                denies,
            )


def rank(precision: DatePrecision) -> int:
    """Return the place of a precision, the most exact first."""
    return PRECISIONS.index(precision)


def _says_more(other: ResolvedDate, said: ResolvedDate) -> bool:
    """Tell whether another time of the sentence lies in this one and is more exact, or the same.

    Of several that mean the same the first in the text stays.
    """
    if other is said or said.first is None or other.first is None:
        return False
    if not _holds(said, other):
        return False
    if not _holds(other, said):
        return True
    exactness = rank(other.precision), other.start
    return exactness < (rank(said.precision), said.start)


def _holds(larger: ResolvedDate, smaller: ResolvedDate) -> bool:
    """Tell whether one stretch holds another; one that is still open only what begins with it."""
    if larger.first is None or smaller.first is None:
        return False
    if larger.last is None:
        return larger.first == smaller.first
    ends_inside = smaller.last is not None and smaller.last <= larger.last
    return larger.first <= smaller.first and ends_inside


def _is_length(said: ResolvedDate, published: date | None) -> bool:
    """Tell whether words say how long rather than when: the last 300 years, the coming five.

    Such a stretch begins or ends on the article's own day; nothing need have happened at its other
    end. One of days or weeks is short enough to be a time.
    """
    if published is None or rank(said.precision) < rank("year"):
        return False
    return said.first != said.last and published in (said.first, said.last)


def _is_repeated(analysis: Analysis, said: ResolvedDate) -> bool:
    """Tell whether the words that say when stood in the article before, with those around them."""
    return any(one.start <= said.start and said.end <= one.end for one in analysis.repeats)


def _within(start: int, end: int, sentence: Sentence) -> bool:
    return sentence.start <= start and end <= sentence.end


def _told(text: str, sentence: Sentence, taken: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """Return a sentence's content words in order, some spans taken as one word each, or none."""
    at = sentence.start
    for start, end, word in sorted(taken):
        yield from content_words(text[at : max(start, at)])
        if word and start >= at:
            yield word
        at = max(end, at)
    yield from content_words(text[at : sentence.end])


def _denies(text: str) -> bool:
    return not arabic_negation().negators.keys().isdisjoint(text.translate(_BARE).split())
