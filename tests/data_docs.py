"""Writes the tables of docs/data.md from the types of the data: python -m tests.data_docs."""

from __future__ import annotations

import json
from pathlib import Path

from sitegen.render import urls
from sitegen.render.datasets.fields import Row, fields_of, nested
from sitegen.render.datasets.files import DATASETS

DOCS = Path(__file__).parents[1] / "docs" / "data.md"
# What stands behind this line is written by the program.
MARK = "<!-- The tables below are made by python -m tests.data_docs. -->\n"


def tables() -> str:
    """Return a section for every file, with a table of its fields and of what lies in them."""
    parts: list[str] = []
    told: set[type[Row]] = set()
    for dataset in DATASETS:
        for address, row in dataset.files:
            parts.append(f"\n## `{address}`\n\n{row.__doc__}\n")
            parts.append(f"Schema: `{urls.data_schema(address)}`.\n\n{_table(row)}")
            for inner in nested(row):
                if inner not in told:
                    told.add(inner)
                    parts.append(f"\n### {inner.__name__}\n\n{inner.__doc__}\n\n{_table(inner)}")
    return "".join(parts)


def _table(row: type[Row]) -> str:
    lines = ["| field | type | meaning | example | since |", "|---|---|---|---|---|"]
    for field in fields_of(row):
        kind = field.kind
        if field.rows is not None:
            kind = kind.replace(
                "object", f"[{field.rows.__name__}](#{field.rows.__name__.lower()})"
            )
        example = json.dumps(field.example, ensure_ascii=False)
        cells = (f"`{field.name}`", kind, field.meaning, f"`{example}`", field.since)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def written() -> str:
    """Return the whole document with its tables made anew."""
    head, mark, _ = DOCS.read_text("utf-8").partition(MARK)
    return head + mark + tables()


if __name__ == "__main__":
    DOCS.write_text(written(), "utf-8")
