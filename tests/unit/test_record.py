"""The files of releases: written for git, read with the line of every mistake."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.errors import ContentError, Problem, Severity
from sitegen.releases.record import (
    ReleaseFile,
    list_releases,
    next_file,
    read_release,
    render_release,
    write_release,
)
from sitegen.releases.snapshot import Release, snapshot
from tests.unit.digest_factory import article, digest_of, reviewed, sample

DAY = date(2026, 11, 22)


def release() -> Release:
    return Release(DAY, 1, snapshot(sample()), "first")


@pytest.fixture
def file(tmp_path: Path) -> ReleaseFile:
    made = next_file(tmp_path / "releases", DAY, ())
    write_release(made.path, release())
    return made


def problem(file: ReleaseFile) -> Problem:
    with pytest.raises(ContentError) as raised:
        read_release(file)
    [found] = raised.value.problems
    assert found.path == file.path
    assert found.hint
    return found


def change(file: ReleaseFile, old: str, new: str) -> int:
    """Change the file; return the line of what is new."""
    text = file.path.read_text("utf-8")
    assert old in text
    at = text.index(old)
    file.path.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
    return text.count("\n", 0, at) + 1


def test_what_is_written_is_read_again(file: ReleaseFile) -> None:
    assert read_release(file) == release()
    assert file.path.name == "2026-11-22.json"


def test_sketches_are_kept_and_may_be_missing(tmp_path: Path) -> None:
    made = Release(DAY, 1, snapshot(sample(), sketched=True))
    file = next_file(tmp_path, DAY, ())
    write_release(file.path, made)
    nears = [one.near for article in read_release(file).articles for one in article.sentences]
    assert nears == [one.near for article in made.articles for one in article.sentences]
    assert all(nears)
    file.path.write_text(re.sub(r'"near": "\w+", ', "", file.path.read_text("utf-8")), "utf-8")
    assert read_release(file) == made
    assert not any(one.near for article in read_release(file).articles for one in article.sentences)


def test_one_segment_stands_on_a_line_as_people_read_it(file: ReleaseFile) -> None:
    lines = file.path.read_text("utf-8").splitlines()
    segments = sum(1 for one in release().articles for _ in one.segments())
    assert sum('"english"' in line for line in lines) == segments
    assert all(line.count('"english"') <= 1 for line in lines)
    assert any("“the situation in Kazakhstan" in line for line in lines)


def test_nobody_is_named_and_no_arabic_stands_there() -> None:
    data = render_release(Release(DAY, 1, snapshot(digest_of([reviewed("a", DAY)]))))
    text = data.decode()
    assert "Rima" not in text
    assert "desk.example" not in text
    assert not any("\u0600" <= letter <= "\u06ff" for letter in text)


def test_the_same_release_gives_the_same_bytes_in_any_order() -> None:
    one, two = article("a", DAY), article("b", DAY)
    releases = [Release(DAY, 1, snapshot(digest_of(pair))) for pair in ((one, two), (two, one))]
    assert render_release(releases[0]) == render_release(releases[1])


def test_odd_english_comes_out_on_one_line(tmp_path: Path) -> None:
    odd = article("a", DAY, title_en='Odd\u2028\x00 "words"\u202e\n\\ here')
    path = tmp_path / "2026-11-22.json"
    write_release(path, Release(DAY, 1, snapshot(digest_of([odd]))))
    [found] = read_release(ReleaseFile(path, DAY, 1)).articles
    assert found.title is not None
    assert found.title.english == 'Odd "words" \\ here'


def test_releases_of_a_day_are_numbered_and_all_stand_in_order(tmp_path: Path) -> None:
    files: tuple[ReleaseFile, ...] = ()
    for _ in range(11):
        made = next_file(tmp_path, DAY, files)
        write_release(made.path, replace(release(), number=made.number))
        files, problems = list_releases(tmp_path)
        assert not problems
    write_release(tmp_path / "2026-11-03.json", replace(release(), day=date(2026, 11, 3)))
    names = [one.path.name for one in list_releases(tmp_path)[0]]
    assert names[:3] == ["2026-11-03.json", "2026-11-22.json", "2026-11-22-2.json"]
    assert names[-1] == "2026-11-22-11.json"


@pytest.mark.parametrize("name", ["notes.json", "2026-13-40.json", "2026-11-22-0.json"])
def test_a_file_of_another_name_is_no_release(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}", "utf-8")
    (tmp_path / "README.md").write_text("", "utf-8")
    (tmp_path / ".sitegen-tmp-1.json").write_text("", "utf-8")
    files, [found] = list_releases(tmp_path)
    assert files == ()
    assert (found.path, found.severity) == (tmp_path / name, Severity.WARNING)


def test_no_folder_holds_no_releases(tmp_path: Path) -> None:
    assert list_releases(tmp_path / "releases") == ((), ())


def test_a_missing_comma_is_named_with_its_line(file: ReleaseFile) -> None:
    line = change(file, '"state": "machine", ', '"state": "machine" ')
    found = problem(file)
    assert "not JSON" in found.message
    assert found.line == line


def test_a_cut_file_and_a_conflict_are_named(file: ReleaseFile) -> None:
    text = file.path.read_text("utf-8")
    file.path.write_text(text[: len(text) // 2], "utf-8")
    assert "not JSON" in problem(file).message
    file.path.write_text(text, "utf-8")
    line = change(file, '  "articles"', '<<<<<<< HEAD\n  "articles"')
    assert problem(file).line == line


def test_a_value_that_cannot_be_is_named_with_its_line(file: ReleaseFile) -> None:
    line = change(file, '"state": "drafted"', '"state": "perfect"')
    found = problem(file)
    assert "perfect" in found.message
    assert found.line == line


def test_a_mistake_in_an_article_is_named_with_its_line(file: ReleaseFile) -> None:
    line = change(file, '"slug": "gamma"', '"slug": 3')
    # The article begins on the line before.
    assert problem(file).line == line - 1


@pytest.mark.parametrize("text", ["", "[]", "null", "3", '{"format": 1}', "{" * 5000])
def test_what_is_no_release_at_all_is_refused(file: ReleaseFile, text: str) -> None:
    file.path.write_text(text, "utf-8")
    assert problem(file)


def test_bytes_that_are_no_text_are_refused(file: ReleaseFile) -> None:
    file.path.write_bytes(file.path.read_bytes().replace(b"The CSTO", b"The \xe9STO", 1))
    assert (problem(file).line or 0) > 1


def test_another_day_and_another_format_are_refused(file: ReleaseFile) -> None:
    change(file, "2026-11-22", "2026-11-23")
    assert "2026-11-23" in problem(file).message
    change(file, '"format": 1', '"format": 2')
    assert "format 2" in problem(file).message


def test_a_file_saved_on_windows_is_read(file: ReleaseFile) -> None:
    text = file.path.read_text("utf-8").replace("\n", "\r\n")
    file.path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_release(file) == release()
