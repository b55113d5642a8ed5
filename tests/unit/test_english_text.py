from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.checks.english_text import (
    LONGEST_DETAIL,
    detail,
    english_words,
    entities,
    plain_english,
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("It doesn &apos; t work", "It doesn't work"),
        ("It doesn&#39;t work", "It doesn't work"),
        ("It doesn’t work", "It doesn't work"),
        ("a &quot; trap &quot; for all", 'a " trap " for all'),
        ("AT&T & others", "AT&T & others"),
    ],
)
def test_quotation_marks_become_plain_and_nothing_else(written: str, plain: str) -> None:
    assert plain_english(written) == plain


def test_entities_are_found_with_and_without_spaces() -> None:
    assert entities("&quot;a& amp ;b &#8217; & c; R&D;") == ["&quot;", "& amp ;", "&#8217;"]


@given(st.text(alphabet="aB é'-.1 &;", max_size=40))
def test_words_have_their_offsets(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in english_words(text))


def test_hyphens_and_apostrophes_join_words() -> None:
    keys = [word.key for word in english_words("The four-month-old isn't Smith's - he's 2,5.")]
    assert keys == ["the", "four-month-old", "isn't", "smith's", "he's", "2", "5"]


@given(st.text(max_size=300))
def test_a_detail_is_short_and_on_one_line(text: str) -> None:
    shown = detail(text)
    assert len(shown) <= LONGEST_DETAIL
    assert shown.splitlines() in ([], [shown])


def test_a_short_detail_stays_as_it_is() -> None:
    assert detail("the capital of") == "the capital of"
    assert detail("x" * 200).endswith("…")
