"""Pieces of a sentence: words with their particles, single marks, offsets."""

from __future__ import annotations

import pytest

from sitegen.tagging.cutting import cut


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("قال: نعم.", ["قال", ":", "نعم", "."]),
        ("«سبوتنيك»", ["«", "سبوتنيك", "»"]),
        ("2,500 جندي و3.5", ["2,500", "جندي", "و3", ".", "5"]),
        ("ألما-آتا", ["الما", "-", "اتا"]),
        ("إلى القاهرة", ["الي", "القاهره"]),
        ("ـ ٢٠٢٢", ["ـ", "2022"]),
        ("BBC", ["bbc"]),
    ],
)
def test_words_and_marks_are_pieces(text: str, forms: list[str]) -> None:
    assert [piece.form for piece in cut(text)] == forms


def test_offsets_are_those_of_the_text_and_signs_stay_outside() -> None:
    text = "زار \u200fلبنان\u200f، وَعاد"
    found = [text[piece.start - 7 : piece.end - 7] for piece in cut(text, 7)]
    assert found == ["زار", "لبنان", "،", "وَعاد"]
