"""Tells whether an Arabic name and English words could be one name in two scripts, by their sound.

In go a name in Arabic and as many English words; out comes a likeness from 0 to 1, that of the
least alike pair. The Arabic article may be missing in the English.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.arabic.letters import fold_text
from sitegen.terms.sounds import arabic_sounds, latin_sounds, likeness

# Below this two words are hardly the same name.
ALIKE = 0.6
_ARTICLE = "ال"


def name_likeness(arabic: str, english: Sequence[str]) -> float:
    """Return how alike a name and as many English words sound."""
    pairs = zip(arabic.split(), english, strict=True)
    return min((_word_likeness(word, other) for word, other in pairs), default=0.0)


def sounds_like_any(arabic: str, english: Sequence[str]) -> bool:
    """Tell whether one of the English words sounds like one of the name's."""
    return any(_word_likeness(word, other) >= ALIKE for word in arabic.split() for other in english)


def _word_likeness(arabic: str, english: str) -> float:
    folded = fold_text(arabic)
    sounds = latin_sounds(english.casefold())
    return max(
        likeness(arabic_sounds(word), sounds) for word in {folded, folded.removeprefix(_ARTICLE)}
    )
