"""Reads the days that English text names: 8 to 12 April 2013, 1 and 2 July, March 5th, 2004.

In goes English prose; out come days, with the year None where it is unsaid. Only days of the
month by number with a month's name: a measure for what is found in Arabic, not a finder itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# Year (None: unsaid), month, day.
Day = tuple[int | None, int, int]

_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LETTERS = 3
_MONTHS: Mapping[str, int] = {
    name[:length]: number
    for number, name in enumerate(_NAMES, start=1)
    for length in (_LETTERS, _LETTERS + 1, len(name))
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>\d{4})(?!\d))?"
_JOINT = r"\s*(?:,\s*and\s|,|\band\b|\bor\b|\bto\b|\buntil\b|\bthrough\b|&|-|\u2013|\u2014)\s*"
_OF = r"\s*(?:of\s+)?"
# Days by number before their month, and after it: 1, 3 and 5 May; May 3-5.
_BEFORE = re.compile(
    rf"(?<![\w/.])(?P<days>{_NUMBER}(?:{_JOINT}(?:(?:on|the)\s+)*{_NUMBER})*){_OF}\b"
    rf"(?P<month>{_MONTH})\b{_YEAR}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b(?P<month>{_MONTH})\s+(?P<days>{_NUMBER}(?:{_JOINT}{_NUMBER})*)(?![\d/]){_YEAR}",
    re.IGNORECASE,
)
_RANGE = re.compile(r"to|until|through|-|\u2013|\u2014", re.IGNORECASE)
_PART = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?|({_RANGE.pattern})", re.IGNORECASE)
# What joins two dates of which the second says the year: 28 March and 3 April 2005.
_TO_LATER_YEAR = re.compile(rf"{_JOINT}|\s*(?:and|to)\s+(?:from|the|on)?\s*", re.IGNORECASE)


def english_days(text: str) -> frozenset[Day]:
    """Return the days that a text names; a year said once holds for the dates joined before it."""
    matches = sorted(
        (*_BEFORE.finditer(text), *_AFTER.finditer(text)), key=lambda match: match.start()
    )
    found: list[Day] = []
    year: int | None = None
    for at in range(len(matches) - 1, -1, -1):
        match = matches[at]
        said = match["year"]
        following = matches[at + 1] if at + 1 < len(matches) else None
        joined = following is not None and _TO_LATER_YEAR.fullmatch(
            text[match.end() : following.start()]
        )
        year = int(said) if said else year if joined else None
        found += _days_of(match, year)
    return frozenset(found)


def _days_of(match: re.Match[str], year: int | None) -> Iterator[Day]:
    month = _MONTHS[match["month"].rstrip(".").lower()]
    before: int | None = None
    is_range = False
    for number, link in _PART.findall(match["days"]):
        if link:
            is_range = True
            continue
        day = int(number)
        first = before + 1 if is_range and before is not None else day
        yield from ((year, month, one) for one in range(min(first, day), day + 1))
        before, is_range = day, False
