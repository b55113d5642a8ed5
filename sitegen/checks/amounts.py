"""Amounts: what a text says in numbers, with every value that it may stand for.

Values are exact; times of day, months and vague words are values of their own, equal only to
themselves, so that 9:30 pm and 21:30 meet, and thousands only آلاف.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

# A number, or what is no quantity and equal only to itself: a time "21:30", a code "0230".
Value = Fraction | str

_HOURS = 24
_HALF_DAY = 12
_MINUTES = 60
_CLOCK_PARTS = 2
# "\u0625\u0644\u0649" and its spaces are the longest that joins two ends of a range.
_LONGEST_CONNECTOR = 8


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a text says, by code points, end exclusive.

    `values` are all that it may mean. `must`: the other language has to say it too; not so for
    words that are weak as numbers (one, first, half). `parts` together say the same (3/4 may be
    three and four).
    """

    start: int
    end: int
    values: frozenset[Value]
    must: bool = True
    parts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What was read at a token: amounts, the token after them, the scale said with the last."""

    amounts: tuple[Amount, ...]
    end: int
    scale: int = 1


def clock_values(hour: int, minute: int = 0, half: str = "") -> frozenset[Value]:
    """Return the times of day that a clock may mean; `half` is "am", "pm" or unsaid."""
    if hour > _HALF_DAY or hour == 0:
        return frozenset({f"{hour % _HOURS:02}:{minute:02}"})
    morning, evening = hour % _HALF_DAY, hour % _HALF_DAY + _HALF_DAY
    hours = {"am": (morning,), "pm": (evening,)}.get(half, (morning, evening))
    return frozenset(f"{hour:02}:{minute:02}" for hour in hours)


def time_values(hour: str, minute: str) -> frozenset[Value]:
    """Return the times of day that two rows of digits may tell; none where they tell no time."""
    if len(hour) > 2 or len(minute) != 2 or int(minute) >= _MINUTES or int(hour) > _HOURS:
        return frozenset()
    return clock_values(int(hour), int(minute))


def month_value(month: int) -> str:
    """Return the value of a month, which a name and a numeric date share."""
    return f"month {month}"


def vague_value(scale: int) -> str:
    """Return the value of a vague word of this scale: thousands of, آلاف."""
    return f"{scale}s"


def decade_values(tens: int) -> frozenset[Value]:
    """Return what a decade in words may mean: an age, or years of the last or this century."""
    return frozenset({Fraction(tens), Fraction(1900 + tens), Fraction(2000 + tens)})


def at_clock(amount: Amount, half: str = "") -> Amount:
    """Read an amount as a time of day; `half` is "am", "pm" or unsaid."""
    times = {value for value in amount.values if isinstance(value, str) and value[2:3] == ":"}
    numbers = {value for value in amount.values if isinstance(value, Fraction)}
    hours = (int(value) for value in numbers if value.denominator == 1 and value <= _HOURS)
    on_the_hour = {time for hour in hours for time in clock_values(hour, 0, half)}
    told = {time for time in times if half in ("", "pm" if int(time[:2]) >= _HALF_DAY else "am")}
    return replace(amount, values=frozenset((told or times) | numbers | on_the_hour))


def either_clock(amount: Amount) -> Amount:
    """Read two parts as hour and minute in either order, for times set from right to left."""
    numbers = [
        int(value)
        for part in amount.parts
        for value in part.values
        if isinstance(value, Fraction) and value < _MINUTES
    ]
    values = set(amount.values)
    for hour, minute in (numbers, numbers[::-1]) if len(numbers) == _CLOCK_PARTS else ():
        if hour <= _HOURS:
            values |= clock_values(hour, minute) | ({Fraction(hour)} if minute == 0 else set())
    return replace(amount, values=frozenset(values))


def all_amounts(text: str, reads: Iterable[Read], connectors: Container[str]) -> tuple[Amount, ...]:
    """List the amounts of what was read, in text order.

    The first of two joined numbers may have the scale of the second (340 to 500 million);
    `connectors` are what may stand between the two, in lower case.
    """
    found = [
        (amount, read.scale if amount is read.amounts[-1] else 1)
        for read in reads
        for amount in read.amounts
    ]
    amounts = [amount for amount, _ in found]
    for at, ((first, own), (second, scale)) in enumerate(pairwise(found)):
        gap = second.start - first.end
        if own == 1 < scale and 0 < gap <= _LONGEST_CONNECTOR:
            between = text[first.end : second.start].strip().lower()
            scaled = {value * scale for value in first.values if isinstance(value, Fraction)}
            if between in connectors:
                amounts[at] = replace(first, values=first.values | scaled)
    return tuple(amounts)
