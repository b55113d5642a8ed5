"""What an English sentence says in numbers: digits, words, ordinals, fractions, decades, times.

In goes text; out come amounts in text order, weak words (one, first, half, both) marked as such.
Vague words (thousands of) are amounts of their own kind. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from sitegen.arabic.digits import plain_digits
from sitegen.checks.amounts import (
    Amount,
    Read,
    Value,
    all_amounts,
    at_clock,
    decade_values,
    month_value,
    vague_value,
)
from sitegen.checks.english_cardinals import read_cardinal, scale_at
from sitegen.checks.english_number_tokens import (
    NUMERAL,
    ROMAN_VALUES,
    NumberToken,
    form_at,
    tokenise,
)
from sitegen.checks.english_number_words import ARTICLES, english_number_words

_GLUED = re.compile(r"['\u2019]?([A-Za-z]{1,4})(?![A-Za-z])")
_HALF_OF_DAY = re.compile(r"\s{0,2}([AaPp])\s?\.?\s?[Mm]\b")
_O_CLOCK = re.compile(r"\s{1,2}o['\u2019 ]\s?clock")
_CAPITALISED_MONTHS = frozenset({"march", "may", "mar", "jan", "sep", "dec"})
_HUNDRED = 100
_TEN = 10
_SMALL = 2


def english_amounts(text: str) -> tuple[Amount, ...]:
    """Read the numbers of an English text, in text order; offsets are code points into it."""
    plain = plain_digits(text)
    tokens = tokenise(plain)
    reads: list[Read] = []
    at = 0
    while at < len(tokens):
        read = _read(plain, tokens, at)
        if read is not None:
            reads.append(read)
        at = read.end if read else at + 1
    return all_amounts(plain, reads, english_number_words().range_words)


def _read(plain: str, tokens: Sequence[NumberToken], at: int) -> Read | None:
    """Read the number that begins at a token, if any does."""
    token = tokens[at]
    if token.digits:
        return _in_digits(plain, tokens, at)
    return (
        _part_ofscale_at(tokens, at)
        or _ordinal(tokens, at)
        or _in_words(plain, tokens, at)
        or _single(plain, token, at)
    )


def _in_digits(plain: str, tokens: Sequence[NumberToken], at: int) -> Read:
    """Read digits with what belongs to them: 2.3 million, 14.7bn, 1970s, 10 pm."""
    *others, last = tokens[at].digits
    scale, end = scale_at(tokens, at + 1)
    glued = _GLUED.match(plain, last.end)
    if scale > 1:
        last = _scaled(last, scale, tokens[end - 1].end)
    elif glued and glued[1].lower() == "s":
        last = _decade(last)
    elif form_at(tokens, at + 1, last.end) in english_number_words().short_scales:
        form = tokens[at + 1].form
        scale, end = english_number_words().short_scales[form], at + 2
        values = last.values if len(form) == 1 else frozenset()
        last = _scaled(last, scale, tokens[at + 1].end, values)
    half = _HALF_OF_DAY.match(plain, last.end)
    if half:
        last = at_clock(last, f"{half[1].lower()}m")
    elif _O_CLOCK.match(plain, last.end):
        last = at_clock(last)
    return Read((*others, last), end, scale)


def _scaled(amount: Amount, scale: int, end: int, other: frozenset[Value] = frozenset()) -> Amount:
    values = {value * scale for value in amount.values if isinstance(value, Fraction)}
    return Amount(amount.start, end, other | values)


def _decade(amount: Amount) -> Amount:
    """Read the 1970s, the 70s; the 1700s are a century as well."""
    values: set[Value] = set()
    for value in amount.values:
        if isinstance(value, Fraction):
            values |= decade_values(int(value)) if value < _HUNDRED else {value}
            if value >= _HUNDRED and value % _HUNDRED == 0:
                values.add(value / _HUNDRED + 1)
    return replace(amount, values=frozenset(values))


def _part_ofscale_at(tokens: Sequence[NumberToken], at: int) -> Read | None:
    """Read half a million, a quarter of a billion."""
    below = english_number_words().denominators.get(tokens[at].form)
    if below is None:
        return None
    end = at + 1
    end += form_at(tokens, end) == "of"
    end += form_at(tokens, end) in ARTICLES
    scale, end = scale_at(tokens, end)
    if scale == 1:
        return None
    values: frozenset[Value] = frozenset({Fraction(scale, below)})
    return Read((Amount(tokens[at].start, tokens[end - 1].end, values),), end, scale)


def _ordinal(tokens: Sequence[NumberToken], at: int) -> Read | None:
    """Read fifteenth and twenty-first; third is a part as well; first and second are weak."""
    words = english_number_words()
    tens = words.tens.get(tokens[at].form, 0)
    end = at + 1
    form = form_at(tokens, end) if tens else tokens[at].form
    small = words.small_ordinals.get(form)
    number = small or words.ordinals.get(form) or words.ordinals.get(form.removesuffix("s"))
    if number is None or (tens and number >= _TEN):
        return None
    end += tens > 0
    values: set[Value] = {Fraction(tens + number)}
    if not tens and number > _SMALL:
        values.add(Fraction(1, number))
    must = tens > 0 or small is None
    span = tokens[at].start, tokens[end - 1].end
    return Read((Amount(*span, frozenset(values), must),), end)


def _in_words(plain: str, tokens: Sequence[NumberToken], at: int) -> Read | None:
    """Read a cardinal, with the fraction that may follow it."""
    read = read_cardinal(tokens, at)
    if read is None:
        return None
    value, end, scale = read
    start = tokens[at].start
    below = english_number_words().denominators.get(form_at(tokens, end))
    if below is not None and scale == 1:
        number = Amount(start, tokens[end - 1].end, frozenset({value}), value > _SMALL)
        part = Amount(
            tokens[end].start,
            tokens[end].end,
            frozenset({Fraction(1, below), Fraction(below)}),
            tokens[end].form not in english_number_words().half_words,
        )
        whole: frozenset[Value] = frozenset({value / below})
        return Read((Amount(start, part.end, whole, True, (number, part)),), end + 1)
    added = _added_fraction(tokens, end)
    if added is not None:
        value, end = value + added[0] * scale, added[1]
        after, end = scale_at(tokens, end)
        value, scale = value * after, scale * after
    values: set[Value] = {value}
    if english_number_words().scales.get(tokens[at].form) == value:
        values |= _unsaid(tokens, at)
    amount = Amount(start, tokens[end - 1].end, frozenset(values), value > 1)
    if _HALF_OF_DAY.match(plain, amount.end) or _O_CLOCK.match(plain, amount.end):
        amount = at_clock(amount)
    return Read((amount,), end, scale)


def _unsaid(tokens: Sequence[NumberToken], at: int) -> set[Value]:
    """Return what a scale alone may mean besides one of it: some thousand, a couple of dozen."""
    scale = english_number_words().scales[tokens[at].form]
    before = tuple(token.form for token in tokens[max(at - 2, 0) : at])
    values: set[Value] = {vague_value(max(scale, _HUNDRED) if scale > _TEN + _SMALL else _TEN)}
    if "couple" in before:
        values.add(Fraction(_SMALL * scale))
    return values


def _added_fraction(tokens: Sequence[NumberToken], at: int) -> tuple[Fraction, int] | None:
    """Read "and a half" behind a number."""
    if form_at(tokens, at) != "and" or form_at(tokens, at + 1) not in ARTICLES:
        return None
    below = english_number_words().half_words.get(form_at(tokens, at + 2))
    return (Fraction(1, below), at + 3) if below else None


def _single(plain: str, token: NumberToken, at: int) -> Read | None:
    """Read a word that is a number by itself: vague, a decade, weak, a month, a Roman numeral."""
    words = english_number_words()
    values: frozenset[Value] = frozenset()
    must = False
    if token.form in words.vague:
        values, must = frozenset({vague_value(words.vague[token.form])}), True
    elif token.form in words.decades:
        values, must = decade_values(words.decades[token.form]), True
    elif token.form in words.half_words:
        values = frozenset({Fraction(1, words.half_words[token.form])})
    elif token.form in words.weak:
        values = frozenset({Fraction(words.weak[token.form])})
    elif token.form in words.months and (
        token.form not in _CAPITALISED_MONTHS or plain[token.start].isupper()
    ):
        values = frozenset({month_value(words.months[token.form])})
    elif token.form == NUMERAL and plain[token.start : token.end] != "I":
        values = frozenset({Fraction(_roman(plain[token.start : token.end]))})
    if not values:
        return None
    return Read((Amount(token.start, token.end, values, must),), at + 1)


def _roman(numeral: str) -> int:
    digits = [ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -digit if digit < after else digit
        for digit, after in zip(digits, (*digits[1:], 0), strict=True)
    )
