"""YAML as the editor typed it: every scalar a string, every key with its line.

In: YAML text. Out: a tree of Scalar, Items and Table. Refuses what front matter has no use for:
aliases, duplicate keys, more than one document; never turns NO, 0012 or 1.10 into something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from sitegen.errors import ArticleError, Problem

QUOTE_HINT = 'put a value that holds ":", "#" or quotation marks between single quotes'
# Deeper than any front matter: the deepest value is a proposal's evidence, four levels down.
MAX_DEPTH = 20


# What an escape like "\\ud800" leaves: it cannot be written to any file.
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNCLOSED = re.compile(r"\s*(?:- +)?[A-Za-z_]+: +(?:'(?:[^']|'')*|\"(?:[^\"\\]|\\.)*\\?)")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as typed; empty where nothing stands. `line` is 1-based, in the file."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A value in a table and the line its key stands on."""

    line: int
    node: Node


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and values."""

    entries: Mapping[str, Entry]
    line: int


Node = Scalar | Items | Table


def parse_yaml(text: str, path: Path, first_line: int) -> tuple[Node, tuple[Problem, ...]]:
    """Return the YAML's tree, and the duplicate keys in it as problems.

    `first_line` is the 1-based line of the file on which the YAML begins. Raises ArticleError for
    what is no YAML, naming the line.
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.reader.ReaderError as error:
        raise ArticleError(
            f"has a character that YAML does not allow: U+{ord(text[error.position]):04X}",
            path=path,
            line=first_line + text.count("\n", 0, error.position),
            hint="delete that character",
        ) from error
    except yaml.MarkedYAMLError as error:
        raise _broken(error, text, path, first_line) from error
    if root is None:
        return Table({}, first_line), ()
    builder = _Builder(text, path, first_line)
    return builder.build(root), tuple(builder.problems)


def _broken(error: yaml.MarkedYAMLError, text: str, path: Path, first_line: int) -> ArticleError:
    """Say where to mend the YAML: what never ends, at its beginning."""
    mark = error.problem_mark
    if error.context_mark and (mark is None or mark.index >= len(text.rstrip())):
        mark = error.context_mark
    line = text.count("\n", 0, mark.index) if mark else 0
    if "'\\t'" in (error.problem or ""):
        message = "has broken YAML: a tab stands where only spaces may"
        return ArticleError(message, path=path, line=first_line + line, hint="use spaces instead")
    message = f"has broken YAML: {error.problem or error.context}"
    # A text whose end is missing swallows lines up to the next quotation mark, where YAML stumbles.
    for number, typed in enumerate(text.split("\n")[: line + 1]):
        if _UNCLOSED.fullmatch(typed):
            line, message = (
                number,
                "has broken YAML: a quotation mark opens here and does not close",
            )
            break
    return ArticleError(message, path=path, line=first_line + line, hint=QUOTE_HINT)


class _Loader(yaml.BaseLoader):
    """Composes nodes; an alias could stand for a million copies, and deep nesting for a crash."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(
                problem='"&" and "*" begin references, which are not used here',
                problem_mark=event.start_mark,
            )
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(
                problem="lists or tables are nested too deep", problem_mark=event.start_mark
            )
        node: yaml.Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node


class _Builder:
    """Turns composed nodes into the tree and collects duplicate keys."""

    def __init__(self, text: str, path: Path, first_line: int) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._path = path
        self._first_line = first_line

    def build(self, node: yaml.Node) -> Node:
        line = self._line(node)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self.build(item) for item in node.value), line)
        if isinstance(node, yaml.MappingNode):
            return self._table(node, line)
        return Scalar(self._written(node, line), line)

    def _table(self, node: yaml.MappingNode, line: int) -> Table:
        entries: dict[str, Entry] = {}
        for key_node, value_node in node.value:
            key_line = self._line(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem("a key must be a word", key_line, "write `key: value`")
                continue
            key = self._written(key_node, key_line)
            if key in entries:
                message = f"{key} stands twice, first on line {entries[key].line}"
                self._problem(message, key_line, "keep one of them")
                continue
            entries[key] = Entry(key_line, self.build(value_node))
        return Table(entries, line)

    def _written(self, node: yaml.Node, line: int) -> str:
        """Return a scalar's text; report one that nothing can write, and take it for empty."""
        text = str(node.value)
        broken = _SURROGATE.search(text)
        if broken is None:
            return text
        found = f"this holds half a character: U+{ord(broken[0]):04X}"
        self._problem(found, line, "delete that escape, or write the character itself")
        return ""

    def _line(self, node: yaml.Node) -> int:
        # Not mark.line: YAML also counts U+0085, U+2028 and U+2029 as line ends.
        return self._first_line + self._text.count("\n", 0, node.start_mark.index)

    def _problem(self, message: str, line: int, hint: str) -> None:
        self.problems.append(Problem(message, self._path, line, hint))
