"""A returned file before it is read: what it is, and whether it may be read at all.

In: a path. Out: its bytes and its kind, told by the content and not by the name. Refuses what is
neither a spreadsheet nor XLIFF, what is damaged, and what would unpack to more than any review.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from typing import Final, Literal
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from sitegen.errors import ContentError

Kind = Literal["xlsx", "xliff"]

MEGABYTE = 1_000_000
# A year of a newsroom's sentences stays below a tenth of this.
MAX_BYTES = 50 * MEGABYTE
MAX_UNPACKED = 400 * MEGABYTE
MAX_PARTS = 1000
CHUNK = 1 << 16
ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0"
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
WORKBOOK = "xl/workbook.xml"
SAVE_AS: Final = "open it in the spreadsheet program and save it as an Excel workbook (.xlsx)"
AGAIN: Final = "ask for the file again, or export anew"


def open_returned(path: Path) -> tuple[Kind, bytes]:
    """Return what kind of file this is, and its bytes. Raises ContentError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ContentError(
                f"is larger than {MAX_BYTES // MEGABYTE} MB", path=path, hint="review in parts"
            )
        data = path.read_bytes()
    except OSError as error:
        raise ContentError(
            f"cannot be read: {error.strerror or error}",
            path=path,
            hint="check the name of the file, and that you may read it",
        ) from error
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
    if _looks_like_xml(data):
        return "xliff", data
    raise ContentError(
        "is no spreadsheet and no XLIFF file; it may have been saved as CSV or text",
        path=path,
        hint=SAVE_AS,
    )


def _looks_like_xml(data: bytes) -> bool:
    start = data[:CHUNK]
    for mark in MARKS:
        start = start.removeprefix(mark)
    # In UTF-16 every second byte is empty.
    return start.replace(b"\0", b"").lstrip().startswith(b"<")


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
                raise ContentError(
                    "would unpack to more than any review has", path=path, hint=AGAIN
                )
            for part in parts:
                # Reading to the end also compares the checksum.
                _check_part(archive, part.filename, path)
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


def _check_part(archive: ZipFile, name: str, path: Path) -> None:
    """Read a part to its end; refuse XML that declares entities: no workbook does."""
    is_xml = name.endswith((".xml", ".rels", ".vml"))
    parser = no_doctype_parser(path)
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            if not is_xml:
                continue
            try:
                parser.Parse(chunk, False)
            except expat.ExpatError:
                # Whether that matters is for the program that reads the workbook to say.
                is_xml = False


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
