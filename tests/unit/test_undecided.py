from __future__ import annotations

import tomllib
from pathlib import Path

from click.testing import CliRunner

from sitegen.cli import cli
from sitegen.model import JoinProposal, JoinReason
from sitegen.undecided import Findings, as_toml
from tests.conftest import Site

ARTICLE = """---
title: خبر
date: 2022-01-05
---

أعلن الرئيس الفرنسي جاك شيراك في باريس أن بلاده ترحب بالحوار. وقال شيراك إن الوضع مستقر.

والتقى جاك شيراك في باريس المستشار الألماني غيرهارد شرودر.
"""


def site(folder: Path, *articles: str) -> Site:
    (folder / "content" / "articles").mkdir(parents=True)
    (folder / "sitegen.toml").write_text('[translation]\nengine = "none"\n', "utf-8")
    for number, text in enumerate(articles):
        path = folder / "content" / "articles" / f"news-{number}.md"
        path.write_text(text, "utf-8")
    return Site(folder)


def review(made: Site, *options: str) -> tuple[str, str]:
    arguments = ["--site", str(made.root), "actors", "review", *options]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


def test_what_was_found_is_listed_as_toml_and_pasting_it_leaves_nothing(tmp_path: Path) -> None:
    made = site(tmp_path, ARTICLE)
    out, said = review(made)
    listed = tomllib.loads(out)["actor"]
    chirac = next(one for one in listed if one["name_ar"] == "جاك شيراك")
    assert chirac["type"] == "person"
    assert chirac["name_en"].isascii()
    assert "# news-0: " in out
    assert "found and not decided" in said
    assert "content/actors.toml" in said
    (tmp_path / "content" / "actors.toml").write_text(out, "utf-8")
    again, said = review(made)
    assert "actor" not in tomllib.loads(again)
    assert "nothing is left to decide" in said


def test_the_list_can_be_narrowed(tmp_path: Path) -> None:
    made = site(tmp_path, ARTICLE)
    whole = tomllib.loads(review(made)[0])["actor"]
    people = tomllib.loads(review(made, "--type", "person")[0])["actor"]
    assert {one["type"] for one in people} == {"person"}
    one, said = review(made, "--limit", "1")
    assert tomllib.loads(one)["actor"] == whole[:1]
    assert f"{len(whole) - 1} more not shown" in said
    assert tomllib.loads(review(made, "--least", "99")[0]) == {}


def test_nothing_is_written_and_no_site_is_needed(tmp_path: Path) -> None:
    made = site(tmp_path, ARTICLE)
    review(made)
    assert not (tmp_path / "content" / "actors.toml").exists()
    assert not made.output.exists()


def test_the_sample_decides_about_all_that_it_names(sample: Site) -> None:
    out, _ = review(sample)
    assert "actor" not in tomllib.loads(out)


def test_whom_the_editor_ignores_is_not_listed(tmp_path: Path) -> None:
    made = site(tmp_path, ARTICLE)
    decided = 'ignore = ["جاك شيراك"]\n'
    (tmp_path / "content" / "actors.toml").write_text(decided, "utf-8")
    assert "جاك شيراك" not in {
        one["name_ar"] for one in tomllib.loads(review(made)[0]).get("actor", [])
    }


def proposed(reason: JoinReason) -> str:
    proposal = JoinProposal("", "", "بوش", "جورج بوش", reason, ("news-0",))
    return "\n".join(as_toml(Findings((), (proposal,), ()), ()))


def test_an_unsure_join_is_a_comment_that_says_what_a_merge_would_take() -> None:
    text = proposed("part")
    assert tomllib.loads(text) == {}
    assert "every article that says no more" in text
    assert "every article that says no more" not in proposed("sound")
    uncommented = text.replace("# [[merge]]\n# ", "[[merge]]\n")
    assert tomllib.loads(uncommented)["merge"] == [{"names": ["بوش", "جورج بوش"]}]
