from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Day
from sitegen.render import trees
from sitegen.render.heat import (
    LEVELS,
    Scale,
    day_scale,
    heat_month,
    heat_months,
    key_of,
    month_scale,
    scale_of,
)
from sitegen.render.wording import load_wording
from tests.unit.digest_factory import place, sample

MARCH = date(2022, 3, 1)


def days(**counts: int) -> tuple[Day, ...]:
    """Days of March 2022 with so many articles: d6=2."""
    return tuple(
        Day(MARCH.replace(day=int(day[1:])), tuple(f"{day}-{n}" for n in range(count)))
        for day, count in counts.items()
    )


def test_levels_part_days_into_lots_of_about_the_same_size() -> None:
    assert scale_of(range(1, 11)) == Scale((2, 4, 6, 8, 10))
    assert [scale_of(range(1, 11)).level(n) for n in (0, 1, 2, 3, 10)] == [0, 1, 1, 2, 5]


def test_many_quiet_days_leave_their_levels_to_the_busy_ones() -> None:
    scale = scale_of([1] * 70 + [2] * 20 + [3, 4, 5, 6, 7, 8, 9, 40])
    assert scale.bounds[:2] == (1, 2)
    assert len(scale.bounds) == LEVELS
    assert scale.level(40) == LEVELS > scale.level(3) > scale.level(2) > scale.level(1) == 1


def test_where_all_days_are_alike_there_is_one_level() -> None:
    assert scale_of([3, 3, 3]) == Scale((3,))
    assert scale_of([]) == Scale(())
    assert scale_of([0]).level(0) == 0


@given(st.lists(st.integers(1, 50), min_size=1))
def test_more_articles_are_never_on_a_lower_level(counts: list[int]) -> None:
    scale = scale_of(counts)
    levels = [scale.level(count) for count in sorted(counts)]
    assert levels == sorted(levels)
    assert levels[0] >= 1
    assert levels[-1] == len(scale.bounds) <= LEVELS
    assert scale.level(0) == 0


def test_the_key_says_which_numbers_a_level_has() -> None:
    key = key_of(Scale((1, 4, 1200)), load_wording(trees.ENGLISH))
    assert [(one.level, one.label) for one in key] == [(1, "1"), (2, "2–4"), (3, "5–1,200")]


def test_a_day_says_in_words_how_many_articles_it_has() -> None:
    found = days(d6=2, d7=1)
    month = heat_month(place(sample(), "en/digest/2022/"), MARCH, found, day_scale(found))
    cells = {cell.text: cell for week in month.weeks for cell in week if cell}
    assert len(cells) == 31
    assert cells["6"].label == "Sunday, 6 March 2022: 2 articles"
    assert (cells["6"].href, cells["6"].level, cells["7"].level) == ("03/06/", 2, 1)
    assert (cells["8"].href, cells["8"].label, cells["8"].level) == ("", "", 0)
    assert (month.period.label, month.period.articles) == ("March 2022", 3)


@pytest.mark.parametrize(
    ("start", "first", "column"), [("monday", "Mo", 1), ("sunday", "Su", 2), ("saturday", "Sa", 3)]
)
def test_weeks_begin_on_the_day_of_the_config(start: str, first: str, column: int) -> None:
    at = place(sample(), "en/digest/2022/", week_start=start)
    month = heat_month(at, MARCH, (), Scale(()))
    assert month.weekdays[0].short == first
    assert all(len(week) == 7 for week in month.weeks)
    # 1 March 2022 was a Tuesday.
    assert [cell.text if cell else "" for cell in month.weeks[0]].index("1") == column
    assert month.weekdays[column].full == "Tuesday"


def test_weekdays_are_named_in_the_pages_language() -> None:
    month = heat_month(place(sample(), "ar/digest/2022/"), MARCH, (), Scale(()))
    assert (month.weekdays[0].short, month.weekdays[0].full) == ("ن", "الاثنين")


def test_a_year_has_twelve_months_and_links_none_without_articles() -> None:
    found = days(d6=2)
    at = place(sample(), "en/digest/2022/")
    months = heat_months(at, date(2022, 1, 1), found, day_scale(found))
    assert [month.period.href for month in months if month.period.articles] == ["03/"]
    assert [month.period.href for month in months].count("") == 11


def test_the_first_and_the_last_year_have_calendars_too() -> None:
    for year in (1, 9999):
        months = heat_months(place(sample(), "en/digest/"), date(year, 1, 1), (), Scale(()))
        assert len(months) == 12


def test_months_are_measured_by_all_their_days() -> None:
    other = Day(date(2022, 4, 1), ("x",))
    assert month_scale((*days(d6=2, d7=3), other)) == Scale((1, 5))
