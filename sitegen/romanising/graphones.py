"""The packaged model of names: Arabic letters with the Latin ones that write them, and their order.

In: the file sitegen/data/romanise_model.bin, or its parts. Out: how likely each unit is after
others, as interpolated Kneser-Ney smoothing has it. Refuses a file of another kind.

A unit (a graphone) is one or two Arabic letters with their Latin ones, maybe none. The file: one
line that names the format; a line of JSON with the units and the size of each level; then, packed
by zlib, level by level of a trie: the last unit of each stretch (16 bits), its own probability (8
bits, logarithmic) and, but on the last level, the weight of the shorter history (8 bits) and the
number of stretches one longer (16 bits). All numbers are little-endian.
"""

from __future__ import annotations

import json
import math
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import NamedTuple

from sitegen.errors import SitegenError

MODEL_FILE = "romanise_model.bin"
FORMAT = b"sitegen graphones 1"
# The numbers of the units that mark where a name starts and ends; they write nothing.
START, END = 0, 1
# Between two neighbours of the 256 logarithmic steps: 6 %, which decides hardly any name, and the
# least is 2e-7.
STEP = 0.06
_STEPS = tuple(math.exp(-STEP * number) for number in range(256))

Unit = tuple[str, str]
History = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TrieLevel:
    """All stretches of one length, sorted; those that continue the same one stand together.

    `firsts`: where the stretches that continue each of these begin on the next level, and where the
    last ones end; empty on the last level, as `weights` is.
    """

    units: Sequence[int]
    own: bytes
    weights: bytes
    firsts: Sequence[int]


class Span(NamedTuple):
    """The stretches that continue one history: where they stand on their level (the end excluded).

    `weight`: that of the shorter history. A tuple, for a search makes hundreds of them for a word.
    """

    level: int
    low: int
    high: int
    weight: float


@dataclass(frozen=True, slots=True)
class Graphones:
    """The units by number, and the levels of the trie."""

    units: tuple[Unit, ...]
    levels: tuple[TrieLevel, ...]

    def root(self) -> Span:
        """Return the stretches of one unit."""
        return Span(0, 0, len(self.levels[0].units), 1.0)

    def longer(self, span: Span, unit: int) -> Span | None:
        """Return the stretches that continue one of these, by its last unit; None for no such."""
        depth, first, last, _ = span
        level = self.levels[depth]
        at = bisect_left(level.units, unit, first, last)
        if at == last or level.units[at] != unit or not level.firsts:
            return None
        low, high = level.firsts[at], level.firsts[at + 1]
        return Span(depth + 1, low, high, _STEPS[level.weights[at]]) if low < high else None

    def own(self, span: Span, units: range) -> list[tuple[int, float]]:
        """Return the own probabilities of those of the units that the stretches end in."""
        level = self.levels[span.level]
        first = bisect_left(level.units, units.start, span.low, span.high)
        last = bisect_left(level.units, units.stop, first, span.high)
        return [(level.units[at], _STEPS[level.own[at]]) for at in range(first, last)]


@cache
def packaged_model() -> Graphones:
    """Return the packaged model, read once. Raises SitegenError for a file that is none."""
    return read_graphones(resources.files("sitegen.data").joinpath(MODEL_FILE).read_bytes())


def read_graphones(data: bytes) -> Graphones:
    """Read a model. Raises SitegenError for data that are none."""
    try:
        kind, header, packed = data.split(b"\n", 2)
        if kind != FORMAT:
            raise ValueError(kind)
        described = json.loads(header)
        return Graphones(
            tuple((arabic, latin) for arabic, latin in described["units"]),
            _read_levels(zlib.decompress(packed), described["sizes"]),
        )
    except (ValueError, KeyError, IndexError, zlib.error) as error:
        raise SitegenError(
            f"the model of names cannot be read: {MODEL_FILE}", hint="install sitegen again"
        ) from error


def _read_levels(data: bytes, sizes: Sequence[int]) -> tuple[TrieLevel, ...]:
    levels: list[TrieLevel] = []
    place = 0

    def take(count: int) -> bytes:
        nonlocal place
        place += count
        return data[place - count : place]

    for number, size in enumerate(sizes, start=1):
        units = _numbers(take(2 * size))
        own = take(size)
        if number == len(sizes):
            levels.append(TrieLevel(units, own, b"", ()))
            break
        weights = take(size)
        firsts = array("L", accumulate(_numbers(take(2 * size)), initial=0))
        levels.append(TrieLevel(units, own, weights, firsts))
    return tuple(levels)


def _numbers(data: bytes) -> array[int]:
    numbers = array("H")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def pack_graphones(units: Sequence[Unit], levels: Sequence[PackedLevel]) -> bytes:
    """Write a model as `read_graphones` reads it; the same model gives the same bytes."""
    header = {"units": [list(unit) for unit in units], "sizes": [len(one.units) for one in levels]}
    body = b"".join(
        part
        for level in levels
        for part in (
            _bytes(level.units),
            bytes(map(step, level.own)),
            bytes(map(step, level.weights)),
            _bytes(level.continued),
        )
    )
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    return b"\n".join((FORMAT, head, zlib.compress(body, 9)))


@dataclass(frozen=True, slots=True)
class PackedLevel:
    """A level to be packed; `continued`: how many stretches on the next level continue each."""

    units: Sequence[int]
    own: Sequence[float]
    weights: Sequence[float]
    continued: Sequence[int]


def step(probability: float) -> int:
    """Return the number of the logarithmic step that is nearest to a probability."""
    if probability <= _STEPS[-1]:
        return len(_STEPS) - 1
    return max(0, round(-math.log(probability) / STEP))


def _bytes(numbers: Iterable[int]) -> bytes:
    packed = array("H", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()
