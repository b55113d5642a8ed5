"""Reads the pieces that date phrases are made of: months, years, days, units, counts.

Every reader takes a line of tokens and a position, and returns what it read with the position
after it, or None. Readers look at nothing but their piece; the rules put pieces together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.analyse.dating.words import DateWords, Placing, date_words
from sitegen.arabic.calendar import month_at, month_names
from sitegen.arabic.number_words import number_words, read_cardinal, read_ordinal
from sitegen.arabic.tokens import ARTICLE, Token
from sitegen.model import DateKind, DatePrecision, Reading

# Years that news speaks of; a bare number after a month is a year only with four digits.
EARLIEST_YEAR = 100
EARLIEST_BARE_YEAR = 1000
LATEST_YEAR = 2199
_YEAR_DIGITS = 4
# A count of units longer than this is no count but a code.
_LONGEST_COUNT = 6
_LAST_DAY = 31


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
class Phrase:
    """A date phrase by token positions, end exclusive."""

    start: int
    end: int
    reading: Reading
    kind: DateKind = "explicit"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of units; the number is None where the text leaves it open (أيام)."""

    number: int | None
    unit: DatePrecision | None
    end: int


def make_line(tokens: Sequence[Token]) -> Line:
    """Prepare tokens for the readers."""
    return Line(tokens, [token.form for token in tokens], date_words())


def read_month(line: Line, at: int) -> tuple[int, int] | None:
    """Read a month, plain, after "month", or in two systems (كانون الثاني/يناير)."""
    month = month_at(line.forms, line.skip(at, "month"))
    if month is None:
        return None
    number, end = month
    if line.form(end) in {"/", "(", "-"}:
        again = month_at(line.forms, end + 1)
        if again is not None and again[0] == number:
            closing = line.form(end) == "(" and line.form(again[1]) == ")"
            return number, again[1] + closing
    return number, end


def is_ambiguous_month(line: Line, start: int, end: int) -> bool:
    """Tell whether the month's name between these positions is an everyday word as well."""
    return tuple(line.forms[start:end]) in month_names().ambiguous


def read_year(line: Line, at: int) -> tuple[int, int] | None:
    """Read a Gregorian year that follows a month: 2022, عام 2022, من سنة 2022."""
    said = line.named(line.skip(at, "of"), "year")
    if said is not None:
        return read_year_number(line, said, EARLIEST_YEAR)
    return read_year_number(line, at, EARLIEST_BARE_YEAR)


def read_year_number(line: Line, at: int, earliest: int) -> tuple[int, int] | None:
    """Read a year in digits or words; Hijri years and years before Christ are refused."""
    number = line.number(at, _YEAR_DIGITS)
    end = at + 1
    if number is None:
        words = read_cardinal(line.forms, at)
        if words is None or words[0] < EARLIEST_BARE_YEAR or words[0].denominator != 1:
            return None
        number, end = int(words[0]), words[1]
    if line.form(end) in {"(", "/"} and line.named(end + 1, "hijri"):
        return None
    other_era = line.named(end, "hijri") or line.named(end, "before_christ")
    if other_era is not None or not earliest <= number <= LATEST_YEAR:
        return None
    return number, line.skip(end, "christian")


def read_weekday(line: Line, at: int) -> tuple[int, int] | None:
    """Read the name of a weekday."""
    weekday = line.words.weekdays.get(line.form(at))
    return None if weekday is None else (weekday, at + 1)


def read_placing(line: Line, at: int) -> tuple[Placing, int] | None:
    """Read an adjective that places a period: الماضي -1, الجاري 0, المقبل +1."""
    placing = line.words.placings.get(line.form(at))
    return None if placing is None else (placing, at + 1)


def read_placed_unit(line: Line, at: int) -> tuple[DatePrecision, Placing, int] | None:
    """Read a period placed against the article's day: العام الماضي, هذا الشهر."""
    this = line.named(at, "this")
    form = line.form(at if this is None else this)
    if not form.startswith(ARTICLE):
        return None
    unit = line.words.singular.get(form[len(ARTICLE) :])
    if unit is None:
        return None
    if this is not None:
        return unit, 0, this + 1
    placing = read_placing(line, at + 1)
    return None if placing is None else (unit, *placing)


def read_day_number(line: Line, at: int) -> tuple[int, int] | None:
    """Read a day of the month in digits or as an ordinal, with the "of" after it."""
    number = line.number(at, 2)
    read = (number, at + 1) if number is not None else read_ordinal(line.forms, at)
    if read is None or not 1 <= read[0] <= _LAST_DAY:
        return None
    return read[0], line.skip(read[1], "of")


def read_count(line: Line, at: int) -> Count | None:
    """Read an indefinite count of units: ثلاثة أيام, يومين, أسبوع, 30 عاما, أيام."""
    at = line.skip(at, "roughly")
    loosely = line.named(at, "loosely")
    count = _plain_count(line, at if loosely is None else loosely)
    return replace(count, number=None) if count is not None and loosely is not None else count


def _plain_count(line: Line, at: int) -> Count | None:
    words = line.words
    form = line.form(at)
    if form in words.dual:
        return Count(2, words.dual[form], at + 1)
    if form in words.singular:
        return None if _is_named(line, at + 1) else Count(1, words.singular[form], at + 1)
    if form in words.plural:
        return Count(None, words.plural[form], at + 1)
    number = line.number(at, _LONGEST_COUNT)
    read = (number, at + 1) if number is not None else _cardinal(line, at)
    if read is None:
        return None
    value, end = read
    form = line.form(end)
    if form not in words.singular and form not in words.plural:
        return None
    return Count(value, words.unit(form), end + 1)


def _is_named(line: Line, at: int) -> bool:
    """Tell whether a single unit is told by name or number: عام 2014, يوم الجمعة, شهر رمضان."""
    if at < len(line.tokens) and line.tokens[at].kind == "number":
        return True
    if month_at(line.forms, at) or read_weekday(line, at) or read_ordinal(line.forms, at):
        return True
    words = read_cardinal(line.forms, at)
    return (words is not None and words[0] > 1) or line.named(at, "hijri_month") is not None


def read_definite_count(line: Line, at: int) -> Count | None:
    """Read a definite count: اليومين, الأيام الثلاثة, السنوات الـ300, الثلاثة أيام."""
    words = line.words
    form = line.form(at)
    if not form.startswith(ARTICLE):
        return None
    stem = form[len(ARTICLE) :]
    if stem in words.dual:
        return Count(2, words.dual[stem], at + 1)
    if stem in words.plural:
        number = _definite_number(line, at + 1)
        if number is None:
            return Count(None, words.plural[stem], line.skip(at + 1, "few"))
        return Count(number[0], words.plural[stem], number[1])
    number = _definite_number(line, at)
    if number is None or words.unit(line.form(number[1])) is None:
        return None
    return Count(number[0], words.unit(line.form(number[1])), number[1] + 1)


def _definite_number(line: Line, at: int) -> tuple[int, int] | None:
    form = line.form(at)
    if form == ARTICLE:
        number = line.number(at + 1, _LONGEST_COUNT)
        return None if number is None else (number, at + 2)
    if not form.startswith(ARTICLE):
        return None
    stem = form[len(ARTICLE) :]
    table = number_words()
    value = table.units.get(stem) or table.tens.get(stem)
    return None if value is None else (value, at + 1)


def _cardinal(line: Line, at: int) -> tuple[int, int] | None:
    read = read_cardinal(line.forms, at)
    if read is None or read[0].denominator != 1:
        return None
    return int(read[0]), read[1]
