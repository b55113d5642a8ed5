"""Whom the editor wants no page of, in every file that a build publishes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Site

CONFIG = '[site]\nurl = "https://news.example.org/"\n[translation]\nengine = "none"\n'
ACTORS = """[[actor]]
id = "ali-hassan-hidden"
type = "person"
name_ar = "علي حسن"
name_en = "Ali Hassan"
noindex = {hidden}
[[actor]]
id = "layla-haddad"
type = "person"
name_ar = "ليلى حداد"
name_en = "Layla Haddad"
"""
TEXT = (
    "التقى وزير العمل علي حسن في بيروت النائبة ليلى حداد. "
    "وقال علي حسن: «لن نعود إلى هذه الطاولة أبدا». وقالت ليلى حداد إن علي حسن غادر."
)


def built(folder: Path, hidden: str) -> Site:
    articles = folder / "content" / "articles"
    articles.mkdir(parents=True)
    (folder / "sitegen.toml").write_text(CONFIG, "utf-8")
    (folder / "content" / "actors.toml").write_text(ACTORS.format(hidden=hidden), "utf-8")
    for day in (1, 2):
        page = f"---\ntitle: علي حسن في بيروت\ndate: 2022-01-0{day}\n---\n\n{TEXT}\n"
        (articles / f"visit-{day}.md").write_text(page, "utf-8")
    site = Site(folder)
    site.build()
    return site


def holding(site: Site, words: str) -> set[str]:
    """Return the files and addresses that hold these words."""
    return {path for path, data in site.pages().items() if words in path or words.encode() in data}


def test_the_id_of_a_hidden_actor_is_in_no_published_file(tmp_path: Path) -> None:
    site = built(tmp_path, "true")
    assert holding(site, "ali-hassan-hidden") == set()
    assert holding(site, "layla-haddad")
    lines = (site.output / "data" / "articles.jsonl").read_text("utf-8").splitlines()
    for article in map(json.loads, lines):
        mentions = [
            one
            for one in (*article["title_mentions"], *article["mentions"])
            if one["text"] == "علي حسن"
        ]
        assert len(mentions) == 4
        assert all(one["actor"] is None for one in mentions)
        assert [quote["speaker"] for quote in article["quotes"]] == ["علي حسن"]
        assert article["offices"] == []


def test_the_id_is_published_where_the_actor_is(tmp_path: Path) -> None:
    site = built(tmp_path, "false")
    assert "data/articles.jsonl" in holding(site, "ali-hassan-hidden")
