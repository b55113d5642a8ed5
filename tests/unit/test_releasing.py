"""Releases of a whole site, and the corrections that builds find by them."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Site
from tests.fixtures import trained
from tests.unit.test_rights import CONTENT, everything, leaks, secrets_of, texts
from tests.unit.test_trained_model import GLOSSARY, make_site

OLD = "The Old Wording of the title"


def releases(site: Site) -> list[str]:
    return sorted(path.name for path in (site.root / "content" / "releases").glob("*"))


def memory(site: Site, number: str = "000") -> Path:
    return next((site.root / "content" / "translations" / "en").glob(f"{number}-*.po"))


def article(site: Site, number: str) -> Path:
    return next((site.root / "content" / "articles").glob(f"{number}-*.md"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def recorded(site: Site, ending: str) -> list[dict[str, Any]]:
    """Return the articles of the release with this ending of its name."""
    [path] = (site.root / "content" / "releases").glob(f"*{ending}")
    articles: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["articles"]
    return articles


def content(site: Site) -> dict[str, bytes]:
    folder = site.root / "content"
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def released(sample: Site) -> Site:
    """The sample, built and released, with a sentence corrected since."""
    sample.build()
    assert "recorded 5 articles" in sample.run("release", "--date", "2022-02-01")
    change(memory(sample), "remarked that Blinken", "said that Blinken")
    return sample


def page(site: Site, lang: str = "en") -> str:
    return (site.output / lang / "corrections" / "index.html").read_text("utf-8")


def test_a_release_records_once_what_is_published(sample: Site) -> None:
    sample.build()
    said = sample.run("release", "--date", "2022-02-01", "--note", "first\nedition ")
    assert "recorded 5 articles, 68 titles and sentences" in said
    assert releases(sample) == ["2022-02-01.json"]
    data = json.loads((sample.root / "content" / "releases" / "2022-02-01.json").read_text("utf-8"))
    assert data["note"] == "first edition"
    assert [one["slug"][:3] for one in data["articles"]] == ["000", "001", "002", "003", "004"]
    assert {one["state"] for a in data["articles"] for one in a["sentences"]} == {
        "reviewed",
        "untranslated",
    }
    assert "nothing changed since the release of 2022-02-01" in sample.run(
        "release", "--date", "2022-03-01"
    )
    assert releases(sample) == ["2022-02-01.json"]


def test_a_release_writes_its_own_file_and_no_other(sample: Site) -> None:
    sample.build()
    before, pages = content(sample), sample.pages()
    sample.run("release", "--date", "2022-02-01")
    after = content(sample)
    assert {Path(path).name for path in after.keys() - before.keys()} == {"2022-02-01.json"}
    assert all(after[path] == data for path, data in before.items())
    assert sample.pages() == pages


def test_only_what_is_public_is_recorded(sample: Site) -> None:
    change(article(sample, "000"), "status: published", "status: draft")
    change(article(sample, "001"), "date: 2022-01-06", f"date: {date.today().year + 2}-01-01")
    sample.build()
    assert "recorded 3 articles" in sample.run("release", "--date", "2022-02-01")


def test_the_name_of_a_release_does_not_decide_what_is_public(sample: Site) -> None:
    """A day of the past leaves nothing out, and one to come is refused."""
    sample.build()
    assert "recorded 5 articles" in sample.run("release", "--date", "2022-01-01")
    later = f"{date.today().year + 2}-02-01"
    said = sample.run("release", "--date", later, code=1)
    assert f"cannot be of a day to come: {later}" in said
    assert releases(sample) == ["2022-01-01.json"]


def test_an_article_that_is_not_due_yet_is_not_recorded_though_the_site_shows_it(
    sample: Site,
) -> None:
    later = date.today().year + 2
    change(article(sample, "001"), "date: 2022-01-06", f"date: {later}-01-01")
    sample.run("build", "--date", f"{later}-02-01")
    said = sample.run("release", code=1)
    assert "the site does not show what content/ says by now: 001" in said
    sample.run("build")
    assert "recorded 4 articles" in sample.run("release")


def test_without_a_built_site_there_is_nothing_to_record(sample: Site) -> None:
    said = sample.run("release", code=1)
    assert "no site was built here yet" in said
    assert "sitegen build" in said
    assert releases(sample) == []


@pytest.mark.parametrize("edit", ["english", "review", "arabic", "gone"])
def test_what_no_build_has_shown_is_not_recorded(sample: Site, edit: str) -> None:
    sample.build()
    slug = memory(sample).stem
    if edit == "english":
        change(memory(sample), "remarked that Blinken", "said that Blinken")
    elif edit == "review":
        change(memory(sample), "\nmsgctxt", "\n#, fuzzy\nmsgctxt")
    elif edit == "arabic":
        change(article(sample, "000"), "كازاخستان", "قازاخستان")
    else:
        change(article(sample, "000"), "status: published", "status: withdrawn")
    said = sample.run("release", code=1)
    assert f"the site does not show what content/ says by now: {slug}" in said.replace("\n", "")
    assert "sitegen build" in said
    assert releases(sample) == []
    sample.build()
    assert "recorded" in sample.run("release")


def test_where_the_site_cannot_be_read_nothing_is_recorded(sample: Site) -> None:
    sample.build()
    (sample.output / "data" / "articles.jsonl").write_bytes(b"{")
    assert "nobody can tell what readers see" in sample.run("release", code=1)
    assert releases(sample) == []


def test_machine_english_is_recorded_as_the_build_with_its_model_showed_it(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.run("models", "install", "--from", str(trained.archive()))
    site.run("build")
    assert "recorded 5 articles" in site.run("release")
    states = {one["state"] for a in recorded(site, ".json") for one in a["sentences"]}
    assert states == {"machine"}
    (site.root / "content" / "glossary.toml").write_text(GLOSSARY, "utf-8")
    site.run("build")
    assert "1 correction since the last release" in site.run("release")
    assert "Helena Rossy" in str(recorded(site, "-2.json"))


def test_a_second_release_on_one_day_gets_a_number(released: Site) -> None:
    released.build()
    assert "1 correction since" in released.run("release", "--date", "2022-02-01")
    assert releases(released) == ["2022-02-01-2.json", "2022-02-01.json"]


def test_a_release_cannot_lie_before_the_last_one(released: Site) -> None:
    said = released.run("release", "--date", "2022-01-31", code=1)
    assert "the last release is of 2022-02-01" in said
    assert releases(released) == ["2022-02-01.json"]


def test_nothing_public_is_nothing_to_record(tmp_path: Path) -> None:
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "sitegen.toml").write_text("", "utf-8")
    Site(tmp_path).run("build")
    assert "nothing is published yet" in Site(tmp_path).run("release")
    assert releases(Site(tmp_path)) == []


def test_an_article_with_errors_is_left_out_with_a_warning(sample: Site) -> None:
    change(article(sample, "003"), "date: 2022-01-10", "date: soon")
    sample.build(code=1)
    said = sample.run("release", "--date", "2022-02-01")
    assert "has errors, so it is not in this release" in said
    assert "recorded 4 articles" in said


def test_no_release_is_made_while_english_cannot_be_read(released: Site) -> None:
    memory(released, "001").write_text("msgid broken", "utf-8")
    said = released.run("release", "--date", "2022-02-02", code=1)
    assert "no release was made" in said
    assert releases(released) == ["2022-02-01.json"]


def test_a_correction_shows_at_once_and_is_dated_by_the_next_release(released: Site) -> None:
    released.build()
    shown = page(released)
    assert '<del><span class="spoken">removed:</span> remarked</del>' in shown
    assert '<ins><span class="spoken">added:</span> said</ins>' in shown
    assert "Since the last release" in shown
    assert "بعد آخر إصدار" in page(released, "ar")
    name = re.findall(r'id="(c-\w+)"', shown)
    slug = memory(released).stem
    own = (released.output / "en" / "articles" / slug / "index.html").read_text("utf-8")
    assert f"../../corrections/#{name[0]}" in own
    released.run("release", "--date", "2022-02-20")
    released.build()
    assert "Since the last release" not in page(released)
    assert '<time datetime="2022-02-20">20 February 2022</time></h2>' in page(released)
    assert re.findall(r'id="(c-\w+)"', page(released)) == name
    assert f"#{name[0]}" in (released.output / "en" / "corrections.xml").read_text("utf-8")
    released.run("check")


def test_a_typing_mistake_in_the_arabic_hides_no_correction(released: Site) -> None:
    change(article(released, "000"), "\nلفتت المتحدثة", "\nلفتت المتحدثه")
    change(memory(released), '"لفتت المتحدثة', '"لفتت المتحدثه')
    released.build()
    shown = page(released)
    assert "</span> said</ins>" in shown
    assert "The Arabic was changed too." in shown
    assert "what its English said is not shown" not in shown
    [name] = re.findall(r'id="(c-\w+)"', shown)
    released.run("release", "--date", "2022-02-20")
    released.build()
    assert re.findall(r'id="(c-\w+)"', page(released)) == [name]


def test_those_who_listen_hear_which_words_went_and_of_which_article(released: Site) -> None:
    released.build()
    shown = page(released, "ar")
    assert '<del><span class="spoken" lang="ar" dir="rtl">محذوف:</span> remarked</del>' in shown
    assert re.search(r'aria-label="الجملة 1: زاخاروفا: [^"]+">الجملة 1</a>', shown)


def test_with_releases_too_incremental_equals_clean(released: Site) -> None:
    released.build()
    released.run("release", "--date", "2022-02-02")
    change(memory(released), "Zakharova said that", "Zakharova claimed that")
    change(article(released, "002"), "status: published", "status: withdrawn")
    released.build()
    incremental = released.pages()
    shutil.rmtree(released.root / ".sitegen")
    shutil.rmtree(released.output)
    released.build()
    assert released.pages() == incremental
    assert "1 article was taken off this site." in page(released)


def test_a_correction_writes_few_pages(released: Site) -> None:
    released.build()
    report = json.loads(released.build("--json"))
    assert report["pages"]["written"] == 0
    change(memory(released), "said that Blinken", "noted that Blinken")
    report = json.loads(released.build("--json"))
    assert 0 < report["pages"]["written"] < report["pages"]["unchanged"]


def test_without_a_release_nothing_speaks_of_corrections(built_sample: Site) -> None:
    assert not any("corrections" in name for name in built_sample.pages())
    front = (built_sample.output / "en" / "index.html").read_text("utf-8")
    assert "corrections" not in front


def test_a_damaged_release_is_named_and_the_others_count(released: Site) -> None:
    released.build()
    released.run("release", "--date", "2022-02-02")
    path = released.root / "content" / "releases" / "2022-02-02.json"
    change(path, '"format": 1,', '"format": 1')
    said = released.build(code=1)
    assert "2022-02-02.json:3: is not JSON" in said.replace("\n", "")
    assert "Since the last release" in page(released)
    assert "2022-02-02.json:3" in released.run("check", code=1)
    said = released.run("release", "--date", "2022-02-03", code=1)
    assert "no release was made" in said


def test_an_emptied_english_takes_the_correction_off(released: Site) -> None:
    path = released.root / "content" / "releases" / "2022-02-01.json"
    lines = path.read_text("utf-8").splitlines()
    [place] = [at for at, line in enumerate(lines) if "remarked that Blinken" in line]
    lines[place] = re.sub(r'"english": ".*"\}', '"english": ""}', lines[place])
    path.write_text("\n".join(lines), "utf-8")
    released.build()
    assert "Nothing that was published has been changed since." in page(released)


def test_old_english_of_what_is_not_shown_any_more_is_nowhere(tmp_path: Path) -> None:
    """Released in full, corrected, released; then the outlets narrow it and articles go."""
    shutil.copytree(CONTENT, tmp_path / "copy", ignore=shutil.ignore_patterns("expected"))
    site = Site(tmp_path / "copy")
    folder = site.root / "content"
    narrow = {path: path.read_text("utf-8") for path in folder.rglob("*.*") if path.is_file()}
    for path, text in narrow.items():
        if path.suffix in (".toml", ".md"):
            text = re.sub(r"^(display|tombstone|withdrawn).*\n( .*\n)*", "", text, flags=re.M)
            path.write_text(re.sub("status: withdrawn", "status: published", text), "utf-8")
    site.run("build", "--date", "2024-03-06")
    site.run("release", "--date", "2024-03-06")
    for path, text in narrow.items():
        if path.suffix == ".po":
            path.write_text(re.sub(r'(?m)^msgstr "(\w)', r'msgstr "Corrected: \1', text), "utf-8")
    site.run("build", "--date", "2024-03-06")
    assert "</span> Corrected:</ins>" in page(site)
    secrets = set().union(*map(secrets_of, ("excerpt", "withdrawn")))
    shown = {secret for name, secret in leaks(site, secrets) if "corrections" in name}
    assert shown
    site.run("release", "--date", "2024-03-07")
    for path, text in narrow.items():
        if path.suffix != ".po":
            path.write_text(text, "utf-8")
    site.run("build", "--date", "2024-03-06")
    assert leaks(site, secrets) == set()
    assert texts("withdrawn")[0][0] not in "".join(text for _, text in everything(site))
    assert "An article was withdrawn." in page(site)
    site.run("check")
