"""The PO file of an article: its translation memory on disk.

In: `content/translations/en/<slug>.po`, as Poedit, Weblate, OmegaT or a person left it. Out: frozen
entries, and the file written again only where they changed. Refuses a file it cannot read whole.
"""

from __future__ import annotations

import contextlib
import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polib

from sitegen.errors import MemoryFileError, OutputError, Problem, Severity
from sitegen.files import write_atomic
from sitegen.memory.characters import UNSEEN
from sitegen.memory.entries import Entry
from sitegen.memory.signing import header_names

# Column at which PO tools wrap their lines.
WRAP = 78
# A keyword with a closed string, or a string continued; before it the mark of obsolete or previous.
STRING_LINE = re.compile(
    r'(?:#~\|?|#\|)?\s*(?:(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"'
)
COMMENT_LINE = re.compile(r"#(?:[.,:|~\s]|#|$)")
CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
LINE_IN_MESSAGE = re.compile(r"\(line (\d+)\)")
EMPTY = "bring it back from git or a copy; or delete it, and a build begins a new one"
REPAIR = "repair the line, or put back the file's last version from git"


@dataclass(frozen=True, slots=True)
class MemoryFile:
    """A PO file's content: header comment, header fields, entries in the file's order.

    `trailer` are comment lines after the last entry.
    """

    header: str
    fields: Mapping[str, str]
    entries: tuple[Entry, ...] = ()
    header_flags: tuple[str, ...] = ()
    trailer: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def translator(self) -> str:
        """Who the header's Last-Translator names, without addresses and users of the computer."""
        return header_names(self.fields.get("Last-Translator", ""))

    @property
    def revised_on(self) -> date | None:
        """The day in the header's PO-Revision-Date; None without one, or in a template's words."""
        with contextlib.suppress(ValueError):
            return date.fromisoformat(self.fields.get("PO-Revision-Date", "").strip()[:10])
        return None


def new_memory(slug: str) -> MemoryFile:
    """Make the memory of an article that has none yet."""
    header = (
        f'English of the article "{slug}".\n'
        "Entries marked fuzzy are drafts, most of them by a machine: correct the English and\n"
        "take the mark off, and it counts as reviewed. Builds never change what a person wrote."
    )
    return MemoryFile(header, _complete({}, slug))


def read_memory(path: Path) -> MemoryFile | None:
    """Read an article's PO file; None where there is no such file.

    Of two entries for the same segment the first counts; the others are kept, and reported.
    Raises MemoryFileError with the line.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise MemoryFileError(
            f"cannot be read: {error.strerror}", path=path, hint="check that you may read it"
        ) from error
    text = _decode(data, path)
    trailer = _check_lines(text, path)
    try:
        po = polib.pofile(str(path))
    except (OSError, ValueError) as error:
        found = LINE_IN_MESSAGE.search(str(error))
        line = int(found.group(1)) if found else None
        raise MemoryFileError(
            "is not a PO file that can be understood", path=path, line=line, hint=REPAIR
        ) from error
    entries = tuple(_entry(item) for item in po)
    # polib keeps the header entry's flags here, whatever the attribute's name and type say.
    flags = po.metadata_is_fuzzy
    return MemoryFile(
        header=po.header,
        fields=dict(po.metadata),
        entries=entries,
        header_flags=tuple(flags) if isinstance(flags, list) else (),
        trailer=trailer,
        problems=(*_duplicates(entries, path), *_unseen(entries, path)),
    )


def write_memory(path: Path, memory: MemoryFile) -> None:
    """Write an article's PO file. Raises OutputError."""
    try:
        data = render_memory(memory, path.stem)
    except UnicodeEncodeError as error:
        raise OutputError(
            f"cannot be written: it would hold what is no character ({error.reason})",
            path=path,
            hint="look for it in the article, in its name, and in this file",
        ) from error
    write_atomic(path, data)


def render_memory(memory: MemoryFile, slug: str) -> bytes:
    """Return the PO file's bytes: the same for the same memory, header fields completed."""
    po = polib.POFile(wrapwidth=WRAP)
    po.header = memory.header
    po.metadata = _complete(memory.fields, slug)
    po.metadata_is_fuzzy = "fuzzy" in memory.header_flags
    for entry in memory.entries:
        po.append(_item(entry))
    text = str(po)
    if memory.trailer:
        text += "\n" + "\n".join(memory.trailer) + "\n"
    return text.encode()


def with_entries(memory: MemoryFile, entries: Iterable[Entry]) -> MemoryFile:
    """Return the memory with these entries instead."""
    return replace(memory, entries=tuple(entries))


def _complete(fields: Mapping[str, str], slug: str) -> dict[str, str]:
    """Add the header fields that tools need; nothing that differs between builds or machines."""
    needed = {
        "Project-Id-Version": slug,
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": "ar",
    }
    # sitegen writes UTF-8, whatever the file was in before.
    return needed | dict(fields) | {"Content-Type": needed["Content-Type"]}


def _decode(data: bytes, path: Path) -> str:
    encoding = polib.detect_encoding(str(path))
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise MemoryFileError(
            f"holds bytes that are not {encoding.upper()}",
            path=path,
            line=data[:start].count(b"\n") + 1,
            hint="save the file as UTF-8",
        ) from error


def _check_lines(text: str, path: Path) -> tuple[str, ...]:
    """Refuse lines that polib would cut or misread; return the comments at the file's end."""
    trailer: list[str] = []
    began = False
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if line.startswith(CONFLICT_MARKS):
            message = "holds a merge conflict that was not resolved"
        elif STRING_LINE.fullmatch(line):
            trailer.clear()
            began = True
            continue
        elif not line or COMMENT_LINE.match(line):
            trailer += [raw.rstrip()] if line and began else []
            continue
        elif line.startswith("#"):
            message = "a comment needs a space after the #"
        else:
            message = "not a line of a PO file, or a quotation mark is missing or not escaped"
        raise MemoryFileError(message, path=path, line=number, hint=REPAIR)
    if not began:
        # Saving it half-way, or a disk that was full: what people reviewed may be in a copy.
        raise MemoryFileError("is empty", path=path, hint=EMPTY)
    return tuple(trailer)


def _duplicates(entries: Iterable[Entry], path: Path) -> Iterable[Problem]:
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        if entry.obsolete:
            continue
        if entry.key in seen:
            yield Problem(
                "the same segment has an entry further up, which counts",
                path=path,
                line=entry.line or None,
                hint="keep one of the two",
                severity=Severity.WARNING,
            )
        seen.add(entry.key)


def _unseen(entries: Iterable[Entry], path: Path) -> Iterable[Problem]:
    """Name entries with characters that nobody sees: pasted with the text, and left off the pages.

    Machines' answers come here without them.
    """
    for entry in entries:
        found = sorted(set(UNSEEN.findall(entry.english)))
        if found and not entry.obsolete:
            names = ", ".join(f"U+{ord(char):04X}" for char in found)
            yield Problem(
                f"the English holds characters that nobody sees: {names}",
                path=path,
                line=entry.line or None,
                hint="type the place anew; the pages are made without them",
                severity=Severity.WARNING,
            )


def _entry(item: polib.POEntry) -> Entry:
    return Entry(
        source=item.msgid,
        english=item.msgstr,
        context=item.msgctxt,
        flags=tuple(flag for flag in item.flags if flag),
        notes=tuple(item.comment.split("\n")) if item.comment else (),
        comment=item.tcomment,
        previous=item.previous_msgid,
        previous_context=item.previous_msgctxt,
        previous_plural=item.previous_msgid_plural,
        plural=item.msgid_plural,
        plural_english=tuple(sorted(item.msgstr_plural.items())),
        places=tuple(item.occurrences),
        obsolete=bool(item.obsolete),
        line=item.linenum or 0,
    )


class _Item(polib.POEntry):
    """An entry whose comments are written line for line: wrapped, a line would become two."""

    def __unicode__(self, wrapwidth: int = WRAP) -> str:
        """Return the entry as it stands in a file."""
        comments = [f"# {line}".rstrip() for line in _lines(self.tcomment)]
        if not self.obsolete:
            comments += [f"#. {line}".rstrip() for line in _lines(self.comment)]
        bare = copy.copy(self)
        bare.tcomment = bare.comment = ""
        return "\n".join((*comments, polib.POEntry.__unicode__(bare, wrapwidth)))


def _lines(comment: str) -> list[str]:
    return comment.split("\n") if comment else []


def _item(entry: Entry) -> polib.POEntry:
    return _Item(
        msgid=entry.source,
        msgstr=entry.english,
        msgctxt=entry.context,
        flags=list(entry.flags),
        comment="\n".join(entry.notes),
        tcomment=entry.comment,
        previous_msgid=entry.previous,
        previous_msgctxt=entry.previous_context,
        previous_msgid_plural=entry.previous_plural,
        msgid_plural=entry.plural,
        msgstr_plural=dict(entry.plural_english),
        occurrences=list(entry.places),
        obsolete=entry.obsolete,
    )
