"""What an English sentence says in numbers: digits, words, ordinals, fractions, decades, times.

In goes text; out come amounts in text order, weak words (one, first, half, both) marked as such.
Vague words (thousands of) are amounts of their own kind. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from sitegen.amounts.amount import (
    Amount,
    Read,
    Value,
    all_amounts,
    at_clock,
    decade_values,
    month_value,
    vague_value,
)
from sitegen.amounts.digit_runs import as_thousands
from sitegen.amounts.english_cardinals import read_cardinal, scale_at
from sitegen.amounts.english_number_tokens import (
    NUMERAL,
    ROMAN_VALUES,
    NumberToken,
    form_at,
    tokenise,
)
from sitegen.amounts.english_number_words import ARTICLES, english_number_words
from sitegen.amounts.joined import joined
from sitegen.amounts.other_words import with_other_words
from sitegen.arabic.digits import plain_digits

_GLUED = re.compile(r"['\u2019]?([A-Za-z]{1,4})(?![A-Za-z])")
_HALF_OF_DAY = re.compile(r"\s{0,2}([AaPp])\s?\.?\s?[Mm]\b")
_PART_OF_DAY = re.compile(r"\s{1,2}in the (morning|afternoon|evening)\b")
# A comma parts thousands in English, never decimals.
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_O_CLOCK = re.compile(r"\s{1,2}o['\u2019 ]\s?clock")
# The 19 of the disease, which its Arabic name may lack.
_COVID = re.compile(r"covid[\s\-]?\Z", re.IGNORECASE)
_COVID_REACH = 6
_CAPITALISED_MONTHS = frozenset({"march", "may", "mar", "jan", "sep", "dec"})
# The '98 of 1998.
_APOSTROPHES = "'\u2019\u2018"
_SHORT_YEAR = 2
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
    said = all_amounts(plain, reads, english_number_words().connectors)
    return joined(plain, with_other_words(plain, said, "en"))


def _read(plain: str, tokens: Sequence[NumberToken], at: int) -> Read | None:
    """Read the number that begins at a token, if any does."""
    token = tokens[at]
    if token.digits:
        return _in_digits(plain, tokens, at)
    return (
        _part_of_scale(tokens, at)
        or _ordinal(tokens, at)
        or _in_words(plain, tokens, at)
        or _single(plain, tokens, at)
    )


def _in_digits(plain: str, tokens: Sequence[NumberToken], at: int) -> Read:
    """Read digits with what belongs to them: 2.3 million, 14.7bn, 1970s, 10 pm."""
    *others, last = tokens[at].digits
    scale, end = scale_at(tokens, at + 1)
    glued = _GLUED.match(plain, last.end)
    if scale > 1:
        last = _scaled(last, scale, tokens[end - 1].end)
    elif glued and glued[1].lower() == "s":
        last = replace(_decade(last), end=glued.end())
    elif form_at(tokens, at + 1, last.end) in english_number_words().short_scales:
        form = tokens[at + 1].form
        scale, end = english_number_words().short_scales[form], at + 2
        values = last.values if len(form) == 1 else frozenset()
        last = _scaled(last, scale, tokens[at + 1].end, values)
    elif plain[max(last.start - 1, 0)] in _APOSTROPHES and last.end - last.start == _SHORT_YEAR:
        last = _decade(last)
    elif plain[last.start : last.end] == "19" and _COVID.search(
        plain, max(last.start - _COVID_REACH, 0), last.start
    ):
        last = replace(last, must=False)
    if scale == 1:
        *others, last = (as_thousands(plain, each, _THOUSANDS) for each in (*others, last))
    return Read((*others, _timed(plain, last)), end, scale)


def _timed(plain: str, amount: Amount) -> Amount:
    """Read an amount as a time of day where the words behind it say so."""
    half = _HALF_OF_DAY.match(plain, amount.end)
    if half:
        return replace(at_clock(amount, f"{half[1].lower()}m"), end=half.end())
    part = _PART_OF_DAY.match(plain, amount.end)
    if part:
        return at_clock(amount, "am" if part[1] == "morning" else "pm")
    return at_clock(amount) if _O_CLOCK.match(plain, amount.end) else amount


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


def _part_of_scale(tokens: Sequence[NumberToken], at: int) -> Read | None:
    """Read half a million, a quarter of a billion; and half an hour, which is weak."""
    below = english_number_words().denominators.get(tokens[at].form)
    if below is None:
        return None
    end = at + 1
    end += form_at(tokens, end) == "of"
    end += form_at(tokens, end) in ARTICLES
    scale, end = scale_at(tokens, end)
    whole = english_number_words().wholes.get(form_at(tokens, end))
    if scale == 1 and whole and tokens[at].form in english_number_words().half_words:
        part: frozenset[Value] = frozenset({Fraction(1, below), Fraction(whole, below)})
        return Read((Amount(tokens[at].start, tokens[at].end, part, must=False),), end + 1)
    if scale == 1:
        return None
    values: frozenset[Value] = frozenset({Fraction(scale, below)})
    return Read((Amount(tokens[at].start, tokens[end - 1].end, values),), end, scale)


def _ordinal(tokens: Sequence[NumberToken], at: int) -> Read | None:
    """Read fifteenth; third is a part as well; first and second are weak."""
    words = english_number_words()
    form = tokens[at].form
    number = words.ordinals.get(form) or words.ordinals.get(form.removesuffix("s"))
    if number is not None:
        values = {Fraction(number), Fraction(1, number)}
    elif form in words.small_ordinals:
        values = {Fraction(words.small_ordinals[form])}
    else:
        return None
    span = tokens[at].start, tokens[at].end
    return Read((Amount(*span, frozenset(values), number is not None),), at + 1)


def _in_words(plain: str, tokens: Sequence[NumberToken], at: int) -> Read | None:
    """Read a cardinal, with the ordinal or fraction that may end it."""
    read = read_cardinal(tokens, at)
    if read is None:
        return None
    value, end, scale = read
    values: set[Value] = {value}
    if english_number_words().scales.get(tokens[at].form) == value:
        values |= _unsaid(tokens, at)
    number = Amount(tokens[at].start, tokens[end - 1].end, frozenset(values), value > 1)
    ended = _ended(tokens, end, number, value, scale)
    if ended is not None:
        return ended
    added = _added_fraction(tokens, end)
    if added is not None:
        after, end = scale_at(tokens, added[1])
        scale *= after
        whole: frozenset[Value] = frozenset({value * after + added[0] * scale})
        number = Amount(number.start, tokens[end - 1].end, whole)
    return Read((_timed(plain, number),), end, scale)


def _ended(
    tokens: Sequence[NumberToken], at: int, number: Amount, value: Fraction, scale: int
) -> Read | None:
    """Read what ends a cardinal: twenty-first, one hundred and sixth, two thirds.

    Both halves may be numbers of their own (a twenty second delay), so they are kept as parts.
    """
    words = english_number_words()
    place = at + (value % _HUNDRED == 0 and form_at(tokens, at) == "and")
    form = form_at(tokens, place)
    ordinal = words.small_ordinals.get(form) or words.ordinals.get(form, 0)
    round_to = _TEN if ordinal < _TEN else _HUNDRED
    if ordinal and value >= _TEN + _TEN and value % round_to == 0:
        total, last, must = value + ordinal, place, ordinal > _SMALL
    elif scale == 1 and form_at(tokens, at) in words.denominators:
        ordinal = words.denominators[form_at(tokens, at)]
        total, last, must = value / ordinal, at, tokens[at].form not in words.half_words
        number = replace(number, must=value > 1)
    else:
        return None
    both: frozenset[Value] = frozenset({Fraction(ordinal), Fraction(1, ordinal)})
    part = Amount(tokens[last].start, tokens[last].end, both, must)
    whole = Amount(number.start, part.end, frozenset({total}), parts=(number, part))
    return Read((whole,), last + 1)


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


def _single(plain: str, tokens: Sequence[NumberToken], at: int) -> Read | None:
    """Read a word that is a number by itself: vague, a decade, weak, a month, a Roman numeral."""
    words = english_number_words()
    token = tokens[at]
    values: frozenset[Value] = frozenset()
    must = False
    if token.form in words.vague:
        values, must = frozenset({vague_value(words.vague[token.form])}), True
    elif token.form in words.decades:
        values, must = decade_values(words.decades[token.form]), True
    elif token.form in words.half_words:
        part = Fraction(1, words.half_words[token.form])
        # An hour and a half, two hours and a half.
        is_added = form_at(tokens, at) and form_at(tokens, at - 1) in ARTICLES
        values = frozenset({part, 1 + part, 2 + part} if is_added else {part})
    elif token.form in words.long_times:
        years = words.long_times[token.form]
        values = frozenset({Fraction(years), vague_value(years)})
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
