"""The site's own words in Arabic and English: catalogues, dates and numbers for readers.

Messages are written in English in code and templates; catalogues translate them (catalogues.py).
Digits are western in both languages: Arabic news sites write both kinds, and a reader who
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
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from sitegen.model import DatePrecision, ResolvedDate
from sitegen.render.catalogues import SOURCE, packaged_words, translations
from sitegen.render.views import Language

# British English puts the day before the month, as the Arabic beside it does.
LOCALES: dict[Language, str] = {"ar": "ar", "en": "en_GB"}
# What stands between the items of a list.
LIST_MARKS: dict[Language, str] = {"ar": "\u060c ", "en": ", "}
# How a column of a calendar is headed: Latin letters need two to tell the days apart.
SHORT_WEEKDAYS: dict[Language, str] = {"ar": "ccccc", "en": "cccccc"}
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

    lang: Language
    catalogue: NullTranslations
    fingerprint: bytes
    known: frozenset[str]
    is_source: bool

    def gettext(self, message: str) -> str:
        """Return the message in this language."""
        return self.catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the form of the message that goes with `count`."""
        return self.catalogue.ngettext(singular, plural, count)

    def pgettext(self, context: str, message: str) -> str:
        """Return the message as it is said in a context."""
        return self.catalogue.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:
        """Return the form that goes with `count` in a context."""
        return self.catalogue.npgettext(context, singular, plural, count)

    def number(self, value: float) -> str:
        """Write a number for readers, with separators and western digits."""
        return _number(value, LOCALES[self.lang])

    def listed(self, items: Iterable[str]) -> str:
        """Write several things one after the other."""
        return LIST_MARKS[self.lang].join(items)

    def weekday_and_day(self, day: date) -> str:
        """Write a day with its weekday: "Thursday, 6 January 2022"."""
        return _date(day, "full", LOCALES[self.lang])

    def day(self, day: date) -> str:
        """Write a day: "6 January 2022"."""
        return _date(day, "long", LOCALES[self.lang])

    def month(self, day: date) -> str:
        """Write the month of a day: "January 2022"."""
        return _date(day, "LLLL y", LOCALES[self.lang])

    def month_alone(self, day: date) -> str:
        """Write the month of a day without its year: "January"."""
        return _date(day, "LLLL", LOCALES[self.lang])

    def month_letter(self, day: date) -> str:
        """Write the letter that stands for the month of a day."""
        return _date(day, "LLLLL", LOCALES[self.lang])

    def weekday(self, day: date) -> str:
        """Write the weekday of a day: "Thursday"."""
        return _date(day, "cccc", LOCALES[self.lang])

    def weekday_short(self, day: date) -> str:
        """Write the weekday of a day in one or two letters, as calendars do: "Th"."""
        return _date(day, SHORT_WEEKDAYS[self.lang], LOCALES[self.lang])

    def month_short(self, day: date) -> str:
        """Write the month of a day without its year, as short as calendars do: "Jan"."""
        return _date(day, "LLL", LOCALES[self.lang])

    def year(self, day: date) -> str:
        """Write the year of a day."""
        return format_skeleton("y", day, locale=LOCALES[self.lang])

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
            return _interval(first, last, "yMMMM", LOCALES[self.lang])
        if precision in ("year", "decade"):
            return self._years(first, last)
        if precision == "month":
            return _interval(first, last, "yMMMM", LOCALES[self.lang])
        return _days(first, last, LOCALES[self.lang])

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
        return format_list(times, locale=LOCALES[self.lang]) if times else ""

    def _years(self, first: date, last: date) -> str:
        if first.year == last.year:
            return self.year(first)
        return f"{self.year(first)}\N{EN DASH}{self.year(last)}"


# Babel reads its patterns anew for each value, and an archive says the same days and numbers often.
@lru_cache(maxsize=REMEMBERED)
def _date(day: date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=locale)


@lru_cache(maxsize=REMEMBERED)
def _number(value: float, locale: str) -> str:
    return format_decimal(value, locale=locale, numbering_system="latn")


@lru_cache(maxsize=REMEMBERED)
def _interval(first: date, last: date, skeleton: str, locale: str) -> str:
    return format_interval(first, last, skeleton, locale=locale)


@lru_cache(maxsize=REMEMBERED)
def _days(first: date, last: date, locale: str) -> str:
    """Write days with the whole name of their month; CLDR shortens it in stretches, not in days."""
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = Locale.parse(locale).interval_formats[SHORT_DAYS][differs]
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
def load_wording(lang: Language, own: bytes = b"") -> Wording:
    """Load the words of a language from the package, with a site's `own` catalogue over them."""
    packaged = packaged_words(lang)
    catalogue, known = translations(lang, packaged, own)
    return Wording(lang, catalogue, packaged + own, known, is_source=lang == SOURCE)


def _is_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]
