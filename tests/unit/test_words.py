from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.words import content_words, words


def test_words_have_their_offsets_and_no_punctuation() -> None:
    text = "قال: «2,500 شخصٍ»، و3.5% منهم..."
    found = words(text)
    assert [word.text for word in found] == ["قال", "2,500", "شخصٍ", "و3", "5", "منهم"]
    assert all(text[word.start : word.end] == word.text for word in found)


def test_content_words_lose_stop_words_numbers_and_what_is_attached() -> None:
    assert content_words("وأضاف أن القوات وبالقوات والقوات 2500 في البلاد للبلاد") == (
        "قوات",
        "قوات",
        "قوات",
        "بلاد",
        "بلاد",
    )


def test_a_waw_of_its_own_stays() -> None:
    assert content_words("الوزارة وزارة والوزير ووزير واشنطن ومدينة") == (
        "وزاره",
        "وزاره",
        "وزير",
        "وزير",
        "واشنطن",
        "مدينه",
    )


def test_pronouns_go_where_enough_is_left() -> None:
    assert content_words("انسحابها انسحاب نها") == ("انسحاب", "انسحاب", "نها")


def test_nothing_comes_of_nothing() -> None:
    assert words(" .،؟ ") == ()
    assert content_words("") == ()


@given(st.text())
def test_words_stand_in_order_and_hold_a_letter_or_digit(text: str) -> None:
    done = 0
    for word in words(text):
        assert done <= word.start < word.end
        assert text[word.start : word.end] == word.text
        assert any(map(str.isalnum, word.text))
        done = word.end
    content_words(text)
