"""Sounds of a word to Latin letters: guesses the short vowels that Arabic leaves unwritten.

In: consonants and written vowels in order. Out: a word without heaps of consonants. No syllable of
an Arabic word begins or ends with two consonants; in one from elsewhere it may, with those listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# Pairs of consonants that European names begin with, and that they end with.
_ONSETS = frozenset({
    "br", "bl", "kr", "kl", "dr", "fr", "fl", "gr", "gl", "pr", "pl", "tr", "thr", "shr", "vr",
    "st", "sk", "sp", "sm", "sn", "sl", "sw", "sf", "shm", "shn", "shl", "sht",
})  # fmt: skip
_CODAS = frozenset({
    "rt", "rd", "rk", "rg", "rm", "rn", "rl", "rs", "rz", "rf", "rsh", "rch", "rth", "rb", "rp",
    "rj", "lt", "ld", "lk", "lf", "lm", "lz", "ls", "lb", "lp", "lsh", "nt", "nd", "nk", "ns",
    "nz", "nsh", "nj", "nch", "ng", "mb", "mp", "ms", "st", "sk", "sp", "ft", "ks", "ts", "kt",
    "ght", "sht",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sound:
    """A consonant or a vowel, in small letters; a consonant may be silent (empty).

    `long`: a vowel written with a letter of its own. `closed`: nothing is heard between this
    consonant and the next.
    """

    text: str
    vowel: bool = False
    long: bool = False
    closed: bool = False


_GUESSED = Sound("a", vowel=True)


def write(sounds: Sequence[Sound], *, arabic: bool) -> str:
    """Write the sounds one after the other, with a vowel wherever consonants would heap up.

    `arabic`: whether to go by Arabic syllables or by European ones.
    """
    written: list[str] = []
    run: list[Sound] = []
    last: Sound | None = None
    for sound in sounds:
        if not sound.vowel:
            run.append(sound)
            continue
        written += (_within(run, last, arabic=arabic), sound.text)
        run, last = [], sound
    written.append(_ending(run, last, arabic=arabic))
    return "".join(written)


def _within(run: Sequence[Sound], last: Sound | None, *, arabic: bool) -> str:
    """Write the consonants before a vowel; `last` is the vowel before them, None at the start."""
    if last is None:
        return _beginning(run, arabic=arabic)
    pieces: list[str] = []
    at = 0
    # Between two vowels two consonants part, one to each syllable.
    while (size := len(run) - at) > 3 or (size == 3 and (arabic or not _spoken(run[at:]))):
        cut = 1 if size == 3 and not arabic else 2
        pieces += (_text(run[at : at + cut]), _guess(arabic))
        at += cut
    return "".join(pieces) + _text(run[at:])


def _beginning(run: Sequence[Sound], *, arabic: bool) -> str:
    """Write the consonants that a word begins with, before its first written vowel."""
    size = len(run)
    begun = _onset(run, arabic=arabic)
    if size <= begun:
        return _text(run)
    vowel = "a" if begun == 1 else _guess(arabic)
    return _text(run[:begun]) + vowel + _within(run[begun:], _GUESSED, arabic=arabic)


def _ending(run: Sequence[Sound], last: Sound | None, *, arabic: bool) -> str:
    """Write the consonants that a word ends with, or all it has where no vowel is written."""
    if last is None and run:
        begun = _onset(run, arabic=arabic) if len(run) > 2 else 1
        return _text(run[:begun]) + "a" + _ending(run[begun:], _GUESSED, arabic=arabic)
    # Names like Khalid and Tariq: the long a of such a word calls for an i.
    agent = arabic and len(run) == 2 and last is not None and last.long and last.text == "a"
    vowel = "i" if agent else _guess(arabic)
    pieces: list[str] = []
    at = 0
    while not _closes(run[at : at + 4], arabic=arabic):
        size = len(run) - at
        cut = 1 if size == 2 or (size == 3 and _closes(run[at + 1 :], arabic=arabic)) else 2
        pieces += (_text(run[at : at + cut]), vowel)
        at += cut
    return "".join(pieces) + _text(run[at:])


def _closes(run: Sequence[Sound], *, arabic: bool) -> bool:
    """Tell whether a word can end with these consonants, without a vowel between them."""
    if len(run) < 2 or (len(run) == 2 and run[0].closed):
        return True
    if arabic or len(run) > 3:
        return False
    return all(first.text + second.text in _CODAS for first, second in pairwise(run))


def _onset(run: Sequence[Sound], *, arabic: bool) -> int:
    """Return how many of the consonants a word can begin with, without a vowel between them."""
    return 2 if not arabic and _text(run[:2]) in _ONSETS else 1


def _spoken(run: Sequence[Sound]) -> bool:
    """Tell whether three consonants between vowels need no other vowel."""
    first, second, third = (sound.text for sound in run)
    doubled = first == second or second == third
    return not doubled and (second + third in _ONSETS or first + second in _CODAS)


def _text(run: Sequence[Sound]) -> str:
    return "".join(sound.text for sound in run)


def _guess(arabic: bool) -> str:
    return "a" if arabic else "e"
