"""Words that no list knows, spelt by the packaged model.

In: words in Arabic letters, without marks. Out: for each its likeliest Latin forms, best first.
Beam search over the model's units; ways to the same letters count together. Spells no word that is
too long to be a name, or that has a letter the model has not met.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.romanising.graphones import END, START, Graphones, History, Span

# Letters; longer words are no names, and would take long.
MAX_LETTERS = 30
# Half-spelt forms kept at each letter, and units tried after each: more of either finds hardly
# any other form on the development part and takes longer.
BEAM = 10
TRIED = 8
# Remembered at most, some 80 MB; about a thousand words ask for so many.
MOST_STATES = 30_000
_END = range(END, END + 1)
# A half-spelt form that is so much less likely than the best one is given up: no form on the
# development part that came out first was ever behind by more.
HOPELESS = 1e-5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Latin form in small letters, and its probability together with the Arabic one's."""

    text: str
    chance: float


@dataclass(frozen=True, slots=True)
class _State:
    """What the model remembers of the units so far.

    `spans`: what continues the last 0, 1, 2 … of them. `following` fills as letters are asked for.
    """

    history: History
    spans: tuple[Span | None, ...]
    following: dict[str, Sequence[_Next]] = field(default_factory=dict)


# A unit that may follow: its probability, its Latin letters, the state after it.
_Next = tuple[float, str, _State]
# Half-spelt forms, and their probability.
_Beam = dict[tuple[str, int], tuple[float, _State]]


class Transducer:
    """Spells words; remembers what follows what, so that many words are cheaper than one."""

    def __init__(self, model: Graphones) -> None:
        self._model = model
        self._ranges = _ranges(model)
        self._nothing = _State((), (model.root(),))
        self._forget()

    def _forget(self) -> None:
        self._states: dict[History, _State] = {}
        self._shared: dict[tuple[History, range], Mapping[int, float]] = {}

    def spell(self, word: str) -> tuple[Candidate, ...]:
        """Return the likeliest forms, best first; none for a word that is not spelt."""
        if not word or len(word) > MAX_LETTERS:
            return ()
        if len(self._states) > MOST_STATES:
            self._forget()
        # By the text and the state, of which there is one for each history.
        beams: list[_Beam] = [{} for _ in range(len(word) + 1)]
        start = self._after(self._nothing, START)
        beams[0]["", id(start)] = (1.0, start)
        for at in range(len(word)):
            # The first of equals stays: in the order of insertion, which is always the same.
            best = heapq.nlargest(BEAM, beams[at].items(), key=_chance)
            for size in (1, 2):
                letters = word[at : at + size]
                if len(letters) == size and letters in self._ranges:
                    self._extend(beams[at + size], best, letters)
        return self._ended(beams[-1])

    def _extend(
        self,
        beam: _Beam,
        best: Sequence[tuple[tuple[str, int], tuple[float, _State]]],
        letters: str,
    ) -> None:
        """Add what the best half-spelt forms become with these Arabic letters."""
        least = max((chance for _, (chance, _) in best), default=0.0) * HOPELESS
        for (text, _), (chance, state) in best:
            if letters not in state.following:
                state.following[letters] = self._following(state, letters)
            for share, latin, after in state.following[letters]:
                together = chance * share
                if together < least:
                    break
                key = (text + latin, id(after))
                beam[key] = (together + (beam[key][0] if key in beam else 0.0), after)

    def _following(self, state: _State, letters: str) -> Sequence[_Next]:
        """Return the likeliest units for these Arabic letters after a state, best first."""
        chances = self._chances(state, self._ranges[letters])
        best = heapq.nlargest(TRIED, chances.items(), key=lambda item: item[1])
        return [
            (chance, self._model.units[unit][1], self._after(state, unit)) for unit, chance in best
        ]

    def _after(self, state: _State, unit: int) -> _State:
        """Return the state after a unit: the longest history that says what follows."""
        longer = self._model.longer
        # The longest history that the model knows, and what it makes of each shorter one.
        for length in range(min(len(state.history), len(self._model.levels) - 2), -1, -1):
            span = state.spans[length]
            found = longer(span, unit) if span else None
            if found:
                break
        else:
            return self._nothing
        history = (*state.history[len(state.history) - length :], unit)
        after = self._states.get(history)
        if after is None:
            shorter = [longer(span, unit) if span else None for span in state.spans[:length]]
            after = _State(history, (self._model.root(), *shorter, found))
            self._states[history] = after
        return after

    def _chances(self, state: _State, units: range) -> Mapping[int, float]:
        """Return how likely each of the units is after a state.

        What the last unit alone says is the same for many states, and is remembered.
        """
        key = (state.history[-1:], units)
        if key not in self._shared:
            self._shared[key] = self._mixed({}, state.spans[:2], units)
        return self._mixed(self._shared[key], state.spans[2:], units)

    def _mixed(
        self, shorter: Mapping[int, float], spans: Sequence[Span | None], units: range
    ) -> Mapping[int, float]:
        """Return the probabilities that longer histories make of those after a shorter one."""
        weight, added = 1.0, dict[int, float]()
        for span in filter(None, spans):
            weight *= span.weight
            for unit in added:
                added[unit] *= span.weight
            for unit, own in self._model.own(span, units):
                added[unit] = added.get(unit, 0.0) + own
        return added | {
            unit: weight * chance + added.get(unit, 0.0) for unit, chance in shorter.items()
        }

    def _ended(self, beam: _Beam) -> tuple[Candidate, ...]:
        """Return the forms that end here, each with all the ways to its letters together."""
        found: dict[str, float] = {}
        for (text, _), (chance, state) in beam.items():
            if text:
                end = self._chances(state, _END)[END]
                found[text] = found.get(text, 0.0) + chance * end
        ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Candidate(text, chance) for text, chance in ordered)


def _chance(item: tuple[tuple[str, int], tuple[float, _State]]) -> float:
    return item[1][0]


def _ranges(model: Graphones) -> Mapping[str, range]:
    """Return which units write which Arabic letters; they stand together."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, (arabic, _) in enumerate(model.units):
        numbers[arabic].append(number)
    return {arabic: range(some[0], some[-1] + 1) for arabic, some in numbers.items() if arabic}
