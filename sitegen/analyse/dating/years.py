"""Reads years: 2022, عام 2022, 1443هـ, سنة اثنتين وخمسين وسبعمائة, and the year after a month.

Every reader takes a line of tokens and a position, and returns the year with the position after
it, or None. A year that stands there but cannot be read is told apart from none at all.
"""

from __future__ import annotations

from sitegen.analyse.dating.pieces import Line, Month
from sitegen.analyse.dating.tense import is_verb
from sitegen.arabic.hijri import LAST_YEAR, hijri_years_in
from sitegen.arabic.number_words import AND, number_words, read_cardinal
from sitegen.arabic.tokens import ARTICLE

# Years that news speaks of; a bare number after a month is a year only with four digits.
EARLIEST_YEAR = 100
EARLIEST_BARE_YEAR = 1000
LATEST_YEAR = 2199
_YEAR_DIGITS = 4
_FEWEST_DIGITS = 3
# As many digits as a number may have; codes are longer.
_ANY_DIGITS = 9
# What ends a phrase after a year, and what goes on with figures.
_CLOSING = frozenset('.\n)\u061b\u060c"\u00bb')
_GOING_ON = frozenset("/%-")
# "Year one" in words is a length (عام واحد).
_FEWEST = 2
# News speaks of Hijri years up to those of plans.
LATEST_HIJRI_YEAR = 1599
_HUNDRED = 100
_THOUSANDS = (1000, 2000)
# The Hijra was in 622; 33 Hijri years are 32 of the sun.
_HIJRA = 622
_HIJRI_YEARS, _SUN_YEARS = 33, 32
_COMMAS = frozenset({"\u060c", ","})
# Before the year of a day with its month: 14/شباط/2005, 6 مايو، 1856.
_YEAR_MARKS = frozenset({"/", "-", *_COMMAS})
# Of numbers that end in these, what they count stands in the accusative, which has such endings.
_ACCUSATIVE_FROM = 11
_ACCUSATIVE = ("ا", "ه", "ي", "ء")


def read_year(line: Line, at: int, month: Month) -> tuple[int, int] | None:
    """Read the year that follows a month: 2022, عام 2022, لعام 2022, "، 2022", من سنة 1443 هـ.

    A Gregorian year after a Hijri month gives the Hijri year whose month began in it.
    """
    said = line.named(line.skip(at, "of_year"), "year")
    named = _named_year(line, at)
    if named is not None:
        return read_year(line, named, month)
    start = at if said is None else said
    if month.calendar == "gregorian":
        year = _number_of_year(line, start, said=said is not None)
        return _marked_year(line, at, month) if year is None else year
    hijri = _hijri_year_of_month(line, start, month, said=said is not None)
    return _marked_year(line, at, month) if hijri is None else hijri


def _named_year(line: Line, at: int) -> int | None:
    """Pass over a year that has a name: (من) عام الفيل."""
    start = line.skip(at, "of_year")
    if line.named(start, "a_year") is None:
        return None
    form = line.form(start + 1)
    is_name = form.startswith(ARTICLE) and len(form) > len(ARTICLE)
    is_name = is_name and form not in line.words.placings and line.named(start + 1, "hijri") is None
    return start + 2 if is_name else None


def _marked_year(line: Line, at: int, month: Month) -> tuple[int, int] | None:
    """Read a year after a comma or stroke, or in brackets, that counts nothing."""
    mark = line.form(at)
    if mark == "(":
        year = read_year(line, at + 1, month) if line.number(at + 1, _YEAR_DIGITS) else None
        closed = year is not None and line.form(year[1]) == ")"
        return (year[0], year[1] + 1) if year is not None and closed else None
    if mark not in _YEAR_MARKS:
        return None
    if mark not in _COMMAS and not line.touches(at - 1, at + 1):
        return None
    said = line.named(at + 1, "year") is not None
    if not said and len(line.form(at + 1)) != _YEAR_DIGITS:
        return None
    year = read_year(line, at + 1, month)
    is_counted = year is not None and not said and is_counting(line, year[1])
    return None if is_counted else year


def _number_of_year(line: Line, at: int, *, said: bool) -> tuple[int, int] | None:
    earliest = EARLIEST_YEAR if said else EARLIEST_BARE_YEAR
    return _of_our_era(line, _year_number(line, at, earliest), earliest)


def _hijri_year_of_month(
    line: Line, at: int, month: Month, *, said: bool
) -> tuple[int, int] | None:
    """Read the year of a Hijri month; one before the tables, too, though it has no days there."""
    marked = read_hijri_year_number(line, at)
    if marked is not None:
        return marked
    earliest = 1 if said else EARLIEST_BARE_YEAR
    year = _year_number(line, at, earliest)
    if year is None or not earliest <= year[0] <= LATEST_YEAR:
        return None
    number, end = year
    if hijri_mark(line, end) or line.named(end, "before_christ"):
        return None
    christian = line.named(end, "christian")
    if number <= LAST_YEAR and christian is None:
        return number, end
    return hijri_year_in(number, month.number), end if christian is None else christian


def hijri_year_in(year: int, month: int) -> int:
    """Return the Hijri year whose month of this number began in a Gregorian year.

    Beyond the tables it is counted from the Hijra, near enough for what gets no days; 1 at least.
    """
    years = hijri_years_in(year, month)
    far = (year - _HIJRA) * _HIJRI_YEARS // _SUN_YEARS
    return years[0] if years else max(far, 1)


def has_unread_year(line: Line, at: int) -> bool:
    """Tell whether a year follows that is not one of ours: سنة 44 قبل الميلاد, عام الفيل."""
    if _named_year(line, at) is not None:
        return True
    start = at + (line.form(at) in _COMMAS)
    said = line.named(line.skip(start, "of_year"), "year")
    begin = start if said is None else said
    number = _any_number(line, begin)
    if number is None:
        return False
    if said is not None:
        return number[0] > 1
    if line.number(begin, _ANY_DIGITS) is not None and _is_odd_year(line, begin, start > at):
        return True
    return line.named(line.skip(number[1], "year"), "before_christ") is not None


def _any_number(line: Line, at: int) -> tuple[int, int] | None:
    digits = line.number(at, _ANY_DIGITS)
    if digits is not None:
        return digits, at + 1
    words = read_cardinal(line.forms, at)
    return None if words is None else (int(words[0]), words[1])


def _is_odd_year(line: Line, at: int, after_comma: bool) -> bool:
    """Tell whether a number after a month is its year, though none that we read: 9999, 20222, 98.

    It is where it counts nothing; of one or two digits, or after a comma, only where a mark or the
    end follows, and no figures after that.
    """
    digits = len(line.form(at))
    following = line.form(at + 1)
    if digits < _FEWEST_DIGITS or (after_comma and digits != _YEAR_DIGITS):
        is_closed = not following or following in _CLOSING
        return is_closed and not after_comma and digits > 1
    # Figures in groups, 182 1, count what follows.
    is_group = following.isdecimal()
    return not is_group and following not in _GOING_ON and not is_counting(line, at + 1)


def read_year_number(line: Line, at: int, earliest: int) -> tuple[int, int] | None:
    """Read a year in digits or words; Hijri years and years before Christ are refused."""
    return _of_our_era(line, _year_number(line, at, EARLIEST_BARE_YEAR), earliest)


def _of_our_era(line: Line, year: tuple[int, int] | None, earliest: int) -> tuple[int, int] | None:
    if year is None:
        return None
    number, end = year
    other_era = hijri_mark(line, end) or line.named(end, "before_christ")
    if other_era is not None or not earliest <= number <= LATEST_YEAR:
        return None
    return number, line.skip(end, "christian")


def read_hijri_year_number(line: Line, at: int) -> tuple[int, int] | None:
    """Read a year that is said to be Hijri: 1443هـ, 1443 هجرية."""
    year = _year_number(line, at, _FEWEST)
    end = None if year is None else hijri_mark(line, year[1])
    if year is None or end is None or not 1 <= year[0] <= LATEST_HIJRI_YEAR:
        return None
    return year[0], end


def _year_number(line: Line, at: int, fewest: int) -> tuple[int, int] | None:
    """Read the number of a year; in words only from `fewest` on."""
    number = line.number(at, _YEAR_DIGITS)
    if number is not None:
        return number, at + 1
    rising = _rising_number(line, at)
    if rising is not None and rising[0] >= max(fewest, EARLIEST_YEAR):
        return rising if fewest < EARLIEST_BARE_YEAR or rising[0] > LAST_YEAR else None
    words = read_cardinal(line.forms, at)
    if words is None or words[0] < fewest or words[0].denominator != 1:
        return None
    return int(words[0]), words[1]


def _rising_number(line: Line, at: int) -> tuple[int, int] | None:
    """Read a number as old books say years: ones, tens, hundreds, thousands.

    اثنتين وخمسين وسبعمائة, إحدى وستين وتسعمائة وألف. Other orders are for the reader of cardinals.
    """
    first = read_cardinal(line.forms, at)
    if first is None or first[0].denominator != 1:
        return None
    total, end = int(first[0]), first[1]
    begin = total
    while line.form(end) == AND and total < _THOUSANDS[0]:
        more = read_cardinal(line.forms, end + 1)
        if more is None or more[0] <= total:
            break
        is_hundreds = more[0] < _THOUSANDS[0] and more[0] % _HUNDRED == 0 and total < _HUNDRED
        if not is_hundreds and more[0] not in _THOUSANDS:
            break
        total, end = total + int(more[0]), more[1]
    return (total, end) if total > begin else None


def hijri_mark(line: Line, at: int) -> int | None:
    """Read what marks the year before it as Hijri: هـ, (هـ), للهجرة."""
    if line.form(at) == "(":
        end = line.named(at + 1, "hijri")
        return end + 1 if end is not None and line.form(end) == ")" else None
    return line.named(at, "hijri")


def is_counting(line: Line, at: int) -> bool:
    """Tell whether a number before this position may count what follows (في 2014 موقعا).

    It does not where a verb, a definite noun or a particle follows, nor, mostly, a noun that is not
    in the case of what is counted. After "since" and "by" only units of time are counted.
    """
    if at >= len(line.tokens) or line.tokens[at].kind != "word":
        return False
    form = line.forms[at]
    numbers = number_words()
    if form in numbers.scales or form in numbers.plural_scales or line.words.is_unit(form):
        return True
    if form == AND or form in numbers.function_words or form.startswith(ARTICLE) or is_verb(form):
        return False
    before = line.named(at - 2, "since") or line.named(at - 2, "by")
    if before is not None:
        return False
    number = line.number(at - 1, _YEAR_DIGITS)
    in_accusative = number is not None and number % _HUNDRED >= _ACCUSATIVE_FROM
    return form.endswith(_ACCUSATIVE) if in_accusative else True
