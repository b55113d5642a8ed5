"""The tables of docs/theming.md: every template with its view, every view with what it has.

`make theming` writes types and names anew from the code and keeps the meanings, which stand in the
tables and nowhere else. What is new has no meaning yet: tests fail until somebody writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sitegen.render.theming.views_seen import VIEWS
from sitegen.render.views import Page, Tree

DOCUMENT = Path(__file__).parents[1] / "docs" / "theming.md"
BEGIN, END = "<!-- made by make theming: {} -->", "<!-- end -->"
ROW = re.compile(r"^\| `(\w+)` \| (.*?) \| (.*?) ?\|$", re.MULTILINE)
HEADING = re.compile(r"^### (\w+)$", re.MULTILINE)
WORDS: dict[object, str] = {str: "text", int: "number", float: "number", bool: "yes or no"}
WORDS[Tree] = "code of a language"


def views() -> list[type[Any]]:
    """Return every class that a template can come to, by name."""
    found: dict[type[Any], None] = {}
    waiting: list[type[Any]] = [Page, *VIEWS.values()]
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found[cls] = None
            waiting += [one for hint in attributes(cls).values() for one in classes_in(hint)]
    return sorted(found, key=lambda cls: cls.__name__)


def attributes(cls: type) -> dict[str, Any]:
    """Return what a view has, with its type hint: fields, then what it works out."""
    hints = get_type_hints(cls)
    found = {field.name: hints[field.name] for field in fields(cls)}
    for name, member in vars(cls).items():
        if isinstance(member, property) and member.fget:
            found[name] = get_type_hints(member.fget)["return"]
    return found


def classes_in(hint: object) -> Iterator[type]:
    """Return the views that a type hint names."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for argument in get_args(hint):
        yield from classes_in(argument)


def spelled(hint: object) -> str:
    """Write a type hint for people."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in WORDS:
        return WORDS[hint]
    if origin in (Union, UnionType):
        some = [spelled(one) for one in arguments if one is not NoneType]
        return " or ".join([*some, "nothing"] if NoneType in arguments else some)
    if origin is Literal:
        return ", ".join(f'`"{one}"`' for one in arguments)
    if origin is tuple:
        inner = arguments[0]
        return f"list of {spelled(inner)}"
    if isinstance(hint, type) and is_dataclass(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    raise TypeError(f"no words for {hint}")


def meanings(text: str) -> dict[tuple[str, str], str]:
    """Return the meanings that the tables have, by view and name."""
    found = {}
    for part in re.split(r"^(?=### )", text, flags=re.MULTILINE):
        heading = HEADING.match(part)
        if heading:
            found |= {(heading[1], name): meaning for name, _, meaning in ROW.findall(part)}
    return found


def templates_table() -> str:
    """Write the table of templates."""
    rows = [f"| `{name}` | {spelled(view)} |" for name, view in sorted(VIEWS.items())]
    return "\n".join(["| template | its `view` |", "|---|---|", *rows])


def view_tables(known: dict[tuple[str, str], str]) -> str:
    """Write the tables of all views, with the meanings known so far."""
    parts = []
    for cls in views():
        rows = [
            f"| `{name}` | {spelled(hint)} | {known.get((cls.__name__, name), '')} |"
            for name, hint in attributes(cls).items()
        ]
        table = ["| name | type | meaning |", "|---|---|---|", *rows]
        parts.append("\n".join([f"### {cls.__name__}", "", *table]))
    return "\n\n".join(parts)


def made_anew(text: str) -> str:
    """Return the document with tables as the code is now."""
    known = meanings(text)
    for name, table in (("templates", templates_table()), ("views", view_tables(known))):
        begin = BEGIN.format(name)
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(END)
        text = f"{before}{begin}\n\n{table}\n\n{END}{after}"
    return text


def main() -> None:
    """Write the tables anew and name what has no meaning yet."""
    text = made_anew(DOCUMENT.read_text("utf-8"))
    DOCUMENT.write_text(text, "utf-8")
    for (view, name), meaning in meanings(text).items():
        if not meaning:
            print(f"docs/theming.md: write what {view}.{name} means")


if __name__ == "__main__":
    main()
