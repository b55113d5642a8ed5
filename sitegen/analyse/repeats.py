"""Finds what an article says twice: sentences told again, and long stretches of the same words.

In: the article's text, its sentences and names. Out: where such words stand and where they stood
before. The names and set phrases that an article comes back to again and again are no repeats, nor
are the same words with other numbers, or with two names in each other's place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from heapq import nlargest
from typing import TypeVar

from sitegen.analyse.name_roles import are_exchanged
from sitegen.arabic.retelling import Told, tells_again, told
from sitegen.arabic.shared_runs import Run, repeated_runs
from sitegen.arabic.word_keys import KeyedWords, keyed_words
from sitegen.model import Mention, Repeat, Sentence
from sitegen.model.coverage import NEARLY_ALL, named_in

Word = TypeVar("Word", str, int)

# A stretch of fewer words is a phrase.
_FEWEST_WORDS = 10
# So many of them are neither stop words nor words that the article uses more often than this:
# "the peacekeeping forces of the Collective Security Treaty Organization" stands in every line.
_FEWEST_TELLING = 5
_OFTEN = 3
# A sentence with so many different telling words is told again by one that holds nearly no others
# (of these at most this share is new), and that has most of them.
_FEWEST_IN_SENTENCE = 7
_NEW = 0.1
_KEPT = 0.6
# If it tells none of these again, it differs from all of them by a word that matters.
_TRIED = 3


def find_repeats(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention] = ()
) -> tuple[Repeat, ...]:
    """Return what stood in the text before, in text order; offsets into the text.

    `mentions` are those of the text, in text order.
    """
    words = keyed_words(text, [sentence.start for sentence in sentences])
    bags = _bags(words)
    often = said_often(bags.values())
    repeats = [*_retold(sentences, mentions, bags, often)]
    repeats += [
        Repeat(*words.span(run.start, run.end), *words.span(run.other_start, run.other_end))
        for run in repeated_runs(words, _FEWEST_WORDS)
        if _telling(words, run, often) >= _FEWEST_TELLING
    ]
    found: list[Repeat] = []
    for repeat in sorted(
        repeats, key=lambda one: (one.start - one.end, one.start, one.first_start)
    ):
        within = any(known.start <= repeat.start and repeat.end <= known.end for known in found)
        if within or not _numbers_agree(text, words, repeat):
            continue
        if _tell_the_same(text, sentences, mentions, repeat):
            found.append(repeat)
    return tuple(sorted(found, key=lambda one: one.start))


def said_often(sentences: Iterable[AbstractSet[Word]]) -> frozenset[Word]:
    """Return the words that stand in many different sentences: what the article is about.

    That two sentences have them tells nothing of what they say. Sentences of the same words count
    once, or what is told again and again would be taken for the subject.
    """
    different = {frozenset(words) for words in sentences}
    counts = Counter(word for words in different for word in words)
    return frozenset(word for word, times in counts.items() if times > _OFTEN)


def _telling(words: KeyedWords, run: Run, often: Collection[int]) -> int:
    return sum(
        words.telling[at] and words.keys[at] not in often
        for block in run.blocks
        for at in range(block.start, block.start + block.size)
    )


def _numbers_agree(text: str, words: KeyedWords, repeat: Repeat) -> bool:
    """Tell whether no number gave way to another: two results, or two days, are no repeat."""
    first = _numbers(text, words, repeat.first_start, repeat.first_end)
    again = _numbers(text, words, repeat.start, repeat.end)
    return first <= again or again <= first


def _numbers(text: str, words: KeyedWords, start: int, end: int) -> set[int]:
    places = range(bisect_left(words.starts, start), bisect_left(words.starts, end))
    return {words.keys[at] for at in places if text[words.starts[at]].isdigit()}


def _bags(words: KeyedWords) -> dict[int, set[int]]:
    """Return the telling words of each sentence that has any."""
    bags: defaultdict[int, set[int]] = defaultdict(set)
    for key, part, tells in zip(words.keys, words.parts, words.telling, strict=True):
        if tells and part:
            bags[part - 1].add(key)
    return dict(bags)


def _tell_the_same(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], repeat: Repeat
) -> bool:
    """Tell whether what stands around the same words does not make them tell something else.

    Of a sentence that is repeated nearly whole, the few words that differ must not deny it.
    """
    first = _standing_in(sentences, repeat.first_start, repeat.first_end)
    again = _standing_in(sentences, repeat.start, repeat.end)
    spans = [(part[0].start, part[-1].end) for part in (first, again)]
    if are_exchanged(text, mentions, *spans):
        return False
    sizes = (repeat.first_end - repeat.first_start, repeat.end - repeat.start)
    one_by_one = len(first) == len(again) == 1
    if not one_by_one or any(
        size < NEARLY_ALL * (end - start) for size, (start, end) in zip(sizes, spans, strict=True)
    ):
        return True
    one, other = (told(part[0].text, named_in(part[0], mentions)) for part in (first, again))
    return tells_again(other, one) or tells_again(one, other)


def _standing_in(sentences: Sequence[Sentence], start: int, end: int) -> Sequence[Sentence]:
    """Return the sentences that a stretch stands in."""
    first = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    return sentences[first : bisect_left(sentences, end, key=lambda sentence: sentence.start)]


def _retold(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    bags: Mapping[int, AbstractSet[int]],
    often: AbstractSet[int],
) -> Iterator[Repeat]:
    """Yield the sentences that tell one before them again, whatever the order of their words."""

    @cache
    def telling(index: int) -> Told:
        return told(sentences[index].text, named_in(sentences[index], mentions))

    holding: defaultdict[int, list[int]] = defaultdict(list)
    # The sentences of all the same words: several where these words tell different things.
    alike: defaultdict[frozenset[int], list[int]] = defaultdict(list)
    for later, bag in sorted(bags.items()):
        same = alike[frozenset(bag)]
        tried = same[:_TRIED] or _near(bag - often, holding, bags, often)
        first = next((one for one in tried if tells_again(telling(later), telling(one))), None)
        if first is not None:
            yield Repeat(
                sentences[first].start, sentences[first].end,
                sentences[later].start, sentences[later].end,
            )  # fmt: skip
        if first is None or not same:
            same.append(later)
            for key in bag - often:
                holding[key].append(later)


def _near(
    bag: AbstractSet[int],
    holding: Mapping[int, Sequence[int]],
    bags: Mapping[int, AbstractSet[int]],
    often: AbstractSet[int],
) -> list[int]:
    """Return the sentences before this one with nearly all of its words, the most alike first."""
    shared = Counter(earlier for key in bag for earlier in holding.get(key, ()))
    found = [
        (number, -earlier)
        for earlier, number in shared.items()
        if number >= max(_FEWEST_IN_SENTENCE, (1 - _NEW) * len(bag))
        and number >= _KEPT * len(bags[earlier] - often)
    ]
    return [-earlier for _, earlier in nlargest(_TRIED, found)]
