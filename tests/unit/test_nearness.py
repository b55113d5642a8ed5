"""Which Arabic was made of which, told from sketches alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.releases.nearness import NEAR, likeness, pair, sketch
from tests.fixtures import trained

LONG = "وقال وزير المالية إن أسعار الدقيق انخفضت بنسبة خمسة في المئة منذ بداية العام الجاري."


@pytest.mark.parametrize(
    "changed",
    [
        LONG.replace("إن", "ان"),
        LONG.replace("خمسة", "ستة"),
        LONG.replace("المالية", "الزراعة"),
        LONG.removesuffix("."),
        LONG + " وأضاف",
        LONG.replace(" ", "  ", 1),
    ],
)
def test_a_small_change_leaves_a_text_near(changed: str) -> None:
    assert likeness(sketch(LONG), sketch(changed)) >= NEAR


def test_sentences_that_say_other_things_are_not_near() -> None:
    arabic = list(dict.fromkeys(ar for ar, _ in trained.pairs()))
    names = {text: sketch(text) for text in arabic}
    assert pair(names, {f"new {LONG}": sketch(LONG)}) == {}
    assert pair(names, {f"new {text}": names[text] for text in arabic}) == {
        f"new {text}": text for text in arabic
    }


def test_each_text_is_taken_once_and_the_nearest_first() -> None:
    near, nearer = LONG.replace("المالية", "الزراعة"), LONG.replace("إن", "ان")
    gone = {"old": sketch(LONG)}
    assert pair(gone, {"1": sketch(near), "2": sketch(nearer)}) == {"2": "old"}
    assert pair({}, {"1": sketch(near)}) == pair(gone, {}) == {}


@pytest.mark.parametrize("text", ["", "no sketch", "0", "é"])
def test_what_is_no_sketch_is_near_to_nothing(text: str) -> None:
    assert likeness(text, sketch(LONG)) == likeness(text, text) == 0


@given(st.text(min_size=1, max_size=60))
def test_the_same_text_is_the_same(text: str) -> None:
    assert likeness(sketch(text), sketch(text)) == 1


def test_an_article_written_anew_takes_no_time_to_speak_of() -> None:
    """Thousands of sentences on both sides: all of them compared with all would take minutes."""
    gone = {
        f"old {n}": sketch(f"{n * 7919} جملة عن الموضوع {n * n} من المقال") for n in range(4000)
    }
    new = {f"new {n}": sketch(f"{n * 104729} قول آخر {n * n + 1} في الخبر") for n in range(4000)}
    assert pair(gone, new).keys() <= new.keys()
