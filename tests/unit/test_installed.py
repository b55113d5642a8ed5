import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sitegen.engines.engine import EngineOptions, make_engine
from sitegen.errors import Severity
from sitegen.packages.installed import looks_like_a_model, newest, read_packages


def make_package(folder: Path, name: str, **metadata: object) -> Path:
    """Lay out a package whose files have something in them, though no model can be made of it."""
    path = folder / name
    (path / "model").mkdir(parents=True)
    (path / "model" / "model.bin").write_bytes(b"weights")
    (path / "model" / "shared_vocabulary.json").write_bytes(b"[]")
    (path / "sentencepiece.model").write_bytes(b"pieces")
    described = {"package_version": "1.0", "from_code": "ar", "to_code": "en"} | metadata
    (path / "metadata.json").write_text(json.dumps(described), encoding="utf-8")
    return path


def test_a_missing_or_empty_folder_is_a_normal_state(tmp_path: Path) -> None:
    assert read_packages(tmp_path / "none").packages == ()
    assert read_packages(tmp_path / "none").problems == ()
    assert newest(read_packages(tmp_path).packages, "ar", "en") is None
    assert make_engine(EngineOptions("argos", tmp_path, 4)) == (None, ())
    assert list(tmp_path.iterdir()) == []


def test_a_package_says_what_it_translates(tmp_path: Path) -> None:
    path = make_package(tmp_path, "translate-ar_en-1_0")
    make_package(tmp_path, "translate-en_ar-1_0", from_code="en", to_code="ar")
    found = newest(read_packages(tmp_path).packages, "ar", "en")
    assert found is not None
    assert found.path == path
    assert found.label == "ar-en 1.0"
    backwards = newest(read_packages(tmp_path).packages, "en", "ar")
    assert backwards is not None
    assert backwards.label == "en-ar 1.0"
    assert newest(read_packages(tmp_path).packages, "ar", "fr") is None


def test_the_newest_of_several_versions_is_taken(tmp_path: Path) -> None:
    make_package(tmp_path, "c", package_version="1.9")
    make_package(tmp_path, "b", package_version="1.10")
    make_package(tmp_path, "a", package_version=1.2)
    found = newest(read_packages(tmp_path).packages, "ar", "en")
    assert found is not None
    assert found.version == "1.10"


def test_equal_versions_are_chosen_between_by_name(tmp_path: Path) -> None:
    make_package(tmp_path, "x")
    make_package(tmp_path, "y")
    found = newest(read_packages(tmp_path).packages, "ar", "en")
    assert found is not None
    assert found.path.name == "y"


def test_a_bpe_model_is_a_tokenizer_too(tmp_path: Path) -> None:
    path = make_package(tmp_path, "p")
    (path / "sentencepiece.model").rename(path / "bpe.model")
    assert newest(read_packages(tmp_path).packages, "ar", "en") is not None


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("metadata.json", None, "metadata.json is missing"),
        ("metadata.json", b"<!doctype html><title>404</title>", "not JSON"),
        ("metadata.json", b"\xff\xfe\x00", "not JSON"),
        ("metadata.json", b"[" * 100_000, "not JSON"),
        ("metadata.json", b"[1]", "does not describe"),
        ("metadata.json", b"{}", "which languages"),
        ("metadata.json", b'{"from_code": 1, "to_code": "en"}', "which languages"),
        ("model/model.bin", None, "model/model.bin is missing"),
        ("model/model.bin", b"", "model/model.bin is missing"),
        ("model/shared_vocabulary.json", None, "vocabulary is missing"),
        ("sentencepiece.model", None, "sentencepiece.model or bpe.model is missing"),
    ],
)
def test_a_broken_package_is_passed_over_and_reported(
    tmp_path: Path, file: str, content: bytes | None, message: str
) -> None:
    broken = make_package(tmp_path, "broken", package_version="9")
    make_package(tmp_path, "whole")
    if content is None:
        (broken / file).unlink()
    else:
        (broken / file).write_bytes(content)
    installed = read_packages(tmp_path)
    assert [package.path.name for package in installed.packages] == ["whole"]
    [problem] = installed.problems
    assert message in problem.message
    assert problem.path is not None
    assert broken in (problem.path, problem.path.parent)
    assert "install the package again" in problem.hint
    assert problem.severity is Severity.WARNING


def test_what_is_no_translation_package_is_passed_over_in_silence(tmp_path: Path) -> None:
    make_package(tmp_path, ".unpacking")
    make_package(tmp_path, "splitter", type="sbd")
    (tmp_path / "notes.txt").write_text("x")
    assert read_packages(tmp_path).packages == ()
    assert read_packages(tmp_path).problems == ()


def test_a_package_one_folder_too_deep_is_told_from_what_is_none(tmp_path: Path) -> None:
    make_package(tmp_path / "outer", "inner")
    (tmp_path / "stranger" / "x").mkdir(parents=True)
    (tmp_path / "stranger" / "x" / "metadata.json").write_text("{}")
    deep, stranger = read_packages(tmp_path).problems
    assert "one folder too deep: the model is in inner" in deep.message
    assert "move inner one folder up" in deep.hint
    assert "metadata.json is missing" in stranger.message


def test_a_file_in_the_folders_place_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "packages"
    file.write_text("x")
    [problem] = read_packages(file).problems
    assert problem.path == file


def test_an_engine_is_made_of_the_newest_package(tmp_path: Path) -> None:
    make_package(tmp_path, "a")
    make_package(tmp_path, "b", package_version="1.5")
    engine, problems = make_engine(EngineOptions("argos", tmp_path, 4))
    assert engine is not None
    assert (engine.name, engine.version, problems) == ("argos", "ar-en 1.5", ())
    other_beam, _ = make_engine(EngineOptions("argos", tmp_path, 2))
    assert other_beam is not None
    assert other_beam.version != engine.version


def test_engines_that_are_not_to_be_used(tmp_path: Path) -> None:
    make_package(tmp_path, "a")
    assert make_engine(EngineOptions("none", tmp_path, 4)) == (None, ())
    engine, [problem] = make_engine(EngineOptions("agros", tmp_path, 4))
    assert engine is None
    assert "agros" in problem.message


@pytest.mark.parametrize("version", ["1.0\n2", "\x1b[2J", "1" * 5000, "\ud800", "../x", "1 0"])
def test_a_version_that_could_do_harm_is_a_problem(tmp_path: Path, version: str) -> None:
    make_package(tmp_path, "p", package_version=version)
    installed = read_packages(tmp_path)
    assert installed.packages == ()
    [problem] = installed.problems
    assert "no version that can be used" in problem.message
    assert problem.message.isprintable()
    assert len(problem.message) < 100


@pytest.mark.parametrize("name", ["metadata.json", "model/model.bin", "README.md", "model/x"])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_ordinary_file_is_a_problem_and_never_read(
    tmp_path: Path, name: str, kind: str
) -> None:
    path = make_package(tmp_path, "p") / name
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    installed = read_packages(tmp_path)
    assert installed.packages == ()
    [problem] = installed.problems
    assert "no ordinary file" in problem.message


def test_metadata_of_many_megabytes_is_not_read(tmp_path: Path) -> None:
    (make_package(tmp_path, "p") / "metadata.json").write_bytes(b" " * 2_000_000)
    [problem] = read_packages(tmp_path).problems
    assert "far too large" in problem.message


@pytest.mark.parametrize("metadata", [None, "{}", "<html>", '{"name": "photos"}'])
def test_nobody_is_told_to_delete_what_does_not_look_like_a_model(
    tmp_path: Path, metadata: str | None
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.md").write_text("x")
    if metadata is not None:
        (tmp_path / "articles" / "metadata.json").write_text(metadata)
    [problem] = read_packages(tmp_path).problems
    assert "delete" not in problem.hint
    assert "translation.packages" in problem.hint
    assert not looks_like_a_model(tmp_path / "articles")


def test_a_tree_of_a_thousand_folders_is_looked_through(tmp_path: Path) -> None:
    with deep_inside(make_package(tmp_path, "p")):
        assert [package.path.name for package in read_packages(tmp_path).packages] == ["p"]


@contextmanager
def deep_inside(folder: Path, depth: int = 1200) -> Iterator[None]:
    """Make folders in each other, more than functions may call each other; delete them after."""
    path = folder
    for _ in range(depth):
        path /= "d"
        path.mkdir()
    (path / "f").write_text("x")
    try:
        yield
    finally:
        # Python's own ways of deleting a tree, pytest's among them, may end with an error here.
        subprocess.run(["rm", "-rf", str(folder)], check=True)
