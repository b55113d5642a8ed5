import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sitegen import pipeline
from sitegen.config import load_config
from sitegen.lock import alone
from sitegen.report import Reporter
from tests.conftest import BUILD_DAY, Site
from tests.fixtures import tiny_argos

NEVER_IMPORTED = ("minisbd", "onnxruntime", "stanza", "torch", "argostranslate.translate")
# A build of the sample takes about a second; it is killed at points spread over this time.
KILL_AFTER_SECONDS = (0.3, 0.6, 0.8, 1.0)


def article(site: Site, number: str) -> Path:
    return next((site.root / "content" / "articles").glob(f"{number}-*.md"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def forget(site: Site) -> None:
    shutil.rmtree(site.root / ".sitegen")
    shutil.rmtree(site.output)


def test_an_unchanged_build_writes_nothing(sample: Site) -> None:
    sample.build()
    before = {path: path.stat().st_mtime_ns for path in sample.output.rglob("*")}
    report = json.loads(sample.build("--json"))
    assert report["pages"]["written"] == report["pages"]["removed"] == 0
    assert before == {
        path: path.stat().st_mtime_ns
        for path in sample.output.rglob("*")
        if path.name != ".sitegen-manifest.json"
    } | {path: when for path, when in before.items() if path.name == ".sitegen-manifest.json"}


@pytest.mark.parametrize("speaker", ["?", "?0", "?99"])
def test_a_speaker_of_signs_alone_names_nobody(sample: Site, speaker: str) -> None:
    """What the editor writes is no place among the names that the program found."""
    change(article(sample, "004"), "speaker: russian-defence-ministry", f"speaker: '{speaker}'")
    change(
        article(sample, "004"),
        "overrides:",
        "overrides:\n  mentions:\n    - {text: حقوق المتظاهرين, actor: سامر الخطيب}",
    )
    sample.build()
    lines = (sample.output / "data" / "articles.jsonl").read_text("utf-8").splitlines()
    quotes = [quote for line in lines for quote in json.loads(line)["quotes"]]
    (mine,) = (quote for quote in quotes if "يتم ضمان أمن القنصلية" in quote["text"])
    assert mine["speaker"] is None


def test_after_any_edit_the_site_equals_a_clean_build(sample: Site) -> None:
    sample.build()
    change(article(sample, "003"), "date: 2022-01-10", "date: 2022-01-12")
    change(article(sample, "004"), "مقاطعات موسكو", "مقاطعات موسكو الكبرى")
    change(article(sample, "000"), "status: published", "status: draft")
    actors = sample.root / "content" / "actors.toml"
    change(actors, '"Maria Zakharova"', '"Mariya Zakharova"')
    change(actors, 'name_ar = "موسكو"', 'name_ar = "مدينة موسكو"')
    report = json.loads(sample.build("--json"))
    assert report["pages"]["removed"] > 0
    assert not (sample.output / "en" / "actors" / "moscow").exists()
    incremental = sample.pages()
    forget(sample)
    sample.build()
    assert sample.pages() == incremental


def test_calendars_begin_their_weeks_as_the_config_says(sample: Site) -> None:
    sample.build()
    month = sample.output / "en" / "digest" / "2022" / "01" / "index.html"
    before = month.read_text("utf-8")
    config = sample.root / "sitegen.toml"
    config.write_text(config.read_text("utf-8") + '\n[dates]\nweek_start = "sunday"\n', "utf-8")
    sample.build()
    after = month.read_text("utf-8")
    assert before.index("Monday") < before.index("Sunday")
    assert after.index("Sunday") < after.index("Monday")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: published", "status: draft"),
        ("status: published", "status: withdrawn"),
        ("date: 2022-01-06", "date: 2022-02-02"),
    ],
)
def test_what_is_not_public_leaves_no_trace(sample: Site, old: str, new: str) -> None:
    sample.build()
    path = article(sample, "001")
    # Dujarric is named in this article alone.
    assert any(b"Dujarric" in data for data in sample.pages().values())
    change(path, old, new)
    sample.build()
    for name, data in sample.pages().items():
        assert b"001-6000a56a302bf043" not in data, name
        assert b"Dujarric" not in data, name
    assert not list(sample.output.rglob("*6000a56a302bf043*"))
    sample.build("--drafts")
    page = (sample.output / "en" / "articles" / path.stem / "index.html").read_text("utf-8")
    assert "noindex" in page
    sample.build()
    assert not any(b"Dujarric" in data for data in sample.pages().values())


def test_nothing_opens_a_connection(sample: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    tiny_argos.build(sample.root / ".sitegen" / "packages")
    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    sample.run("ingest")
    sample.build()
    sample.run("check")


def test_with_a_model_the_missing_english_is_drafted_and_marked(sample: Site) -> None:
    tiny_argos.build(sample.root / ".sitegen" / "packages")
    report = json.loads(sample.build("--json"))
    assert report["sentences"]["reviewed"] == 44
    assert report["sentences"]["machine"] > 0
    memory = sample.root / "content" / "translations" / "en"
    drafted = next(memory.glob("003-*.po"))
    assert "#, fuzzy" in drafted.read_text("utf-8")
    assert "#. machine: argos ar-en 1.0" in drafted.read_text("utf-8")
    page = sample.output / "en" / "articles" / drafted.stem / "index.html"
    assert 'data-translation="machine"' in page.read_text("utf-8")
    first = sample.pages()
    shutil.rmtree(sample.root / ".sitegen" / "packages")
    forget(sample)
    sample.build()
    # The PO files are the memory: without the model the English stays, only "about" tells of it.
    changed = {path for path, data in sample.pages().items() if first[path] != data}
    assert {path for path in changed if path.endswith(".html")} == {
        "ar/about/index.html",
        "en/about/index.html",
    }


def test_a_build_with_a_model_imports_nothing_that_phones_home(sample: Site) -> None:
    tiny_argos.build(sample.root / ".sitegen" / "packages")
    code = (
        "import sys, json; from sitegen.cli import cli\n"
        f"cli(['--site', {str(sample.root)!r}, 'build', '--json'], standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    report, modules = map(json.loads, done.stdout.splitlines())
    assert report["sentences"]["machine"] > 0
    assert not set(NEVER_IMPORTED) & set(modules)


@pytest.mark.parametrize("seconds", KILL_AFTER_SECONDS)
def test_a_kill_at_any_moment_loses_nothing(sample: Site, seconds: float) -> None:
    content = {p: p.read_bytes() for p in (sample.root / "content").rglob("*") if p.is_file()}
    process = subprocess.Popen(
        [sys.executable, "-m", "sitegen", "build", "--date", BUILD_DAY],
        cwd=sample.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert content == {
        p: p.read_bytes() for p in (sample.root / "content").rglob("*") if p.is_file()
    }
    sample.build()
    rebuilt = sample.pages()
    forget(sample)
    sample.build()
    assert rebuilt == sample.pages()
    assert not list(sample.root.rglob(".sitegen-tmp-*"))


def test_a_foreign_page_in_the_output_is_not_overwritten(sample: Site) -> None:
    sample.output.mkdir()
    mine = sample.output / "index.html"
    mine.write_text("my own page")
    assert "sitegen has no record of (such as index.html)" in sample.build(code=1)
    assert mine.read_text() == "my own page"


def test_the_sites_own_templates_lie_over_the_theme(sample: Site) -> None:
    templates = sample.root / "templates"
    (templates / "assets").mkdir(parents=True)
    (templates / "about.html").write_text(
        '{% extends "base.html" %}{% block main %}<h1>Ours</h1>{% endblock %}', "utf-8"
    )
    (templates / "assets" / "style.css").write_text("body { color: black }", "utf-8")
    sample.build()
    assert "<h1>Ours</h1>" in (sample.output / "en" / "about" / "index.html").read_text("utf-8")
    assert (sample.output / "assets" / "style.css").read_text("utf-8") == "body { color: black }"
    (templates / "about.html").write_text("{{ page.titel }}", "utf-8")
    said = sample.build(code=1)
    assert "about.html:1" in said
    assert "titel" in said


def test_a_changed_seed_is_reported_and_the_article_kept(sample: Site) -> None:
    seed = next((sample.root / "seeds").glob("001*"))
    seed.write_text(seed.read_text("utf-8") + "\nسطر جديد.\n", "utf-8")
    before = article(sample, "001").read_bytes()
    assert "001" in sample.run("ingest")
    said = sample.build()
    assert "1 warning" in said
    assert article(sample, "001").read_bytes() == before


def test_a_missing_folder_of_articles_does_not_empty_the_site(sample: Site) -> None:
    sample.build()
    before = sample.pages()
    (sample.root / "content" / "articles").rename(sample.root / "content" / "articels")
    assert "articles" in sample.build(code=1)
    assert sample.pages() == before


def test_two_builds_at_once_take_turns(sample: Site) -> None:
    builds = [
        subprocess.Popen(
            [sys.executable, "-m", "sitegen", "build", "--date", BUILD_DAY],
            cwd=sample.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    said = [process.communicate()[1] for process in builds]
    assert [process.returncode for process in builds] == [0, 0, 0], said
    rebuilt = sample.pages()
    forget(sample)
    sample.build()
    assert rebuilt == sample.pages()


def test_half_written_files_of_a_killed_command_are_swept_up(sample: Site) -> None:
    left = sample.root / "content" / "articles" / ".sitegen-tmp-1234"
    left.write_text("half an article")
    sample.build()
    assert not left.exists()


def test_errors_are_data_too_when_data_was_asked_for(sample: Site) -> None:
    (sample.root / "content" / "articles" / "bad.md").write_text("---\ndate: soon\n---\n\nنص.\n")
    report = json.loads(sample.build("--strict", "--json", code=1))
    assert report["problems"][0]["line"] == 2
    (sample.root / "sitegen.toml").write_text("[sight]\n")
    report = json.loads(sample.run("build", "--json", code=2))
    assert "sight" in report["problems"][0]["message"]


def test_the_editors_corrections_are_labelled_as_the_editors(sample: Site) -> None:
    sample.build()
    page = sample.output / "en" / "articles" / article(sample, "004").stem / "index.html"
    assert page.read_text("utf-8").count("corrected by the editor") == 1
    front = "overrides:\n  quotes:"
    change(
        article(sample, "004"),
        front,
        "overrides:\n  mentions:\n    - {text: سبوتنيك كازاخستان, actor: sputnik}\n"
        "  dates:\n    - {text: اليوم الجمعة, first: 2022-01-06}\n  quotes:",
    )
    sample.build()
    said = page.read_text("utf-8")
    assert '/actors/sputnik/" title="corrected by the editor"' in said
    assert said.count('<span class="small">corrected by the editor</span>') == 1


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text there")
def test_a_file_whose_name_is_no_text_is_named_and_left_out(sample: Site) -> None:
    articles = sample.root / "content" / "articles"
    source = next(iter(sorted(articles.glob("*.md")))).read_bytes()
    Path(os.fsdecode(os.fsencode(articles) + b"/\xff.md")).write_bytes(source)
    Path(os.fsdecode(os.fsencode(sample.root / "seeds") + b"/\xfe.txt")).write_bytes(source)
    said = sample.run("ingest", code=1)
    assert "name is not UTF-8" in said
    assert len(list(articles.glob("*.md"))) == 6
    said = sample.build(code=1)
    assert "name is not UTF-8" in said
    assert "1 broken" in said


def test_clean_waits_for_a_build_under_way(sample: Site) -> None:
    sample.build()
    config = load_config(sample.root)
    with ThreadPoolExecutor() as other, alone(config, print):
        cleaning = other.submit(pipeline.clean, config, Reporter())
        with pytest.raises(TimeoutError):
            cleaning.result(timeout=1)
        assert (sample.output / "index.html").exists()
    removed, _ = cleaning.result()
    assert removed
    assert not (sample.output / "index.html").exists()
