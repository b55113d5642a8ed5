"""ROUGE-2 by hand: which words count as one, which pairs count, and how often."""

from __future__ import annotations

import pytest

from training.summaries.rouge import bigrams, f1, rouge2, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أحمد إلى آخر ٱلبيت", ["احمد", "الي", "اخر", "البيت"]),
        ("على مستشفى مدرسة", ["علي", "مستشفي", "مدرسه"]),
        ("مُحَمَّدٌ الرحمٰن", ["محمد", "الرحمن"]),
        ("تســعة ـ", ["تسعه"]),
        ("عام 1770م، و٢٠٢٢", ["عام", "1770", "م", "و", "2022"]),
        ("3.5 ملايين", ["3", "5", "ملايين"]),
        ("شركة Microsoft (MSFT) «مايكروسوفت»؟", ["شركه", "مايكروسوفت"]),
        # A letter with its sign apart, and the two as one, are the same letter.
        ("ا\u0654حمد و\u0654", ["احمد", "ؤ"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_pairs_go_across_marks_and_sentences() -> None:
    assert bigrams("قال أحمد. ثم قال أحمد") == {
        ("قال", "احمد"): 2,
        ("احمد", "ثم"): 1,
        ("ثم", "قال"): 1,
    }


def test_the_same_words_in_other_letters_are_the_same() -> None:
    assert rouge2("وصل أحمد إلى المدينة", ["وَصَلَ احمد الى المدينه"]) == 1.0


def test_f1_of_half_a_text() -> None:
    # 2 pairs of 3 in one, of 4 in the other: 2 * 2 / (3 + 4).
    left, right = bigrams("1 2 3 4"), bigrams("1 2 3 5 6")
    assert f1(left, right) == f1(right, left) == pytest.approx(4 / 7)


def test_a_pair_counts_as_often_as_both_have_it() -> None:
    # The left has (1 1) four times, the right once: 2 * 1 / (4 + 1).
    assert f1(bigrams("1 1 1 1 1"), bigrams("1 1")) == pytest.approx(2 / 5)


def test_other_order_shares_nothing() -> None:
    assert f1(bigrams("1 2 3"), bigrams("3 2 1")) == 0.0


@pytest.mark.parametrize("text", ["", "كلمة", "word another word"])
def test_what_has_no_pair_scores_nothing(text: str) -> None:
    assert rouge2(text, ["كلمة واحدة", text]) == 0.0


def test_several_references_count_alike() -> None:
    # Against the three: 1, 4/7 and 0.
    assert rouge2("1 2 3 4", ["1 2 3 4", "1 2 3 5 6", "7 8"]) == pytest.approx((1 + 4 / 7) / 3)
