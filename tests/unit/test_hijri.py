from __future__ import annotations

from datetime import date, timedelta

import pytest

from sitegen.arabic.hijri import FIRST_YEAR, LAST_YEAR, hijri_span, hijri_year, hijri_years_in


def test_known_days_of_the_tables() -> None:
    assert hijri_span(1443, 9, 1) == (date(2022, 4, 2), date(2022, 4, 2))
    assert hijri_span(1445, 1) == (date(2023, 7, 19), date(2023, 8, 16))
    assert hijri_span(1400)[0] == date(1979, 11, 20)


def test_months_and_years_follow_one_another_without_a_gap() -> None:
    day = hijri_span(FIRST_YEAR)[0]
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        months = [hijri_span(year, month) for month in range(1, 13)]
        assert hijri_span(year) == (months[0][0], months[-1][1])
        for first, last in months:
            assert first == day
            # The tables were put right eight times before 1365, by a month of 28 or 31 days.
            assert (last - first).days + 1 in ((29, 30) if year > 1364 else (28, 29, 30, 31))
            day = last + timedelta(days=1)
        assert hijri_year(months[3][0]) == year


@pytest.mark.parametrize("stated", [(1342, 1, 1), (1501, 1, 1), (1443, 2, 30), (1443, 1, 31)])
def test_what_the_tables_do_not_have_is_refused(stated: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        hijri_span(*stated)


def test_a_day_before_the_tables_has_no_hijri_year() -> None:
    with pytest.raises(ValueError, match="1924"):
        hijri_year(date(1900, 1, 1))


def test_a_month_may_begin_twice_in_a_year_or_never() -> None:
    assert hijri_years_in(2022, 9) == (1443,)
    assert hijri_years_in(2030, 9) == (1451, 1452)
    assert hijri_years_in(1800, 9) == ()
    assert all(
        len(hijri_years_in(year, month)) in (1, 2)
        for year in range(1930, 2070)
        for month in range(1, 13)
        if hijri_years_in(year, month)
    )
