"""The words of one Arabic name joined in Latin letters: phrases, particles, the article.

In: a name, and what spells a single word. Out: the pieces of its Latin form. Does not spell words
itself, so that the words of many names can be spelt together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sitegen.arabic.letters import INVISIBLE, MARKS, TATWEEL, fold_text
from sitegen.arabic.numbers import western_digits
from sitegen.romanising.listing import capital, listed
from sitegen.romanising.rulers import regnal_number, title
from sitegen.romanising.sounds import sound_out

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
# No name has more words before its title or its ruler's numeral.
_MAX_RANK = 8
# Letters; longer than any entry, so that a heap of letters is not folded over and over.
_MAX_PHRASE = 60


@dataclass(frozen=True, slots=True)
class Word:
    """One word to be spelt, without its article; `arabic`: the article shows that it is Arabic."""

    written: str
    arabic: bool = False


# Gives a word its Latin form, with a capital.
Spell = Callable[[Word], str]


def join_name(name: str, spell: Spell) -> str:
    """Return the Latin form of a name; what is not Arabic stays as it is.

    Asks `spell` for the same words in the same order whatever it answers. Control characters are
    left out, digits become Western ones, Arabic punctuation its Latin twin.
    """
    text = _SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), name)
    text = _HALF_SPACE.sub("-", unicodedata.normalize("NFC", text))
    text = western_digits(text.translate(_NOT_SHOWN).translate(_PUNCTUATION))
    matches = list(_WORD.finditer(text))
    pieces: list[str] = []
    done, number = 0, 0
    while number < len(matches):
        word = matches[number]
        latin, taken = _phrase(text, matches, number)
        if not taken:
            latin, taken = _rank(text, matches, number)
        if not taken:
            dotted = text.startswith(".", word.end())
            neighbour = _neighbour(text, matches, number)
            place = _Place(spell, neighbour, first=number == 0, dotted=dotted)
            latin, taken = _word(word[0], place)
        pieces += (text[done : word.start()], latin)
        number += taken
        done = matches[number - 1].end()
    return "".join((*pieces, text[done:]))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word stands: the word beside it ("" for none), at the start, before a full stop."""

    spell: Spell
    neighbour: str
    first: bool
    dotted: bool

    def bare(self, word: str) -> str:
        """Spell a word that has no article."""
        return self.spell(Word(word))

    def with_article(self, word: str) -> str:
        """Spell what stands behind the article; only Arabic words take one."""
        return self.spell(Word(_WRITTEN_ARTICLE.sub("", word), arabic=True))


def _neighbour(text: str, matches: Sequence[re.Match[str]], at: int) -> str:
    """Return the word behind this one, if nothing but a space parts them; or ""."""
    if at + 1 == len(matches) or text[matches[at].end() : matches[at + 1].start()] != " ":
        return ""
    return matches[at + 1][0]


def _phrase(text: str, matches: Sequence[re.Match[str]], at: int) -> tuple[str, int]:
    """Return the form of the longest phrase or place that begins here, and its number of words."""
    lists = listed()
    for size in range(min(_MAX_WORDS, len(matches) - at), 0, -1):
        written = text[matches[at].start() : matches[at + size - 1].end()]
        if len(written) > _MAX_PHRASE:
            continue
        folded = fold_text(written)
        # Tashkeel tells عمّان from عُمان.
        latin = lists.phrases.get(written) or lists.phrases.get(folded)
        if not latin or (at and folded == _SAUDI):
            continue
        # An adjective makes another name of it: أمريكا اللاتينية is not the United States.
        if folded in lists.places and _has_article(_neighbour(text, matches, at + size - 1)):
            break
        return latin, size
    return "", 0


def _rank(text: str, matches: Sequence[re.Match[str]], at: int) -> tuple[str, int]:
    """Return the title or the ruler's numeral that begins here, and its number of words."""
    if at >= _MAX_RANK:
        return "", 0
    words = [fold_text(match[0]) for match in matches[: at + _MAX_WORDS]]
    if _neighbour(text, matches, at) and (english := title(words, at)):
        return english, 1
    return regnal_number(words, at)


def _word(word: str, place: _Place) -> tuple[str, int]:
    """Return the Latin form of a word, or of it and its neighbour, and how many words that is."""
    lists, folded, beside = listed(), fold_text(word), fold_text(place.neighbour)
    if place.dotted and len(folded) == 1:
        return _initial(folded), 1
    if beside == _GOD and folded not in lists.particles and folded not in lists.before:
        return _with_god(place.bare(word)), 2
    served = _servant(word, folded, place)
    if served:
        return served
    if folded in lists.particles:
        particle = lists.particles[folded]
        return (capital(particle) if place.first else particle), 1
    if folded in lists.before and place.neighbour:
        return lists.before[folded], 1
    if folded in lists.whole:
        return lists.whole[folded], 1
    # A hamza on the alef makes it part of the name, as in Almaty.
    if _has_article(word):
        return ("Al-" if place.first else "al-") + place.with_article(word), 1
    return place.bare(word), 1


def _has_article(word: str) -> bool:
    least = len(_ARTICLE) + _MIN_BEHIND_ARTICLE
    return bool(_WRITTEN_ARTICLE.match(word)) and len(fold_text(word)) >= least


def _servant(word: str, folded: str, place: _Place) -> tuple[str, int] | None:
    """Return the form of names like عبد الرحمن, in one word or two; None for other words."""
    beside = fold_text(place.neighbour)
    servant = listed().before[_SERVANT]
    if folded == _SERVANT and beside == _GOD:
        return "Abdullah", 2
    if folded == _SERVANT and not beside.startswith(_ARTICLE):
        return place.bare(word), 1
    if folded == _SERVANT:
        return f"{servant} {place.with_article(place.neighbour)}", 2
    if folded.startswith(_SERVANT + _ARTICLE) and folded not in listed().names:
        return f"{servant} {place.with_article(word[len(_SERVANT) :])}", 1
    return None


def _initial(letter: str) -> str:
    """Return one letter before a full stop: a title, or the first sound of a name."""
    sounded = sound_out(letter)
    return "Dr" if letter == _DOCTOR else capital(sounded.rstrip("a") or sounded)


def _with_god(before: str) -> str:
    """Join a word to الله behind it, as in Nasrallah; a vowel gives way, as in Atallah."""
    return f"{before.rstrip('aiu')}allah"
