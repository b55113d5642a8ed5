import pytest

from sitegen.comparing.chrf import chrf


def test_the_same_text_is_nearest_whatever_its_white_space() -> None:
    assert chrf("The talks ended.", "The talks  ended.") == pytest.approx(1.0)


def test_nothing_in_common_is_nothing() -> None:
    assert chrf("abc", "xyz") == 0.0
    assert chrf("", "xyz") == 0.0
    assert chrf("", "") == 1.0


def test_another_form_of_a_word_is_nearer_than_another_word() -> None:
    wanted = "The soldiers arrived"
    assert chrf("The soldier arrived", wanted) > chrf("The tourists arrived", wanted)


def test_it_is_reckoned_as_defined() -> None:
    # One letter: two of three said stand in both, and two of two wanted; two letters: one of two,
    # and one of one.
    ones = 5 * (2 / 3) * 1 / (4 * (2 / 3) + 1)
    twos = 5 * (1 / 2) * 1 / (4 * (1 / 2) + 1)
    assert chrf("abc", "ab") == pytest.approx((ones + twos) / 2)
