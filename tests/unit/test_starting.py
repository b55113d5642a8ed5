from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from sitegen import starting
from sitegen.cli import cli
from sitegen.config import load_config, parse_config
from sitegen.errors import ArticleError, OutputError
from sitegen.files import TEMP_PREFIX
from sitegen.ingest.articles import load_article
from sitegen.ingest.characters import one_line
from sitegen.ingest.front_matter import read_front_matter
from sitegen.memory.drafts import read_memory, render_memory
from sitegen.model import Outlet
from sitegen.sections import SECTIONS
from sitegen.starting import Draft, start_article, start_site

DAY = date(2024, 5, 1)
STARTER = Path(starting.__file__).parent / "starter"
SWITCHED_OFF = re.compile(r"^# (?=\w+ = )", re.MULTILINE)


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site."""
    folder = tmp_path / "digest"
    start_site(folder)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_new_site_builds_and_checks_without_a_word_and_keeps_the_content(site: Path) -> None:
    before = tree(site / "content")
    said = run("--site", site, "build", "--strict").output
    assert "0 errors, 0 warnings" in said
    lacking = re.search(r"no url +(.*)", said)
    assert lacking
    for part in ("en/feed.xml", "days as e-mails", "card images", "sitemap.xml", "canonical"):
        assert part in lacking[1]
    assert "7 reviewed, 0 drafted, 0 machine, 1 untranslated" in said
    assert "4" in re.search(r"actors +(\d+)", said)[1]  # type: ignore[index]
    assert "nothing to mend" in run("--site", site, "check", "--strict").output
    assert tree(site / "content") == before
    assert (site / "site" / "en" / "articles" / "example-library" / "index.html").is_file()


def test_the_address_filled_in_brings_what_needs_it(site: Path) -> None:
    config = site / "sitegen.toml"
    text = config.read_text("utf-8")
    # Whoever fills in all lines that look alike switches on no other setting.
    config.write_text(text.replace('url = ""', 'url = "https://news.example.org/"'), "utf-8")
    said = run("--site", site, "build", "--strict").output
    assert "0 errors, 0 warnings" in said
    assert "no url" not in said
    assert (site / "site" / "en" / "feed.xml").is_file()


def test_the_example_says_that_it_is_one_wherever_it_is_read(site: Path) -> None:
    article = load_article(site / "content" / "articles" / "example-library.md", site)
    memory = read_memory(site / "content" / "translations" / "en" / "example-library.po")
    assert memory is not None
    assert article.title.startswith("مثال: ")
    assert memory.entries[0].english.startswith("Example: ")
    assert article.outlet == "example"
    assert render_memory(memory, "example-library").decode() == (
        site / "content" / "translations" / "en" / "example-library.po"
    ).read_text("utf-8")


def test_a_site_without_the_example_builds_without_warnings(site: Path) -> None:
    run("--site", site, "build")
    (site / "content" / "articles" / "example-library.md").unlink()
    (site / "content" / "translations" / "en" / "example-library.po").unlink()
    run("--site", site, "build", "--strict")
    run("--site", site, "check", "--strict")
    assert not (site / "site" / "en" / "articles" / "example-library").exists()


def test_the_article_that_is_started_first_is_built_beside_the_example(site: Path) -> None:
    run("--site", site, "new", "وصل الوفد إلى جنيف", "--slug", "delegation")
    assert "1 draft" in run("--site", site, "build", "--strict").output
    run("--site", site, "build", "--drafts", "--strict")
    assert (site / "site" / "ar" / "articles" / "delegation" / "index.html").is_file()


def test_the_folders_that_git_would_not_keep_and_its_ignored_ones_are_there(site: Path) -> None:
    assert (site / "seeds" / ".gitkeep").is_file()
    assert (site / "templates" / ".gitkeep").is_file()
    ignored = (site / ".gitignore").read_text("utf-8").splitlines()
    assert {"/site/", "/.sitegen/"} <= set(ignored)
    assert not (site / "gitignore").exists()


def test_every_option_is_explained_with_its_default() -> None:
    text = (STARTER / "sitegen.toml").read_text("utf-8")
    everything = tomllib.loads(SWITCHED_OFF.sub("", text))
    for section, kind in SECTIONS.items():
        assert set(everything[section]) == {key.name for key in fields(kind)}, section
        body = re.split(rf"^\[{section}\]$", text, flags=re.MULTILINE)[1]
        body = re.split(r"^\[", body, flags=re.MULTILINE)[0]
        for key in fields(kind):
            value = everything[section][key.name]
            explained = re.search(rf"((?:^# .+\n|^\S.*\n)+?)^(?:# )?{key.name} = ", body, re.M)
            assert explained, f"{section}.{key.name} has no explanation"
            if value != key.default:
                default = str(key.default).lower()
                assert f"# Default: {default}." in explained[1], f"{section}.{key.name}"


def test_the_configuration_loads_with_every_option_switched_on(site: Path) -> None:
    text = (site / "sitegen.toml").read_text("utf-8")
    everything = parse_config(SWITCHED_OFF.sub("", text), site / "sitegen.toml")
    assert everything == load_config(site)


def test_an_empty_folder_and_one_with_hidden_files_are_filled(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref")
    start_site(tmp_path)
    assert load_config(tmp_path).articles.is_dir()
    assert (tmp_path / ".git" / "HEAD").read_text() == "ref"
    assert not list(tmp_path.glob(f"{TEMP_PREFIX}*"))


@pytest.mark.parametrize("link", [True, False])
def test_a_gitignore_that_stands_there_is_kept_and_the_rest_written(
    tmp_path: Path, link: bool
) -> None:
    ours = tmp_path / ".gitignore"
    if link:
        ours.symlink_to("nowhere")
    else:
        ours.write_text("mine")
    said = run("init", tmp_path)
    assert "warning" in said.stderr
    assert ".gitignore" in said.stderr
    assert "/.sitegen/" in said.stderr
    assert ours.is_symlink() if link else ours.read_text() == "mine"
    run("--site", tmp_path, "build", "--strict")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are always Unicode")
@pytest.mark.parametrize("inner", [b"", b"/digest"])
def test_a_folder_whose_name_no_page_could_hold_is_refused(tmp_path: Path, inner: bytes) -> None:
    said = run("init", os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe" + inner), code=1).stderr
    assert "not UTF-8" in said
    assert r"\xff\xfe" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["notes.txt", "content", "seeds"])
def test_what_is_in_the_way_is_named_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    said = run("init", tmp_path, code=1).output
    assert name in said
    assert "nothing was written" in said
    assert tree(tmp_path) == {name: b"mine"}


def test_a_second_site_in_the_same_folder_is_refused(site: Path) -> None:
    before = tree(site)
    assert "sitegen.toml" in run("init", site, code=1).output
    assert tree(site) == before


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "digest").write_text("mine")
    assert "is a file" in run("init", tmp_path / "digest", code=1).output
    assert "Not a directory" in run("init", tmp_path / "digest" / "inner", code=1).output
    assert tree(tmp_path) == {"digest": b"mine"}


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("failing_at", [0, 4, 8])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: bool, failing_at: int
) -> None:
    calls = iter(range(100))
    really = os.fsync

    def full(handle: int) -> None:
        if next(calls) >= failing_at:
            raise OSError(28, "No space left on device")
        really(handle)

    folder = tmp_path / "digest"
    if exists:
        folder.mkdir()
    monkeypatch.setattr(os, "fsync", full)
    said = run("init", folder, code=1).output
    assert "the disk is full" in said
    assert "digest" in said
    assert TEMP_PREFIX not in said
    assert [path.name for path in tmp_path.rglob("*")] == ["digest"] * exists


def test_a_failure_while_moving_takes_back_what_was_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "sitegen.toml":
            raise KeyboardInterrupt
        return really(self, target)

    (tmp_path / ".hidden").write_text("mine")
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(KeyboardInterrupt):
        start_site(tmp_path)
    assert tree(tmp_path) == {".hidden": b"mine"}


def test_the_configuration_comes_last_so_that_half_a_site_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []
    really = Path.rename

    def note(self: Path, target: Path) -> Path:
        moved.append(self.name)
        return really(self, target)

    monkeypatch.setattr(Path, "rename", note)
    start_site(tmp_path)
    assert moved[-1] == "sitegen.toml"
    assert len(moved) == len(list(tmp_path.iterdir()))


def test_inside_another_site_there_is_a_warning(site: Path) -> None:
    said = run("init", site / "content" / "inner")
    assert "lies inside another site" in said.stderr
    assert (site / "content" / "inner" / "sitegen.toml").is_file()


def test_init_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = run("init", tmp_path / "my digest").output
    assert f"cd '{tmp_path / 'my digest'}'" in said
    assert "sitegen watch" in said
    assert "sitegen build" in said
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert "cd " not in run("init", ".").output


@pytest.mark.parametrize("name", ["-x", "--help", "two words", "it's", "$HOME", "~", "مجلد"])
def test_the_command_to_go_there_can_be_pasted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("init", "--", name).output
    line = re.search(r"^  (cd .*?)  ", said, re.MULTILINE)
    assert line
    there = subprocess.run(
        ["sh", "-c", f"{line[1]} && pwd"], capture_output=True, text=True, check=True
    )
    assert there.stdout.strip() == str((tmp_path / name).resolve())


def started(folder: Path, title: str, **known: str) -> Path:
    return start_article(Draft(title, DAY, **known), folder, [Outlet("daily", "اليومية", "Daily")])


def test_a_new_article_is_a_draft_with_title_and_day(tmp_path: Path) -> None:
    path = started(tmp_path, "افتتاح مكتبة محمد علي", outlet="daily")
    assert path.name == "iftitah-maktaba-muhammad-ali.md"
    article = load_article(path, tmp_path)
    assert article.title == "افتتاح مكتبة محمد علي"
    assert (article.date, article.outlet, article.status) == (DAY, "daily", "draft")
    assert "اكتب" in article.text
    assert "Write" not in article.text
    assert "\nstatus: draft\n" in path.read_text("utf-8")


def test_a_title_without_arabic_is_the_english_one(tmp_path: Path) -> None:
    article = load_article(started(tmp_path, "A library opens"), tmp_path)
    assert (article.slug, article.title, article.title_en) == (
        "a-library-opens",
        "",
        "A library opens",
    )


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023" / "a-library-opens.md").write_text("mine")
    second, third = (started(tmp_path, "A library opens") for _ in range(2))
    assert (second.name, third.name) == ("a-library-opens-2.md", "a-library-opens-3.md")
    with pytest.raises(ArticleError, match="already"):
        started(tmp_path, "Another", slug="a-library-opens")


@pytest.mark.parametrize("title", ["؟!", "📚", "١"])
def test_a_title_without_letters_is_named_after_the_day(tmp_path: Path, title: str) -> None:
    path = started(tmp_path, title)
    assert re.fullmatch(r"article-2024-05-01|1", path.stem)
    load_article(path, tmp_path)


@pytest.mark.parametrize("title", ["", "  \n ", "\u202e\u2066"])
def test_a_title_without_text_is_refused(tmp_path: Path, title: str) -> None:
    with pytest.raises(ArticleError, match="title is empty"):
        started(tmp_path, title)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("slug", ["Foo", "a b", "../a", "مكتبة", "a--b", "-a", "a.md"])
def test_a_slug_that_is_no_address_is_refused_with_one_that_is(tmp_path: Path, slug: str) -> None:
    with pytest.raises(ArticleError, match="cannot be an address") as error:
        started(tmp_path, "خبر", slug=slug)
    assert re.search(r"long: [a-z0-9-]+$", error.value.problems[0].hint)
    assert not list(tmp_path.iterdir())


def test_an_outlet_that_is_not_listed_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as error:
        started(tmp_path, "خبر", outlet="dayly")
    assert "daily" in error.value.problems[0].hint
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("title", ["---", "- عنوان", "-عنوان", "-5 degrees", "--- a = b", "-"])
def test_a_title_may_begin_with_a_dash(site: Path, title: str) -> None:
    before = set((site / "content" / "articles").iterdir())
    run("--site", site, "new", "--outlet", "example", title, "--date", "2024-05-01")
    [path] = set((site / "content" / "articles").iterdir()) - before
    article = load_article(path, site)
    assert title in (article.title, article.title_en)
    assert (article.outlet, article.date) == ("example", DAY)


def test_what_looks_like_an_option_must_be_one_unless_two_dashes_say_otherwise(site: Path) -> None:
    assert "--slug" in run("--site", site, "new", "--slog", "x", "خبر", code=2).output
    assert "No such option" in run("--site", site, "new", "--drafts", code=2).output
    assert "-x" in run("--site", site, "new", "-x", code=2).output
    assert "--slgu" in run("--site", site, "new", "- خبر", "--slgu", "x", code=2).output
    run("--site", site, "new", "--slug", "dashes", "--", "--drafts")
    article = load_article(site / "content" / "articles" / "dashes.md", site)
    assert article.title_en == "--drafts"


HOSTILE = [
    'قال: "لا" #1',
    "- 'عاجل': [نعم] {لا} & * !",
    "عاجل\nstatus: published\n---\nنص",
    "\u200fخبر\u202e مقلوب\u202c",
    "---",
    "null",
    "2024-01-01",
    "خبر " * 1_250,
    "عنوان\u2028آخر\x00\x07",
    "\ud800خبر",
    "%TAG | > @ ` \\",
]


def reads_back(title: str, folder: Path) -> None:
    path = started(folder, title)
    front, body = read_front_matter(path.read_text("utf-8"), path)
    assert front is not None
    assert [front.title, front.title_en].count("") == 1
    assert front.title + front.title_en == one_line(title)
    assert front.status == "draft"
    assert "اكتب" in body
    assert len(path.stem) <= 90
    assert path.parent == folder


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_read_back_as_they_were(tmp_path: Path, title: str) -> None:
    reads_back(title, tmp_path)


@given(title=st.text(min_size=1, max_size=300).filter(one_line))
def test_any_title_reads_back_as_it_was(
    title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("articles")
    try:
        reads_back(title, folder)
    finally:
        shutil.rmtree(folder)


def test_the_day_is_today_in_the_sites_time_zone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = (site / "sitegen.toml").read_text("utf-8")
    (site / "sitegen.toml").write_text(
        config.replace('# timezone = "UTC"', 'timezone = "Asia/Tokyo"'), "utf-8"
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1714600800")  # 2024-05-01 22:00 UTC
    run("--site", site, "new", "خبر", "--slug", "today")
    run("--site", site, "new", "خبر", "--slug", "then", "--date", "2022-01-07")
    articles = site / "content" / "articles"
    assert load_article(articles / "today.md", site).date == date(2024, 5, 2)
    assert load_article(articles / "then.md", site).date == date(2022, 1, 7)


def test_new_says_where_the_draft_is_and_how_to_publish_it(site: Path) -> None:
    said = run("--site", site, "new", "خبر جديد", "--outlet", "example").output
    assert "content/articles/" in said
    assert "status: draft" in said
    assert "--drafts" in said


def test_outside_a_site_new_is_wrong_use(tmp_path: Path) -> None:
    assert "no sitegen.toml" in run("--site", tmp_path, "new", "خبر", code=2).output


def test_a_full_disk_leaves_no_half_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        started(tmp_path, "خبر")
    assert not list(tmp_path.iterdir())
