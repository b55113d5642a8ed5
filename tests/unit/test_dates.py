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


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("قبل أكثر من 30 عاما", True),
        ("منذ أكثر من عقد", True),
        ("قبل نحو شهرين", True),
        ("بعد حوالي شهرين", True),
        ("قبل 20 عاما تقريبا", True),
        ("نحو عام 1900", True),
        ("قبل 30 عاما", False),
        ("قبل مدة شهرين", False),
        ("زاد أكثر من عام 2014", False),
    ],
)
def test_what_is_not_exact_is_known(text: str, about: bool) -> None:
    (expression,) = find_dates(text)
    assert resolve(expression, date(2022, 1, 7)).about is about


@pytest.mark.parametrize(
    ("text", "compares"),
    [
        ("سجل الاقتصاد أول زيادة منذ أكتوبر 2020", True),
        ("الزيارة الأولى من نوعها منذ 2014", True),
        ("الأزمة الأسوأ منذ عقد", True),
        ("بلغ أدنى مستوى له منذ مارس الماضي", True),
        ("المعركة الأولى منذ عام 2014", True),
        ("أول رئيس يزور بغداد منذ 2003", True),
        ("الحرب مستمرة منذ 2014", False),
        ("أطول حرب مستمرة منذ 2014", False),
        ("قال المجلس الأعلى إن الحرب مستمرة منذ 2014", False),
        ("قتل أكثر من مئة شخص منذ 2014", False),
        ("في أول تعليق، قال إنه في السجن منذ 2014", False),
    ],
)
def test_since_when_nothing_was_like_it_is_no_beginning(text: str, compares: bool) -> None:
    (expression,) = find_dates(text)
    assert resolve(expression, date(2022, 1, 7)).compares is compares


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("في 12 و19 و26 مايو 2024", ["2024-05-12", "2024-05-19", "2024-05-26"]),
        ("في 12-14 و19 مايو 2024", ["2024-05-12", "2024-05-13", "2024-05-14", "2024-05-19"]),
        ("يومي 2 و5 نوفمبر", ["2021-11-02", "2021-11-05"]),
        ("عامي 2011 و2015", ["2011-01-01", "2015-01-01"]),
        ("يومي 9 و10 مايو 2024", []),
        ("أيام 12 و13 و14 مايو", []),
        ("من 12 إلى 19 مايو", []),
        ("بين عامي 2011 و2015", []),
    ],
)
def test_a_list_that_is_no_run_names_each_time(text: str, days: list[str]) -> None:
    (expression,) = find_dates(text)
    resolved = resolve(expression, date(2022, 1, 7))
    assert [str(first) for first, _ in resolved.parts] == days
    if days:
        assert (str(resolved.first), resolved.last) == (days[0], resolved.parts[-1][1])
