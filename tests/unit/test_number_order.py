from __future__ import annotations

import pytest

from sitegen.amounts.arabic_values import arabic_amounts
from sitegen.amounts.english_numbers import english_amounts
from sitegen.checks.number_order import Pair, swapped


def changed_places(arabic: str, english: str) -> list[str]:
    """Pair the numbers of equal value and return those that have changed places."""
    pairs = [
        Pair(mine, theirs)
        for mine in arabic_amounts(arabic)
        for theirs in english_amounts(english)
        if mine.values & theirs.values
    ]
    return [
        arabic[first.arabic.start : second.arabic.end]
        for first, second in swapped(arabic, english, pairs)
    ]


def test_numbers_in_the_same_order_have_not_changed_places() -> None:
    assert changed_places("لعب 49 وسجل 24", "played 49, scored 24") == []


def test_numbers_in_another_order_have_changed_places() -> None:
    assert changed_places("لعب 49 وسجل 24", "played 24, scored 49") == ["49 وسجل 24"]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("خسر 49 لاعبا في 24 مباراة", "In 24 matches 49 players lost"),
        ("قتل 5 أشخاص في 20 مايو", "On 20 May 5 people were killed"),
        ("بنسبة 15% بعد 40 سنة", "After 40 years, by 15 percent"),
        ("بسعر 30 دولارا للرحلة الـ12", "12 trips for $30"),
    ],
)
def test_numbers_that_moved_with_what_they_count_stay_right(arabic: str, english: str) -> None:
    assert changed_places(arabic, english) == []


def test_two_numbers_of_the_same_thing_cannot_change_places() -> None:
    assert changed_places("من 30 دولارا إلى 10 دولارات", "from 10 dollars to 30 dollars")


def test_the_result_of_a_match_is_written_from_either_side() -> None:
    assert changed_places("فازوا 5-3", "They won 3-5") == []
    assert changed_places("بين 1469-1539", "in 1539-1469") == ["1469-1539"]
