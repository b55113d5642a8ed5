"""XLIFF comes back.

In: the bytes of an XLIFF 1.2 file that a translator's program wrote. Out: what was decided, unit by
unit, with the lines they begin on. Refuses other versions and documents that declare entities;
opens nothing that a file points to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, get_args
from xml.parsers import expat

from sitegen.checks.no_english import is_copied
from sitegen.errors import ContentError
from sitegen.memory.characters import on_one_line
from sitegen.memory.entries import TITLE
from sitegen.model import TranslationState
from sitegen.review.opening import AGAIN, no_doctype_parser
from sitegen.review.returned import Returned, ReturnedFile, Verdict
from sitegen.review.worklist import KEY_LENGTH, text_key
from sitegen.review.xliff import NAMESPACE, TOOL, VERSION

# States that say: nobody needs to look at this again.
FINAL: Final = frozenset(("final", "signed-off"))
UNIT_ID = re.compile(
    rf"(?P<place>{TITLE}|s\d+)-(?P<state>{'|'.join(get_args(TranslationState))})"
    rf"-(?P<source>[0-9a-f]{{{KEY_LENGTH}}})-(?P<english>[0-9a-f]{{{KEY_LENGTH}}})"
)
# Deeper than any program nests what it marks in a sentence.
MAX_DEPTH = 100
# Ten times what the largest export has; each costs memory.
MAX_ELEMENTS = 500_000
PREFIX = NAMESPACE + " "


@dataclass(slots=True)
class _Unit:
    """A trans-unit as it is being read."""

    line: int
    slug: str
    id: str
    approved: str
    state: str = ""
    texts: dict[str, list[str]] = field(default_factory=lambda: {"source": [], "target": []})
    notes: list[list[str]] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return what the source or the target says, on one line."""
        return on_one_line("".join(self.texts[name]))


def read_xliff(data: bytes, path: Path) -> ReturnedFile:
    """Return what an XLIFF file says. Raises ContentError, with the line, where it cannot be read.

    A target counts as reviewed if it is approved, final or signed off; else, if it was changed, as
    a draft.
    """
    reader = _Reader(path)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ContentError(
            f"is not whole: {expat.ErrorString(error.code)}",
            path=path,
            line=error.lineno,
            hint=AGAIN,
        ) from error
    except (LookupError, ValueError) as error:
        raise ContentError("is in an encoding that is not known", path=path, hint=AGAIN) from error
    return ReturnedFile(tuple(_returned(unit) for unit in reader.units))


class _Reader:
    """Collects the units while the parser goes through the file."""

    def __init__(self, path: Path) -> None:
        self.units: list[_Unit] = []
        self.parser = no_doctype_parser(path)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._path = path
        self._open: list[str] = []
        self._slug = ""
        self._elements = 0
        self._unit: _Unit | None = None
        # Where characters go now, and how deep the element that takes them lies.
        self._takes: list[str] | None = None
        self._depth = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.removeprefix(PREFIX)
        if not self._open:
            self._check_root(name, attributes)
        self._open.append(tag)
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise self._refused("holds more than any review has")
        if len(self._open) > MAX_DEPTH:
            raise self._refused("is nested deeper than XLIFF ever is")
        if tag == "file":
            self._slug = attributes.get("original", "")
        elif tag == "trans-unit":
            line = self.parser.CurrentLineNumber
            self._unit = _Unit(
                line, self._slug, attributes.get("id", ""), attributes.get("approved", "")
            )
            self.units.append(self._unit)
        elif self._unit and self._open[-2] == "trans-unit":
            self._take(self._unit, tag, attributes)

    def _check_root(self, name: str, attributes: dict[str, str]) -> None:
        version = attributes.get("version", "")
        if name.rpartition(" ")[2] != "xliff":
            raise self._refused("is XML, but no XLIFF file")
        if version != VERSION or not name.startswith(PREFIX):
            raise self._refused(f"is XLIFF {version or 'of no version'}, not {VERSION}")

    def _refused(self, message: str) -> ContentError:
        line = self.parser.CurrentLineNumber
        hint = "send back the file that `sitegen review export` wrote, with its English changed"
        return ContentError(message, path=self._path, line=line, hint=hint)

    def _take(self, unit: _Unit, tag: str, attributes: dict[str, str]) -> None:
        """Begin to take the characters of a source, a target or a note."""
        if tag in unit.texts:
            unit.state = attributes.get("state", unit.state)
            self._takes = unit.texts[tag]
        elif tag == "note" and attributes.get("from") != TOOL:
            unit.notes.append([])
            self._takes = unit.notes[-1]
        else:
            return
        self._depth = len(self._open)

    def _end(self, name: str) -> None:
        del name
        if self._takes is not None and len(self._open) == self._depth:
            self._takes = None
        if self._open.pop() == "trans-unit":
            self._unit = None

    def _characters(self, text: str) -> None:
        if self._takes is not None:
            self._takes.append(text)


def _returned(unit: _Unit) -> Returned:
    source, target = unit.text("source"), unit.text("target")
    sent = UNIT_ID.fullmatch(unit.id)
    # Without its own id, a unit is known by its Arabic alone.
    is_ours = bool(sent) and sent is not None and (not source or text_key(source) == sent["source"])
    known = sent if is_ours else None
    verdict = _verdict(unit, target, known)
    return Returned(
        row=unit.line,
        slug=unit.slug,
        source=source,
        verdict=verdict,
        english="" if verdict == "none" else target,
        key=text_key(source) if source else (known["source"] if known else ""),
        sent=known["english"] if known else "",
        is_title=known["place"] == TITLE if known else None,
        link="kept" if is_ours else "unknown",
        note=" / ".join(filter(None, (on_one_line("".join(note)) for note in unit.notes))),
    )


def _verdict(unit: _Unit, target: str, known: re.Match[str] | None) -> Verdict:
    """Return what the target and its state mean together."""
    is_final = unit.approved == "yes" or unit.state in FINAL
    # Some programs fill what nobody translated with its source.
    if not target or (not is_final and is_copied(unit.text("source"), target)):
        return "none"
    if known is None or text_key(target) != known["english"]:
        return "reviewed" if is_final else "drafted"
    return "confirmed" if is_final and known["state"] != "reviewed" else "none"
