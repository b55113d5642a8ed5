"""Checks the search index of a built site: every file is whole, and leads to pages that exist.

In: the files of a site. Out: problems. Reads only; knows the files' form, not how they are made.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from sitegen.errors import Problem
from sitegen.render import urls
from sitegen.render.search.index import ACTORS, ARTICLES, NAMES, WORDS
from sitegen.render.search.shards import CALLED, FOLDER, ROOT, file_name, path_of
from sitegen.render.views import Tree

REBUILD = "build again"


def check_index(folder: Path, files: Collection[str], trees: Collection[Tree]) -> Iterator[Problem]:
    """Check the index among a site's files, named relative to its folder; none is no problem."""
    ours = sorted(name for name in files if name.startswith(FOLDER))
    if not ours:
        return
    read: dict[str, Any] = {}
    for name in ours:
        try:
            read[name] = _content(folder / name, name)
        except (ValueError, OSError) as error:
            yield Problem(
                f"is no whole part of the search index: {error}", folder / name, 1, REBUILD
            )
    for name, content in read.items():
        yield from _check_targets(folder, name, content, files, trees)
    root = read.get(path_of(ROOT))
    if root is None:
        yield Problem(
            "is missing, so that nothing can be found", folder / path_of(ROOT), None, REBUILD
        )
        return
    for kind in (WORDS, NAMES, ACTORS):
        for prefix in root["files"][kind]:
            if path_of(file_name(kind, prefix)) not in files:
                missing = folder / path_of(file_name(kind, prefix))
                yield Problem("is named by the search index, and missing", missing, None, REBUILD)


def _content(path: Path, name: str) -> Any:
    """Return what a file of the index holds. Raises ValueError where it is not of that form."""
    text = path.read_text(encoding="utf-8")
    inside = name.removeprefix(FOLDER).removesuffix(".js")
    start, end = f'{CALLED}("{inside}",', ")\n"
    if not text.startswith(start) or not text.endswith(end):
        raise ValueError(f"it does not call {CALLED} with its own name")
    return json.loads(text[len(start) : -len(end)])


def _check_targets(
    folder: Path, name: str, content: Any, files: Collection[str], trees: Collection[Tree]
) -> Iterator[Problem]:
    """Check that what results lead to is there, in every edition."""
    kind = name.removeprefix(FOLDER).partition("/")[0]
    if kind == ARTICLES:
        targets = [urls.article(tree, content[0]) for tree in trees]
        targets += [path_of(f"{ARTICLES}/{same}") for same in content[5]]
    elif kind == ACTORS:
        targets = [urls.actor(tree, actor) for actor in content for tree in trees]
    else:
        return
    for target in targets:
        if urls.file_of(target) not in files:
            yield Problem(f"finds {target}, which does not exist", folder / name, 1, REBUILD)
