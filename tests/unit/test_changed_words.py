from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.checks.changed_words import changed_words


def marked(before: str, after: str) -> tuple[str, str]:
    old, new = changed_words(before, after)
    return tuple(  # type: ignore[return-value]
        "".join(f"[{one.text}]" if one.changed else one.text for one in pieces)
        for pieces in (old, new)
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("He said no.", "He said yes.", ("He said [no].", "He said [yes].")),
        ("the Island reported", "Al Jazeera reported", ("[the Island] reported",
                                                        "[Al Jazeera] reported")),
        ("2,500 soldiers", "2,050 soldiers", ("[2,500] soldiers", "[2,050] soldiers")),
        ("They don't know", "They didn't know", ("They [don't] know", "They [didn't] know")),
        ("He came", "He came today", ("He came", "He came [today]")),
        ("the same", "the same", ("the same", "the same")),
        ("gone", "", ("[gone]", "")),
        ("one", "two", ("[one]", "[two]")),
        ("a  b", "a b", ("a  b", "a b")),
    ],
)  # fmt: skip
def test_words_that_the_other_text_does_not_have_are_marked(
    before: str, after: str, expected: tuple[str, str]
) -> None:
    assert marked(before, after) == expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_are_the_whole_text(before: str, after: str) -> None:
    old, new = changed_words(before, after)
    assert "".join(piece.text for piece in old) == before
    assert "".join(piece.text for piece in new) == after


def test_texts_that_are_far_too_long_are_compared_at_their_ends() -> None:
    middle = " ".join(f"w{number}" for number in range(3000))
    before, after = changed_words(f"start {middle} end", f"start {middle[::-1]} end")
    assert [piece.changed for piece in before] == [False, True, False]
    assert (before[0].text, before[-1].text, after[0].text) == ("start ", " end", "start ")
