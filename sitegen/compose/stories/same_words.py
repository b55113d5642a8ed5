"""Cuts what two texts share down to the words that really are the same.

In: a run of words in two texts, which may differ here and there. Out: the stretches of it in which
nothing but single words differ, whole clauses and whole brackets and quotes as far as that goes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.arabic.shared_runs import SEED, Block, Run
from sitegen.arabic.word_keys import KeyedWords, Span
from sitegen.arabic.words import comparable, is_stop_word

# So many words in a row, those of both texts together, are other words: a stretch ends there. One
# word put in, left out or put for another is passed over.
OTHER_WORDS = 3
# So many words at an end that are torn from their clause are left out.
_FRAGMENT = 3
# What a phrase weighs that stands in articles of six times and more, apart by days: a set phrase.
_SET_PHRASE = 1 / 9
# A bracket at the beginning of a text that says who reports has no more words.
_LONGEST_CREDIT = 4
_CLAUSE_MARKS = frozenset('\n.,:;!?…()[]«»“”"\u060c\u061b\u061f\u2013\u2014')
_CLOSING = {"(": ")", "[": "]", "«": "»", "“": "”"}
_STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts: its words, `weights` of the phrases that begin at each, its `pairs`.

    Pairs are where brackets and quotation marks open and close. Fewer weights than words: phrases
    behind them are none that many articles have.
    """

    text: str
    words: KeyedWords
    weights: Sequence[float]
    pairs: tuple[Span, ...]


def side(text: str, words: KeyedWords, weights: Sequence[float] = ()) -> Side:
    """Return a text as it is compared with others."""
    return Side(text, words, weights, tuple(sorted(_pairs(text))))


def same_words(run: Run, one: Side, other: Side, fewest: int) -> Iterator[Run]:
    """Yield the stretches of a run, of at least so many words, in which the words are the same."""
    for part in _split(run):
        yield from _trimmed(part, one, other, fewest)


def whole_span(found: Side, first: int, last: int) -> Span:
    """Return where words from `first` up to `last` stand, with the marks that belong to them."""
    start, end = found.words.span(first, last)
    before = found.words.ends[first - 1] if first else 0
    after = found.words.starts[last] if last < len(found.words) else len(found.text)
    opened = [begin for begin, close in found.pairs if before <= begin < start <= close < after]
    closed = [close + 1 for begin, close in found.pairs if before <= begin < end <= close < after]
    return min([start, *opened]), max([end, *closed])


def _split(run: Run) -> Iterator[Run]:
    """Cut a run wherever other words stand between two of its blocks."""
    blocks = [run.blocks[0]]
    for before, block in pairwise(run.blocks):
        differing = block.start - before.start + block.other_start - before.other_start
        if differing - 2 * before.size >= OTHER_WORDS:
            yield Run(tuple(blocks))
            blocks = []
        blocks.append(block)
    yield Run(tuple(blocks))


def _trimmed(run: Run, one: Side, other: Side, fewest: int) -> Iterator[Run]:
    """Trim a run in both texts until nothing is left to trim; a broken pair parts it."""
    if run.length < fewest:
        return
    for turned, found in ((run, one), (_turned(run), other)):
        first, last = turned.start, turned.end
        edges = _edges(found, first, last)
        if edges == [(first, last)]:
            continue
        for begin, end in edges:
            kept = _within(turned, begin, end)
            if kept is not None:
                kept = kept if found is one else _turned(kept)
                yield from _trimmed(kept, one, other, fewest)
        return
    yield run


def _edges(found: Side, first: int, last: int) -> list[tuple[int, int]]:
    """Return what remains of some words of a text: what they are, less, or in two parts."""
    begin, end = _without_set_phrases(found, first, last)
    if (begin, end) == (first, last):
        broken = _broken(found, first, last)
        if broken is not None:
            return [(first, broken), (broken, last)]
        begin, end = _without_fragments(found, first, last)
    return [(begin, end)]


def _without_set_phrases(found: Side, first: int, last: int) -> tuple[int, int]:
    """Leave out phrases at both ends that many articles have: "media reports say that"."""
    begin, end = _behind_credit(found, first, last), last
    for at in range(begin, last - SEED + 1):
        if not _is_set_phrase(found, at):
            break
        begin = at + SEED
    for at in range(last - SEED, begin - 1, -1):
        if not _is_set_phrase(found, at):
            break
        end = at
    return begin, end


def _behind_credit(found: Side, first: int, last: int) -> int:
    """Leave out a bracket that begins a text: an agency's name, a place."""
    opened = found.words.starts[0]
    closing = [close for begin, close in found.pairs if begin < opened < close]
    if first or not closing:
        return first
    behind = bisect_left(found.words.starts, max(closing))
    return behind if behind <= min(_LONGEST_CREDIT, last - 1) else first


def _is_set_phrase(found: Side, at: int) -> bool:
    """Tell whether a phrase begins here that says nothing; one with a name says something."""
    if at >= len(found.weights) or found.weights[at] > _SET_PHRASE:
        return False
    words = found.words
    return not any(
        not words.telling[place]
        and not is_stop_word(comparable(found.text[words.starts[place] : words.ends[place]]))
        for place in range(at, at + SEED)
    )


def _broken(found: Side, first: int, last: int) -> int | None:
    """Return the word at which a bracket or quote begins or ends that these words cut in two."""
    starts, ends = found.words.starts, found.words.ends
    before = ends[first - 1] if first else 0
    start, end = found.words.span(first, last)
    after = starts[last] if last < len(starts) else len(found.text)
    for begin, close in found.pairs:
        if start <= begin < end and close >= after:
            return bisect_left(starts, begin)
        if start <= close < end and begin < before:
            return bisect_left(starts, close)
    return None


def _without_fragments(found: Side, first: int, last: int) -> tuple[int, int]:
    """Leave out a word or two at an end of which the clause goes on outside."""
    begin, end = first, last
    if not _is_border(found, first):
        inside = range(first + 1, min(first + _FRAGMENT + 1, last))
        begin = next((at for at in inside if _is_border(found, at)), first)
    if not _is_border(found, last):
        inside = range(last - 1, max(last - _FRAGMENT - 1, begin), -1)
        end = next((at for at in inside if _is_border(found, at)), last)
    return begin, end


def _is_border(found: Side, at: int) -> bool:
    """Tell whether a mark stands between a word and the one before it."""
    starts, ends = found.words.starts, found.words.ends
    if at in (0, len(starts)):
        return True
    return not _CLAUSE_MARKS.isdisjoint(found.text[ends[at - 1] : starts[at]])


def _within(run: Run, first: int, last: int) -> Run | None:
    """Return what of a run lies in these words of the first text."""
    blocks = []
    for block in run.blocks:
        begin, end = max(block.start, first), min(block.start + block.size, last)
        if begin < end:
            blocks.append(Block(begin, block.other_start + begin - block.start, end - begin))
    return Run(tuple(blocks)) if blocks else None


def _turned(run: Run) -> Run:
    return Run(tuple(Block(one.other_start, one.start, one.size) for one in run.blocks))


def _pairs(text: str) -> Iterator[Span]:
    """Find where brackets and quotation marks open and close; none goes on in another paragraph."""
    offset = 0
    for line in text.split("\n"):
        opened: list[int] = []
        straight = [offset + at for at, mark in enumerate(line) if mark == _STRAIGHT]
        yield from zip(straight[::2], straight[1::2], strict=False)
        for at, mark in enumerate(line, offset):
            if mark in _CLOSING:
                opened.append(at)
            elif opened and mark == _CLOSING[text[opened[-1]]]:
                yield opened.pop(), at
        offset += len(line) + 1
