"""What the numbers of a sentence count."""

from __future__ import annotations

import pytest

from sitegen.arabic.retelling import told

DEAD, HURT, FLED, MISSING, HELD = range(5)


def counted(text: str) -> set[tuple[float, int | None]]:
    return {(one.value, one.toll) for one in told(text).counts}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("مقتل 6 أشخاص وإصابة 11 في انهيار مبنى", {(6, DEAD), (11, HURT)}),
        ("خمسة قتلى و120 جريحا في الزلزال", {(5, DEAD), (120, HURT)}),
        ("بلغ عدد المفقودين بعد انهيار السد 2300 شخص", {(2300, MISSING)}),
        ("نزوح 3 آلاف شخص من المدينة", {(3000, FLED)}),
        ("عدد الموقوفين في أعمال الشغب يرتفع إلى 240", {(240, HELD)}),
        ("توفي شخصان بالكوليرا", {(2, DEAD)}),
        ("ارتفع منسوب النهر إلى 5 أمتار", {(5, None)}),
    ],
)
def test_what_is_counted_is_told_by_the_nearest_word(
    text: str, counts: set[tuple[float, int | None]]
) -> None:
    assert counted(text) == counts


def test_a_part_of_the_people_is_named_and_anybody_is_not() -> None:
    (children,) = told("قتل 5 أطفال في الغارة").counts
    (people,) = told("قتل 5 أشخاص في الغارة").counts
    (workers,) = told("قتل 5 عمال في الغارة").counts
    assert children.unit
    assert people.unit == workers.unit == ""
