"""Reads the pieces that date phrases are made of: months, days, placed units.

Every reader takes a line of tokens and a position, and returns what it read with the position
after it, or None. Readers look at nothing but their piece; the rules put pieces together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sitegen.analyse.dating.words import DateWords, Placing, date_words
from sitegen.arabic.calendar import hijri_month_at, month_at, month_names
from sitegen.arabic.number_words import read_ordinal
from sitegen.arabic.tokens import ARTICLE, Token
from sitegen.model import Calendar, DateKind, DatePrecision, Reading

_LAST_DAY = 31
# Between a period and "before last": الأسبوع ما قبل الماضي.
_THAT = "ما"
# What may stand before the name of the same month in another system, and what closes it.
_DOUBLING: Mapping[str, str] = {"/": "", "-": "", "(": ")", "[": "]", "\u00ab": "\u00bb", '"': '"'}

Standing = Literal["alone", "needs_time", "needs_more"]


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a text with their folded forms, and the vocabulary."""

    tokens: Sequence[Token]
    forms: Sequence[str]
    words: DateWords

    def form(self, at: int) -> str:
        """Return the form at a position, empty beyond both ends."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def number(self, at: int, digits: int) -> int | None:
        """Return the whole number at a position if it has at most so many digits."""
        if not 0 <= at < len(self.tokens) or self.tokens[at].kind != "number":
            return None
        form = self.forms[at]
        is_decimal = self.form(at + 1) in {".", "\u066b", ",", ":"} and self.touches(at, at + 2)
        return None if len(form) > digits or is_decimal else int(form)

    def touches(self, first: int, last: int) -> bool:
        """Tell whether the tokens from first to last stand without space, last a number."""
        if last >= len(self.tokens) or self.tokens[last].kind != "number":
            return False
        return all(token.glued for token in self.tokens[first + 1 : last + 1])

    def named(self, at: int, name: str) -> int | None:
        """Return the position after the word or phrase of this name in the vocabulary."""
        for phrase in self.words.named[name].get(self.form(at), ()):
            if tuple(self.forms[at : at + len(phrase)]) == phrase:
                return at + len(phrase)
        return None

    def skip(self, at: int, name: str) -> int:
        """Pass over a word of this name if it stands here."""
        after = self.named(at, name)
        return at if after is None else after


@dataclass(frozen=True, slots=True)
class Month:
    """A month by number, with the position after its name.

    `standing` tells when the name by itself is one: anywhere, after a word such as "in", or only
    with a day, a year or another word that makes it a time.
    """

    number: int
    end: int
    standing: Standing
    calendar: Calendar = "gregorian"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date phrase by token positions, end exclusive; `precision` if it is not the unit read."""

    start: int
    end: int
    reading: Reading
    kind: DateKind = "explicit"
    precision: DatePrecision | None = None


def make_line(tokens: Sequence[Token]) -> Line:
    """Prepare tokens for the readers."""
    return Line(tokens, [token.form for token in tokens], date_words())


def read_month(line: Line, at: int) -> Month | None:
    """Read a month of either calendar, plain, after "month", or in two systems (شباط/فبراير)."""
    start = line.skip(at, "month")
    month = month_at(line.forms, start)
    if month is None:
        return _read_hijri_month(line, at, start)
    number, end = month
    name = tuple(line.forms[start:end])
    standing: Standing = "needs_time" if name in month_names().ambiguous else "alone"
    mark = line.form(end)
    again = month_at(line.forms, end + 1 if mark in _DOUBLING else end)
    if again is not None and again[0] == number:
        closing = _DOUBLING.get(mark, "") == line.form(again[1]) != ""
        return Month(number, again[1] + closing, "alone")
    return Month(number, end, "alone" if start > at else standing)


def _read_hijri_month(line: Line, at: int, start: int) -> Month | None:
    month = hijri_month_at(line.forms, start)
    if month is None:
        return None
    number, end = month
    name = tuple(line.forms[start:end])
    standing: Standing = "needs_time"
    if name in month_names().persons:
        standing = "needs_more"
    after = line.named(end, "month_epithet")
    if start > at or after is not None:
        standing = "alone"
    return Month(number, end if after is None else after, standing, "hijri")


def read_weekday(line: Line, at: int) -> tuple[int, int] | None:
    """Read the name of a weekday."""
    weekday = line.words.weekdays.get(line.form(at))
    return None if weekday is None else (weekday, at + 1)


def read_placing(line: Line, at: int) -> tuple[Placing, int] | None:
    """Read an adjective that places a period: الماضي -1, الجاري 0, المقبل +1."""
    placing = line.words.placings.get(line.form(at))
    return None if placing is None else (placing, at + 1)


def read_far_placing(line: Line, at: int) -> tuple[int, int] | None:
    """Read what places a period next but one: قبل الماضي -2, ما قبل الماضي, بعد المقبل +2."""
    start = line.skip(at, "that_which") if line.form(at) == _THAT else at
    placing = read_placing(line, start + 1)
    if placing is None or placing[0] == 0:
        return None
    name = "ago" if placing[0] < 0 else "after"
    return (2 * placing[0], placing[1]) if line.named(start, name) == start + 1 else None


def read_placed_unit(line: Line, at: int) -> tuple[DatePrecision, int, int] | None:
    """Read a period placed against the article's day: its unit, how many units away, its end."""
    this = line.named(at, "this")
    form = line.form(at if this is None else this)
    if not form.startswith(ARTICLE):
        return None
    unit = line.words.singular.get(form[len(ARTICLE) :])
    if unit is None:
        return None
    if this is not None:
        return unit, 0, this + 1
    placing = read_placing(line, at + 1) or read_far_placing(line, at + 1)
    return None if placing is None else (unit, *placing)


def read_day_number(line: Line, at: int) -> tuple[int, int] | None:
    """Read a day of the month in digits or as an ordinal, with the "of" after it."""
    number = line.number(at, 2)
    read = (number, at + 1) if number is not None else read_ordinal(line.forms, at)
    if read is None or not 1 <= read[0] <= _LAST_DAY:
        return None
    return read[0], line.skip(read[1], "of")
