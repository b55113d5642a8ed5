"""The same fact in the words of two outlets, and what only looks like it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sitegen.arabic.retelling import Told, tells_again, told
from sitegen.arabic.told_twice import tell_other_toll, tell_the_same, tolls_of

DAY = date(2024, 6, 3)
RIVER = "ارتفع منسوب نهر دجلة إلى 5 أمتار في بغداد"
QUAKE = "ضرب زلزال بقوة 6.2 درجات جنوب إيران وأسفر عن مقتل 14 شخصا وإصابة 120"


def named(text: str, *names: str, day: date | None = None) -> Told:
    spans = sorted((text.index(name), text.index(name) + len(name)) for name in names)
    return told(text, spans, day)


def test_two_outlets_tell_the_same_in_other_words() -> None:
    river = named("بلغ ارتفاع مياه نهر دجلة في العاصمة العراقية بغداد 5 أمتار", "دجلة", "بغداد")
    assert tell_the_same(named(RIVER, "دجلة", "بغداد"), river)
    assert tell_the_same(told(QUAKE), told("14 قتيلا و120 جريحا في زلزال قوته 6.2 جنوب إيران"))


@pytest.mark.parametrize(
    "other",
    [
        "ارتفع منسوب نهر دجلة إلى 8 أمتار في بغداد",
        "انخفض منسوب نهر دجلة إلى 5 أمتار في بغداد",
        "لم يرتفع منسوب نهر دجلة إلى 5 أمتار في بغداد",
        "غمرت المياه 5 شوارع في بغداد بعد ارتفاع دجلة",
    ],
)
def test_other_numbers_or_other_things_counted_are_other_facts(other: str) -> None:
    assert not tell_the_same(named(RIVER, "دجلة", "بغداد"), named(other, "دجلة", "بغداد"))


def test_another_place_is_another_fact() -> None:
    mosul = named("ارتفع منسوب نهر دجلة إلى 5 أمتار في الموصل", "دجلة", "الموصل")
    assert not tell_the_same(named(RIVER, "دجلة", "بغداد"), mosul)


def test_today_is_another_day_tomorrow_and_yesterday_may_be_the_same() -> None:
    today, yesterday = f"{RIVER} اليوم", f"{RIVER} أمس"
    next_day = DAY + timedelta(1)
    assert not tell_the_same(told(today, day=DAY), told(today, day=next_day))
    assert tell_the_same(told(today, day=DAY), told(yesterday, day=next_day))
    assert not tell_the_same(told(today, day=DAY), told(yesterday, day=DAY))
    # A weekday is held against the one that "today" is: the third of June 2024 is a Monday.
    assert tell_the_same(told(today, day=DAY), told(f"{RIVER} يوم الاثنين", day=next_day))
    assert not tell_the_same(told(today, day=DAY), told(f"{RIVER} يوم الأحد", day=next_day))


def test_a_toll_that_rises_is_the_same_news() -> None:
    later = told("ارتفعت حصيلة زلزال جنوب إيران إلى 21 قتيلا و150 جريحا")
    assert tell_other_toll(told(QUAKE), later)
    assert not tell_the_same(told(QUAKE), later)
    assert tolls_of(told(QUAKE)) == {(0, ""): 14, (1, ""): 120}
    assert tolls_of(later) == {(0, ""): 21, (1, ""): 150}
    assert tolls_of(told(RIVER)) == {}


def test_of_two_tolls_of_one_kind_either_may_be_asked_for_and_none_of_what_is_denied() -> None:
    lowered = told("خفضت السلطات عدد القتلى من 31 إلى 28")
    assert tolls_of(lowered) == {(0, ""): 31}
    assert tolls_of(lowered, lowest=True) == {(0, ""): 28}
    assert tolls_of(told("نفت الشرطة مقتل 14 شخصا في الزلزال")) == {}


@pytest.mark.parametrize(
    "other",
    [
        QUAKE,
        "قتل 21 شخصا في حادث سير قرب المطار",
        "قتل 6 أطفال في زلزال جنوب إيران",
        "دمر زلزال جنوب إيران 21 منزلا",
    ],
)
def test_other_events_parts_of_the_dead_and_houses_are_no_other_toll(other: str) -> None:
    assert not tell_other_toll(told(QUAKE), told(other))


def test_names_that_have_changed_parts_tell_something_else() -> None:
    clubs = "ريال مدريد", "برشلونة"
    one = named("ريال مدريد فاز على برشلونة 2-1 في نهائي الكأس", *clubs)
    other = named("برشلونة فاز على ريال مدريد 2-1 في نهائي الكأس", *clubs)
    again = named("فاز ريال مدريد 2-1 على برشلونة في نهائي الكأس", *clubs)
    assert not tells_again(other, one)
    assert not tell_the_same(other, one)
    assert tells_again(again, one)


def test_who_is_named_first_of_those_that_meet_says_nothing() -> None:
    names = "ماكرون", "السيسي"
    one = named("التقى ماكرون السيسي في القاهرة وبحثا الوضع في غزة", *names)
    other = named("التقى السيسي ماكرون في القاهرة وبحثا الوضع في غزة", *names)
    assert tells_again(one, other)
