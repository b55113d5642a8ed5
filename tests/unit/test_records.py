import json
import os
from pathlib import Path

import pytest

from sitegen.errors import ModelError
from sitegen.files import sha256_hex
from sitegen.packages.records import (
    KNOWN,
    RECORD,
    FileRecord,
    Record,
    check,
    file_hash,
    forget_hash,
    known_hashes,
    read_record,
    remember_hash,
    write_record,
)
from tests.unit.model_server import model_files


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model with its record."""
    files = {}
    for name, data in model_files().items():
        path = tmp_path / "model" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        files[name] = FileRecord(len(data), sha256_hex(data))
    record = Record(1, "ar-en 1.0", "a.argosmodel", "0" * 64, 1000, files, "2026-01-01T00:00:00")
    write_record(tmp_path / "model", record)
    return tmp_path / "model"


def test_a_record_is_read_as_it_was_written(model: Path) -> None:
    record = read_record(model)
    assert record is not None
    assert (record.label, record.source, record.size) == ("ar-en 1.0", "a.argosmodel", 1000)
    assert record.files["model/model.bin"] == FileRecord(7, sha256_hex(b"weights"))
    assert record.unpacked == sum(len(data) for data in model_files().values())


def test_a_whole_model_has_no_problems_and_progress_is_told_in_bytes(model: Path) -> None:
    told: list[tuple[int, int]] = []
    assert check(model, lambda done, total: told.append((done, total))) == ()
    total = sum(len(data) for data in model_files().values())
    assert told[-1] == (total, total)


def test_a_model_without_a_record_is_not_found_wanting(tmp_path: Path) -> None:
    assert read_record(tmp_path) is None
    assert check(tmp_path) == ()


def test_every_difference_is_named(model: Path) -> None:
    (model / "metadata.json").unlink()
    (model / "model" / "model.bin").write_bytes(b"Weights")
    (model / "sentencepiece.model").write_bytes(b"pieces and more")
    (model / "model" / "bpe.model").write_bytes(b"x")
    found = {problem.path: problem.message for problem in check(model)}
    assert found == {
        model / "metadata.json": "is missing from the model",
        model / "model" / "model.bin": "has changed since the model was installed",
        model / "sentencepiece.model": "has changed since the model was installed",
        model / "model" / "bpe.model": "does not belong to the model",
    }
    assert all(problem.hint for problem in check(model))


def test_a_link_in_the_place_of_a_file_is_a_difference(model: Path, tmp_path: Path) -> None:
    elsewhere = (model / "metadata.json").rename(tmp_path / "elsewhere.json")
    (model / "metadata.json").symlink_to(elsewhere)
    (model / "linked").symlink_to(tmp_path, target_is_directory=True)
    assert [p.path for p in check(model)] == [model / "metadata.json", model / "linked"]


def test_what_file_managers_leave_behind_is_no_difference(model: Path) -> None:
    (model / ".DS_Store").write_bytes(b"x")
    (model / "model" / "Thumbs.db").write_bytes(b"x")
    assert check(model) == ()


@pytest.mark.parametrize("content", [b"", b"{}", b"[", b'{"format": 2}', b"[" * 100_000, b"\xff"])
def test_a_broken_record_vouches_for_nothing(model: Path, content: bytes) -> None:
    (model / RECORD).write_bytes(content)
    [problem] = check(model)
    assert problem.path == model / RECORD
    with pytest.raises(ModelError):
        read_record(model)


def test_the_first_hash_of_a_model_is_the_one_remembered(tmp_path: Path) -> None:
    assert known_hashes(tmp_path) == {}
    remember_hash(tmp_path, "ar-en 1.0", "a" * 64)
    remember_hash(tmp_path, "ar-en 1.1", "b" * 64)
    remember_hash(tmp_path, "ar-en 1.0", "c" * 64)
    assert known_hashes(tmp_path) == {"ar-en 1.0": "a" * 64, "ar-en 1.1": "b" * 64}


def test_a_broken_list_of_hashes_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / KNOWN).write_text("ar-en 1.0 = abc")
    with pytest.raises(ModelError) as caught:
        remember_hash(tmp_path, "ar-en 1.0", "a" * 64)
    assert caught.value.problems[0].path == tmp_path / KNOWN
    assert (tmp_path / KNOWN).read_text() == "ar-en 1.0 = abc"


def test_a_large_file_is_hashed_in_steps(tmp_path: Path) -> None:
    data = bytes(3_000_000)
    (tmp_path / "f").write_bytes(data)
    steps: list[int] = []
    assert file_hash(tmp_path / "f", steps.append) == sha256_hex(data)
    assert sum(steps) == len(data)
    assert len(steps) > 1


def test_a_hash_is_forgotten(tmp_path: Path) -> None:
    remember_hash(tmp_path, "ar-en 1.0", "a" * 64)
    remember_hash(tmp_path, "ar-en 1.1", "b" * 64)
    assert forget_hash(tmp_path, "ar-en 1.0")
    assert not forget_hash(tmp_path, "ar-en 1.0")
    assert known_hashes(tmp_path) == {"ar-en 1.1": "b" * 64}


def test_a_record_of_an_earlier_sitegen_is_still_read(model: Path) -> None:
    found = json.loads((model / RECORD).read_text())
    del found["offered"]
    (model / RECORD).write_text(json.dumps(found))
    assert check(model) == ()


@pytest.mark.parametrize("name", [RECORD, KNOWN])
def test_a_pipe_in_the_place_of_a_record_is_a_problem(model: Path, name: str) -> None:
    path = (model if name == RECORD else model.parent) / name
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    with pytest.raises(ModelError, match="no ordinary file"):
        read_record(model) if name == RECORD else known_hashes(model.parent)
