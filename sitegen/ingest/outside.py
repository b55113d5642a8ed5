"""What a reader sees on a web page beside the article: menus, captions, comments, footers.

In: a page's tree and the article found in it. Out: the page's other lines, in the page's order.
Leaves out what no reader sees; keeps readers' comments from being taken for the article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sitegen.arabic.letters import fold_text
from sitegen.ingest.blocks import BLOCK_TAGS

# More than the menus and links of one page; what is longer is cut, and the cut is said.
MAX_OUTSIDE = 8_000
# A shorter line must be a whole line of the article to count as part of it: a menu's "Russia" is
# no part of a sentence that names Russia.
MIN_PART_WORDS = 4

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "math", "iframe",
                     "object", "embed", "select", "textarea", "audio", "video",
                     "canvas"})  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_COMMENTS = re.compile(
    r"(?:^|\s)(?!(?:has|no|with|show|hide)[_-])(?:[a-z]+[_-])*comments?(?:[_-]?(?:list|area|box|body|text|content|item|section|wrapper|thread))?"
    r"(?:[_-]?\d+)?(?:$|\s)",
    re.IGNORECASE,
)
# These hold the article, whatever their class says: "post has-comments".
_WHOLE = frozenset({"html", "body", "article", "main"})
_NO_WORD = re.compile(r"[\W_]+")


def drop_unread(tree: Any) -> None:
    """Take out of a page what no reader sees, and readers' comments where class or id say so."""
    for element in list(tree.iter()):
        if element.getparent() is None or not isinstance(element.tag, str):
            continue
        if _is_hidden(element) or _is_comment(element):
            element.drop_tree()


def visible_lines(tree: Any) -> tuple[str, ...]:
    """Return the lines of text that a reader of the page sees, in order and without repetition."""
    text = "".join(_pieces(tree))
    lines = (" ".join(unicodedata.normalize("NFC", line).split()) for line in text.split("\0"))
    return tuple(dict.fromkeys(filter(None, lines)))


def lines_outside(lines: Sequence[str], article: Iterable[str]) -> str:
    """Return those of a page's lines that are not in the article, "" if there are none."""
    keys = [_key(paragraph) for paragraph in article]
    whole, running = set(keys), f" {' '.join(keys)} "
    outside = [line for line in lines if not _is_within(_key(line), whole, running)]
    text = "\n".join(outside)
    if len(text) <= MAX_OUTSIDE:
        return text
    return f"{text[:MAX_OUTSIDE]}…\n(+{len(text) - MAX_OUTSIDE})"


def _is_within(key: str, whole: set[str], running: str) -> bool:
    if not key or key in whole:
        return True  # a line without words says nothing that could be missed
    return key.count(" ") + 1 >= MIN_PART_WORDS and f" {key} " in running


def _key(line: str) -> str:
    return _NO_WORD.sub(" ", fold_text(line).casefold()).strip()


def _pieces(tree: Any) -> Iterator[str]:
    """Yield the visible text of a tree, a NUL wherever a line ends; without recursion."""
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, is_closing = stack.pop()
        ends_line = element.tag in BLOCK_TAGS or element.tag in ("br", "option", "button", "title")
        if ends_line:
            yield "\0"
        if is_closing:
            yield element.tail or ""
            continue
        stack.append((element, True))
        if _is_seen(element):
            yield element.text or ""
            stack += [(child, False) for child in reversed(element)]


def _is_comment(element: Any) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag in _WHOLE or not _COMMENTS.search(named):
        return False
    return not any(True for _ in element.iter("h1", *_WHOLE))


def _is_hidden(element: Any) -> bool:
    style = _HIDDEN_STYLE.search(element.get("style") or "")
    return element.get("hidden") is not None or style is not None


def _is_seen(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag not in _UNSEEN and not _is_hidden(element)
