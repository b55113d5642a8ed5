"""Derived results by content, in one SQLite file under the state folder.

In: bytes under a kind and a key. Out: the same bytes, or None. Deleting the file, or finding it
broken, loses nothing but time; it never holds anything that content/ does not imply.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Self

log = logging.getLogger(__name__)

FILE_NAME = "cache.db"
# Raised when the tables change; an older file is then started afresh.
SCHEMA = 1
# A file changed within this many nanoseconds before it was read may change again unnoticed: file
# systems keep times as coarse as two seconds.
DOUBT_NS = 2_000_000_000
# Another build may hold the file; this many seconds is longer than any one transaction of ours.
BUSY_SECONDS = 10.0
# Older versions of SQLite take 999 values in a query.
ASKED_AT_ONCE = 900


class Cache:
    """Bytes by kind and key; a context manager that commits on the way out, also after errors."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._db = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Commit and close."""
        with self._unless_full():
            self._db.commit()
        self._db.close()

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what was put under this kind and key."""
        row = self._db.execute(
            "SELECT value FROM derived WHERE kind = ? AND key = ?", (kind, key)
        ).fetchone()
        return row[0] if row else None

    def put(self, kind: str, items: Iterable[tuple[str, bytes]]) -> None:
        """Store pairs of key and value; an older value under the same key is replaced."""
        rows = [(kind, key, value) for key, value in items]
        with self._unless_full():
            self._db.executemany(
                "INSERT OR REPLACE INTO derived (kind, key, value) VALUES (?, ?, ?)", rows
            )
            self._db.commit()

    def replace_all(self, kind: str, items: Mapping[str, bytes]) -> None:
        """Make these the only values of their kind, in one transaction."""
        with self._unless_full(), self._db:
            self._db.execute("DELETE FROM derived WHERE kind = ?", (kind,))
            self._db.executemany(
                "INSERT INTO derived (kind, key, value) VALUES (?, ?, ?)",
                ((kind, key, value) for key, value in items.items()),
            )

    def change(
        self, changes: Mapping[str, Mapping[str, bytes | None]], *, afresh: bool = False
    ) -> None:
        """Store or drop (None) values of several kinds in one transaction.

        `afresh` drops all others of these kinds.
        """
        with self._unless_full(), self._db:
            for kind, items in changes.items():
                if afresh:
                    self._db.execute("DELETE FROM derived WHERE kind = ?", (kind,))
                self._db.executemany(
                    "INSERT OR REPLACE INTO derived (kind, key, value) VALUES (?, ?, ?)",
                    ((kind, key, value) for key, value in items.items() if value is not None),
                )
                self._db.executemany(
                    "DELETE FROM derived WHERE kind = ? AND key = ?",
                    ((kind, key) for key, value in items.items() if value is None),
                )

    def some(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Return what is stored of one kind under these keys."""
        found: dict[str, bytes] = {}
        for part in _portions(keys):
            marks = ",".join("?" * len(part))
            query = f"SELECT key, value FROM derived WHERE kind = ? AND key IN ({marks})"
            found |= dict(self._db.execute(query, (kind, *part)))
        return found

    def all(self, kind: str) -> dict[str, bytes]:
        """Return everything of one kind."""
        return dict(self._db.execute("SELECT key, value FROM derived WHERE kind = ?", (kind,)))

    def keep(self, kind: str, keys: Iterable[str]) -> None:
        """Drop everything of one kind but these keys."""
        with self._unless_full(), self._db:
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY)")
            self._db.execute("DELETE FROM kept")
            self._db.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in keys))
            self._db.execute(
                "DELETE FROM derived WHERE kind = ? AND key NOT IN (SELECT key FROM kept)", (kind,)
            )

    def content_hash(self, path: Path) -> str:
        """Return the SHA-256 of a file's bytes, without reading it if it is surely unchanged.

        Surely: same size, times and inode as when it was last read, and it had then rested long
        enough for a later change to show in its times. Programs that copy set the time of
        modification back; that of the last change to the file's entry they cannot. Raises OSError.
        """
        stat = path.stat()
        stamp = f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns}:{stat.st_ino}"
        known = self._db.execute(
            "SELECT sha256 FROM files WHERE path = ? AND stamp = ?", (str(path), stamp)
        ).fetchone()
        if known:
            return str(known[0])
        now = time.time_ns()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if now - max(stat.st_mtime_ns, stat.st_ctime_ns) > DOUBT_NS:
            with self._unless_full():
                self._db.execute(
                    "INSERT OR REPLACE INTO files (path, stamp, sha256) VALUES (?, ?, ?)",
                    (str(path), stamp, digest),
                )
        return digest

    @contextmanager
    def _unless_full(self) -> Iterator[None]:
        """Go on without the cache where the disk is full or has become read-only.

        What was remembered may be read on; what is found now is found again next time.
        """
        try:
            yield
        except sqlite3.OperationalError as error:
            log.info("nothing more is kept in the cache %s (%s)", self._path, error)
            with suppress(sqlite3.Error):
                self._db.rollback()

    def _open(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return _connect(str(self._path))
        except sqlite3.DatabaseError as error:
            log.info("the cache %s is not usable (%s): starting a new one", self._path, error)
        except OSError as error:
            log.info("no cache can be kept in %s (%s)", self._path.parent, error)
            return _connect(":memory:")
        try:
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            return _connect(str(self._path))
        except (OSError, sqlite3.DatabaseError) as error:
            log.info("no cache can be kept in %s (%s)", self._path.parent, error)
            return _connect(":memory:")


def _portions(keys: Iterable[str]) -> Iterator[list[str]]:
    """Part keys into as many as one query takes."""
    rest = iter(keys)
    while portion := list(islice(rest, ASKED_AT_ONCE)):
        yield portion


def _connect(place: str) -> sqlite3.Connection:
    """Open a database with our tables; raises sqlite3.DatabaseError for a foreign or broken one."""
    db = sqlite3.connect(place, timeout=BUSY_SECONDS)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, SCHEMA):
            raise sqlite3.DatabaseError(f"schema {version}, not {SCHEMA}")
        with db:
            db.execute(
                "CREATE TABLE IF NOT EXISTS derived (kind TEXT, key TEXT, value BLOB,"
                " PRIMARY KEY (kind, key)) WITHOUT ROWID"
            )
            db.execute(
                "CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, stamp TEXT, sha256 TEXT)"
            )
            db.execute(f"PRAGMA user_version = {SCHEMA}")
    except BaseException:
        db.close()
        raise
    return db


@cache
def code_digest() -> str:
    """Return a hash over the package's code and data: what other code derived is stale."""
    root = Path(str(files("sitegen")))
    digest = hashlib.sha256()
    for folder, names, file_names in os.walk(root):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(file_names):
            path = Path(folder) / name
            digest.update(str(path.relative_to(root)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
