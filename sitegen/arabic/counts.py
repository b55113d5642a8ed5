"""What the numbers of a sentence count: so many of what, how many dead or wounded.

In: the folded words of a sentence, and where its numbers stand. Out: a Count for each. What a
number counts is told by the words around it, the nearest first; no grammar is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import AND
from sitegen.arabic.telling_words import key_of, telling_words

# A word that says who is counted stands so many words behind a number at most, ...
_BEHIND = 4
# ... or so many before it: "the number of the missing after the dam broke is 2300".
_BEFORE = 8
# Words that stand for anybody: what they count is told by the verb.
_ANYBODY = frozenset(
    map(fold_text, (
        "شخص", "شخصا", "أشخاص", "فرد", "فردا", "أفراد", "آخر", "آخرين", "آخرون", "حالة", "حالات",
        "من", "على", "الأقل", "عدد", "في", "إلى", "حتى", "بين", "عن",
    ))
)  # fmt: skip

# Behind one of these stands a year, not how many there were.
_OF_A_YEAR = frozenset(map(fold_text, ("عام", "العام", "سنة", "لعام", "لسنة", "بعام")))
_YEARS = range(1900, 2100)
# What stands between the number that was and the one that is.
_TO = [fold_text("إلى")]

# Where a number stands among the words, where the words behind it begin, and how much it is.
Place = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Count:
    """So many: `toll` is the kind of people counted whose number rises, None for anything else.

    `unit` is what is counted, by its root, "" where that is anybody; of a toll it is there only
    where a part of the people is counted, such as children.
    """

    value: float
    toll: int | None
    unit: str


def read_counts(forms: Sequence[str], places: Sequence[Place]) -> Iterator[Count]:
    """Yield what each number counts, and what a word for two of something does."""
    words = telling_words()
    starts = sorted(begins for begins, _, _ in places)
    for begins, ends, value in places:
        if value in _YEARS and begins and forms[begins - 1].removeprefix(AND) in _OF_A_YEAR:
            yield Count(value, None, "")
            continue
        before = max((end for _, end, _ in places if end <= begins), default=0)
        if forms[before:begins] == _TO:
            # "From 12 to 31": both count the same.
            before = 0
        behind = min((start for start in starts if start >= ends), default=len(forms))
        yield _count(forms, (before, begins), (ends, behind), value)
    for at, form in enumerate(forms) if not words.pairs.isdisjoint(forms) else ():
        if form in words.pairs:
            own = _toll_of(form)
            found = _count(forms, (0, at), (at + 1, len(forms)), 2)
            kind = found.toll if own is None else own
            if kind is not None:
                yield Count(2, kind, key if (key := key_of(form).key) in words.apart else "")


def _count(
    forms: Sequence[str], before: tuple[int, int], behind: tuple[int, int], value: float
) -> Count:
    start, end = behind
    unit = _unit(forms[start]) if start < end else ""
    toll = _toll_around(forms, before, behind)
    if toll is None:
        return Count(value, None, unit)
    return Count(value, toll, unit if unit in telling_words().apart else "")


def _toll_around(
    forms: Sequence[str], before: tuple[int, int], behind: tuple[int, int]
) -> int | None:
    """Return who is counted: those of the next word, else the nearest before, else behind."""
    start, end = behind
    after = [_toll_of(form) for form in forms[start : min(end, start + _BEHIND)]]
    if after and after[0] is not None:
        return after[0]
    back = forms[max(before[0], before[1] - _BEFORE) : before[1]]
    near = next((kind for form in reversed(back) if (kind := _toll_of(form)) is not None), None)
    return near if near is not None else next((kind for kind in after if kind is not None), None)


def _toll_of(form: str) -> int | None:
    tolls = telling_words().tolls
    plain = form.removeprefix(AND) if form not in tolls else form
    for key in (plain, key_of(form).key):
        if key in tolls:
            return tolls[key]
    return None


def _unit(form: str) -> str:
    return "" if form in _ANYBODY or _toll_of(form) is not None else key_of(form).key
