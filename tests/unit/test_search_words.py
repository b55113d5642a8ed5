"""Words as readers search for them; tests/browser/test_search.py asks the script the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.nationalities import nationality_words
from sitegen.arabic.search_words import core, fold, forms

CASES = Path(__file__).parents[1] / "cases" / "search_words.txt"


def cases() -> list[tuple[str, list[str]]]:
    """Return every case: a text, and its forms with their cores."""
    found = []
    for line in CASES.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, expected = line.partition(" |")
            found.append((text, [one.strip() for one in expected.split(",") if one.strip()]))
    return found


@pytest.mark.parametrize(("text", "expected"), cases())
def test_words_are_cut_as_the_cases_say(text: str, expected: list[str]) -> None:
    assert [f"{form} {core(form)}" for form in forms(text)] == expected


@given(st.text())
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_every_form_has_a_core(text: str) -> None:
    assert all(core(form) for form in forms(text))


def test_a_nationality_has_all_its_forms() -> None:
    words = nationality_words("KZ")
    assert {"كازاخستاني", "كازاخستانية", "كازاخستانيون", "كازاخستانيين"} <= set(words)
    assert "روس" in nationality_words("RU") or "روسي" in nationality_words("RU")
    assert "كوري" in nationality_words("KR")
    assert nationality_words("XX") == ()
