from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.checks.score import LOW_SCORE
from sitegen.checks.sentence import doubts
from sitegen.model import Doubt

CASES = Path(__file__).parents[1] / "cases" / "doubts.txt"
ARABIC = "قال الرئيس إن الاتفاق جيد."
ENGLISH = "The president said that the agreement is good."
LONG = 100_000

Expected = list[tuple[str, str]]


def read_cases() -> list[tuple[str, str, Expected]]:
    cases = []
    for group in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in group.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        keys = [line.partition(": ")[0] for line in lines]
        assert keys == ["ar", "en"] + ["is"] * (len(lines) - 2), f"malformed case: {lines}"
        arabic, english, *found = (line.partition(": ")[2] for line in lines)
        expected: Expected = []
        for line in found:
            kind, detail = line.split(" | ")
            expected.append((kind, "" if detail == "-" else detail))
        cases.append((arabic, english, expected))
    return cases


@pytest.mark.parametrize(("arabic", "english", "expected"), read_cases())
def test_cases(arabic: str, english: str, expected: Expected) -> None:
    assert [(doubt.kind, doubt.detail) for doubt in doubts(arabic, english)] == expected


def test_nothing_is_doubted_where_there_is_no_english() -> None:
    assert doubts(ARABIC, "  ", score=-9, missing=[("الجزيرة", "Al Jazeera")]) == ()


def test_doubts_come_in_a_fixed_order_and_each_once() -> None:
    found = doubts(
        "لم يقتل 3 جنود في الجزيرة (وهي قناة معروفة في العالم العربي). ثم عاد الهدوء إلى المدينة.",
        "4 soldiers were were killed in the جزيرة and the",
        score=LOW_SCORE - 1,
        missing=[("الجزيرة", "Al Jazeera"), ("الجزيرة", "Al Jazeera")],
    )
    kinds = [doubt.kind for doubt in found]
    assert kinds == [
        "number", "name", "negation", "loop", "untranslated", "length", "truncated", "score",
    ]  # fmt: skip


def test_a_missing_name_is_told_with_the_english_it_should_have() -> None:
    found = doubts(ARABIC, ENGLISH, missing=[("الجزيرة", "Al Jazeera")])
    assert found == (Doubt("name", "Al Jazeera (الجزيرة)"),)


@pytest.mark.parametrize(("score", "doubted"), [(None, False), (LOW_SCORE, False), (-3.0, True)])
def test_only_a_low_score_is_doubted(score: float | None, doubted: bool) -> None:
    assert doubts(ARABIC, ENGLISH, score=score) == ((Doubt("score"),) if doubted else ())


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_checked_and_details_fit_on_a_line(arabic: str, english: str) -> None:
    for doubt in doubts(arabic, english):
        assert "\n" not in doubt.detail


@pytest.mark.parametrize("piece", ["a", "ا", "لا ", "a ", "fail ", "(", "!", ". ", "لم يكن ", "&"])
def test_hostile_texts_are_checked_without_hanging(piece: str) -> None:
    text = piece * (LONG // len(piece))
    found = doubts(text, text) + doubts(ARABIC, text) + doubts(text, ENGLISH)
    assert all(len(doubt.detail) < LONG / 10 for doubt in found)
