from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.compose.stories.find import find_stories
from sitegen.compose.undated.propose import propose_dates
from sitegen.ingest.articles import make_article
from sitegen.ingest.front_matter import FrontMatter
from sitegen.model import (
    Analysis,
    Article,
    ArticleTranslation,
    ComposedArticle,
    DateProposal,
    JoinedStory,
    Origin,
    Proposal,
    StoryDecisions,
)

CASES = Path(__file__).parents[1] / "cases" / "publication_dates.txt"
GAZETTEER = build_gazetteer((), ())
UNDATED = "undated"


@dataclass(frozen=True)
class Case:
    line: int
    text: str
    others: tuple[tuple[date, str], ...]
    expected: str


def read_cases() -> Iterator[Case]:
    """Read the cases; a line of no known kind fails."""
    line = 1
    for block in CASES.read_text("utf-8").split("\n\n"):
        rows = [row for row in block.split("\n") if row and not row.startswith("#")]
        if rows:
            kinds = [row.split(": ", 1) for row in rows]
            assert {kind for kind, _ in kinds} <= {"text", "with", "is"}, line
            assert [kind for kind, _ in kinds].count("is") == 1, line
            others = (words.split(" | ", 1) for kind, words in kinds if kind == "with")
            yield Case(
                line,
                "\n\n".join(words for kind, words in kinds if kind == "text"),
                tuple((date.fromisoformat(day), text) for day, text in others),
                kinds[-1][1],
            )
        line += block.count("\n") + 2


def analysed(slug: str, body: str, front: FrontMatter) -> tuple[Article, Analysis]:
    article = make_article(slug, Path(f"{slug}.md"), front, body)
    return article, analyse(article, GAZETTEER, AnalyseOptions())


def proposals(
    found: list[tuple[Article, Analysis]], decisions: StoryDecisions | None = None
) -> dict[str, DateProposal]:
    articles = [article for article, _ in found]
    analyses = {article.slug: analysis for article, analysis in found}
    none = ArticleTranslation(None, ())
    shown = {one.slug: ComposedArticle(one, analyses[one.slug], none, ()) for one in articles}
    told = find_stories(articles, analyses, shown, decisions or StoryDecisions())
    return propose_dates(articles, analyses, told.stories.values(), told.passages)


def proposed(
    text: str, *others: tuple[date, str], front: FrontMatter | None = None
) -> DateProposal | None:
    found = [analysed(UNDATED, text, front or FrontMatter())]
    for number, (day, words) in enumerate(others):
        body = words.replace(" / ", "\n\n")
        found.append(analysed(f"dated-{number}", body, FrontMatter(date=day)))
    return proposals(found).get(UNDATED)


@pytest.mark.parametrize("case", list(read_cases()), ids=lambda case: f"line {case.line}")
def test_the_cases(case: Case) -> None:
    found = proposed(case.text, *case.others)
    assert (f"{found.day} | {found.confidence}" if found else "-") == case.expected


TODAY = "أعلن الناطق اليوم الجمعة 7 يناير 2022 أن القوات انسحبت. ولم يعط تفاصيل أخرى."


def test_all_that_speaks_for_a_day_is_kept_with_it() -> None:
    found = proposed(TODAY)
    assert found is not None
    assert [(one.kind, one.text, one.slug) for one in found.evidence] == [
        ("text", "اليوم الجمعة 7 يناير 2022", "")
    ]


@pytest.mark.parametrize("since", ["", "منذ "])
def test_since_the_dawn_of_a_day_says_the_day_as_the_dawn_does(since: str) -> None:
    found = proposed(f"تستمر الأمطار {since}فجر اليوم الجمعة 7 يناير 2022.")
    assert found is not None
    assert found.day == date(2022, 1, 7)


def test_this_day_of_another_year_is_not_the_day_of_the_article() -> None:
    assert proposed("أغلق البرج في هذا اليوم من عام 1990 (الاثنين 21 مايو 1990).") is None


def test_a_dated_report_with_the_same_words_is_named() -> None:
    shared = (
        "وافق مجلس الوزراء على خطة لبناء ثلاثين مدرسة في القرى البعيدة خلال عامين بتمويل من "
        "صندوق التنمية. وقال رئيس المجلس إن الخطة ستشمل أيضا تدريب مئات المعلمين الجدد قبل "
        "بداية العام الدراسي"
    )
    text = f"{shared}. وأضاف، اليوم الجمعة، أن العمل سيبدأ قريبا."
    found = proposed(text, (date(2022, 1, 6), f"{shared}. / ولم تعلن كلفتها."))
    assert found is not None
    assert found.day == date(2022, 1, 7)
    [story] = [one for one in found.evidence if one.kind == "story"]
    assert story.slug == "dated-0"
    assert story.text.startswith("وافق مجلس الوزراء")


def test_what_the_editor_took_out_is_not_proposed_again() -> None:
    assert proposed(TODAY) is not None
    noted = {"date": Proposal("2022-01-07", "the dateline: 7 يناير 2022")}
    front = FrontMatter(origin=Origin("seeds/a.txt", "0" * 64, noted))
    assert proposed(TODAY, front=front) is None
    other = {"date": Proposal("2022-01-08", "the page's own date")}
    kept = proposed(TODAY, front=replace(front, origin=Origin("seeds/a.txt", "0" * 64, other)))
    assert kept is not None


def test_the_address_counts_as_a_line_that_states_the_day() -> None:
    text = "أعلن الناطق أن القوات انسحبت. ولم يعط تفاصيل أخرى."
    front = FrontMatter(url="https://example.org/2022/1/7/news")
    found = proposed(text, front=front)
    assert found is not None
    assert (found.day, found.confidence) == (date(2022, 1, 7), "fair")
    both = proposed(text.replace("الناطق", "الناطق اليوم الجمعة"), front=front)
    assert both is not None
    assert both.confidence == "high"
    assert proposed(text.replace("الناطق", "الناطق اليوم السبت"), front=front) is None
    assert proposed(text, front=FrontMatter(url="https://example.org/2022/13/7/news")) is None


def test_a_story_that_the_editor_joined_tells_the_year() -> None:
    found = [
        analysed(UNDATED, "قال الوزير اليوم الجمعة 7 يناير إن الأمر انتهى.", FrontMatter()),
        analysed("dated", "اجتمع المجلس في المدينة.", FrontMatter(date=date(2022, 1, 9))),
    ]
    assert proposals(found) == {}
    joined = StoryDecisions(joined=(JoinedStory((UNDATED, "dated")),))
    given = proposals(found, joined)[UNDATED]
    assert (given.day, given.confidence) == (date(2022, 1, 7), "high")
    assert given.evidence[-1].slug == "dated"
    assert given.evidence[-1].text == ""


def test_an_article_with_a_date_gets_no_proposal() -> None:
    assert proposed(TODAY, front=FrontMatter(date=date(2020, 5, 5))) is None


def test_the_cases_are_in_two_parts_of_which_one_was_set_aside() -> None:
    seen, aside = re.split("SET ASIDE =", CASES.read_text("utf-8"))
    assert seen.count("\nis: ") >= 20
    assert aside.count("\nis: ") >= 20


@pytest.mark.parametrize(
    "text",
    [
        "اليوم الجمعة 31 ديسمبر 9999 أمس 1 يناير 1000 غدا السبت 1 يناير",
        "باريس 31-2 (اف ب)- قال إن 29 فبراير 2021 اليوم الاثنين 29 فبراير",
        "ا" * 50_000 + " 7 يناير (",
        "",
    ],
)
def test_days_at_the_ends_of_the_calendar_and_odd_texts_break_nothing(text: str) -> None:
    shared = "وافق مجلس الوزراء على خطة لبناء ثلاثين مدرسة في القرى البعيدة خلال عامين " * 2
    body = f"{text}\n\n{shared}"
    for day in (date.min, date.max):
        found = proposed(body, (day, shared))
        assert found is None or found.evidence


def test_the_other_calendar_says_the_same_day() -> None:
    found = proposed("أعلن الناطق اليوم الجمعة 4 جمادى الآخرة 1443 هـ الموافق 7 يناير 2022 الأمر.")
    assert found is not None
    assert (found.day, found.confidence) == (date(2022, 1, 7), "high")
