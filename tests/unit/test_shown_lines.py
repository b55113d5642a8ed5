"""Inspection says which line a site would show of an article, and why not another one."""

from __future__ import annotations

from dataclasses import replace

from sitegen.model import EditorSummary, Lean
from sitegen.render.cards import article_card
from sitegen.render.summaries.lines import worded_line
from sitegen.render.summaries.shown import lines_data, lines_for_reading, shown_lines
from tests.unit.digest_factory import SENTENCES, article, by_editor, digest_of, place


def told_by_title() -> tuple[str, str]:
    return SENTENCES[0].rstrip("."), SENTENCES[2]


def test_the_lines_are_those_of_the_site_and_say_what_was_passed_over() -> None:
    title, next_one = told_by_title()
    composed = article("x", None, title=title)
    found = lines_data(shown_lines(composed.article, composed.analysis))["ar"]
    at = place(digest_of([composed]), "ar/")
    card = article_card(at, composed).line
    feed, described = worded_line(at, composed), worded_line(at, composed, below_title=False)
    assert card and feed and described
    assert found["cards"]["text"] == card.text.text == next_one
    assert found["feeds"]["text"] == feed.text
    assert found["descriptions"]["text"] == described.text == SENTENCES[0]
    assert found["cards"]["passed_over"] == [{"sentence": 0, "why": "title"}]
    assert (found["cards"]["sentence"], found["cards"]["by"]) == (2, "program")
    assert found["descriptions"]["passed_over"] == []


def test_where_there_is_no_line_it_says_why() -> None:
    composed = article("x", None, title="عنوان آخر")
    leans = (Lean(0, None, "pronoun", "ه"), Lean(2, None, "pronoun", "ه"))
    leaning = replace(composed.analysis, leans=leans)
    shown = shown_lines(composed.article, leaning)
    assert lines_data(shown)["ar"]["cards"]["text"] is None
    lines = list(lines_for_reading(shown))
    assert [line.strip() for line in lines[1:]] == [
        "cards, feeds, descriptions",
        "none",
        "not sentence 0: it cannot be understood there without another sentence",
        "not sentence 2: it cannot be understood there without another sentence",
    ]
    held = "أعلنت الوزارة " + "في بيان طويل " * 12 + "إغلاق الطريق، لكن البلدية نفت ذلك كله."
    first, *rest = composed.analysis.sentences
    long = replace(composed.analysis, summary=(0,), sentences=(replace(first, text=held), *rest))
    assert any(
        "no cut of it is sound" in line
        for line in lines_for_reading(shown_lines(composed.article, long))
    )
    bare = replace(composed.analysis, summary=())
    assert any(
        "there is no summary" in line
        for line in lines_for_reading(shown_lines(composed.article, bare))
    )


def test_the_editors_words_are_labelled_where_no_mark_is() -> None:
    composed = by_editor(ar="بكلماتي", en="In my words")
    found = lines_data(shown_lines(composed.article, composed.analysis))
    assert found["ar"]["cards"]["text"] == "بكلماتي"
    assert found["ar"]["feeds"]["text"] == "ملخص بقلم المحررين: بكلماتي"
    assert found["en"]["descriptions"]["text"] == "Editor’s summary: In my words"
    assert found["en"]["cards"]["by"] == "editor"
    only = replace(composed.article, summary=EditorSummary(ar="بكلماتي"))
    assert set(lines_data(shown_lines(only, composed.analysis))) == {"ar"}
