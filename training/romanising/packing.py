"""A counted model laid out as the file that the package reads.

In: units and levels of a trie as dictionaries. Out: the bytes of the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sitegen.romanising.graphones import START, PackedLevel, Unit, pack_graphones
from training.romanising.counting import History, Level


def pack(units: Sequence[Unit], levels: Sequence[Level]) -> bytes:
    """Return the bytes of a model; every unit has a probability of its own, however rare."""
    uniform = levels[0].weight[()] / len(units)
    alone = levels[0].own[()]
    own: dict[History, float] = {
        (number,): alone.get(number, 0.0) + uniform for number in range(len(units))
    }
    own[START,] = 0.0
    packed: list[PackedLevel] = []
    for size in range(1, len(levels) + 1):
        longer = levels[size] if size < len(levels) else Level()
        stretches = sorted(own)
        continued = Counter({history: len(longer.own.get(history, ())) for history in stretches})
        last = size == len(levels)
        packed.append(
            PackedLevel(
                units=[stretch[-1] for stretch in stretches],
                own=[own[stretch] for stretch in stretches],
                weights=() if last else [longer.weight.get(one, 1.0) for one in stretches],
                continued=() if last else [continued[one] for one in stretches],
            )
        )
        own = {
            (*history, unit): share
            for history, following in longer.own.items()
            for unit, share in following.items()
        }
    return pack_graphones(units, packed)
