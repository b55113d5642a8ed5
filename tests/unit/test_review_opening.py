"""Returned workbooks that somebody made on purpose to do harm, or that something broke."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from sitegen.errors import SitegenError
from sitegen.review import opening, spreadsheet_reader
from sitegen.review.columns import COLUMNS
from sitegen.review.opening import open_returned
from sitegen.review.spreadsheet_reader import read_spreadsheet

SHEET = "xl/worksheets/sheet1.xml"


def workbook() -> bytes:
    book = Workbook()
    book.active.append([column.title for column in COLUMNS])
    book.active.append(["visit", "1", "machine", "نعم", "Yes", "", "yes", "Rana"])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def changed(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return the workbook with its parts changed; None takes a part out."""
    data = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook())) as old,
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return data.getvalue()


def in_sheet(old: bytes, new: bytes) -> bytes:
    """Return the workbook with something put in the place of something in its sheet."""
    assert old in zipfile.ZipFile(BytesIO(workbook())).read(SHEET)
    return changed(lambda name, part: part.replace(old, new, 1) if name == SHEET else part)


def read(tmp_path: Path, data: bytes) -> list[str]:
    path = tmp_path / "review.xlsx"
    path.write_bytes(data)
    kind, found = open_returned(path)
    assert kind == "xlsx"
    return [row.verdict for row in read_spreadsheet(found, path).rows]


def test_a_workbook_that_is_whole_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, workbook()) == ["confirmed"]


def test_strings_are_read_where_excel_keeps_them(tmp_path: Path) -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>'
        "<r><t>Yes, </t></r><r><rPr><b/></rPr><t>they_x000D_\n did_x005F_x0041_</t></r></si></sst>"
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"

    def as_excel_saves(name: str, part: bytes) -> bytes:
        if name == SHEET:
            return re.sub(
                rb'<c r="F2"[^>]*?(/>|>.*?</c>)', b'<c r="F2" t="s"><v>0</v></c>', part, count=1
            )
        if name == "[Content_Types].xml":
            override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
            return part.replace(b"</Types>", override.encode())
        if name == "xl/_rels/workbook.xml.rels":
            relation = f'<Relationship Id="rId99" Type="{link}" Target="sharedStrings.xml"/>'
            return part.replace(b"</Relationships>", f"{relation}</Relationships>".encode())
        return part

    data = BytesIO(changed(as_excel_saves))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", strings)
    path = tmp_path / "review.xlsx"
    path.write_bytes(data.getvalue())
    [row] = read_spreadsheet(open_returned(path)[1], path).rows
    assert (row.verdict, row.english) == ("reviewed", "Yes, they did_x0041_")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_entities_are_refused_in_every_part(tmp_path: Path, part: str, encoding: str) -> None:
    def bomb(name: str, old: bytes) -> bytes:
        if name != part:
            return old
        text = old.decode("utf-8").removeprefix('<?xml version="1.0"?>')
        body = text[text.index("<") :] if not text.startswith("<?xml") else text.split("?>", 1)[1]
        head = f'<?xml version="1.0" encoding="{encoding}"?>'
        return f'{head}<!DOCTYPE x [<!ENTITY a "ha">]>{body}'.encode(encoding)

    with pytest.raises(SitegenError, match="document type"):
        read(tmp_path, changed(bomb))


def test_what_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_UNPACKED", 1_000_000)
    bomb = changed(lambda name, part: part + b" " * 2_000_000 if name == SHEET else part)
    assert len(bomb) < 100_000
    with pytest.raises(SitegenError, match="unpack to more"):
        read(tmp_path, bomb)


@pytest.mark.parametrize(
    ("row", "cell"), [(b"99999999999999", b"A2"), (b"2", b"ZZZZZZZ2"), (b"-7", b"A2"), (b"x", b"2")]
)
def test_places_that_no_sheet_has_end_in_a_message_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: bytes, cell: bytes
) -> None:
    # As many as a sheet has would do too, in some seconds.
    monkeypatch.setattr(spreadsheet_reader, "MAX_ROWS", 10_000)
    odd = in_sheet(b'<row r="2"><c r="A2"', b'<row r="' + row + b'"><c r="' + cell + b'"')
    try:
        assert len(read(tmp_path, odd)) <= 1
    except SitegenError as error:
        assert "cannot be understood" in str(error)


@pytest.mark.parametrize("gone", [SHEET, "xl/styles.xml", "[Content_Types].xml"])
def test_a_workbook_that_lacks_a_part_is_read_or_refused_in_words(
    tmp_path: Path, gone: str
) -> None:
    lacking = changed(lambda name, part: None if name == gone else part)
    try:
        assert read(tmp_path, lacking) in (["confirmed"], [])
    except SitegenError as error:
        assert error.problems[0].hint


def test_a_broken_sheet_says_so(tmp_path: Path) -> None:
    with pytest.raises(SitegenError, match="cannot be understood"):
        read(tmp_path, in_sheet(b"</row>", b"</wor>"))


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("mimetype", "content.xml"), "an OpenDocument file"),
        (("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (("xl/workbook.bin",), "a binary Excel workbook"),
        (("photo.jpg",), "a zip archive"),
    ],
)
def test_other_archives_are_called_what_they_are(
    tmp_path: Path, names: tuple[str, ...], what: str
) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(SitegenError, match=what):
        read(tmp_path, data.getvalue())


def test_a_file_too_large_to_be_a_review_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 100)
    with pytest.raises(SitegenError, match="is larger than"):
        read(tmp_path, workbook())
