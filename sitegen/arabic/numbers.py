"""Finds quantities in text: digits in both sets and number words, with what they count.

In goes text; out come exact values with spans. Labels (القرار 1701), years, days of a month,
times, codes, vague words (عشرات) and duals (يومين) are not quantities and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sitegen.arabic.calendar import LONGEST_MONTH_NAME, month_end
from sitegen.arabic.number_words import AND, number_words, read_cardinal, read_scale
from sitegen.arabic.tokens import ARTICLE, Token, tokenise
from sitegen.model import Number

_DIGITS = str.maketrans(
    {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
)
# Joined to any of these, digits are a date, a time, a code, an address or a numbering.
_JOINED = r"A-Za-z\d_/:#@\-\u2013"
# The Arabic thousands separator, comma, apostrophe; spaces that do not break a number.
_COMMAS = r"\u066c,'\u2019"
_SPACES = r" \u00a0\u2009\u202f"
# Fifteen digits are the most that a float holds exactly; a point alone parts decimals, and
# thousands only where it comes twice. "000 29" is how United Nations documents space 29 000.
_QUANTITY = re.compile(
    rf"(?<![{_JOINED}.,\u066b\u066c])(?:(?P<reversed>000[{_SPACES}]\d{{1,3}})"
    rf"|(?P<whole>\d{{1,3}}(?:(?:[{_COMMAS}]\d{{3}}){{1,4}}|(?:[{_SPACES}]\d{{3}}){{1,4}}"
    rf"|(?:\.\d{{3}}){{2,4}})|\d{{1,15}})(?:[.\u066b](?P<decimals>\d{{1,15}}))?)"
    rf"(?![{_JOINED}]|[.,\u066b\u066c]\d)"
)
_NOT_DIGIT = re.compile(r"\D")
_PERCENT = frozenset("%\u066a")
_LAST_DAY_OF_A_MONTH = 31
# What follows the number of an item, and the longest list that prose numbers.
_ITEM_MARKS = frozenset({".", ")", "-", "\u2013"})
_LAST_ITEM = 999
# Tokens before a number: what is counted, and the article written apart from the digits.
_NOUN_AND_ARTICLE = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A number by token positions, end exclusive."""

    first: int
    end: int
    value: Fraction


def western_digits(text: str) -> str:
    """Write Arabic-Indic and Persian digits as 0-9; the length stays."""
    return text.translate(_DIGITS)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Find the quantities in NFC text, in text order; offsets are code points into `text`."""
    tokens = tokenise(text, number_words().forms())
    forms = [token.form for token in tokens]
    numbers: list[Number] = []
    done = 0
    for found in sorted((*_in_digits(text, tokens, forms), *_in_words(forms)), key=_first):
        if found.first < done or _is_no_quantity(tokens, forms, found):
            continue
        done = found.end
        start, end = tokens[found.first].start, tokens[found.end - 1].end
        noun, noun_end = _noun(tokens, forms, found.end)
        if found.first >= _NOUN_AND_ARTICLE and forms[found.first - 1] == ARTICLE:
            # With the article the noun comes first: السنوات الـ300.
            noun, noun_end = found.first - _NOUN_AND_ARTICLE, found.first - 1
        shown = text[tokens[noun].start : tokens[noun_end - 1].end] if noun < noun_end else ""
        numbers.append(Number(start, end, text[start:end], float(found.value), shown))
    return tuple(numbers)


def _first(found: _Found) -> int:
    return found.first


def _in_words(forms: Sequence[str]) -> list[_Found]:
    """Read number words; one and "some one" (أحد) alone are no quantities."""
    found: list[_Found] = []
    at = 0
    while at < len(forms):
        read = read_cardinal(forms, at)
        if read is not None and read[0] > 1:
            found.append(_Found(at, read[1], read[0]))
        at = read[1] if read else at + 1
    return found


def _in_digits(text: str, tokens: Sequence[Token], forms: Sequence[str]) -> list[_Found]:
    """Read digits with their separators, and a scale after them (2.5 مليون)."""
    starts = [token.start for token in tokens]
    found: list[_Found] = []
    for match in _QUANTITY.finditer(western_digits(text)):
        first = bisect_left(starts, match.start())
        end = bisect_left(starts, match.end())
        if match["reversed"]:
            value = Fraction(int(match[0][4:] + match[0][:3]))
        else:
            decimals = match["decimals"] or "0"
            value = Fraction(f"{_NOT_DIGIT.sub('', match['whole'])}.{decimals}")
        scale = read_scale(forms, end)
        if scale is not None:
            value, end = value * scale[0], scale[1]
        found.append(_Found(first, end, value))
    return found


def _is_no_quantity(tokens: Sequence[Token], forms: Sequence[str], found: _Found) -> bool:
    """Tell labels and parts of dates, which number things without counting them."""
    before = found.first - 1
    if before >= 0 and forms[before] == AND and before >= 1:
        before -= 1
        if tokens[before].kind == "number":
            before -= 1
    if before >= 0 and forms[before] in number_words().labels:
        return True
    if not number_words().eras.isdisjoint(forms[found.end : found.end + 1]):
        return True
    if found.value <= _LAST_DAY_OF_A_MONTH and month_end(forms, found.end) is not None:
        return True
    return _numbers_an_item(tokens, forms, found) or any(
        month_end(forms, at) == found.first
        for at in range(max(found.first - LONGEST_MONTH_NAME, 0), found.first)
    )


def _numbers_an_item(tokens: Sequence[Token], forms: Sequence[str], found: _Found) -> bool:
    """Tell the number of a list's item at the start of a line: 6. or (4) or 3 -."""
    before = found.first - 1
    if before >= 0 and forms[before] == "(":
        before -= 1
    opens_line = before < 0 or forms[before] == "\n"
    if not opens_line or found.value > _LAST_ITEM:
        return False
    is_range = any(token.kind == "number" for token in tokens[found.end + 1 : found.end + 2])
    return not (is_range or _ITEM_MARKS.isdisjoint(forms[found.end : found.end + 1]))


def _noun(tokens: Sequence[Token], forms: Sequence[str], at: int) -> tuple[int, int]:
    """Find what is counted right after a number, as token positions; empty if unsaid."""
    words = number_words()
    if at < len(forms) and forms[at] in _PERCENT:
        return at, at + 1
    for phrase in words.percent:
        if tuple(forms[at : at + len(phrase)]) == phrase:
            return at, at + len(phrase)
    if at < len(forms) and forms[at] in words.partitive:
        at += 1
    is_noun = (
        at < len(forms)
        and tokens[at].kind == "word"
        and len(forms[at]) > 1
        and forms[at] not in words.function_words
    )
    return (at, at + 1) if is_noun else (at, at)
