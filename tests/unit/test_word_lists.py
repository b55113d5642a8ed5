from __future__ import annotations

from importlib.resources import files

import pytest

from sitegen.arabic.word_lists import by_first_word, folded_forms, folded_phrases, read_list

LISTED = ("قال إنه", "قالَ أنّه لم", "أكد")


def test_words_and_phrases_are_folded() -> None:
    assert folded_forms(("إلى", "الى", "أكّد")) == {"الي", "اكد"}
    assert folded_phrases(LISTED) == {("قال", "انه"), ("قال", "انه", "لم"), ("اكد",)}


def test_phrases_keep_the_order_of_their_list() -> None:
    assert by_first_word(LISTED) == {
        "قال": (("قال", "انه"), ("قال", "انه", "لم")),
        "اكد": (("اكد",),),
    }


@pytest.mark.parametrize("name", ["turns", "leaning", "taken_back", "summary_words"])
def test_a_packaged_list_has_words(name: str) -> None:
    assert files("sitegen.data").joinpath(f"{name}.toml").is_file()
    assert all(read_list(name).values())
