from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Site

STRAY = "---\ntitle: خبر\ndate: 2022-01-07\noutlet: nobody\n---\n\nنص\n"
BROKEN = "---\ntitle: [\n---\n\nنص\n"


def spoil(site: Site) -> Path:
    """Add an article that cannot be read, and one of an outlet that no list has."""
    articles = site.root / "content" / "articles"
    (articles / "broken.md").write_text(BROKEN, "utf-8")
    (articles / "stray.md").write_text(STRAY, "utf-8")
    return site.root / "content"


def test_errors_in_stories_hide_none_of_the_articles(sample: Site) -> None:
    content = spoil(sample)
    (content / "stories.toml").write_text('[[story]]\narticles = ["gone", "lost"]\n', "utf-8")
    said = sample.run("check", code=1)
    assert "stories.toml:2: " in said
    assert "broken.md:" in said
    assert "stray.md:4: " in said
    assert "more can be checked once the lists in content/ are mended" in said
    assert " errors, " in said


@pytest.mark.parametrize("name", ["actors.toml", "outlets.toml", "glossary.toml"])
def test_without_a_list_the_articles_are_read_all_the_same(sample: Site, name: str) -> None:
    content = spoil(sample)
    for file in (name, "stories.toml"):
        (content / file).write_text("[[bad", "utf-8")
    data = json.loads(sample.run("check", "--json", code=1))
    named = {Path(one["file"]).name for one in data["problems"] if one["severity"] == "error"}
    assert {name, "stories.toml", "broken.md"} <= named
    # What names outlets cannot be judged without the list of them.
    assert "stray.md" not in named
    assert "inconsistent_names" not in data


def test_a_build_tells_of_all_lists_at_once(sample: Site) -> None:
    for name in ("actors.toml", "stories.toml"):
        (sample.root / "content" / name).write_text("[[bad", "utf-8")
    said = sample.run("build", code=1)
    assert "actors.toml:" in said
    assert "stories.toml:" in said
