"""Writes the numbers of a text as a translation model has learnt them: 12500, 3.5 and 80%.

In goes any text; out comes the same text with other digits, separators and per cent signs. Two
numbers are never joined to one; where that is not certain, the space between them stays.
"""

from __future__ import annotations

import re
from functools import cache

from sitegen.arabic.calendar import month_names
from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import number_words
from sitegen.arabic.numbers import western_digits

# The Arabic thousands separator: what certainly parts groups of thousands is written so first.
GROUP_MARK = "\u066c"
_ARABIC_COMMA = "\u060c"
_SIGNS = str.maketrans({"\u066b": ".", "\u066a": "%"})
# No-break, thin and narrow no-break space, which typesetters put inside numbers.
_NARROW_SPACES = "\u00a0\u2009\u202f"
_SPACES = f" {_NARROW_SPACES}"
# Beside any of these, digits belong to a longer number, a date, a time, a range or a code.
_JOINED = rf"\d.,:/+#_@\-\u2013\u2014{GROUP_MARK}{_ARABIC_COMMA}"
# Four groups make a number below a quadrillion; longer rows of threes are lists.
_GROUPS = rf"[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}}){{1,4}}"
_OPENS = rf"(?<![{_JOINED}A-Za-z])(?<!\d[{_SPACES}])"
_CLOSES = rf"(?![A-Za-z\d])(?![{_JOINED}{_SPACES}](?<!\.)\d)"
# Two decimals behind a comma are those of an amount of money; more or fewer may be another number.
_BY_SPACES = re.compile(rf"{_OPENS}(?P<first>{_GROUPS})(?:,(?P<decimals>\d\d)(?!\d))?{_CLOSES}")
_RANGE = re.compile(
    rf"{_OPENS}(?P<first>{_GROUPS})(?P<dash>[\-\u2013\u2014])(?P<second>{_GROUPS}){_CLOSES}"
)
_BY_COMMAS = re.compile(
    rf"(?<![{_JOINED}])[1-9]\d{{0,2}}(?:[{GROUP_MARK}{_ARABIC_COMMA}]\d{{3}}){{1,4}}"
    rf"(?!\d)(?![:/\-,{GROUP_MARK}{_ARABIC_COMMA}]\d)"
)
_SPACE = re.compile(f"[{_SPACES}]")
_STRAY_MARK = re.compile(rf"(?<=\d){GROUP_MARK}(?=\d)")
# A colon or the like may stand behind the label: هاتف: 11 222 333.
_LAST_WORD = re.compile(rf"([^\W\d_]+)[{_SPACES}:()\-\u2013/#]*\Z")
# How far back a word that labels a number is looked for; the longest such word is far shorter.
_LABEL_REACH = 24
# Three digits before a group may be a number of their own (200 300 400); fewer hardly ever are.
_SURE_DIGITS = 2
_THOUSANDS = "000"
# Telephone numbers have dashes too, and are not round.
_ROUND = "00"


def plain_digits(text: str) -> str:
    """Write digits and signs plainly; the length stays, so offsets into both are the same.

    What certainly parts thousands, a space included, becomes the Arabic thousands separator.
    """
    text = western_digits(text).translate(_SIGNS)
    if GROUP_MARK in text or _ARABIC_COMMA in text:
        text = _BY_COMMAS.sub(_marked, text)
    return _BY_SPACES.sub(_join, _RANGE.sub(_join_range, text))


def normalise_digits(text: str) -> str:
    """Write the numbers of NFC text as a model reads them best; nothing else changes.

    Arabic-Indic and Persian digits become 0-9, marks and spaces between thousands go, the Arabic
    decimal and per cent signs become "." and "%". Doing it twice is the same as once.
    """
    text = _BY_COMMAS.sub(_ungrouped, plain_digits(text))
    return _STRAY_MARK.sub(",", text)


def _marked(match: re.Match[str]) -> str:
    return match[0].replace(_ARABIC_COMMA, GROUP_MARK)


def _ungrouped(match: re.Match[str]) -> str:
    return match[0].replace(GROUP_MARK, "")


def _join(match: re.Match[str]) -> str:
    """Mark the groups of one number; two numbers beside each other stay as they are."""
    if not _is_sure(match["first"]) or _is_labelled(match):
        return match[0]
    decimals = f".{match['decimals']}" if match["decimals"] else ""
    return _SPACE.sub(GROUP_MARK, match["first"]) + decimals


def _join_range(match: re.Match[str]) -> str:
    """Mark the groups of two numbers with a dash between them where both are certain and rise."""
    ends = [_SPACE.sub("", match[end]) for end in ("first", "second")]
    is_sure = all(_is_sure(match[end]) for end in ("first", "second"))
    is_round = all(end.endswith(_ROUND) for end in ends)
    if not (is_sure and is_round and int(ends[0]) < int(ends[1])) or _is_labelled(match):
        return match[0]
    return _SPACE.sub(GROUP_MARK, match[0])


def _is_sure(number: str) -> bool:
    """Tell one number with spaces from two beside each other."""
    first, *_, last = _SPACE.split(number)
    return " " not in number or len(first) <= _SURE_DIGITS or last == _THOUSANDS


def _is_labelled(match: re.Match[str]) -> bool:
    before = match.string[max(match.start() - _LABEL_REACH, 0) : match.start()]
    word = _LAST_WORD.search(before)
    return word is not None and (
        fold_text(word[1]) in number_words().spaced_labels or fold_text(word[1]) in _months()
    )


@cache
def _months() -> frozenset[str]:
    """Return the last words of the months: what follows is a day or a year."""
    names = month_names()
    return frozenset(name[-1] for name in (*names.numbers, *names.hijri))
