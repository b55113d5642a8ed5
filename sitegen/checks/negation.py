"""Tells where the Arabic denies and the English does not, or the other way round.

In: a sentence and its English. Out: at most one doubt, with the words it is about. Made to be right
where it speaks: any word of the English that may deny in some way counts as a denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.arabic.letters import INVISIBLE, MARKS, TATWEEL
from sitegen.checks.english_text import detail
from sitegen.checks.negation_words import (
    ArabicNegation,
    NegatorKind,
    arabic_negation,
    english_negation,
)
from sitegen.checks.sides import Sides
from sitegen.model import Doubt

_SILENT = str.maketrans(dict.fromkeys(MARKS + INVISIBLE + TATWEEL))
_ARABIC_TOKEN = re.compile(r"[^\W\d_]+|[.!?؟؛;:]")
_ENDS = frozenset(".!?؟؛;:")
_NEGATED = re.compile(r"n't$|-free$|^(?:no|non|not)-")
# "No. 11" counts, it does not deny.
_NUMBER = re.compile(r"\.? ?\d")
# "not only" and "isn't it?" deny nothing.
_NOT_ONLY = re.compile(r" (?:only|just|merely|simply|to mention)\b|[^.?!]{0,12}\?")
_CHAINED: frozenset[NegatorKind] = frozenset({"always", "before_verb"})
_AND = "و"
# A verb of preventing stands at most so many words before its دون, its subject between them.
_BARRING_REACH = 6
# Words shown after the one that denies.
_SHOWN_AFTER = 1


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denial of the Arabic: its words and what kind of negator made it."""

    words: str
    kind: NegatorKind


def negation_doubts(sides: Sides) -> tuple[Doubt, ...]:
    """Return a doubt where one side denies something and the other side denies nothing at all.

    The detail holds the Arabic words ("لا يمكن") or, after an arrow, the English ones.
    """
    denials = _denials(sides.source)
    if denials:
        kinds = {denial.kind for denial in denials}
        if _denying_words(sides, kinds) < len(denials):
            shown = " / ".join(denial.words for denial in denials)
            return (Doubt("negation", detail(shown)),)
        return ()
    added = _plain_negation(sides)
    if added and not arabic_negation().explaining.search(sides.folded):
        return (Doubt("negation", f"→ {detail(added)}"),)
    return ()


def _denials(source: str) -> list[_Denial]:
    """List what the Arabic denies for certain."""
    known = arabic_negation()
    tokens: list[str] = _ARABIC_TOKEN.findall(source.translate(_SILENT))
    found: list[_Denial] = []
    # Where an exception still turns what was denied in this clause into "only".
    restricted = False
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        if token in _ENDS:
            restricted = False
        elif token in known.exceptions:
            following = tokens[place + 1] if place + 1 < len(tokens) else ""
            restricted = restricted or following not in known.not_exceptions
        elif token in known.negators and not restricted and _is_denial(tokens, place, known):
            shown = " ".join(tokens[place : place + 1 + _SHOWN_AFTER])
            found.append(_Denial(shown, known.negators[token]))
    found.reverse()
    # "Neither ... nor": English may say it once.
    return [
        denial
        for place, denial in enumerate(found)
        if not (place and denial.kind in _CHAINED and denial.words.startswith(_AND))
    ]


def _is_denial(tokens: Sequence[str], place: int, known: ArabicNegation) -> bool:
    negator = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else ""
    if not following or following in _ENDS:
        return False
    if place and tokens[place - 1] in known.idioms_before.get(negator, ()):
        return False
    if any(idiom.matches(following) for idiom in known.idioms.get(negator, ())):
        return False
    if known.negators[negator] == "without":
        return known.barring.isdisjoint(tokens[max(0, place - _BARRING_REACH) : place])
    if known.negators[negator] == "before_verb":
        return following.startswith(known.verb_prefixes)
    return True


def _denying_words(sides: Sides, kinds: set[NegatorKind]) -> int:
    """Count the words of the English that may stand for a denial of one of these kinds."""
    known = english_negation()
    also: frozenset[str] = frozenset().union(*(known.also[kind] for kind in kinds))
    outright = 0
    by_sense: list[str] = []
    for word in sides.words:
        key = word.key
        if key in known.outright:
            outright += key != "no" or not _NUMBER.match(sides.english, word.end)
        elif _NEGATED.search(key):
            outright += 1
        elif key in known.words or key in also or any(map(known.stems.match, key.split("-"))):
            by_sense.append(key)
    explained = _explained(set(by_sense), sides.folded)
    return outright + sum(key not in explained for key in by_sense)


def _explained(keys: Iterable[str], folded: str) -> frozenset[str]:
    """Return those of the English words for which the Arabic has a word of its own."""
    found: dict[str, bool] = {}
    explained: set[str] = set()
    for key in keys:
        for beginning, arabic in english_negation().explained:
            if not key.startswith(beginning):
                continue
            # Each is looked for once, however many words begin so.
            if beginning not in found:
                found[beginning] = arabic.search(folded) is not None
            if found[beginning]:
                explained.add(key)
    return frozenset(explained)


def _plain_negation(sides: Sides) -> str:
    """Return the first words with which the English denies something outright, or ""."""
    plain = english_negation().plain
    text, words = sides.english, sides.words
    for place, word in enumerate(words):
        if word.key in plain or word.key.endswith("n't"):
            if _NOT_ONLY.match(text, word.end):
                continue
            last = words[min(place + _SHOWN_AFTER, len(words) - 1)]
            return text[word.start : last.end]
    return ""
