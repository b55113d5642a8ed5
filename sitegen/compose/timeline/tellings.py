"""Finds the sentences that tell of a time, with what is needed to compare them with each other.

In: composed articles. Out: a telling for each time that a sentence speaks of. Leaves out headings,
which the text says again, words that stood in the article before, and lines that are only a date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sitegen.arabic.letters import INVISIBLE, MARKS, TATWEEL, fold_text
from sitegen.arabic.words import content_words, words
from sitegen.checks.negation_words import arabic_negation
from sitegen.compose.timeline.times import is_length, parts_of, telling_times
from sitegen.model import Analysis, ComposedArticle, Mention, ResolvedDate, Sentence, Telling

# A line of one word beside its date is a dateline or a caption, no sentence that tells anything.
FEWEST_WORDS = 2
# Stands before an actor's id among the words, as no word begins with it.
ACTOR = "@"
# "Will begin" and "begins" are one word: what is foretold for a day is told on it. A name that
# begins so is cut alike wherever it stands.
_WILL = re.compile(r"^\u0633(?=[\u064a\u062a\u0646]\w{3})")
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
    same, each once. `spelt` are all its words however they are spelt. `actors` are the ids in the
    order of the text, `names` the content words with which it names each. `denies` where a word of
    it denies. `part` counts the times of a list that stand for themselves ("12, 19 and 26 May").
    """

    telling: Telling
    said: ResolvedDate
    first: date
    published: date | None
    start: int
    end: int
    words: tuple[str, ...]
    tokens: frozenset[str]
    spelt: str
    actors: tuple[str, ...]
    names: Mapping[str, frozenset[str]]
    numbers: frozenset[float]
    denies: bool
    part: int = 0

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
        if said.compares or is_length(said, composed.article.date):
            continue
        if composed.article.date is None and said.precision == "decade" and not said.by_editor:
            # Which century the last one was follows from the day of writing.
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
    names = _names(inside)
    dates = [composed.dates[place] for place in places]
    taken = [(one.start, one.end, ACTOR + one.actor) for one in inside if one.actor]
    taken += [(one.start, one.end, "") for one in dates]
    told = tuple(_told(composed.article.text, sentence, taken))
    tokens = frozenset(told)
    if len(tokens) < FEWEST_WORDS:
        return
    kept = telling_times(composed.article.text, sentence, dates, composed.article.date)
    if not kept:
        return
    spelt = " ".join(word.text for word in words(fold_text(sentence.text)))
    counted = _counted(analysis, sentence, dates)
    denies = _denies(sentence.text)
    for place, said in zip(places, dates, strict=True):
        if said not in kept:
            continue
        for part, (first, one) in enumerate(parts_of(said)):
            yield Told(
                telling=Telling(composed.article.slug, index, place),
                said=one,
                first=first,
                published=composed.article.date,
                start=sentence.start,
                end=sentence.end,
                words=told,
                tokens=tokens,
                spelt=spelt,
                actors=tuple(names),
                names=names,
                numbers=counted,
                denies=denies,
                part=part,
            )


def _counted(
    analysis: Analysis, sentence: Sentence, dates: Sequence[ResolvedDate]
) -> frozenset[float]:
    """Return the numbers of a sentence but those that say when; both are in text order."""
    counted, at = set(), 0
    for one in analysis.numbers:
        if not _within(one.start, one.end, sentence):
            continue
        while at < len(dates) and dates[at].end <= one.start:
            at += 1
        if at == len(dates) or one.end <= dates[at].start:
            counted.add(one.value)
    return frozenset(counted)


def _names(mentions: Sequence[Mention]) -> dict[str, frozenset[str]]:
    """Return whom mentions name, in their order, and the content words of the names."""
    named: dict[str, frozenset[str]] = {}
    for one in mentions:
        if one.actor:
            named[one.actor] = named.get(one.actor, frozenset()).union(_compared(one.text))
    return named


def _is_repeated(analysis: Analysis, said: ResolvedDate) -> bool:
    """Tell whether the words that say when stood in the article before, with those around them."""
    return any(one.start <= said.start and said.end <= one.end for one in analysis.repeats)


def _within(start: int, end: int, sentence: Sentence) -> bool:
    return sentence.start <= start and end <= sentence.end


def _told(text: str, sentence: Sentence, taken: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """Return a sentence's content words in order, some spans taken as one word each, or none."""
    at = sentence.start
    for start, end, word in sorted(taken):
        yield from _compared(text[at : max(start, at)])
        if word and start >= at:
            yield word
        at = max(end, at)
    yield from _compared(text[at : sentence.end])


def _compared(text: str) -> Iterator[str]:
    """Return the content words of a text, verbs without the mark of the future."""
    return (_WILL.sub("", word) for word in content_words(text))


def _denies(text: str) -> bool:
    """Tell whether a sentence denies something: "but" (غير أن) and "non-" (غير حكومي) do not."""
    known = arabic_negation()
    tokens = ["", *text.translate(_BARE).split(), ""]
    for (before, word), (_, after) in zip(pairwise(tokens), pairwise(tokens[1:]), strict=False):
        if known.negators.get(word, "other") == "other":
            continue
        is_idiom = any(idiom.matches(after) for idiom in known.idioms.get(word, ()))
        if not is_idiom and before not in known.idioms_before.get(word, ()):
            return True
    return False
