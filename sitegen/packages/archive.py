"""An .argosmodel: a zip archive that comes from elsewhere and is not trusted.

In: the file. Out: its files in a folder, with their SHA-256, or a ModelError that says what is
wrong with it. Refuses whatever would land outside that folder, links, names that clash, and more
than the limits below; the permissions in the archive mean nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sitegen.errors import ModelError
from sitegen.packages.installed import METADATA
from sitegen.packages.records import CHUNK, RECORD, FileRecord, Progress
from sitegen.report import shown_size

# Argos packages are 50-300 MB with a few dozen files; these are for what is no model any more.
MAX_PACKED = 2 * 10**9
MAX_UNPACKED = 4 * 10**9
MAX_ENTRIES = 5000
# The table of contents of that many files with long names; a longer one would fill the memory.
MAX_TABLE = 4 * 10**6
# Models have two or three; a thousand folders inside each other are more than can be deleted.
MAX_DEPTH = 8
# What file systems take for one name, in bytes of UTF-8.
MAX_NAME = 255
# The record at the end of each zip archive, which a comment may follow (APPNOTE.TXT, 4.3.16), and
# the pointer before it in archives beyond 4 GB or 65535 files (4.3.15).
END_MARK, END_SIZE, MAX_COMMENT = b"PK\x05\x06", 22, 65535
LARGE_MARK, LARGE_SIZE = b"PK\x06\x07", 20
# Flag bit 0 of an entry: it is encrypted.
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Drives and streams on Windows, and characters that it refuses in names.
FORBIDDEN = re.compile(r'[\\:*?"<>|]')
# Names of devices on Windows, with any ending.
DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
AGAIN = "fetch the file again, from where its publisher offers it"
SAVED_PAGE = "an error or log-in page was saved in its place; open it to read what it says"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of the archive, `path` is where it belongs in the model's folder."""

    path: str
    info: zipfile.ZipInfo


class Archive:
    """An archive that was looked through and found harmless; open until it is closed."""

    def __init__(self, path: Path, opened: zipfile.ZipFile, entries: tuple[_Entry, ...]) -> None:
        self._path = path
        self._zip = opened
        self._entries = entries

    @property
    def unpacked(self) -> int:
        """Bytes of all files, as the archive declares them."""
        return sum(entry.info.file_size for entry in self._entries)

    def unpack(self, folder: Path, progress: Progress) -> dict[str, FileRecord]:
        """Write the model's files into `folder` (made here) and return their sizes and hashes.

        `progress` is told bytes. Raises ModelError for damaged content, OSError from the disk.
        """
        folder.mkdir()
        files: dict[str, FileRecord] = {}
        done = 0
        for entry in self._entries:
            target = folder / entry.path
            if not target.resolve().is_relative_to(folder.resolve()):
                raise ModelError("holds a file that would land elsewhere", path=self._path)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                files[entry.path] = self._copy(entry.info, file)
                file.flush()
                os.fsync(file.fileno())
            done += entry.info.file_size
            progress(done, self.unpacked)
        return files

    def _copy(self, info: zipfile.ZipInfo, target: BinaryIO) -> FileRecord:
        digest = hashlib.sha256()
        size = 0
        with _damage(self._path, f": {info.filename} in it"), self._zip.open(info) as source:
            while chunk := source.read(CHUNK):
                size += len(chunk)
                if size > info.file_size:
                    raise zipfile.BadZipFile("longer than declared")
                digest.update(chunk)
                target.write(chunk)
            if size != info.file_size:
                raise zipfile.BadZipFile("shorter than declared")
        return FileRecord(size, digest.hexdigest())


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open an archive and look through it. Raises ModelError, OSError."""
    checked_size(path)
    with path.open("rb") as file:
        _check_kind(file, path)
        _check_table(file, path)
        with _damage(path):
            opened = zipfile.ZipFile(file)
        with opened:
            yield Archive(path, opened, _entries(opened, path))


def checked_size(path: Path) -> int:
    """Return a file's size in bytes before anything of it is read; a link counts as its target.

    Raises ModelError for what has no end or is too large, OSError.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise ModelError("is no ordinary file", path=path, hint="name the .argosmodel file itself")
    if found.st_size > MAX_PACKED:
        raise ModelError(
            f"is too large for a model: {shown_size(found.st_size)}, "
            f"at most {shown_size(MAX_PACKED)}",
            path=path,
        )
    return found.st_size


def _check_kind(file: BinaryIO, path: Path) -> None:
    """Refuse what is no zip archive at all, by its first bytes."""
    start = file.read(512)
    if not start:
        raise ModelError("is empty", path=path, hint=AGAIN)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        raise ModelError(
            "is a web page, not a model",
            path=path,
            hint=SAVED_PAGE,
        )
    if not start.startswith((b"PK\x03\x04", END_MARK)):
        raise ModelError("is not an .argosmodel (zip archive)", path=path, hint=AGAIN)


def _check_table(file: BinaryIO, path: Path) -> None:
    """Look at the table of contents before it is read into memory as a whole."""
    size = file.seek(0, os.SEEK_END)
    length = min(size, LARGE_SIZE + END_SIZE + MAX_COMMENT)
    file.seek(size - length)
    tail = file.read(length)
    place = tail.rfind(END_MARK)
    if place < 0 or len(tail) < place + END_SIZE:
        raise ModelError("is cut short: the end of the archive is missing", path=path, hint=AGAIN)
    entries, table = struct.unpack("<HL", tail[place + 10 : place + 16])
    large = tail[max(0, place - LARGE_SIZE) :].startswith(LARGE_MARK)
    if large or entries > MAX_ENTRIES or table > MAX_TABLE:
        raise ModelError(
            f"holds more than {MAX_ENTRIES} files: no model has so many", path=path, hint=AGAIN
        )


def _entries(opened: zipfile.ZipFile, path: Path) -> tuple[_Entry, ...]:
    """Check every entry and return the files of the model. Raises ModelError."""
    infos = opened.infolist()
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise ModelError(
            f"would unpack to more than {shown_size(MAX_UNPACKED)}: no model is so large",
            path=path,
        )
    for info in infos:
        fault = _fault(info)
        if fault:
            shown = info.orig_filename.encode("unicode_escape").decode("ascii")[:MAX_NAME]
            raise ModelError(
                f"holds something that is not unpacked: {shown} ({fault})", path=path, hint=AGAIN
            )
    _check_clashes(infos, path)
    root = _root(infos, path)
    return tuple(
        _Entry(info.filename.removeprefix(root), info)
        for info in sorted(infos, key=lambda info: info.filename)
        if info.filename.startswith(root) and not info.is_dir()
    )


def _fault(info: zipfile.ZipInfo) -> str:
    """Say why this entry is not unpacked; "" if it may be."""
    # Newer Pythons take the name from an extra field: what is looked at has to be what is used.
    name = info.filename
    parts = name.removesuffix("/").split("/")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if not all(map(_printable, name + info.orig_filename)):
        return "control characters in its name"
    if name != info.orig_filename:
        return "it goes by two names"
    if FORBIDDEN.search(name) or name.startswith("/") or ".." in parts:
        return "its path leads elsewhere"
    if any(map(_unfit, parts)):
        return "its name does not fit every system"
    if len(parts) > MAX_DEPTH:
        return "it lies too many folders deep"
    if any(len(part.encode("utf-8", "replace")) > MAX_NAME for part in parts):
        return "its name is too long"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "it is a link or a device"
    if info.flag_bits & ENCRYPTED:
        return "it is encrypted"
    if info.compress_type not in METHODS:
        return "it is packed in an unusual way"
    return "it takes the name of sitegen's own record" if parts[-1].casefold() == RECORD else ""


def _unfit(part: str) -> bool:
    """Tell names that some systems read as another, or cannot have."""
    return part in ("", ".") or part.endswith((" ", ".")) or bool(DEVICE.fullmatch(part))


def _printable(character: str) -> bool:
    """Tell letters and signs from control, direction and lone surrogate characters."""
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _check_clashes(infos: list[zipfile.ZipInfo], path: Path) -> None:
    """Refuse names that are one and the same on systems that ignore case."""
    seen: dict[str, str] = {}
    files: set[str] = set()
    for info in infos:
        whole = PurePosixPath(info.filename)
        for place in (whole, *whole.parents[:-1]):
            name = str(place)
            folded = unicodedata.normalize("NFC", name).casefold()
            is_file = place is whole and not info.is_dir()
            twice = is_file and folded in seen
            if twice or folded in files or seen.setdefault(folded, name) != name:
                raise ModelError(f"holds two files of one name: {name}", path=path, hint=AGAIN)
            if is_file:
                files.add(folded)


def _root(infos: list[zipfile.ZipInfo], path: Path) -> str:
    """Return the folder in the archive that is the model, with its slash; "" for its top."""
    places = [PurePosixPath(info.filename) for info in infos if not info.is_dir()]
    found = [p for p in places if p.name == METADATA and len(p.parts) <= 2]
    if not found:
        raise ModelError(
            f"is no translation model: there is no {METADATA} in it",
            path=path,
            hint="a model that Argos Translate publishes is a file that ends in .argosmodel",
        )
    if len(found) > 1:
        raise ModelError(f"holds several models: {len(found)} times {METADATA}", path=path)
    [place] = found
    return "" if len(place.parts) == 1 else f"{place.parent}/"


@contextmanager
def _damage(path: Path, where: str = "") -> Iterator[None]:
    """Turn what reading a damaged archive raises into an error with a place."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        UnicodeError,
        struct.error,
    ) as error:
        raise ModelError(f"is damaged{where} ({error})", path=path, hint=AGAIN) from error
