"""How names stand in the English, as `sitegen check` says it: lines for people, data for programs.

In: names with their wordings, the worst first. Out: one line in all, or a line for each name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sitegen.compose.renderings import NameRenderings, Rendered

MANY = "names with English that is not always the same, or not the one decided"
REST = "names with the same English throughout"
# As `sitegen review` calls it.
TITLE = "title"


def as_lines(names: Sequence[NameRenderings], *, whole: bool) -> Iterator[str]:
    """Yield one line that counts the names to look at, or all names with their wordings."""
    off = [one for one in names if one.off]
    if not whole:
        if off:
            yield f"{MANY}: {len(off)}; to see them: sitegen check --names"
        return
    if not names:
        yield "no sentence with English has a name that is known"
        return
    for heading, ones in ((MANY, off), (REST, [one for one in names if not one.off])):
        yield f"{heading}: {len(ones)}"
        for one in ones:
            yield f"  {_line(one)}"
        yield ""


def as_data(names: Sequence[NameRenderings], *, whole: bool) -> dict[str, Any]:
    """Return the number of names to look at, and all of them if asked for, as JSON-ready data."""
    count: dict[str, Any] = {"inconsistent_names": sum(one.off > 0 for one in names)}
    return {**count, "names": [_data(one) for one in names]} if whole else count


def _line(name: NameRenderings) -> str:
    """Say how one name is rendered; where, for wordings that are off."""
    parts = [
        f"{one.text} {one.count}{f' ({_place(one)})' if one.off else ''}" for one in name.wordings
    ]
    if name.lacking:
        parts.append(f"not found {name.lacking}")
    decided = f" = {name.english}" if name.english else ""
    return f"{name.name}{decided}:  {' · '.join(parts)}"


def _place(one: Rendered) -> str:
    """Name one sentence, counted from 1."""
    return f"{one.slug}#{TITLE if one.sentence is None else one.sentence + 1}"


def _data(name: NameRenderings) -> dict[str, Any]:
    return {
        "name": name.name,
        "actor": name.actor or None,
        "decided": name.english or None,
        "off": name.off,
        "not_found": name.lacking,
        "wordings": [
            {"text": one.text, "count": one.count, "off": one.off, "at": _place(one)}
            for one in name.wordings
        ],
    }
