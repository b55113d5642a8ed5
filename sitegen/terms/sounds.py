"""Tells how alike two names sound, whether each is written in Arabic or in Latin letters.

In go words of either script; out come strings of sounds, one character each, and a likeness between
0 and 1. Letters that Arabic has none of its own for (p, g, v, ch) count as near the ones it writes
for them, and vowels weigh little, for Arabic leaves most of them out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from sitegen.arabic.letters import MARKS, TATWEEL

# Words whose sounds are kept: a build meets the same names again and again.
_KEPT = 8192
# Sounds; no name is longer, and the time grows with the square.
_LONGEST = 48

# Two names that sound less alike have nothing to do with each other.
UNLIKE = 0.55

# One character per sound. S sh, Z zh, C ch as in church, X a Latin ch (ch, k, kh or sh), T th,
# D dh, x kh, G gh, c a Latin c before e or i, j a Latin j, J the Arabic jim, ' ayn and hamza.
_ARABIC = str.maketrans({
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ة": "h", "ب": "b", "ت": "t",
    "ث": "T", "ج": "J", "ح": "h", "خ": "x", "د": "d", "ذ": "D", "ر": "r", "ز": "z", "س": "s",
    "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "'", "غ": "G", "ف": "f", "ق": "q",
    "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ء": "'", "ؤ": "w",
    "ئ": "y", "پ": "p", "چ": "C", "ژ": "Z", "گ": "g", "ڤ": "v", "ڨ": "g", "ڭ": "g", "ک": "k",
    "ی": "y", "ہ": "h", "ھ": "h", "ۀ": "h", "ە": "e", "ۆ": "o", "ێ": "e", "ې": "y",
}) | dict.fromkeys(map(ord, MARKS + TATWEEL))  # fmt: skip
_ARABIC_GROUPS = (("تش", "C"), ("دج", "J"), ("نغ", "ng"), ("ذا", "Da"))
# Letters that sound otherwise together, or before e, i and y; longer ones first.
_LATIN_GROUP = re.compile(
    "tsch|tch|tsh|sch|dzh|cch|sh|dj|zh|kh|gh|th|dh|ph|ch|ck|cq|cc(?=[eiy])|c(?=[eiy])|qu"
    "|ee|ea|ie|oo|ou|au|aw|[cx]"
)
_LATIN_SOUNDS = {
    "tsch": "C", "tch": "C", "tsh": "C", "sch": "S", "dzh": "J", "cch": "X", "sh": "S", "dj": "J",
    "zh": "Z", "kh": "x", "gh": "G", "th": "T", "dh": "D", "ph": "f", "ch": "X", "ck": "k",
    "cq": "k", "cc": "c", "qu": "kw", "ee": "i", "ea": "i", "ie": "i", "oo": "u", "ou": "u",
    "au": "o", "aw": "o", "x": "ks",
}  # fmt: skip
_DOUBLED = re.compile(r"([a-zA-Z'])\1+")

# Before these a c is soft.
_SOFTENING = ("e", "i", "y")
_VOWELS = "aeiou"
# What it costs to leave a sound out. A consonant is 1.
_OMITTED: Mapping[str, float] = {
    **dict.fromkeys(_VOWELS, 0.2), "'": 0.1, "h": 0.4, "w": 0.4, "y": 0.35, "G": 0.8,
}  # fmt: skip
# Consonants that are taken for one another are of one kind; all others are left out here, for they
# may be lost at little cost.
_KINDS = str.maketrans({
    **dict.fromkeys("bpf", "b"), **dict.fromkeys("tdTDszSZCXckgqxG", "t"),
    **{kind: kind for kind in "lmnr"}, **dict.fromkeys("aeiou'hwyvjJ", ""),
})  # fmt: skip
# The first sound of a name is hardly ever lost.
_FIRST = 1.3


def _pairs() -> Mapping[str, float]:
    """Return what it costs to take one sound for another, for pairs that are taken for it."""
    costs: dict[str, float] = {}
    for cost, pairs in (
        (0.05, "wo wu yi ye ow uw Jj kq XC cs ae' ou ei a' jJ"),
        (0.1, "pb fv gG gJ Gg Xx XS Xk Tt Ds Dz Dd sz qk vf ea oa Ae ia ua xX cC JZ Zz"),
        (0.2, "gj kg Ts xk xh CS Cs SC Ss wv ZS cS ck Jy jy gq qg jZ jz Jz CJ jC cz aw ay"),
        (0.3, "ao au ae ai eo eu io iu oi oe"),
        (0.4, "td wf gk Gk hx Gx jh jx Gq zD CT yw hG bv wb pf Zs"),
    ):
        for pair in pairs.split():
            first, second = pair[0], pair[1]
            for key in (first + second, second + first):
                costs.setdefault(key, cost)
    return costs


_TAKEN_FOR = _pairs()


@lru_cache(maxsize=_KEPT)
def arabic_sounds(word: str) -> str:
    """Return the sounds of an Arabic word; Latin letters in it sound as Latin ones do."""
    for letters, sound in _ARABIC_GROUPS:
        word = word.replace(letters, sound)
    spelt = "".join(one for one in word.translate(_ARABIC) if one.isalnum() or one == "'")
    return _DOUBLED.sub(r"\1", spelt)[:_LONGEST]


@lru_cache(maxsize=_KEPT)
def latin_sounds(form: str) -> str:
    """Return the sounds of a Latin word, given without case and accents."""
    sounds = _LATIN_GROUP.sub(_group_sound, form)
    return _DOUBLED.sub(r"\1", sounds)[:_LONGEST]


def _group_sound(match: re.Match[str]) -> str:
    if match[0] == "c":
        return "c" if match.string[match.end() : match.end() + 1] in _SOFTENING else "k"
    return _LATIN_SOUNDS[match[0]]


@lru_cache(maxsize=_KEPT)
def weight(sounds: str) -> float:
    """Return how much there is to compare: 1 for a consonant, little for a vowel."""
    return sum(_OMITTED.get(sound, 1.0) for sound in sounds)


@lru_cache(maxsize=_KEPT)
def likeness(first: str, second: str) -> float:
    """Return how alike two strings of sounds are: 1 the same, 0 nothing in common.

    0 as well where they are too unlike to be the same name.
    """
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    whole = weight(first) + weight(second)
    if _least_difference(first, second) > (1.0 - UNLIKE) * whole / 2.0:
        return 0.0
    alike = 1.0 - 2.0 * _distance(first, second) / whole
    return alike if alike >= UNLIKE else 0.0


def _least_difference(first: str, second: str) -> float:
    """Return what turning one into the other costs at least, by the kinds of their consonants."""
    rest = second.translate(_KINDS)
    cost = 0.0
    for kind in first.translate(_KINDS):
        shorter = rest.replace(kind, "", 1)
        if len(shorter) == len(rest):
            cost += 1.0
        rest = shorter
    return max(cost, float(len(rest)))


def _distance(first: str, second: str) -> float:
    """Return the least cost of turning one into the other, a sound at a time."""
    omitted = [_OMITTED.get(sound, 1.0) for sound in second]
    row = [0.0]
    for cost in omitted:
        row.append(row[-1] + cost)
    for at, sound in enumerate(first):
        without = _OMITTED.get(sound, 1.0)
        left = row[0] + without
        diagonal = row[0]
        row[0] = left
        for column, other in enumerate(second):
            above = row[column + 1]
            if sound == other:
                best = diagonal
            else:
                taken = _TAKEN_FOR.get(sound + other)
                if taken is None:
                    taken = max(without, omitted[column])
                best = diagonal + (taken if at or column else taken * _FIRST)
            if above + without < best:
                best = above + without
            if left + omitted[column] < best:
                best = left + omitted[column]
            diagonal = above
            row[column + 1] = left = best
    return row[-1]
