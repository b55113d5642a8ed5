"""What filters, tests and messages give and ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_type_hints

from sitegen.render.theming.kinds import (
    NUMBER,
    TEXT,
    UNKNOWN,
    Items,
    Kind,
    attribute,
    either,
    elements,
    of_hint,
)

# Jinja's own filters by what they give, as its documentation lists them; all others: unknown.
WORDS = frozenset(
    ("capitalize", "center", "e", "escape", "filesizeformat", "forceescape", "format", "indent",
     "join", "lower", "pprint", "replace", "safe", "string", "striptags", "title", "tojson", "trim",
     "truncate", "upper", "urlencode", "urlize", "wordwrap", "xmlattr")
)  # fmt: skip
NUMBERS = frozenset({"count", "int", "length", "round", "wordcount"})
# What gives several of the values it got, and what one of them.
SEVERAL = frozenset({"list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort"})
SEVERAL |= {"unique"}
SINGLE = frozenset({"first", "last", "max", "min", "random"})
CAREFUL = frozenset({"d", "default"})
# Those whose first argument names an attribute; others name one as `attribute=`.
BY_ATTRIBUTE = frozenset({"groupby", "rejectattr", "selectattr"})

# The functions for messages, and which of their arguments are messages.
MESSAGES: Mapping[str, tuple[int, ...]] = {
    "_": (0,),
    "gettext": (0,),
    "ngettext": (0, 1),
    "pgettext": (1,),
    "npgettext": (1, 2),
}
# Of these the extension itself says the number.
COUNTED = frozenset({"ngettext", "npgettext"})


def of_filter(
    name: str, function: Callable[..., object], given: Kind, arguments: Sequence[Kind]
) -> Kind:
    """Return the kind of what a filter gives."""
    if name in WORDS:
        return TEXT
    if name in NUMBERS:
        return NUMBER
    if name in SINGLE:
        return elements(given)
    if name in SEVERAL:
        return frozenset({Items(elements(given))})
    if name in CAREFUL:
        return either((given, *arguments)) if arguments else UNKNOWN
    return of_function(function)


def of_function(function: Callable[..., object]) -> Kind:
    """Return the kind of what one of our own functions gives."""
    if not hasattr(function, "__annotations__") or function.__module__.startswith("jinja2"):
        return UNKNOWN
    return of_hint(get_type_hints(function).get("return"))


def path_missing(kind: Kind, path: str) -> tuple[Kind, str] | None:
    """Follow an attribute of an attribute; return where that ends, and the name not found."""
    for name in path.split("."):
        if name.isdigit():
            kind = elements(kind)
            continue
        found = attribute(kind, name)
        if found is None:
            return kind, name
        kind = found
    return None


def message_fault(message: str, given: Sequence[str], *, counted: bool) -> str:
    """Say what is wrong with the placeholders of a message, "" where nothing is."""
    values = dict.fromkeys((*given, *(("num",) if counted else ())), 1)
    try:
        message % values
    except KeyError as error:
        return f"the message has %({error.args[0]})s and is not told {error.args[0]}"
    except (TypeError, ValueError):
        return "the message has a % that is no placeholder like %(name)s; write %% for a percent"
    return ""
