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

# Words, first day, last day, kind, and maybe precision and "hijri".
Expected = tuple[str, ...]


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
            assert 4 <= len(entry) <= 6, f"malformed case: {entry}"
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
        calendar = () if resolved.calendar == "gregorian" else (resolved.calendar,)
        precise = (expression.precision, *calendar)
        entries.append((expression.text, first, last, expression.kind, *precise))
    return entries


def stated(entry: Expected, length: int) -> Expected:
    """Leave out what a case does not state; the other calendar is always stated."""
    return entry if len(entry) > 5 else entry[:length]


@pytest.mark.parametrize(("day", "text", "expected"), read_cases())
def test_cases(day: date | None, text: str, expected: list[Expected]) -> None:
    entries = found(text, day)
    lengths = [len(entry) for entry in expected] + [4] * len(entries)
    pairs = zip(entries, lengths, strict=False)
    assert [stated(entry, length) for entry, length in pairs] == expected


SEEDS = {
    ("000", "2022-01-07"): [
        ("اليوم", "2022-01-07", "2022-01-07", "relative", "day"),
        ("السنوات الـ300 الماضية", "1722-01-07", "2022-01-07", "relative", "year"),
        ("6 كانون الثاني", "2022-01-06", "2022-01-06", "explicit", "day"),
        ("الثاني من كانون الثاني", "2022-01-02", "2022-01-02", "explicit", "day"),
    ],
    ("001", "2022-01-06"): [
        ("بحلول يوم الجمعة", "2022-01-07", "2022-01-07", "relative", "day"),
        ("اليوم", "2022-01-06", "2022-01-06", "relative", "day"),
        ("قبل أيام", "-", "-", "vague", "day"),
        ("خلال اليومين الأخيرين", "2022-01-04", "2022-01-06", "relative", "day"),
    ],
    ("002", "2022-01-11"): [
        ("اليوم", "2022-01-11", "2022-01-11", "relative", "day"),
        ("في غضون يومين", "2022-01-11", "2022-01-13", "relative", "day"),
        ("6 يناير الجاري", "2022-01-06", "2022-01-06", "explicit", "day"),
        ("أمس", "2022-01-10", "2022-01-10", "relative", "day"),
        ("يومي 9 و10 يناير 2022", "2022-01-09", "2022-01-10", "explicit", "day"),
        ("نهاية عام 2021", "2021-01-01", "2021-12-31", "vague", "year"),
    ],
    ("003", "2022-01-10"): [
        ("يوم الإثنين", "2022-01-10", "2022-01-10", "relative", "day"),
        ("اليوم", "2022-01-10", "2022-01-10", "relative", "day"),
        ("الأسبوع الماضي", "2022-01-03", "2022-01-09", "relative", "week"),
        ("يوم الإثنين", "2022-01-10", "2022-01-10", "relative", "day"),
        ("الثاني من يناير الجاري", "2022-01-02", "2022-01-02", "explicit", "day"),
        ("قبل 30 عاماً", "1992-01-01", "1992-12-31", "relative", "year"),
    ],
    ("004", "2022-01-07"): [
        ("اليوم الجمعة", "2022-01-07", "2022-01-07", "relative", "day"),
        ("اليوم الجمعة", "2022-01-07", "2022-01-07", "relative", "day"),
    ],
}


@pytest.mark.parametrize(("seed", "day"), SEEDS)
def test_every_date_of_the_seeds_and_no_other(seed: str, day: str) -> None:
    path = next((ROOT / "tests" / "sample" / "seeds").glob(f"{seed}_*.txt"))
    entries = found(path.read_text(encoding="utf-8"), date.fromisoformat(day))
    assert entries == SEEDS[seed, day]


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
