"""Tells whether the English stops before its Arabic does.

In: a sentence and its English. Out: at most one doubt, with the words at which the English stops
or with the Arabic that seems to be left over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.checks.english_endings import english_endings
from sitegen.checks.english_text import EnglishWord, detail
from sitegen.checks.proportion import deviation
from sitegen.checks.sides import Sides, read_sides
from sitegen.model import Doubt

# What may follow the mark that ends a sentence.
_CLOSING = "\"'»”’)]}\u200e\u200f "
_FINAL = ".!?؟…۔:;؛"
_TRAILING_OFF = ("…", "..")
# A sentence within the text ends here: a mark, then a space, then what begins another.
_SENTENCE_END = re.compile(r"(?<![.!?؟…])[.!?؟…]++[\"'»”’)\]]*+\s++(?=[\"'«“‘(\[]*+[^\W_])")
# The longest abbreviation, and a letter more to tell it from a longer word.
_LAST_LETTERS = re.compile(r"[^\W\d_]*$")
_LONGEST_ABBREVIATION = 8
# Words shown of where the English stops.
_SHOWN = 3
# Shorter than usual, in standard deviations: the human English of 1 sentence in 7 is shorter yet,
# so this alone says nothing; with a missing end or a missing sentence it does.
_SHORT = -1.0
# A segment is rarely more than two sentences; the last of many is told without comparing.
_MOST_COMPARED = 6
# Of three: short, without the mark at the end that the Arabic has, with a quotation left open.
_ENOUGH_SIGNS = 2
# An English sentence of an abbreviation or of initials ends nowhere.
_INITIAL = 1
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


def truncation_doubts(sides: Sides) -> tuple[Doubt, ...]:
    """Return a doubt where the English stops in mid-air, or lacks a sentence of the Arabic."""
    source, text = sides.source, sides.english.rstrip()
    short = deviation(sides) < _SHORT
    last = sides.words[-_SHOWN:]
    if last and not source.rstrip(_CLOSING).endswith(_TRAILING_OFF):
        signs = (short, _ends(source) and not _ends(text), _opens(source, text))
        if sum(signs) >= _ENOUGH_SIGNS or _hangs(last[-1], loose=any(signs) and not _ends(text)):
            return (Doubt("truncated", detail(text[last[0].start :])),)
    if short:
        parts, answered = _sentences(source), len(_sentences(text))
        if len(parts) > answered:
            return (Doubt("truncated", detail(_left_out(parts, text))),)
    return ()


def _hangs(last: EnglishWord, *, loose: bool) -> bool:
    """Tell whether something must follow the last word; a capital makes it part of a name.

    Headlines end in "from" and "is" too, so something else must speak for it (`loose`).
    """
    known = english_endings()
    hangs = last.key in known.unfinished or (loose and last.key in known.open)
    return hangs and last.text.islower()


def _ends(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(tuple(_FINAL))


def _opens(source: str, english: str) -> bool:
    """Tell whether the English opens a bracket or quotation for good, and the Arabic does not."""
    return any(
        english.rfind(opening) > english.rfind(closing) for opening, closing in _PAIRS
    ) and all(source.count(opening) == source.count(closing) for opening, closing in _PAIRS)


def _left_out(parts: Sequence[str], english: str) -> str:
    """Return the sentence without which the English has the most usual length."""
    if len(parts) > _MOST_COMPARED:
        return parts[-1]
    rests = ["".join([*parts[:place], *parts[place + 1 :]]) for place in range(len(parts))]
    distances = [abs(deviation(read_sides(rest, english))) for rest in rests]
    return parts[distances.index(min(distances))]


def _sentences(text: str) -> list[str]:
    """Cut a text roughly into sentences, in either language."""
    parts: list[str] = []
    begin = 0
    abbreviations = english_endings().abbreviations
    for end in _SENTENCE_END.finditer(text):
        before = text[max(begin, end.start() - _LONGEST_ABBREVIATION) : end.start()]
        word = _LAST_LETTERS.findall(before)[0]
        if len(word) > _INITIAL and word.casefold() not in abbreviations:
            parts.append(text[begin : end.end()])
            begin = end.end()
    parts.append(text[begin:])
    return [part for part in parts if part.strip()]
