"""What may be a name in a sentence, how likely each is, and which of them are told.

In go the model's readings; out come spans of pieces with a type and a probability. What is sure
in one place of an article counts for the same words elsewhere in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sitegen.model import ActorType
from sitegen.tagging.crf import INSIDE, Readings, chances_of_moves, model
from sitegen.tagging.cutting import Piece
from sitegen.tagging.features import phrases
from sitegen.tagging.lexicon import Facts

# The model's kinds that are actors'; its fourth, of all else that has a name, is left out.
_TYPES: dict[str, ActorType] = {"PERS": "person", "ORG": "organisation", "LOC": "place"}
_BEGINS = "B-"
# The numbers below were chosen on the training part by cross-validation.
# A reading less likely than this is not told: a little below one half costs few wrong names and
# finds many right ones.
_SURE_ENOUGH = 0.42
# What a listed name of several words adds: where it ends is known.
_LISTS: dict[str, ActorType] = {"org": "organisation", "land": "place", "city2": "place"}
_AS_LISTED = 0.4
# A listed name of so many words is seldom a shorter name and something else behind it.
_LONG = 4
# How much a name that is sure elsewhere in the article counts here, and how likely it must be here
# at least: the same word may be something else.
_SUPPORT = 0.6
_SUPPORTABLE = 0.05
# The surest places of a name are enough to look at.
_WITNESSES = 4
# A name is not followed further where its beginning or its next word is less likely than this.
_SLIGHT = 0.02
# Longer names are lists of words.
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that are read as one sentence, and what lists say of them."""

    pieces: tuple[Piece, ...]
    words: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name: pieces `first` to `last`, both inside, of a run; `words` are bare.

    `start` and `end` are code points in the text, particles included.
    """

    first: int
    last: int
    start: int
    end: int
    type: ActorType
    sure: float
    words: tuple[str, ...]


Witnesses = dict[tuple[ActorType, tuple[str, ...]], list[Candidate]]


def candidates(readings: Readings, number: int, run: Run) -> Iterator[Candidate]:
    """Yield each span that may be a name; `number` is the run's among the readings."""
    listed = {
        (first, end - 1, _LISTS[name]) for first, end, name in phrases(run.words) if name in _LISTS
    }
    # What speaks for a part of a long listed name speaks for the whole.
    long = {one: 0.0 for one in sorted(listed) if one[1] - one[0] + 1 >= _LONG}
    for first, last, actor_type, chance in _chances(readings, number, len(run.words)):
        whole = next((one for one in long if _holds(one, first, last, actor_type)), None)
        if whole:
            long[whole] = min(1.0, long[whole] + chance)
        elif (first, last, actor_type) in listed:
            yield from _candidate(run, first, last, actor_type, _joined(chance, _AS_LISTED))
        else:
            yield from _candidate(run, first, last, actor_type, chance)
    for (first, last, actor_type), chance in long.items():
        yield from _candidate(run, first, last, actor_type, _joined(chance, _AS_LISTED))


def witnesses(every: Iterable[Candidate]) -> Witnesses:
    """Return, per type and words, the article's surest candidates.

    A person's last name is as sure as the whole name: later sentences call them by it.
    """
    found: Witnesses = {}
    for one in every:
        keys = {one.words, one.words[-1:]} if one.type == "person" else {one.words}
        for words in keys:
            found.setdefault((one.type, words), []).append(one)
    return {
        key: sorted(those, key=lambda one: -one.sure)[:_WITNESSES] for key, those in found.items()
    }


def supported(one: Candidate, found: Witnesses) -> Candidate:
    """Return a candidate as sure as the article's other places make it."""
    if one.sure < _SUPPORTABLE:
        return one
    elsewhere = (
        other.sure
        for other in found[one.type, one.words]
        if other.end <= one.start or one.end <= other.start
    )
    return replace(one, sure=_joined(one.sure, _SUPPORT * max(elsewhere, default=0.0)))


def chosen(among: Iterable[Candidate]) -> list[Candidate]:
    """Return the likely enough candidates of a run; where two overlap, the likelier one."""
    taken: set[int] = set()
    found: list[Candidate] = []
    for one in sorted(among, key=lambda one: (-one.sure, one.first, one.last)):
        places = range(one.first, one.last + 1)
        if one.sure < _SURE_ENOUGH:
            break
        if taken.isdisjoint(places):
            taken.update(places)
            found.append(one)
    return found


def _holds(whole: tuple[int, int, ActorType], first: int, last: int, actor_type: ActorType) -> bool:
    return whole[0] <= first and last <= whole[1] and whole[2] == actor_type


def _candidate(
    run: Run, first: int, last: int, actor_type: ActorType, sure: float
) -> Iterator[Candidate]:
    """Yield a candidate, unless it begins or ends with a mark, which no name does."""
    words = tuple(word.bare for word in run.words[first : last + 1])
    if words[0][0].isalnum() and words[-1][0].isalnum():
        start, end = run.pieces[first].start, run.pieces[last].end
        yield Candidate(first, last, start, end, actor_type, sure, words)


def _joined(one: float, other: float) -> float:
    """Return how likely it is that one of two independent signs is right."""
    return 1 - (1 - one) * (1 - other)


def _chances(
    readings: Readings, number: int, size: int
) -> Iterator[tuple[int, int, ActorType, float]]:
    """Yield first and last piece, type, and the probability of exactly this span and type."""
    tags, moves = model().tags, chances_of_moves()
    own, scale = readings.own[number], readings.scale[number]
    forward, backward = readings.forward[number], readings.backward[number]
    for kind, actor_type in _TYPES.items():
        begin, inside = tags.index(_BEGINS + kind), tags.index(INSIDE + kind)
        # What going on inside the name is worth at each piece.
        steps = (own[:size, inside] / scale[:size]).tolist()
        onward = (own[:size, inside] / scale[:size] * backward[:size, inside]).tolist()
        likely = (forward[:size, begin] * backward[:size, begin]) > _SLIGHT
        for first in likely.nonzero()[0].tolist():
            worth, state = float(forward[first, begin]), begin
            for last in range(first, min(size, first + _LONGEST)):
                move = float(moves[state, inside])
                longer = worth * move * onward[last + 1] if last + 1 < size else 0.0
                ends = worth * float(backward[last, state]) - longer
                yield first, last, actor_type, min(1.0, max(0.0, ends))
                if longer < _SLIGHT:
                    break
                worth, state = worth * move * steps[last + 1], inside
