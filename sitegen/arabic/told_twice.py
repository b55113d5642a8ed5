"""Tells whether sentences of two articles tell the same fact, or the same with another toll.

In: two sentences, each as `told` makes it comparable. Out: yes or no. Within an article
`tells_again` is stricter; across articles much is told twice in other words, and little is lost
where one of two is left out. Numbers, names and days must not differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from sitegen.arabic.counts import Count
from sitegen.arabic.retelling import Told, are_parallel, contradict, is_spelt_otherwise
from sitegen.arabic.telling_words import telling_words

# So much of what the shorter sentence tells must stand in the other one, by how many numbers both
# have, rare ones twice: with none words alone must do. Chosen on tests/quality/joint_pairs_dev.
_ENOUGH = {0: 0.7, 1: 0.6, 2: 0.45}
_MOST_NUMBERS = max(_ENOUGH)
# Less than this in the very same words is not made up for by other spellings.
_TO_BEGIN_WITH = 0.3
# So much where nothing but a toll differs, and so many words besides.
_SAME_EVENT, _FEWEST_SHARED = 0.5, 2
# Whole numbers up to a dozen and those of one digit and noughts count many things; years stand in
# any report.
_COMMON = 12
_YEARS = range(1900, 2100)
# Without a number in common a sentence must have so many telling words, and so much of the other's
# length.
_FEWEST_UNCOUNTED, _AS_LONG = 5, 0.5
# A sentence of fewer telling words cannot be judged.
_FEWEST = 3


def tell_the_same(one: Told, other: Told) -> bool:
    """Tell whether two sentences of different articles tell the same, the shorter one at least."""
    less, more = _by_length(one, other)
    # Most sentences have hardly a word in common: nothing else is looked at.
    if len(less.words & more.words) < _TO_BEGIN_WITH * len(less.words):
        return False
    if not _may_be_same(less, more):
        return False
    if not (less.numbers <= more.numbers or more.numbers <= less.numbers):
        return False
    common = less.numbers & more.numbers
    if _tolls_differ(less, more) or any(_count_others(less, more, value) for value in common):
        return False
    weight = sum(1 if _is_common(value) else 2 for value in common)
    if not weight and not _are_of_a_kind(less, more):
        return False
    is_sure = weight > _MOST_NUMBERS or (common and len(less.named & more.words) > 1)
    each_has_more = less.words - more.words and more.words - less.words
    if each_has_more and not is_sure and are_parallel(less, more):
        return False
    return _shared(less, more, less.words) >= _ENOUGH[min(weight, _MOST_NUMBERS)]


def tell_other_toll(one: Told, other: Told) -> bool:
    """Tell whether two sentences tell the same of an event, but for how many it struck."""
    if not _tolls_differ(one, other):
        return False
    less, more = _by_length(one, other)
    if not _may_be_same(less, more):
        return False
    rest = less.words - _counted(less)
    shared = _shared(less, more, rest)
    return shared >= _SAME_EVENT and shared * len(rest) >= _FEWEST_SHARED


def _by_length(one: Told, other: Told) -> tuple[Told, Told]:
    return (other, one) if len(other.words) < len(one.words) else (one, other)


def _may_be_same(less: Told, more: Told) -> bool:
    """Tell whether neither days nor names, nor what is denied or planned, say that they differ."""
    if len(less.words) < _FEWEST or contradict(less, more) or contradict(more, less):
        return False
    return not (_new_names(less, more) and _new_names(more, less))


def _are_of_a_kind(less: Told, more: Told) -> bool:
    """Tell whether two sentences without a number may be compared by their words alone.

    A short one is found in any long one on the same matter; without a name it may be of another.
    """
    sizes = len(less.words), len(more.words)
    return sizes[0] >= max(_FEWEST_UNCOUNTED, _AS_LONG * sizes[1]) and not less.named.isdisjoint(
        more.words
    )


def _new_names(told: Told, beside: Told) -> bool:
    missing = beside.words - told.words
    return any(
        not is_spelt_otherwise(name, told, missing, beside) for name in told.named - beside.words
    )


def _shared(less: Told, more: Told, words: AbstractSet[str]) -> float:
    """Return how much of these words the other sentence has, in whatever spelling."""
    if not words:
        return 0.0
    missing = more.words - less.words
    held = sum(
        word in more.words or is_spelt_otherwise(word, less, missing, more) for word in words
    )
    return held / len(words)


def _is_common(number: float) -> bool:
    if number % 1:
        return False
    is_round = len(str(int(number)).rstrip("0")) <= 1
    return number <= _COMMON or is_round or number in _YEARS


def _count_others(one: Told, other: Told, value: float) -> bool:
    """Tell whether a number that both have counts one thing here and another one there."""
    mine = [count for count in one.counts if count.value == value]
    theirs = [count for count in other.counts if count.value == value]
    return bool(mine and theirs) and not any(
        _may_count_same(here, one.words, there, other.words) for here in mine for there in theirs
    )


def _may_count_same(
    here: Count, words: AbstractSet[str], there: Count, others: AbstractSet[str]
) -> bool:
    if here.toll is not None and there.toll is not None:
        return (here.toll, here.unit) == (there.toll, there.unit)
    if not here.unit or not there.unit:
        return True
    return here.unit == there.unit or here.unit in others or there.unit in words


def _tolls_differ(one: Told, other: Told) -> bool:
    """Tell whether both count the dead, the wounded or others alike, and not as many."""
    if not (one.counts and other.counts):
        return False
    mine, theirs = _tolls(one.counts), _tolls(other.counts)
    return any(mine[kind] != theirs[kind] for kind in mine.keys() & theirs.keys())


def tolls_of(told: Told, *, lowest: bool = False) -> dict[tuple[int, str], float]:
    """Return the tolls that a sentence gives, by the kind of people and the part of them.

    The dead are kind 0, the wounded 1; others follow. None where it denies them or asks. Of two of
    one kind the higher counts, or the `lowest`.
    """
    is_told = not (told.denies or told.asks or _counted(told) & told.denied)
    if not is_told:
        return {}
    ordered = sorted(told.counts, key=lambda count: count.value, reverse=True)
    lowered = {(one.toll, one.unit): one.value for one in ordered if one.toll is not None}
    return lowered if lowest else _tolls(told.counts)


def _tolls(counts: Iterable[Count]) -> dict[tuple[int, str], float]:
    """Return the tolls of a sentence; where it gives two of one kind, the higher has both in it."""
    found: dict[tuple[int, str], float] = {}
    for count in counts:
        if count.toll is not None:
            key = count.toll, count.unit
            found[key] = max(count.value, found.get(key, 0.0))
    return found


def _counted(told: Told) -> AbstractSet[str]:
    """Return the words of a sentence that say who is counted."""
    tolls = telling_words().tolls
    return {word for word in told.words if word in tolls}
