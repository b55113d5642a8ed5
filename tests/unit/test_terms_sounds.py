"""How alike names sound across the scripts."""

from __future__ import annotations

import pytest

from sitegen.terms.sounds import arabic_sounds, latin_sounds, likeness


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("زاخاروفا", "zakharova"),
        ("فيرجن", "virgin"),
        ("جلاسجو", "glasgow"),
        ("كوفيد", "covid"),
        ("بوتين", "putin"),
        ("غورباتشوف", "gorbachev"),
        ("جونسون", "johnson"),
        ("شيشان", "chechnya"),
        ("كْرِيغسمارينه", "kriegsmarine"),
    ],
)
def test_a_name_sounds_alike_in_both_scripts(arabic: str, latin: str) -> None:
    assert likeness(arabic_sounds(arabic), latin_sounds(latin)) > 0.7


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("لوكسمبورغ", "world"), ("ألمانيا", "government"), ("العراق", "iran"), ("موسكو", "london")],
)
def test_other_names_sound_unlike(arabic: str, latin: str) -> None:
    assert likeness(arabic_sounds(arabic), latin_sounds(latin)) == 0.0


def test_likeness_is_whole_for_the_same_and_nothing_for_the_empty() -> None:
    assert likeness(latin_sounds("moscow"), latin_sounds("moscow")) == 1.0
    assert likeness("", latin_sounds("moscow")) == 0.0
    assert likeness("", "") == 0.0


def test_a_word_without_end_is_cut() -> None:
    assert len(latin_sounds("xyz" * 50_000)) < 100
    assert len(arabic_sounds("شخصية" * 50_000)) < 100
