from __future__ import annotations

import random
import re

import pytest

from benchmarks.number_corruptions import KINDS, Corruption

SENTENCE = "In 2010, three teams won 49 games, the fourth 1.5 million dollars."


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_changes_the_numbers_and_little_else(kind: str) -> None:
    for seed in range(50):
        wrong = KINDS[kind](SENTENCE, random.Random(seed))
        assert wrong is not None
        assert wrong != SENTENCE
        kept = set(re.findall(r"[a-z]{4,}", SENTENCE)) - {"three", "fourth", "million"}
        assert kept <= set(re.findall(r"[a-z]{4,}", wrong))


@pytest.mark.parametrize("corrupt", KINDS.values(), ids=KINDS)
def test_no_error_can_be_made_without_a_number(corrupt: Corruption) -> None:
    assert corrupt("No team won.", random.Random(1)) is None


@pytest.mark.parametrize(
    ("kind", "sentence", "wrong"),
    [
        ("number dropped", "They won 49 games.", "They won games."),
        ("number dropped", "the 1970s ended", "the ended"),
        ("swapped", "They won 49.", "They won 94."),
        ("magnitude", "They paid 2,500.", "They paid 25,000."),
        ("magnitude", "They paid 2.5.", "They paid 25.0."),
        ("magnitude", "Thousands came.", "Millions came."),
    ],
)
def test_errors_are_those_that_happen(kind: str, sentence: str, wrong: str) -> None:
    assert KINDS[kind](sentence, random.Random(1)) == wrong
