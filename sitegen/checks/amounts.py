"""What a text says in numbers, written in digits: counts, decimals, clock times, dates, scores.

In goes text whose digits are plain (arabic.digits.plain_digits); out come amounts with every value
that they may stand for, so that 9:30 and 21:30, or 1995-96 and 1995-1996, meet. Words are read by
the modules of each language.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sitegen.arabic.digits import GROUP_MARK

# A number, or what is no quantity and equal only to itself: a time "21:30", a code "0230".
Value = Fraction | str

_RUN = re.compile(rf"\d+(?:[.,:/{GROUP_MARK}\-\u2013\u2014]\d+)*")
_PART = re.compile(rf"\d+(?:[.,:{GROUP_MARK}]\d+)*")
_LETTER = re.compile(r"[A-Za-z\u0621-\u064a]")
# Longer rows of digits are codes, and turning them into numbers would take quadratic time.
_LONGEST_NUMBER = 18
_GROUP = 3
_YEAR = 4
_HOURS = 24
_HALF_DAY = 12
_MINUTES = 60
_MONTHS = 12
# "\u0625\u0644\u0649" and its spaces are the longest that joins two ends of a range.
_LONGEST_CONNECTOR = 8
# Behind a unit, these are its power: km2, م3.
_POWERS = frozenset({Fraction(2), Fraction(3)})


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


def read_digits(plain: str) -> Iterator[tuple[Amount, ...]]:
    """Read every run of digits, in text order: one amount, or as many as a date or score has."""
    for run in _RUN.finditer(plain):
        pieces = [_piece(plain, *part.span()) for part in _PART.finditer(plain, *run.span())]
        joints = {plain[after.start - 1] for after in pieces[1:]}
        if len(pieces) == 1:
            yield (_labelled(plain, pieces[0]),)
        elif len(pieces) == 2 and joints == {"/"}:
            yield (_ratio(pieces[0], pieces[1]),)
        elif "/" in joints:
            yield tuple(map(_with_month, pieces))
        else:
            yield (_labelled(plain, pieces[0]), *map(_range_end, pieces, pieces[1:]))


def clock_values(hour: int, minute: int = 0, half: str = "") -> frozenset[Value]:
    """Return the times of day that a clock may mean; `half` is "am", "pm" or unsaid."""
    if hour > _HALF_DAY or hour == 0:
        return frozenset({f"{hour % _HOURS:02}:{minute:02}"})
    morning, evening = hour % _HALF_DAY, hour % _HALF_DAY + _HALF_DAY
    hours = {"am": (morning,), "pm": (evening,)}.get(half, (morning, evening))
    return frozenset(f"{hour:02}:{minute:02}" for hour in hours)


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


def with_shared_scales(
    text: str, found: Sequence[tuple[Amount, int]], connectors: Container[str]
) -> tuple[Amount, ...]:
    """Let the first of two joined numbers have the scale of the second: 340 to 500 million.

    `found` are amounts in text order, each with its scale, 1 without one; `connectors` are what
    may stand between the two, in lower case.
    """
    amounts = [amount for amount, _ in found]
    for at in range(len(found) - 1):
        (first, own), (second, scale) = found[at], found[at + 1]
        gap = second.start - first.end
        if own > 1 or scale == 1 or not 0 < gap <= _LONGEST_CONNECTOR:
            continue
        if text[first.end : second.start].strip().lower() in connectors:
            scaled = {value * scale for value in first.values if isinstance(value, Fraction)}
            amounts[at] = replace(first, values=first.values | scaled)
    return tuple(amounts)


def _piece(plain: str, start: int, end: int) -> Amount:
    """Read digits with their points, commas and colons."""
    text = plain[start:end]
    if ":" in text:
        return _clock(plain, start, end)
    digits = re.split(rf"[.,{GROUP_MARK}]", text)
    if sum(map(len, digits)) > _LONGEST_NUMBER:
        return Amount(start, end, frozenset({text}))
    if len(digits) == 1:
        return Amount(start, end, _whole(text))
    values = _separated(text, digits)
    is_one = len(values) > 0 and (GROUP_MARK in text or "." in text or len(digits[-1]) == _GROUP)
    parts = () if is_one else tuple(_parts(plain, start, end))
    if not values:
        values = frozenset({text})
    if len(digits) == 2 and len(digits[1]) == 2:
        # 9.30 is a time as well, where the other language says so.
        values |= _time(digits[0], digits[1])
    return Amount(start, end, values, parts=parts)


def _whole(digits: str) -> frozenset[Value]:
    """Read digits alone: those that begin with a zero are a code, four of them maybe a time."""
    times = _time(digits[:2], digits[2:]) if len(digits) == _YEAR else frozenset()
    if digits[0] == "0" and len(digits) >= _GROUP:
        return times | {digits}
    return times | {Fraction(int(digits))}


def _time(hour: str, minute: str) -> frozenset[Value]:
    """Return the time that these digits tell to the minute, in the order of the 24 hours."""
    if len(hour) > 2 or len(minute) != 2 or int(minute) >= _MINUTES or int(hour) > _HOURS:
        return frozenset()
    return clock_values(int(hour), int(minute))


def _separated(text: str, digits: list[str]) -> frozenset[Value]:
    """Tell thousands from decimals; empty where it is neither (a date, a version)."""
    separators = [mark for mark in text if not mark.isdigit()]
    grouped = all(len(group) == _GROUP for group in digits[1:])
    is_head = len(digits[0]) <= _GROUP and digits[0][0] != "0"
    if len(set(separators)) == 1:
        mark = separators[0]
        as_groups = Fraction(int("".join(digits)))
        if mark == GROUP_MARK:
            return frozenset({as_groups})
        as_decimal = Fraction(f"{digits[0]}.{digits[1]}")
        if len(digits) == 2:
            both = grouped and is_head
            return frozenset({as_decimal, as_groups} if both else {as_decimal})
        # Indian groups too: 1,00,000.
        is_indian = mark == "," and len(digits[-1]) == _GROUP
        return frozenset({as_groups} if (grouped or is_indian) and is_head else ())
    first, last = separators[0], separators[-1]
    if set(separators[:-1]) == {first} and first != last and is_head:
        whole = "".join(digits[:-1])
        if all(len(group) == _GROUP for group in digits[1:-1]):
            return frozenset({Fraction(f"{whole}.{digits[-1]}")})
    return frozenset()


def _clock(plain: str, start: int, end: int) -> Amount:
    text = plain[start:end]
    parts = tuple(_parts(plain, start, end))
    hour, _, minute = text.partition(":")
    if minute.isdigit() and len(hour) <= 2:
        times = _time(hour, minute)
        if times:
            if int(minute) == 0:
                times |= {Fraction(int(hour))}
            return Amount(start, end, times, parts=parts)
    return Amount(start, end, frozenset({text}), parts=parts)


def _parts(plain: str, start: int, end: int) -> Iterator[Amount]:
    for digits in re.finditer(r"\d+", plain[start:end]):
        at = start + digits.start()
        values = _whole(digits[0]) if len(digits[0]) <= _LONGEST_NUMBER else {digits[0]}
        yield Amount(at, at + len(digits[0]), frozenset(values))


def _labelled(plain: str, amount: Amount) -> Amount:
    """Mark digits behind a Latin letter; a single one there is a power or part of a name."""
    before = plain[amount.start - 1 : amount.start]
    if not _LETTER.fullmatch(before):
        return amount
    is_power = amount.values <= _POWERS and before in "مm"
    is_latin = before.isascii()
    must = not is_power and not (is_latin and amount.end - amount.start == 1)
    return Amount(amount.start, amount.end, amount.values, must, amount.parts)


def _ratio(first: Amount, second: Amount) -> Amount:
    """Join two numbers with a stroke: a fraction, a day and month, or two numbers."""
    values: set[Value] = set()
    for above in first.values:
        for below in second.values:
            if isinstance(above, Fraction) and isinstance(below, Fraction) and below:
                values.add(above / below)
    parts = (_with_month(first), _with_month(second))
    return Amount(first.start, second.end, frozenset(values), True, parts)


def _with_month(amount: Amount) -> Amount:
    """Let a part of a date in digits be the month that the other language names."""
    months = {
        month_value(int(value))
        for value in amount.values
        if isinstance(value, Fraction) and 1 <= value <= _MONTHS and value.denominator == 1
    }
    return Amount(amount.start, amount.end, amount.values | months)


def _range_end(first: Amount, second: Amount) -> Amount:
    """Let a shortened year be whole: the 96 of 1995-96."""
    if first.end - first.start != _YEAR or second.end - second.start != 2:
        return second
    years = {
        value - value % 100 + short
        for value in first.values
        for short in second.values
        if isinstance(value, Fraction) and isinstance(short, Fraction)
    }
    return Amount(second.start, second.end, second.values | years, second.must, second.parts)
