"""Takes a day into an article's front matter: what the program proposed becomes the editor's word.

In: an article's file, and the day to write or the word to confirm the one that stands there. Out:
the file with that one entry changed, every other byte as it was. Refuses to write what would not
read back as the same article with nothing but its date decided.
"""

from __future__ import annotations

import codecs
import contextlib
import re
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

from sitegen.errors import ArticleError
from sitegen.files import UTF16_MARKS, decode, read_bytes, write_atomic
from sitegen.ingest.front_matter import (
    FENCE,
    FrontMatter,
    front_matter_tree,
    read_front_matter,
)
from sitegen.ingest.yaml_tree import Table
from sitegen.model import Origin

KEY = "date"
BY_HAND = "write the date by hand: `date: YYYY-MM-DD`"
# As a line ends in any editor; str.splitlines would also end one inside a paragraph.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
# A key without a value: what follows it is blank, an empty text, or a remark.
_EMPTY_DATE = re.compile(
    r"""(date[ \t]*:)[ \t]*?(?:[ \t](?:''|""))?([ \t]+#[^\r\n]*|[ \t]*)([\r\n]*)"""
)


def accept_day(path: Path, day: date) -> bool:
    """Write a day into an article that has none; tell whether that was still to be done.

    Raises ArticleError where the file cannot be read or safely changed, and OutputError.
    """
    data = read_bytes(path)
    front, _ = read_front_matter(decode(data, path), path)
    if front is not None and front.date is not None:
        return False
    wanted = replace(front or FrontMatter(), date=day)
    mark, encoding, text = _opened(data)
    changed = _with_day(text, day, path) if front is not None else _with_front(text, day)
    _write(path, data, mark + changed.encode(encoding), wanted)
    return True


def confirm_date(path: Path) -> bool:
    """Take out of an article's origin that its date was proposed; tell whether it still said so.

    Raises ArticleError where the file cannot be read or safely changed, and OutputError.
    """
    data = read_bytes(path)
    front, _ = read_front_matter(decode(data, path), path)
    origin = front.origin if front else None
    if front is None or origin is None or KEY not in origin.proposed or front.date is None:
        return False
    wanted = replace(front, origin=_without_date(origin))
    mark, encoding, text = _opened(data)
    _write(path, data, mark + _without_entry(text, path).encode(encoding), wanted)
    return True


def _without_date(origin: Origin) -> Origin:
    left = {name: proposal for name, proposal in origin.proposed.items() if name != KEY}
    return replace(origin, proposed=left)


def _opened(data: bytes) -> tuple[bytes, str, str]:
    """Return a file's byte order mark, its encoding and its text, line ends and all as they are."""
    for mark, encoding in (*UTF16_MARKS, (codecs.BOM_UTF8, "utf-8")):
        if data.startswith(mark):
            return mark, encoding, data[len(mark) :].decode(encoding)
    return b"", "utf-8", data.decode("utf-8")


def _lines(text: str) -> list[str]:
    """Return a text's lines with their ends."""
    return [line for line in _LINE.findall(text) if line]


def _with_front(text: str, day: date) -> str:
    """Put front matter before a text that has none."""
    end = _end_of(text)
    return f"{FENCE}{end}{KEY}: {day.isoformat()}{end}{FENCE}{end}{text}"


def _end_of(text: str) -> str:
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"


def _with_day(text: str, day: date, path: Path) -> str:
    """Put a day behind the key, or the key with it at the end of the front matter."""
    lines, table = _lines(text), _table(text, path)
    entry = table.entries.get(KEY)
    if entry is None:
        closing = next(at for at, line in enumerate(lines) if at and line.rstrip() == FENCE)
        lines.insert(closing, f"{KEY}: {day.isoformat()}{_end_of(lines[0])}")
        return "".join(lines)
    at = entry.line - 1
    match = _EMPTY_DATE.fullmatch(lines[at])
    if match is None:
        raise _unsafe(path, entry.line)
    lines[at] = f"{match[1]} {day.isoformat()}{match[2]}{match[3]}"
    return "".join(lines)


def _without_entry(text: str, path: Path) -> str:
    """Take out the lines of `origin.proposed.date`, and `proposed` where nothing else is there."""
    lines = _lines(text)
    proposed = _child(_child(_table(text, path), "origin", path), "proposed", path)
    line = proposed.entries[KEY].line
    if len(proposed.entries) == 1:
        line = _child(_table(text, path), "origin", path).entries["proposed"].line
    first = line - 1
    end = first + 1
    while end < len(lines) and (_is_blank(lines[end]) or _depth(lines[end]) > _depth(lines[first])):
        end += 1
    # Blank lines behind the entry belong to what follows.
    while _is_blank(lines[end - 1]):
        end -= 1
    return "".join((*lines[:first], *lines[end:]))


def _is_blank(line: str) -> bool:
    return not line.strip()


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _table(text: str, path: Path) -> Table:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    tree = front_matter_tree(plain, path)
    if not isinstance(tree, Table):
        raise _unsafe(path, 1)
    return tree


def _child(table: Table, key: str, path: Path) -> Table:
    entry = table.entries.get(key)
    if entry is None or not isinstance(entry.node, Table):
        raise _unsafe(path, table.line)
    return entry.node


def _write(path: Path, before: bytes, after: bytes, wanted: FrontMatter) -> None:
    """Write a changed file if it reads as it should, and nothing but its date differs."""
    body = read_front_matter(decode(before, path), path)[1]
    try:
        front, rest = read_front_matter(decode(after, path), path)
    except ArticleError as error:
        raise _unsafe(path, None) from error
    if front != wanted or rest != body:
        raise _unsafe(path, None)
    # A link stays one, and who may read and write the file is not ours to change.
    target = path.resolve()
    mode = stat.S_IMODE(target.stat().st_mode)
    write_atomic(target, after)
    with contextlib.suppress(OSError):
        target.chmod(mode)


def _unsafe(path: Path, line: int | None) -> ArticleError:
    return ArticleError(
        "its front matter is written in a way that cannot be changed safely",
        path=path,
        line=line,
        hint=BY_HAND,
    )
