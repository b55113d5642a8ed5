"""Tells the direction of a date that stands behind a cause: بعد انهيار السد الخميس.

In go folded forms and the place of a date; out comes where to look for it. What a present verb
says of the future does not hold for the mishap, the arrears or the protest told after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sitegen.analyse.dating.openings import opens_as_past
from sitegen.analyse.dating.tense import (
    Direction,
    direction_around,
    positions_before,
    tells_what_happens,
    tells_what_will_be,
)
from sitegen.arabic.letters import fold_text
from sitegen.arabic.word_lists import folded_forms, read_list

# Between the arrears and the months: تأخر صرف رواتب مارس.
_OWED_REACH = 4
# "Protesting against" is two words.
_AGAINST = fold_text("على")
_JOINED = frozenset("بلكوف")


@dataclass(frozen=True, slots=True)
class _CauseWords:
    mishaps: frozenset[str]
    causes: frozenset[str]
    afterwards: frozenset[str]
    protests: frozenset[str]
    owed: frozenset[str]


@cache
def _cause_words() -> _CauseWords:
    data = read_list("tense_words")
    return _CauseWords(
        mishaps=folded_forms(data["mishaps"]),
        causes=folded_forms(data["causes"]),
        afterwards=folded_forms(data["afterwards"]),
        protests=folded_forms(data["protests"]),
        owed=folded_forms(data["owed"]),
    )


def direction_of_date(forms: Sequence[str], start: int, end: int, *, has_month: bool) -> Direction:
    """Tell where to look for a date from `start` to `end` whose own words do not say.

    A mishap before a date with a month (انفجار 4 أغسطس), months owed, and what a mishap after a
    cause is told of have been. Any other date with a month behind a cause is the nearest one.
    """
    words = _cause_words()
    if has_month and start and _is_mishap(forms[start - 1]):
        return -1
    direction = direction_around(forms, start, end)
    if direction <= 0:
        return direction
    if opens_as_past(forms, start, end):
        return -1
    if has_month and words.owed.intersection(forms[max(start - _OWED_REACH, 0) : start]):
        return -1
    for at in positions_before(forms, start):
        if tells_what_happens(forms[at]):
            return direction
        if _opens_cause(forms, at):
            return _behind_cause(forms, at, start, direction, has_month=has_month)
    return direction


def _is_mishap(form: str) -> bool:
    """Tell whether a folded form names a mishap, also with a letter joined (بانفجار)."""
    mishaps = _cause_words().mishaps
    return form in mishaps or (form[:1] in _JOINED and form[1:] in mishaps)


def _opens_cause(forms: Sequence[str], at: int) -> bool:
    words = _cause_words()
    if forms[at] == _AGAINST:
        return at > 0 and forms[at - 1] in words.protests
    return forms[at] in words.causes or forms[at] in words.afterwards


def _behind_cause(
    forms: Sequence[str], at: int, start: int, direction: Direction, *, has_month: bool
) -> Direction:
    """Tell the direction behind a cause that opens at `at`, where a verb says what is to come.

    A verb that surely speaks of the future holds for all of its sentence.
    """
    if any(tells_what_will_be(forms[before]) for before in positions_before(forms, at)):
        return direction
    if at + 1 < start and _is_mishap(forms[at + 1]):
        return -1
    is_after = forms[at] in _cause_words().afterwards
    return 0 if has_month and not is_after else direction
