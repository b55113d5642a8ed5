"""Dates that the article's own words contradict: which words count, and which do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.compose.undated.at_odds import check_own_days
from sitegen.errors import Problem, Severity
from sitegen.ingest.articles import make_article
from sitegen.ingest.front_matter import FrontMatter
from sitegen.model import DateOverride, Overrides
from tests.conftest import Site

TODAY = "أعلن الناطق اليوم الخميس 21 مارس أن القوات انسحبت. ولم يعط تفاصيل أخرى."


def checked(text: str, day: str, *decided: DateOverride) -> tuple[Problem, ...]:
    made = make_article("a", Path("a.md"), FrontMatter(date=date.fromisoformat(day)), text)
    made = replace(made, overrides=Overrides(dates=decided))
    analysis = analyse(made, build_gazetteer([]), AnalyseOptions())
    return check_own_days([made], {"a": analysis}, lambda _: 3)


def test_a_date_that_the_text_contradicts_is_told_with_the_words_and_their_day() -> None:
    (problem,) = checked(TODAY, "2024-03-22")
    assert (problem.path, problem.line, problem.severity) == (Path("a.md"), 3, Severity.WARNING)
    assert "2024-03-22" in problem.message
    assert "“اليوم الخميس 21 مارس”" in problem.message
    assert problem.message.endswith("Thursday 21 March 2024")
    assert "overrides.dates" in problem.hint
    assert checked(TODAY, "2024-03-21") == ()


@pytest.mark.parametrize(
    ("text", "right", "wrong", "meant"),
    [
        ("وقع الطرفان أمس الخميس 6 يناير 2022 اتفاقا.", "2022-01-07", "2022-01-06", "Friday 7"),
        ("تبدأ المباراة غدا الأحد 20 نوفمبر 2022 هنا.", "2022-11-19", "2023-11-19", "2022"),
        (TODAY, "2024-03-21", "2023-03-21", "Thursday 21 March of another year"),
        # An agency's report of the 15th may be printed on the 16th.
        ("باريس 15-7 (اف ب)- قال الرئيس إنه باق.", "2016-07-16", "2016-07-14", "15 July"),
    ],
)  # fmt: skip
def test_words_that_name_day_and_month_of_the_articles_own_day_count(
    text: str, right: str, wrong: str, meant: str
) -> None:
    assert checked(text, right) == ()
    (problem,) = checked(text, wrong)
    assert meant in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "أعلن وزير الخارجية اليوم الخميس أن بلاده قلقة.",
        "قررت اللجنة اليوم، السابع من الشهر الجاري، تأجيل الانتخابات.",
        "توفي الكاتب يوم الخميس 21 مارس 2024 بعد صراع مع المرض.",
        "في مثل هذا اليوم 7 يناير 1990 أغلق البرج أمام الزوار.",
        "وقال السفير: «نلتقي اليوم الخميس 21 مارس 2024 في ظروف صعبة».",
        "صدرت صحيفة اليوم السابع في 8 أكتوبر 2008.",
        # The words contradict themselves: that day was a Friday.
        "أعلنت الشركة اليوم السبت 7 يناير 2022 نتائجها السنوية.",
        # And each other.
        "قال اليوم الخميس 21 مارس إنه باق. وقال اليوم الجمعة 5 أغسطس إنه راحل.",
    ],
)
def test_all_other_words_leave_the_date_alone(text: str) -> None:
    assert checked(text, "2024-07-01") == ()


def test_words_that_allow_the_date_once_allow_it() -> None:
    assert checked(f"{TODAY} وقال أيضا اليوم الجمعة 22 مارس إنه باق.", "2024-03-22") == ()


def test_the_editor_can_say_what_the_words_mean() -> None:
    day = date(2024, 3, 21)
    assert checked(TODAY, "2024-03-22", DateOverride("اليوم الخميس 21 مارس", day, day)) == ()
    assert checked(TODAY, "2024-03-22", DateOverride("غدا", day, day))


def test_check_and_build_warn_and_check_looks_at_drafts_too(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    (tmp_path / "sitegen.toml").write_text('[translation]\nengine = "none"\n', "utf-8")
    front = "---\ntitle: خبر\ndate: 2024-03-22\n{}---\n\n{}\n"
    (folder / "told.md").write_text(front.format("", TODAY), "utf-8")
    (folder / "draft.md").write_text(front.format("status: draft\n", TODAY), "utf-8")
    (folder / "gone.md").write_text(front.format("status: withdrawn\n", TODAY), "utf-8")
    site = Site(tmp_path)
    said = site.run("build", "--date", "2024-04-01")
    assert "told.md:3: date is 2024-03-22" in said
    assert "draft.md" not in said
    said = site.run("check")
    assert "told.md:3: date is 2024-03-22" in said
    assert "draft.md:3: date is 2024-03-22" in said
    assert "gone.md" not in said
    site.run("check", "--strict", code=1)


def test_the_sample_has_no_date_at_odds_with_its_words(built_sample: Site) -> None:
    assert "by its own words" not in built_sample.run("check")
