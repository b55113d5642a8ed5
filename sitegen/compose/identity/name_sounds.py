"""Words of names that differ in letters alone: whether two of them are one word.

In: folded words. Out: keys by which such words meet, and how near two of them are. Guesses nothing
where a vowel may tell two Arabic names apart: حسن and حسين stay two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from sitegen.compose.identity.name_families import families
from sitegen.compose.identity.name_words import ARTICLE, bare

# One word. Very likely one, where the rest of the name agrees. Perhaps: by its vowels, by its
# letters. Another one.
Nearness = Literal["same", "likely", "sound", "spelling", "other"]

# Words whose keys are kept: more than an archive of 100 000 articles has in its names.
_KEPT = 2**18
# Letters that stand for the same foreign sound, whoever writes.
_ONE_SOUND = str.maketrans({
    "ج": "غ", "ق": "ك", "ط": "ت", "ص": "س", "ذ": "ز", "ظ": "ز", "ض": "د",
})  # fmt: skip
# Letters that some newsrooms write for a foreign sound that Arabic lacks, and some do not: g, v
# and p, kh and ch, z. Words that differ in one of these meet; whether they are one is asked then.
_LOOSE = str.maketrans({
    "غ": "ك", "خ": "ك", "ب": "ف", "و": "ف", "ز": "س", "ث": "س",
})  # fmt: skip
# Of these pairs the rest of a name tells enough: g, kh, ch, v, z. The others, as غ and ك, are two
# sounds elsewhere.
_LIKELY = frozenset(map(frozenset, ("قغ", "قج", "خك", "چش", "ڤف", "زس")))
_CH = re.compile("تش")
_HEARD_WAW = re.compile("(?<!و)و(?=[اي])")
_VOWELS = "اويءؤئ"
# Vowels at a name's end tell people apart (زاخاروف, زاخاروفا): they stay, by their kind.
_ENDINGS = {"ا": "a", "ه": "a", "ي": "i", "و": "o"}
_ENDING_KINDS = "aio"
# With these a foreign h or a catch of the voice may be written, or left to the alef.
_OPENINGS = {"ا": frozenset("هع"), "ه": frozenset("ا"), "ع": frozenset("ا")}
_SILENT = "ه"
# A name of origin or descent is the same with its article and without: طالباني, الطالباني.
_NISBA = "ي"
# Letters of Arabic names that foreign ones are hardly ever spelt with.
_ARABIC_ONLY = frozenset("عحصضظ")
# Fewer consonants are the root of an Arabic word, whose vowels make it another name.
_MIN_CONSONANTS = 4
# Arabic names of four consonants that differ in a vowel alone: سلمان and سليمان, مبارك and مبروك.
_TOLD_BY_VOWELS = frozenset({"سلمن", "مبرك"})
# A shorter word with another consonant is another word: نجم and نغم.
_MIN_LETTERS = 4
# Where all but the first or the last letter agree: so many letters make it the same word; fewer
# make it a question; still fewer are another word, as in علا and هلا.
_LONG_REST = 5
_SHORT_REST = 3


@lru_cache(maxsize=_KEPT)
def near(first: str, second: str) -> Nearness:
    """Tell how near two words of names are; of which kind of name they are makes no difference."""
    if first == second or families().word(first) == families().word(second):
        return "same"
    one, two = bare(first), bare(second)
    if first.startswith(ARTICLE) != second.startswith(ARTICLE):
        is_nisba = all(len(word) > _MIN_LETTERS and word.endswith(_NISBA) for word in (one, two))
        if is_nisba:
            return _near(one, two)
        return "sound" if one == two else "other"
    return _near(one, two)


@lru_cache(maxsize=_KEPT)
def skeleton(word: str) -> str:
    """Return a word's consonants, one letter for each sound, and the kind of vowel it ends in."""
    spelt = bare(word).translate(_ONE_SOUND)
    ending = _ENDINGS.get(spelt[-1:], "")
    # A vowel that begins the word counts as one, whichever it is: إيغور, ايغور, أغور.
    opening = "ا" if spelt[:1] and spelt[0] in "اءؤئ" else spelt[:1]
    inner = spelt[1:-1] if ending else spelt[1:]
    return opening + "".join(letter for letter in inner if letter not in _VOWELS) + ending


@lru_cache(maxsize=_KEPT)
def loose_skeleton(word: str) -> str:
    """Return what all spellings of a foreign word share, and many other words with it.

    Neither an opening ا, ه or ع nor the vowels are in it, and for g, v, ch and z one letter.
    """
    return "".join(_letter(letter) for letter in _consonants(bare(word)))


def is_arabic(word: str) -> bool:
    """Tell whether a word has letters that foreign names are hardly ever spelt with."""
    return not _ARABIC_ONLY.isdisjoint(word)


def _near(first: str, second: str) -> Nearness:
    """Compare words without article."""
    if first == second:
        return "same"
    by_edge = _near_by_edge(first, second)
    if by_edge != "other":
        return by_edge
    if skeleton(first) == skeleton(second) and not is_arabic(first + second):
        return _near_by_vowels(first, second)
    return _near_by_letters(first, second)


def _near_by_edge(first: str, second: str) -> Nearness:
    """Compare words that differ in their first letter alone, or in a silent ه at the end."""
    if first[1:] == second[1:] and second[:1] in _OPENINGS.get(first[:1], ()):
        is_h = _SILENT in (first[0], second[0])
        return "other" if is_h and is_arabic(first) else _by_length(first[1:])
    longer, shorter = sorted((first, second), key=len, reverse=True)
    if longer == shorter + _SILENT and shorter[-1:] == _NISBA and not is_arabic(shorter):
        # زكي and زكية are a man and a woman: such short ones are not even asked about.
        return "likely" if len(shorter) >= _LONG_REST else "other"
    stems = {word.rstrip(_VOWELS + _SILENT) for word in (first, second)}
    is_silent = any(word.endswith(("اه", "وه")) for word in (first, second))
    both_vowels = all(word[-1:] in _VOWELS + _SILENT for word in (first, second))
    return "spelling" if len(stems) == 1 and is_silent and both_vowels else "other"


def _by_length(rest: str) -> Nearness:
    if len(rest) >= _LONG_REST:
        return "likely"
    return "spelling" if len(rest) >= _SHORT_REST else "other"


def _near_by_vowels(first: str, second: str) -> Nearness:
    """Compare words of the same consonants."""
    if {first[-2:], second[-2:]} == {"يا", "يه"}:
        # Andrea, André.
        return "sound"
    one, two = _cut(first), _cut(second)
    if one == two:
        return "same" if len(first) >= _MIN_LETTERS else "sound"
    added = _added_vowels(one, two)
    if added is None:
        return "other"
    return "same" if added == 1 and _is_foreign(first) else "sound"


def _added_vowels(one: Sequence[str], two: Sequence[str]) -> int | None:
    """Return how many vowels more one of two words has; None where they have other vowels."""
    added = 0
    for left, right in zip(one, two, strict=True):
        if left not in right and right not in left:
            return None
        added += abs(len(left) - len(right))
    return added


def _near_by_letters(first: str, second: str) -> Nearness:
    """Compare words with different letters for what may be one foreign sound."""
    one, two = _consonants(first), _consonants(second)
    if len(one) != len(two) or len(one) < _MIN_CONSONANTS or first[-1:] != second[-1:]:
        return "other"
    if (first[0] in _OPENINGS) != (second[0] in _OPENINGS):
        return "other"
    pairs = [
        frozenset(pair)
        for pair in zip(one, two, strict=True)
        if pair[0].translate(_ONE_SOUND) != pair[1].translate(_ONE_SOUND)
    ]
    agreeing = "".join(left for left, right in zip(one, two, strict=True) if left == right)
    are_one_sound = all(len(set(map(_letter, pair))) == 1 for pair in pairs)
    if len(pairs) > 1 or is_arabic(agreeing) or not are_one_sound:
        return "other"
    cuts = _cut(_heard(first)), _cut(_heard(second))
    added = _added_vowels(*cuts) if len(cuts[0]) == len(cuts[1]) else None
    if added is None or added > 1:
        return "other"
    return "likely" if not added and _LIKELY.issuperset(pairs) else "spelling"


def _is_foreign(word: str) -> bool:
    """Tell whether a word has too many consonants for the root of an Arabic one."""
    consonants = skeleton(word).rstrip(_ENDING_KINDS).removeprefix("ا")
    return len(consonants) >= _MIN_CONSONANTS and consonants not in _TOLD_BY_VOWELS


def _cut(word: str) -> tuple[str, ...]:
    """Return what stands between the consonants of a word, which are left out."""
    parts = [""]
    # At the end ه is the vowel that ة and ا are.
    for position, letter in enumerate(word[:-1] + word[-1:].replace("ه", "ا")):
        if position and letter in _VOWELS:
            parts[-1] += letter
        else:
            parts.append("")
    return tuple(parts)


def _heard(word: str) -> str:
    """Return a word with one letter for tsh and one for a و that is heard as a consonant."""
    spelt = _CH.sub("چ", word)
    return spelt[:1] + _HEARD_WAW.sub("ڤ", spelt[1:])


def _consonants(word: str) -> str:
    """Return the consonants of a word as heard, without an opening ا, ه or ع and a silent ه."""
    spelt = _heard(word).removesuffix(_SILENT)
    opening = "" if spelt[:1] in _OPENINGS else spelt[:1]
    return opening + "".join(one for one in spelt[1:] if one not in _VOWELS)


def _letter(letter: str) -> str:
    """Return the letter that stands for all that are written for one foreign sound."""
    return {"چ": "ش", "ڤ": "ف"}.get(letter) or letter.translate(_ONE_SOUND).translate(_LOOSE)
