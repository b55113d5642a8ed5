"""Doubts about the numbers of a sentence: missing in the English, or there without a source.

In goes a sentence in Arabic and in English; out come doubts with what they are about. Values are
compared exactly, whatever they are written in; words that are weak as numbers raise no doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen.checks.amounts import Amount, Value
from sitegen.checks.arabic_values import arabic_amounts
from sitegen.checks.english_numbers import english_amounts
from sitegen.model import Doubt


def number_doubts(source: str, english: str) -> tuple[Doubt, ...]:
    """Compare the numbers of a sentence in both languages; nothing is doubted of no English."""
    if not english.strip():
        return ()
    arabic_said, english_said = arabic_amounts(source), english_amounts(english)
    needed, offered = _resolved(arabic_said, english_said), _resolved(english_said, arabic_said)
    missing = _unmatched(needed, offered)
    extra = _unmatched(offered, needed)
    doubts: list[str] = []
    for at in range(max(len(missing), len(extra))):
        left = source[missing[at].start : missing[at].end] if at < len(missing) else ""
        right = english[extra[at].start : extra[at].end] if at < len(extra) else ""
        doubts.append(f"{left} → {right}".strip() if right else left)
    return tuple(Doubt("number", detail) for detail in dict.fromkeys(doubts))


def _resolved(amounts: Sequence[Amount], others: Sequence[Amount]) -> tuple[Amount, ...]:
    """Take an amount apart where the other language does not say it as a whole."""
    known = _values(others)
    resolved: list[Amount] = []
    for amount in amounts:
        apart = amount.parts and amount.values.isdisjoint(known)
        resolved += amount.parts if apart else (amount,)
    return tuple(resolved)


def _unmatched(amounts: Iterable[Amount], others: Iterable[Amount]) -> tuple[Amount, ...]:
    known = _values(others)
    return tuple(amount for amount in amounts if amount.must and amount.values.isdisjoint(known))


def _values(amounts: Iterable[Amount]) -> frozenset[Value]:
    return frozenset(value for amount in amounts for value in amount.values)
