"""Keys by which spellings of one name meet, and the rules that tell whether they are one.

In: names as articles write them. Out: a key for equal spelling, coarser ones for sound, and a
verdict on two names of one type. What is unsure is called so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitegen.compose.identity.name_families import families
from sitegen.compose.identity.name_sounds import Nearness, is_arabic, loose_skeleton, near, skeleton
from sitegen.compose.identity.name_words import bare, name_words
from sitegen.model import ActorType

# Names whose keys are kept: a build meets the same ones in article after article. More than an
# archive of 100 000 articles has; a smaller number would have them made anew at every step.
_KEPT = 2**18
# A person is not known by one word: several have it.
_MIN_WORDS = 2
# Names of fewer consonants share their key with too many others to be looked at together.
_MIN_LOOSE = 4
# Where the words of a name are parted elsewhere, so many consonants still make it a question.
_LONG = 4


@dataclass(frozen=True, slots=True, order=True)
class NameKey:
    """What names are compared by; two with one `plain` are spelt alike.

    `words` are the folded words without hyphens and quotation marks, compounds as one. `family`
    are the words as their families are best known. Names that share one of `sounds` may be one; of
    one `loose` too, where that is not empty.
    """

    words: tuple[str, ...]
    plain: str
    family: tuple[str, ...]
    sounds: tuple[str, ...]
    loose: str

    @property
    def is_lone(self) -> bool:
        """Tell whether the name is one word, or one compound such as عبد الله: several have it."""
        return len(self.words) < _MIN_WORDS


@lru_cache(maxsize=_KEPT)
def name_key(name: str) -> NameKey:
    """Return the keys of a name; those of words without letters are empty."""
    words = name_words(name)
    family = families().whole(words)
    loose = "".join(map(loose_skeleton, family))
    return NameKey(
        words,
        "".join(words),
        family,
        tuple(dict.fromkeys("".join(map(skeleton, spelt)) for spelt in (words, family))),
        loose if len(loose) >= _MIN_LOOSE else "",
    )


def compare(first: NameKey, second: NameKey, kind: ActorType) -> Nearness:
    """Tell how near two names of one sound and one type are.

    The same: spelt alike but for blanks and hyphens, in one family of well-known spellings, or as
    two newsrooms spell one foreign name; of a person at least two words of it. Likely: one word of
    a person's name has another letter for a foreign sound, all others agree.
    """
    is_family = first.family == second.family and (kind != "person" or not first.is_lone)
    if first.plain == second.plain or is_family:
        return "same"
    one, two = first.words, second.words
    if len(one) != len(two):
        shared = set(first.sounds) & set(second.sounds)
        is_long = any(len(sound) > _LONG for sound in shared)
        return "sound" if is_long and not is_arabic(first.plain + second.plain) else "other"
    if kind == "organisation":
        # With its article or without: التايمز, تايمز.
        one, two = (bare(one[0]), *one[1:]), (bare(two[0]), *two[1:])
    if kind != "person":
        # Andrea and André are two; طبريا and طبرية are one.
        one, two = tuple(map(_with_alef, one)), tuple(map(_with_alef, two))
    found = [word for pair in zip(one, two, strict=True) if (word := near(*pair)) != "same"]
    return _verdict(found, kind, len(one))


def _with_alef(word: str) -> str:
    return word[:-1] + "ا" if word.endswith("يه") else word


def _verdict(found: Sequence[Nearness], kind: ActorType, words: int) -> Nearness:
    """Tell how near names are whose words are, but for these, the same."""
    if "other" in found:
        return "other"
    if kind == "person" and words < _MIN_WORDS:
        return "sound" if set(found) <= {"sound"} else "other"
    if len(found) <= 1:
        nearness = found[0] if found else "same"
        return "spelling" if nearness == "likely" and kind != "person" else nearness
    if "spelling" in found:
        return "other"
    return "spelling" if "likely" in found else "sound"
