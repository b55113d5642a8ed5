from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.errors import EditorialError, Problem, Severity
from sitegen.ingest.story_decisions import load_stories
from sitegen.ingest.summary_checks import story_summary_problems
from sitegen.model import JoinedStory
from sitegen.model.summaries import LONGEST_IN_LISTS


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


def written(tmp_path: Path, words: str) -> tuple[JoinedStory, list[Problem]]:
    path = tmp_path / "stories.toml"
    path.write_text(f'[[story]]\narticles = ["a", "b"]\n{words}\n', encoding="utf-8")
    (story,) = load_stories(path, lambda: ("a", "b")).joined
    return story, list(story_summary_problems([story], path))


def test_a_blank_line_parts_the_paragraphs_of_a_storys_summary(tmp_path: Path) -> None:
    words = 'summary_ar = """\nغمرت المياه القرى.\n\nوأجلي السكان.\n"""'
    story, problems = written(tmp_path, words)
    assert story.summary.ar == "غمرت المياه القرى.\n\nوأجلي السكان."
    assert problems == []


def test_a_storys_summary_loses_what_turns_the_text_around_it(tmp_path: Path) -> None:
    story, _ = written(tmp_path, 'summary_en = "The \\u202evillages were\\u0007 flooded."')
    assert story.summary.en == "The villages were flooded."


def test_a_storys_summary_that_is_too_long_is_warned_of_with_its_line(tmp_path: Path) -> None:
    long = "The river rose. " * 80
    story, (problem,) = written(
        tmp_path, f'summary_ar = "ارتفع منسوب النهر."\nsummary_en = "{long}"'
    )
    assert len(story.summary.en) > LONGEST_IN_LISTS
    assert (problem.line, problem.severity) == (4, Severity.WARNING)
    assert "summary_en" in problem.message and "characters" in problem.message


def test_a_storys_summary_that_nobody_can_see_is_warned_of_and_is_none(tmp_path: Path) -> None:
    story, (problem,) = written(tmp_path, 'summary_en = "\\u200f\\u200b"\nsummary_ar = ""')
    assert (story.summary.ar, story.summary.en) == ("", "")
    assert (problem.line, problem.severity) == (3, Severity.WARNING)
    assert "nobody can see" in problem.message


def test_a_storys_summary_that_is_no_text_is_an_error_told_once(tmp_path: Path) -> None:
    with pytest.raises(EditorialError) as caught:
        written(tmp_path, 'summary_ar = ["a"]')
    (problem,) = caught.value.problems
    assert problem.line == 3 and "must be text" in problem.message
