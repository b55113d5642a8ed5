"""Checks of the files that are no pages: XML, data, and what a page sent by e-mail may not have.

In: a file of a built site, or what was read of a mail. Out: problems with file and line.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from sitegen.errors import Problem
from sitegen.render.page_facts import PageFacts

REBUILD = "build again; if it stays, look in content/ and in templates of your own"
# Gmail shows no more of a message than this, and says nothing of what follows.
MOST_OF_A_MAIL = 102 * 1024
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# What spreadsheets take for the beginning of a formula.
FORMULAS = ("=", "+", "-", "@")


def check_xml(path: Path) -> Iterator[Problem]:
    """Check that a file is XML."""
    try:
        ET.fromstring(path.read_bytes())
    except ET.ParseError as error:
        yield Problem(f"is not valid XML: {error}", path, error.position[0], REBUILD)


def check_lines(path: Path) -> Iterator[Problem]:
    """Check that every line of a file is JSON."""
    for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").split("\n"), 1):
        try:
            if line:
                json.loads(line)
        except ValueError as error:
            yield Problem(f"is not valid JSON: {error}", path, number, REBUILD)


def check_schema(path: Path) -> Iterator[Problem]:
    """Check that a file is JSON as a whole."""
    try:
        json.loads(path.read_bytes())
    except ValueError as error:
        yield Problem(f"is not valid JSON: {error}", path, hint=REBUILD)


def check_table(path: Path) -> Iterator[Problem]:
    """Check that every row of a table has its cells, and none a formula."""
    data = path.read_bytes()
    if not data.startswith(BYTE_ORDER_MARK):
        yield Problem("has no byte order mark: Excel shows no Arabic of it", path, 1, REBUILD)
    text = data.removeprefix(BYTE_ORDER_MARK).decode("utf-8", "replace")
    rows = csv.reader(io.StringIO(text, newline=""))
    columns = len(next(rows, []))
    for row in rows:
        if len(row) != columns:
            found = f"has {len(row)} cells in a row, and not {columns}"
            yield Problem(found, path, rows.line_num, REBUILD)
        if any(cell.startswith(FORMULAS) for cell in row):
            yield Problem("has a cell that is a formula", path, rows.line_num, REBUILD)


def check_mail(path: Path, mail: PageFacts) -> Iterator[Problem]:
    """Check what a page needs that is sent by e-mail: little, nothing fetched, whole addresses."""
    size = path.stat().st_size
    if size > MOST_OF_A_MAIL:
        yield Problem(
            f"takes {size // 1024} KB; Gmail cuts off what is beyond {MOST_OF_A_MAIL // 1024} KB",
            path,
            hint="make templates/mail.html of your own shorter, or remove it",
        )
    for reference in mail.references:
        if reference.purpose == "resource":
            found = f"loads {reference.url}, which mail programs do not"
            yield Problem(found, path, reference.line, REBUILD)
        elif "://" not in reference.url:
            found = f"{reference.url} leads nowhere in an e-mail"
            yield Problem(found, path, reference.line, REBUILD)
