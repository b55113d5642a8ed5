from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.digits import normalise_digits, plain_digits


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("الساعة ٠٢٣٠", "الساعة 0230"),
        ("عام ۱۹۹۹", "عام 1999"),
        ("١٢٬٥٠٠ شخص", "12500 شخص"),
        ("١٬٢٣٤٬٥٦٧٫٥", "1234567.5"),
        ("12،500 شخص", "12500 شخص"),
        ("12 500 شخص", "12500 شخص"),
        ("12\u00a0500", "12500"),
        ("365\u202f420 نسمة", "365420 نسمة"),
        ("1 500 000", "1500000"),
        ("500 000 طن", "500000 طن"),
        ("نحو 12 500 شخص: 12 000 منهم", "نحو 12500 شخص: 12000 منهم"),
        ("من 1 000-1 500 شخص", "من 1,000-1,500 شخص"),
        ("10 500-11 000", "10,500-11,000"),
        ("10 000,50 دولار", "10000.50 دولار"),
        ("10 000.50", "10000.50"),
        ("٣٫٥ مليار", "3.5 مليار"),
        ("٨٠٪", "80%"),
        ("٣٬٥", "3,5"),
    ],
)
def test_a_number_is_written_plainly(text: str, normal: str) -> None:
    assert normalise_digits(text) == normal


@pytest.mark.parametrize(
    "text",
    [
        "عام 2020 500 شخص",
        "يوم 12 500 شخص",
        "القرار 12 500",
        "كوفيد-19 500 حالة",
        "200 300 400",
        "365 420 نسمة",
        "3 12 500",
        "12 500 2020",
        "11 000-10 500",
        "21 623-45 678",
        "12 500,305",
        "هاتف: 11 222 333",
        "هاتف (11 222 333)",
        "إف 16 200 طائرة",
        "مجموعة ال20 300 شخص",
        "سورة 2 255",
        "رمز البريد 12 345",
        "الرحلة 12 345",
        "خط 10 200 راكب",
        "عن عمر 77 500 شخص",
        "في كانون الثاني 12 500 شخص",
        "يوم 10 500-11 000",
        "+21 623 456",
        "2010، 2011، 2012",
        "5،6",
        "1،200،30",
        "104,500",
        "3-5",
        "قال: «٬» و،",
    ],
)
def test_two_numbers_stay_two_and_other_text_stays(text: str) -> None:
    assert normalise_digits(text) == text


CHARACTERS = st.text(st.sampled_from("12050٣٬،٫٪.,- \u00a0\u202fعA"), max_size=16)


@given(CHARACTERS)
def test_doing_it_twice_is_the_same_as_once(text: str) -> None:
    once = normalise_digits(text)
    assert normalise_digits(once) == once


@given(CHARACTERS)
def test_offsets_into_plain_digits_are_those_of_the_text(text: str) -> None:
    assert len(plain_digits(text)) == len(text)


@given(CHARACTERS)
def test_no_digit_is_lost(text: str) -> None:
    def digits(value: str) -> list[int]:
        return [int(character) for character in value if character.isdigit()]

    assert digits(normalise_digits(text)) == digits(text)
