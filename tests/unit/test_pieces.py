"""Sentences too long for a model: where they are cut, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.engines.pieces import split_long


def words(text: str) -> int:
    return len(text.split())


def test_a_sentence_that_fits_stays_whole() -> None:
    assert split_long("وصل الوفد، ثم غادر", words, 4) == ("وصل الوفد، ثم غادر",)


def test_clauses_stay_together_as_long_as_they_fit() -> None:
    sentence = "وصل الوفد صباحا، ثم غادر مساء، وبقي الوزير؛ وانتهى الأمر"
    assert split_long(sentence, words, 6) == (
        "وصل الوفد صباحا، ثم غادر مساء،",
        "وبقي الوزير؛ وانتهى الأمر",
    )


def test_a_long_clause_is_cut_before_a_word_that_goes_on() -> None:
    sentence = "أعلن الوزير في مؤتمر صحفي أن الحكومة ستعقد اجتماعا طارئا فيما ينتظر الجميع النتائج"
    assert split_long(sentence, words, 6) == (
        "أعلن الوزير في مؤتمر صحفي",
        "أن الحكومة ستعقد اجتماعا طارئا",
        "فيما ينتظر الجميع النتائج",
    )


def test_short_lists_joined_by_and_are_not_cut_where_they_need_not_be() -> None:
    assert split_long("زار بيروت وعمان والرباط", words, 3)[0] != "زار بيروت"


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 50])
@pytest.mark.parametrize(
    "sentence",
    ["كلمة " * 300, "ا" * 5000, "أ، ب، ج، " * 80, "قال إن الأمر والحكومة والمجلس " * 40, "، ، ،"],
)
def test_nothing_is_left_out_and_nothing_is_too_long(sentence: str, limit: int) -> None:
    # As many tokens as a tokenizer of four letters a piece would need.
    def count(text: str) -> int:
        return sum(-(-len(word) // 4) for word in text.split())

    pieces = split_long(sentence, count, limit)
    assert "".join("".join(pieces).split()) == "".join(sentence.split())
    assert all(count(piece) <= limit for piece in pieces)


@given(st.text(alphabet="اب ،؛.:\n", max_size=200), st.integers(1, 30))
def test_pieces_keep_every_character_and_the_limit(sentence: str, limit: int) -> None:
    pieces = split_long(sentence, len, limit)
    assert "".join("".join(pieces).split()) == "".join(sentence.split())
    assert all(len(piece.replace(" ", "")) <= limit for piece in pieces)
