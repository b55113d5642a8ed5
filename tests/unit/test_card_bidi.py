"""Titles stand in the order that tests/cases/bidi.txt says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from sitegen.cardimages.bidi import levels, visual

CASES = Path(__file__).parents[1] / "cases" / "bidi.txt"
BETWEEN_PARTS, LINE_END = "\N{BROKEN BAR}", " / "


def cases() -> Iterator[tuple[str, str, list[str]]]:
    """Return every case: direction, title, and its lines; what is malformed fails."""
    wanted: list[str] = []
    for line in CASES.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("  "):
            wanted.append(line.strip())
            continue
        found = re.fullmatch("(rtl|ltr): (.+)", line)
        assert found, line
        wanted = []
        yield found[1], found[2], wanted


@pytest.mark.parametrize(("direction", "title", "wanted"), list(cases()))
def test_the_parts_of_a_line_stand_in_their_order(
    direction: str, title: str, wanted: list[str]
) -> None:
    lines = title.split(LINE_END)
    assert len(lines) == len(wanted)
    level_of = levels(" ".join(lines), int(direction == "rtl"))
    at = 0
    for line, parts in zip(lines, wanted, strict=True):
        assert shown(line, level_of[at : at + len(line)]) == parts
        at += len(line) + 1


def shown(line: str, level_of: list[int]) -> str:
    runs: list[tuple[int, str]] = []
    start = 0
    for level, group in groupby(level_of):
        end = start + len(list(group))
        runs.append((level, line[start:end].strip()))
        start = end
    parts = [runs[place][1] for place in visual([level for level, _ in runs])]
    return f" {BETWEEN_PARTS} ".join(parts)


def test_there_are_cases_of_both_directions() -> None:
    assert {direction for direction, _, _ in cases()} == {"rtl", "ltr"}
    assert all(wanted for _, _, wanted in list(cases()))
