"""How likely it is that a stretch of an English sentence is a name gone wrong.

In go the sentence's words and a name; out comes, for any stretch, how much of it the name explains
and how much of the name it holds, by spelling, by sound and by the meaning of the Arabic words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.terms.english import Word
from sitegen.terms.names import Name, near_arabic, near_rendering, token_weight
from sitegen.terms.sounds import latin_sounds, likeness

# An abbreviation that stands for the very words of the name.
_ABBREVIATED = 0.95
_MIN_ABBREVIATION = 2


# What the less telling of both languages counts for.
_OTHER_SIDE = 0.15


@dataclass(frozen=True, slots=True)
class Evidence:
    """From 0 to 1: how likely a stretch is the name, and how much of the name it holds."""

    likelihood: float
    held: float


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near one English word is to a name, to each of its words in turn.

    `arabic` per Arabic word; `renderings` per rendering and its words; `best` of them all.
    `translated`: it is the meaning of one of the Arabic words.
    """

    weight: float
    arabic: tuple[float, ...]
    renderings: tuple[tuple[float, ...], ...]
    best: float
    translated: bool


def nearness(word: Word, name: Name) -> Nearness:
    """Compare one English word with every word of a name."""
    # World War I is never II, however alike they sound.
    sounds = "" if word.numeral else latin_sounds(word.form)
    arabic = tuple(near_arabic(word.form, sounds, one) for one in name.arabic)
    renderings = tuple(
        tuple(
            near_rendering(word.form, sounds, form, spoken)
            for form, spoken in zip(one.forms, one.sounds, strict=True)
        )
        for one in name.renderings
    )
    best = max((*arabic, *(near for one in renderings for near in one)), default=0.0)
    translated = any(word.form in one.meanings for one in name.arabic)
    return Nearness(token_weight(word.form), arabic, renderings, best, translated)


def weigh(stretch: Sequence[Word], near: Sequence[Nearness], name: Name) -> Evidence:
    """Return how well a stretch of words and a name explain each other."""
    told = sum(one.weight for one in near)
    explained = sum(one.weight * one.best for one in near) / told
    held = _held(near, name)
    both = explained + held
    by_words = 2 * explained * held / both if both else 0.0
    whole = "".join(latin_sounds(word.form) for word in stretch)
    by_sound = max((likeness(whole, spoken) for spoken in name.wholes), default=0.0)
    at_once = max(by_sound, _abbreviated(stretch, name))
    if at_once > by_words:
        return Evidence(at_once, 1.0)
    return Evidence(by_words, held)


def _held(near: Sequence[Nearness], name: Name) -> float:
    """Return the share of the name that the stretch holds.

    The nearer of the Arabic and the best rendering tells; the other one parts two stretches that
    are alike in this, so that no translated word of the name is left beside it.
    """
    first, second = _held_arabic(near, name), _held_rendering(near, name)
    return (1 - _OTHER_SIDE) * max(first, second) + _OTHER_SIDE * min(first, second)


def _held_arabic(near: Sequence[Nearness], name: Name) -> float:
    """Return the share of the Arabic words that the stretch holds, by sound or meaning."""
    if not name.arabic:
        return 0.0
    best = [max(one.arabic[at] for one in near) for at in range(len(name.arabic))]
    return sum(best) / len(best)


def _held_rendering(near: Sequence[Nearness], name: Name) -> float:
    """Return the share of a rendering's words that the stretch holds, of the nearest one."""
    shares = []
    for number, rendering in enumerate(name.renderings):
        weights = [token_weight(form) for form in rendering.forms]
        best = [
            weights[at] * max(one.renderings[number][at] for one in near)
            for at in range(len(weights))
        ]
        shares.append(sum(best) / sum(weights))
    return max(shares, default=0.0)


def _abbreviated(stretch: Sequence[Word], name: Name) -> float:
    """Tell whether one is the other's abbreviation: "NBA", National Basketball Association."""
    initials = _initials([word.form for word in stretch])
    only = stretch[0].form if len(stretch) == 1 and stretch[0].written.isupper() else ""
    for rendering in name.renderings:
        short = rendering.forms[0] if len(rendering.forms) == 1 else ""
        if len(initials) >= _MIN_ABBREVIATION and initials == short:
            return _ABBREVIATED
        if len(only) >= _MIN_ABBREVIATION and only == _initials(rendering.forms):
            return _ABBREVIATED
    return 0.0


def _initials(forms: Sequence[str]) -> str:
    if len(forms) < _MIN_ABBREVIATION:
        return ""
    return "".join(form[0] for form in forms if token_weight(form) > 0.1)
