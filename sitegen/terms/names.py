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
from sitegen.terms.rendering import rendering_forms
from sitegen.terms.sounds import arabic_sounds, latin_sounds, likeness
from sitegen.terms.vocabulary import is_common, is_function_word, is_particle, meanings

# Names whose sounds are kept: a build meets the same ones in many sentences.
_KEPT = 2048
# Of words that tell nothing, of words that many names share, of all others.
_WEIGHTS = (0.1, 0.5, 1.0)
# A word translated is nearly as good a sign as the word itself.
_TRANSLATED = 0.9
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
    def has_article(self) -> bool:
        """Whether one of its Arabic words has the article."""
        return any(len(word.sounds) > 1 for word in self.arabic)

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
    if is_function_word(form) or is_particle(form):
        return _WEIGHTS[0]
    return _WEIGHTS[1] if is_common(form) else _WEIGHTS[2]


def near_arabic(form: str, sounds: str, word: ArabicWord) -> float:
    """Return how near an English word is to an Arabic one, by meaning or by sound."""
    if form in word.meanings:
        return _TRANSLATED
    return max((likeness(spoken, sounds) for spoken in word.sounds), default=0.0)


def near_rendering(form: str, sounds: str, target: str, target_sounds: str) -> float:
    """Return how near an English word is to a word of a rendering."""
    return 1.0 if form == target else likeness(sounds, target_sounds)
