"""Tells where the English goes round in circles although the Arabic does not.

In: a sentence and its English. Out: at most one doubt, with the words that come again: a word or a
phrase said twice running, a clause said twice, a syllable said over and over inside a word. Takes
time in proportion to the text, whatever it holds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from sitegen.arabic.letters import fold_text
from sitegen.arabic.words import words
from sitegen.checks.english_text import EnglishWord, detail, english_words, plain_english
from sitegen.model import Doubt

# The longest phrase that is looked for twice running, in words; longer ones are clauses.
_LONGEST_PHRASE = 12
# A clause of so many words that comes again anywhere: shorter ones do in good English.
_CLAUSE = 6
# The Arabic of a repeated clause repeats at least so many words running.
_ARABIC_CLAUSE = 3
# One letter five times, or a syllable four times: "Brrr", "hahaha" and "Mississippi" are words.
_SYLLABLES = re.compile(r"([^\W\d_])\1{4,}|([^\W\d_]{2,6}?)\2{3,}")
# What may stand between a single word and itself: "Iraq. Iraq", "No, no" and "was, was" are no
# loops, "(applause) (applause)" is one.
_BARE_GAP = re.compile(r"[\s)(\[\]*]*")


def loop_doubts(source: str, english: str) -> tuple[Doubt, ...]:
    """Return a doubt with the words that come again in the English and not in the Arabic."""
    text = plain_english(english)
    found = english_words(text)
    repeated = _twice_running(text, found, _times_running(source)) or _twice_anywhere(
        text, found, source
    )
    if not repeated:
        syllables = _SYLLABLES.search(text)
        if syllables and not _SYLLABLES.search(source):
            repeated = _word_around(text, *syllables.span())
    return (Doubt("loop", detail(repeated)),) if repeated else ()


def _twice_running(text: str, found: Sequence[EnglishWord], allowed: int) -> str:
    """Return the first phrase that is said more often running than the Arabic says any."""
    keys = [word.key for word in found]
    for start, period, times in _runs(keys):
        if times <= allowed:
            continue
        phrase = found[start : start + period]
        if period == 1 and times == 2 and not _is_doubled_by_mistake(text, *found[start : start + 2]):  # noqa: PLR2004
            continue
        if any(len(word.key) > 1 and not word.key.isdigit() for word in phrase):
            return text[phrase[0].start : phrase[-1].end]
    return ""


def _runs(keys: Sequence[str]) -> list[tuple[int, int, int]]:
    """List every phrase that is said at least twice running: its place, length, and how often."""
    runs: list[tuple[int, int, int]] = []
    size = len(keys)
    for period in range(1, min(_LONGEST_PHRASE, size // 2) + 1):
        same = 0
        for place in range(size - period):
            if keys[place] == keys[place + period]:
                same += 1
                continue
            if same >= period:
                runs.append((place - same, period, same // period + 1))
            same = 0
        if same >= period:
            runs.append((size - period - same, period, same // period + 1))
    return runs


def _is_doubled_by_mistake(text: str, first: EnglishWord, second: EnglishWord) -> bool:
    """Tell whether a word stands twice by mistake: not "had had", "Will will" or "Iraq. Iraq"."""
    if first.key in _doubled() or not _BARE_GAP.fullmatch(text, first.end, second.start):
        return False
    return first.text == second.text or first.start == 0


def _times_running(source: str) -> int:
    """Tell how often running the Arabic says any of its phrases: 1 where it repeats nothing."""
    keys = [fold_text(word.text) for word in words(source)]
    return max((times for _, _, times in _runs(keys)), default=1)


def _twice_anywhere(text: str, found: Sequence[EnglishWord], source: str) -> str:
    """Return a clause that comes a second time, if the Arabic repeats no words of its own."""
    first = _repeated([word.key for word in found], _CLAUSE)
    if first is None:
        return ""
    if _repeated([fold_text(word.text) for word in words(source)], _ARABIC_CLAUSE) is not None:
        return ""
    return text[found[first].start : found[first + _CLAUSE - 1].end]


def _repeated(keys: Sequence[str], size: int) -> int | None:
    """Return where so many words first stand that come again behind themselves, if any do."""
    seen: dict[tuple[str, ...], int] = {}
    for place in range(len(keys) - size + 1):
        earlier = seen.setdefault(tuple(keys[place : place + size]), place)
        if earlier + size <= place:
            return earlier
    return None


def _word_around(text: str, start: int, end: int) -> str:
    """Return the stretch with the letters before and after it that belong to its word."""
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


@cache
def _doubled() -> frozenset[str]:
    source = files("sitegen.data").joinpath("doublings.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(source)["doubled"])
