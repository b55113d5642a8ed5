from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import read_ordinal
from sitegen.arabic.numbers import find_numbers, western_digits
from sitegen.arabic.tokens import tokenise

CASES = Path(__file__).parents[1] / "cases" / "numbers.txt"

Expected = tuple[str, float, str]


def read_cases() -> list[tuple[str, list[Expected]]]:
    cases = []
    for group in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in group.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        keys = [line.partition(": ")[0] for line in lines]
        assert keys == ["text"] + ["is"] * (len(lines) - 1), f"malformed case: {lines}"
        expected = []
        for line in lines[1:]:
            words, value, noun = line.partition(": ")[2].split(" | ")
            expected.append((words, float(value), "" if noun == "-" else noun))
        cases.append((lines[0].partition(": ")[2].replace("¶", "\n"), expected))
    return cases


@pytest.mark.parametrize(("text", "expected"), read_cases())
def test_cases(text: str, expected: list[Expected]) -> None:
    assert [(n.text, n.value, n.noun) for n in find_numbers(text)] == expected


def test_digits_of_both_sets_become_western() -> None:
    assert western_digits("٢٠٢٢ و۴۵ و6") == "2022 و45 و6"


@pytest.mark.parametrize(
    ("words", "value"),
    [("الثاني", 2), ("الحادي عشر", 11), ("الخامس و العشرين", 25), ("الثلاثين", 30)],
)
def test_ordinals_are_read_whole(words: str, value: int) -> None:
    forms = fold_text(words).split()
    assert read_ordinal(forms, 0) == (value, len(forms))


def test_clitics_are_cut_only_where_the_rest_is_known() -> None:
    known = frozenset(map(fold_text, ("قبل", "الأسبوع", "وقت")))
    cut = [token.form for token in tokenise("وقبل للأسبوع وقت وزير", known)]
    assert cut == [fold_text(form) for form in ("و", "قبل", "الأسبوع", "وقت", "وزير")]


PIECES = ["1", "000", "25", ".", ",", " ", "٬", "ألف", "مليون", "و", "ثلاثة", "عشر", "مئة", "نصف"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_mix_gives_spans_in_order(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end
        assert text[number.start : number.end] == number.text
        end = number.end


def test_absurdly_long_digits_are_no_quantity() -> None:
    assert find_numbers("9" * 5000) == ()
