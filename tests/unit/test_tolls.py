"""Tolls that rise: which of several a story tells, in whatever words its reports give them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.analyse.naming.tagged import tag_article
from sitegen.arabic.toll_news import read_toll_news
from sitegen.compose.summaries.joint import sum_up_story
from sitegen.ingest.raw import article_from_raw
from sitegen.model import (
    ArticleTranslation,
    ComposedArticle,
    Story,
    SummaryLength,
    Translation,
)
from tests.unit.joint_reports import BUDGET, COURT, FIRST, OIL, SECOND, STRIKE, THIRD, by_slug

GAZETTEER = build_gazetteer(known_actors(()))
QUAKE = "ضرب زلزال بقوة 6.1 درجة ولاية إزمير غربي تركيا فجر الأحد، وأسفر عن مقتل 12 شخصا وإصابة 87."
MANISA = "وضرب زلزال آخر اليونان الاثنين، وأسفر عن مقتل 31 شخصا بحسب حصيلة السلطات."


def reported(slug: str, day: date | None, title: str, *sentences: str) -> ComposedArticle:
    """A report that is analysed as a build does it."""
    text = "\n\n".join((title, *sentences))
    article = article_from_raw(text.encode(), f"{slug}.txt")
    article = replace(article, slug=slug, date=day, outlet=slug)
    analysis = analyse(article, GAZETTEER, AnalyseOptions(), tag_article(article))
    english = tuple(Translation(one.text, "", "untranslated") for one in analysis.sentences)
    return ComposedArticle(article, analysis, ArticleTranslation(None, english), ())


def told_by(*reports: ComposedArticle, lead: str = "") -> list[str]:
    """Return the sentences that sum a story of these reports up."""
    articles = by_slug(reports)
    slugs = tuple(articles)
    story = Story(slugs[0], slugs, lead or slugs[0])
    taken = sum_up_story(story, articles, {}, SummaryLength("sentences", 4))
    return [
        articles[one.slug].analysis.sentences[one.index].text
        for one in taken
        if one.index is not None
    ]


def first_report(day: date | None = FIRST) -> ComposedArticle:
    return reported("a", day, "زلزال يضرب إزمير في تركيا", QUAKE, STRIKE, BUDGET)


@pytest.mark.parametrize(
    "later",
    [
        "أعلنت السلطات الثلاثاء انتهاء البحث عن ناجين من زلزال إزمير، وقالت إن عدد القتلى استقر "
        "عند 54 شخصا.",
        "بلغ عدد القتلى في زلزال إزمير 54 شخصا، وفق ما أعلنت وزارة الصحة الثلاثاء.",
        "ارتفعت حصيلة ضحايا الزلزال الذي ضرب إزمير إلى 54 قتيلا.",
        "ضحايا زلزال إزمير حصيلتهم ارتفعت إلى 54 قتيلا بعد أن عثر على جثث تحت الأنقاض.",
        "زار الوزير إزمير اليوم حيث ارتفعت حصيلة قتلى الزلزال من 31 إلى 54.",
        "أسفر زلزال إزمير عن مقتل 54 شخصا، وفق حصيلة جديدة.",
        "رفعت السلطات اليوم حصيلة زلزال إزمير إلى 54 قتيلا.",
    ],
)
@pytest.mark.parametrize("lead", ["a", "c"])
def test_once_a_newer_toll_is_in_no_older_one_is_told(later: str, lead: str) -> None:
    second = "ارتفع عدد قتلى زلزال إزمير إلى 31 شخصا بحسب وزير الصحة."
    reports = (
        first_report(),
        reported("b", SECOND, "زلزال إزمير", second, OIL),
        reported("c", THIRD, "زلزال إزمير في تركيا", later, COURT, OIL),
    )
    taken = told_by(*reports, lead=lead)
    assert later in taken
    assert QUAKE not in taken
    assert second not in taken


@pytest.mark.parametrize("day", [FIRST, None])
def test_of_one_day_what_says_that_it_has_risen_is_newer_whoever_leads(day: date | None) -> None:
    later = "ارتفعت حصيلة الزلزال الذي ضرب إزمير إلى 31 قتيلا و240 جريحا."
    other = reported("b", day, "زلزال إزمير", COURT, later, OIL)
    for lead in "ab":
        taken = told_by(first_report(day), other, lead=lead)
        assert later in taken
        assert QUAKE not in taken


def test_the_wounded_may_rise_while_the_dead_stay() -> None:
    later = "ارتفع عدد الجرحى في زلزال إزمير إلى 240 جريحا فيما بقي عدد القتلى 12."
    taken = told_by(first_report(), reported("b", SECOND, "زلزال إزمير", later, OIL))
    assert later in taken
    assert QUAKE not in taken


def test_a_newer_toll_that_cannot_be_taken_still_silences_the_older_one() -> None:
    title = "ارتفاع حصيلة زلزال إزمير إلى 54 قتيلا"
    taken = told_by(first_report(), reported("b", SECOND, title, COURT, OIL))
    assert QUAKE not in taken
    assert taken


@pytest.mark.parametrize(
    "other",
    [
        MANISA,
        "أسفر حريق في فندق في إزمير عن مقتل 54 شخصا بحسب حصيلة السلطات.",
        "وهذا أقوى زلزال يضرب إزمير منذ عام 2020 حين قتل 117 شخصا بحسب حصيلة السلطات.",
        "يخشى مسؤولون أن يرتفع عدد قتلى زلزال إزمير إلى 300.",
        "نفت السلطات أن تكون حصيلة زلزال إزمير قد بلغت 300 قتيل.",
        "قتل 5 أطفال في زلزال إزمير بحسب حصيلة جديدة.",
    ],
)
def test_the_toll_of_another_event_or_of_other_people_leaves_it_alone(other: str) -> None:
    title = "السلطات تعلن" if other is not MANISA else "زلزال في اليونان"
    taken = told_by(first_report(), reported("b", SECOND, title, other, OIL, COURT))
    assert QUAKE in taken


def test_two_fires_in_one_town_are_two() -> None:
    hotel = "قتل 5 أشخاص في حريق شب في فندق في إزمير، وفق حصيلة أولية."
    mill = "ارتفعت حصيلة الحريق في مصنع في إزمير إلى 9 قتلى."
    taken = told_by(
        reported("a", FIRST, "حريق في إزمير", hotel, OIL, COURT),
        reported("b", SECOND, "حريق في إزمير", mill, STRIKE, BUDGET),
    )
    assert {hotel, mill} <= {*taken}


def test_a_lowered_toll_stands_and_a_correction_takes_back_its_own_claim_alone() -> None:
    lowered = "خفضت السلطات حصيلة زلزال إزمير من 12 إلى 9 قتلى."
    taken = told_by(first_report(), reported("b", SECOND, "زلزال إزمير", lowered, OIL, COURT))
    assert lowered in taken
    assert QUAKE not in taken
    last = "استقر عدد قتلى زلزال إزمير عند 54 شخصا."
    claim = "ذكرت الصحيفة يوم الأحد أن زلزال إزمير أسفر عن مقتل 12 شخصا."
    right = "والصحيح أن الحصيلة في تلك الساعة كانت سبعة قتلى."
    taken = told_by(
        first_report(),
        reported("b", SECOND, "زلزال إزمير", last, OIL, COURT),
        reported("c", THIRD, "تصحيح", claim, right, BUDGET),
    )
    assert last in taken
    assert {QUAKE, claim, right}.isdisjoint(taken)


def test_how_a_toll_is_spoken_of_is_read_near_it() -> None:
    assert read_toll_news("ارتفعت حصيلة الزلزال إلى 31 قتيلا").has_risen
    assert not read_toll_news("ارتفع سعر الخبز وقتل 31 شخصا").has_risen
    assert read_toll_news("قتل 12 شخصا وفق حصيلة أولية").is_early
    assert read_toll_news("بلغ عدد القتلى 12 في عام 2020", 2024).is_other
    assert not read_toll_news("بلغ عدد القتلى 12 في عام 2024", 2024).is_other
