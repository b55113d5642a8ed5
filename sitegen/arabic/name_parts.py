"""What names do in a stretch of text: the order they come in, and the prepositions before them.

In: a text, the names in it, a stretch. Out: each name's part, and whether two names have changed
parts. "Russia accused Ukraine" and "Ukraine accused Russia" have the same words and tell two
things. No grammar is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from sitegen.arabic.letters import fold_text

# A name: where it begins and ends in the text, and what it is compared by.
Name = tuple[int, int, str]
Span = tuple[int, int]

# What stands before a name: a whole word or one joined to it. These say what the name does in the
# sentence, wherever they move to with it.
_BEFORE = re.compile(r"(?:([^\W\d_]+)\s+)?([^\W\d_]*)$")
_JOINED = re.compile(r"\s*و$")
_PREPOSITIONS = frozenset(
    map(fold_text, (
        "في", "من", "إلى", "على", "عن", "مع", "ضد", "بين", "لدى", "نحو", "حول", "عبر", "خلال",
        "قرب", "عند", "أمام", "بعد", "قبل", "منذ", "تجاه", "لصالح", "ب", "ل", "ك",
    ))
)  # fmt: skip
# Further back no word stands that belongs to the name: the longest has fewer letters.
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Part:
    """What a name does in a stretch: the preposition before it, "" for none, and its place."""

    preposition: str
    place: int


Parts = Mapping[str, Part]


def parts_of(text: str, names: Iterable[Name], stretch: Span) -> Parts:
    """Return what each name does where it stands first; those joined by "and" do the same.

    The names are those of the stretch, in text order.
    """
    start, last_end = stretch[0], stretch[0]
    found: dict[str, Part] = {}
    last = Part("", -1)
    for at, (begins, ends, key) in enumerate(names):
        before = text[max(start, begins - _LOOK_BACK) : begins]
        joined = bool(found) and _JOINED.fullmatch(text[last_end:begins])
        last = last if joined else Part(_preposition(before), at)
        last_end = ends
        found.setdefault(key, last)
    return found


def have_changed(first: Parts, again: Parts) -> bool:
    """Tell whether two names that both stretches have do what the other one did."""
    common = sorted(first.keys() & again.keys())
    return any(
        _changed((first[one], first[other]), (again[one], again[other]))
        for one, other in combinations(common, 2)
    )


def _changed(before: tuple[Part, Part], after: tuple[Part, Part]) -> bool:
    roles, others = [tuple(part.preposition for part in pair) for pair in (before, after)]
    if roles == ("", "") == others:
        (one, other), (mine, theirs) = before, after
        return (one.place - other.place) * (mine.place - theirs.place) < 0
    return roles != others and roles == others[::-1]


def _preposition(before: str) -> str:
    """Return the preposition at the end of a text, joined to what follows or a word before it."""
    match = _BEFORE.search(before)
    pieces = (match[2], match[1] or "") if match else ()
    folded = (fold_text(piece).removeprefix("و") for piece in pieces)
    return next((piece for piece in folded if piece in _PREPOSITIONS), "")
