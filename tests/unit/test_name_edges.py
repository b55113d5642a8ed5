from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.analyse.naming.name_edges import mended

PIECES = (
    "علي", "محمد شياع", "السوداني", "أبو", "عبد", "طالب", "وطالب", "الزيدي", "و", " ", " ", "\n",
    "،", "المصري", "x", "7",
)  # fmt: skip
NAME = re.compile(r"\[(.*?)\]")


def names_in(marked: str) -> list[str]:
    """Return the names as mended, of a text in which they stand in square brackets."""
    spans: list[tuple[int, int]] = []
    for match in NAME.finditer(marked):
        start = match.start() - 2 * len(spans)
        spans.append((start, start + len(match[1])))
    text = marked.replace("[", "").replace("]", "")
    return [text[start:end] for start, end in mended(text, spans)]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("قال [محمد شياع] السوداني ذلك", ["محمد شياع السوداني"]),
        ("قال [محمد] السوداني ذلك", ["محمد"]),
        ("قال [أشرف حكيمي] المغربي، وأضاف [حكيمي] ذلك", ["أشرف حكيمي", "حكيمي"]),
        ("قال [محمد شياع] الفرنسي ذلك", ["محمد شياع"]),
        ("قال [محمد شياع]، السوداني", ["محمد شياع"]),
        ("قال [محمد شياع] السودانية", ["محمد شياع"]),
        ("جاء [وسام أبو] علي", ["وسام أبو علي"]),
        ("جاء [وسام أبو].", ["وسام أبو"]),
        ("جاء [وسام أبو] [علي حسن]", ["وسام أبو", "علي حسن"]),
        ("ذهب. و[طالب الزيدي] بذلك", ["الزيدي"]),
        ("جاء مع سامر و[طالب الزيدي]", ["طالب الزيدي"]),
        ("جاء [طالب الزيدي]", ["طالب الزيدي"]),
        ("جاء [هيثم الزيدي] أمس و[طالب الزيدي]", ["هيثم الزيدي", "الزيدي"]),
    ],
)
def test_where_a_name_begins_and_ends(marked: str, names: list[str]) -> None:
    assert names_in(marked) == names


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.data())
def test_names_never_meet_nor_leave_the_text(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    found = mended(text, spans)
    assert len(found) == len(spans)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
