"""Cuts sorted entries into files of a size that a phone loads at once.

In: keys with the sizes of their entries. Out: the beginnings of keys that name a file each. The cut
follows from keys and sizes alone, so that it is the same whatever was built before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby

FOLDER = "search/"
# Where the index begins; the search page's script loads it first.
ROOT = "root"
# Characters of a file before it is cut by one more letter of its keys: some 20 KB on the way.
FULL = 48_000
# The function that the script gives a file's content to. Files are scripts because a page that is
# opened from a folder may load scripts and nothing else.
CALLED = "sitegenSearch"


def cut(sizes: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Return the keys of each file by their common beginning, both sorted.

    The file of a key is the one with the longest beginning that the key has. A single key is never
    cut, however large its entry.
    """
    found: dict[str, tuple[str, ...]] = {}
    if sizes:
        _cut(sorted(sizes.items()), "", found)
    return dict(sorted(found.items()))


def _cut(entries: list[tuple[str, int]], prefix: str, found: dict[str, tuple[str, ...]]) -> None:
    if len(entries) == 1 or sum(size for _, size in entries) <= FULL:
        found[prefix] = tuple(key for key, _ in entries)
        return
    depth = len(prefix) + 1
    for beginning, group in groupby(entries, lambda entry: entry[0][:depth]):
        some = list(group)
        if beginning == prefix:
            # The key that is as long as the beginning: no letter of it is left to cut by.
            found[prefix] = tuple(key for key, _ in some)
        else:
            _cut(some, beginning, found)


def file_name(kind: str, prefix: str) -> str:
    """Return what a file is called inside the index: letters by their codes, for any file system.

    The name is also what the file says it is.
    """
    return f"{kind}/{'-'.join(f'{ord(letter):x}' for letter in prefix) or 'all'}"


def path_of(name: str) -> str:
    """Return a file of the index by its name, relative to the site's folder."""
    return f"{FOLDER}{name}.js"


def script(name: str, entries: Iterable[str]) -> bytes:
    """Write a file whose content is an object, of entries that are written already."""
    return f'{CALLED}("{name}",{{'.encode() + ",\n".join(entries).encode() + b"})\n"


def data_script(name: str, data: object) -> bytes:
    """Write a file of any content."""
    return f'{CALLED}("{name}",{as_json(data)})\n'.encode()


def entry(key: str, data: object) -> str:
    """Write one entry of a file."""
    return f"{as_json(key)}:{as_json(data)}"


def as_json(data: object) -> str:
    """Write data as short as may be."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
