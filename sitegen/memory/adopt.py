"""Finds the memory of an article that was renamed, among the PO files that belong to no article.

In: the article's sentences and the orphaned files. Out: the memory to go on with, and a warning.
The old file stays where it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from sitegen.errors import MemoryFileError, Problem, Severity
from sitegen.memory.drafts import MemoryFile, read_memory

# Fewer than half of the sentences in common: another article that shares some wording.
SHARED = 0.5
# Names listed in a message before it says "and so many more".
LISTED = 10


def orphans(folder: Path, slugs: Collection[str]) -> tuple[Path, ...]:
    """List the PO files that belong to no article."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".po")
    except OSError:
        # No folder yet; one that cannot be read is reported with the files in it.
        return ()
    return tuple(path for path in paths if path.stem not in slugs)


def adopt(
    sentences: Sequence[str], files: Iterable[Path]
) -> tuple[Path, MemoryFile] | tuple[None, None]:
    """Return the orphaned memory that holds most of these sentences, if it holds half of them."""
    wanted = set(sentences)
    best: tuple[int, Path, MemoryFile] | None = None
    for path in files:
        try:
            memory = read_memory(path)
        except MemoryFileError:
            # It is reported as an orphan; here it only cannot help.
            continue
        shared = len(wanted & {entry.key[1] for entry in memory.entries}) if memory else 0
        if memory and shared >= SHARED * len(wanted) and (best is None or shared > best[0]):
            best = (shared, path, memory)
    return (best[1], best[2]) if best and wanted else (None, None)


def renamed(memory: MemoryFile, old: str, new: str) -> MemoryFile:
    """Return the memory of the article `old` as that of `new`: its header names the article."""
    fields = {**memory.fields, "Project-Id-Version": new}
    return replace(memory, header=memory.header.replace(f'"{old}"', f'"{new}"'), fields=fields)


def adopted(old: Path, new: Path) -> Problem:
    """Say that a renamed article's English was found."""
    return Problem(
        f"its English was taken over from {old.name}, which belongs to no article any more",
        path=new,
        hint=f"remove {old.name} if the article was renamed",
        severity=Severity.WARNING,
    )


def orphaned(files: Sequence[Path]) -> tuple[Problem, ...]:
    """Name the PO files that belong to no article, in one warning."""
    if not files:
        return ()
    listed = ", ".join(path.name for path in files[:LISTED])
    more = f" and {len(files) - LISTED} more" if len(files) > LISTED else ""
    return (
        Problem(
            f"translations without an article: {listed}{more}",
            path=files[0].parent,
            hint="rename the file if its article was renamed, or remove it",
            severity=Severity.WARNING,
        ),
    )
