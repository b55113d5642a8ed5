"""Tells where the English goes round in circles although the Arabic does not.

In: a sentence and its English. Out: at most one doubt, with the words that come again: a word or a
phrase said twice running, a clause said twice, a syllable said over and over inside a word. Takes
time in proportion to the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sitegen.arabic.letters import fold_text
from sitegen.checks.english_endings import english_endings
from sitegen.checks.english_text import EnglishWord, detail
from sitegen.checks.sides import Sides
from sitegen.model import Doubt

# The longest phrase that is looked for twice running, in words; longer ones are clauses.
_LONGEST_PHRASE = 12
# A clause of so many words that comes again anywhere: shorter ones do in good English.
_CLAUSE = 6
# The Arabic of a clause that is rightly repeated has at least so many words running twice.
_ARABIC_CLAUSE = 2
# One letter five times, or a syllable four times: "Brrr", "hahaha" and "Mississippi" are words.
_SYLLABLES = re.compile(r"([^\W\d_])\1{4,}|([^\W\d_]{2,6}?)\2{3,}")
_TWICE = 2
# Words of which "X and X" and "X or X" are made.
_PAIRING = frozenset({"and", "or"})
_ARABIC_PAIRING = (fold_text("و"), fold_text("أو"))
# What may stand between a single word and itself, unless it stands behind both: "Iraq. Iraq has" is
# no loop, but "Iraq. Iraq." and "(applause) (applause)" are.
_BARE_GAP = re.compile(r"[\s)(\[\]*]*")
# The only letter that stands twice by mistake rather than as initials.
_ARTICLE = "a"


def loop_doubts(sides: Sides) -> tuple[Doubt, ...]:
    """Return a doubt with the words that come again in the English and not in the Arabic."""
    repeated = (
        _twice_running(sides) or _paired(sides) or _twice_anywhere(sides) or _syllables(sides)
    )
    return (Doubt("loop", detail(repeated)),) if repeated else ()


def _twice_running(sides: Sides) -> str:
    """Return the first phrase that is said more often running than the Arabic says any."""
    text, found = sides.english, sides.words
    runs = _runs([word.key for word in found])
    if not runs:
        return ""
    allowed = max((times for _, _, times in _runs(sides.arabic)), default=1)
    for start, period, times in runs:
        if times <= allowed:
            continue
        phrase = found[start : start + period]
        if period == 1 and times == _TWICE and not _is_mistake(text, *found[start : start + 2]):
            continue
        if any(map(str.isalpha, "".join(word.key for word in phrase))):
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


def _is_mistake(text: str, first: EnglishWord, second: EnglishWord) -> bool:
    """Tell whether a word stands twice by mistake: not "had had", "Will will" or "Iraq. Iraq"."""
    initial = len(first.key) == 1 and first.key != _ARTICLE
    if initial or first.key in english_endings().doubled:
        return False
    gap = text[first.end : second.start]
    if not _BARE_GAP.fullmatch(gap) and not text.startswith(gap.strip(), second.end):
        return False
    return first.text == second.text or first.start == 0


def _paired(sides: Sides) -> str:
    """Return "X or X" or "X and X", unless English says so or the Arabic does."""
    text, found = sides.english, sides.words
    for first, joining, second in zip(found, found[1:], found[2:], strict=False):
        if (
            first.key == second.key
            and joining.key in _PAIRING
            and first.key[0].isalpha()
            and not (joining.key == "and" and first.key in english_endings().paired)
            and text[first.start : second.end].count(" ") == _TWICE
        ):
            return "" if _pairs(sides.arabic) else text[first.start : second.end]
    return ""


def _pairs(arabic: Sequence[str]) -> bool:
    """Tell whether the Arabic says anything twice with "and" or "or" between."""
    joined = any(second == _ARABIC_PAIRING[0] + first for first, second in pairwise(arabic))
    return joined or any(
        first == second and joining in _ARABIC_PAIRING
        for first, joining, second in zip(arabic, arabic[1:], arabic[2:], strict=False)
    )


def _twice_anywhere(sides: Sides) -> str:
    """Return a clause that comes a second time, if the Arabic repeats no words of its own."""
    text, found = sides.english, sides.words
    first = _repeated([word.key for word in found], _CLAUSE)
    if first is None:
        return ""
    # "And an agreement with" says an agreement a second time.
    arabic = [word.removeprefix(_ARABIC_PAIRING[0]) for word in sides.arabic]
    if _repeated(arabic, _ARABIC_CLAUSE) is not None:
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


def _syllables(sides: Sides) -> str:
    """Return the word in which a syllable comes over and over, if none does so in the Arabic."""
    text = sides.english
    found = _SYLLABLES.search(text)
    if found is None or _SYLLABLES.search(sides.source):
        return ""
    start, end = found.span()
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]
