"""Finds what an article says twice: sentences told again, and long stretches of the same words.

In: the article's text and sentences. Out: where such words stand and where they stood before. The
names and set phrases that an article comes back to again and again are no repeats.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from sitegen.arabic.shared_runs import Run, repeated_runs
from sitegen.arabic.word_keys import KeyedWords, keyed_words
from sitegen.model import Repeat, Sentence

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


def find_repeats(text: str, sentences: Sequence[Sentence]) -> tuple[Repeat, ...]:
    """Return what stood in the text before, in text order; offsets into the text."""
    words = keyed_words(text, [sentence.start for sentence in sentences])
    often = {key for key, times in Counter(words.keys).items() if times > _OFTEN}
    told = _sentences(words, sentences, often)
    told += [
        Repeat(*words.span(run.start, run.end), *words.span(run.other_start, run.other_end))
        for run in repeated_runs(words, _FEWEST_WORDS)
        if _telling(words, run, often) >= _FEWEST_TELLING
    ]
    found: list[Repeat] = []
    for repeat in sorted(told, key=lambda one: (one.start - one.end, one.start, one.first_start)):
        within = any(known.start <= repeat.start and repeat.end <= known.end for known in found)
        if not within and _numbers_agree(text, words, repeat):
            found.append(repeat)
    return tuple(sorted(found, key=lambda one: one.start))


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


def _sentences(
    words: KeyedWords, sentences: Sequence[Sentence], often: Collection[int]
) -> list[Repeat]:
    """Return the sentences that tell one before them again, whatever the order of their words."""
    bags: defaultdict[int, set[int]] = defaultdict(set)
    for key, part, tells in zip(words.keys, words.parts, words.telling, strict=True):
        if tells and key not in often:
            bags[part - 1].add(key)
    holding: defaultdict[int, list[int]] = defaultdict(list)
    found = []
    for later in sorted(bags):
        shared = Counter(earlier for key in bags[later] for earlier in holding[key])
        told = [
            (number, -earlier)
            for earlier, number in shared.items()
            if number >= max(_FEWEST_IN_SENTENCE, (1 - _NEW) * len(bags[later]))
            and number >= _KEPT * len(bags[earlier])
        ]
        if told:
            first, again = sentences[-max(told)[1]], sentences[later]
            found.append(Repeat(first.start, first.end, again.start, again.end))
        for key in bags[later]:
            holding[key].append(later)
    return found
