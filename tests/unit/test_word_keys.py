from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.word_keys import keyed_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الفريق", "والفريق"),
        ("بالمهام", "المهام"),
        ("أكّد", "اكد"),
        ("لصًا", "لصا"),
        ("من", "ومن"),
        ("بلادهم", "بلاد"),
        ("٣٠", "30"),
    ],
)
def test_a_word_keeps_its_key_whatever_is_attached_to_it(one: str, other: str) -> None:
    assert keyed_words(one).keys == keyed_words(other).keys


@pytest.mark.parametrize(("one", "other"), [("قال", "قالت"), ("30", "70"), ("ولد", "لد")])
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert keyed_words(one).keys != keyed_words(other).keys


def test_keys_are_the_same_on_every_machine() -> None:
    assert keyed_words("السلام").keys == (586_116_898,)


def test_words_know_their_sentence_and_whether_they_tell_something() -> None:
    text = "زعم زاس إن القوات وصلت. ثم غادرت ألماتي."
    words = keyed_words(text, [0, text.index("ثم")], [(4, 7), (text.index("ألماتي"), len(text))])
    assert words.parts == (1, 1, 1, 1, 1, 2, 2, 2)
    said = [text[slice(*words.span(at, at + 1))] for at, tells in enumerate(words.telling) if tells]
    assert said == ["زعم", "القوات", "وصلت", "غادرت"]


def test_a_name_that_begins_inside_a_word_takes_the_whole_word() -> None:
    words = keyed_words("نداء لكازاخستان", (0,), [(6, 15)])
    assert words.telling == (True, False)


@given(st.text(alphabet="اب كل،.\nو12\u0640\u064b", max_size=80))
def test_spans_are_whole_words_of_the_text(text: str) -> None:
    words = keyed_words(text)
    assert len(words.starts) == len(words.ends) == len(words.parts) == len(words.telling)
    for at in range(len(words)):
        start, end = words.span(at, at + 1)
        assert keyed_words(text[start:end]).keys == (words.keys[at],)
