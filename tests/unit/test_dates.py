from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.analyse.dating.find import find_dates
from sitegen.arabic.calendar import resolve

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "dates.txt"

Expected = tuple[str, str, str, str]


def read_cases() -> list[tuple[date | None, str, list[Expected]]]:
    cases = []
    for group in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in group.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        keys = [line.partition(": ")[0] for line in lines]
        assert keys == ["on", "text"] + ["is"] * (len(lines) - 2), f"malformed case: {lines}"
        values = [line.partition(": ")[2] for line in lines]
        expected = [tuple(value.split(" | ")) for value in values[2:]]
        for entry in expected:
            assert len(entry) == 4, f"malformed case: {entry}"
            assert entry[3] in ("explicit", "relative", "vague"), f"malformed case: {entry}"
        cases.append((day_of(values[0]), values[1], expected))
    return cases


def day_of(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def found(text: str, day: date | None) -> list[Expected]:
    entries = []
    for expression in find_dates(text):
        resolved = resolve(expression, day)
        first, last = (str(end) if end else "-" for end in (resolved.first, resolved.last))
        entries.append((expression.text, first, last, expression.kind))
    return entries


@pytest.mark.parametrize(("day", "text", "expected"), read_cases())
def test_cases(day: date | None, text: str, expected: list[Expected]) -> None:
    assert found(text, day) == expected


@pytest.mark.parametrize(
    ("seed", "day", "expected"),
    [
        ("000", "2022-01-07", ["2022-01-07", "1722-01-07", "2022-01-06", "2022-01-02"]),
        ("001", "2022-01-06", ["2022-01-07", "2022-01-06", "-", "2022-01-04"]),
        (
            "002",
            "2022-01-11",
            ["2022-01-11", "2022-01-11", "2022-01-06", "2022-01-10", "2022-01-09", "2021-01-01"],
        ),
        (
            "003",
            "2022-01-10",
            ["2022-01-10", "2022-01-10", "2022-01-03", "2022-01-10", "2022-01-02", "1992-01-01"],
        ),
        ("004", "2022-01-07", ["2022-01-07", "2022-01-07"]),
    ],
)
def test_every_date_of_the_seeds(seed: str, day: str, expected: list[str]) -> None:
    path = next((ROOT / "tests" / "sample" / "seeds").glob(f"{seed}_*.txt"))
    entries = found(path.read_text(encoding="utf-8"), date.fromisoformat(day))
    assert [first for _, first, _, _ in entries] == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("خلال السنوات الـ300 الماضية", "year"),
        ("الشهرين المقبلين", "month"),
        ("في غضون أسبوعين", "week"),
        ("خلال اليومين الماضيين", "day"),
    ],
)
def test_a_stretch_is_as_precise_as_what_it_counts(text: str, unit: str) -> None:
    assert [expression.precision for expression in find_dates(text)] == [unit]


PIECES = ["و", "من", "إلى", "بين", "منذ", "قبل", "9", "31", "2022", "يناير", "الأحد", "اليوم", "/"]
PIECES += [
    "أكثر من",
    "يومي",
    "عام",
    "الماضي",
    "كانون",
    "الثاني",
    "ثلاثة",
    "أيام",
    "\n",
    "ألف",
    "نحو",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_any_mix_of_words_gives_spans_in_order_that_resolve(text: str) -> None:
    end = 0
    for expression in find_dates(text):
        assert end <= expression.start < expression.end
        assert text[expression.start : expression.end] == expression.text
        end = expression.end
        resolved = resolve(expression, date(2022, 1, 10))
        if resolved.first and resolved.last:
            assert resolved.first <= resolved.last


@pytest.mark.parametrize("piece", ["6 و", "منذ ", "بحلول ", "أكثر من ", "قبل أكثر من ", "بين "])
def test_long_repetitions_are_survived(piece: str) -> None:
    find_dates(piece * 3000)


def test_an_empty_text_has_no_dates() -> None:
    assert find_dates("") == ()
