"""A filled spreadsheet comes back.

In: the bytes of an .xlsx file that a person filled, and whatever programs did to it meanwhile:
columns moved or lost, rows sorted, text turned into numbers. Out: what was decided, row by row.
Refuses a file without the columns that matter; a cell it cannot be sure of is a problem of its row.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from sitegen.errors import ContentError, Problem
from sitegen.memory.characters import on_one_line
from sitegen.memory.decisions import MAX_NAME
from sitegen.memory.entries import TITLE
from sitegen.review.columns import COLUMNS, NEEDED, NO, STATES, TITLE_NUMBER, YES, Name
from sitegen.review.opening import AGAIN
from sitegen.review.returned import Link, Returned, ReturnedFile, Verdict
from sitegen.review.spreadsheet import MAX_ROWS
from sitegen.review.worklist import Progress, quietly, same, text_key

# People put a line or two above the headings, and columns of their own beside ours.
HEADING_ROWS = 20
MAX_COLUMNS = 60
# How a cell writes the carriage return of a pasted text, and an underline that must stay one.
RETURN, UNDERLINE = "_x000D_", "_x005F_"
PLACE = re.compile(r"\d+/(\d+)", re.ASCII)
TITLES: Mapping[Name, str] = {column.name: column.heading for column in COLUMNS}
HEADINGS: Mapping[str, Name] = {column.heading.lower(): column.name for column in COLUMNS}
REVIEWED = STATES["reviewed"]
WRITTEN: tuple[Name, ...] = ("english", "verdict", "name", "note")
IN_PLACE = (
    'write your English in the column "Your English", and leave the machine\'s as it was; '
    "if the column was sorted by itself, undo that"
)


class _UnclearError(Exception):
    """A row does not say what a person meant; carries a message and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the sheet: its number and its cells by column."""

    number: int
    cells: Mapping[Name, Any]


def read_spreadsheet(data: bytes, path: Path, progress: Progress = quietly) -> ReturnedFile:
    """Return what a filled spreadsheet says. Raises ContentError where it is not one of ours."""
    with warnings.catch_warnings():
        # openpyxl warns of what it would lose on writing; nothing is written here.
        warnings.simplefilter("ignore")
        try:
            sheets = _sheets(data, progress)
        except ContentError:
            raise
        except Exception as error:
            # A broken workbook makes the library fail in more ways than anybody foresees.
            raise ContentError(
                f"is an Excel workbook that cannot be understood ({type(error).__name__})",
                path=path,
                hint=AGAIN,
            ) from error
    if not sheets:
        raise ContentError(
            "has no sheet with the columns Article, Arabic and Your English",
            path=path,
            hint="the headings must stay as they are; " + AGAIN,
        )
    return _answered({title: _returned_file(rows, path) for title, rows in sheets}, path)


def _answered(sheets: Mapping[str, ReturnedFile], path: Path) -> ReturnedFile:
    """Return the sheet that was filled. Raises ContentError where several were."""
    filled = [
        title
        for title, sheet in sheets.items()
        if sheet.problems or any(row.asks for row in sheet.rows)
    ]
    if len(filled) > 1:
        raise ContentError(
            f"has answers in {len(filled)} sheets: {', '.join(f'“{title}”' for title in filled)}",
            path=path,
            hint="put all answers into one of them, delete the other, and import again",
        )
    return sheets[filled[0] if filled else next(iter(sheets))]


def _sheets(data: bytes, progress: Progress) -> list[tuple[str, list[_Row]]]:
    """Return the sheets that have our columns, each with its title and its rows."""
    book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
    try:
        return [
            (sheet.title, list(_rows(sheet, columns, first, size, progress)))
            for sheet, columns, first, size in map(_headed, book.worksheets)
            if set(columns) >= NEEDED
        ]
    finally:
        book.close()


def _rows(
    sheet: Any, columns: Mapping[Name, int], first: int, size: int, progress: Progress
) -> Iterator[_Row]:
    """Yield the rows below the headings that hold anything."""
    below = sheet.iter_rows(min_row=first + 1, max_col=MAX_COLUMNS)
    for number, cells in enumerate(islice(below, MAX_ROWS), start=first + 1):
        progress(number, max(number, size))
        found = {name: cells[at] for name, at in columns.items() if at < len(cells)}
        if any(cell.value is not None for cell in found.values()):
            yield _Row(number, found)


def _headed(sheet: Any) -> tuple[Any, dict[Name, int], int, int]:
    """Return a sheet with its columns, the row of its headings, and how many rows it says it has.

    Some programs write a wrong size; then rows would be passed over.
    """
    size = sheet.max_row or 0
    sheet.reset_dimensions()
    return sheet, *_headings(sheet), size


def _headings(sheet: Any) -> tuple[dict[Name, int], int]:
    """Find the row of headings: which column stands where (0-based), and the row's number."""
    best: tuple[dict[Name, int], int] = ({}, 0)
    rows = sheet.iter_rows(max_row=HEADING_ROWS, max_col=MAX_COLUMNS)
    for number, cells in enumerate(rows, start=1):
        columns: dict[Name, int] = {}
        for at, cell in enumerate(cells):
            lines = str(cell.value or "").replace(RETURN, "").strip().splitlines()
            name = HEADINGS.get(" ".join(lines[0].split()).lower()) if lines else None
            if name:
                columns.setdefault(name, at)
        if len(columns) > len(best[0]):
            best = (columns, number)
    return best


def _text(cell: Any) -> str:
    """Return a cell's text on one line; a plain number is what it looks like.

    Raises ValueError, with what the cell holds, where it is not what a person wrote.
    """
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise ValueError("holds a formula")
    if cell.data_type == "e":
        raise ValueError(f"holds an error of the spreadsheet program ({value})")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        if cell.number_format not in ("General", "@", "0"):
            raise ValueError(f"was turned into a number ({value})")
        return f"{value:.15g}"
    if not isinstance(value, str):
        raise ValueError(f"was turned into a date or a time ({value})")
    return on_one_line(value.replace(RETURN, " ").replace(UNDERLINE, "_"))


def _returned_file(rows: Sequence[_Row], path: Path) -> ReturnedFile:
    returned: list[Returned] = []
    problems: list[Problem] = []
    sent = 0
    for row in rows:
        said = {name: _said(row, name) for name in row.cells if name not in WRITTEN}
        place = PLACE.fullmatch(said.get("row", ""))
        sent = max(sent, int(place[1])) if place else sent
        try:
            written = {name: _written(row, name) for name in WRITTEN}
            returned.append(_returned(row.number, said, written))
        except _UnclearError as error:
            problems.append(Problem(str(error), path, row.number, error.hint))
    return ReturnedFile(tuple(returned), sent, tuple(problems))


def _said(row: _Row, name: Name) -> str:
    """Return what a cell of ours says; "" where a program turned it into something else."""
    try:
        return _text(row.cells[name])
    except ValueError:
        return ""


def _written(row: _Row, name: Name) -> str:
    """Return what the colleague wrote in a cell; raises _UnclearError."""
    try:
        return _text(row.cells[name]) if name in row.cells else ""
    except ValueError as error:
        hint = "write it again, in a cell that is formatted as Text"
        raise _UnclearError(f'"{TITLES[name]}" {error}', hint) from error


def _returned(row: int, said: Mapping[Name, str], written: Mapping[Name, str]) -> Returned:
    """Return what a row says; raises _UnclearError."""
    known = said if _is_whole(said) else {}
    source, sent = said.get("arabic", ""), said.get("sent", "")
    is_reviewed = said.get("state", "").lower() == REVIEWED
    english = written["english"]
    if is_reviewed and same(english, sent):
        english = ""
    key = known.get("sent_key", "")
    if key and not english and sent and key != text_key(sent):
        raise _UnclearError(f'"{TITLES["sent"]}" was changed', IN_PLACE)
    if len(written["name"]) > MAX_NAME:
        raise _UnclearError(
            f'"{TITLES["name"]}" is longer than {MAX_NAME} characters', "write a name there"
        )
    verdict = _verdict(english, written["verdict"], is_reviewed=is_reviewed)
    link: Link = "kept" if known else ("torn" if _is_torn(said) else "unknown")
    return Returned(
        link=link,
        row=row,
        slug=said.get("article") or known.get("slug", ""),
        source=source,
        verdict=verdict,
        english=sent if verdict == "confirmed" else english,
        key=text_key(source) if source else known.get("source_key", ""),
        sent=key or (text_key(sent) if "sent" in said else ""),
        is_title=_is_title(said, known),
        name=written["name"],
        note=written["note"],
    )


def _is_whole(said: Mapping[Name, str]) -> bool:
    """Tell whether the hidden cells are this row's: rows can be sorted without them."""
    slug, key, source = said.get("slug"), said.get("source_key"), said.get("arabic")
    if not slug or not key:
        return False
    return said.get("article") in (None, "", slug) and (not source or text_key(source) == key)


def _is_torn(said: Mapping[Name, str]) -> bool:
    """Tell whether the hidden cells are those of the row's English, but not of its Arabic."""
    source, source_key = said.get("arabic"), said.get("source_key")
    if not source or not source_key or text_key(source) == source_key or "sent" not in said:
        return False
    return text_key(said["sent"]) == said.get("sent_key")


def _is_title(said: Mapping[Name, str], known: Mapping[Name, str]) -> bool | None:
    if "context" in known:
        return known["context"] == TITLE
    return said["number"].lower() == TITLE_NUMBER if said.get("number") else None


def _verdict(english: str, said: str, *, is_reviewed: bool) -> Verdict:
    """Return what English and the answer to "OK?" mean together; raises _UnclearError."""
    answer = said.lower().rstrip(".!")
    if answer and answer not in YES | NO:
        raise _UnclearError(f'"{TITLES["verdict"]}" says neither yes nor no: {said}', "choose one")
    if english:
        return "drafted" if answer in NO else "reviewed"
    if answer in YES:
        return "none" if is_reviewed else "confirmed"
    return "rejected" if answer in NO else "none"
