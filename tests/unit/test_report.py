import json
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen import report
from sitegen.errors import Problem, Severity
from sitegen.report import BuildReport, Reporter, plural, shown_path, shown_size, tally

ERROR = Problem("is broken", Path("content/a.md"), 3, "mend it")
WARNING = Problem("looks odd", severity=Severity.WARNING)


def a_report(**counts: int) -> BuildReport:
    return BuildReport(
        output="site",
        articles=1,
        left_out=counts,
        sentences={"reviewed": 1, "untranslated": 0},
        actors=2,
        pages={"written": 3},
        seconds=0.25,
        problems=(ERROR, WARNING),
    )


def test_a_problem_is_shown_with_its_place_and_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Reporter().problems([ERROR, WARNING])
    said = capsys.readouterr()
    assert said.err == "error: content/a.md:3: is broken\n  → mend it\nwarning: looks odd\n"
    assert said.out == ""


def test_the_summary_names_what_was_left_out_only_if_anything_was(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Reporter().build(a_report(broken=0, draft=2))
    assert "left out  2 draft\n" in capsys.readouterr().out
    Reporter().build(a_report(broken=0, draft=0))
    assert "left out" not in capsys.readouterr().out


def test_the_summary_counts_events_and_stories_where_there_are_any(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Reporter().build(replace(a_report(), events=20, stories=1))
    said = capsys.readouterr().out
    assert "    events  20\n" in said and "   stories  1\n" in said
    Reporter().build(a_report())
    assert "events" not in capsys.readouterr().out


def test_data_goes_alone_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    reporter = Reporter(as_json=True)
    reporter.say("nothing")
    reporter.build(a_report(draft=1))
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert (found["errors"], found["warnings"], found["left_out"]) == (1, 1, {"draft": 1})
    assert said.err == ""


def test_characters_that_end_lines_are_escaped_in_data(capsys: pytest.CaptureFixture[str]) -> None:
    Reporter(as_json=True).data({"text": "a\u2028b\u0085c"})
    line = capsys.readouterr().out
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": "a\u2028b\u0085c"}


def test_a_slow_stage_shows_how_far_it_has_come(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Reporter().progress("reading") as progress:
        progress(1, 9)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(report, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(report, "LOG_EVERY_SECONDS", 0)
    with Reporter().progress("reading") as progress:
        progress(1, 9)
    assert capsys.readouterr().err == "reading: 1 of 9, less than a minute left\n"
    with Reporter(as_json=True).progress("reading") as progress:
        progress(1, 9)
    assert capsys.readouterr().err == ""


def test_on_a_terminal_a_slow_stage_draws_a_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "PATIENCE_SECONDS", 0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Reporter().progress("reading") as progress:
        progress(1, 9)
        progress(9, 9)
    assert "9 of 9" in capsys.readouterr().err


def test_counts_agree_with_their_nouns(tmp_path: Path) -> None:
    assert (plural(1, "page"), plural(0, "page")) == ("1 page", "0 pages")
    assert tally([ERROR, WARNING, WARNING]) == "1 error, 2 warnings"


def test_paths_inside_the_current_folder_are_shown_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "a" / "b.md") == str(Path("a") / "b.md")
    assert shown_path(Path("/elsewhere/b.md")) == "/elsewhere/b.md"


@pytest.mark.parametrize(
    ("size", "shown"),
    [(0, "0 kB"), (1, "1 kB"), (81_869_670, "81.9 MB"), (2 * 10**9, "2.0 GB")],
)
def test_sizes_are_shown_as_people_read_them(size: int, shown: str) -> None:
    assert shown_size(size) == shown


def test_progress_of_a_download_is_shown_in_megabytes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(report, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(report, "LOG_EVERY_SECONDS", 0.0)
    with Reporter().progress("downloading", in_bytes=True) as progress:
        progress(10**6, 80 * 10**6)
        progress(10**6, 0)
    said = capsys.readouterr().err
    assert said == (
        "downloading: 1.0 MB of 80.0 MB, less than a minute left\ndownloading: 1.0 MB\n"
    )


def test_the_time_left_comes_from_the_share_of_the_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [100.0]
    monkeypatch.setattr("sitegen.report.time.monotonic", lambda: now[0])
    with Reporter().progress("translating") as progress:
        progress(0, 40, 0.0)
        now[0] += 60
        # A few long sentences are a quarter of the work, and took a minute.
        progress(2, 40, 0.25)
    assert capsys.readouterr().err == "translating: 2 of 40, about 3 minutes left\n"


HOSTILE = "a\x1b[2J\nerror: x\u202eb\x9bc\x00\ud800\u2028d"


@pytest.mark.parametrize("where", ["say", "notice", "message", "hint", "path"])
def test_nothing_that_is_printed_does_anything_to_a_terminal(
    where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter = Reporter()
    if where in ("say", "notice"):
        getattr(reporter, where)(HOSTILE)
    else:
        value = Path(HOSTILE) if where == "path" else HOSTILE
        reporter.problems([Problem(**{"message": "x", where: value})])  # type: ignore[arg-type]
    said = "".join(capsys.readouterr())
    assert "a\\x1b[2J error: x\\u202eb\\x9bc\\x00\\ud800 d" in said
    assert all(line.isprintable() for line in said.splitlines())
    assert len(said.splitlines()) == (2 if where == "hint" else 1)


def test_arabic_is_shown_with_its_joiners_and_marks() -> None:
    text = "می\u200cخواهم \u200fالخبر\u200e\tAP"
    assert report.plain(text) == text


def test_a_message_of_megabytes_is_cut_off(capsys: pytest.CaptureFixture[str]) -> None:
    Reporter().problems([Problem("a" * 5_000_000)])
    assert len(capsys.readouterr().err) < 1100


def test_data_holds_no_raw_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    Reporter(as_json=True).data({"text": HOSTILE})
    line = capsys.readouterr().out
    assert line.strip().isprintable()
    assert json.loads(line) == {"text": HOSTILE}
