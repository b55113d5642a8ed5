from __future__ import annotations

import re
from datetime import date, timedelta

from sitegen.render import trees
from sitegen.render.actors.timeline import SPARK_HEIGHT, SPARK_WIDTH, spark, spark_span, timeline
from sitegen.render.wording import load_wording
from tests.unit.digest_factory import place, sample

JANUARY = date(2022, 1, 6)


def test_a_short_span_is_counted_by_days_with_those_that_name_nobody() -> None:
    rows = timeline(place(sample(), "en/actors/kz/"), [JANUARY, JANUARY, JANUARY + timedelta(2)])
    assert [(row.label, row.articles, row.percent) for row in rows] == [
        ("6 January 2022", 2, 100),
        ("7 January 2022", 0, 0),
        ("8 January 2022", 1, 50),
    ]
    assert [row.href for row in rows] == [
        "../../digest/2022/01/06/",
        "",
        "../../digest/2022/01/08/",
    ]


def test_a_longer_span_is_counted_by_months_then_by_years() -> None:
    here = place(sample(), "en/actors/kz/")
    months = timeline(here, [date(2021, 12, 31), date(2022, 2, 1)])
    assert [(row.label, row.articles) for row in months] == [
        ("December 2021", 1),
        ("January 2022", 0),
        ("February 2022", 1),
    ]
    years = timeline(here, [date(1999, 5, 1), date(2022, 2, 1)])
    assert len(years) == 24
    assert (years[0].label, years[0].href) == ("1999", "../../digest/1999/")


def test_articles_without_a_date_are_counted_apart() -> None:
    rows = timeline(place(sample(), "en/actors/kz/"), [None, None, JANUARY])
    assert [(row.label, row.articles, row.percent) for row in rows] == [
        ("6 January 2022", 1, 50),
        ("Without a date", 2, 100),
    ]
    assert timeline(place(sample(), "en/actors/kz/"), []) == ()


def test_a_bar_chart_says_in_words_what_it_shows() -> None:
    days = [JANUARY, JANUARY, JANUARY + timedelta(2)]
    drawn = spark(days, spark_span(days), load_wording(trees.ENGLISH))
    assert drawn
    assert drawn.label == "Articles by day, 6 January 2022 to 8 January 2022: 2, 0, 1"
    bars = re.findall(r"M([\d.]+) (\d+)v-(\d+)h([\d.]+)v\3z", drawn.path)
    assert [int(height) for _, _, height, _ in bars] == [SPARK_HEIGHT, SPARK_HEIGHT // 2]
    assert all(float(left) + float(width) <= SPARK_WIDTH for left, _, _, width in bars)


def test_all_charts_of_an_index_share_their_span() -> None:
    span = spark_span([date(2020, 1, 1), date(2022, 1, 1)])
    assert span
    assert (span.unit, len(span.starts)) == ("month", 25)
    drawn = spark([date(2022, 1, 1)], span, load_wording(trees.ENGLISH))
    assert drawn
    assert drawn.path.count("M") == 1
    assert float(drawn.path[1:].split()[0]) > SPARK_WIDTH / 2


def test_one_day_is_no_chart() -> None:
    assert spark([JANUARY], spark_span([JANUARY]), load_wording(trees.ENGLISH)) is None
    assert spark([], None, load_wording(trees.ENGLISH)) is None
