"""Pairs of Arabic and Latin name parts, read and cleaned.

In: the folder SITEGEN_EVAL_DATA. Out: for each Arabic part its Latin forms in small ASCII letters,
with how many people bear them. Parts that hold digits or nothing to spell are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from sitegen.arabic.letters import MARKS, TATWEEL

PERSONS_FILE = "wikidata_persons_train.tsv"
NAMES_FILE = "google_ar2en-train.tsv"
# A pair of the second file has no frequency; it is English spelling, and worth two people.
NAMES_WORTH = 2
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064aپچژگڤڨ]+")
_UNWRITTEN = dict.fromkeys(map(ord, MARKS + TATWEEL + "\u200c\u200e\u200f"))
_PERSIAN = str.maketrans("یکہھ", "يكهه")
# Letters that no decomposition turns into ASCII.
_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i",
    "ə": "a", "’": "'",
})  # fmt: skip

Forms = Mapping[str, Mapping[str, int]]


def read_forms(folder: Path, *, names: bool = True) -> Forms:
    """Return the Latin forms of each Arabic part, with their frequencies.

    `names`: take the second file too. Raises OSError where a file is missing.
    """
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for arabic, latin, count in _rows(folder / PERSONS_FILE):
        _add(forms, arabic, latin, int(count))
    for arabic, latin in _rows(folder / NAMES_FILE) if names else ():
        _add(forms, arabic, latin, NAMES_WORTH)
    return forms


def plain_latin(latin: str) -> str:
    """Return a Latin form in small ASCII letters; apostrophes between letters stay."""
    small = unicodedata.normalize("NFKD", latin.lower().translate(_LETTERS))
    kept = re.sub("[^a-z'-]", "", small)
    return re.sub("(?<![a-z])'|'(?![a-z])", "", kept)


def _add(forms: Mapping[str, Counter[str]], arabic: str, latin: str, count: int) -> None:
    shown = unicodedata.normalize("NFKC", arabic).translate(_PERSIAN).translate(_UNWRITTEN)
    plain = plain_latin(latin)
    if _ARABIC.fullmatch(shown) and plain and not re.search(r"[\d\s]", latin):
        forms[shown][plain] += count


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")
