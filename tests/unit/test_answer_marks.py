"""The marks of answers, which are no part of a line that stands alone."""

from __future__ import annotations

import pytest

from sitegen.render.summaries.answer_marks import without_answer_mark


@pytest.mark.parametrize(
    "marked", ["ج: {}", "ج : {}", "- {}", "\u2013 {}", "-{}", "- ج: {}", "الجواب: {}"]
)
def test_the_mark_of_an_answer_is_taken_off(marked: str) -> None:
    words = "بدأت الكتابة في بيروت."
    assert without_answer_mark(marked.format(words)) == words


def test_the_mark_of_an_english_answer_is_taken_off() -> None:
    assert without_answer_mark("A: I began in Beirut.") == "I began in Beirut."


@pytest.mark.parametrize(
    "text",
    [
        "سلمى الخوري: بدأت في بيروت.",
        "-5 درجات في عمان.",
        "جاء: الرئيس.",
        "A visit: it began.",
        "ج:",
    ],
)
def test_what_is_no_such_mark_stays(text: str) -> None:
    assert without_answer_mark(text) == text
