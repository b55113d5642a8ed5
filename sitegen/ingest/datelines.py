"""Dates and datelines that a text states outright: "موسكو، 7 يناير 2022", "نشر في: 07/01/2022".

In: paragraphs, or an address. Out: a day with the words that say so, or nothing. Never a guess:
a date inside a sentence is no date of the article, and one without a year is none at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from sitegen.arabic.calendar import month_names
from sitegen.arabic.letters import fold, fold_text
from sitegen.ingest.clean import MAX_LINE
from sitegen.model import Proposal

# Datelines stand at the head of an article or below its end.
LINES_AT_EDGES = 3
# Years in which a news article can have been published.
FIRST_YEAR, LAST_YEAR = 1900, 2100
# An agency may follow a date that stands alone: (أ ف ب).
MAX_WORDS_BEHIND = 3

_WEEKDAYS = "الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت"
_LABELS = (
    "نشر في|نشر بتاريخ|نشرت في|تاريخ النشر|تم النشر في|تم النشر بتاريخ|تم النشر|بتاريخ|التاريخ"
    "|تاريخ|published on|published|publication date|date"
)
_TIME = r"(?:[\s,،|-]*\(?\d{1,2}:\d{2}.{0,30})?"
# A place of one to four words, then the mark that parts it from the date.
_PLACE = r"(?!في |منذ |حتي |من |بعد |قبل )[^\W\d_]+(?: [^\W\d_]+){0,3}\s*[,،(/-]\s*"
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
# What stands before the first sentence: place, agency in brackets or date, and a dash.
_PREFIX = re.compile(
    r"[^.؛!؟\"“«:]{0,60}?(?:\([^()\n]{2,30}\)|[\d٠-٩]{4})\s*[-\u2013\u2014:]\s+"
    r"|[^\W\d_]+(?: [^\W\d_]+)?\s[-\u2013\u2014]\s"
    r"(?:[^\W\d_]+(?: [^\W\d_]+){0,2}\s[-\u2013\u2014]\s)?"
)


def stated_date(paragraphs: Sequence[str]) -> Proposal | None:
    """Return the day that a dateline or a line of publication states, as an ISO day."""
    for line in (*paragraphs[:LINES_AT_EDGES], *paragraphs[LINES_AT_EDGES:][-LINES_AT_EDGES:]):
        found = _in_line(line)
        if found:
            return found
    return None


def date_in_address(address: str) -> Proposal | None:
    """Return the day in an address like https://example.org/2022/01/07/title."""
    match = _IN_ADDRESS.search(address)
    day = _day(*match.groups()) if match else None
    return Proposal(day.isoformat(), f"the address: {match[0]}") if match and day else None


def without_dateline(paragraph: str) -> str:
    """Return a lead without the place, agency and date that stand before its first sentence."""
    match = _PREFIX.match(paragraph)
    return paragraph[match.end() :] if match else paragraph


def is_dateline(line: str) -> bool:
    """Tell whether a line is nothing but a date, with or without a place or a label."""
    folded = fold_text(line.strip()[:MAX_LINE])
    match = _dateline().match(folded)
    return match is not None and (
        match["whole"] is not None or len(folded[match.end() :].split()) <= MAX_WORDS_BEHIND
    )


def _in_line(line: str) -> Proposal | None:
    text = line.strip()[:MAX_LINE]
    folded = fold(text)
    match = _dateline().match(folded.text)
    day = _matched_day(match) if match else None
    if match is None or day is None:
        return None
    start, end = folded.span(*match.span("said"))
    return Proposal(day.isoformat(), f"the dateline: {text[start:end]}")


def _matched_day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    for kind in ("word", "iso", "numeric"):
        if groups[f"{kind}_year"]:
            month = groups[f"{kind}_month"]
            number = month_names().numbers.get(tuple(month.split())) if kind == "word" else month
            return _day(groups[f"{kind}_year"], str(number), groups[f"{kind}_day"])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None  # 31 February, or month and day in the American order: not ours to guess
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


@cache
def _dateline() -> re.Pattern[str]:
    """Build the pattern of a folded line that begins with a dateline."""
    names = sorted((" ".join(name) for name in month_names().numbers), key=len, reverse=True)
    month = "|".join(map(re.escape, names))
    day = (
        rf"(?:(?:{_WEEKDAYS})\s*[,،]?\s*)?(?:"
        rf"(?P<word_day>\d{{1,2}})\s+(?P<word_month>{month})(?:\s*[/(]\s*(?:{month})\)?)?"
        r"\s*[,،]?\s+(?P<word_year>\d{4})"
        r"|(?P<iso_year>\d{4})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})"
        r"|(?P<numeric_day>\d{1,2})[-/.](?P<numeric_month>\d{1,2})[-/.](?P<numeric_year>\d{4})"
        r")(?!\d)"
    )
    label = rf"(?:{fold_text(_LABELS)})\s*[:|\-]?\s*"
    # A bare date must be all of its line: a chronology's entries begin with dates, too.
    return re.compile(
        rf"(?P<said>(?P<where>{label}|{_PLACE})?{day})(?:(?P<whole>{_TIME}\s*$)|\s*[)(:./-](?(where)|$))",
        re.IGNORECASE,
    )
