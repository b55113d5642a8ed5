from __future__ import annotations

from pathlib import Path

from sitegen.errors import Severity
from sitegen.ingest.story_decisions import load_stories
from sitegen.ingest.summary_checks import story_summary_problems


def test_a_storys_summary_in_the_wrong_language_is_warned_of_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "stories.toml"
    path.write_text(
        '[[story]]\narticles = ["a", "b"]\nsummary_ar = "غمرت المياه القرى."\n\n'
        '[[story]]\narticles = ["c", "d"]\nsummary_ar = "The airport opened."\n'
        'summary_en = "افتتح المطار."\n',
        encoding="utf-8",
    )
    joined = load_stories(path, lambda: ("a", "b", "c", "d")).joined
    first, second = story_summary_problems(joined, path)
    assert (first.line, second.line) == (7, 8)
    assert (first.severity, second.severity) == (Severity.WARNING, Severity.WARNING)
    assert "hardly any Arabic" in first.message and "summary_ar" in first.message
    assert "hardly any English" in second.message and "summary_en" in second.message
