from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.analyse.quoting.reporting_words import can_agree, gender, report_words
from sitegen.arabic.letters import fold_text


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("قال", "masculine"),
        ("قالت", "feminine"),
        ("يقول", "masculine"),
        ("تقول", "feminine"),
        # The first or last letter is the verb's own.
        ("تابع", "masculine"),
        ("لفت", "masculine"),
        ("لفتت", "feminine"),
        # Weak verbs lose their last letter.
        ("دعت", "feminine"),
        ("نفت", "feminine"),
        ("أدان", "masculine"),
        ("اتهم", "masculine"),
        ("مشيرا", "masculine"),
        ("مشيرة", "feminine"),
        ("قوله", "masculine"),
        ("قولها", "feminine"),
        # Many speakers may be of either.
        ("قالوا", None),
        ("أكدا", None),
        ("قولهم", None),
    ],
)
def test_a_reporting_word_tells_the_gender_of_its_subject(word: str, expected: str | None) -> None:
    assert gender(fold_text(word)) == expected


def test_only_a_mans_and_a_womans_verb_cannot_have_one_subject() -> None:
    assert not can_agree("masculine", "feminine")
    assert can_agree("feminine", "feminine")
    assert can_agree(None, "feminine")


def test_every_kind_of_the_list_is_read_by_the_program() -> None:
    modules = (Path(__file__).parents[2] / "sitegen" / "analyse" / "quoting").glob("*.py")
    source = "".join(path.read_text(encoding="utf-8") for path in modules)
    assert [kind for kind in report_words() if f'["{kind}"]' not in source] == []
