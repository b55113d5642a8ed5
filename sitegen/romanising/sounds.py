"""One Arabic word sounded out in Latin letters, by rule.

In: one word, with or without tashkeel. Out: its sounds in small ASCII letters. Tells names that are
Arabic by their letters from those of elsewhere, where و is rather an o and a last ف often a v.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.arabic.letters import MARKS
from sitegen.romanising.syllables import Sound, write

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z",
    "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v", "ڨ": "g", "ڭ": "ng", "ک": "k", "ڪ": "k",
    "ٹ": "t", "ڈ": "d", "ڑ": "r", "ڕ": "r", "ں": "n", "ڵ": "l", "ہ": "h", "ھ": "h",
}  # fmt: skip
# A catch of the voice, which English does not write; the vowel upon it is heard all the same.
_CATCHES = "عءؤئ"
_ALEFS = "اأإآٱ"
# Before these و and ي are w and y.
_OPENING = f"{_ALEFS}ىةۀ"
_VOWELS = {"ى": "a", "ة": "a", "ۀ": "a", "ە": "e", "ے": "e", "ێ": "e", "ۆ": "o", "ۇ": "u"}
_YEHS = "يیې"
_SHADDA = "\u0651"
_SUKUN = "\u0652"
_FATHATAN = "\u064b"
_DAGGER_ALEF = "\u0670"
_SHORT = {"\u064e": "a", "\u064f": "u", "\u0650": "i"}
_LENGTHENED = {"a": _OPENING, "u": "و", "i": _YEHS}
# Letters that names from elsewhere are hardly ever written with.
_ARABIC_ONLY = frozenset("عحصضطظذقءؤئة")
# What letters stand for in names from elsewhere, by their neighbours, in words that are not too
# short for a name from there: v in the endings of Slavic names and mostly between vowels, ng, and
# the hard g, for which Arabic has no letter. The dots of a lookbehind count letters.
_ELSEWHERE = (
    (re.compile("نغ|(?<=.)نج(?=$|[بتدركلمنهس])"), "ڭ"),
    (re.compile("(?<=.)غ|غ(?=.{4})|(?<=[رلن])ج$|(?<=..)ج(?=[رل])|ج(?=ر.{3})"), "گ"),
    (re.compile("(?<=.{3}[وي])ف$|(?<=.{4}ا)ف$|(?<=.{3})ف(?=ا$)|(?<=.[ويا])ف(?=يتش$)"), "ڤ"),
    (re.compile("(?<=..)ف(?=سك[يا]$|ين$)|(?<=.[ويا])(?<!ستي)ف(?=[ويا].)"), "ڤ"),
)


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter with the marks on it; "" and "" beyond the ends of the word."""

    letter: str = ""
    marks: str = ""

    @property
    def short(self) -> str:
        """The short vowel written on it, "" for none."""
        return next((_SHORT[mark] for mark in self.marks if mark in _SHORT), "")

    @property
    def spoken(self) -> bool:
        """Whether the marks make a consonant of و or ي."""
        return bool(self.short) or _SHADDA in self.marks

    def among(self, letters: str) -> bool:
        """Tell whether the letter is one of these."""
        return bool(self.letter) and self.letter in letters


_MARKED_LETTER = re.compile(f"[^{MARKS}][{MARKS}]*")
_NO_LETTER = _Letter()
_NO_SOUND = Sound("")


@dataclass(frozen=True, slots=True)
class _Place:
    """A letter of the word, its neighbours, and the sound before it."""

    one: _Letter
    before: _Letter
    after: _Letter
    sound: Sound
    arabic: bool

    @property
    def first(self) -> bool:
        """Whether the word begins here."""
        return not self.before.letter


def sound_out(word: str, *, arabic: bool = False) -> str:
    """Return the word's sounds, `[a-z]` alone; "" for a word without letters that sound.

    `arabic`: it is known to be Arabic; otherwise its letters tell, or that its vowels are written.
    """
    arabic = arabic or not _ARABIC_ONLY.isdisjoint(word) or not _SHORT.keys().isdisjoint(word)
    letters = [_NO_LETTER, *_letters(word, arabic=arabic), _NO_LETTER]
    sounds: list[Sound] = []
    for before, one, after in zip(letters, letters[1:], letters[2:], strict=False):
        last = sounds[-1] if sounds else _NO_SOUND
        sounds += _sounds(_Place(one, before, after, last, arabic))
    return write(sounds, arabic=arabic)


def _letters(word: str, *, arabic: bool) -> list[_Letter]:
    """Pair each letter with its marks; in a name from elsewhere ف may become ڤ, غ mostly گ."""
    if not arabic:
        for letters, sound in _ELSEWHERE:
            word = letters.sub(sound, word)
    return [_Letter(match[0][0], match[0][1:]) for match in _MARKED_LETTER.finditer(word)]


def _sounds(place: _Place) -> list[Sound]:
    """Return the sounds of the letter at this place."""
    letter = place.one.letter
    if letter in _ALEFS:
        return _alef(place)
    if letter == "و":
        return _waw(place)
    if letter in _YEHS:
        return _yeh(place)
    if letter in _CATCHES:
        return _catch(place)
    if letter in _VOWELS:
        return _long(_VOWELS[letter], place)
    if letter == "ت" and place.after.letter == "ش" and not place.arabic:
        return []
    if letter == "ش" and place.before.letter == "ت" and not place.arabic:
        return _consonant("ch", place)
    return _consonant(_CONSONANTS[letter], place) if letter in _CONSONANTS else []


def _consonant(latin: str, place: _Place) -> list[Sound]:
    """Return a consonant, twice under a shadda, with the vowel that is written on it."""
    one = place.one
    # Two letters for one sound are not doubled: nobody writes Abbashsh.
    twice = _SHADDA in one.marks and len(latin) == 1
    sounds = [Sound(latin, closed=_SUKUN in one.marks)] * (1 + twice)
    if _DAGGER_ALEF in one.marks:
        return [*sounds, Sound("a", vowel=True, long=True)]
    if _FATHATAN in one.marks:
        ending = [] if place.after.letter == "ى" else [Sound("n")]
        return [*sounds, Sound("a", vowel=True), *ending]
    if one.short and not place.after.among(_LENGTHENED[one.short]):
        sounds.append(Sound(one.short, vowel=True))
    return sounds


def _long(vowel: str, place: _Place) -> list[Sound]:
    """Return a vowel that has a letter of its own, unless it was heard just before."""
    heard = place.sound.vowel and place.sound.text == vowel
    return [] if heard else [Sound(vowel, vowel=True, long=True)]


def _alef(place: _Place) -> list[Sound]:
    one, after = place.one, place.after
    if _FATHATAN in place.before.marks:
        return []  # only carries the ending -an
    if not place.first:
        return _consonant("", place) if _FATHATAN in one.marks else _long("a", place)
    if one.letter == "آ":
        return _long("a", place)
    if one.short:
        lengthened = one.short != "a" and after.among(_LENGTHENED[one.short])
        return [] if lengthened else [Sound(one.short, vowel=True)]
    if one.letter == "إ":
        return [] if after.among(_YEHS) else [Sound("i" if place.arabic else "e", vowel=True)]
    # At the beginning او is o or u, اي is i; but أي is ay, and أيوب is Ayub.
    carries = after.letter == "و" or (after.among(_YEHS) and one.letter != "أ")
    return [] if carries else [Sound("a", vowel=True)]


def _waw(place: _Place) -> list[Sound]:
    after, last = place.after, place.sound
    carried = place.before.among("اأإ") and not last.text
    if place.one.spoken or after.among(_OPENING) or (place.first and not carried):
        return _consonant("w", place)
    if last.text == "a" and not (last.long and not after.among(f"و{_YEHS}")):
        return _consonant("w", place)
    if last.text == "a":
        return _long("u", place)
    if not carried and (after.letter == "و" or (place.arabic and after.among(_YEHS))):
        return _consonant("w", place)
    return _long("u" if place.arabic else "o", place)


def _yeh(place: _Place) -> list[Sound]:
    after, last = place.after, place.sound
    if place.one.spoken or place.first or (after.among(_OPENING) and last.vowel):
        return _consonant("y", place)
    if after.letter == "ة":
        return [Sound("i", vowel=True), Sound("y")]
    if last.text == "a":
        diphthong = last.long and after.letter and not after.among(_YEHS)
        return _long("i", place) if diphthong else _consonant("y", place)
    # The second of two, as in Tokayev and Pierre.
    if last.text in ("y", "i") and place.before.among(_YEHS) and after.letter:
        return _long("e", place)
    return _long("i", place)


def _catch(place: _Place) -> list[Sound]:
    """Return what is heard of ع and hamza: nothing, but the vowel that goes with it."""
    letter, after, last = place.one.letter, place.after, place.sound
    if letter == "ء" and last.text == "a" and last.long and not after.letter:
        return [Sound("a", vowel=True)]
    if letter == "ؤ" and not last.vowel and not place.first and after.letter != "و":
        return [Sound("u", vowel=True)]
    if letter == "ئ" and last.vowel and after.letter and not after.among(_YEHS):
        return [Sound("i", vowel=True)]
    return _consonant("", place)
