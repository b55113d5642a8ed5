"""Reads the JSON-LD of a page for the addresses in it, which are checked as links are.

In: the text of a script element. Out: addresses, and the names of what it describes. Of an `url` it
takes that of a thing with a name of its own and of a step in a list: others are other sites.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

# Each holds an address of this very site, if it begins as those do.
ADDRESSES = ("item", "urlTemplate", "image")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The addresses that JSON-LD leads to, the names it speaks of, and those that it describes."""

    addresses: tuple[str, ...]
    names: tuple[str, ...]
    described: frozenset[str]


def read_linked_data(source: str) -> LinkedData:
    """Read JSON-LD. Raises ValueError where it is no JSON."""
    nodes = tuple(_nodes(json.loads(source)))
    named = [node for node in nodes if isinstance(node.get("@id"), str)]
    return LinkedData(
        addresses=tuple(address for node in nodes for address in _addresses(node)),
        names=tuple(str(node["@id"]) for node in named),
        described=frozenset(str(node["@id"]) for node in named if "@type" in node),
    )


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """Yield every object inside a value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)


def _addresses(node: dict[str, object]) -> Iterator[str]:
    is_own = "@id" in node or node.get("@type") == "ListItem"
    for key in (*ADDRESSES, "url") if is_own else ADDRESSES:
        found = node.get(key)
        if isinstance(found, str):
            yield found
