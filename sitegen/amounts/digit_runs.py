"""Reads the digits of a text: counts, decimals, clock times, dates, scores, spaced thousands.

In goes text whose digits are plain (arabic.digits.plain_digits); out come amounts. Where digits may
be read in two ways, 12 500 or 9.30, an amount has both values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from sitegen.amounts.amount import Amount, Value, month_value, time_values
from sitegen.arabic.digits import GROUP_MARK

# A half's last minute and the time added to it: 90+3 is the 93rd minute.
_ADDED = r"(?:45|90|105|120)\s?\+\s?\d{1,2}(?![\d.,:/])"
_RUN = re.compile(
    rf"(?P<added>{_ADDED})"
    rf"|(?P<spaced>\d{{1,3}}(?:[ \u00a0]\d{{1,3}}){{1,4}}(?!\d|[.,:/{GROUP_MARK}\-\u2013\u2014]\d))"
    rf"|\d+(?:[.,:/{GROUP_MARK}\-\u2013\u2014]\d+)*"
)
_PART = re.compile(rf"\d+(?:[.,:{GROUP_MARK}]\d+)*")
_SEPARATOR = re.compile(rf"[.,{GROUP_MARK}]")
_LETTER = re.compile(r"[A-Za-z\u0621-\u064a]")
# "15. ", "15 - ", "(15) " at the beginning.
_ITEM = re.compile(r"\s*[(\[]?(\d{1,3})(?:\s?[.)\]]\s|\s?[-\u2013]\s)")
# Longer rows of digits are codes, and turning them into numbers would take quadratic time.
_LONGEST_NUMBER = 18
_GROUP = 3
_YEAR = 4
_MONTHS = 12
_RATIO = 2
# Behind a unit, these are its power: km2, م3.
_POWERS = frozenset({Fraction(2), Fraction(3)})


def read_digits(plain: str) -> Iterator[tuple[Amount, ...]]:
    """Read every run of digits, in text order: one amount, or as many as a date or score has.

    The number of an item of a list (15. or 3 -) need not be said in the other language.
    """
    item = _ITEM.match(plain)
    for run in _RUN.finditer(plain):
        if run["spaced"]:
            yield from _spaced(plain, *run.span())
            continue
        if run["added"]:
            parts = tuple(_parts(plain, *run.span()))
            total = sum(int(plain[part.start : part.end]) for part in parts)
            yield (Amount(*run.span(), frozenset({Fraction(total)}), parts=parts),)
            continue
        pieces = [_piece(plain, *part.span()) for part in _PART.finditer(plain, *run.span())]
        if item and run.start() == item.start(1):
            pieces[0] = replace(pieces[0], must=False)
        joints = {plain[after.start - 1] for after in pieces[1:]}
        if len(pieces) == 1:
            yield (_labelled(plain, pieces[0]),)
        elif len(pieces) == 2 and joints == {"/"}:
            yield (_ratio(pieces[0], _range_end(pieces[0], pieces[1])),)
        elif "/" in joints:
            yield tuple(map(_with_month, pieces))
        else:
            yield (_labelled(plain, pieces[0]), *map(_range_end, pieces, pieces[1:]))


def as_thousands(plain: str, amount: Amount, certain: re.Pattern[str]) -> Amount:
    """Leave out the decimal that grouped digits may be, where the pattern says they are none."""
    if not certain.fullmatch(plain, amount.start, amount.end):
        return amount
    values = (value for value in amount.values if isinstance(value, str) or value.denominator == 1)
    return replace(amount, values=frozenset(values))


def _spaced(plain: str, start: int, end: int) -> Iterator[tuple[Amount, ...]]:
    """Read digits parted by spaces: thousands, maybe from right to left (500 1), or numbers."""
    parts = tuple(_parts(plain, start, end))
    groups = [plain[part.start : part.end] for part in parts]
    values = {
        Fraction(int("".join(order)))
        for order in (groups, groups[::-1])
        if order[0][0] != "0" and all(len(group) == _GROUP for group in order[1:])
    }
    if values:
        yield (Amount(start, end, frozenset(values), parts=parts),)
    else:
        yield from ((_labelled(plain, part),) for part in parts)


def _piece(plain: str, start: int, end: int) -> Amount:
    """Read digits with their points, commas and colons."""
    text = plain[start:end]
    if ":" in text:
        return _clock(plain, start, end)
    digits = _SEPARATOR.split(text)
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
        values |= time_values(digits[0], digits[1])
    return Amount(start, end, values, parts=parts)


def _whole(digits: str) -> frozenset[Value]:
    """Read digits alone: those that begin with a zero are a code, four of them maybe a time."""
    times = time_values(digits[:2], digits[2:]) if len(digits) == _YEAR else frozenset()
    if digits[0] == "0" and len(digits) >= _GROUP:
        return times | {digits}
    return times | {Fraction(int(digits))}


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
    """Read what has a colon: a time of day, a ratio, a runner's time."""
    text = plain[start:end]
    parts = tuple(_parts(plain, start, end))
    hour, _, minute = text.partition(":")
    if minute.isdigit() and len(hour) <= 2:
        times = time_values(hour, minute)
        if times:
            if int(minute) == 0:
                times |= {Fraction(int(hour))}
            return Amount(start, end, times, parts=parts)
    # 3:2 may be set from right to left; the marks of 4:41.30 differ from one language to the other.
    numbers = [plain[part.start : part.end] for part in parts]
    if len(numbers) == _RATIO:
        numbers.sort()
    return Amount(start, end, frozenset({" ".join(numbers)}), parts=parts)


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
