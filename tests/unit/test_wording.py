from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from sitegen.model import ResolvedDate
from sitegen.render import trees
from sitegen.render.views import Tree
from sitegen.render.wording import iso_stretch, load_wording

ENGLISH, ARABIC = load_wording(trees.ENGLISH), load_wording(trees.ARABIC)
DAY = date(2022, 1, 6)


def test_messages_are_english_unless_the_catalogue_says_otherwise() -> None:
    assert ENGLISH.gettext("Actors") == "Actors"
    assert ARABIC.gettext("Actors") != "Actors"
    # Kept together, where lines run to the left.
    assert ARABIC.gettext("words no catalogue has") == "\u2066words no catalogue has\u2069"
    assert load_wording(Tree("fr")).gettext("words no catalogue has") == "words no catalogue has"


def test_days_for_readers() -> None:
    assert ENGLISH.weekday_and_day(DAY) == "Thursday, 6 January 2022"
    assert ARABIC.weekday_and_day(DAY) == "الخميس، 6 يناير 2022"
    assert (ENGLISH.day(DAY), ARABIC.day(DAY)) == ("6 January 2022", "6 يناير 2022")
    assert (ENGLISH.month(DAY), ARABIC.month(DAY)) == ("January 2022", "يناير 2022")
    assert (ENGLISH.year(DAY), ARABIC.year(DAY)) == ("2022", "2022")


def test_numbers_have_western_digits_in_both_languages() -> None:
    assert ENGLISH.number(2500) == ARABIC.number(2500.0) == "2,500"
    assert ARABIC.number(0.5) == "0.5"


@pytest.mark.parametrize(
    ("first", "last", "label", "iso"),
    [
        (DAY, DAY, "6 January 2022", "2022-01-06"),
        (date(2022, 1, 1), date(2022, 1, 31), "January 2022", "2022-01"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022", "2022"),
        (date(2010, 1, 1), date(2019, 12, 31), "2010–2019", "2010-01-01/2019-12-31"),
        (DAY, date(2022, 1, 9), "6–9 January 2022", "2022-01-06/2022-01-09"),
        (DAY, None, "from 6 January 2022 on", "2022-01-06/"),
    ],
)
def test_stretches(first: date, last: date | None, label: str, iso: str) -> None:
    assert ENGLISH.stretch(first, last) == label
    assert iso_stretch(first, last) == iso


def test_a_stretch_over_months_and_years_names_them_in_full() -> None:
    def words(first: date, last: date) -> str:
        return " ".join(ENGLISH.stretch(first, last).split())

    assert words(date(2022, 1, 28), date(2022, 2, 3)) == "28 January – 3 February 2022"
    assert words(date(2021, 12, 28), date(2022, 1, 3)) == "28 December 2021 – 3 January 2022"
    assert "28 ديسمبر 2021" in ARABIC.stretch(date(2021, 12, 28), date(2022, 1, 3))


def test_a_stretch_in_arabic() -> None:
    assert ARABIC.stretch(DAY, date(2022, 1, 9)) == "6–9 يناير 2022"
    assert "6 يناير 2022" in ARABIC.stretch(DAY, None)


def test_a_phrase_that_counts_years_is_told_in_years() -> None:
    first, last = date(1722, 1, 7), date(2022, 1, 7)
    assert load_wording(trees.ENGLISH).stretch(first, last, "year") == "1722–2022"
    months = load_wording(trees.ENGLISH).stretch(date(2021, 11, 7), last, "month")
    assert " ".join(months.split()) == "November 2021 – January 2022"
    assert "7" in load_wording(trees.ENGLISH).stretch(date(2022, 1, 5), last, "day")


def _said(first: date, last: date, *, about: bool = False, days: Sequence[date] = ()) -> str:
    parts = tuple((day, day) for day in days)
    said = ResolvedDate(0, 1, "x", first, last, "day", "explicit", parts=parts, about=about)
    return ENGLISH.meaning(said)


def test_the_days_of_a_list_are_told_one_by_one() -> None:
    days = [date(2024, 5, day) for day in (12, 19, 26)]
    assert _said(days[0], days[-1], days=days) == "12, 19 and 26 May 2024"
    over = [date(2024, 5, 12), date(2024, 6, 2)]
    assert _said(over[0], over[-1], days=over) == "12 May 2024 and 2 June 2024"


def test_what_is_about_then_is_said_so() -> None:
    assert _said(date(2002, 1, 1), date(2002, 12, 31), about=True) == "about 2002"


@pytest.mark.parametrize(
    ("code", "day", "short", "days", "mark"),
    [
        ("en", "Thursday, 6 January 2022", "Th", "4–6 January 2022", ", "),
        ("ar", "الخميس، 6 يناير 2022", "خ", "4–6 يناير 2022", "، "),
        ("fr", "jeudi 6 janvier 2022", "je", "4–6 janvier 2022", ", "),
        ("tr", "6 Ocak 2022 Perşembe", "Pe", "4–6 Ocak 2022", ", "),
        ("fa", "پنجشنبه 6 ژانویهٔ 2022", None, "4 تا 6 ژانویهٔ 2022", ", "),
    ],
)
def test_days_are_written_as_each_language_does(
    code: str, day: str, short: str | None, days: str, mark: str
) -> None:
    words = load_wording(Tree(code))
    thursday = date(2022, 1, 6)
    assert words.weekday_and_day(thursday) == day
    assert short is None or words.weekday_short(thursday) == short
    assert words.stretch(date(2022, 1, 4), thursday) == days
    assert words.list_mark == mark
