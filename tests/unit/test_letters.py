from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.letters import fold, fold_text, is_letter

# Letters that fold, that swap places, that double; marks, signs, hyphens, spaces, digits.
TRICKY = "أإآٱاىيةهكرمب ـًّٰ\u200f\u200c\u00a0\t\n-\u2011\u2013٣۴5aZ.«ﷺ"
TEXTS = st.text(st.sampled_from(TRICKY) | st.characters()).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أميركي", "أمريكي"),
        ("الأميركيّون", "الامريكيون"),
        ("توكاييف", "توكايف"),
        ("ألما-آتا", "ألما أتا"),
        ("ألما\u2011آتا", "ألما\u00a0آتا"),
        ("ألما\u200cآتا", "ألما  آتا"),
        ("سورية", "سوريه"),
        ("مصطفى", "مصطفي"),
        ("مُحَمَّد", "محمـــد"),
        ("٢٠٢٢", "۲۰۲۲"),
        ("٢٠٢٢", "2022"),
        ("رو\u200fسيا", "روسيا"),
        ("ایران", "إيران"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("كان", "كن"), ("مسؤول", "مسول"), ("رئيس", "ريس"), ("9-10", "9 10"), ("أ - ب", "أ ب")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


def test_a_span_leads_back_to_the_original_with_its_marks() -> None:
    text = "زار ألما-آتا اليومَ\u200f ثم روسيًا"
    folded = fold(text)
    for word, original in (("الما اتا", "ألما-آتا"), ("اليوم", "اليومَ"), ("روسيا", "روسيًا")):
        start = folded.text.index(word)
        begin, end = folded.span(start, start + len(word))
        assert text[begin:end] == original


def test_line_ends_are_kept() -> None:
    assert fold_text("أ\n\nب") == "ا\n\nب"


def test_plain_text_needs_no_map() -> None:
    assert fold("قال الرئيس، أمس.").starts is None


@given(TEXTS)
def test_folding_is_stable_and_both_ways_agree(text: str) -> None:
    folded = fold(text)
    assert folded.text == fold_text(text)
    assert fold_text(folded.text) == folded.text


@given(TEXTS)
def test_stretches_follow_each_other_and_fold_to_their_character(text: str) -> None:
    folded = fold(text)
    done = 0
    for index, character in enumerate(folded.text):
        start, end = folded.span(index, index + 1)
        assert done <= start < end <= len(text)
        done = end
        # Swapped letters (أميركا) are each other's stretch, so compare as letters of one pair.
        alone = fold_text(text[start:end])
        assert alone in (character, "-") or {alone, character} == {"ي", "ر"}


@pytest.mark.parametrize(
    ("character", "expected"),
    [("ب", True), ("a", True), ("\u064b", True), ("\u0640", True), ("5", False), ("،", False)],
)
def test_letters(character: str, expected: bool) -> None:
    assert is_letter(character) is expected
