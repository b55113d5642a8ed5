"""A summary of a story that is not there any more is not lost in silence."""

from __future__ import annotations

from pathlib import Path

from sitegen.errors import Severity
from sitegen.ingest.story_decisions import load_stories
from sitegen.ingest.untold_summaries import untold_summaries
from sitegen.model import Story

STORIES = """[[story]]
articles = ["a", "b"]

[[story]]
articles = ["c", "d"]
summary_ar = "ملخص"
"""


def warned(folder: Path, stories: tuple[Story, ...], public: tuple[str, ...]) -> list[str]:
    path = folder / "stories.toml"
    path.write_text(STORIES, encoding="utf-8")
    joined = load_stories(path, lambda: ("a", "b", "c", "d")).joined
    found = list(untold_summaries(joined, stories, public, path))
    assert all((one.line, one.severity) == (4, Severity.WARNING) for one in found)
    return [one.message for one in found]


def test_a_story_whose_articles_are_not_public_has_its_summary_named(tmp_path: Path) -> None:
    one = warned(tmp_path, (), ("a", "c"))
    none = warned(tmp_path, (), ("a",))
    assert one == [
        "the summary of this story is shown nowhere: of its articles only c is public",
    ]
    assert none == [
        "the summary of this story is shown nowhere: of its articles none is public",
    ]


def test_a_summary_that_is_shown_is_no_matter(tmp_path: Path) -> None:
    assert warned(tmp_path, (Story("c", ("c", "d"), "c"),), ("c", "d")) == []
    # The program added another report to the one that is left.
    assert warned(tmp_path, (Story("c", ("c", "e"), "c"),), ("c", "e")) == []
