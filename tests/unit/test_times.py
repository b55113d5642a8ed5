"""Which of the times that a sentence names are of events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from sitegen.compose.timeline.find import find_events
from sitegen.model import DatePrecision, Event
from tests.unit.event_articles import PUBLISHED, When, on, telling

TODAY = on("اليوم", PUBLISHED, "relative")
WITHIN_TWO_DAYS = When("في غضون يومين", PUBLISHED, date(2022, 1, 9), "day", "relative")


def year(words: str, number: int) -> When:
    return When(words, date(number, 1, 1), date(number, 12, 31), "year")


def told(sentence: str, *whens: When) -> tuple[Event, ...]:
    return find_events({"a": telling("a", [sentence], whens)}, {})


def words_of(sentence: str, whens: Sequence[When]) -> list[str]:
    """The words of the times that are on the timeline, in its order."""
    article = telling("a", [sentence], whens)
    events = find_events({"a": article}, {})
    return [article.dates[event.tellings[0].date].text for event in events]


def test_what_begins_from_today_on_is_told_beside_today() -> None:
    sentence = "أعلن الرئيس اليوم انتهاء المهمة وأن انسحاب القوات سيبدأ في غضون يومين."
    found = told(sentence, TODAY, WITHIN_TWO_DAYS)
    assert [(one.first, one.last) for one in found] == [
        (PUBLISHED, PUBLISHED),
        (PUBLISHED, date(2022, 1, 9)),
    ]
    past = When("خلال اليومين الماضيين", date(2022, 1, 5), PUBLISHED, "day", "relative")
    sentence = "أعلنت الوزارة اليوم مقتل عشرات خلال اليومين الماضيين."
    assert len(told(sentence, TODAY, past)) == 2


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        # A week and a month that begin on the day, and days that were said outright.
        ("هذا الأسبوع", date(2022, 1, 3), date(2022, 1, 9), "week"),
        ("هذا الشهر", date(2022, 2, 1), date(2022, 2, 28), "month"),
        ("من 7 إلى 9 يناير", date(2022, 1, 7), date(2022, 1, 9), "day"),
    ],
)
def test_periods_of_the_calendar_give_way_to_today(
    words: str, first: date, last: date, precision: DatePrecision
) -> None:
    sentence = f"عقد الاجتماع اليوم ضمن لقاءات {words} في المدينة."
    when = When(words, first, last, precision, "explicit" if precision == "day" else "relative")
    article = telling("a", [sentence], [on("اليوم", first, "relative"), when], first)
    (event,) = find_events({"a": article}, {})
    assert event.first == event.last == first


def test_more_than_three_years_are_a_life_and_not_events() -> None:
    years = [1943, 1944, 1946, 1970]
    sentence = f"نال جوائز {'، '.join(f'عام {number}' for number in years)} وكرمته المدينة أمس."
    yesterday = on("أمس", date(2022, 1, 6), "relative")
    whens = [*(year(f"عام {number}", number) for number in years), yesterday]
    assert words_of(sentence, whens) == ["أمس"]
    assert len(words_of(sentence, whens[1:])) == 4
    # A year said twice is one.
    assert len(words_of(sentence, [*whens[:3], yesterday])) == 4


def test_days_without_a_year_make_no_such_list() -> None:
    days = [f"{number} يناير" for number in (3, 4, 5, 6)]
    sentence = f"تعقد الجلسات في {' و'.join(days)} في القاعة الكبرى."
    whens = [on(words, date(2022, 1, int(words[0]))) for words in days]
    assert words_of(sentence, whens) == days


def test_years_in_brackets_say_when_somebody_lived() -> None:
    born, died = on("14 مارس 1879", date(1879, 3, 14)), on("18 أبريل 1955", date(1955, 4, 18))
    sentence = "كرم المعهد العالم أينشتاين (14 مارس 1879 - 18 أبريل 1955) أمس في حفل كبير."
    yesterday = on("أمس", date(2022, 1, 6), "relative")
    assert words_of(sentence, [born, died, yesterday]) == ["أمس"]
    assert words_of("أصدرت دار النشر رواية خان الخليلي (1946).", [year("1946", 1946)]) == []


def test_a_day_in_brackets_is_a_day_like_others() -> None:
    friday = on("الجمعة 7 يناير 2022", PUBLISHED)
    assert words_of("وصل الوفد إلى العاصمة (الجمعة 7 يناير 2022) صباحا.", [friday])
    # The bracket is closed before the year, or never closed.
    for sentence in ("وصل (الوفد) إلى العاصمة عام 2014.", "وصل (الوفد إلى العاصمة عام 2014."):
        assert words_of(sentence, [year("عام 2014", 2014)]) == ["عام 2014"]


def test_what_the_editor_says_is_always_a_time() -> None:
    when = When("1946", date(1946, 1, 1), date(1946, 12, 31), "year", by_editor=True)
    assert words_of("أصدرت دار النشر رواية خان الخليلي (1946).", [when]) == ["1946"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("قبل 30 عاماً", "vague"),
        ("قبل عقدين", "vague"),
        ("العام الماضي", "relative"),
        ("منذ العام الماضي", "relative"),
    ],
)
def test_a_year_counted_from_the_article_is_about_that_year(words: str, kind: str) -> None:
    when = When(words, date(1992, 1, 1), date(1992, 12, 31), "year", "relative")
    (event,) = told(f"كان المصنع الكبير يعمل هناك {words} بكل طاقته.", when)
    assert (event.kind, event.first, event.last) == (kind, date(1992, 1, 1), date(1992, 12, 31))


def test_days_and_months_that_are_counted_are_exact() -> None:
    when = When("قبل ثلاثة أشهر", date(2021, 10, 1), date(2021, 10, 31), "month", "relative")
    (event,) = told("كان المصنع الكبير يعمل هناك قبل ثلاثة أشهر بكل طاقته.", when)
    assert event.kind == "relative"
