from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from sitegen.model import Digest, Passage, Repeat, Story, TakenSentence
from sitegen.render.datasets.articles import article_rows
from sitegen.render.datasets.files import json_lines
from sitegen.render.datasets.joined import day_rows, story_rows
from tests.unit.digest_factory import article, digest_of


def sample() -> Digest:
    first, second = article("first", date(2022, 1, 6)), article("second", date(2022, 1, 8))
    third = article("third", None)
    first = replace(
        first,
        analysis=replace(first.analysis, repeats=(Repeat(0, 12, 20, 32),)),
        article=replace(first.article, outlet="sputnik"),
    )
    third = replace(third, article=replace(third.article, outlet="", agency="sana"))
    slugs = ("first", "second", "third")
    taken = (TakenSentence("second", 0), TakenSentence("first", None))
    story = Story(
        "arrival", slugs, "second", "الوصول", "The arrival", joined_by="both", summary=taken
    )
    passages = {
        "first": (Passage(3, 20, "second", 5, 22, "quote"),),
        "second": (
            Passage(5, 22, "first", 3, 20, "quote"), Passage(30, 50, "third", 0, 20, "sentence"),
        ),
        "third": (Passage(0, 20, "second", 30, 50, "sentence"),),
    }  # fmt: skip
    return replace(
        digest_of([first, second, third, article("alone", date(2022, 1, 9))]),
        stories={"arrival": story},
        passages=passages,
    )


def test_a_story_is_a_line_with_each_shared_passage_once() -> None:
    [line] = b"".join(json_lines(story_rows(sample()))).decode().splitlines()
    assert json.loads(line) == {
        "id": "arrival",
        "addresses": {"ar": "ar/stories/arrival/", "en": "en/stories/arrival/"},
        "title_ar": "الوصول",
        "title_en": "The arrival",
        "editor_summary": {"ar": "", "en": ""},
        "summary": [{"article": "second", "sentence": 0}, {"article": "first", "sentence": None}],
        "joined_by": "both",
        "articles": ["first", "second", "third"],
        "lead": "second",
        "continues": [],
        "continued": [],
        "outlets": ["almasry", "sputnik"],
        "agencies": ["sana"],
        "first": "2022-01-06",
        "last": "2022-01-08",
        "passages": [
            {
                "kind": "quote", "article": "first", "start": 3, "end": 20,
                "other": "second", "other_start": 5, "other_end": 22, "more": 0,
            },
            {
                "kind": "sentence", "article": "second", "start": 30, "end": 50,
                "other": "third", "other_start": 0, "other_end": 20, "more": 0,
            },
        ],
    }  # fmt: skip


def test_articles_tell_their_story_and_their_repeats() -> None:
    lines = b"".join(json_lines(article_rows(sample(), "name"))).decode().splitlines()
    articles = {one["slug"]: one for one in map(json.loads, lines)}
    assert {slug: one["story"] for slug, one in articles.items()} == {
        "first": "arrival", "second": "arrival", "third": "arrival", "alone": None,
    }  # fmt: skip
    assert articles["first"]["repeats"] == [
        {"start": 20, "end": 32, "first_start": 0, "first_end": 12}
    ]
    assert articles["second"]["repeats"] == []


def test_a_day_is_a_line_with_its_articles_and_what_sums_it_up() -> None:
    digest = sample()
    taken = (TakenSentence("alone", 2), TakenSentence("alone", None))
    days = tuple(
        replace(day, summary=taken) if day.day == date(2022, 1, 9) else day for day in digest.days
    )
    lines = b"".join(json_lines(day_rows(replace(digest, days=days)))).decode().splitlines()
    first, _, last = map(json.loads, lines)
    assert (first["day"], first["summary"]) == ("2022-01-06", [])
    assert last == {
        "day": "2022-01-09",
        "addresses": {"ar": "ar/digest/2022/01/09/", "en": "en/digest/2022/01/09/"},
        "articles": ["alone"],
        "summary": [
            {"article": "alone", "sentence": 2}, {"article": "alone", "sentence": None},
        ],
    }  # fmt: skip


def test_no_story_is_an_empty_file() -> None:
    assert list(json_lines(story_rows(digest_of([article("alone", None)])))) == []
