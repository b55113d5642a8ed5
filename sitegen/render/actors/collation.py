"""Names in the order in which readers of a language look them up, and the letters they stand under.

In: a name and the page's language. Out: a key to sort by, a letter. Follows the collation of CLDR
48 (root order; for Arabic its tailoring, with Arabic letters before the Latin ones) for the letters
of Arabic, Persian, and Latin scripts; what stands before the first letter or digit of a name, and
its Arabic article, do not count. Does not order names of other scripts among themselves.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final

from sitegen.model import Actor
from sitegen.render.edition import actor_name
from sitegen.render.views import Language

# The letters in CLDR's order; those of one word differ only where all else is the same.
ARABIC_ORDER: Final = (
    "ءأؤإئا ٱ ب پ ةت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ڤ ق ك ک گ ل م ن ه و یىي"
)
ARABIC_LETTERS: Final = tuple(ARABIC_ORDER.split())
LATIN_LETTERS: Final = tuple("abcdeəfghiıjklmnopqrstuvwxyzþ")
# Letters that Unicode does not take apart, by the letters that they are sorted as.
LATIN_VARIANTS: Final = {
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ł": "l",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
}
# An alef with a sign over it that lengthens it: sorted as two.
LONG_ALEF: Final = "آ"
# Accents in CLDR's order; others follow by their code.
ACCENTS: Final = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304"
# What stands within names, in CLDR's order; curly marks are sorted as their straight ones.
MARKS: Final = " _-–—,،;:!?.·'\"«»()[]{}@*/\\&#%"
STRAIGHT: Final = {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"}
# The letters under which an index of names is kept; others stand under the one before them.
INDEX_LETTERS: Final = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويabcdefghijklmnopqrstuvwxyz")
ARTICLE = "ال"
# The same article before a name in Latin letters, also as it sounds before some consonants.
LATIN_ARTICLE = re.compile(
    r"(?:al|el|a(?:d|dh|n|r|s|sh|t|th|z))[-\u2010\u2011](?=\w)", re.IGNORECASE
)
SEPARATE_ARTICLE = re.compile(r"(?:al|el)\s+(?=\w)", re.IGNORECASE)
# "Alexander", "Elizabeth", "Ilham": there the Arabic ال is no article.
WITHIN_NAME = re.compile(r"[aei]l\w", re.IGNORECASE)
NOT_COUNTED = re.compile(r"[^\w]+|[\u02b0-\u02ff\u0640_]+")
TATWEEL = "\u0640"

# The ranks of what names are made of: in front of all letters, and after all that are known.
_MARK, _DIGIT, _UNKNOWN = 0, 1, 4
# An index keeps all that begins with no letter under this, and foreign scripts at its end.
NUMBERS: Final = "#"
OTHERS: Final = "\N{HORIZONTAL ELLIPSIS}"
# As many names as an archive's index has; each is asked for once a language.
REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True, order=True)
class SortKey:
    """Compares as CLDR does: first the letters, then accents and variants, then capitals."""

    letters: tuple[tuple[int, int], ...]
    accents: tuple[int, ...]
    capitals: tuple[bool, ...]


def sort_key(actor: Actor, lang: Language) -> SortKey:
    """Return the place of an actor's name in the alphabetical order of a language."""
    return collation_key(sorted_name(actor, lang), lang)


def letter_of(actor: Actor, lang: Language) -> str:
    """Return the letter an actor stands under, NUMBERS for what begins with no letter."""
    letters = collation_key(sorted_name(actor, lang), lang).letters
    if not letters or letters[0][0] in (_MARK, _DIGIT):
        return NUMBERS
    script, place = letters[0]
    if script == _UNKNOWN:
        return OTHERS
    known = _letters_of(script, lang)
    return next(
        letter
        for group in reversed(known[: place + 1])
        for letter in group
        if letter in INDEX_LETTERS
    )


def sorted_name(actor: Actor, lang: Language) -> str:
    """Return the part of an actor's name in a language that counts for its order."""
    name = actor_name(actor, lang)
    text = unicodedata.normalize("NFC", name.text)
    start = NOT_COUNTED.match(text)
    text = text[start.end() :] if start else text
    if name.lang == "ar":
        return text.removeprefix(ARTICLE) if _has_article(actor, text) else text
    article = LATIN_ARTICLE.match(text)
    if article is None and actor.name_ar.startswith(ARTICLE):
        article = SEPARATE_ARTICLE.match(text)
    return text[article.end() :] if article else text


@lru_cache(maxsize=REMEMBERED)
def collation_key(text: str, lang: Language) -> SortKey:
    """Return the key of a text in the order of a language."""
    letters: list[tuple[int, int]] = []
    accents: list[int] = []
    capitals: list[bool] = []
    for sign in unicodedata.normalize("NFC", text).replace(TATWEEL, ""):
        for rank, place, variant in _elements(sign, lang):
            letters.append((rank, place))
            accents.append(variant)
            capitals.append(sign.isupper())
        accents += [_accent_place(mark) for mark in _accents(sign)]
    return SortKey(tuple(letters), tuple(accents), tuple(capitals))


def _has_article(actor: Actor, arabic: str) -> bool:
    """Tell the article from a person's name that begins with the same two letters."""
    if not arabic.startswith(ARTICLE) or len(arabic) <= len(ARTICLE):
        return False
    return actor.type != "person" or not WITHIN_NAME.match(actor.name_en)


def _elements(sign: str, lang: Language) -> list[tuple[int, int, int]]:
    """Return the rank of a sign's script, its place there, and which variant of it this is."""
    if sign == LONG_ALEF:
        return 2 * _elements(ARABIC_LETTERS[0][0], lang)
    for place, group in enumerate(ARABIC_LETTERS):
        if sign in group:
            return [(_rank("ar", lang), place, group.index(sign))]
    plain = _plain(sign)
    if not plain:
        return []
    if plain[0].isdecimal():
        return [(_DIGIT, unicodedata.decimal(plain[0]), 0)]
    found = [LATIN_LETTERS.index(letter) for letter in plain if letter in LATIN_LETTERS]
    if found:
        is_variant = plain in LATIN_VARIANTS.values() and sign.lower() in LATIN_VARIANTS
        return [(_rank("en", lang), place, int(is_variant)) for place in found]
    if plain[0].isalpha():
        return [(_UNKNOWN, ord(letter), 0) for letter in plain]
    straight = STRAIGHT.get(sign, sign)
    place = MARKS.index(straight) if straight in MARKS else len(MARKS) + ord(straight)
    return [(_MARK, place, int(straight != sign))]


def _plain(sign: str) -> str:
    """Return the letters that a sign is sorted as, without accents; none for an accent alone."""
    lower = sign.lower()
    apart = unicodedata.normalize("NFKD", LATIN_VARIANTS.get(lower, lower))
    return "".join(takewhile(lambda part: not unicodedata.combining(part), apart))


def _accents(sign: str) -> list[str]:
    if any(sign in group for group in ARABIC_LETTERS):
        return []
    return [part for part in unicodedata.normalize("NFKD", sign) if unicodedata.combining(part)]


def _accent_place(accent: str) -> int:
    """Return the place of an accent after all variants of a letter."""
    known = len(ARABIC_LETTERS)
    return known + (ACCENTS.index(accent) if accent in ACCENTS else ord(accent))


def _rank(script: Language, lang: Language) -> int:
    """Return the rank of a script: the page's own stands first."""
    return _DIGIT + (1 if script == lang else 2)


def _letters_of(rank: int, lang: Language) -> tuple[str, ...]:
    return ARABIC_LETTERS if rank == _rank("ar", lang) else LATIN_LETTERS
