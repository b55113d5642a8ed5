"""Bytes from and to disk: decoding, hashing, atomic writing, and names for files.

In: bytes of unknown encoding, or text with a path. Out: NFC text with plain newlines, or a file
that is either the old one or the whole new one. Refuses to guess an encoding.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import hashlib
import os
import re
import secrets
import shlex
import unicodedata
from pathlib import Path
from typing import NoReturn

from sitegen.errors import ArticleError, OutputError

TEMP_PREFIX = ".sitegen-tmp-"
# A UTF-32 mark begins with the bytes of a UTF-16 one: look for it first.
UTF16_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# Text has hardly any control characters; Arabic in UTF-16 read as UTF-8 has one in every two.
MAX_CONTROL_SHARE = 0.1
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# How files of other kinds begin.
FOREIGN = {
    b"PK\x03\x04": "a zip archive or an office document",
    b"%PDF-": "a PDF document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a compressed file",
}
MEGABYTE = 1_000_000
# A book has about one; what is longer is no article, and reading it would take minutes.
MAX_BYTES = 5 * MEGABYTE
NOT_IN_SLUGS = re.compile("[^a-z0-9]+")
# Long enough to be told apart, short enough for every file system and for an address.
MAX_SLUG = 80


def decode(data: bytes, path: Path) -> str:
    """Return the text of a file: NFC, with plain newlines, byte order mark taken off.

    UTF-8, or UTF-16 with a byte order mark. Raises ArticleError with the line of the first byte
    that does not fit, and how to convert the file.
    """
    _refuse_foreign(data, path)
    text = _decode_utf16(data, path) if _utf16(data) else _decode_utf8(data, path)
    if len(CONTROLS.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise ArticleError(
            "is not text: it is full of control characters",
            path=path,
            hint="if it is UTF-16, convert it: " + _conversion("UTF-16LE", path),
        )
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", plain)


def read_text(path: Path) -> str:
    """Return a file's text as `decode` has it. Raises ArticleError also where it is unreadable."""
    return decode(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes. Raises ArticleError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(
            f"cannot be read: {error.strerror or error}",
            path=path,
            hint="check that the file exists and that you may read it",
        ) from error


def check_name(path: Path) -> None:
    """Raise ArticleError for a file whose name is no text: nothing could be named after it."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        raise ArticleError(
            "the file's name is not UTF-8",
            path=path,
            hint="rename it with plain letters, digits and hyphens",
        ) from None


def list_files(folder: Path, hidden: tuple[str, ...] = (".",)) -> tuple[Path, ...]:
    """Return the files in a folder and the folders inside it, sorted; none where it is missing.

    Names that begin with one of `hidden` are left out, and what lies in such folders. Raises
    ArticleError for a folder that cannot be read: an empty answer would pass for no articles.
    """
    found: list[Path] = []
    walk = os.walk(folder, onerror=_unreadable) if folder.exists() else ()
    for parent, folders, names in walk:
        folders[:] = [name for name in folders if not name.startswith(hidden)]
        paths = (Path(parent, name) for name in names if not name.startswith(hidden))
        found += [path for path in paths if path.is_file()]
    return tuple(sorted(found))


def _unreadable(error: OSError) -> NoReturn:
    raise ArticleError(
        f"cannot be read: {error.strerror or error}",
        path=Path(os.fsdecode(error.filename)) if error.filename else None,
        hint="check that this is a folder and that you may read it",
    ) from error


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of these bytes, in 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the whole new one; makes its folders.

    Raises OutputError.
    """
    temporary = path.parent / f"{TEMP_PREFIX}{secrets.token_hex(8)}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _output_error(path, error) from error


def slugify(text: str) -> str:
    """Return a name for files and addresses, `[a-z0-9-]`, at most 80 long; "" if nothing is left.

    Accented Latin letters lose their accents; letters of other scripts are left out.
    """
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return NOT_IN_SLUGS.sub("-", ascii_only.lower()).strip("-")[:MAX_SLUG].rstrip("-")


def _refuse_foreign(data: bytes, path: Path) -> None:
    """Raise ArticleError for a file that is no text at all, or too long to be one article."""
    kind = next((kind for start, kind in FOREIGN.items() if data.startswith(start)), "")
    if kind:
        raise ArticleError(
            f"is {kind}, not text",
            path=path,
            hint="copy the article's text into a .txt file, one paragraph a line",
        )
    if len(data) > MAX_BYTES:
        raise ArticleError(
            f"is too long: {len(data) // MEGABYTE} MB", path=path, hint="split it into articles"
        )


def _utf16(data: bytes) -> bool:
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, *UTF32_MARKS))


def _decode_utf16(data: bytes, path: Path) -> str:
    if data.startswith(UTF32_MARKS):
        encoding, mark = "utf-32", b""
    else:
        mark, encoding = next(pair for pair in UTF16_MARKS if data.startswith(pair[0]))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "ignore").count("\n") + 1
        raise ArticleError(
            f"is marked as {encoding[:6].upper()} but holds bytes that are not",
            path=path,
            line=line,
            hint="save it as UTF-8 in the editor it came from",
        ) from error


def _decode_utf8(data: bytes, path: Path) -> str:
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        found = body[error.start]
        raise ArticleError(
            f"is not UTF-8: byte 0x{found:02X} fits nowhere",
            path=path,
            line=body.count(b"\n", 0, error.start) + 1,
            hint="convert it; older Arabic files are mostly Windows-1256: "
            + _conversion("WINDOWS-1256", path),
        ) from error


def _conversion(encoding: str, path: Path) -> str:
    """Return the command that puts a converted file in the place of this one."""
    old, new = shlex.quote(str(path)), shlex.quote(f"{path}.utf8")
    return f"iconv -f {encoding} -t UTF-8 {old} > {new} && mv {new} {old}"


def _output_error(path: Path, error: OSError) -> OutputError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError("cannot be written: the disk is full", path=path, hint="make room")
    return OutputError(
        f"cannot be written: {error.strerror or error}",
        path=path,
        hint="check the folder's permissions, and that nothing else stands in its place",
    )
