"""Stories in a whole site: what a build makes of them, and what the editor's file changes."""

from __future__ import annotations

import json
import shutil
from typing import Any

from tests.conftest import Site


def stories(site: Site) -> list[dict[str, Any]]:
    lines = (site.output / "data" / "stories.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def numbers(story: dict[str, Any]) -> set[str]:
    return {slug[:3] for slug in story["articles"]}


def slug(site: Site, number: str) -> str:
    return next((site.root / "content" / "articles").glob(f"{number}-*.md")).stem


def decide(site: Site, text: str) -> None:
    (site.root / "content" / "stories.toml").write_text(text, "utf-8")


def test_the_sample_has_one_story_of_three_reports(built_sample: Site) -> None:
    [story] = stories(built_sample)
    assert numbers(story) == {"000", "001", "004"}
    assert (story["first"], story["last"], story["joined_by"]) == (
        "2022-01-06", "2022-01-07", "program",
    )  # fmt: skip
    lines = (built_sample.output / "data" / "articles.jsonl").read_text("utf-8").splitlines()
    texts = {one["slug"]: one["text"] for one in map(json.loads, lines)}
    for one in story["passages"]:
        here = texts[one["article"]][one["start"] : one["end"]]
        there = texts[one["other"]][one["other_start"] : one["other_end"]]
        assert len(here.split()) >= 10
        assert len(there.split()) >= 10


def test_the_editor_splits_and_joins_and_the_build_equals_a_clean_one(sample: Site) -> None:
    sample.build()
    first, second, third = (slug(sample, number) for number in ("000", "001", "002"))
    decide(
        sample,
        f'[[story]]\narticles = ["{first}", "{third}"]\nid = "zakharova"\n'
        'title_ar = "زاخاروفا"\ntitle_en = "Zakharova"\n'
        f'[[apart]]\narticles = ["{first}", "{second}"]\n',
    )
    sample.build()
    [story] = stories(sample)
    assert (story["id"], story["title_en"], story["joined_by"]) == (
        "zakharova", "Zakharova", "both",
    )  # fmt: skip
    assert numbers(story) == {"000", "002", "004"}
    after = sample.pages()
    shutil.rmtree(sample.root / ".sitegen")
    shutil.rmtree(sample.output)
    sample.build()
    clean = sample.pages()
    after.pop(".sitegen-manifest.json")
    clean.pop(".sitegen-manifest.json")
    assert after == clean


def test_a_story_is_summed_up_by_its_reports_or_by_the_editor(sample: Site) -> None:
    sample.build()
    [story] = stories(sample)
    taken = [(one["article"], one["sentence"]) for one in story["summary"]]
    assert taken[0][0] == story["lead"]
    assert len(set(taken)) == len(taken) >= 2
    assert {article for article, _ in taken} <= set(story["articles"])
    assert len({article for article, _ in taken}) > 1, "others add to what the lead tells"
    page = sample.output / "en" / "stories" / story["id"] / "index.html"
    before = page.read_text("utf-8")
    assert "Editor’s summary" not in before
    listed = '", "'.join(story["articles"])
    decide(sample, f'[[story]]\narticles = ["{listed}"]\nsummary_ar = "ملخص القصة كلها."\n')
    sample.build()
    [decided] = stories(sample)
    assert decided["summary"] == []
    assert decided["editor_summary"] == {"ar": "ملخص القصة كلها.", "en": ""}
    after = page.read_text("utf-8")
    assert '<p lang="ar" dir="rtl">ملخص القصة كلها.' in after
    assert "Editor’s summary" in after


def test_check_and_build_name_the_line_of_a_mistake(sample: Site) -> None:
    decide(sample, f'[[apart]]\narticles = ["{slug(sample, "000")}", "000-nothing"]\n')
    for command in ("check", "build"):
        said = sample.run(command, code=1)
        assert "stories.toml:2" in said
        assert "there is no article 000-nothing" in said


def test_the_summary_of_an_article_that_repeats_itself_tells_nothing_twice(
    built_sample: Site,
) -> None:
    lines = (built_sample.output / "data" / "articles.jsonl").read_text("utf-8").splitlines()
    [article] = [one for one in map(json.loads, lines) if one["slug"].startswith("004")]
    assert len(article["repeats"]) == 2
    chosen = [article["sentences"][index] for index in article["summary"]]
    again = max(article["repeats"], key=lambda one: one["start"])
    assert not any(one["start"] <= again["start"] < one["end"] for one in chosen)


def test_check_notes_what_is_odd_about_a_story_and_demands_nothing(sample: Site) -> None:
    names = {number: slug(sample, number) for number in ("000", "001", "002", "003", "004")}
    decide(
        sample,
        f'[[story]]\narticles = ["{names["002"]}", "{names["003"]}"]\n\n'
        f'[[story]]\narticles = ["{names["000"]}", "{names["001"]}"]\n',
    )
    sample.build()
    said = sample.run("check", "--strict")
    assert "nothing to mend" in said
    [note] = [line for line in said.split("\n") if line.startswith("note: ")]
    assert "stories.toml:1: [[story]]: these articles share no wording:" in note
    assert f"{names['002']} and {names['003']}" in note
    decide(sample, f'\n[[story]]\narticles = ["{names["002"]}", "{names["000"]}"]\n')
    [note] = json.loads(sample.run("check", "--json"))["notes"]
    assert note["line"] == 2
    assert note["message"] == (
        f"[[story]]: {names['002']} shares no wording with the rest of this story"
    )
    decide(sample, f'[[story]]\narticles = ["{names["002"]}", "{names["001"]}"]\n')
    said = [one["message"] for one in json.loads(sample.run("check", "--json"))["notes"]]
    assert [message.partition(": ")[2] for message in said] == [
        f"these articles share no wording: {names['002']} and {names['001']}",
        f"without it {names['001']} would be in one story with {names['000']} and {names['004']}",
    ]


def test_check_has_no_notes_without_decisions(built_sample: Site) -> None:
    assert json.loads(built_sample.run("check", "--json"))["notes"] == []
