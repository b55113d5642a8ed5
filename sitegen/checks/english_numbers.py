"""What an English sentence says in numbers: digits, words, ordinals, fractions, decades, times.

In goes text; out come amounts in text order, weak words (one, first, half, both) marked as such.
Vague words (thousands of) are amounts of their own kind. Nothing is judged here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files

from sitegen.arabic.digits import plain_digits
from sitegen.checks.amounts import (
    Amount,
    Value,
    at_clock,
    decade_values,
    month_value,
    vague_value,
    with_shared_scales,
)
from sitegen.checks.digit_runs import read_digits

_WORD = re.compile(r"[^\W\d_]+")
# Roman numerals below forty are of kings, popes and wars; longer ones look like words.
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
# Between the words of one number nothing else may stand.
_JOINT = re.compile(r"[\s\-\u2010\u2011]{1,3}")
_GLUED = re.compile(r"['\u2019]?([A-Za-z]{1,4})(?![A-Za-z])")
# What stands for the letters of a Roman numeral.
_NUMERAL = "#"
_HALF_OF_DAY = re.compile(r"\s{0,2}([AaPp])\s?\.?\s?[Mm]\b")
_O_CLOCK = re.compile(r"\s{1,2}o['\u2019 ]\s?clock")
_ARTICLES = frozenset({"a", "an", "one"})
_CAPITALISED_MONTHS = frozenset({"march", "may", "mar", "jan", "sep", "dec"})
_HUNDRED = 100
_TEN = 10
_SMALL = 2


@dataclass(frozen=True, slots=True)
class _Words:
    """The word list; values by form. `half_words` are denominators that are no ordinals.

    `known` are all forms that a reader may ask for.
    """

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    vague: Mapping[str, int]
    ordinals: Mapping[str, int]
    small_ordinals: Mapping[str, int]
    half_words: Mapping[str, int]
    denominators: Mapping[str, int]
    decades: Mapping[str, int]
    weak: Mapping[str, int]
    months: Mapping[str, int]
    range_words: frozenset[str]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, or a run of digits; `joined`: a space or hyphen alone parts it from the last one."""

    start: int
    end: int
    form: str
    joined: bool
    digits: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read: amounts, the token after them, and the scale said with the last."""

    amounts: tuple[Amount, ...]
    end: int
    scale: int = 1


def english_amounts(text: str) -> tuple[Amount, ...]:
    """Read the numbers of an English text, in text order; offsets are code points into it."""
    plain = plain_digits(text)
    tokens = _tokenise(plain)
    found: list[tuple[Amount, int]] = []
    at = 0
    while at < len(tokens):
        read = _read(plain, tokens, at)
        if read is None:
            at += 1
            continue
        found += [(amount, 1) for amount in read.amounts[:-1]]
        found += [(amount, read.scale) for amount in read.amounts[-1:]]
        at = read.end
    return with_shared_scales(plain, found, _words().range_words)


@cache
def _words() -> _Words:
    source = files("sitegen.data").joinpath("english_number_words.toml").read_text("utf-8")
    data = tomllib.loads(source)

    def table(*names: str) -> dict[str, int]:
        return {
            form: int(key) for name in names for key, forms in data[name].items() for form in forms
        }

    ordinals, halves = table("ordinals"), table("halves")
    names = [name for name in data if name != "range"]
    denominators = halves | ordinals | {f"{form}s": value for form, value in ordinals.items()}
    return _Words(
        units=table("units", "small"),
        tens=table("tens"),
        scales=table("scales"),
        short_scales=table("short_scales"),
        vague=table("vague"),
        ordinals=ordinals,
        small_ordinals=table("small_ordinals"),
        half_words=halves,
        denominators=denominators,
        decades=table("decades"),
        weak=table("weak"),
        months=table("months"),
        range_words=frozenset(data["range"]["words"]),
        known=frozenset({*table(*names), *denominators, *_ARTICLES, "and", "of"}),
    )


def _tokenise(plain: str) -> list[_Token]:
    """Cut out the words that belong to numbers and the runs of digits; the rest only parts them."""
    known = _words().known
    pieces: list[tuple[int, int, str, tuple[Amount, ...]]] = [
        (run[0].start, run[-1].end, "", run) for run in read_digits(plain)
    ]
    for match in _WORD.finditer(_lowered(plain)):
        if match[0] in known:
            pieces.append((*match.span(), match[0], ()))
        elif plain[match.start()] in _ROMAN_VALUES and _ROMAN.fullmatch(plain, *match.span()):
            pieces.append((*match.span(), _NUMERAL, ()))
    tokens: list[_Token] = []
    done = 0
    for start, end, form, digits in sorted(pieces, key=_start):
        joined = bool(tokens) and _JOINT.fullmatch(plain, done, start) is not None
        tokens.append(_Token(start, end, form, joined, digits))
        done = end
    return tokens


def _start(piece: tuple[int, int, str, tuple[Amount, ...]]) -> int:
    return piece[0]


def _lowered(plain: str) -> str:
    """Lower the letters whose length stays, so that offsets do."""
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)


def _read(plain: str, tokens: Sequence[_Token], at: int) -> _Read | None:
    """Read the number that begins at a token, if any does."""
    token = tokens[at]
    if token.digits:
        return _in_digits(plain, tokens, at)
    return (
        _part_of_scale(tokens, at)
        or _ordinal(tokens, at)
        or _in_words(plain, tokens, at)
        or _single(plain, token, at)
    )


def _in_digits(plain: str, tokens: Sequence[_Token], at: int) -> _Read:
    """Read digits with what belongs to them: 2.3 million, 14.7bn, 1970s, 10 pm."""
    *others, last = tokens[at].digits
    scale, end = _scale(tokens, at + 1)
    glued = _GLUED.match(plain, last.end)
    if scale > 1:
        last = _scaled(last, scale, tokens[end - 1].end)
    elif glued and glued[1].lower() == "s":
        last = _decade(last)
    elif _form(tokens, at + 1, last.end) in _words().short_scales:
        form = tokens[at + 1].form
        scale, end = _words().short_scales[form], at + 2
        values = last.values if len(form) == 1 else frozenset()
        last = _scaled(last, scale, tokens[at + 1].end, values)
    half = _HALF_OF_DAY.match(plain, last.end)
    if half:
        last = at_clock(last, f"{half[1].lower()}m")
    elif _O_CLOCK.match(plain, last.end):
        last = at_clock(last)
    return _Read((*others, last), end, scale)


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


def _scale(tokens: Sequence[_Token], at: int) -> tuple[int, int]:
    """Multiply the scales said from a token on; return 1 and the token itself without one."""
    scale, end = 1, at
    while (factor := _words().scales.get(_form(tokens, end))) is not None:
        scale, end = scale * factor, end + 1
    return scale, end


def _form(tokens: Sequence[_Token], at: int, glued: int | None = None) -> str:
    """Return a token's form where it continues the number before it, which ends at `glued`."""
    if at >= len(tokens) or not (tokens[at].joined or tokens[at].start == glued):
        return ""
    return tokens[at].form


def _part_of_scale(tokens: Sequence[_Token], at: int) -> _Read | None:
    """Read half a million, a quarter of a billion."""
    below = _words().denominators.get(tokens[at].form)
    if below is None:
        return None
    end = at + 1
    end += _form(tokens, end) == "of"
    end += _form(tokens, end) in _ARTICLES
    scale, end = _scale(tokens, end)
    if scale == 1:
        return None
    values: frozenset[Value] = frozenset({Fraction(scale, below)})
    return _Read((Amount(tokens[at].start, tokens[end - 1].end, values),), end, scale)


def _ordinal(tokens: Sequence[_Token], at: int) -> _Read | None:
    """Read fifteenth and twenty-first; third is a part as well; first and second are weak."""
    words = _words()
    tens = words.tens.get(tokens[at].form, 0)
    end = at + 1
    form = _form(tokens, end) if tens else tokens[at].form
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
    return _Read((Amount(*span, frozenset(values), must),), end)


def _in_words(plain: str, tokens: Sequence[_Token], at: int) -> _Read | None:
    """Read a cardinal, with the fraction that may follow it."""
    read = _cardinal(tokens, at)
    if read is None:
        return None
    value, end, scale = read
    start = tokens[at].start
    below = _words().denominators.get(_form(tokens, end))
    if below is not None and scale == 1:
        number = Amount(start, tokens[end - 1].end, frozenset({value}), value > _SMALL)
        part = Amount(
            tokens[end].start,
            tokens[end].end,
            frozenset({Fraction(1, below), Fraction(below)}),
            tokens[end].form not in _words().half_words,
        )
        whole: frozenset[Value] = frozenset({value / below})
        return _Read((Amount(start, part.end, whole, True, (number, part)),), end + 1)
    added = _added_fraction(tokens, end)
    if added is not None:
        value, end = value + added[0] * scale, added[1]
        after, end = _scale(tokens, end)
        value, scale = value * after, scale * after
    values: set[Value] = {value}
    if _words().scales.get(tokens[at].form) == value:
        values |= _unsaid(tokens, at)
    amount = Amount(start, tokens[end - 1].end, frozenset(values), value > 1)
    if _HALF_OF_DAY.match(plain, amount.end) or _O_CLOCK.match(plain, amount.end):
        amount = at_clock(amount)
    return _Read((amount,), end, scale)


def _unsaid(tokens: Sequence[_Token], at: int) -> set[Value]:
    """Return what a scale alone may mean besides one of it: some thousand, a couple of dozen."""
    scale = _words().scales[tokens[at].form]
    before = tuple(token.form for token in tokens[max(at - 2, 0) : at])
    values: set[Value] = {vague_value(max(scale, _HUNDRED) if scale > _TEN + _SMALL else _TEN)}
    if "couple" in before:
        values.add(Fraction(_SMALL * scale))
    return values


def _added_fraction(tokens: Sequence[_Token], at: int) -> tuple[Fraction, int] | None:
    """Read "and a half" behind a number."""
    if _form(tokens, at) != "and" or _form(tokens, at + 1) not in _ARTICLES:
        return None
    below = _words().half_words.get(_form(tokens, at + 2))
    return (Fraction(1, below), at + 3) if below else None


def _cardinal(tokens: Sequence[_Token], at: int) -> tuple[Fraction, int, int] | None:
    """Read the longest cardinal in words; return its value, its end and its last scale."""
    total, last_scale, end = 0, 0, at
    while True:
        position = end
        if last_scale and _form(tokens, position) == "and":
            position += 1
        read = _group(tokens, position, position > at)
        if read is None:
            break
        scale, after = _scale(tokens, read[1])
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


def _group(tokens: Sequence[_Token], at: int, inside: bool) -> tuple[int, int] | None:
    """Read a number below one thousand, or a scale that counts one by itself."""
    if at >= len(tokens) or (inside and not tokens[at].joined):
        return None
    form = tokens[at].form
    words = _words()
    if form in words.scales and not inside:
        if form != "hundred":
            return 1, at
        value, end = _HUNDRED, at + 1
    else:
        read = _below_hundred(tokens, at)
        if read is None or _form(tokens, read[1]) != "hundred":
            return read
        value, end = read[0] * _HUNDRED, read[1] + 1
    rest = _below_hundred(tokens, end + (_form(tokens, end) == "and"))
    if rest is None or _form(tokens, rest[1]) == "hundred" or not tokens[rest[1] - 1].joined:
        return value, end
    return value + rest[0], rest[1]


def _below_hundred(tokens: Sequence[_Token], at: int) -> tuple[int, int] | None:
    words = _words()
    form = tokens[at].form if at < len(tokens) else ""
    if form in words.units:
        return words.units[form], at + 1
    if form not in words.tens:
        return None
    unit = words.units.get(_form(tokens, at + 1), _TEN)
    return (words.tens[form] + unit, at + 2) if unit < _TEN else (words.tens[form], at + 1)


def _single(plain: str, token: _Token, at: int) -> _Read | None:
    """Read a word that is a number by itself: vague, a decade, weak, a month, a Roman numeral."""
    words = _words()
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
    elif token.form == _NUMERAL and plain[token.start : token.end] != "I":
        values = frozenset({Fraction(_roman(plain[token.start : token.end]))})
    if not values:
        return None
    return _Read((Amount(token.start, token.end, values, must),), at + 1)


def _roman(numeral: str) -> int:
    digits = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -digit if digit < after else digit
        for digit, after in zip(digits, (*digits[1:], 0), strict=True)
    )
