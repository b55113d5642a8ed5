"""The rules for English years, decades and days in figures: in 2011, 2021-22, the 1990s, 12/5/2024.

Each rule takes a line of tokens and a position and returns the phrases that begin there, the
longest last; a rule that does not apply returns none. Numbers that count something are refused.
"""

from __future__ import annotations

from dataclasses import replace

from sitegen.english_dates.line import APOSTROPHES, DASHES, FIGURES, Line
from sitegen.english_dates.phrases import Phrase, Phrases
from sitegen.model import Calendar, Reading

YEAR_DIGITS = 4
# Nobody writes a year of these in prose without a word for it; later ones are numbers.
_EARLIEST_YEAR, _LATEST_YEAR = 1000, 2100
# With "in" or "year" before them, three digits are a year, too.
_EARLIEST_NAMED_YEAR, _FEWEST_DIGITS = 100, 3
# The years of the Hijri calendar that news may mean, for a year that nothing marks as Hijri.
_HIJRI_YEARS = range(1340, 1501)
_CENTURY = 100
_DECADE = 10
_MONTHS = 12
# Of years in two digits, 22 is 2022 and 98 is 1998.
_SHORT_DIGITS = 2
_THIS_CENTURY, _LAST_CENTURY, _SHORT_YEARS_FROM = 2000, 1900, 70
# "Of the first half of the century": so many words stand before it at most.
_CENTURY_REACH = 5


def read_figures(line: Line, at: int) -> Phrases:
    """Read a day in figures: 2024-05-12, 12/5/2024; the date tells which is the day."""
    if line.form(at) != FIGURES:
        return ()
    token = line.tokens[at]
    first, month, last = (int(part) for part in _split(line.text[token.start : token.end]))
    lengths = [len(part) for part in _split(line.text[token.start : token.end])]
    if lengths[0] == YEAR_DIGITS and lengths[2] <= _SHORT_DIGITS:
        orders = [(first, month, last)]
    elif lengths[0] <= _SHORT_DIGITS and lengths[2] in {_SHORT_DIGITS, YEAR_DIGITS}:
        year = last if lengths[2] == YEAR_DIGITS else last + _century_of(last)
        orders = [(year, month, first), (year, first, month)]
    else:
        return ()
    calendars: tuple[Calendar, ...] = ("gregorian",)
    if orders[0][0] in _HIJRI_YEARS:
        calendars = ("gregorian", "hijri")
    readings = tuple(
        Reading("day", year=year, month=month, day=day, calendar=calendar)
        for calendar in calendars
        for year, month, day in dict.fromkeys(orders)
        if 1 <= month <= _MONTHS and day >= 1
    )
    return (Phrase(at, after_mark(line, at + 1), (readings,)),) if readings else ()


def _split(figures: str) -> list[str]:
    for mark in "/.-":
        figures = figures.replace(mark, " ")
    return figures.split()


def _century_of(short: int) -> int:
    return _THIS_CENTURY if short < _SHORT_YEARS_FROM else _LAST_CENTURY


def read_year(line: Line, at: int) -> Phrases:
    """Read a year that counts nothing: in 2011, 1443 AH, and a season, 2021-22."""
    number = line.number(at)
    digits = len(line.form(at))
    named = line.has("prepositions", line.before(at))
    # "The 2012 elections", "its 2012 rules": a year; without such a word, a count.
    is_free = not named and line.form(at - 1) not in {"the", "its", "their", "s"}
    earliest = _EARLIEST_NAMED_YEAR if named else _EARLIEST_YEAR
    if number is None or not earliest <= number <= _LATEST_YEAR or digits < _FEWEST_DIGITS:
        return ()
    if _is_numbered(line, at) or (line.form(at + 1) == "s" and line.touches(at + 1)):
        return ()
    season = _season(line, at, number)
    if season:
        return season
    end = after_mark(line, at + 1)
    if end == at + 1 and (_measures(line, end) or (is_free and counts(line, end))):
        return ()
    if line.form(end) in {"bc", "bce"} or (line.form(end) == "-" and _is_glued_number(line, end)):
        return ()
    gregorian = Reading("year", year=number)
    hijri = replace(gregorian, calendar="hijri")
    readings = (gregorian, hijri) if number in _HIJRI_YEARS or end > at + 1 else (gregorian,)
    is_sure = named or end > at + 1 or line.form(at - 1) in {"(", ",", *DASHES}
    return (Phrase(at, end, (readings,), sure=is_sure),)


def _is_glued_number(line: Line, at: int) -> bool:
    is_number = line.number(at + 1) is not None and line.touches(at) and line.touches(at + 1)
    return is_number and len(line.form(at + 1)) != YEAR_DIGITS


def _season(line: Line, at: int, first: int) -> Phrases:
    """Read two years in a row with a stroke or dash between: 2015/2016, 1995-96; 2010-2014."""
    last, length = line.number(at + 2), len(line.form(at + 2))
    if line.form(at + 1) not in DASHES or last is None or not line.touches(at + 1):
        return ()
    if length == _SHORT_DIGITS:
        last += first // _CENTURY * _CENTURY
    elif length != YEAR_DIGITS:
        return ()
    if last <= first:
        return ()
    ends = ((Reading("year", year=first),), (Reading("year", year=last),))
    alone = Phrase(at, at + 1, ends[:1])
    whole = Phrase(at, at + 3, ends, join="range")
    second = Phrase(at + 2, at + 3, ends[1:])
    return (alone, second, whole) if length == YEAR_DIGITS else (whole,)


def _is_numbered(line: Line, at: int) -> bool:
    """Tell whether the word before a number says that it is the number of something."""
    before = at - 1 - (line.form(at - 1) == ".")
    return line.has("numbering", before) or (
        line.form(at - 1) in {"/", "-"}
        and line.touches(at)
        and line.number(at - 2) is None
        and line.form(at - 2) not in line.words.months
        and line.form(at - 2) != "mid"
    )


def _measures(line: Line, at: int) -> bool:
    return line.has("counted", at) or line.form(at) in {"%", "\u00b0"}


def counts(line: Line, at: int) -> bool:
    """Tell whether what follows here may be counted by a number before: a plural, a measure."""
    if _measures(line, at):
        return True
    form = line.form(at)
    is_plural = form.endswith("s") and form.isalpha() and not form.endswith("ss")
    return is_plural and len(form) > YEAR_DIGITS and not line.is_capital(at)


def read_decade(line: Line, at: int) -> Phrases:
    """Read a decade: the 1990s, the '90s, the nineties, and which century's."""
    start = line.skip(at, "the")
    start += line.form(start) in APOSTROPHES
    number = line.number(start)
    short = line.words.decades.get(line.form(start))
    if short is not None:
        end = start + 1
        is_year = start > at
    else:
        mark = start + 1 + (line.form(start + 1) in APOSTROPHES)
        is_decade = line.form(mark) == "s" and line.touches(mark) and line.touches(start + 1)
        if number is None or number % _DECADE or not is_decade:
            return ()
        end, is_year, short = mark + 1, True, number
    if not is_year:
        return ()
    # Of two digits, which century is meant is for the date to say.
    reading = Reading("decade", year=short)
    return (Phrase(at, _after_century(line, end), ((reading,),)),)


def _after_century(line: Line, at: int) -> int:
    """Pass over the century that a decade is of: of the last century, of the 20th century."""
    if line.form(at) != "of":
        return at
    for end in range(at + 1, at + 1 + _CENTURY_REACH):
        if line.form(end) == "century":
            return end + 1
    return at


def after_mark(line: Line, at: int) -> int:
    """Pass over the mark of a year's calendar: AD, AH, H, with dots or without."""
    form = line.form(at)
    if form in line.words.groups["hijri_marks"] or form in {"ad", "ce"}:
        return at + 1
    if line.form(at + 1) == "." and form + line.form(at + 2) in {"ah", "ad"}:
        return at + 3 + (line.form(at + 3) == "." and line.touches(at + 3))
    return at
