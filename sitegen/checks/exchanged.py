"""Finds what the English has put in the place of something else: August for September.

In go what either language says on one matter; out come pairs of what is missing and what stands
there instead. Of what is only missing, or only added, nothing is said: it may be implied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from sitegen.amounts.amount import Amount
from sitegen.checks.number_order import Pair


def exchanged(needed: Sequence[Amount], offered: Sequence[Amount]) -> tuple[Pair, ...]:
    """Pair what must be said and is not with what has no source; nothing where either is none."""
    return tuple(map(Pair, _unknown(needed, offered), _unknown(offered, needed)))


def uneven(needed: Sequence[Amount], offered: Sequence[Amount]) -> tuple[Pair, ...]:
    """Pair numbers said too seldom with those said too often: 3, 3 and 5 for 3, 5 and 5.

    Only where both languages say as many numbers; else one of them may be said again, or implied.
    """
    mine, theirs = (_numbers(amounts) for amounts in (needed, offered))
    if len(mine) != len(theirs) or {value for _, value in mine} != {value for _, value in theirs}:
        return ()
    return tuple(map(Pair, _too_many(mine, theirs), _too_many(theirs, mine)))


def _unknown(amounts: Sequence[Amount], others: Sequence[Amount]) -> list[Amount]:
    known = {value for other in others for value in other.values}
    return [amount for amount in amounts if amount.must and amount.values.isdisjoint(known)]


def _numbers(amounts: Sequence[Amount]) -> list[tuple[Amount, Fraction]]:
    """List what must be said, with the number that it is above all."""
    return [
        (amount, min(numbers))
        for amount in amounts
        if amount.must
        and (numbers := [value for value in amount.values if isinstance(value, Fraction)])
    ]


def _too_many(
    mine: Sequence[tuple[Amount, Fraction]], theirs: Sequence[tuple[Amount, Fraction]]
) -> list[Amount]:
    """List the last of those that stand more often here."""
    seen: Counter[Fraction] = Counter()
    allowed = Counter(value for _, value in theirs)
    found: list[Amount] = []
    for amount, value in mine:
        seen[value] += 1
        if seen[value] > allowed[value]:
            found.append(amount)
    return found
