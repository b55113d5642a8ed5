"""Arabic names in Latin letters, as a reader of English news would expect to meet them.

In: a name of any number of words. Out: its Latin form, plain ASCII for what was Arabic; Latin text
passes through. Places have their English names, common names come from a list, all others from
patterns and letter rules, which guess the short vowels that Arabic does not write: a form for
reading and for file names, not a proof of spelling.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sitegen.arabic.letters import INVISIBLE, MARKS, TATWEEL, fold_text
from sitegen.arabic.numbers import western_digits
from sitegen.arabic.patterns import Pattern, read_patterns, vowelled
from sitegen.arabic.places import english_places
from sitegen.arabic.sounds import sound_out

# Letters of the Arabic script, Persian, Kurdish and Urdu ones among them, with their marks; not its
# digits and not its punctuation.
_WORD = re.compile(
    rf"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff{MARKS}]+"
)
_PUNCTUATION = str.maketrans("،؛؟٪٫٬۔", ",;?%.,.") | {0xFDFA: "(PBUH)", 0xFDFB: "(SWT)"}
# Letters in the shapes that old files store; NFKC gives the letters themselves.
_SHAPES = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc]+")
# A terminal would obey them. Tabs and line ends part words.
_CONTROLS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {*map(ord, "\t\n\r\x85")})
# Parts two halves of one name that are written close together, as in the Persian for Ali-Reza.
_NON_JOINER = "\u200c"
_HALF_SPACE = re.compile(rf"(?<=\w){_NON_JOINER}(?=\w)")
_NOT_SHOWN = _CONTROLS | dict.fromkeys(map(ord, INVISIBLE + TATWEEL + _NON_JOINER))
_VOWEL_MARKS = re.compile("[\u064e-\u0650]")
# Folding would take these for the Arabic letters that they resemble, and find the wrong name.
_FOREIGN = re.compile("[پچژگڤ]")
_ARTICLE = "ال"
_WRITTEN_ARTICLE = re.compile(f"^[اٱ][{MARKS}]*ل[{MARKS}]*")
# Fewer letters behind alef and lam are no word with an article.
_MIN_BEHIND_ARTICLE = 2
_GOD = "الله"
_SERVANT = "عبد"
# The title of doctors; every other single letter before a full stop is an initial.
_DOCTOR = "د"
# The adjective too; it is the country where no word stands before it.
_SAUDI = "السعوديه"
# More words than the longest entry has; kept small, for every stretch of a name is looked up.
_MAX_WORDS = 4
# Letters; longer than any entry, so that a heap of letters is not folded over and over.
_MAX_PHRASE = 60


@dataclass(frozen=True, slots=True)
class _Names:
    """The packaged list, each part by the folded spelling; `phrases` by the written one too."""

    names: Mapping[str, str]
    particles: Mapping[str, str]
    before: Mapping[str, str]
    whole: Mapping[str, str]
    phrases: Mapping[str, str]
    patterns: tuple[Pattern, ...]


def romanise(name: str) -> str:
    """Return the Latin form of a name: "محمد الجزيري" becomes "Muhammad al-Jaziri".

    Every word begins with a capital, except "al-", "bin" and "ibn" inside the name. Tashkeel is
    used where it is written. Digits become Western ones, Arabic punctuation its Latin twin;
    everything that is not Arabic stays as it is (in NFC), spaces and hyphens too. Control
    characters are left out.
    """
    text = _SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), name)
    text = _HALF_SPACE.sub("-", unicodedata.normalize("NFC", text))
    text = western_digits(text.translate(_NOT_SHOWN).translate(_PUNCTUATION))
    matches = list(_WORD.finditer(text))
    pieces: list[str] = []
    done, number = 0, 0
    while number < len(matches):
        word = matches[number]
        latin, taken = _phrase(text, matches[number : number + _MAX_WORDS], first=number == 0)
        if not taken:
            following = matches[number + 1] if number + 1 < len(matches) else None
            joined = following is not None and text[word.end() : following.start()] == " "
            neighbour = following[0] if following and joined else ""
            dotted = text.startswith(".", word.end())
            latin, taken = _word(word[0], neighbour, first=number == 0, dotted=dotted)
        pieces += (text[done : word.start()], latin)
        number += taken
        done = matches[number - 1].end()
    return "".join((*pieces, text[done:]))


def _phrase(text: str, matches: Sequence[re.Match[str]], *, first: bool) -> tuple[str, int]:
    """Return the form of the longest phrase or place that begins here, and its number of words."""
    phrases = _listed().phrases
    for size in range(len(matches), 0, -1):
        written = text[matches[0].start() : matches[size - 1].end()]
        if len(written) <= _MAX_PHRASE:
            # Tashkeel tells عمّان from عُمان.
            latin = phrases.get(written) or phrases.get(fold_text(written))
            if latin and (first or fold_text(written) != _SAUDI):
                return latin, size
    return "", 0


def _word(word: str, neighbour: str, *, first: bool, dotted: bool) -> tuple[str, int]:
    """Return the Latin form of a word, or of it and its neighbour, and how many words that is.

    `dotted`: a full stop follows it.
    """
    listed = _listed()
    folded, beside = fold_text(word), fold_text(neighbour)
    if dotted and len(folded) == 1:
        return _initial(folded), 1
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


def _initial(letter: str) -> str:
    """Return one letter before a full stop: a title, or the first sound of a name."""
    sounded = sound_out(letter)
    return "Dr" if letter == _DOCTOR else _capital(sounded.rstrip("a") or sounded)


def _with_god(before: str) -> str:
    """Join a word to الله behind it, as in Nasrallah; a vowel gives way, as in Atallah."""
    return f"{before.rstrip('aiu')}allah"


def _bare(word: str, *, arabic: bool = False) -> str:
    """Return the Latin form of one word without an article, from the list or by the rules."""
    listed = None
    if not _VOWEL_MARKS.search(word) and not _FOREIGN.search(word):
        listed = _listed().names.get(fold_text(word))
    if listed:
        return listed
    return _capital(sound_out(vowelled(word, _listed().patterns), arabic=arabic))


def _with_article(word: str) -> str:
    """Return what stands behind the article; only Arabic words take one."""
    return _bare(_WRITTEN_ARTICLE.sub("", word), arabic=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _listed() -> _Names:
    source = resources.files("sitegen.data").joinpath("romanise.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    patterns = read_patterns(tables.pop("patterns"))
    own = tables.pop("places") | tables.pop("phrases")
    cldr = english_places()
    return _Names(
        **{name: _by_folded(table) for name, table in tables.items()},
        phrases={**_by_folded(cldr), **_by_folded(own), **cldr, **own},
        patterns=patterns,
    )


def _by_folded(table: Mapping[str, str]) -> dict[str, str]:
    """Key a table by the folded spelling; of two spellings that fold alike the first stays."""
    return {fold_text(arabic): latin for arabic, latin in reversed([*table.items()])}
