"""Safe HTML to plain text with blocks and inline markup.

In: HTML that a sanitiser has passed. Out: a Projection, the text that all offsets point into.
Keeps no tag, no attribute but the addresses of links.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

from sitegen.ingest.characters import plain_characters
from sitegen.model import Block, BlockKind, Markup, MarkupKind

LINK_SCHEMES = ("http", "https", "mailto")
# A block tag parts paragraphs; one that names a kind gives it to the text inside.
BLOCK_TAGS: Final[Mapping[str, BlockKind | None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "blockquote": "quotation",
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(
        ("p", "div", "section", "article", "header", "footer", "aside", "main", "nav", "figure",
         "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "ul",
         "ol", "dl", "hr", "pre", "address", "details", "summary", "center")
    ),
}  # fmt: skip
INLINE_TAGS: Final[Mapping[str, MarkupKind | None]] = {
    "em": "emphasis",
    "i": "emphasis",
    "strong": "strong",
    "b": "strong",
    "a": "link",
    "br": None,
}


@dataclass(frozen=True, slots=True)
class Projection:
    """A body's plain text in NFC, its blocks and its inline markup; offsets are code points."""

    text: str
    blocks: tuple[Block, ...]
    markup: tuple[Markup, ...] = ()


@dataclass(slots=True)
class _Open:
    """Inline markup that has begun in the current block."""

    kind: MarkupKind
    href: str
    start: int


def walk(html: str) -> Projection:
    """Return the text of sanitised HTML, blocks joined by one newline."""
    walker = _Walker()
    walker.feed(html)
    walker.close()
    return walker.projection()


class _Walker(HTMLParser):
    """Collects blocks one after the other; holds one block's pieces at a time."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._markup: list[Markup] = []
        self._length = 0
        self._kinds: list[tuple[str, BlockKind]] = []
        self._pieces: list[str] = []
        self._size = 0
        self._open: list[tuple[str, _Open | None]] = []
        self._spans: list[tuple[_Open, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCK_TAGS:
            self._flush()
            kind = BLOCK_TAGS[tag]
            if kind is not None:
                self._kinds.append((tag, kind))
        elif tag == "br":
            self._add("\n")
        elif tag in INLINE_TAGS:
            self._open.append((tag, self._begin(tag, attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self._flush()
            if self._kinds and self._kinds[-1][0] == tag:
                self._kinds.pop()
        elif self._open and self._open[-1][0] == tag:
            _, markup = self._open.pop()
            if markup is not None:
                self._spans.append((markup, self._size))

    def handle_data(self, data: str) -> None:
        self._add(plain_characters(data))

    def projection(self) -> Projection:
        self._flush()
        order = sorted(self._markup, key=lambda span: (span.start, -span.end))
        return Projection("\n".join(self._texts), tuple(self._blocks), tuple(order))

    def _begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> _Open | None:
        """Begin inline markup; inside markup of its own kind it adds nothing."""
        kind = INLINE_TAGS[tag]
        if kind is None or any(outer and outer.kind == kind for _, outer in self._open):
            return None
        href = dict(attrs).get("href") or "" if kind == "link" else ""
        if kind == "link" and not _is_allowed(href):
            return None
        return _Open(kind, href, self._size)

    def _add(self, data: str) -> None:
        text = _on_one_line(data)
        if not self._size:
            text = text.lstrip()
        elif self._pieces[-1].endswith(" ") and "\n" in data[: len(data) - len(data.lstrip())]:
            text = text[1:]  # the space before it and this line end are one
        if text:
            self._pieces.append(text)
            self._size += len(text)

    def _flush(self) -> None:
        """End the current block; markup that is still open goes on in the next one."""
        spans = self._spans + [(markup, self._size) for _, markup in self._open if markup]
        raw = "".join(self._pieces).rstrip()
        self._pieces, self._spans, self._size = [], [], 0
        for _, markup in self._open:
            if markup:
                markup.start = 0
        if not raw:
            return
        text = unicodedata.normalize("NFC", raw)
        start = self._length + 1 if self._texts else 0
        kind: BlockKind = self._kinds[-1][1] if self._kinds else "paragraph"
        self._texts.append(text)
        self._blocks.append(Block(start, start + len(text), kind))
        self._length = start + len(text)
        for markup, end in spans:
            first, last = _composed(raw, markup.start), _composed(raw, end)
            if first < last:
                self._markup.append(Markup(start + first, start + last, markup.kind, markup.href))


def _on_one_line(data: str) -> str:
    """Make each line end, with the white space around it, one space."""
    first, *rest = data.split("\n")
    if not rest:
        return data
    inner = filter(None, map(str.strip, rest[:-1]))
    return " ".join((first.rstrip(), *inner, rest[-1].lstrip()))


def _composed(raw: str, offset: int) -> int:
    """Map an offset in the raw block to its place after composition to NFC."""
    if unicodedata.is_normalized("NFC", raw):
        return min(offset, len(raw))
    return len(unicodedata.normalize("NFC", raw[:offset]))


def _is_allowed(href: str) -> bool:
    try:
        return urlsplit(href).scheme in LINK_SCHEMES
    except ValueError:
        return False
