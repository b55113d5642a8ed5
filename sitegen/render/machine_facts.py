"""Reads the files for programs for the addresses in them: feeds, maps, calendars, mails, data.

In: a file of a built site, which is read once and in pieces where it can be long. Out: the
addresses with their lines, and problems where it cannot be read.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import Final
from xml.parsers import expat

import msgspec

from sitegen.errors import Problem
from sitegen.render import urls
from sitegen.render.check_files import REBUILD
from sitegen.render.feeds.elements import ATOM
from sitegen.render.feeds.sitemap import NAMESPACE as SITEMAP
from sitegen.render.feeds.sitemap import XHTML
from sitegen.render.page_facts import Alternate, Reference
from sitegen.render.search.plans import NAMESPACE as OPENSEARCH

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# What spreadsheets take for the beginning of a formula.
FORMULAS = ("=", "+", "-", "@")
# Columns that hold the addresses of pages, from the site's folder.
ADDRESS_COLUMN = "address_"
# Of a feed's links these lead to pages of the site; others to the original and to licences.
OWN_LINKS = {"alternate", "self"}
# Between the namespace of an element and its name.
BETWEEN: Final = " "
IN_HTML = re.compile(r'\b(?:href|src)="([^"]*)"')
# In calendars a backslash stands before signs within a text: an address ends there.
IN_WORDS = re.compile(r'https?://[^\s"<>\\]+')
# Lines of a calendar go on in the next one, behind a blank.
FOLD = re.compile(r"\r?\n[ \t]")
OWN_LINE = {".txt": "Sitemap: ", ".ics": "URL:"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A page in a sitemap, with its alternates."""

    place: Reference
    alternates: tuple[Alternate, ...]


Found = Reference | Listed | Problem


def read_xml(path: Path) -> Iterator[Found]:
    """Read a feed, a sitemap, or what tells browsers of the search; other XML must only be XML."""
    reader = _XmlReader()
    try:
        with path.open("rb") as file:
            reader.parser.ParseFile(file)
    except expat.ExpatError as error:
        yield Problem(f"is not valid XML: {error}", path, error.lineno, REBUILD)
        return
    yield from reader.found


def read_words(path: Path) -> Iterator[Found]:
    """Read a mail in plain text, robots.txt, or a calendar."""
    source = path.read_bytes().decode("utf-8", "replace")
    own = OWN_LINE[path.suffix]
    number = 1
    # A line that goes on counts as those that it takes, so that the number stays that of the file.
    lines = FOLD.sub("\x00", source) if path.suffix == ".ics" else source
    for line in lines.split("\n"):
        words = line.replace("\x00", "").strip()
        if words.startswith(own):
            yield Reference(words.removeprefix(own), number, "own")
        else:
            for match in IN_WORDS.finditer(words):
                yield Reference(match.group(), number, "address")
        number += 1 + line.count("\x00")


class _Row(msgspec.Struct, frozen=True):
    """What is checked of a line of data: the pages that it is about, by language."""

    addresses: dict[str, str] = {}


def read_lines(path: Path) -> Iterator[Found]:
    """Read JSON lines."""
    decoder = msgspec.json.Decoder(_Row)
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                row = decoder.decode(line) if line.strip() else _Row()
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                yield Problem(f"is not valid JSON: {error}", path, number, REBUILD)
                continue
            for address in row.addresses.values():
                yield Reference(address, number, "path")


def read_table(path: Path) -> Iterator[Found]:
    """Read a table; every row must have its cells, and none a formula."""
    with path.open("rb") as file:
        if file.read(len(BYTE_ORDER_MARK)) != BYTE_ORDER_MARK:
            yield Problem("has no byte order mark: Excel shows no Arabic of it", path, 1, REBUILD)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = csv.reader(lines)
        head = next(rows, [])
        places = [place for place, name in enumerate(head) if name.startswith(ADDRESS_COLUMN)]
        for row in rows:
            if len(row) != len(head):
                found = f"has {len(row)} cells in a row, and not {len(head)}"
                yield Problem(found, path, rows.line_num, REBUILD)
                continue
            if any(cell.startswith(FORMULAS) for cell in row):
                yield Problem("has a cell that is a formula", path, rows.line_num, REBUILD)
            for place in places:
                yield Reference(row[place], rows.line_num, "path")


def read_schema(path: Path) -> Iterator[Found]:
    """Read a file that is JSON as a whole."""
    try:
        msgspec.json.decode(path.read_bytes())
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        yield Problem(f"is not valid JSON: {error}", path, hint=REBUILD)


IN_DATA: Mapping[str, Callable[[Path], Iterator[Found]]] = MappingProxyType(
    {".csv": read_table, ".json": read_schema, ".jsonl": read_lines}
)


def read_for_machines(name: str, path: Path) -> Iterator[Found]:
    """Read a file, named relative to the site's folder; nothing of kinds that hold no addresses."""
    if path.suffix == ".xml":
        yield from read_xml(path)
    elif path.suffix == ".ics" or path.name in (urls.MAIL_TEXT, urls.ROBOTS):
        yield from read_words(path)
    elif name.startswith("data/") and path.suffix in IN_DATA:
        yield from IN_DATA[path.suffix](path)


class _XmlReader:
    """Collects as the parser goes through a document."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=BETWEEN)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.found: list[Found] = []
        self._line = 0
        self._text: list[str] | None = None
        self._place = Reference("", 0, "own")
        self._alternates: list[Alternate] = []

    def _start(self, name: str, values: dict[str, str]) -> None:
        self._line = self.parser.CurrentLineNumber
        space, _, tag = name.rpartition(BETWEEN)
        if (space, tag) == (ATOM, "link") and values.get("rel", "alternate") in OWN_LINKS:
            self._refer(values.get("href", ""))
        elif (space, tag) == (OPENSEARCH, "Url"):
            self._refer(values.get("template", ""))
        elif (space, tag) == (XHTML, "link"):
            reference = self._refer(values.get("href", ""))
            self._alternates.append(Alternate(values.get("hreflang", ""), reference))
        elif (space, tag) == (SITEMAP, "url"):
            self._alternates = []
        is_html = space == ATOM and values.get("type") == "html"
        self._text = [] if is_html or (space, tag) == (SITEMAP, "loc") else None

    def _words(self, words: str) -> None:
        if self._text is not None:
            self._text.append(words)

    def _end(self, name: str) -> None:
        text, self._text = "".join(self._text or ()), None
        space, _, tag = name.rpartition(BETWEEN)
        if space == ATOM:
            for url in IN_HTML.findall(text):
                self._refer(unescape(url))
        elif (space, tag) == (SITEMAP, "loc"):
            self._place = self._refer(text.strip())
        elif (space, tag) == (SITEMAP, "url"):
            self.found.append(Listed(self._place, tuple(self._alternates)))

    def _refer(self, url: str) -> Reference:
        reference = Reference(url, self._line, "own")
        self.found.append(reference)
        return reference
