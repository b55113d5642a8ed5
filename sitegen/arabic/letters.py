"""Folds Arabic spelling so that the same word written two ways compares equal.

In goes NFC text; out comes folded text with a way back to the original offsets. Folded text is
for matching only, never for display. Nothing is guessed: dots that tell letters apart stay.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

TATWEEL = "\u0640"
# Tanween, harakat, shadda, sukun, combining madda and hamza, small signs, superscript alef,
# and the Koranic annotation signs.
_MARK_RANGES = (
    (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E4),
    (0x06E7, 0x06E8), (0x06EA, 0x06ED),
)  # fmt: skip
MARKS = "".join(chr(code) for first, last in _MARK_RANGES for code in range(first, last + 1))
TANWEEN = "\u064b\u064c\u064d"
# Bidi controls, zero-width space and joiner, word joiner, soft hyphen, byte order mark.
INVISIBLE = (
    "\u00ad\u061c\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
# Between letters these part two halves of one name, as in ألما-آتا; the zero-width non-joiner
# does so too.
_HYPHENS = "\u200c\u2010\u2011\u2012\u2013\u2014\u2212"
_SPACES = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
# ؤ and ئ stay: news spells them steadily, and ئ tells رئيس from ريس. The Persian and Urdu letters
# are typed for the Arabic ones that look or sound the same.
_ALIKE = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه",
    "ک": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز",
}  # fmt: skip

_DROPPED_MARK = TATWEEL
_DROPPED_SIGN = "\u200b"
# One character to one: the second step alone changes lengths.
_TABLE = str.maketrans(
    _ALIKE
    | {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
    | dict.fromkeys(MARKS, _DROPPED_MARK)
    | dict.fromkeys(INVISIBLE, _DROPPED_SIGN)
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_SPACES, " ")
)
_DROPPED = re.compile(f"{_DROPPED_MARK}+|{_DROPPED_SIGN}+")
# What is no longer than a long sentence is worth remembering, and so many of them.
_SENTENCE, _REMEMBERED = 600, 1 << 12
_NARROWED = re.compile(r"-(?<=[^\W\d_]-)(?=[^\W\d_])| {2,}|ي{2,}")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `starts` and `ends` hold, per folded character, its stretch in the original.

    Both are None where folding kept every length, so that offsets are the same in both.
    """

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty folded span to the original one, with the marks on its last letter."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold NFC text for matching.

    Alef and yeh variants, teh marbuta and heh, and foreign letters fall together; tashkeel,
    tatweel and invisible signs go; digits become ASCII; runs of spaces, of yeh, and a hyphen
    between letters become one character; أميركا and أمريكا become one word. Line ends stay.
    Folding folded text changes nothing.
    """
    folded = Folded(text.translate(_TABLE))
    folded = _rewrite(folded, _DROPPED, lambda _: "")
    folded = _rewrite(folded, _NARROWED, _narrow)
    american = folded.text.replace("اميرك", "امريك")
    return Folded(american, folded.starts, folded.ends)


def fold_text(text: str) -> str:
    """Fold text where the way back to the original is not needed."""
    return _folded_again(text) if len(text) <= _SENTENCE else _folded(text)


# Each part of the work folds the same sentences and words by itself.
@lru_cache(maxsize=_REMEMBERED)
def _folded_again(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    text = _DROPPED.sub("", text.translate(_TABLE))
    return _NARROWED.sub(_narrow, text).replace("اميرك", "امريك")


def is_letter(character: str) -> bool:
    """Tell whether a character is a letter of any script, tatweel, or an Arabic mark on one."""
    return character.isalpha() or character in MARKS


def _narrow(match: re.Match[str]) -> str:
    return "ي" if match[0][0] == "ي" else " "


def _rewrite(
    folded: Folded, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]
) -> Folded:
    """Replace each match by nothing or one character and keep the stretches in step.

    A dropped mark belongs to the letter before it; a dropped sign belongs to nothing.
    """
    first = pattern.search(folded.text)
    if first is None:
        return folded
    size = len(folded.text)
    old_starts: Sequence[int] = range(size) if folded.starts is None else folded.starts
    old_ends: Sequence[int] = range(1, size + 1) if folded.ends is None else folded.ends
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    done = 0
    for match in pattern.finditer(folded.text, first.start()):
        begin, end = match.span()
        pieces.append(folded.text[done:begin])
        starts.extend(old_starts[done:begin])
        ends.extend(old_ends[done:begin])
        replacement = replace(match)
        if replacement:
            pieces.append(replacement)
            starts.append(old_starts[begin])
            ends.append(old_ends[end - 1])
        elif ends and match[0][0] == _DROPPED_MARK and ends[-1] == old_starts[begin]:
            ends[-1] = old_ends[end - 1]
        done = end
    pieces.append(folded.text[done:])
    starts.extend(old_starts[done:])
    ends.extend(old_ends[done:])
    return Folded("".join(pieces), starts, ends)
