import os
import sqlite3
import time
from pathlib import Path

import pytest

from sitegen.cache import FILE_NAME, Cache, code_digest


def test_what_was_put_is_there_in_the_next_build(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put("a", [("k", b"1"), ("l", b"2")])
    with Cache(tmp_path) as cache:
        assert cache.get("a", "k") == b"1"
        assert cache.get("b", "k") is None
        assert cache.all("a") == {"k": b"1", "l": b"2"}


def test_one_kind_can_be_replaced_or_thinned_without_touching_another(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put("a", [("k", b"1"), ("l", b"2")])
        cache.put("b", [("k", b"3")])
        cache.keep("a", ["l"])
        assert cache.all("a") == {"l": b"2"}
        cache.replace_all("a", {"m": b"4"})
        assert cache.all("a") == {"m": b"4"}
        assert cache.get("b", "k") == b"3"


def test_a_broken_file_is_started_afresh(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(
        b"not a database at all, but long enough to be read as one" * 9
    )
    with Cache(tmp_path) as cache:
        cache.put("a", [("k", b"1")])
    with Cache(tmp_path) as cache:
        assert cache.get("a", "k") == b"1"


def test_a_file_of_another_schema_is_started_afresh(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / FILE_NAME)
    db.execute("PRAGMA user_version = 999")
    db.commit()
    db.close()
    with Cache(tmp_path) as cache:
        cache.put("a", [("k", b"1")])
        assert cache.get("a", "k") == b"1"


def test_where_nothing_can_be_kept_the_build_still_runs(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    with Cache(tmp_path / "state") as cache:
        cache.put("a", [("k", b"1")])
        assert cache.get("a", "k") == b"1"


def test_a_rested_file_is_not_read_twice_and_a_changed_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "article.md"
    path.write_text("one")
    later = time.time_ns() + 60_000_000_000
    monkeypatch.setattr("sitegen.cache.time.time_ns", lambda: later)
    with Cache(tmp_path / "state") as cache:
        first = cache.content_hash(path)
    db = sqlite3.connect(tmp_path / "state" / FILE_NAME)
    with db:
        db.execute("UPDATE files SET sha256 = 'remembered'")
    db.close()
    with Cache(tmp_path / "state") as cache:
        assert cache.content_hash(path) == "remembered"
        stat = path.stat()
        with path.open("r+") as file:
            file.write("two")
        # As programs that copy do: nothing but the time of the entry's change tells of it.
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert cache.content_hash(path) not in (first, "remembered")


def test_a_file_written_just_now_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text("one")
    with Cache(tmp_path / "state") as cache:
        stat = path.stat()
        first = cache.content_hash(path)
        with path.open("r+") as file:
            file.write("two")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert cache.content_hash(path) != first


def test_the_code_has_a_digest() -> None:
    assert len(code_digest()) == 64
