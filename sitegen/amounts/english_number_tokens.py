"""Cuts English text into the words and runs of digits that numbers are made of.

In goes text whose digits are plain; out come tokens with offsets. All other words are left out, so
that what stands between two tokens tells whether they belong to one number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.amounts.amount import Amount
from sitegen.amounts.digit_runs import read_digits
from sitegen.amounts.english_number_words import english_number_words

# The form of a Roman numeral, whatever its letters.
NUMERAL = "#"
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_WORD = re.compile(r"[^\W\d_]+")
# Roman numerals below forty are of kings, popes and wars; longer ones look like words.
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
# Between the words of one number nothing else may stand.
_JOINT = re.compile(r"[\s\-\u2010\u2011]{1,3}")


@dataclass(frozen=True, slots=True)
class NumberToken:
    """A word, or a run of digits; `joined`: a space or hyphen alone parts it from the last one."""

    start: int
    end: int
    form: str
    joined: bool
    digits: tuple[Amount, ...] = ()


def tokenise(plain: str) -> list[NumberToken]:
    """Cut out the words that belong to numbers and the runs of digits; the rest only parts them."""
    known = english_number_words().known
    pieces: list[tuple[int, int, str, tuple[Amount, ...]]] = [
        (run[0].start, run[-1].end, "", run) for run in read_digits(plain)
    ]
    for match in _WORD.finditer(_lowered(plain)):
        if match[0] in known:
            pieces.append((*match.span(), match[0], ()))
        elif plain[match.start()] in ROMAN_VALUES and _ROMAN.fullmatch(plain, *match.span()):
            pieces.append((*match.span(), NUMERAL, ()))
    tokens: list[NumberToken] = []
    done = 0
    for start, end, form, digits in sorted(pieces, key=_start):
        joined = bool(tokens) and _JOINT.fullmatch(plain, done, start) is not None
        tokens.append(NumberToken(start, end, form, joined, digits))
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


def form_at(tokens: Sequence[NumberToken], at: int, glued: int | None = None) -> str:
    """Return a token's form where it continues the number before it, which ends at `glued`."""
    if at >= len(tokens) or not (tokens[at].joined or tokens[at].start == glued):
        return ""
    return tokens[at].form
