"""On which line something stands in a file that the editor writes, for warnings that come later.

In: a file, a list in it, and the place in that list. Out: the line, or None where the file cannot
be read any more or is written otherwise. The file is read only when it is asked for: values that
carried their lines would be other values as soon as a line moved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sitegen.errors import SitegenError
from sitegen.files import read_text
from sitegen.ingest.editorial import open_actors
from sitegen.ingest.front_matter import front_matter_tree
from sitegen.ingest.story_decisions import open_stories
from sitegen.ingest.yaml_tree import Items, Node, Table

# The parts of an actors.toml whose items a warning may be about. A [[split]] is one of two things:
# with the key `names`, or without.
_TABLES: Mapping[str, tuple[str, bool | None]] = {
    "actor": ("actor", None),
    "merge": ("merge", None),
    "split": ("split", True),
    "split_off": ("split", False),
}
STORY = "story"


def line_at(path: Path, part: str, index: int) -> int | None:
    """Return the 1-based line of an item, None where it cannot be told.

    `part` is "mentions", "quotes" or "dates" of an article's overrides, "actor", "merge", "split"
    or "split_off" of an actors.toml, or "story" of a stories.toml; `index` counts from 0.
    """
    try:
        if part == STORY:
            lines: Sequence[int | None] = [one.line for one in open_stories(path).entries()]
        else:
            lines = _in_actors(path, part) if part in _TABLES else _in_overrides(path, part)
    except (SitegenError, OSError):
        return None
    return lines[index] if index < len(lines) else None


def _in_actors(path: Path, part: str) -> Sequence[int | None]:
    table, has_names = _TABLES[part]
    entries = open_actors(path).entries(table)
    return [one.line for one in entries if has_names in (None, one.has("names"))]


def _in_overrides(path: Path, part: str) -> Sequence[int | None]:
    found = _value(_value(front_matter_tree(read_text(path), path), "overrides"), part)
    return [node.line for node in found.nodes] if isinstance(found, Items) else []


def _value(node: Node | None, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Table) else None
    return entry.node if entry else None
