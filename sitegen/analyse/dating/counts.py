"""Reads counts of units: ثلاثة أيام, يومين, 30 عاما, and definite ones: الأيام الثلاثة.

Every reader takes a line of tokens and a position, and returns the count with the position after
it, or None. What a count is of - how long ago, for how long - is for the rules to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitegen.analyse.dating.pieces import Line, read_weekday
from sitegen.arabic.calendar import hijri_month_at, month_at
from sitegen.arabic.number_words import AND, number_words, read_cardinal, read_ordinal
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import DatePrecision

# A count of units longer than this is no count but a code.
_LONGEST_COUNT = 6
_TEN = 10


@dataclass(frozen=True, slots=True)
class Count:
    """A number of units; the number is None where the text leaves it open (أيام).

    `about` where the text says that it is not exact: نحو شهرين, أكثر من 30 عاما.
    """

    number: int | None
    unit: DatePrecision | None
    end: int
    about: bool = False


def read_count(line: Line, at: int) -> Count | None:
    """Read an indefinite count of units: ثلاثة أيام, يومين, أسبوع, 30 عاما, أيام."""
    fewer = line.named(at, "fewer_than")
    if fewer is not None:
        count = _plain_count(line, fewer)
        return None if count is None else replace(count, number=None)
    start = line.skip(at, "length_of")
    rough = line.named(start, "roughly")
    start = line.skip(start if rough is None else rough, "length_of")
    loosely = line.named(start, "loosely")
    count = _plain_count(line, start if loosely is None else loosely)
    if count is None or loosely is not None:
        return None if count is None else replace(count, number=None)
    about = rough is not None or line.named(count.end, "give_or_take") is not None
    return replace(count, about=about)


def _plain_count(line: Line, at: int) -> Count | None:
    words = line.words
    form = line.form(at)
    if form in words.dual:
        return Count(2, words.dual[form], at + 1)
    if form in words.singular:
        named = _is_named(line, at + 1)
        return None if named else Count(1, words.singular[form], line.skip(at + 1, "one"))
    if form in words.plural:
        named = line.number(at + 1, _LONGEST_COUNT) is not None or _has_owner(line, at + 1)
        end = line.skip(at + 1, "how_many")
        return None if named else Count(None, words.plural[form], end)
    number = line.number(at, _LONGEST_COUNT)
    read = (number, at + 1) if number is not None else _cardinal(line, at)
    if read is None:
        return None
    value, end = read
    form = line.form(end)
    if form not in words.singular and form not in words.plural:
        return None
    return Count(value, words.unit(form), end + 1)


def _has_owner(line: Line, at: int) -> bool:
    """Tell whether a definite noun says whose days or years these are (سنوات الحرب)."""
    form = line.form(at)
    return form.startswith(ARTICLE) and form != ARTICLE and form not in line.words.placings


def _is_named(line: Line, at: int) -> bool:
    """Tell whether a single unit is told by name or number: عام 2014, يوم الجمعة, شهر رمضان."""
    if at < len(line.tokens) and line.tokens[at].kind == "number":
        return True
    if month_at(line.forms, at) or hijri_month_at(line.forms, at) or read_weekday(line, at):
        return True
    words = read_cardinal(line.forms, at)
    return (words is not None and words[0] > 1) or read_ordinal(line.forms, at) is not None


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
    if stem in table.tens:
        return table.tens[stem], at + 1
    value = table.units.get(stem)
    if not value:
        return None
    if value < _TEN and line.form(at + 1).removeprefix(ARTICLE) in table.teen:
        return value + _TEN, at + 2
    tens = line.form(at + 2)
    if value < _TEN and line.form(at + 1) == AND and tens.startswith(ARTICLE):
        more = table.tens.get(tens[len(ARTICLE) :])
        return (value, at + 1) if more is None else (value + more, at + 3)
    return value, at + 1


def _cardinal(line: Line, at: int) -> tuple[int, int] | None:
    read = read_cardinal(line.forms, at)
    if read is None or read[0].denominator != 1:
        return None
    return int(read[0]), read[1]
