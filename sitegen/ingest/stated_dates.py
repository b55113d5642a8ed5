"""Days that a text states outright: "موسكو، 7 يناير 2022", "نشر في: 07/01/2022".

In: paragraphs, or an address. Out: a day with the words that say so, or nothing. Never a guess:
a date inside a sentence is no date of the article, and one without a year is none at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from sitegen.arabic.boilerplate import MAX_LINE
from sitegen.arabic.calendar import month_names
from sitegen.arabic.letters import fold, fold_text
from sitegen.ingest.agencies import is_agency
from sitegen.model import Proposal

# Datelines stand at the head of an article or below its end.
LINES_AT_EDGES = 3
# Years in which a news article can have been published.
FIRST_YEAR, LAST_YEAR = 1900, 2100
# A source may follow a date that stands alone: (أ ف ب).
MAX_WORDS_BEHIND = 3

_WEEKDAYS = "الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت"
_LABELS = (
    "نشر في|نشر بتاريخ|نشرت في|تاريخ النشر|تم النشر في|تم النشر بتاريخ|تم النشر|نشر|بتاريخ|التاريخ"
    "|تاريخ|published on|published|publication date|date"
)
# Says when a page was touched last, not when the article was published.
_UPDATED = re.compile(
    r"(?:تاريخ )?(?:اخر )?تحديث\s*[:|\-]?\s*|(?:last )?updated\s*:?\s*", re.IGNORECASE
)
_TIME = r"(?:[\s,،|-]*(?:الساعه )?\(?\d{1,2}:\d{2}.{0,30})?"
_WEEKDAY = rf"(?:(?:يوم )?(?:{_WEEKDAYS})\s*[,،]?\s*)?"
# A Hijri day is read over: its Gregorian one stands beside it.
_HIJRI = (
    r"(?:\d{1,2}\s+[^\W\d_]+(?: [^\W\d_]+)?\s*[,،]?\s*1[345]\d{2}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]1[345]\d{2}|1[345]\d{2}[-/.]\d{1,2}[-/.]\d{1,2})\s*ه?"
)
_EQUALS = r"\s*(?:الموافق(?:\s*ل)?|[-/،,|(])?\s*:?\s*"
# A place of one to four words, then the mark that parts it from the date; before a Hijri date
# there may be none.
_NO_PLACE = r"(?!في |منذ |حتي |من |بعد |قبل )"
_PLACE = (
    rf"{_NO_PLACE}[^\W\d_]+(?: [^\W\d_]+){{0,3}}\s*[,،(/-]\s*"
    rf"|{_NO_PLACE}[^\W\d_]+(?: [^\W\d_]+){{0,2}}\s+(?=(?:{_HIJRI})\s*الموافق)"
)
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")


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


def is_date_line(line: str) -> bool:
    """Tell whether a line is nothing but a date, with or without a place, a label or a source."""
    folded = _UPDATED.sub("", fold_text(_without_agency(line.strip()[:MAX_LINE])), count=1)
    match = _dateline().match(folded)
    return match is not None and (
        match["whole"] is not None or len(folded[match.end() :].split()) <= MAX_WORDS_BEHIND
    )


def _without_agency(line: str) -> str:
    """Take a source off the end of a line; what is left may be a date."""
    words = line.split()
    for count in range(1, min(MAX_WORDS_BEHIND, len(words) - 1) + 1):
        if is_agency(" ".join(words[-count:])):
            return " ".join(words[:-count]).rstrip("(–—-/ ")
    return line


def _in_line(line: str) -> Proposal | None:
    text = line.strip()[:MAX_LINE]
    folded = fold(_without_agency(text))
    match = _dateline().match(folded.text)
    day = _matched_day(match) if match else None
    if match is None or day is None:
        return None
    start, end = folded.span(*match.span("said"))
    return Proposal(day.isoformat(), f"the dateline: {text[start:end].rstrip()}")


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
    gregorian = (
        rf"{_WEEKDAY}(?:"
        rf"(?P<word_day>\d{{1,2}})\s+(?P<word_month>{month})(?:\s*[/(]\s*(?:{month})\)?)?"
        r"\s*[,،]?\s+(?P<word_year>\d{4})"
        r"|(?P<iso_year>\d{4})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})"
        r"|(?P<numeric_day>\d{1,2})[-/.](?P<numeric_month>\d{1,2})[-/.](?P<numeric_year>\d{4})"
        r")(?!\d)(?:\s*م(?!\w))?"
    )
    day = rf"{_WEEKDAY}(?:{_HIJRI}{_EQUALS})?{gregorian}(?:{_EQUALS}{_WEEKDAY}{_HIJRI}\)?)?"
    label = rf"(?:{fold_text(_LABELS)})\s*[:|\-]?\s*"
    # A bare date must be all of its line: a chronology's entries begin with dates, too.
    return re.compile(
        rf"(?P<said>(?P<where>{label}|{_PLACE})?{day})(?:(?P<whole>{_TIME}\s*$)|\s*[)(:./-](?(where)|$))",
        re.IGNORECASE,
    )
