import pytest

from sitegen.checks.no_english import LONGEST_FACTOR, LONGEST_MORE, is_arabic
from sitegen.memory.characters import seen
from sitegen.model import Answer, Hypothesis
from sitegen.translate.answers import cleaned, usable

SOURCE = "وصل الوفد إلى العاصمة."


def text_of(answer: str) -> str:
    return cleaned(SOURCE, Hypothesis(answer, -0.5)).text


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("The delegation arrived.", "The delegation arrived."),
        (" The\n\n delegation\u2028arrived.\t", "The delegation arrived."),
        ("The\x00 delegation\x1b[31m", "The delegation[31m"),
        ("The\x85delegation\x9b \x7f arrived", "The delegation arrived"),
        ("\ud800x", "x"),
        ("\u202eThe\u202c \u2067delegation\u2069", "The delegation"),
        ("The \ufffe \uffff end", "The end"),
        ("re\u0301sume\u0301", "r\u00e9sum\u00e9"),
        ("Qur\u2019an \u200f\u200c😀", "Qur\u2019an \u200f\u200c😀"),
        ("\x00", ""),
    ],
)
def test_an_answer_is_one_line_of_characters_that_are_seen(answer: str, text: str) -> None:
    assert text_of(answer) == text
    assert text_of(text) == text
    text_of(answer).encode()


def test_an_answer_keeps_its_score() -> None:
    assert cleaned(SOURCE, Hypothesis("a\x00b", -0.5)) == Hypothesis("ab", -0.5)
    assert cleaned(SOURCE, Hypothesis("ab", None)) == Hypothesis("ab", None)


def test_an_answer_far_too_long_is_none(caplog: pytest.LogCaptureFixture) -> None:
    longest = "x" * (LONGEST_FACTOR * len(SOURCE) + LONGEST_MORE)
    assert text_of(longest) == longest
    assert caplog.text == ""
    assert text_of(longest + "x") == ""
    assert "far longer than its sentence" in caplog.text


@pytest.mark.parametrize(
    ("answer", "is_english"),
    [
        ("The delegation arrived.", True),
        ("وصل الوفد إلى العاصمة.", False),
        ("وصل 5 (٪)", False),
        ("ﻮﺼﻟ", False),
        ("The word سلام", True),
        ("Élan", True),
        ("2022/1/5", True),
        ("—", True),
        ("", True),
    ],
)
def test_the_arabic_come_back_is_no_english(answer: str, is_english: bool) -> None:
    assert is_arabic(answer) != is_english


def test_marks_of_web_pages_are_read_unless_the_arabic_has_them() -> None:
    assert text_of("&quot;Yes&quot;, he said &amp; left") == '"Yes", he said & left'
    assert text_of("the &quot; Law &quot; , the Court &apos; s &apos; own &apos;") == (
        "the \"Law\", the Court's ' own '"
    )
    assert text_of("&copy;") == "&copy;"
    assert (
        cleaned("اكتب &amp; هنا", Hypothesis("Write &amp; here", None)).text == "Write &amp; here"
    )


def test_later_hypotheses_are_kept_only_where_they_are_of_use() -> None:
    said = [Hypothesis(text, -0.5) for text in ("One.", "\x00", "واحد", "Two.")]
    assert usable(SOURCE, Answer(tuple(said))).hypotheses == (said[0], said[3])
    assert usable(SOURCE, Answer((said[2], said[0]))).hypotheses == ()
    assert usable(SOURCE, Answer((said[1], said[0]))).hypotheses == ()
    assert usable(SOURCE, Answer()).hypotheses == ()


def test_what_is_seen_stays_as_it_is() -> None:
    assert seen("one\ntwo\tthree  four") == "one\ntwo\tthree  four"
    assert seen("o\x1bne\u202e") == "one"
