"""Doubts about the numbers of a sentence: missing in the English, or there without a source.

In goes a sentence in Arabic and in English; out come doubts with what they are about. Values are
compared exactly, whatever they are written in; words that are weak as numbers raise no doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from sitegen.amounts.amount import Amount, Value, is_span_of_time
from sitegen.amounts.arabic_values import arabic_amounts
from sitegen.amounts.english_numbers import english_amounts
from sitegen.arabic.letters import fold_text
from sitegen.checks.exchanged import uneven
from sitegen.checks.number_dates import changed_dates
from sitegen.checks.number_order import Pair, swapped
from sitegen.checks.number_ranks import changed_ranks
from sitegen.checks.number_signs import changed_signs
from sitegen.model import Doubt

# Of one, and of none, English makes a number where Arabic has no word for it.
_UNSAID = frozenset({Fraction(0), Fraction(1)})
_TWO = frozenset({Fraction(2)})
# The endings of duals, some of which plurals share: what English may count with "two".
_DUAL = re.compile(r"\w\w(?:ان|ين|تا|تي|هما)\b")


def number_doubts(source: str, english: str) -> tuple[Doubt, ...]:
    """Compare the numbers of a sentence in both languages; nothing is doubted of no English."""
    if not english.strip():
        return ()
    arabic_said, english_said = _uncommon(arabic_amounts(source), english_amounts(english))
    needed, offered = _resolved(arabic_said, english_said), _resolved(english_said, arabic_said)
    missing = _unmatched(needed, offered)
    extra = _counted(_unmatched(offered, needed), source)
    details = [
        _detail(source, missing[at : at + 1], english, extra[at : at + 1])
        for at in range(max(len(missing), len(extra)))
    ]
    for first, second in swapped(source, english, _pairs(needed, offered)):
        arabic, said = (first.arabic, second.arabic), (second.english, first.english)
        details.append(_detail(source, arabic, english, said))
    for changed in _changed(source, english, arabic_said, english_said):
        details.append(_detail(source, (changed.arabic,), english, (changed.english,)))
    return tuple(Doubt("number", detail) for detail in dict.fromkeys(details))


def _changed(
    source: str, english: str, needed: Sequence[Amount], offered: Sequence[Amount]
) -> Iterator[Pair]:
    """List what stands in the place of something else, though no number is missing for that."""
    yield from uneven(needed, offered)
    for changed in (changed_dates, changed_signs, changed_ranks):
        yield from changed(source, english, needed, offered)


def _counted(extra: Sequence[Amount], source: str) -> tuple[Amount, ...]:
    """Leave out what English counts and Arabic need not: one, and two where a dual may stand."""
    counted = tuple(amount for amount in extra if not amount.values <= _UNSAID)
    if all(amount.values != _TWO for amount in counted) or not _DUAL.search(fold_text(source)):
        return counted
    return tuple(amount for amount in counted if amount.values != _TWO)


def _detail(source: str, missing: Sequence[Amount], english: str, extra: Sequence[Amount]) -> str:
    """Name the words that a doubt is about, the source's first: ٠٢٣٠ → 2030."""
    left = ", ".join(source[amount.start : amount.end] for amount in missing)
    right = ", ".join(english[amount.start : amount.end] for amount in extra)
    return f"{left} → {right}".lstrip() if right else left


def _uncommon(
    amounts: Sequence[Amount], others: Sequence[Amount]
) -> tuple[tuple[Amount, ...], tuple[Amount, ...]]:
    """Leave out the words for spans of time that are said alike; the rest may be said in numbers.

    A year said as a year is no source of twelve months elsewhere in the sentence.
    """
    mine, theirs = (
        Counter(amount.values for amount in side if is_span_of_time(amount))
        for side in (amounts, others)
    )
    return _without(amounts, mine & theirs), _without(others, mine & theirs)


def _without(amounts: Sequence[Amount], common: Counter[frozenset[Value]]) -> tuple[Amount, ...]:
    left = Counter(common)
    kept: list[Amount] = []
    for amount in amounts:
        if is_span_of_time(amount) and left[amount.values]:
            left[amount.values] -= 1
        else:
            kept.append(amount)
    return tuple(kept)


def _pairs(amounts: Sequence[Amount], others: Sequence[Amount]) -> tuple[Pair, ...]:
    """Pair the numbers that stand once in either language, in the order of the first."""
    mine, theirs = _by_value(amounts), _by_value(others)
    pairs: list[Pair] = []
    for amount in amounts:
        meant = [theirs[value] for value in amount.values if value in theirs]
        is_single = amount.must and all(len(mine[value]) == 1 for value in amount.values)
        if not is_single or not meant or any(alike != meant[0] for alike in meant):
            continue
        if len(meant[0]) == 1 and meant[0][0].must:
            pairs.append(Pair(amount, meant[0][0]))
    return tuple(pairs)


def _by_value(amounts: Iterable[Amount]) -> dict[Value, list[Amount]]:
    table: dict[Value, list[Amount]] = {}
    for amount in amounts:
        for value in amount.values:
            table.setdefault(value, []).append(amount)
    return table


def _resolved(amounts: Sequence[Amount], others: Sequence[Amount]) -> tuple[Amount, ...]:
    """Take an amount apart where the other language says a part, and not the whole."""
    known = _values(others)
    resolved: list[Amount] = []
    for amount in amounts:
        met = [not part.values.isdisjoint(known) for part in amount.parts]
        apart = amount.values.isdisjoint(known) and (all(met) if amount.together else any(met))
        resolved += amount.parts if apart and met else (amount,)
    return tuple(resolved)


def _unmatched(amounts: Iterable[Amount], others: Iterable[Amount]) -> tuple[Amount, ...]:
    known = _values(others)
    return tuple(amount for amount in amounts if amount.must and amount.values.isdisjoint(known))


def _values(amounts: Iterable[Amount]) -> frozenset[Value]:
    return frozenset(value for amount in amounts for value in amount.values)
