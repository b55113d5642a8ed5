"""A returned file before it is read: what it is, and whether it may be read at all.

In: a path. Out: its bytes and its kind, told by the content and not by the name. Refuses what is
neither a spreadsheet nor XLIFF, what is damaged, and what would unpack to more than any review.
"""

from __future__ import annotations

import itertools
import stat
import zlib
from collections.abc import Iterable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final, Literal
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from sitegen.errors import ContentError

Kind = Literal["xlsx", "xliff"]

MEGABYTE = 1_000_000
# 20,000 sentences, more than a newsroom reviews in a year, are 40 MB and 0.7 million elements.
MAX_BYTES = 50 * MEGABYTE
MAX_UNPACKED = 100 * MEGABYTE
MAX_ELEMENTS = 3_000_000
MAX_PARTS = 1000
# A sheet is read for every mention of it, and many may name the same part.
MAX_SHEETS = 100
CHUNK = 1 << 16
ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0"
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
WORKBOOK = "xl/workbook.xml"
# How a parser that parts namespace and name by a space calls a sheet in the list of sheets.
SHEET = " sheet"
SAVE_AS: Final = "open it in the spreadsheet program and save it as an Excel workbook (.xlsx)"
AGAIN: Final = "ask for the file again, or export anew"


def open_returned(path: Path) -> tuple[Kind, bytes]:
    """Return what kind of file this is, and its bytes. Raises ContentError."""
    data = _read(path)
    if not data.strip():
        raise ContentError("is empty", path=path, hint=AGAIN)
    if data.startswith(ZIP):
        _check_workbook(data, path)
        return "xlsx", data
    if data.startswith(OLE):
        raise ContentError(
            "is an old Excel file (.xls), or a workbook with a password",
            path=path,
            hint=f"{SAVE_AS}, without a password",
        )
    if _bare(data[:CHUNK]).startswith(b"<"):
        return "xliff", data
    raise ContentError(
        "is no spreadsheet and no XLIFF file; it may have been saved as CSV or text",
        path=path,
        hint=SAVE_AS,
    )


def _read(path: Path) -> bytes:
    """Return the bytes of an ordinary file; others may never end. Raises ContentError."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = "is a folder" if stat.S_ISDIR(mode) else "is no ordinary file"
            raise ContentError(what, path=path, hint="name the file that came back")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(
            f"cannot be read: {error.strerror or error}",
            path=path,
            hint="check the name of the file, and that you may read it",
        ) from error
    if len(data) > MAX_BYTES:
        raise ContentError(
            f"is larger than {MAX_BYTES // MEGABYTE} MB", path=path, hint="review in parts"
        )
    return data


def _bare(start: bytes) -> bytes:
    """Return how a text begins, in whatever encoding, without what stands before its first mark."""
    for mark in MARKS:
        start = start.removeprefix(mark)
    # In UTF-16 every second byte is empty.
    return start.replace(b"\0", b"").lstrip()


def _check_workbook(data: bytes, path: Path) -> None:
    """Refuse a zip that is no workbook, is damaged, or holds what no workbook holds."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if WORKBOOK not in names:
                raise _not_a_workbook(names, path)
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
                raise _too_much(path)
            check = _Contents(path)
            for part in parts:
                with archive.open(part) as file:
                    # Reading to the end also compares the checksum.
                    check.read(iter(partial(file.read, CHUNK), b""))
    except (BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
        raise ContentError(
            "is damaged: it did not come through whole", path=path, hint=AGAIN
        ) from error


def _not_a_workbook(names: set[str], path: Path) -> ContentError:
    if "content.xml" in names and "mimetype" in names:
        what = "is an OpenDocument file (.ods)"
    elif any(name.startswith("word/") for name in names):
        what = "is a Word document"
    elif "xl/workbook.bin" in names:
        what = "is a binary Excel workbook (.xlsb)"
    else:
        what = "is a zip archive, but no Excel workbook"
    return ContentError(what, path=path, hint=SAVE_AS)


def _too_much(path: Path) -> ContentError:
    return ContentError(
        "would unpack to more than any review has", path=path, hint=f"review in parts, or {AGAIN}"
    )


class _Contents:
    """Goes through the parts of a workbook, whatever they are called, and counts what they hold."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._elements = 0
        self._sheets = 0

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read a part to its end. Raises ContentError where it is XML that no workbook holds.

        XML is what begins like it: names and types of parts are what the file says of itself.
        """
        started = no_doctype_parser(self._path)
        started.StartElementHandler = self._count
        parser: expat.XMLParserType | None = started
        before = self._elements
        beginning = b""
        for chunk in itertools.chain(chunks, (b"",)):
            beginning = beginning or _bare(chunk)
            if parser is None:
                continue
            try:
                parser.Parse(chunk, not chunk)
            except (expat.ExpatError, LookupError, ValueError) as error:
                # After its first element, whether that matters is for what reads the workbook.
                if beginning.startswith(b"<") and self._elements == before:
                    raise ContentError(
                        "has a part in an encoding or a form that no workbook has",
                        path=self._path,
                        hint=AGAIN,
                    ) from error
                parser = None

    def _count(self, name: str, attributes: object) -> None:
        del attributes
        self._elements += 1
        self._sheets += name.endswith(SHEET)
        if self._elements > MAX_ELEMENTS or self._sheets > MAX_SHEETS:
            raise _too_much(self._path)


def leaves_room(kind: Kind, data: bytes) -> bool:
    """Tell whether a file that goes out can grow to double its size and still be taken back."""
    if kind == "xliff":
        return 2 * len(data) <= MAX_BYTES
    with ZipFile(BytesIO(data)) as archive:
        return 2 * sum(part.file_size for part in archive.infolist()) <= MAX_UNPACKED


def no_doctype_parser(path: Path) -> expat.XMLParserType:
    """Return an XML parser that stops at a document type: entities can only be declared there.

    Its `Parse` raises ContentError, with the line.
    """
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise ContentError(
            "declares a document type, which could pull in other files or grow without end",
            path=path,
            line=parser.CurrentLineNumber,
            hint="no program for translators writes this; " + AGAIN,
        )

    parser.StartDoctypeDeclHandler = refuse
    return parser
