"""Arabic names in Latin letters, as a reader of English news would expect to meet them.

In: a name of any number of words. Out: its Latin form, plain ASCII for what was Arabic; Latin text
passes through. Common names come from a list, all others from letter rules, which guess the short
vowels that Arabic does not write: a form for reading and for file names, not a proof of spelling.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sitegen.arabic.letters import INVISIBLE, MARKS, TATWEEL, fold_text
from sitegen.arabic.numbers import western_digits
from sitegen.arabic.sounds import sound_out

# Letters of the Arabic script, Persian, Kurdish and Urdu ones among them, with their marks; not its
# digits and not its punctuation.
_WORD = re.compile(
    rf"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff{MARKS}]+"
)
_PUNCTUATION = str.maketrans("،؛؟٪٫٬۔", ",;?%.,.")
# Parts two halves of one name that are written close together, as in the Persian for Ali-Reza.
_NON_JOINER = "\u200c"
_HALF_SPACE = re.compile(rf"(?<=\w){_NON_JOINER}(?=\w)")
_NOT_SHOWN = dict.fromkeys(map(ord, INVISIBLE + TATWEEL + _NON_JOINER))
_VOWEL_MARKS = re.compile("[\u064e-\u0650]")
# Folding would take these for the Arabic letters that they resemble, and find the wrong name.
_FOREIGN = re.compile("[پچژگڤ]")
_ARTICLE = "ال"
_WRITTEN_ARTICLE = re.compile(f"^[اٱ][{MARKS}]*ل[{MARKS}]*")
# Fewer letters behind alef and lam are no word with an article.
_MIN_BEHIND_ARTICLE = 2
_GOD = "الله"
_SERVANT = "عبد"


@dataclass(frozen=True, slots=True)
class _Names:
    """The packaged list, each part by the folded spelling."""

    names: Mapping[str, str]
    particles: Mapping[str, str]
    before: Mapping[str, str]
    whole: Mapping[str, str]


def romanise(name: str) -> str:
    """Return the Latin form of a name: "محمد الجزيري" becomes "Muhammad al-Jaziri".

    Every word begins with a capital, except "al-", "bin" and "ibn" inside the name. Tashkeel is
    used where it is written. Digits become Western ones, Arabic punctuation its Latin twin;
    everything that is not Arabic stays as it is (in NFC), spaces and hyphens too.
    """
    text = _HALF_SPACE.sub("-", unicodedata.normalize("NFC", name))
    text = western_digits(text.translate(_NOT_SHOWN).translate(_PUNCTUATION))
    matches = list(_WORD.finditer(text))
    pieces: list[str] = []
    done, number = 0, 0
    while number < len(matches):
        word = matches[number]
        following = matches[number + 1] if number + 1 < len(matches) else None
        joined = following is not None and text[word.end() : following.start()] == " "
        neighbour = following[0] if following and joined else ""
        latin, taken = _word(word[0], neighbour, first=number == 0)
        pieces += (text[done : word.start()], latin)
        number += taken
        done = matches[number - 1].end()
    return "".join((*pieces, text[done:]))


def _word(word: str, neighbour: str, *, first: bool) -> tuple[str, int]:
    """Return the Latin form of a word, or of it and its neighbour, and how many words that is."""
    listed = _listed()
    folded, beside = fold_text(word), fold_text(neighbour)
    if beside == _GOD and folded not in listed.particles and folded not in listed.before:
        return _with_god(_bare(word)), 2
    if folded == _SERVANT and beside == _GOD:
        return "Abdullah", 2
    if folded == _SERVANT and not beside.startswith(_ARTICLE):
        return _bare(word), 1
    if folded == _SERVANT:
        return f"{listed.before[_SERVANT]} {_with_article(neighbour)}", 2
    if folded.startswith(_SERVANT + _ARTICLE) and folded not in listed.names:
        return f"{listed.before[_SERVANT]} {_with_article(word[len(_SERVANT) :])}", 1
    if folded in listed.particles:
        particle = listed.particles[folded]
        return (_capital(particle) if first else particle), 1
    if folded in listed.before and neighbour:
        return listed.before[folded], 1
    if folded in listed.whole:
        return listed.whole[folded], 1
    # A hamza on the alef makes it part of the name, as in Almaty.
    if _WRITTEN_ARTICLE.match(word) and len(folded) >= len(_ARTICLE) + _MIN_BEHIND_ARTICLE:
        return ("Al-" if first else "al-") + _with_article(word), 1
    return _bare(word), 1


def _with_god(before: str) -> str:
    """Join a word to الله behind it, as in Nasrallah; a vowel gives way, as in Atallah."""
    return f"{before.rstrip('aiu')}allah"


def _bare(word: str, *, arabic: bool = False) -> str:
    """Return the Latin form of one word without an article, from the list or by the rules."""
    listed = None
    if not _VOWEL_MARKS.search(word) and not _FOREIGN.search(word):
        listed = _listed().names.get(fold_text(word))
    return listed or _capital(sound_out(word, arabic=arabic))


def _with_article(word: str) -> str:
    """Return what stands behind the article; only Arabic words take one."""
    return _bare(_WRITTEN_ARTICLE.sub("", word), arabic=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _listed() -> _Names:
    source = resources.files("sitegen.data").joinpath("romanise.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    folded = {
        name: {fold_text(arabic): latin for arabic, latin in table.items()}
        for name, table in tables.items()
    }
    return _Names(**folded)
