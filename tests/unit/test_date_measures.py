from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.dates import Case, Labelled, Row, compare, measure_un, read_gold, read_un
from benchmarks.english_days import english_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from 8 to 10 April 2013", {(2013, 4, 8), (2013, 4, 9), (2013, 4, 10)}),
        ("8-9 April", {(None, 4, 8), (None, 4, 9)}),
        ("on 20 and 26 July", {(None, 7, 20), (None, 7, 26)}),
        ("on 6 and on 27 April 1998", {(1998, 4, 6), (1998, 4, 27)}),
        ("28 February to 3 March 2005", {(2005, 2, 28), (2005, 3, 3)}),
        ("March 5th, 2004", {(2004, 3, 5)}),
        ("the 25th of May 2001", {(2001, 5, 25)}),
        ("resolution 1307 (2000), annex 5, may meet in 2005", set()),
    ],
)
def test_english_days(text: str, days: set[tuple[int | None, int, int]]) -> None:
    assert english_days(text) == days


def row(arabic: str, english: str, *days: tuple[int | None, int, int]) -> Row:
    return Row(arabic, english, days)


def test_a_day_in_a_range_is_found_and_one_of_another_year_is_not() -> None:
    inside = row("من 8 إلى 12 أبريل 2013", "", (2013, 4, 10))
    other = row("في 8 أبريل 2012", "", (2013, 4, 8))
    result = measure_un([inside, other])
    assert (result.full, result.full_found) == (2, 1)


def test_a_day_that_neither_language_has_is_extra() -> None:
    said = row("في 8 أبريل 2013", "on 8 April 2013")
    unsaid = row("في 8 أبريل 2013", "on 9 April 2013", (2013, 4, 10))
    yearless = row("في 8 أبريل", "on 8 April 2013")
    assert [measure_un([one]).extra for one in (said, unsaid, yearless)] == [0, 1, 0]


def test_a_day_without_a_year_is_found_by_month_and_day() -> None:
    result = measure_un([row("في 29 شباط", "", (None, 2, 29)), row("في مايو", "", (None, 5, 3))])
    assert (result.yearless, result.yearless_found) == (2, 1)


def test_labels_count_by_words_days_and_the_rest() -> None:
    right = Labelled("أمس", "2022-01-09", "2022-01-09", "relative", "day")
    case = Case(date(2022, 1, 10), "وصل أمس وعاد غدا", (right,))
    result = compare(case)
    assert (result.labelled, result.found, result.span, result.everything) == (1, 2, 1, 1)
    wrong = Labelled("أمس", "2022-01-09", "2022-01-09", "vague", "day")
    result = compare(Case(case.day, case.text, (wrong,)))
    assert (result.span, result.value, result.everything) == (1, 1, 0)


def test_files_with_other_fields_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.txt"
    path.write_text("on: -\nis: أمس | - | - | relative | day\ntext: أمس\n", encoding="utf-8")
    with pytest.raises(ValueError, match="malformed case"):
        read_gold(path)
    path.write_text("on: -\ntext: أمس\nis: أمس | -\n", encoding="utf-8")
    with pytest.raises(ValueError, match="malformed label"):
        read_gold(path)
    path.write_text("عربي\tEnglish\n", encoding="utf-8")
    with pytest.raises(ValueError, match="unpack"):
        read_un(path)
