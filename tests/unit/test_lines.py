from pathlib import Path

import pytest

from sitegen.ingest.lines import line_at

ARTICLE = """---
title: خبر
overrides:
  mentions:
    - text: زاس
      actor: ""
    - {text: بوش, actor: ""}
  quotes:

    - {text: لن نعود, speaker: بوش}
---
نص.
"""
ACTORS = """ignore = ["x"]
[[split]]
name = "بوش"
[[actor]]
id = "bush"
[[split]]
names = ["أ ب", "ج د"]
[[merge]]
names = ["أ ب", "ج د"]
"""


@pytest.mark.parametrize(
    ("part", "index", "line"),
    [("mentions", 0, 5), ("mentions", 1, 7), ("quotes", 0, 10), ("dates", 0, None)],
)
def test_a_correction_has_the_line_on_which_it_begins(
    tmp_path: Path, part: str, index: int, line: int | None
) -> None:
    path = tmp_path / "a.md"
    path.write_text(ARTICLE, "utf-8")
    assert line_at(path, part, index) == line


@pytest.mark.parametrize(
    ("part", "line"), [("split_off", 2), ("actor", 4), ("split", 6), ("merge", 8)]
)
def test_a_decision_has_the_line_of_its_table(tmp_path: Path, part: str, line: int) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(ACTORS, "utf-8")
    assert line_at(path, part, 0) == line
    assert line_at(path, part, 1) is None


@pytest.mark.parametrize(
    "text", ["نص", "---\ntitle: [", "---\n- a\n---\n", "---\noverrides: x\n---\n"]
)
def test_what_cannot_be_read_has_no_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    assert line_at(path, "mentions", 0) is None
    path.write_text(text, "utf-8")
    assert line_at(path, "mentions", 0) is None
