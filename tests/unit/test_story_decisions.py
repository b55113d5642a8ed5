from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.errors import EditorialError
from sitegen.ingest.story_decisions import load_stories
from sitegen.model import EditorSummary, JoinedStory, StoryDecisions

SLUGS = frozenset({"flood-1", "flood-2", "flood-3", "vote"})


def load(folder: Path, text: str) -> StoryDecisions:
    path = folder / "stories.toml"
    path.write_text(text, "utf-8")
    return load_stories(path, lambda: SLUGS)


def problems(folder: Path, text: str) -> list[tuple[int | None, str, str]]:
    with pytest.raises(EditorialError) as caught:
        load(folder, text)
    return [(one.line, one.message, one.hint) for one in caught.value.problems]


def test_a_missing_file_decides_nothing_and_asks_for_no_slugs(tmp_path: Path) -> None:
    def never() -> frozenset[str]:
        raise AssertionError("nothing is decided")

    assert load_stories(tmp_path / "stories.toml", never) == StoryDecisions()


def test_stories_and_what_is_kept_apart_are_read(tmp_path: Path) -> None:
    decisions = load(
        tmp_path,
        '[[story]]\narticles = ["flood-1", "flood-2"]\nid = "flood-of-may"\n'
        'title_ar = "فيضان أيار"\ntitle_en = "The flood of May"\n'
        'summary_ar = "غمرت المياه الساحل."\nsummary_en = """The coast\nwas flooded."""\n\n'
        '[[apart]]\narticles = ["flood-1", "vote"]\n',
    )
    assert decisions == StoryDecisions(
        (
            JoinedStory(
                ("flood-1", "flood-2"),
                "flood-of-may",
                "فيضان أيار",
                "The flood of May",
                EditorSummary("غمرت المياه الساحل.", "The coast was flooded."),
            ),
        ),
        (("flood-1", "vote"),),
    )


def test_one_summary_for_two_languages_is_told_which_keys_there_are(tmp_path: Path) -> None:
    text = '[[story]]\narticles = ["flood-1", "flood-2"]\nsummary = "غمرت المياه الساحل."\n'
    assert problems(tmp_path, text) == [
        (3, "an entry: summary is no key known here", "did you mean summary_ar or summary_en?")
    ]


def test_unknown_articles_are_told_with_the_nearest_one(tmp_path: Path) -> None:
    [(line, said, hint)] = problems(tmp_path, '[[apart]]\narticles = [\n"flod-1",\n"vote"]\n')
    assert (line, said) == (2, "an entry: there is no article flod-1")
    assert hint == "did you mean flood-1?"
    [(_, _, hint)] = problems(tmp_path, '[[apart]]\narticles = ["xyz", "vote"]\n')
    assert hint == "write the name of its file, without .md"


def test_a_decision_needs_two_articles(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        '[[story]]\narticles = ["vote", "vote"]\n[[apart]]\narticles = ["vote"]\n[[story]]\n',
    )
    assert [line for line, _, _ in found] == [2, 4, 5]
    assert "one article alone is no story" in found[0][1]
    assert "one article alone cannot be kept apart" in found[1][1]
    assert "articles is missing or empty" in found[2][1]


def test_an_article_is_in_one_story_only(tmp_path: Path) -> None:
    [(line, said, _)] = problems(
        tmp_path,
        '[[story]]\narticles = ["flood-1", "vote"]\n[[story]]\narticles = ["flood-2", "vote"]\n',
    )
    assert (line, said) == (4, "an entry: vote is in two stories, first in the entry on line 1")


def test_what_is_joined_cannot_be_kept_apart(tmp_path: Path) -> None:
    [(line, said, hint)] = problems(
        tmp_path,
        '[[story]]\narticles = ["flood-1", "flood-2"]\n'
        '[[apart]]\narticles = ["vote", "flood-2", "flood-1"]\n',
    )
    assert line == 4
    assert said == "an entry: the [[story]] on line 1 has both flood-2 and flood-1"
    assert "take one of them out" in hint


def test_an_id_is_an_address_of_its_own(tmp_path: Path) -> None:
    story = '[[story]]\narticles = ["flood-1", "flood-2"]\nid = "{}"\n'
    assert load(tmp_path, story.format("flood-1")).joined[0].id == "flood-1"
    [(line, said, _)] = problems(tmp_path, story.format("vote"))
    assert (line, "name of an article that is not in this story" in said) == (3, True)
    [(line, said, hint)] = problems(tmp_path, story.format("Flood of May"))
    assert (line, "the id is Flood of May" in said) == (3, True)
    assert hint.endswith("single hyphens: flood-on-the-coast")
    again = story.format("flood") + '[[story]]\narticles = ["flood-3", "vote"]\nid = "flood"\n'
    [(line, said, _)] = problems(tmp_path, again)
    assert (line, "stands twice" in said) == (6, True)


def test_misspelt_keys_and_tables_are_told(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        '[[story]]\narticles = ["flood-1", "vote"]\ntitel_en = "x"\n[[joined]]\narticles = []\n',
    )
    assert [(line, hint) for line, _, hint in found] == [
        (3, "did you mean title_en?"),
        (4, "each entry begins with [[story]] or [[apart]]"),
    ]


def test_a_title_without_its_language_is_told_both(tmp_path: Path) -> None:
    found = problems(tmp_path, '[[story]]\narticles = ["flood-1", "vote"]\ntitle = "x"\n')
    assert [(line, hint) for line, _, hint in found] == [(3, "did you mean title_ar or title_en?")]
