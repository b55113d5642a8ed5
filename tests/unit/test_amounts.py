from __future__ import annotations

from fractions import Fraction

import pytest

from sitegen.amounts.amount import Amount, Value
from sitegen.amounts.arabic_values import arabic_amounts
from sitegen.amounts.digit_runs import read_digits
from sitegen.amounts.english_numbers import english_amounts


def values(amounts: tuple[Amount, ...]) -> list[set[Value]]:
    return [set(amount.values) for amount in amounts]


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("2,243", [{Fraction(2243), Fraction("2.243")}]),
        ("1,234.5", [{Fraction("1234.5")}]),
        ("12٬500", [{Fraction(12500)}]),
        ("1,00,000", [{Fraction(100000)}]),
        ("500 1", [{Fraction(1500)}]),
        ("0230", [{"0230", "02:30", "14:30"}]),
        ("8:46", [{"08:46", "20:46"}]),
        ("11:00", [{"11:00", "23:00", Fraction(11)}]),
        ("3:2", [{"2 3"}]),
        ("1/5", [{Fraction(1, 5)}]),
        ("5-3", [{Fraction(5)}, {Fraction(3)}]),
        ("1995-96", [{Fraction(1995)}, {Fraction(96), Fraction(1996)}]),
        ("9" * 30, [{"9" * 30}]),
    ],
)
def test_digits_are_read(digits: str, expected: list[set[Value]]) -> None:
    assert values(tuple(amount for run in read_digits(digits) for amount in run)) == expected


def test_a_date_in_digits_may_be_said_with_the_name_of_its_month() -> None:
    day, month, year = (amount for run in read_digits("3/10/2010") for amount in run)
    assert "month 3" in day.values
    assert "month 10" in month.values
    assert Fraction(2010) in year.values


def test_an_amount_that_may_be_two_numbers_has_them_as_parts() -> None:
    (amount,) = english_amounts("three quarters")
    assert amount.values == {Fraction(3, 4)}
    assert [set(part.values) for part in amount.parts] == [
        {Fraction(3)},
        {Fraction(1, 4), Fraction(4)},
    ]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("some 250 thousand people", "250 thousand", Fraction(250000)),
        ("two hundred and fifty thousand", "two hundred and fifty thousand", Fraction(250000)),
        ("US$14.7bn", "14.7bn", Fraction(14_700_000_000)),
        ("twenty-first", "twenty-first", Fraction(21)),
        ("two and a half million", "two and a half million", Fraction(2_500_000)),
        ("Thousands came", "Thousands", "1000s"),
        ("Chapter XIX", "XIX", Fraction(19)),
        ("the '98 team", "98", Fraction(1998)),
        ("at 10 p.m.", "10 p.m", "22:00"),
    ],
)
def test_english_is_read(text: str, span: str, value: Value) -> None:
    (amount,) = english_amounts(text)
    assert text[amount.start : amount.end] == span
    assert value in amount.values


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("نحو مئتين وخمسين ألف شخص", "مئتين وخمسين ألف", Fraction(250000)),
        ("خلال الأشهر الخمسة عشر", "الخمسة عشر", Fraction(15)),
        ("وثالث أكبر إعصار", "ثالث", Fraction(3)),
        ("للآلاف", "للآلاف", "1000s"),
        ("بعمر ٣٥", "٣٥", Fraction(35)),
        ("ربعهم", "ربعهم", Fraction(1, 4)),
        ("في الساعة العاشرة مساء", "العاشرة", "22:00"),
        ("بنسبة 12 في المئة", "12", Fraction(12)),
    ],
)
def test_arabic_is_read(text: str, span: str, value: Value) -> None:
    (amount,) = arabic_amounts(text)
    assert text[amount.start : amount.end] == span
    assert value in amount.values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three decades", Fraction(30)),
        ("nineteen eighty-four", Fraction(1984)),
        ("two days", "lasting 2880 minutes"),
        ("a year and a half", "lasting 18 months"),
        ("midnight", "00:00"),
        ("8 in the evening", "20:00"),
    ],
)
def test_english_in_other_words_has_the_same_value(text: str, value: Value) -> None:
    assert value in set().union(*values(english_amounts(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("العقود الثلاثة", Fraction(30)),
        ("ثلاثة أرباع الساعة", Fraction(45)),
        ("ساعتين", "lasting 120 minutes"),
        ("سنتين ونصف", "lasting 30 months"),
        ("ثلاث سنوات ونصف", "lasting 42 months"),
        ("15 شعبان", "hijri 8"),
        ("11 قبل الظهر", "11:00"),
    ],
)
def test_arabic_in_other_words_has_the_same_value(text: str, value: Value) -> None:
    joined_parts = (part for amount in arabic_amounts(text) for part in (amount, *amount.parts))
    assert value in set().union(*values(tuple(joined_parts)))


def test_a_century_is_no_number_of_centuries() -> None:
    assert Fraction(2000) not in set().union(*values(arabic_amounts("القرن العشرين")))


@pytest.mark.parametrize("word", ["one", "First", "second", "half", "both", "twice", "zero", "II"])
def test_words_that_are_weak_as_numbers_need_not_be_said_again(word: str) -> None:
    assert [amount.must for amount in english_amounts(word)] == [False]


@pytest.mark.parametrize("word", ["واحد", "أول", "الثانية", "نصف", "مرتين", "الاثنين", "ساعتين"])
def test_weak_words_of_arabic_need_not_be_said_again(word: str) -> None:
    assert [amount.must for amount in arabic_amounts(word)] == [False]


@pytest.mark.parametrize("text", ["I said so", "may march on", "a tenant", "the Sixers", "عاديون"])
def test_other_words_are_no_numbers(text: str) -> None:
    assert english_amounts(text) == arabic_amounts(text) == ()
