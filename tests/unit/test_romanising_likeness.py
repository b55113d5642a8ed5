from __future__ import annotations

import pytest

from sitegen.romanising.likeness import likeness
from sitegen.romanising.sounds import sound_out
from sitegen.romanising.spelling import spell_words
from sitegen.romanising.words import Word


def alike(arabic: str, latin: str) -> float:
    return likeness(sound_out(arabic), latin)


@pytest.mark.parametrize(
    ("arabic", "latin", "other"),
    [
        ("ميغيل", "miguel", "miguelito"),
        ("ديشان", "deschamps", "deschampsova"),
        ("شولتز", "schultz", "schulzendorf"),
        ("بختياري", "bakhtiari", "bakhtiarizadeh"),
        ("لاتينية", "latiniya", "constantinople"),
        ("خورخي", "jorge", "george"),
    ],
)
def test_a_reading_is_more_alike_than_another_name(arabic: str, latin: str, other: str) -> None:
    assert alike(arabic, latin) > 0.6
    assert alike(arabic, latin) > alike(arabic, other)


def test_the_same_sounds_are_wholly_alike_and_nothing_is_not() -> None:
    assert likeness("karim", "karim") == 1.0
    assert likeness("karim", "kar'rim") == 1.0
    assert likeness("karim", "") <= 0.0
    assert likeness("", "") == 0.0


def test_a_form_of_the_model_sounds_like_its_letters() -> None:
    # The model's likeliest form for this word is Czar.
    (latin,) = spell_words([Word("كزار")]).values()
    assert alike("كزار", latin.text.lower()) >= 0.5
