from __future__ import annotations

import pytest

from sitegen.romanising.sounds import sound_out


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("كوناشينكوف", "konashinkov"),
        ("غارسيا", "garsia"),
        ("غرونيفيلد", "gronivild"),
        ("بيرج", "birg"),
        ("مالينوفسكي", "malinovski"),
        ("نيفيل", "nivil"),
        ("ستيفو", "stifo"),
        ("بولتس", "bolts"),
        ("ضرغام", "dargham"),
        ("ظافر", "zafir"),
        ("ذوق", "dhuq"),
        ("قائد", "qaid"),
        ("چنگیز", "changiz"),
    ],
)
def test_letters_give_sounds(arabic: str, latin: str) -> None:
    assert sound_out(arabic) == latin


def test_behind_the_article_a_word_is_arabic() -> None:
    assert sound_out("شريف", arabic=True) == "sharif"
    assert sound_out("غول", arabic=True) == "ghul"
    assert sound_out("غرونيفيلد", arabic=True).startswith("gh")
