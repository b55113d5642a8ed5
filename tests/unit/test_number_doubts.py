from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.checks.numbers import number_doubts

CASES = Path(__file__).parents[1] / "cases" / "number_doubts.txt"
# As long as the longest line that a file may bring; in quadratic time this would take minutes.
LONG = 100_000


def read_cases() -> list[tuple[str, str, list[str]]]:
    cases = []
    for group in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in group.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        keys = [line.partition(": ")[0] for line in lines]
        assert keys == ["ar", "en"] + ["doubt"] * (len(lines) - 2), f"malformed case: {lines}"
        arabic, english, *doubts = [line.partition(": ")[2] for line in lines]
        cases.append((arabic, english, doubts))
    return cases


@pytest.mark.parametrize(("arabic", "english", "expected"), read_cases())
def test_numbers_are_compared(arabic: str, english: str, expected: list[str]) -> None:
    doubts = number_doubts(arabic, english)
    assert [doubt.detail for doubt in doubts] == expected
    assert {doubt.kind for doubt in doubts} <= {"number"}


def test_nothing_is_doubted_of_no_english() -> None:
    assert number_doubts("قتل 5 أشخاص", " ") == ()


@pytest.mark.parametrize("piece", ["1", "1 ", "9/", "مليون و", "9 أيلول ", "8 مساء "])
def test_endless_numbers_take_no_endless_time(piece: str) -> None:
    text = piece * (LONG // len(piece))
    assert number_doubts(text, "seven")[0].detail.endswith("seven")
    assert number_doubts("سبعة", text)[0].detail.startswith("سبعة")


WORDS = """
1 2 12 500 0230 9:30 10.5 3/4 1,234 ٣ ٫ ٬ % and a half million hundred twenty first third quarter
of o'clock p.m. s th k bn 1970s XVI dozen to - – , . : / ( ) الساعة ال و ب ثلاثة عشر مئة ألف آلاف
مليون نصف القرن سبعينيات العشرين أرباع خمس والنصف مساء كوفيد بعد المئة في ² ½
سبتمبر كانون الثاني Sept. December 15 رمضان Ramadan يوم الجمعة Friday صباحا a.m. morning
بالمئة percent درجات degrees minus -5 تحت الصفر below zero الحرب العالمية الثانية World War II
المرتبة first place مرتين once twice أهداف مقابل هدفين goals عقود decades سنة year day ليلة
midnight 90+3 1.500 3,500 20
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=9), st.lists(PIECES, max_size=9), st.sampled_from(["", " ", "-"]))
def test_any_words_can_be_compared(arabic: list[str], english: list[str], glue: str) -> None:
    for doubt in number_doubts(glue.join(arabic), glue.join(english)):
        assert doubt.detail


@given(st.integers(min_value=3, max_value=10**12), st.integers(min_value=3, max_value=10**12))
def test_a_wrong_number_is_doubted_and_the_right_one_is_not(right: int, wrong: int) -> None:
    arabic = f"بلغ العدد {right} شخصا"
    assert number_doubts(arabic, f"The number reached {right:,} people") == ()
    if right != wrong:
        assert number_doubts(arabic, f"The number reached {wrong:,} people")
