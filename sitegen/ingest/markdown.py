"""Markdown bodies to plain text and back: the text that all offsets point into.

In: the Markdown body of an article. Out: its words in NFC with blocks and inline markup as spans.
News is prose, so only headings, quotations, emphasis and links are read; a line that begins with a
number, a dash, a hashtag or spaces stays prose. Scripts and the like go with their content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

import markdown
import nh3
from markdown.blockprocessors import HashHeaderProcessor

from sitegen.ingest.blocks import BLOCK_TAGS, INLINE_TAGS, LINK_SCHEMES, Projection, walk
from sitegen.ingest.characters import plain_characters
from sitegen.model import BlockKind

# Everything that python-markdown would read into prose that does not mean it.
UNREAD_BLOCKS = ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist",
                 "reference")  # fmt: skip
UNREAD_INLINE = ("backtick", "reference", "image_reference", "short_reference",
                 "short_image_ref", "automail", "linebreak")  # fmt: skip
# Their content is never the article's words.
DANGEROUS = ("script", "style", "iframe", "object", "embed", "template", "noscript", "noembed",
             "noframes", "svg", "math", "textarea", "select", "title", "xmp",
             "plaintext")  # fmt: skip
# A paragraph of news has some hundred words and a handful of marks. Beyond these it is no writing
# that means its markup, and reading marks costs time that grows with their square.
MAX_MARKS_IN_CHUNK = 1_000
MAX_MARKED_CHUNK = 50_000
MAX_MARKS = 20_000

_MARKS = re.compile(r"[*_\[\]<>&\\!#]")
_DANGEROUS_OPEN = re.compile(rf"<({'|'.join(DANGEROUS)})(?=[\s/>])", re.IGNORECASE)
_DANGEROUS_TAG = re.compile(rf"</?(?:{'|'.join(DANGEROUS)})(?=[\s/>])[^<>]*>", re.IGNORECASE)
# What `project` would read as markup: backslash, emphasis, links, tags, entities.
_SPECIAL = re.compile(r"[\\*\[]|(?<![^\W_])_|_(?![^\W_])")
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY_START = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_BLOCK_START = re.compile(r"^(?:>|#{1,6}(?=[ \t]))")


class _Heading(HashHeaderProcessor):
    """An ATX heading with a space after its marks, so that a hashtag stays prose."""

    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})[ \t]+(?P<header>[^\n]*?)(?:[ \t]+#+)?[ \t]*(?:\n|$)"
    )


def project(body: str) -> Projection:
    """Return a Markdown body's plain text in NFC with its blocks and inline markup.

    Blocks are joined by exactly one newline; a line end inside a paragraph becomes a space; white
    space inside a line is kept, at a block's edges it is dropped. Images leave nothing.
    """
    chunks = tuple(_chunks(_without_dangerous(plain_characters(body))))
    marks = [len(_MARKS.findall(chunk)) for chunk in chunks]
    all_literal = sum(marks) > MAX_MARKS
    reader = _reader()
    pieces = []
    for literal, group in groupby(
        zip(chunks, marks, strict=True), lambda pair: all_literal or _is_literal(*pair)
    ):
        texts = [chunk for chunk, _ in group]
        if literal:
            pieces += [f"<p>{escape(text)}</p>" for text in texts]
        else:
            pieces.append(reader.reset().convert("\n\n".join(texts)))
    return walk(_sanitised("\n".join(pieces)))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's plain text, the Markdown it was written in, and what it is."""

    text: str
    source: str
    kind: BlockKind


def split_paragraphs(body: str) -> tuple[Paragraph, ...]:
    """Return a body's paragraphs, each with its own Markdown.

    Where one stretch of Markdown makes several paragraphs, each is written anew without markup.
    """
    found: list[Paragraph] = []
    for chunk in _chunks(_without_dangerous(plain_characters(body))):
        projection = project(chunk)
        for block in projection.blocks:
            text = projection.text[block.start : block.end]
            alone = len(projection.blocks) == 1
            source = chunk if alone else write_paragraphs([text]).rstrip("\n")
            found.append(Paragraph(text, source, block.kind))
    return tuple(found)


def write_paragraphs(paragraphs: Iterable[str]) -> str:
    """Write paragraphs as a Markdown body whose projection is these paragraphs again.

    White space at a paragraph's edges is lost, and so are paragraphs of nothing else.
    """
    stripped = (plain_characters(paragraph).strip() for paragraph in paragraphs)
    return "".join(f"{_escaped(paragraph)}\n\n" for paragraph in stripped if paragraph)[:-1]


def _escaped(paragraph: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", paragraph)
    text = _TAG_START.sub("&lt;", _ENTITY_START.sub("&amp;", text))
    return _BLOCK_START.sub(r"\\\g<0>", text)


def _reader() -> markdown.Markdown:
    """Make a Markdown reader for prose. A new one each time: it keeps state while it reads."""
    reader = markdown.Markdown(output_format="html")
    for name in ("normalize_whitespace", "html_block"):
        reader.preprocessors.deregister(name)
    for name in UNREAD_BLOCKS:
        reader.parser.blockprocessors.deregister(name)
    for name in UNREAD_INLINE:
        reader.inlinePatterns.deregister(name)
    reader.treeprocessors.deregister("prettify")
    # The priority that the heading processor has in python-markdown itself.
    reader.parser.blockprocessors.register(_Heading(reader.parser), "hashheader", 70)
    return reader


def _chunks(body: str) -> Iterator[str]:
    """Yield the stretches between blank lines; a line of white space alone is blank."""
    for blank, lines in groupby(body.split("\n"), lambda line: not line.strip()):
        if not blank:
            yield "\n".join(lines)


def _is_literal(chunk: str, marks: int) -> bool:
    """Tell whether a chunk is too long or too full of marks to be read for markup."""
    return marks == 0 or marks > MAX_MARKS_IN_CHUNK or len(chunk) > MAX_MARKED_CHUNK


def _without_dangerous(body: str) -> str:
    """Take out scripts and the like with their content, and comments.

    Where an element is never closed only its tag goes, so that it swallows no text after it.
    """
    body = _without_comments(body)
    lowered = body.lower() if len(body.lower()) == len(body) else body
    pieces: list[str] = []
    unclosed: set[str] = set()
    done = 0
    for opening in _DANGEROUS_OPEN.finditer(body):
        name = opening[1].lower()
        if opening.start() < done or name in unclosed:
            continue
        closing = lowered.find(f"</{name}", opening.end())
        end = body.find(">", closing) if closing != -1 else -1
        if end == -1:
            unclosed.add(name)
            continue
        pieces.append(body[done : opening.start()])
        done = end + 1
    pieces.append(body[done:])
    return _DANGEROUS_TAG.sub("", "".join(pieces))


def _without_comments(body: str) -> str:
    pieces: list[str] = []
    done = 0
    while (start := body.find("<!--", done)) != -1 and (end := body.find("-->", start + 4)) != -1:
        pieces.append(body[done:start])
        done = end + 3
    return "".join((*pieces, body[done:]))


def _sanitised(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(BLOCK_TAGS) | set(INLINE_TAGS),
        clean_content_tags=set(DANGEROUS),
        attributes={"a": {"href"}},
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
    )
