from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.letters import fold_text
from sitegen.arabic.matcher import Matcher

MATCHER = Matcher(
    [
        ("روسيا", "russia"),
        ("روسيا اليوم", "rt"),
        ("الولايات المتحدة", "us"),
        ("ناتو", "nato"),
        ("ألما آتا", "almaty"),
        ("روسيا", "second"),
        ("CNN", "cnn"),
    ]
)


def find(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[match.start : match.end], match.payload, match.proclitic)
        for match in MATCHER.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وروسيا", [("روسيا", "russia", "و")]),
        ("فلروسيا", [("روسيا", "russia", "فل")]),
        ("وبالناتو", [("ناتو", "nato", "وبال")]),
        ("فللناتو", [("ناتو", "nato", "فلل")]),
        ("كالولايات المتحدة", [("الولايات المتحدة", "us", "ك")]),
        ("وللولايات المتحدة", [("لولايات المتحدة", "us", "ول")]),
        ("ولولايات المتحدة", []),
        ("الالولايات المتحدة", []),
        ("سروسيا", []),
        ("وفروسيا", []),
        ("روسيات", []),
        ("بيلاروسيا", []),
        ("روسيا اليوم", [("روسيا اليوم", "rt", "")]),
        ("روسيا\nاليوم", [("روسيا", "russia", "")]),
        ("ألما\u2011آتا", [("ألما\u2011آتا", "almaty", "")]),
        ("20روسيا", [("روسيا", "russia", "")]),
        ("قناةCNN", []),
        ("قناة CNN.", [("CNN", "cnn", "")]),
        ("موقفا روسيًا", []),
        ("", []),
    ],
)
def test_particles_boundaries_and_the_longest_phrase(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert find(text) == expected


def test_a_phrase_without_letters_is_left_out() -> None:
    assert Matcher([("", 1), (" ", 2), ("--", 3)]).find("- -- ---") == ()


def test_of_overlapping_phrases_the_longer_counts() -> None:
    matcher = Matcher([("وزارة الدفاع", 1), ("الدفاع الروسية في موسكو", 2)])
    assert [match.payload for match in matcher.find("وزارة الدفاع الروسية في موسكو")] == [2]


@given(st.text(st.sampled_from("روسياتوناللمةدـًّ \u200f-ب،\n"), max_size=60))
def test_matches_are_ordered_not_nested_and_spell_their_phrase(text: str) -> None:
    done = 0
    for match in MATCHER.find(text):
        assert done <= match.start < match.end <= len(text)
        done = match.end
        words = fold_text(text[match.start : match.end])
        phrases = {fold_text(phrase) for phrase in ("روسيا", "روسيا اليوم", "ناتو", "ألما آتا")}
        assert words in phrases | {"الولايات المتحده", "لولايات المتحده"}
