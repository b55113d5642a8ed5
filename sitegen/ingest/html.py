"""Saved web pages to paragraphs, with what the page says of itself.

In: the bytes of an HTML file. Out: the article's paragraphs, and title, date, author, address and
site with the evidence. Refuses pages in which no article is found.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.arabic.letters import fold_text
from sitegen.errors import ArticleError
from sitegen.files import decode
from sitegen.ingest.characters import one_line, plain_characters
from sitegen.ingest.outside import drop_unread, lines_outside, visible_lines
from sitegen.model import Proposal

# Browsers look for the declaration of the encoding in this many bytes, too.
HEAD = 1024
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_METADATA = ("title", "date", "author", "url", "sitename")


@dataclass(frozen=True, slots=True)
class Page:
    """What a saved page holds: the article's paragraphs, and what the page's head says of it."""

    paragraphs: tuple[str, ...]
    metadata: Mapping[str, Proposal]
    outside: str = ""  # what else a reader of the page sees, line by line


def read_page(data: bytes, path: Path) -> Page:
    """Find the article in a saved page.

    Raises ArticleError for bytes in another encoding than the page says, and where there is none.
    """
    # Local import: trafilatura takes half a second to load, and only HTML needs it.
    from trafilatura import bare_extraction, load_html

    tree = load_html(plain_characters(_decoded(data, path)))
    if tree is None:
        raise _no_article(path)
    seen = visible_lines(tree)
    drop_unread(tree)
    found = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only what the page states as its date: searching the text for one would be a guess.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = getattr(found, "text", None) or ""
    title = _metadata(found).get("title")
    lines = [line.strip() for line in unicodedata.normalize("NFC", text).split("\n")]
    paragraphs = tuple(line for line in lines if line)
    if paragraphs and title and fold_text(paragraphs[0]) == fold_text(title.value):
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise _no_article(path)
    headline = (title.value,) if title else ()
    return Page(paragraphs, _metadata(found), lines_outside(seen, (*headline, *paragraphs)))


def _no_article(path: Path) -> ArticleError:
    return ArticleError(
        "no article is found in this page",
        path=path,
        hint="copy the article's text into a .txt file, one paragraph a line",
    )


def _metadata(found: object) -> dict[str, Proposal]:
    """Return what the page says of itself, by the name of the field."""
    values = {name: getattr(found, name, None) for name in _METADATA}
    return {
        name: Proposal(one_line(value), f"the page's own {name}")
        for name, value in values.items()
        if isinstance(value, str) and one_line(value)
    }


def _decoded(data: bytes, path: Path) -> str:
    """Decode a page, by its own word where it declares another encoding than UTF-8."""
    declared = _CHARSET.search(data[:HEAD])
    try:
        codec = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
        if codec != "utf-8" and not data.startswith(codecs.BOM_UTF8):
            return data.decode(codec)
    except (LookupError, UnicodeDecodeError):
        pass  # the declaration is wrong: read it as any other file
    return decode(data, path)
