"""The spreadsheet for a colleague who reviews: one sheet that explains, one with the sentences.

In: items. Out: the bytes of an .xlsx file. Text of articles is always written as text, whatever it
begins with. A text that no cell can hold is left out and named, never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from sitegen.checks.reasons import in_words
from sitegen.errors import ContentError, Problem, Severity
from sitegen.memory.characters import on_one_line
from sitegen.memory.entries import TITLE
from sitegen.review.columns import (
    COLUMNS,
    INSTRUCTIONS,
    SHEET,
    STATES,
    TITLE_NUMBER,
    Column,
    Name,
    repaired,
)
from sitegen.review.worklist import Item, Progress, text_key

# What Excel takes in one cell and in one sheet.
MAX_CELL = 32_767
MAX_ROWS = 1_048_576 - 1
# Excel's own code for "this is text, even while it is edited".
TEXT = "@"
INSTRUCTION_WIDTH = 80
# What spreadsheet programs begin with; other programs put a font of theirs in its place.
FONT, FONT_SIZE = "Calibri", 11
# How a cell writes a character by its number; text that only looks so must not become one.
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# The paper of the colours: white for what is to be filled, grey for what is only to be read.
GREY, HEAD, LINE = "FFEFEFEF", "FFD9E2EC", "FFBFBFBF"
RIGHT_TO_LEFT, LEFT_TO_RIGHT = 2, 1


def spreadsheet(items: Sequence[Item], progress: Progress) -> tuple[bytes, tuple[Problem, ...]]:
    """Return the .xlsx file for these items, and a warning for each that fits in no cell.

    Raises ContentError where they are more than a sheet has rows.
    """
    if len(items) > MAX_ROWS:
        raise ContentError(
            f"{len(items)} sentences are more than a spreadsheet has rows",
            hint="name some articles, or choose: --only doubtful",
        )
    fitting = [item for item in items if _fits(item)]
    book = Workbook(write_only=True)
    book.properties.creator = "sitegen"
    for style in _styles().values():
        book.add_named_style(style)
    data = BytesIO()
    try:
        _write_instructions(book)
        _write_items(book, fitting, progress)
    except BaseException:
        # Broken off, by Ctrl-C most likely: sheets that are left open complain when they go.
        for sheet in book.worksheets:
            sheet.close()
        raise
    book.save(data)
    return data.getvalue(), tuple(_too_long(item) for item in items if not _fits(item))


def _fits(item: Item) -> bool:
    return max(len(item.entry.source), len(item.entry.english)) <= MAX_CELL


def _too_long(item: Item) -> Problem:
    return Problem(
        f"sentence {item.number} of {item.slug} is too long for a spreadsheet and was left out",
        hint="review it in its PO file, or export as XLIFF",
        severity=Severity.WARNING,
    )


def _styles() -> Mapping[str, NamedStyle]:
    """Return the looks of cells by name."""
    line = Side(style="thin", color=LINE)
    border = Border(left=line, right=line, top=line, bottom=line)
    grey = PatternFill("solid", fgColor=GREY)

    def style(name: str, *, arabic: bool = False, is_open: bool = False) -> NamedStyle:
        return NamedStyle(
            f"sitegen {name}",
            font=Font(name=FONT, size=FONT_SIZE),
            number_format=TEXT,
            border=border,
            fill=PatternFill() if is_open else grey,
            protection=Protection(locked=not is_open),
            alignment=Alignment(
                wrap_text=True,
                vertical="top",
                horizontal="right" if arabic else "left",
                readingOrder=RIGHT_TO_LEFT if arabic else LEFT_TO_RIGHT,
            ),
        )

    head = style("heading")
    head.font = Font(name=FONT, size=FONT_SIZE, bold=True)
    head.fill = PatternFill("solid", fgColor=HEAD)
    return {
        "heading": head,
        "arabic": style("arabic", arabic=True),
        "read": style("read"),
        "fill": style("fill", is_open=True),
    }


def _write_instructions(book: Workbook) -> None:
    sheet = book.create_sheet("Read me")
    sheet.column_dimensions["A"].width = INSTRUCTION_WIDTH
    sheet.column_dimensions["B"].width = INSTRUCTION_WIDTH
    for number, (english, arabic) in enumerate(INSTRUCTIONS):
        look = "heading" if number == 0 else ""
        sheet.append(
            [
                _cell(sheet, english, f"sitegen {look or 'read'}"),
                _cell(sheet, arabic, f"sitegen {look or 'arabic'}"),
            ]
        )


def _write_items(book: Workbook, items: Sequence[Item], progress: Progress) -> None:
    sheet = book.create_sheet(SHEET)
    last = len(items) + 1
    # All that stands before the rows in the file comes first.
    sheet.freeze_panes = "A2"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for letter, column in _lettered():
        if column.width:
            sheet.column_dimensions[letter].width = column.width
        else:
            sheet.column_dimensions[letter].hidden = True
        if column.name == "verdict":
            sheet.data_validations.append(_yes_or_no(f"{letter}2:{letter}{last}"))
    sheet.append([_cell(sheet, column.title, "sitegen heading") for column in COLUMNS])
    for number, item in enumerate(items, start=1):
        sheet.append(list(_row(sheet, item, f"{number}/{len(items)}")))
        progress(number, len(items))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    # Without a password: it keeps slips out, nobody. False allows what the name says.
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.formatCells = False
    protection.autoFilter = protection.sort = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"


def _lettered() -> Iterator[tuple[str, Column]]:
    for number, column in enumerate(COLUMNS, start=1):
        yield get_column_letter(number), column


def _yes_or_no(cells: str) -> DataValidation:
    """Return the drop-down list for these cells."""
    choice = DataValidation(
        type="list",
        formula1='"yes,no"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="OK?",
        error="yes or no",
    )
    choice.add(cells)
    return choice


def _row(sheet: object, item: Item, place: str) -> Iterator[WriteOnlyCell]:
    values = _values(item, place)
    is_reviewed = item.entry.state == "reviewed"
    for column in COLUMNS:
        look = "arabic" if column.name == "arabic" else "read"
        # What is reviewed is never changed by an import, so it is not for filling here.
        if column.open and not (is_reviewed and column.name in ("english", "verdict")):
            look = "fill"
        yield _cell(sheet, values[column.name], f"sitegen {look}")


def _values(item: Item, place: str) -> Mapping[Name, str]:
    entry = item.entry
    is_title = entry.context == TITLE
    english = on_one_line(entry.english)
    return {
        "article": item.slug,
        "number": TITLE_NUMBER if is_title else str(item.number),
        "state": STATES[entry.state],
        "arabic": on_one_line(entry.source),
        "sent": english,
        "english": english if entry.state == "reviewed" else "",
        "verdict": "",
        "name": "",
        "note": "",
        "reasons": "\n".join((*(in_words(doubt) for doubt in item.doubts), *_said(item)))[
            :MAX_CELL
        ],
        "slug": item.slug,
        "context": entry.key[0],
        "source_key": text_key(entry.source),
        "sent_key": text_key(english),
        "row": place,
    }


def _said(item: Item) -> Iterator[str]:
    """Yield what else is known of the English: where a draft comes from, what others noted."""
    said = item.entry.translation("")
    yield from (f"draft: {said.note}",) if said.note else ()
    yield from (repaired(repair) for repair in said.repairs)
    yield from (on_one_line(line) for line in item.entry.comment.split("\n") if line.strip())


def _cell(sheet: object, text: str, style: str) -> WriteOnlyCell:
    """Return a cell that holds this text and never a formula, an error or a number."""
    cell = WriteOnlyCell(sheet, ESCAPE.sub("_x005F_", text) or None)
    cell.style = style
    if text:
        cell.data_type = "s"
    # Else "=…" would become a formula as soon as somebody edits the cell.
    cell.quotePrefix = True
    return cell
