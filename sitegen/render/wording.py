"""The site's own words in a language: catalogues, dates and numbers for readers.

Messages are written in English in code and templates; catalogues translate them (catalogues.py).
Digits are western in all of them: Arabic news sites write both kinds, and a reader who
compares the two columns of a page should find the same figures.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal

from sitegen.model import DatePrecision, ResolvedDate
from sitegen.render.catalogues import packaged_words, translations
from sitegen.render.trees import ENGLISH, direction, locale_of
from sitegen.render.views import Tree

# How a column of a calendar is headed: as short as CLDR has it, in one letter where that is long.
SHORT_WEEKDAY, WEEKDAY_LETTER = "cccccc", "ccccc"
# Letters that a column of a calendar has room for.
WEEKDAY_ROOM = 3
# CLDR's pattern for days from one to another, and the name of a month in it.
SHORT_DAYS, SHORT_MONTH = "yMMMd", re.compile("(?<!M)MMM(?!M)")
# Days of eleven years, or as many numbers.
REMEMBERED = 4096
# Two languages, before and after an edit of a site's own words, and some to spare for tests.
KEPT_CATALOGUES = 8


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of one language; messages are named by their English text.

    `known` are the messages that its catalogues have. `is_source` where messages are written in
    this language, and need no translation.
    """

    tree: Tree
    catalogue: NullTranslations
    fingerprint: bytes
    known: frozenset[str]
    is_source: bool

    def gettext(self, message: str) -> str:
        """Return the message in this language."""
        return self._isolated(message, self.catalogue.gettext(message))

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the form of the message that goes with `count`."""
        return self._isolated(singular, self.catalogue.ngettext(singular, plural, count))

    def pgettext(self, context: str, message: str) -> str:
        """Return the message as it is said in a context."""
        return self._isolated(message, self.catalogue.pgettext(context, message))

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:
        """Return the form that goes with `count` in a context."""
        words = self.catalogue.npgettext(context, singular, plural, count)
        return self._isolated(singular, words)

    def _isolated(self, message: str, words: str) -> str:
        """Keep English that stands in for missing words together where lines run to the left."""
        if self.is_source or message in self.known or direction(self.tree) == "ltr":
            return words
        begin, end = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
        return f"{begin}{words}{end}" if any(map(str.isalpha, words)) else words

    @property
    def list_mark(self) -> str:
        """What stands between the items of a list."""
        return self.pgettext("between the items of a list", ", ")

    def number(self, value: float) -> str:
        """Write a number for readers, with separators and western digits."""
        return _number(value, self._locale)

    def listed(self, items: Iterable[str]) -> str:
        """Write several things one after the other."""
        return self.list_mark.join(items)

    def weekday_and_day(self, day: date) -> str:
        """Write a day with its weekday: "Thursday, 6 January 2022"."""
        return _date(day, "full", self._locale)

    def day(self, day: date) -> str:
        """Write a day: "6 January 2022"."""
        return _date(day, "long", self._locale)

    def month(self, day: date) -> str:
        """Write the month of a day: "January 2022"."""
        return _date(day, "LLLL y", self._locale)

    def month_alone(self, day: date) -> str:
        """Write the month of a day without its year: "January"."""
        return _date(day, "LLLL", self._locale)

    def month_letter(self, day: date) -> str:
        """Write the letter that stands for the month of a day."""
        return _date(day, "LLLLL", self._locale)

    def weekday(self, day: date) -> str:
        """Write the weekday of a day: "Thursday"."""
        return _date(day, "cccc", self._locale)

    def weekday_short(self, day: date) -> str:
        """Write the weekday of a day in one or two letters, as calendars do: "Th"."""
        return _date(day, self._short_weekday(), self._locale)

    def month_short(self, day: date) -> str:
        """Write the month of a day without its year, as short as calendars do: "Jan"."""
        return _date(day, "LLL", self._locale)

    def year(self, day: date) -> str:
        """Write the year of a day."""
        return format_skeleton("y", day, locale=self._locale)

    def stretch(self, first: date, last: date | None, precision: DatePrecision = "day") -> str:
        """Write what a date phrase means: a day, a month, a year, or from one to another.

        Of a phrase that counts years or decades only the years are told, of one that counts months
        the months: "the past 300 years" names no day.
        """
        if last is None:
            write = {"year": self.year, "decade": self.year, "month": self.month}
            return self.gettext("from %(day)s on") % {"day": write.get(precision, self.day)(first)}
        if first == last:
            return self.day(first)
        if _is_whole_months(first, last):
            if (first.year, first.month) == (last.year, last.month):
                return self.month(first)
            if first.month == 1 and last.month == 12:
                return self._years(first, last)
            return _interval(first, last, "yMMMM", self._locale)
        if precision in ("year", "decade"):
            return self._years(first, last)
        if precision == "month":
            return _interval(first, last, "yMMMM", self._locale)
        return _days(first, last, self._locale)

    def meaning(self, said: ResolvedDate) -> str:
        """Write what the words of a text mean, each day of a list: "12, 19 and 26 May 2024".

        What is not exact is said so: "about 2002". Empty where there are no days.
        """
        if said.first is None:
            return ""
        when = self._listed_times(said) or self.stretch(said.first, said.last, said.precision)
        return self.gettext("about %(time)s") % {"time": when} if said.about else when

    def _listed_times(self, said: ResolvedDate) -> str:
        """Write the times of a list, days of one month with that month once; empty for others."""
        times = [self.stretch(first, last, said.precision) for first, last in said.parts]
        months = {(first.year, first.month) for first, _ in said.parts}
        if len(months) == 1 and all(first == last for first, last in said.parts):
            times[:-1] = [str(first.day) for first, _ in said.parts[:-1]]
        return format_list(times, locale=self._locale) if times else ""

    @property
    def _locale(self) -> Locale:
        return locale_of(self.tree)

    def _short_weekday(self) -> str:
        """Return the pattern of weekdays that a column of a calendar has room for."""
        short = get_day_names("short", "stand-alone", self._locale).values()
        return SHORT_WEEKDAY if max(map(len, short)) <= WEEKDAY_ROOM else WEEKDAY_LETTER

    def _years(self, first: date, last: date) -> str:
        if first.year == last.year:
            return self.year(first)
        return f"{self.year(first)}\N{EN DASH}{self.year(last)}"


# Babel reads its patterns anew for each value, and an archive says the same days and numbers often.
@lru_cache(maxsize=REMEMBERED)
def _date(day: date, pattern: str, locale: Locale) -> str:
    return format_date(day, pattern, locale=locale)


@lru_cache(maxsize=REMEMBERED)
def _number(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale, numbering_system="latn")


@lru_cache(maxsize=REMEMBERED)
def _interval(first: date, last: date, skeleton: str, locale: Locale) -> str:
    return format_interval(first, last, skeleton, locale=locale)


@lru_cache(maxsize=REMEMBERED)
def _days(first: date, last: date, locale: Locale) -> str:
    """Write days with the whole name of their month; CLDR shortens it in stretches, not in days."""
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = locale.interval_formats[SHORT_DAYS][differs]
    return "".join(
        format_date(day, SHORT_MONTH.sub("MMMM", pattern), locale=locale)
        for day, pattern in zip((first, last), patterns, strict=True)
    )


def iso_stretch(first: date, last: date | None) -> str:
    """Write the same for machines: "2022-01-06", "2022-01", "2022", else "first/last".

    The last form is ISO 8601 but no valid value of HTML's `time`; a stretch without an end has
    nothing after the slash.
    """
    if last is None:
        return f"{first.isoformat()}/"
    if first == last:
        return first.isoformat()
    if _is_whole_months(first, last) and first.year == last.year:
        if first.month == last.month:
            return first.isoformat()[:7]
        if (first.month, last.month) == (1, 12):
            return first.isoformat()[:4]
    return f"{first.isoformat()}/{last.isoformat()}"


@lru_cache(maxsize=KEPT_CATALOGUES)
def load_wording(tree: Tree, own: bytes = b"") -> Wording:
    """Load the words of a language from the package, if there, a site's `own` over them."""
    packaged = packaged_words(tree)
    catalogue, known = translations(tree, packaged, own)
    return Wording(
        tree, catalogue, packaged + own, known, is_source=tree.partition("-")[0] == ENGLISH
    )


def _is_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]
