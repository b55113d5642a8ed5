from __future__ import annotations

import pytest

from sitegen.romanising.edits import edits


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("", "", 0), ("", "abc", 3), ("jack", "jacques", 4), ("zidan", "zidane", 1), ("ab", "ba", 2)],
)
def test_edits_are_counted_either_way(first: str, second: str, count: int) -> None:
    assert edits(first, second) == count
    assert edits(second, first) == count
