"""Whether a Latin form can be a reading of an Arabic word: how alike the two sound.

In: the word's sounds by letter rules, and a Latin form in small letters. Out: a number, 1 for the
same sounds. Vowels weigh little, for the rules guess them; letters at the end may be silent, as in
Deschamps. Tells a reading from another name, not a good spelling from a bad one.
"""

from __future__ import annotations

import re

# One character for letters that sound as one: S sh, C ch as in church, X a ch of any kind, T th,
# D dh, K kh, G gh, Z zh. Longer ones first.
_GROUPS = {
    "tzsch": "C", "tsch": "C", "tch": "C", "tsh": "C", "sch": "S", "dzh": "j", "cch": "X",
    "sh": "S", "sz": "S", "cz": "C", "dj": "j", "zh": "Z", "kh": "K", "gh": "G", "th": "T",
    "dh": "D", "ph": "f", "ch": "X", "ck": "k", "qu": "k", "tz": "ts", "x": "ks", "gn": "n",
}  # fmt: skip
_GROUP = re.compile("|".join(_GROUPS))
_DOUBLED = re.compile(r"(.)\1+")
# Sounds that are written or read for one another, as p and v by the Arabic b and f, and the Latin j
# by ج, خ, ش or ي.
_NEAR = (
    "aeiou", "iyj", "uow", "bp", "fvwpb", "tdTD", "dDzZ", "sczTDZ", "sScCXZ", "tcC", "jZCXGgS",
    "gGjkqh", "kqgcX", "KXhkGjG", "mn", "hjK", "ly", "rG",
)  # fmt: skip
_VOWELS = "aeiou"
# What it costs to leave a sound out or to take it for a near one; other consonants cost a whole.
_VOWEL = 0.2
_WEAK = 0.4
_WEAK_SOUNDS = "hwyG"
_TAKEN = 0.15
# After the last vowel French and English let letters fall silent.
_SILENT = 0.4
_SILENT_SOUNDS = "stdzxprkc"


def likeness(sounded: str, latin: str) -> float:
    """Return how alike two words in small Latin letters sound: 1 the same, 0 and less nothing."""
    first, second = _sounds(sounded), _sounds(latin)
    weights = _weights(second, ending=True)
    row = [0.0]
    for weight in weights:
        row.append(row[-1] + weight)
    together = sum(_weights(first)) + sum(_weights(second))
    for sound, without in zip(first, _weights(first), strict=True):
        before, row[0] = row[0], row[0] + without
        for place, (other, weight) in enumerate(zip(second, weights, strict=True)):
            taken = before + _difference(sound, other, max(without, weight))
            before = row[place + 1]
            row[place + 1] = min(taken, before + without, row[place] + weight)
    return 1.0 - 2.0 * row[-1] / together if together else 0.0


def _sounds(latin: str) -> str:
    letters = "".join(filter(str.isalpha, latin))
    return _DOUBLED.sub(r"\1", _GROUP.sub(lambda match: _GROUPS[match[0]], letters))


def _weights(sounds: str, *, ending: bool = False) -> list[float]:
    """Return what each sound weighs; `ending`: those that may be silent at the end less."""
    silent = len(sounds.rstrip(_SILENT_SOUNDS)) if ending else len(sounds)
    return [
        _VOWEL
        if sound in _VOWELS
        else _WEAK
        if sound in _WEAK_SOUNDS
        else _SILENT
        if place >= silent
        else 1.0
        for place, sound in enumerate(sounds)
    ]


def _difference(sound: str, other: str, most: float) -> float:
    """Return what it costs to take a sound for another."""
    if sound == other:
        return 0.0
    return min(most, _TAKEN) if any(sound in near and other in near for near in _NEAR) else most
