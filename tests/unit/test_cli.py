import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen import __version__
from sitegen.cli import cli
from tests.conftest import SAMPLE, Site

SEEDS = sorted((SAMPLE / "seeds").glob("*.txt"))


def test_version_and_help_name_every_command() -> None:
    runner = CliRunner()
    assert __version__ in runner.invoke(cli, ["--version"]).output
    said = runner.invoke(cli, ["--help"]).output
    for command in ("ingest", "build", "check", "inspect", "clean"):
        assert command in said
        assert runner.invoke(cli, [command, "--help"]).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("build", "--offline"), "sitegen --offline build"),
        (("models", "list", "--offline"), "sitegen --offline models list"),
        (("models", "--site"), "sitegen --site … models"),
    ],
)
def test_an_option_of_all_commands_is_told_its_place(
    arguments: tuple[str, ...], place: str
) -> None:
    result = CliRunner().invoke(cli, arguments, prog_name="sitegen")
    assert result.exit_code == 2
    assert f"belongs before the command: {place}" in result.output
    result = CliRunner().invoke(cli, [*arguments[:-1], "--nothing"])
    assert "belongs" not in result.output


def test_outside_a_site_the_message_says_where_to_run(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["--site", str(tmp_path), "build"])
    assert result.exit_code == 2
    assert "no sitegen.toml here" in result.output


def test_a_wrong_day_is_wrong_use(sample: Site) -> None:
    assert "2022-01-07" in sample.run("build", "--date", "7.1.2022", code=2)


def test_a_wrong_source_date_epoch_is_wrong_use(
    sample: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert "SOURCE_DATE_EPOCH" in sample.run("build", code=2)


def test_source_date_epoch_decides_what_is_public(
    sample: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1641513600")  # 2022-01-07 00:00 UTC
    assert json.loads(sample.run("build", "--json"))["articles"] == 3


def test_json_gives_the_summary_as_data(sample: Site) -> None:
    report = json.loads(sample.build("--json"))
    assert report["articles"] == 5
    assert report["sentences"]["reviewed"] == 44
    assert report["sentences"]["untranslated"] == 19
    assert set(report["pages"]) == {"written", "unchanged", "removed"}
    assert (report["errors"], report["warnings"], report["problems"]) == (0, 0, [])
    assert report["seconds"] > 0


def test_warnings_fail_only_when_strict(sample: Site) -> None:
    article = next((sample.root / "content" / "articles").glob("001*.md"))
    article.write_text(article.read_text("utf-8").replace("date: 2022-01-06", "date:"), "utf-8")
    assert "1 warning" in sample.build()
    assert "1 warning let it fail" in sample.build("--strict", code=1)


def test_a_placeholder_is_not_published(sample: Site) -> None:
    said = sample.run("new", "عنوان", "--slug", "fresh")
    assert "fresh.md" in said
    sample.build()
    article = sample.root / "content" / "articles" / "fresh.md"
    article.write_text(article.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    assert "is to be published, but still says" in sample.build(code=1)
    assert not list(sample.output.rglob("fresh"))


def test_strict_writes_nothing_when_an_article_is_broken(sample: Site) -> None:
    (sample.root / "content" / "articles" / "bad.md").write_text("---\ndate: soon\n---\n\nنص.\n")
    said = sample.build("--strict", code=1)
    assert "bad.md:2" in said
    assert not sample.output.exists()
    sample.build(code=1)
    assert (sample.output / "index.html").exists()


def test_ingest_reports_as_data(sample: Site) -> None:
    (sample.root / "seeds" / "new.txt").write_text("وصل الوفد إلى جنيف اليوم.\n", "utf-8")
    report = json.loads(sample.run("ingest", "--json"))
    [created] = report["created"]
    assert Path(created["article"]).name == "new.md"
    assert Path(created["seed"]).name == "new.txt"
    assert report["unchanged"] == 5


def test_clean_leaves_content_and_foreign_files(sample: Site) -> None:
    sample.build()
    (sample.output / "CNAME").write_text("news.example.org")
    before = {path for path in sample.root.rglob("*") if "content" in path.parts}
    sample.run("clean")
    assert [path.name for path in sample.output.iterdir()] == ["CNAME"]
    assert not (sample.root / ".sitegen" / "cache.db").exists()
    assert before == {path for path in sample.root.rglob("*") if "content" in path.parts}


def test_check_finds_what_was_broken_by_hand(sample: Site) -> None:
    sample.build()
    sample.run("check")
    (sample.output / "en" / "about" / "index.html").unlink()
    assert "about" in sample.run("check", code=1)


def test_a_full_disk_is_a_plain_line(sample: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = sample.build(code=1)
    assert "disk" in said.lower() or "space" in said.lower()
    assert "Traceback" not in said


def inspect(*arguments: str, text: str | None = None, code: int = 0) -> list[dict]:
    result = CliRunner().invoke(cli, ["inspect", "--json", *arguments], input=text)
    assert result.exit_code == code, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_inspect_gives_one_object_a_file_with_spans_into_its_text() -> None:
    found = inspect("--date", "2022-01-07", *map(str, SEEDS))
    assert [Path(one["file"]).name for one in found] == [path.name for path in SEEDS]
    for one in found:
        assert list(one) == [
            "file", "title", "date", "text", "removed",
            "sentences", "summary", "lead_line", "mentions", "title_mentions", "found", "offices",
            "quotes", "dates",
        ]  # fmt: skip
        known = {actor["id"] for actor in one["found"]}
        for mention in (*one["mentions"], *one["title_mentions"]):
            assert 0 < mention["sure"] <= 1
            assert not (mention["actor"] or "").startswith("?") or mention["actor"] in known
        for kind in ("sentences", "mentions", "offices", "quotes", "dates"):
            assert one[kind]
            for span in one[kind]:
                assert one["text"][span["start"] : span["end"]] == span["text"]
        ends = [0, *(mention["end"] for mention in one["mentions"])]
        assert all(m["start"] >= end for m, end in zip(one["mentions"], ends, strict=False))
        assert 2 <= len(one["summary"]) <= 4
        assert one["summary"] == sorted(one["summary"])


def test_inspect_reads_standard_input_and_leaves_dates_open_without_a_day() -> None:
    [found] = inspect("-", text="بيروت -  قال الوزير أمس إن الوفد وصل.\n\nوغادر في 3 مايو 2021.\n")
    assert found["file"] == "-"
    assert found["title"] is None
    assert found["date"] is None
    assert found["text"] == "بيروت -  قال الوزير أمس إن الوفد وصل.\nوغادر في 3 مايو 2021."
    by_text = {one["text"]: one for one in found["dates"]}
    assert by_text["أمس"]["first"] is None
    assert by_text["3 مايو 2021"]["first"] == "2021-05-03"


def test_inspect_says_of_which_calendar_a_day_is() -> None:
    text = "صدر القرار في 5 رمضان 1443هـ ثم عدل في 6 أبريل 2022.\n"
    [found] = inspect("-", text=text)
    assert [one["calendar"] for one in found["dates"]] == ["hijri", "gregorian"]
    lines = CliRunner().invoke(cli, ["inspect", "-"], input=text).stdout.splitlines()
    assert "  5 رمضان 1443هـ  →  2022-04-06 (day, explicit, hijri)" in lines
    assert "  6 أبريل 2022  →  2022-04-06 (day, explicit)" in lines


def words_of(sentences: list[dict], chosen: list[int]) -> int:
    return sum(len(sentences[index]["text"].split()) for index in chosen)


@pytest.mark.parametrize("share", ["0.1", "0.34", "0.7"])
def test_the_summary_keeps_to_its_share_of_the_words(share: str) -> None:
    for found in inspect("--share", share, *map(str, SEEDS)):
        sentences = found["sentences"]
        total = words_of(sentences, list(range(len(sentences))))
        taken = words_of(sentences, found["summary"])
        assert taken <= 1.1 * float(share) * total or len(found["summary"]) == 1


def test_the_summary_has_as_many_sentences_or_words_as_are_asked_for() -> None:
    [found] = inspect("--sentences", "2", str(SEEDS[0]))
    assert len(found["summary"]) == 2
    [found] = inspect("--words", "80", str(SEEDS[0]))
    assert 40 < words_of(found["sentences"], found["summary"]) <= 88


def test_two_lengths_of_a_summary_are_wrong_use() -> None:
    said = CliRunner().invoke(cli, ["inspect", "--words", "80", "--share", "0.2", str(SEEDS[0])])
    assert said.exit_code == 2
    assert "--words and --share" in said.output


def test_inspect_goes_on_after_a_file_it_cannot_read(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_bytes("نص قديم من موقع قديم".encode("cp1256"))
    found = inspect(str(old), str(tmp_path / "none.txt"), str(SEEDS[0]), code=1)
    assert [Path(one["file"]).name for one in found] == [SEEDS[0].name]


def test_inspect_reads_well_on_a_terminal() -> None:
    said = CliRunner().invoke(cli, ["inspect", "--date", "2022-01-07", str(SEEDS[4])]).output
    assert "repeated-caption" in said
    assert "→  Antony Blinken (person, name)" in said
    assert "اليوم الجمعة  →  2022-01-07" in said


def test_the_module_runs_as_a_program_and_needs_no_home(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("زار الوفد جنيف.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", "inspect", "a.txt"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path / "nowhere")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_ctrl_c_while_the_program_is_loaded_ends_quietly(tmp_path: Path) -> None:
    """The first import to come along is interrupted as by a person."""
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", "--version"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
