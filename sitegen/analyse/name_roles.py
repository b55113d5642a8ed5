"""Tells whether two names do in one stretch of a text what each other's does in another stretch.

In: a text, the mentions in it, two stretches. Out: yes or no. "Russia accused Ukraine" and "Ukraine
accused Russia" have the same words and tell two things. No grammar is read: the order of the names
and the prepositions before them are all that counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sitegen.arabic.letters import fold_text
from sitegen.model import Mention

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
class _Part:
    """What a name does in a stretch: the preposition before it, "" for none, and its place."""

    preposition: str
    place: int


def are_exchanged(text: str, mentions: Sequence[Mention], first: Span, again: Span) -> bool:
    """Tell whether two names of both stretches have changed parts; mentions are in text order."""
    before, after = _parts(text, mentions, first), _parts(text, mentions, again)
    common = sorted(before.keys() & after.keys())
    return any(
        _have_changed((before[one], before[other]), (after[one], after[other]))
        for one, other in combinations(common, 2)
    )


def _have_changed(before: tuple[_Part, _Part], after: tuple[_Part, _Part]) -> bool:
    roles, others = [tuple(part.preposition for part in pair) for pair in (before, after)]
    if roles == ("", "") == others:
        (one, other), (mine, theirs) = before, after
        return (one.place - other.place) * (mine.place - theirs.place) < 0
    return roles != others and roles == others[::-1]


def _parts(text: str, mentions: Sequence[Mention], stretch: Span) -> Mapping[str, _Part]:
    """Return what each name does where it stands first; those joined by "and" do the same."""
    start, end = stretch
    found: dict[str, _Part] = {}
    last, last_end = _Part("", -1), start
    at = bisect_left(mentions, start, key=lambda mention: mention.start)
    while at < len(mentions) and mentions[at].end <= end:
        mention = mentions[at]
        before = text[max(start, mention.start - _LOOK_BACK) : mention.start]
        joined = bool(found) and _JOINED.fullmatch(text[last_end : mention.start])
        last = last if joined else _Part(_preposition(before), at)
        last_end = mention.end
        found.setdefault(mention.actor or fold_text(mention.text), last)
        at += 1
    return found


def _preposition(before: str) -> str:
    """Return the preposition at the end of a text, joined to what follows or a word before it."""
    match = _BEFORE.search(before)
    pieces = (match[2], match[1] or "") if match else ()
    folded = (fold_text(piece).removeprefix("و") for piece in pieces)
    return next((piece for piece in folded if piece in _PREPOSITIONS), "")
