"""Reads built HTML and CSS for what can be checked: links, resources, ids, languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal

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
CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|@import\s+["']([^"']+)["']"""
)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


# What a URL is for: a reader may follow it, the browser fetches it, or it names a page of this
# very site by its absolute address.
Purpose = Literal["link", "resource", "address"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A URL in a file, on a line (1-based)."""

    url: str
    line: int
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What can be checked of a page."""

    lang: str
    dir: str
    canonical: str
    ids: frozenset[str]
    repeated_ids: tuple[tuple[str, int], ...]
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
        ids=frozenset(reader.ids),
        repeated_ids=tuple(reader.repeated),
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
        self.ids: set[str] = set()
        self.repeated: list[tuple[str, int]] = []
        self.references: list[Reference] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in_style = tag == "style"
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

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.references += css_references(data, self.getpos()[0])

    def _link(self, values: dict[str, str]) -> None:
        rels = set(values.get("rel", "").lower().split())
        if "canonical" in rels:
            self.canonical = values.get("href", "")
        fetched = not rels & NAMING_RELS or "stylesheet" in rels
        own = bool(rels & {"canonical", "alternate"})
        purpose: Purpose = "resource" if fetched else "address" if own else "link"
        self._refer(values.get("href"), purpose)

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
