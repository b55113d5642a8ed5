"""Finds stretches of words that stand in two texts, or twice in one, in nearly the same words.

In: texts as keyed words. Out: stretches as word indices, those with the most in common first. Words
put in, left out or changed inside a stretch are passed over while most of it stays the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.arabic.word_keys import KeyedWords

# A stretch begins with so many words that are the same; fewer meet by chance in any two articles.
SEED = 4
# So many words in either text may be passed over at a time, ...
_GAP = 4
# ... if at least so many follow that are the same again (in another sentence: SEED), ...
_AGAIN = 2
# ... and of the words of both sides together at least this share is the same.
_ALIKE = 0.75
# A phrase that comes more often in one text is a refrain, or somebody's attempt to stall us.
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Block:
    """Words that are the same one by one: `size` of them, from here and from there on."""

    start: int
    other_start: int
    size: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one text and of the other, as word indices; its blocks are in text order."""

    blocks: tuple[Block, ...]

    @property
    def start(self) -> int:
        """The first word."""
        return self.blocks[0].start

    @property
    def end(self) -> int:
        """The word behind the last one."""
        return self.blocks[-1].start + self.blocks[-1].size

    @property
    def other_start(self) -> int:
        """The first word in the other text, or in the later place."""
        return self.blocks[0].other_start

    @property
    def other_end(self) -> int:
        """The word behind the last one in the other text, or in the later place."""
        return self.blocks[-1].other_start + self.blocks[-1].size

    @property
    def same(self) -> int:
        """How many words are the same."""
        return sum(block.size for block in self.blocks)

    @property
    def length(self) -> int:
        """How many words it has on the shorter side."""
        return min(self.end - self.start, self.other_end - self.other_start)

    def covers(self, other: Run) -> bool:
        """Tell whether another run lies in this one on both sides."""
        return (
            self.start <= other.start
            and other.end <= self.end
            and self.other_start <= other.other_start
            and other.other_end <= self.other_end
        )

    def telling(self, words: KeyedWords) -> int:
        """Count the words that are the same and tell something by themselves."""
        return sum(
            sum(words.telling[block.start : block.start + block.size]) for block in self.blocks
        )


def shared_runs(words: KeyedWords, others: KeyedWords, fewest: int) -> tuple[Run, ...]:
    """Return the maximal stretches of at least so many words that two texts share."""
    return _grown(words, others, _exact(words.keys, others.keys), fewest)


def repeated_runs(words: KeyedWords, fewest: int) -> tuple[Run, ...]:
    """Return the stretches that stand twice in one text, the earlier place first."""
    twice = (
        block
        for block in _exact(words.keys, words.keys)
        if block.start + block.size <= block.other_start
    )
    return _grown(words, words, twice, fewest, within_one=True)


def _exact(keys: tuple[int, ...], others: tuple[int, ...]) -> Iterator[Block]:
    """Yield the longest blocks of at least SEED words."""
    places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for at in range(len(others) - SEED + 1):
        places[others[at : at + SEED]].append(at)
    for start in range(len(keys) - SEED + 1):
        for other in places.get(keys[start : start + SEED], ())[:_MOST_PLACES]:
            if start and other and keys[start - 1] == others[other - 1]:
                continue
            yield Block(start, other, SEED + _agreeing(keys, others, start + SEED, other + SEED))


def _agreeing(keys: tuple[int, ...], others: tuple[int, ...], start: int, other: int) -> int:
    """Count the words that are the same from here on."""
    most = min(len(keys) - start, len(others) - other)
    size = 0
    while size < most and keys[start + size] == others[other + size]:
        size += 1
    return size


def _grown(
    words: KeyedWords,
    others: KeyedWords,
    exact: Iterable[Block],
    fewest: int,
    *,
    within_one: bool = False,
) -> tuple[Run, ...]:
    """Grow blocks over small differences, the longest first; leave out what lies in another."""
    onward, back = _Pair.of(words, others), _Pair.of(words, others, turned=True)
    found: list[Run] = []
    for block in sorted(exact, key=lambda one: (-one.size, one.start, one.other_start)):
        run = Run((block,))
        if any(known.covers(run) for known in found):
            continue
        # Within one text the two places may touch, but not overlap.
        run = onward.grow(run, run.other_start if within_one else len(words), len(others))
        limit = len(others) - run.end if within_one else len(others)
        run = back.turn(back.grow(back.turn(run), len(words), limit))
        if run.length >= fewest and not any(known.covers(run) for known in found):
            found = [*(known for known in found if not run.covers(known)), run]
    return tuple(sorted(found, key=lambda run: (-run.same, run.start, run.other_start)))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two texts that are read side by side: their keys, and the sentences of their words."""

    keys: tuple[int, ...]
    others: tuple[int, ...]
    parts: tuple[int, ...]
    other_parts: tuple[int, ...]

    @classmethod
    def of(cls, words: KeyedWords, others: KeyedWords, *, turned: bool = False) -> _Pair:
        """Make a pair, to be read from the end of both texts if `turned`."""
        step = -1 if turned else 1
        return cls(words.keys[::step], others.keys[::step], words.parts[::step],
                   others.parts[::step])  # fmt: skip

    def turn(self, run: Run) -> Run:
        """Return a run as it stands when both texts are read from their other ends."""
        size, other_size = len(self.keys), len(self.others)
        blocks = (
            Block(
                size - block.start - block.size,
                other_size - block.other_start - block.size,
                block.size,
            )
            for block in reversed(run.blocks)
        )
        return Run(tuple(blocks))

    def grow(self, run: Run, end: int, other_end: int) -> Run:
        """Grow a run over differences towards the ends of both texts, no further than these."""
        keys, others = self.keys[:end], self.others[:other_end]
        while (place := self._next(keys, others, run.end, run.other_end)) is not None:
            block = Block(*place, _agreeing(keys, others, *place))
            grown = Run((*run.blocks, block))
            words = grown.end - grown.start + grown.other_end - grown.other_start
            if 2 * grown.same < _ALIKE * words:
                break
            run = grown
        return run

    def _next(
        self, keys: tuple[int, ...], others: tuple[int, ...], start: int, other: int
    ) -> tuple[int, int] | None:
        """Return where the two agree again behind a difference, as little as possible later."""
        for skipped in range(1, 2 * _GAP + 1):
            for ahead in range(max(0, skipped - _GAP), min(skipped, _GAP) + 1):
                one, two = start + ahead, other + skipped - ahead
                if keys[one : one + 1] != others[two : two + 1] or one >= len(keys):
                    continue
                if _agreeing(keys, others, one, two) >= self._needed(start, one, other, two):
                    return one, two
        return None

    def _needed(self, start: int, one: int, other: int, two: int) -> int:
        """Return how many words must be the same behind a difference that ends here."""
        goes_on = (
            self.parts[start - 1] == self.parts[one]
            and self.other_parts[other - 1] == self.other_parts[two]
        )
        return _AGAIN if goes_on else SEED
