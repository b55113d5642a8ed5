"""Single words of names spelt in Latin letters, many at once.

In: words without their article. Out: the Latin form of each and how it was found. A list knows it,
or it has the pattern of an Arabic noun, or the packaged model spells it. For what is left, letter
rules guess the short vowels that Arabic does not write.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sitegen.arabic.letters import MARKS, fold_text
from sitegen.romanising.edits import edits
from sitegen.romanising.graphones import packaged_model
from sitegen.romanising.likeness import likeness
from sitegen.romanising.listing import capital, listed
from sitegen.romanising.patterns import vowelled
from sitegen.romanising.sounds import sound_out
from sitegen.romanising.transducer import Transducer
from sitegen.romanising.words import Word

Source = Literal["list", "model", "rules"]

_VOWEL_MARKS = re.compile("[\u064e-\u0650]")
_MARKED = re.compile(f"[{MARKS}]")
# Folding would take these for the Arabic letters that they resemble, and find the wrong name.
_FOREIGN = re.compile("[پچژگڤ]")
# Persian and Urdu ways to write letters that the model knows in their Arabic shapes.
_SHAPES = str.maketrans("یکہھ", "يكهه")
# No surname has them.
_NOUN_ENDINGS = ("ية", "ات")
# A single letter is an initial, not a name.
_MIN_LETTERS = 2
# Forms of the model that are compared with the sounds of the letters; later ones hardly ever win.
_CANDIDATES = 6
# Log probability that each letter's difference from the sounds costs. Tried on names set aside from
# training: twice as much, or nothing, finds fewer.
_FARTHER = 0.2
# Of all names set aside from training the model's best form was less like the sounds for six, and
# exact for one of them.
_LEAST_ALIKE = 0.5
# Nobody can say so many consonants; the longest that a name has is about six.
_HEAP = re.compile("[bcdfghjklmnpqrstvwxz]{7}")


@dataclass(frozen=True, slots=True)
class Latin:
    """A Latin form, and the weakest source among its words: a list, the model, letter rules."""

    text: str
    by: Source


def spell_words(words: Iterable[Word]) -> Mapping[Word, Latin]:
    """Return the Latin form of each word, with a capital at its beginning."""
    spelt: dict[Word, Latin] = {}
    transducer: Transducer | None = None
    for word in dict.fromkeys(words):
        found = _from_list(word)
        if found is None and _for_model(word):
            # Read for the first word that no list knows: most names need no model.
            transducer = transducer or Transducer(packaged_model())
            found = _by_model(word, transducer)
        spelt[word] = found or _by_rules(word)
    return spelt


def _from_list(word: Word) -> Latin | None:
    """Return the listed form; none for a word whose marks say more than its letters do."""
    if _VOWEL_MARKS.search(word.written) or _FOREIGN.search(word.written):
        return None
    lists, folded = listed(), fold_text(word.written)
    known = lists.names.get(folded)
    if known:
        return Latin(known, "list")
    part = lists.parts.get(word.written) or lists.parts.get(folded)
    return Latin(capital(part), "list") if part else None


def _for_model(word: Word) -> bool:
    """Tell whether the model may spell a word: one without marks that is no Arabic noun.

    The model has learnt names. A word of an Arabic pattern is rather a noun or an adjective, whose
    vowels the pattern tells: of 1,900 unlisted names eight had one. So is one behind the article
    with the ending of an adjective or a plural.
    """
    if _MARKED.search(word.written) or len(word.written) < _MIN_LETTERS:
        return False
    if word.arabic and word.written.endswith(_NOUN_ENDINGS):
        return False
    return vowelled(word.written, listed().patterns) == word.written


def _by_model(word: Word, transducer: Transducer) -> Latin | None:
    """Return the likeliest form that can be said; None where the model has none.

    Of forms that are about as likely, the one nearest to the letters' own sounds is taken. One that
    sounds like another name never is.
    """
    sounded = sound_out(word.written, arabic=word.arabic)
    found = transducer.spell(word.written.translate(_SHAPES))[:_CANDIDATES]
    likely = [
        (math.log(one.chance) - _FARTHER * edits(one.text, sounded), one.text)
        for one in found
        if not _HEAP.search(one.text)
    ]
    best_first = (text for _, text in sorted(likely, reverse=True))
    heard = next((text for text in best_first if likeness(sounded, text) >= _LEAST_ALIKE), "")
    return Latin(capital(heard), "model") if heard else None


def _by_rules(word: Word) -> Latin:
    sounded = sound_out(vowelled(word.written, listed().patterns), arabic=word.arabic)
    return Latin(capital(sounded), "rules")
