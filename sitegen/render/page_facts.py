"""Reads built HTML and CSS for what can be checked: links, resources, ids, languages, JSON-LD."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal

from sitegen.render.linked_data import read_linked_data

# Attributes whose URL the browser fetches by itself; `link` depends on its rel.
RESOURCES: dict[str, tuple[str, ...]] = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "input": ("src",),
    "object": ("data",),
    "use": ("href",),
}
LINKS: dict[str, tuple[str, ...]] = {"a": ("href",), "area": ("href",), "form": ("action",)}
# Of `link`, these name an address; every other rel fetches.
NAMING_RELS = {"alternate", "canonical", "author", "license", "next", "prev"}
# What a page tells those that show links to it, by absolute addresses: its own, and its image.
SHOWN_ELSEWHERE = {"og:url", "og:image"}
LINKED_DATA = "application/ld+json"
CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|@import\s+["']([^"']+)["']"""
)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


# What a URL is for: a reader may follow it; the browser fetches it; it is an "address", absolute,
# and this very site's if it begins so; it must be of this site ("own"); it is a "name" in JSON-LD,
# which an anchor may follow that no element has; or it is a "path" from the site's folder.
Purpose = Literal["link", "resource", "address", "own", "name", "path"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A URL in a file, on a line (1-based)."""

    url: str
    line: int
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class Alternate:
    """The address of a page in a language, as search engines are told it."""

    hreflang: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What can be checked of a page.

    `names` are those that its JSON-LD gives to what is described on this page; `bad_data` are the
    lines of JSON-LD that cannot be read.
    """

    lang: str
    dir: str
    canonical: str
    alternates: tuple[Alternate, ...]
    ids: frozenset[str]
    names: frozenset[str]
    repeated_ids: tuple[tuple[str, int], ...]
    bad_data: tuple[int, ...]
    references: tuple[Reference, ...]


def read_page(source: str) -> PageFacts:
    """Read a page."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return PageFacts(
        lang=reader.html.get("lang", ""),
        dir=reader.html.get("dir", ""),
        canonical=reader.canonical,
        alternates=tuple(reader.alternates),
        ids=frozenset(reader.ids),
        names=frozenset(
            name for name in reader.described if name.partition("#")[0] == reader.canonical
        ),
        repeated_ids=tuple(reader.repeated),
        bad_data=tuple(reader.bad_data),
        references=tuple(reader.references),
    )


def css_references(source: str, line: int = 1) -> tuple[Reference, ...]:
    """Return what a style sheet loads; `line` is where it begins."""
    blank = CSS_COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), source)
    found = (
        (next(filter(None, match.groups()), ""), line + blank.count("\n", 0, match.start()))
        for match in CSS_URL.finditer(blank)
    )
    return tuple(
        Reference(url, place, "resource")
        for url, place in found
        if url and not url.startswith("data:")
    )


class _Reader(HTMLParser):
    """Collects as it parses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.html: dict[str, str] = {}
        self.canonical = ""
        self.alternates: list[Alternate] = []
        self.ids: set[str] = set()
        self.described: set[str] = set()
        self.repeated: list[tuple[str, int]] = []
        self.bad_data: list[int] = []
        self.references: list[Reference] = []
        self._in_style = False
        self._data: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in_style = tag == "style"
        self._data = [] if tag == "script" and values.get("type") == LINKED_DATA else None
        if tag == "html":
            self.html = values
        if tag == "link":
            self._link(values)
        if tag == "meta" and values.get("property") in SHOWN_ELSEWHERE:
            self._refer(values.get("content"), "address")
        if "id" in values:
            self._id(values["id"])
        for name in LINKS.get(tag, ()):
            self._refer(values.get(name), "link")
        for name in RESOURCES.get(tag, ()):
            value = values.get(name)
            for url in _candidates(value) if name == "srcset" else [value]:
                self._refer(url, "resource")
        self.references += css_references(values.get("style", ""), self.getpos()[0])

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"
        if self._data is not None:
            self._linked_data("".join(self._data))
            self._data = None

    def handle_data(self, data: str) -> None:
        if self._data is not None:
            self._data.append(data)
        if self._in_style:
            self.references += css_references(data, self.getpos()[0])

    def _linked_data(self, source: str) -> None:
        line = self.getpos()[0]
        try:
            found = read_linked_data(source)
        except ValueError:
            self.bad_data.append(line)
            return
        self.described |= found.described
        self.references += [Reference(url, line, "address") for url in found.addresses]
        self.references += [Reference(url, line, "name") for url in found.names]

    def _link(self, values: dict[str, str]) -> None:
        rels = set(values.get("rel", "").lower().split())
        if "canonical" in rels:
            self.canonical = values.get("href", "")
        fetched = not rels & NAMING_RELS or "stylesheet" in rels
        own = bool(rels & {"canonical", "alternate"})
        purpose: Purpose = "resource" if fetched else "address" if own else "link"
        self._refer(values.get("href", ""), purpose)
        # With a type it is another form of the page, a feed perhaps.
        if "alternate" in rels and values.get("hreflang") and not values.get("type"):
            self.alternates.append(Alternate(values["hreflang"], self.references[-1]))

    def _id(self, identifier: str) -> None:
        if identifier in self.ids:
            self.repeated.append((identifier, self.getpos()[0]))
        self.ids.add(identifier)

    def _refer(self, url: str | None, purpose: Purpose) -> None:
        if url is not None and not url.startswith(("data:", "mailto:", "tel:")):
            self.references.append(Reference(url.strip(), self.getpos()[0], purpose))


def _candidates(srcset: str | None) -> list[str]:
    """Return the URLs of a srcset."""
    return [part.split()[0] for part in (srcset or "").split(",") if part.strip()]
