from __future__ import annotations

from sitegen.checks.proportion import deviation, length_doubts
from sitegen.checks.sides import read_sides

# Eleven Arabic words, and eighteen English ones that say the same.
ARABIC = "أعلنت الحكومة أمس أنها ستبدأ محادثات جديدة مع النقابات حول الأجور"
ENGLISH = (
    "The government announced yesterday that it would begin new talks with the unions about wages"
)


def away(arabic: str, english: str) -> float:
    return deviation(read_sides(arabic, english))


def test_usual_english_lies_near_zero_and_less_of_it_below() -> None:
    distances = [away(ARABIC, ENGLISH[:size]) for size in (95, 70, 50, 30, 10)]
    assert abs(distances[0]) < 1
    assert distances == sorted(distances, reverse=True)


def test_the_same_share_says_more_of_a_longer_sentence() -> None:
    half = ENGLISH[: len(ENGLISH) // 2]
    once, thrice = away(ARABIC, half), away(" ".join([ARABIC] * 3), " ".join([half] * 3))
    assert thrice < once < -1


def test_tashkeel_and_invisible_signs_do_not_lengthen_the_arabic() -> None:
    vowelled = "".join(letter + "\u064e\u200f" if letter.isalpha() else letter for letter in ARABIC)
    assert away(vowelled, ENGLISH) == away(ARABIC, ENGLISH)


def test_a_bracket_that_went_is_told_only_where_the_english_is_short() -> None:
    arabic = ARABIC + " (بحسب وكالة الأنباء الرسمية في البلاد)"
    [doubt] = length_doubts(read_sides(arabic, ENGLISH[:80]))
    assert doubt.detail == "(بحسب وكالة الأنباء الرسمية في البلاد)"
    said = ENGLISH + " according to the country's state news agency"
    assert length_doubts(read_sides(arabic, said)) == ()
