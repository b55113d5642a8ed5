"""Reads English cardinals in words: twenty-one, two hundred and fifty thousand, four dozen.

In go tokens; out come values and where the words end. What is not a well-formed number is read as
far as it is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sitegen.amounts.english_number_tokens import NumberToken, form_at
from sitegen.amounts.english_number_words import english_number_words

_HUNDRED = 100
_TEN = 10
# A hundred thousand million; more in a row are no number.
_MOST_SCALES = 3


def read_cardinal(tokens: Sequence[NumberToken], at: int) -> tuple[Fraction, int, int] | None:
    """Read the longest cardinal in words; return its value, its end and its last scale."""
    total, last_scale, end = 0, 0, at
    while True:
        position = end
        if last_scale and form_at(tokens, position) == "and":
            position += 1
        read = _group(tokens, position, position > at)
        if read is None:
            break
        scale, after = scale_at(tokens, read[1], read[1] == at)
        if last_scale and read[0] * scale >= last_scale:
            break
        total, end = total + read[0] * scale, after
        # Units end a number; a hundred alone may be followed only by what _group has read.
        if scale == 1:
            last_scale = last_scale or (_HUNDRED if total >= _HUNDRED else 1)
            break
        last_scale = scale
    if end == at:
        return None
    return Fraction(total), end, max(last_scale, 1) if total >= _HUNDRED else 1


def _group(tokens: Sequence[NumberToken], at: int, inside: bool) -> tuple[int, int] | None:
    """Read a number below one thousand, or a scale that counts one by itself."""
    if at >= len(tokens) or (inside and not tokens[at].joined):
        return None
    form = tokens[at].form
    words = english_number_words()
    if form in words.scales and not inside:
        if form != "hundred":
            return 1, at
        value, end = _HUNDRED, at + 1
    else:
        read = _below_hundred(tokens, at)
        if read is None or form_at(tokens, read[1]) != "hundred":
            return read
        value, end = read[0] * _HUNDRED, read[1] + 1
    rest = _below_hundred(tokens, end + (form_at(tokens, end) == "and"))
    if rest is None or form_at(tokens, rest[1]) == "hundred" or not tokens[rest[1] - 1].joined:
        return value, end
    return value + rest[0], rest[1]


def _below_hundred(tokens: Sequence[NumberToken], at: int) -> tuple[int, int] | None:
    words = english_number_words()
    form = tokens[at].form if at < len(tokens) else ""
    if form in words.units:
        return words.units[form], at + 1
    if form not in words.tens:
        return None
    unit = words.units.get(form_at(tokens, at + 1), _TEN)
    return (words.tens[form] + unit, at + 2) if unit < _TEN else (words.tens[form], at + 1)


def scale_at(tokens: Sequence[NumberToken], at: int, opens: bool = False) -> tuple[int, int]:
    """Multiply the scales said from a token on; return 1 and the token itself without one.

    `opens`: the first may begin a number; else it has to continue the one before it.
    """
    scale, end = 1, at
    for _ in range(_MOST_SCALES):
        form = tokens[end].form if opens and end == at else form_at(tokens, end)
        factor = english_number_words().scales.get(form, 0)
        if not factor:
            break
        scale, end = scale * factor, end + 1
    return scale, end
