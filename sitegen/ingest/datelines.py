"""Datelines: the place, source and date that stand before a report, or alone on a line.

In: a paragraph. Out: whether it is nothing but a dateline, the lead behind one, and the sources it
names. Refuses to take the words of a sentence for a place.
"""

from __future__ import annotations

import re
from functools import cache

from sitegen.arabic.boilerplate import MAX_LINE
from sitegen.arabic.letters import MARKS, TATWEEL, fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.words import stop_words, words
from sitegen.ingest.agencies import is_agency
from sitegen.ingest.stated_dates import is_date_line

# "موسكو - سبوتنيك - 7 يناير - قال": a source and a date at most.
MAX_SEGMENTS = 2
# A headline that ends in a source is longer than a place.
MAX_PLACE_WORDS = 6
# Stop words that are part of names: روسيا اليوم, المصري اليوم.
IN_NAMES = ("اليوم",)

# A tatweel on its own is a dash; in a word, and the marks on its letters, it is part of it.
_WORD = rf"(?!{TATWEEL}+(?!\S))[^\W\d_](?:[^\W\d_]|[{MARKS}\u200c]|-(?=[^\W\d_]))*"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
_PLACE = rf"{_NAME}(?:\s*[،,/]\s*{_NAME})?"
_DASH = rf"(?:\s*[-\u2013\u2014/]+\s+|\s+[-\u2013\u2014/{TATWEEL}]+\s*|\u2014)"
_SENTENCE = r"(?!ال(?:ذي|تي|ذين)\b)(?=[^\W\d_]|[\"“«(]|\d{1,2} [^\W\d_]+\s*[-\u2013\u2014])"
_PLACE_FIRST = re.compile(rf"\s*(?P<naming>{_PLACE}){_DASH}{_SENTENCE}")
_SEGMENT = re.compile(
    rf"[\"“«]?(?P<naming>(?:{_WORD}|\d+)(?: (?:{_WORD}|\d+)){{0,2}})[\"”»]?{_DASH}{_SENTENCE}"
)
_SOURCE_FIRST = re.compile(
    rf"\s*(?P<naming>[^.؛!؟\"“«:()\n]{{2,60}}?)\s*[،,]?\s*"
    rf"\((?P<source>[^()\n]{{2,40}})\)(?:{_DASH}|\s*:\s+|(?P<open>\s+)){_SENTENCE}"
)
_DATED_FIRST = re.compile(
    rf"\s*(?P<naming>[^.؛!؟\"“«:()\n]{{0,60}}?[\d٠-٩]{{4}}م?)(?:{_DASH}|\s*:\s+)"
)
_ALONE = re.compile(
    rf"\s*(?:(?P<naming>{_PLACE})\s*[،,]?\s*)?"
    rf"(?:\((?P<source>[^()\n]{{2,40}})\)|{_DASH}(?P<behind>[^()\n]{{2,40}}?))?"
    rf"\s*(?P<dash>[-\u2013\u2014:.{TATWEEL}]?)\s*"
)
_PARTS = re.compile(rf"\s*[()،,/+\u2013\u2014:]\s*|\s+[-{TATWEEL}]+\s*|-\s+")


def is_dateline(line: str) -> bool:
    """Tell whether a line is nothing but a place, a source or a date."""
    stripped = line.strip()[:MAX_LINE]
    if is_date_line(stripped) or is_agency(stripped.strip("()[]-\u2013\u2014 ")):
        return True
    match = _ALONE.fullmatch(stripped)
    if match is None or not _is_naming(match["naming"] or ""):
        return False
    source = match["source"] or match["behind"] or ""
    sources = [part for part in _PARTS.split(source) if part]
    if sources:
        return all(map(is_agency, sources))
    return bool(match["naming"]) and match["dash"] in ("-", "\u2013", "\u2014", TATWEEL)


def without_dateline(paragraph: str) -> str:
    """Return a lead without the place, source and date that stand before its first sentence."""
    return paragraph[_prefix_end(paragraph) :]


def dateline_sources(paragraph: str) -> tuple[str, ...]:
    """Return what a dateline names beside its place, in order: sources, but also dates."""
    line = paragraph.strip()[:MAX_LINE]
    dateline = line if is_dateline(line) else line[: _prefix_end(line)]
    parts = [part.strip(' .-"“”«»') for part in _PARTS.split(dateline)]
    named = [part for part in parts if part]
    return tuple(named if named and is_agency(named[0]) else named[1:])


def _prefix_end(paragraph: str) -> int:
    """Return where the first sentence begins behind a dateline, 0 without one."""
    head = paragraph[:MAX_LINE]
    match = _SOURCE_FIRST.match(head)
    if match and _is_naming(match["naming"]) and (not match["open"] or is_agency(match["source"])):
        return match.end()
    match = _DATED_FIRST.match(head)
    if match and _is_naming(match["naming"]):
        return match.end()
    match = _PLACE_FIRST.match(head)
    if match is None or not _is_naming(match["naming"]):
        return 0
    end = match.end()
    for _ in range(MAX_SEGMENTS):
        segment = _SEGMENT.match(head, end)
        if segment is None or not _is_naming(segment["naming"]):
            break
        end = segment.end()
    return end


def _is_naming(text: str) -> bool:
    """Tell whether words may name places and days: few, none of them a verb or a particle."""
    if is_agency(text):
        return True  # أ ف ب: its letters are particles, too
    found = [word.text for word in words(fold_text(text))]
    return len(found) <= MAX_PLACE_WORDS and not any(
        word in report_words()["verb"] or word in _particles() for word in found
    )


@cache
def _particles() -> frozenset[str]:
    return frozenset(map(fold_text, stop_words())) - {fold_text(word) for word in IN_NAMES}
