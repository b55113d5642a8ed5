"""How a field of the data is described: once, beside its type.

In: meaning, an example and the version that brought it. Out: what the schemas in `data/schema/` and
the tables of docs/data.md are made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

SINCE = "x-since"


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a file, or a part of one; a field that is left out of it is a mistake."""


class Sparse(Row, frozen=True, omit_defaults=True):
    """A part of a line whose last fields are left out where they say nothing."""


def said(meaning: str, example: object, since: str) -> msgspec.Meta:
    """Describe a field; `since` is the version of sitegen that brought it."""
    return msgspec.Meta(description=meaning, examples=[example], extra_json_schema={SINCE: since})


@dataclass(frozen=True, slots=True)
class Field:
    """A field as its type describes it: `kind` in words, `rows` the struct inside, if any."""

    name: str
    kind: str
    meaning: str
    example: object
    since: str
    rows: type[Row] | None


def fields_of(row: type[Row]) -> Iterator[Field]:
    """Yield the fields of a row in their order. Raises LookupError for one that says nothing."""
    hints = get_type_hints(row, include_extras=True)
    for name in row.__struct_fields__:
        plain, meta = _parts(hints[name])
        if meta is None or not meta.description or not meta.examples:
            raise LookupError(f"{row.__name__}.{name} has no description")
        since = str((meta.extra_json_schema or {})[SINCE])
        kind = _kind(plain)
        yield Field(name, kind, meta.description, meta.examples[0], since, _inside(plain))


def nested(row: type[Row]) -> tuple[type[Row], ...]:
    """Return the structs that lie in a row, each once, in the order in which they are met."""
    found: dict[type[Row], None] = {}
    for field in fields_of(row):
        if field.rows is not None:
            found |= dict.fromkeys((field.rows, *nested(field.rows)))
    return tuple(found)


def _parts(hint: Any) -> tuple[Any, msgspec.Meta | None]:
    if get_origin(hint) is Annotated:
        plain, *notes = get_args(hint)
        return plain, next((one for one in notes if isinstance(one, msgspec.Meta)), None)
    return hint, None


def _kind(hint: Any) -> str:
    """Name a type as readers of JSON know it."""
    names = {str: "text", int: "number", float: "number", bool: "true or false", type(None): "null"}
    if hint in names:
        return names[hint]
    if _is_row(hint):
        return "object"
    origin, inner = get_origin(hint), get_args(hint)
    if origin is list:
        return f"list of {_plural(_kind(inner[0]))}"
    if origin is tuple:
        return f"pair of {_plural(_kind(inner[0]))}"
    if origin is dict:
        return "object"
    if inner and all(isinstance(one, str) for one in inner):
        return " \N{MIDDLE DOT} ".join(f"`{one}`" for one in inner)
    return " or ".join(_kind(one) for one in inner)


def _plural(kind: str) -> str:
    return {"text": "texts", "number": "numbers", "object": "objects"}.get(kind, kind)


def _inside(hint: Any) -> type[Row] | None:
    if _is_row(hint):
        found: type[Row] = hint
        return found
    return next((one for one in map(_inside, get_args(hint)) if one is not None), None)


def _is_row(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Row)
