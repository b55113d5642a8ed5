"""A text's words as numbers that are equal where the words are, however they are spelt or joined.

In: NFC text. Out: where its words stand, and a key for each: spelling variants, the article, the
particles before it and pronouns behind a word make no difference. For comparing, never for display.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from sitegen.arabic.words import comparable, is_stop_word, word_spans

# More different words than an archive of some thousand articles has.
_REMEMBERED = 1 << 17

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class KeyedWords:
    """The words of a text in order: where each begins and ends, and its key (32 bits).

    `parts` tells the sentence that a word stands in, `telling` whether it says something by itself:
    stop words and the words of names do not.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[int, ...]
    parts: tuple[int, ...]
    telling: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, last: int) -> Span:
        """Return where the words from `first` up to, without, `last` stand in the text."""
        return self.starts[first], self.ends[last - 1]


def keyed_words(
    text: str, sentences: Sequence[int] = (0,), names: Iterable[Span] = ()
) -> KeyedWords:
    """Cut a text into words and give each its key; numbers are words.

    `sentences` are where sentences begin, `names` where names stand.
    """
    spans = word_spans(text)
    keyed = [_keyed(text[start:end]) for start, end in spans]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    keys, telling = zip(*keyed, strict=True) if keyed else ((), ())
    return KeyedWords(
        starts, ends, keys, _parts(starts, sentences), _without(telling, names, starts, ends)
    )


def _parts(starts: Sequence[int], sentences: Sequence[int]) -> tuple[int, ...]:
    """Return the sentence of each word, counted from 1; 0 for words before the first."""
    borders = [bisect_left(starts, sentence) for sentence in sentences]
    sizes = (end - start for start, end in pairwise([0, *borders, len(starts)]))
    return tuple(part for part, size in enumerate(sizes) for _ in range(size))


def _without(
    telling: Sequence[bool], names: Iterable[Span], starts: Sequence[int], ends: Sequence[int]
) -> tuple[bool, ...]:
    """Let the words of names tell nothing, those too of which only a part is the name."""
    told = list(telling)
    for start, end in names:
        for at in range(bisect_right(ends, start), bisect_left(starts, end)):
            told[at] = False
    return tuple(told)


@lru_cache(maxsize=_REMEMBERED)
def _keyed(word: str) -> tuple[int, bool]:
    """Return a word's key, the same on every machine and in every run, and whether it tells."""
    plain = comparable(word)
    return crc32(plain.encode()), not is_stop_word(plain)
