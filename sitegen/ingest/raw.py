"""Files as they arrive (txt, md, html) to paragraphs and what the file itself says of them.

In: bytes and a name. Out: a RawText, or for `inspect` an Article that belongs to no site. White
space of plain text is kept; a headline is recognised only where the file sets it apart.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePath

from sitegen.arabic.boilerplate import reason_for
from sitegen.arabic.letters import INVISIBLE
from sitegen.errors import ArticleError, Problem
from sitegen.files import decode
from sitegen.ingest.agencies import source_key
from sitegen.ingest.articles import make_article
from sitegen.ingest.characters import one_line, plain_characters
from sitegen.ingest.clean import TERMINAL, clean, untouched
from sitegen.ingest.datelines import is_dateline, without_dateline
from sitegen.ingest.front_matter import FrontMatter, read_foreign_front_matter
from sitegen.ingest.headlines import needs_next_word
from sitegen.ingest.html import read_page
from sitegen.ingest.markdown import split_paragraphs, write_paragraphs
from sitegen.ingest.picture_credits import credits_apart
from sitegen.ingest.stated_dates import stated_date
from sitegen.ingest.wrapping import unwrapped
from sitegen.model import Article, Block, Proposal, Removed

TEXT_SUFFIXES = frozenset({".txt"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
# The slug of an article that belongs to no site.
INSPECTED = "inspect"
MAX_HEADLINE_WORDS = 25
# The reason under which the rest of a web page is kept aside.
OUTSIDE_ARTICLE = "outside-article"
# Some sites end no paragraph with a stop; only many lines that are as short as the first one, and
# as open, are broken text.
MIN_OPEN_LINES = 3
MIN_OPEN_SHARE = 0.5
HEADLINE_EVIDENCE = "first line of the file"
HEADING_EVIDENCE = "first heading of the file"

_CLOSING = "\"'”’»)]"
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class RawText:
    """What a file holds before cleaning.

    `stated` has what the file says of itself (title, date, author, url, sitename) with evidence;
    `front` is a Markdown file's front matter and `sources` the Markdown of each of its paragraphs;
    other files have neither. `outside` is what a web page holds beside the article; `problems` are
    warnings about the file.
    """

    paragraphs: tuple[str, ...]
    stated: Mapping[str, Proposal] = field(default_factory=dict)
    front: FrontMatter | None = None
    sources: tuple[str, ...] = ()
    outside: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def title(self) -> str:
        """The title found in the file, "" without one."""
        stated = self.stated.get("title")
        return stated.value if stated else ""

    def to_clean(self) -> RawText:
        """Return it as cleaning takes it: what is no part of the article in its own paragraphs."""
        paragraphs, sources = credits_apart(self.paragraphs, self.sources)
        return replace(self, paragraphs=paragraphs, sources=sources)

    def body(self, kept: Sequence[int]) -> str:
        """Return a Markdown body of the paragraphs with these indices."""
        if not self.sources:
            return write_paragraphs(self.paragraphs[number] for number in kept)
        return "\n\n".join(self.sources[number] for number in kept) + "\n"


def read_raw(data: bytes, name: str) -> RawText:
    """Read a file's bytes by the suffix of its name; an unknown suffix is read as plain text.

    Raises ArticleError for bytes that are no text, broken front matter, or no words.
    """
    suffix = PurePath(name).suffix.lower()
    path = Path(name)
    if suffix in HTML_SUFFIXES:
        page = read_page(data, path)
        outside = (Removed(page.outside, OUTSIDE_ARTICLE),) if page.outside else ()
        raw = RawText(page.paragraphs, page.metadata, outside=outside)
    elif suffix in MARKDOWN_SUFFIXES:
        raw = _read_markdown(decode(data, path), path)
    else:
        raw = _read_text(decode(data, path))
    if not any(_WORD.search(paragraph) for paragraph in raw.paragraphs):
        raise ArticleError("has no text", path=path, hint="delete the file, or fill it")
    return raw


def article_from_raw(data: bytes, name: str) -> Article:
    """Read any file as an article that belongs to no site; its white space is kept.

    The title is the one the file has, never one proposed. Raises ArticleError as read_raw does.
    """
    path = Path(name)
    raw = read_raw(data, name)
    front = raw.front or FrontMatter()
    # What has an origin was cleaned when it was ingested.
    is_raw = front.origin is None
    raw = raw.to_clean() if is_raw else raw
    cleaned = clean(raw.paragraphs) if is_raw else untouched(raw.paragraphs)
    if not cleaned.paragraphs:
        raise ArticleError(
            "holds nothing but lines that are no article", path=path, hint="look into the file"
        )
    day = raw.stated.get("date") or stated_date(raw.paragraphs)
    if path.suffix.lower() in MARKDOWN_SUFFIXES:
        article = make_article(INSPECTED, path, front, raw.body(cleaned.kept))
    else:
        article = _plain_article(path, cleaned.paragraphs)
    return replace(
        article,
        title=front.title or raw.title,
        date=front.date or (date.fromisoformat(day.value) if day else None),
        removed=(*front.removed, *raw.outside, *cleaned.removed),
    )


def _plain_article(path: Path, paragraphs: Sequence[str]) -> Article:
    """Join paragraphs to a text without touching their white space."""
    blocks: list[Block] = []
    for paragraph in paragraphs:
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block(start, start + len(paragraph)))
    return Article(INSPECTED, path, title="", text="\n".join(paragraphs), blocks=tuple(blocks))


def _read_text(text: str) -> RawText:
    """Read plain text: each line that holds something is a paragraph, broken lines joined."""
    lines = unwrapped(plain_characters(text).split("\n"))
    headline = _headline(lines)
    paragraphs = tuple(
        line for number, line in enumerate(lines) if number != headline and not _is_blank(line)
    )
    stated = {}
    if headline is not None:
        stated["title"] = Proposal(one_line(lines[headline]), HEADLINE_EVIDENCE)
    return RawText(paragraphs, stated)


def _headline(lines: Sequence[str]) -> int | None:
    """Return the index of the line that is set apart as a headline, None without one.

    That is the first line, followed by an empty one or by one that begins with a dateline, if it
    has no stop at its end and is shorter than the longest paragraph of the text below it; unless it
    is the first of many lines that break off, or ends on a word that needs the next one.
    """
    own = (
        number
        for number, line in enumerate(lines)
        if not (_is_blank(line) or reason_for(line) or is_dateline(line))
    )
    first = next(own, None)
    if first is None or first + 1 >= len(lines) or not _opens_text(lines[first + 1]):
        return None
    words = len(lines[first].split())
    longest = max((len(line.split()) for line in lines[first + 1 :]), default=0)
    is_headline = (
        _ends_open(lines[first])
        and words <= MAX_HEADLINE_WORDS
        and words < longest
        and not needs_next_word(lines[first])
        and not _is_broken_up(words, lines[first + 1 :])
    )
    return first if is_headline else None


def _opens_text(line: str) -> bool:
    """Tell whether what stands above this line stands apart from it."""
    return _is_blank(line) or is_dateline(line) or without_dateline(line) != line


def _ends_open(line: str) -> bool:
    return not line.rstrip().rstrip(_CLOSING).endswith(tuple(TERMINAL))


def _is_broken_up(words: int, lines: Sequence[str]) -> bool:
    """Tell whether a line of so many words is one of many that break off within a sentence."""
    below = [line for line in lines if not (_is_blank(line) or reason_for(line))]
    lengths = sorted(len(line.split()) for line in below)
    open_lines = sum(map(_ends_open, below))
    return (
        open_lines >= MIN_OPEN_LINES
        and open_lines >= MIN_OPEN_SHARE * len(below)
        and words >= lengths[len(lengths) // 2] / 2
    )


def _read_markdown(text: str, path: Path) -> RawText:
    """Read Markdown; a heading at its start is the title."""
    front, body, problems = read_foreign_front_matter(text, path)
    paragraphs = split_paragraphs(body)
    stated = {}
    title = front.title if front else ""
    if len(paragraphs) > 1 and paragraphs[0].kind == "heading":
        heading = paragraphs[0].text
        if not title:
            stated["title"] = Proposal(one_line(heading), HEADING_EVIDENCE)
        if not title or source_key(heading) == source_key(title):
            paragraphs = paragraphs[1:]
    return RawText(
        tuple(paragraph.text for paragraph in paragraphs),
        stated,
        front,
        tuple(paragraph.source for paragraph in paragraphs),
        problems=problems,
    )


def _is_blank(line: str) -> bool:
    return not line.strip(INVISIBLE + string.whitespace).strip()
