"""What is known of a name that must be found again in an English sentence that got it wrong.

In goes a required name; out come its Arabic words with their sounds and meanings and its renderings
with theirs, and how near an English word is to any of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sitegen.terms.english import words
from sitegen.terms.listing import Required
from sitegen.terms.meanings import is_common, meanings
from sitegen.terms.rendering import rendering_forms
from sitegen.terms.sounds import arabic_sounds, latin_sounds, likeness, weight

# Names whose sounds are kept: a build meets the same ones in many sentences.
_KEPT = 2048
# Words that may stand inside a name and tell nothing of which one it is.
FUNCTION_WORDS = frozenset(
    "a an and are as at be been but by did do for from had has have he her his if in into is it"
    " its no not of on or our she so than that the their them then there these they this those to"
    " up was we were what when where which who will with would you your said also after before"
    " between about over under during since until while because although however".split()
)
PARTICLES = frozenset("al el bin ibn da de del der di du e la le van von y".split())
# Of words that tell nothing, of words that many names share, of all others.
_WEIGHTS = (0.1, 0.5, 1.0)
# Two words that sound less alike have nothing to do with each other.
_UNLIKE = 0.55
# A word translated is nearly as good a sign as the word itself.
_TRANSLATED = 0.9
# Words whose weights of sounds differ more than this cannot sound alike.
_OUT_OF_PROPORTION = 2.2
_ARTICLE = re.compile(r"^(?:ال|أل)(?=..)")
_ARABIC_WORD = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0670]+[^\W_]*)*")


@dataclass(frozen=True, slots=True)
class ArabicWord:
    """A word of the Arabic name: its sounds with and without an article, and its meanings."""

    sounds: tuple[str, ...]
    meanings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rendering:
    """An accepted rendering: its comparable words, their sounds, whether one is a number."""

    forms: tuple[str, ...]
    sounds: tuple[str, ...]
    numbered: bool

    @property
    def whole(self) -> str:
        """The sounds of all its words together."""
        return "".join(self.sounds)


@dataclass(frozen=True, slots=True)
class Name:
    """A required name as it can be met in English."""

    arabic: tuple[ArabicWord, ...]
    renderings: tuple[Rendering, ...]

    @property
    def wholes(self) -> tuple[str, ...]:
        """The sounds of the whole name, as the Arabic and as each rendering has them.

        None where a number is part of it, which sounds do not tell.
        """
        if any(one.numbered for one in self.renderings):
            return ()
        plain = "".join(word.sounds[-1] for word in self.arabic)
        spoken = "".join(word.sounds[0] for word in self.arabic)
        return tuple(dict.fromkeys((plain, spoken, *(one.whole for one in self.renderings))))


def name_of(required: Required) -> Name:
    """Return what is known of a required name, by its spelling in the sentence at hand."""
    return _name(required.written, required.term.english)


@lru_cache(maxsize=_KEPT)
def _name(written: str, english: tuple[str, ...]) -> Name:
    arabic = tuple(
        ArabicWord(article_variants(word), meanings(word)) for word in arabic_words(written)
    )
    renderings = tuple(
        Rendering(
            forms,
            tuple(map(latin_sounds, forms)),
            any(word.numeral for word in words(rendering)),
        )
        for rendering in english
        if (forms := rendering_forms(rendering))
    )
    return Name(arabic, renderings)


def arabic_words(text: str) -> tuple[str, ...]:
    """Cut Arabic text into words; hyphens part them."""
    return tuple(_ARABIC_WORD.findall(text))


def article_variants(word: str) -> tuple[str, ...]:
    """Return the sounds of an Arabic word as written and, if it has one, without its article."""
    bare = _ARTICLE.sub("", word)
    return tuple(dict.fromkeys((arabic_sounds(word), arabic_sounds(bare))))


def token_weight(form: str) -> float:
    """Return how much an English word tells of which name it belongs to."""
    if form in FUNCTION_WORDS or form in PARTICLES:
        return _WEIGHTS[0]
    return _WEIGHTS[1] if is_common(form) else _WEIGHTS[2]


def sound_likeness(first: str, second: str) -> float:
    """Return how alike two sounds are, 0 where they have nothing to do with each other."""
    heavy, light = weight(first), weight(second)
    if heavy < light:
        heavy, light = light, heavy
    if heavy > _OUT_OF_PROPORTION * light:
        return 0.0
    alike = likeness(first, second)
    return alike if alike >= _UNLIKE else 0.0


def near_arabic(form: str, sounds: str, word: ArabicWord) -> float:
    """Return how near an English word is to an Arabic one, by meaning or by sound."""
    if form in word.meanings:
        return _TRANSLATED
    return max((sound_likeness(spoken, sounds) for spoken in word.sounds), default=0.0)


def near_rendering(form: str, sounds: str, target: str, target_sounds: str) -> float:
    """Return how near an English word is to a word of a rendering."""
    return 1.0 if form == target else sound_likeness(sounds, target_sounds)
