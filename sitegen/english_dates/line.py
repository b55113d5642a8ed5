"""Cuts an English sentence into the words, numbers and marks that dates are read from.

In goes text; out comes a line of tokens with offsets in code points. Names of Hijri months are one
token each, where they are asked for. Numbers with points, commas or a code around them are no days
and no years: their form is the mark for that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.amounts.english_cardinals import read_cardinal
from sitegen.amounts.english_number_tokens import NumberToken
from sitegen.english_dates.words import EnglishDateWords, english_date_words

# The forms of a day in figures, of a Hijri month (its number behind it), of a number of no use.
FIGURES = "#figures"
HIJRI = "#hijri "
CODE = "#code"
DASHES = frozenset({"-", "\u2013", "\u2014", "/"})
APOSTROPHES = frozenset({"'", "\u2019", "\u2018"})
_SLASHED = r"\d{1,4}(?P<mark>[/.\-])\d{1,2}(?P=mark)\d{1,4}"
# A season, 2015/16, is no code.
_SEASON = r"(?<![\w/])\d{4}/(?:\d{2}|\d{4})(?![\w/.])"
_HAS_DIGIT = r"(?=[^\W\d]*+\d)"
# Runs are taken whole (++), so that long ones are not tried again from every letter.
_TOKEN = re.compile(
    rf"(?P<figures>(?<![\w/.,\-]){_SLASHED}(?![\w/]|[.,\-]\d))"
    rf"|(?P<code>(?!{_SEASON})(?<!\w){_HAS_DIGIT}\w++(?:[./]{_HAS_DIGIT}\w++)+"
    r"|\d{1,3}(?:,\d{3})++(?!\d)|\d++,\d{1,2}(?!\d)"
    r"|(?<!\w)[^\W\d_]++\d\w*+|[$\u20ac\u00a3#]\s?\d[\d.,]*+|\d++(?:[.,]\d++)*+\s?[%\u20ac\u00a3])"
    r"|(?P<number>\d++)|(?P<word>[^\W\d_]++)|(?P<sign>[^\w\s])"
)
_SPACE_OR_HYPHEN = re.compile(r"[\s\-\u2010\u2011]{1,3}")
# Years and days have no more digits.
_MOST_DIGITS = 4
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_MOST_DAYS = 31
_TEN = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as tokens; `text` is the sentence itself, for the case of its letters."""

    text: str
    tokens: tuple[NumberToken, ...]
    words: EnglishDateWords

    def form(self, at: int) -> str:
        """Return the form at a position; empty beyond the ends."""
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""

    def has(self, group: str, at: int) -> bool:
        """Tell whether the word at a position is in a group of the word list."""
        return self.form(at) in self.words.groups[group]

    def skip(self, at: int, *forms: str) -> int:
        """Return the position after the word here where it is one of these, else the same."""
        return at + 1 if self.form(at) in forms else at

    def before(self, at: int) -> int:
        """Return the position before this one, the word "the" left out."""
        return at - 1 - (self.form(at - 1) == "the")

    def is_capital(self, at: int) -> bool:
        """Tell whether the word at a position begins with a capital letter."""
        return at < len(self.tokens) and self.text[self.tokens[at].start].isupper()

    def touches(self, at: int) -> bool:
        """Tell whether nothing parts a token from the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def number(self, at: int) -> int | None:
        """Return the plain number in digits at a position."""
        form = self.form(at)
        is_number = form.isdecimal() and form.isascii() and len(form) <= _MOST_DIGITS
        return int(form) if is_number else None

    def day(self, at: int) -> tuple[int, int] | None:
        """Read the number of a day, 12 or 12th or twelfth; return it and the position after it."""
        number = self.number(at)
        if number is not None:
            end = at + 1
            if self.form(end) in _SUFFIXES and self.touches(end):
                end += 1
            return (number, end) if 1 <= number <= _MOST_DAYS and len(self.form(at)) < 3 else None
        ordinal = self.ordinal(at)
        return ordinal if ordinal is not None and ordinal[0] <= _MOST_DAYS else None

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """Read an ordinal in words, twelfth or twenty-first, or in figures, 12th."""
        form = self.form(at)
        table = self.words.ordinals
        if form in table:
            return table[form], at + 1
        if self.form(at + 1) in _SUFFIXES and self.touches(at + 1) and self.number(at):
            return self.number(at) or 0, at + 2
        tens = self.cardinal(at) if form in self.words.tens else None
        unit = table.get(self.form(at + 1), _TEN)
        return (tens[0] + unit, at + 2) if tens is not None and unit < _TEN else None

    def cardinal(self, at: int) -> tuple[int, int] | None:
        """Read a count in digits or words: 3, three, twenty."""
        number = self.number(at)
        if number is not None:
            return number, at + 1
        read = read_cardinal(self.tokens, at) if at < len(self.tokens) else None
        if read is None or read[0].denominator != 1:
            return None
        return int(read[0]), read[1]

    def between(self, first: int, last: int) -> tuple[str, ...]:
        """Return the forms from a position to another, the other left out."""
        return tuple(token.form for token in self.tokens[first:last])


def make_line(text: str, *, with_hijri: bool) -> Line:
    """Cut a sentence into tokens; names of Hijri months are looked for where asked."""
    words = english_date_words()
    plain = _plain(text)
    pieces: list[tuple[int, int, str]] = []
    if with_hijri:
        for match in words.hijri.finditer(plain):
            pieces.append((*match.span(), f"{HIJRI}{_number_in(match.lastgroup or '')}"))
    taken = [(start, end) for start, end, _ in pieces]
    for match in _TOKEN.finditer(plain):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        form = match[0]
        if form == "-" and plain[: match.start()].rpartition(" ")[2] in words.tens:
            # The hyphen of twenty-one is no word of its own.
            continue
        if match["figures"]:
            form = FIGURES
        elif match["code"] or (match["number"] and len(form) > _MOST_DIGITS):
            form = CODE
        pieces.append((*match.span(), form))
    return Line(text, _tokens(plain, sorted(pieces)), words)


def _number_in(group: str) -> int:
    return int(group[1:].partition("_")[0])


def _tokens(plain: str, pieces: Sequence[tuple[int, int, str]]) -> tuple[NumberToken, ...]:
    tokens: list[NumberToken] = []
    done = 0
    for start, end, form in pieces:
        joined = bool(tokens) and _SPACE_OR_HYPHEN.fullmatch(plain, done, start) is not None
        tokens.append(NumberToken(start, end, form, joined))
        done = end
    return tuple(tokens)


def _plain(text: str) -> str:
    """Return small letters without accents, as many as the text has."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return "".join(map(_plain_letter, text))


def _plain_letter(letter: str) -> str:
    lowered = letter.lower()
    if letter.isascii():
        return lowered
    return unicodedata.normalize("NFD", lowered)[0]
