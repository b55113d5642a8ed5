from __future__ import annotations

import pytest

from sitegen.romanising.listing import capital
from sitegen.romanising.spelling import spell_words
from sitegen.romanising.words import Word


@pytest.mark.parametrize(
    ("word", "text", "by"),
    [
        (Word("محمد"), "Muhammad", "list"),
        (Word("فالفيردي"), "Valverde", "list"),
        (Word("جهانغيري"), "Jahangiri", "model"),
        (Word("خطيب", arabic=True), "Khatib", "list"),
        (Word("منافسات"), "Munafasat", "rules"),
        (Word("بَشِير"), "Bashir", "rules"),
        (Word("چنگیز"), "Changiz", "rules"),
        (Word("د"), "Da", "rules"),
    ],
)
def test_each_word_says_how_it_was_found(word: Word, text: str, by: str) -> None:
    latin = spell_words([word])[word]
    assert (latin.text, latin.by) == (text, by)


def test_letters_in_persian_shapes_are_the_same_name() -> None:
    first, second = Word("باشینیان"), Word("باشينيان")
    spelt = spell_words([first, second])
    assert spelt[first] == spelt[second]


@pytest.mark.parametrize(
    ("small", "shown"),
    [
        ("jean-pierre", "Jean-Pierre"),
        ("o'brien", "O'Brien"),
        ("mccain", "McCain"),
        ("mck", "Mck"),
        ("saba'a", "Saba'a"),
        ("macron", "Macron"),
    ],
)
def test_capitals_stand_where_english_has_them(small: str, shown: str) -> None:
    assert capital(small) == shown
