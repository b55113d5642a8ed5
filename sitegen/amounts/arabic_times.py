"""Times of day in Arabic: الساعة العاشرة مساء, العاشرة والنصف, الساعة 57/12.

In go a line and a number read in it; out comes the number with the times that it may mean. What
nothing calls a time stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from sitegen.amounts.amount import Amount, Value, at_clock, clock_values, either_clock
from sitegen.amounts.arabic_lines import ArabicLine
from sitegen.amounts.arabic_value_words import arabic_value_words
from sitegen.arabic.number_words import AND
from sitegen.arabic.tokens import ARTICLE

_HOURS = 24
_MINUTES = 60
# How many tokens behind a number may tell the half of the day: 10 من صباح اليوم.
_HALF_REACH = 2
# And before it the word for the hour: الساعة حوالي 10.
_HOUR_REACH = 2


def timed(line: ArabicLine, amount: Amount, at: int, end: int) -> Amount:
    """Read an amount of the tokens `at` to `end` as a time of day where the words around say so."""
    words = arabic_value_words()
    half = ""
    for place in range(end, end + _HALF_REACH):
        half = half or words.half_words.get(line.form(place), "")
        if half and line.form(place - 1) in words.before_noon:
            half = "am"
    is_hour = any(line.form(at - back) in words.before_hours for back in (1, _HOUR_REACH))
    if not half and not is_hour:
        return amount
    told = at_clock(either_clock(amount) if is_hour else amount, half)
    return replace(told, values=told.values | _past_the_hour(line, amount, end, half))


def _past_the_hour(line: ArabicLine, amount: Amount, end: int, half: str) -> frozenset[Value]:
    """Read العاشرة والنصف and العاشرة إلا ربعا."""
    words = arabic_value_words()
    parts = words.fractions.get(line.form(end + 1).removeprefix(ARTICLE), frozenset())
    signs = {AND: 1, words.less: -1}
    minutes = {signs.get(line.form(end), 0) * int(part * _MINUTES) for part in parts}
    return frozenset(
        time
        for hour in amount.values
        if isinstance(hour, Fraction) and hour.denominator == 1 and hour <= _HOURS
        for minute in minutes
        for time in clock_values(int(hour) - (minute < 0), minute % _MINUTES, half)
    )
