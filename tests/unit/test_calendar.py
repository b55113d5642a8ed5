from __future__ import annotations

from datetime import date

import pytest

from sitegen.arabic.calendar import is_possible, month_at, month_end, resolve
from sitegen.arabic.letters import fold_text
from sitegen.model import DateExpression, Reading

FRIDAY = date(2022, 1, 7)


def ends(reading: Reading, anchor: date | None = FRIDAY) -> tuple[date | None, date | None]:
    resolved = resolve(DateExpression(0, 1, "x", "explicit", reading.unit, reading), anchor)
    return resolved.first, resolved.last


def day(text: str) -> tuple[date, date]:
    return date.fromisoformat(text), date.fromisoformat(text)


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (Reading("day", weekday=4, direction=-1), "2022-01-07"),
        (Reading("day", weekday=4, direction=-1, exclusive=True), "2021-12-31"),
        (Reading("day", weekday=4, direction=1, exclusive=True), "2022-01-14"),
        (Reading("day", weekday=0), "2022-01-10"),
        (Reading("day", weekday=5, shift=0), "2022-01-08"),
        (Reading("day", weekday=0, step="week", shift=1), "2022-01-10"),
        (Reading("day", month=12, day=31), "2021-12-31"),
        (Reading("day", month=12, day=31, direction=1), "2022-12-31"),
        (Reading("day", month=2, day=29, direction=-1), "2020-02-29"),
        (Reading("day", month=1, day=10, weekday=6), "2021-01-10"),
        (Reading("day", step="week", shift=-2), "2021-12-24"),
        (Reading("day", day=6, step="month", shift=-1), "2021-12-06"),
    ],
)
def test_a_day_is_looked_for_where_the_reading_says(reading: Reading, expected: str) -> None:
    assert ends(reading) == day(expected)


@pytest.mark.parametrize(
    ("reading", "first", "last"),
    [
        (Reading("week", shift=-1), "2021-12-27", "2022-01-02"),
        (Reading("month", shift=-1), "2021-12-01", "2021-12-31"),
        (Reading("quarter", year=2021, month=10), "2021-10-01", "2021-12-31"),
        (Reading("year", shift=-30), "1992-01-01", "1992-12-31"),
        (Reading("decade", year=1990), "1990-01-01", "1999-12-31"),
        (Reading("month", month=1, direction=-1, exclusive=True), "2021-01-01", "2021-01-31"),
        (Reading("day", reach=-2), "2022-01-05", "2022-01-07"),
        (Reading("month", reach=1), "2022-01-07", "2022-02-07"),
        (
            Reading("day", month=12, day=28, until=Reading("day", month=1, day=3)),
            "2021-12-28",
            "2022-01-03",
        ),
    ],
)
def test_a_period_has_its_first_and_last_day(reading: Reading, first: str, last: str) -> None:
    assert ends(reading) == (date.fromisoformat(first), date.fromisoformat(last))


def test_an_open_end_has_no_last_day() -> None:
    assert ends(Reading("year", year=2014, open_end=True), None) == (date(2014, 1, 1), None)


def test_without_the_articles_day_only_complete_readings_resolve() -> None:
    assert ends(Reading("day", month=1, day=6), None) == (None, None)
    assert ends(Reading("day", shift=-1), None) == (None, None)
    assert ends(Reading("day", year=2022, month=1, day=6), None) == day("2022-01-06")


@pytest.mark.parametrize("unit", ["day", "week", "month", "year", "decade"])
def test_beyond_the_calendar_nothing_resolves(unit: str) -> None:
    assert ends(Reading(unit, shift=-999_999_999)) == (None, None)  # type: ignore[arg-type]


def test_a_vague_reading_resolves_to_nothing() -> None:
    assert ends(Reading("day")) == (None, None)


def test_days_that_no_calendar_has_are_impossible() -> None:
    assert not is_possible(Reading("day", month=2, day=31))
    assert not is_possible(Reading("day", year=2022, month=2, day=29))
    assert is_possible(Reading("day", month=2, day=29))
    assert not is_possible(Reading("day", year=2022, month=13, day=1))
    backwards = Reading("day", year=2022, month=1, day=5)
    assert not is_possible(Reading("day", year=2022, month=1, day=9, until=backwards))


@pytest.mark.parametrize(
    ("name", "number"),
    [("كانون الثاني", 1), ("جانفي", 1), ("غشت", 8), ("تشرين الأول", 10), ("دجنبر", 12)],
)
def test_months_are_known_in_every_system(name: str, number: int) -> None:
    forms = fold_text(name).split()
    assert month_at(forms, 0) == (number, len(forms))


@pytest.mark.parametrize("name", ["تشرين الأول", "محرم", "ذو الحجة", "ذي القعدة", "ربيع الآخر"])
def test_the_end_of_a_month_is_known_in_both_calendars(name: str) -> None:
    forms = fold_text(name).split()
    assert month_end(forms, 0) == len(forms)
    assert month_end(["كتاب"], 0) is None
