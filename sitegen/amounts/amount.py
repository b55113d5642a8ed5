"""Amounts: what a text says in numbers, with every value that it may stand for.

Values are exact; times of day, months and vague words are values of their own, equal only to
themselves, so that 9:30 pm and 21:30 meet, and thousands only آلاف.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

# A number, or what is no quantity and equal only to itself: a time "21:30", a code "0230".
Value = Fraction | str

_HOURS = 24
_HALF_DAY = 12
_MINUTES = 60
_HUNDRED = 100
_PERCENT = re.compile(r"\s?(?:%|per ?cent\b|(?:في |ب)الم(?:ئ|ائ)ة)")
_CLOCK_PARTS = 2
_LASTING = "lasting "
# "\u0625\u0644\u0649" and its spaces are the longest that joins two ends of a range.
_LONGEST_CONNECTOR = 8


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a text says, by code points, end exclusive.

    `values` are all that it may mean. `must`: the other language has to say it too; not so for
    words that are weak as numbers (one, first, half). `parts` together say the same (3/4 may be
    three and four); `together`: only where the other language has all of them (three decades are
    not three of anything). `half` of the day, "am" or "pm", where words beside a time tell it.
    """

    start: int
    end: int
    values: frozenset[Value]
    must: bool = True
    parts: tuple[Amount, ...] = ()
    half: str = ""
    together: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What was read at a token: amounts, the token after them, the scale said with the last."""

    amounts: tuple[Amount, ...]
    end: int
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Connectors:
    """What may stand between two numbers, in lower case: of a range, and of a sum."""

    ranges: frozenset[str]
    plus: str


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


def lasting_value(count: Fraction, unit: str) -> str:
    """Return the value of a span of time, so many of a unit."""
    return f"{_LASTING}{count} {unit}"


def is_span_of_time(amount: Amount) -> bool:
    """Tell a word that says how long without a number: a day."""
    return not amount.must and all(str(value).startswith(_LASTING) for value in amount.values)


def hijri_value(month: int) -> str:
    """Return the value of a month of the Hijri year."""
    return f"hijri {month}"


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
    return replace(amount, values=frozenset((told or times) | numbers | on_the_hour), half=half)


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


def all_amounts(text: str, reads: Iterable[Read], words: Connectors) -> tuple[Amount, ...]:
    """List the amounts of what was read in plain text, in text order.

    Two numbers may be one (11 thousand and 500), and the first of two may have the scale of the
    second (340 to 500 million).
    """
    amounts: list[Amount] = []
    last_scale = 0
    for read in reads:
        for amount in read.amounts:
            scale = read.scale if amount is read.amounts[-1] else 1
            between = _between(text, amounts[-1].end, amount.start) if amounts else ""
            shown = _as_share(text, amount)
            if last_scale == 1 < scale and between in words.ranges:
                amounts[-1] = _scaled_too(amounts[-1], scale)
            elif last_scale > 1 and between == words.plus and _is_below(shown, last_scale):
                shown = _sum(amounts.pop(), shown)
            amounts.append(shown)
            last_scale = scale
    return tuple(amounts)


def _between(text: str, start: int, end: int) -> str:
    return text[start:end].strip().lower() if 0 < end - start <= _LONGEST_CONNECTOR else ""


def _is_below(amount: Amount, scale: int) -> bool:
    return all(isinstance(value, Fraction) and value < scale for value in amount.values)


def _scaled_too(amount: Amount, scale: int) -> Amount:
    scaled = {value * scale for value in amount.values if isinstance(value, Fraction)}
    return replace(amount, values=amount.values | scaled)


def _sum(first: Amount, second: Amount) -> Amount:
    """Join two amounts that may be one number; they stay its parts."""
    values: frozenset[Value] = frozenset(
        one + other
        for one in first.values
        for other in second.values
        if isinstance(one, Fraction) and isinstance(other, Fraction)
    )
    parts = (*(first.parts or (first,)), second)
    return Amount(first.start, second.end, values, parts=parts)


def _as_share(text: str, amount: Amount) -> Amount:
    """Let a percentage be the part of one that it is: 50% and half."""
    # In Arabic the sign may stand before the number.
    if not _PERCENT.match(text, amount.end) and text[amount.start - 1 : amount.start] != "%":
        return amount
    shares = {value / _HUNDRED for value in amount.values if isinstance(value, Fraction)}
    return replace(amount, values=amount.values | shares)
