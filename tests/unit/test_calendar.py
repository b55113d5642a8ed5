from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitegen.arabic.calendar import is_possible, month_at, month_end, resolve, same_day_year
from sitegen.arabic.letters import fold_text
from sitegen.model import DateExpression, DatePrecision, Reading

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
        (Reading("day", weekday=5, shift=0), "2022-01-01"),
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


SATURDAY, SUNDAY = 5, 6


@pytest.mark.parametrize(
    ("week_start", "first", "last"),
    [
        (0, "2021-12-27", "2022-01-02"),
        (SATURDAY, "2021-12-25", "2021-12-31"),
        (SUNDAY, "2021-12-26", "2022-01-01"),
    ],
)
def test_a_week_begins_on_the_day_that_is_asked_for(week_start: int, first: str, last: str) -> None:
    reading = Reading("week", shift=-1)
    found = resolve(DateExpression(0, 1, "x", "relative", "week", reading), FRIDAY, week_start)
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_weekday_of_a_week_lies_in_that_week() -> None:
    reading = Reading("day", weekday=SATURDAY, step="week", shift=0)
    expression = DateExpression(0, 1, "x", "relative", "day", reading)
    assert resolve(expression, FRIDAY).first == date(2022, 1, 8)
    assert resolve(expression, FRIDAY, SATURDAY).first == date(2022, 1, 1)
    assert resolve(expression, FRIDAY, SUNDAY).first == date(2022, 1, 8)


def hijri_reading(year: int | None = None, month: int = 9, day: int | None = None) -> Reading:
    unit: DatePrecision = "month" if day is None else "day"
    return Reading(unit, year=year, month=month, day=day, calendar="hijri")


@pytest.mark.parametrize(
    ("reading", "first", "last"),
    [
        (hijri_reading(1443), "2022-04-02", "2022-05-01"),
        (hijri_reading(1443, day=1), "2022-04-02", "2022-04-02"),
        (Reading("year", year=1443, calendar="hijri"), "2021-08-09", "2022-07-29"),
        (Reading("year", shift=-1, calendar="hijri"), "2020-08-20", "2021-08-08"),
        (hijri_reading(), "2022-04-02", "2022-05-01"),
        (replace(hijri_reading(), direction=-1, exclusive=True), "2021-04-13", "2021-05-12"),
        (replace(hijri_reading(), step="year", shift=-1), "2021-04-13", "2021-05-12"),
        (
            Reading("day", month=12, day=9, calendar="hijri", direction=-1,
                    until=Reading("day", month=12, day=13, calendar="hijri")),
            "2021-07-19", "2021-07-23",
        ),
    ],
)  # fmt: skip
def test_hijri_readings_give_gregorian_days(reading: Reading, first: str, last: str) -> None:
    assert ends(reading) == (date.fromisoformat(first), date.fromisoformat(last))


def test_beyond_the_hijri_tables_nothing_resolves() -> None:
    assert ends(hijri_reading(1300)) == (None, None)
    assert ends(hijri_reading(1501)) == (None, None)
    assert ends(hijri_reading(1443, month=2, day=30)) == (None, None)
    assert ends(hijri_reading(), date(1900, 1, 1)) == (None, None)
    assert ends(hijri_reading(), None) == (None, None)


def test_what_was_seen_of_the_moon_may_be_a_day_off_the_tables() -> None:
    # 1 Ramadan 1443 is a Saturday in the tables; some countries began it on Sunday.
    reading = replace(hijri_reading(day=1), weekday=6)
    assert ends(reading, date(2022, 4, 4)) == day("2022-04-02")


def test_the_day_in_one_calendar_tells_the_year_in_the_other() -> None:
    april = Reading("day", year=2022, month=4, day=6)
    assert same_day_year(hijri_reading(day=5), april) == 1443
    assert same_day_year(hijri_reading(day=15), april) is None
    assert same_day_year(Reading("day", month=4, day=6), hijri_reading(1443, day=5)) == 2022
    assert same_day_year(Reading("day", month=4, day=6), hijri_reading(1300, day=5)) is None


def test_hijri_days_that_no_month_has_are_impossible() -> None:
    assert is_possible(hijri_reading(1443, day=30))
    assert not is_possible(hijri_reading(1443, day=31))
    assert not is_possible(hijri_reading(1443, month=13))


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
