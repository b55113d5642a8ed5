"""What was installed, by its SHA-256: a record inside each model's folder, and a list of hashes.

In: a model's folder. Out: its record, and a problem for each file that is no longer as it was. The
list beside the folders remembers the archive each model first came as, also after its removal.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from sitegen.errors import ModelError, Problem
from sitegen.files import write_atomic

T = TypeVar("T")
Progress = Callable[[int, int], None]

RECORD = "sitegen-record.json"
KNOWN = "known-models.json"
# Raised, also in the two classes below, when the shape of either file changes.
FORMAT: Literal[1] = 1
# As much is read at a time: more is no faster, less shows in the processor's time.
CHUNK = 1 << 20
# A record of as many files as an archive may hold has about one megabyte.
MAX_RECORD = 4 * 10**6
# Left in a folder by file managers that merely showed it.
BYSTANDERS = (".DS_Store", "Thumbs.db", "desktop.ini")
REINSTALL = "install the model again: sitegen models install"


def _to_nobody(*_: int) -> None:
    """Take progress that nobody wants to see."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as it was installed: its size in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """What was installed: `sha256` and `size` are the archive's, `source` its address or name.

    `files` go by their path in the model's folder; `installed` is a time in UTC. `offered` is what
    the publisher's list called it, where that is not its label.
    """

    format: Literal[1]
    label: str
    source: str
    sha256: str
    size: int
    files: dict[str, FileRecord]
    installed: str
    offered: str = ""

    @property
    def unpacked(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files.values())


@dataclass(frozen=True, slots=True)
class _Known:
    """The list of hashes as it is kept: the first archive's SHA-256 by the model's label."""

    format: Literal[1]
    models: dict[str, str]


def write_record(folder: Path, record: Record) -> None:
    """Put the record into a model's folder. Raises OutputError."""
    write_atomic(folder / RECORD, _readable(record))


def read_record(folder: Path) -> Record | None:
    """Return a model's record; None for a model unpacked by hand. Raises ModelError."""
    hint = f"nothing tells whether this model is whole; {REINSTALL}"
    return _read(folder / RECORD, Record, hint)


def known_hashes(packages: Path) -> dict[str, str]:
    """Return the SHA-256 of the archive that each model first came as, by its label.

    Where the list does not have it, the record of the installed model tells. Raises ModelError.
    """
    found: dict[str, str] = {}
    for path in sorted(packages.glob(f"*/{RECORD}")):
        with contextlib.suppress(ModelError):
            record = read_record(path.parent)
            found |= {record.label: record.sha256} if record else {}
    return found | _listed(packages)


def remember_hash(packages: Path, label: str, sha256: str) -> None:
    """Remember the archive a model came as, unless one is remembered already."""
    listed = _listed(packages)
    if label not in listed:
        _write_list(packages, {**listed, label: sha256})


def forget_hash(packages: Path, label: str) -> bool:
    """Take a model from the list, so that another file is taken in its name; False: not there."""
    listed = _listed(packages)
    if label not in listed:
        return False
    _write_list(packages, {name: sha256 for name, sha256 in listed.items() if name != label})
    return True


def _listed(packages: Path) -> dict[str, str]:
    hint = "move the file away: hashes are then remembered anew"
    known = _read(packages / KNOWN, _Known, hint)
    return {} if known is None else known.models


def _write_list(packages: Path, models: dict[str, str]) -> None:
    write_atomic(packages / KNOWN, _readable(_Known(FORMAT, models)))


def read_small(path: Path, most: int) -> bytes:
    """Return the bytes of an ordinary file; OSError for a pipe, a device, or more than `most`."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
    if found.st_size > most:
        raise OSError(errno.EFBIG, "it is far too large", str(path))
    return path.read_bytes()


def walk(folder: Path) -> Iterator[Path]:
    """Give everything below a folder, each folder before what is in it; follows no link.

    However deep the folders lie in each other: os.walk and shutil.rmtree end with an error there.
    """
    waiting = [folder]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            yield path
            if path.is_dir() and not path.is_symlink():
                waiting.append(path)


def check(folder: Path, progress: Progress = _to_nobody) -> tuple[Problem, ...]:
    """Hash a model's files anew and report those that are missing, changed or not its own.

    Nothing is found wrong with a model that has no record. `progress` is told bytes.
    """
    try:
        record = read_record(folder)
        return () if record is None else tuple(_differences(folder, record, progress))
    except ModelError as error:
        return error.problems
    except OSError as error:
        place = Path(os.fsdecode(error.filename)) if error.filename else folder
        return (Problem(f"cannot be read: {error.strerror}", place, hint=REINSTALL),)


def file_hash(path: Path, tell: Callable[[int], None] = _to_nobody) -> str:
    """Return a file's SHA-256 in hexadecimal; `tell` is told how many bytes each step read."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            tell(len(chunk))
    return digest.hexdigest()


def _differences(folder: Path, record: Record, progress: Progress) -> Iterator[Problem]:
    done = 0

    def tell(size: int) -> None:
        nonlocal done
        done += size
        progress(done, record.unpacked)

    for name, expected in sorted(record.files.items()):
        path = folder / name
        if path.is_symlink() or not path.is_file():
            yield Problem("is missing from the model", path, hint=REINSTALL)
        elif path.stat().st_size != expected.size or file_hash(path, tell) != expected.sha256:
            yield Problem("has changed since the model was installed", path, hint=REINSTALL)
    for name in _files(folder):
        if name not in record.files and name != RECORD:
            yield Problem(
                "does not belong to the model",
                folder / name,
                hint="move it out of the model's folder",
            )


def _files(folder: Path) -> Iterator[str]:
    """Name everything in a model's folder but the folders, by path, sorted."""
    found = [p for p in walk(folder) if p.is_symlink() or not p.is_dir()]
    for path in sorted(found):
        if path.name not in BYSTANDERS:
            yield path.relative_to(folder).as_posix()


def _read(path: Path, kind: type[T], hint: str) -> T | None:
    """Read a JSON file of ours; None where there is none. Raises ModelError."""
    try:
        return msgspec.json.decode(read_small(path, MAX_RECORD), type=kind)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        raise ModelError(f"cannot be read: {error}", path=path, hint=hint) from error


def _readable(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
