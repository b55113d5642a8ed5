"""Returned workbooks that somebody made on purpose to do harm, or that something broke."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from sitegen.errors import SitegenError
from sitegen.memory.entries import Entry
from sitegen.model import Draft
from sitegen.review import opening, spreadsheet_reader
from sitegen.review.columns import COLUMNS
from sitegen.review.opening import leaves_room, open_returned
from sitegen.review.spreadsheet import spreadsheet
from sitegen.review.spreadsheet_reader import read_spreadsheet
from sitegen.review.worklist import Item, quietly

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


def with_part(name: str, text: bytes) -> bytes:
    """Return the workbook with one part more, whatever it is called."""
    data = BytesIO(workbook())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return data.getvalue()


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'


@pytest.mark.parametrize(
    "text",
    [
        DOCTYPE.encode(),
        b" \n\t" + DOCTYPE.encode(),
        b"\xef\xbb\xbf" + DOCTYPE.encode(),
        f'<?xml version="1.0" encoding="windows-1256"?>{DOCTYPE}'.encode(),
        DOCTYPE.encode("utf-16"),
        b" " * (3 * opening.CHUNK) + DOCTYPE.encode(),
        b"<!--" + b"-=" * opening.CHUNK + b"-->" + DOCTYPE.encode(),
    ],
)
def test_entities_are_refused_whatever_the_part_is_called(tmp_path: Path, text: bytes) -> None:
    with pytest.raises(SitegenError, match="document type"):
        read(tmp_path, with_part("xl/sst.dat", text))


@pytest.mark.parametrize(
    "text",
    [
        f'<?xml version="1.0" encoding="utf-7"?>{DOCTYPE}'.encode(),
        f'<?xml version="1.0" encoding="klingon"?>{DOCTYPE}'.encode(),
        DOCTYPE.encode("utf-32"),
        f'  <?xml version="1.0"?>{DOCTYPE}'.encode(),
    ],
)
def test_xml_that_cannot_be_looked_into_is_refused(tmp_path: Path, text: bytes) -> None:
    with pytest.raises(SitegenError, match="that no workbook has"):
        read(tmp_path, with_part("xl/sst.dat", text))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(100), b"", b"P\0r\0i\0n\0t\0"])
def test_pictures_and_the_like_are_no_xml(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, with_part("xl/media/image1.png", data)) == ["confirmed"]


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


def test_very_many_strings_are_not_read_however_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strings = with_part("xl/sst.dat", b"<sst>" + b"<si><t>a</t></si>" * 1000 + b"</sst>")
    assert read(tmp_path, strings) == ["confirmed"]
    monkeypatch.setattr(opening, "MAX_ELEMENTS", 2000)
    with pytest.raises(SitegenError, match="unpack to more"):
        read(tmp_path, strings)


def test_a_part_that_stands_for_very_many_sheets_is_not_read_for_each(tmp_path: Path) -> None:
    def many(name: str, part: bytes) -> bytes:
        found = re.search(rb"<sheet [^>]*/>", part) if name == "xl/workbook.xml" else None
        return part.replace(found[0], found[0] * 500) if found else part

    with pytest.raises(SitegenError, match="unpack to more"):
        read(tmp_path, changed(many))


def test_a_workbook_of_many_thousand_sentences_has_room() -> None:
    # Of one sentence, how much it takes: rows are alike.
    sentence = "وقال المتحدث باسم الوزارة إن الوفد التقى في العاصمة عددا من المسؤولين " * 2
    entry = Entry(sentence).drafted_by_machine("argos ar-en 1.0", Draft("He said so. " * 16, -0.2))
    sizes = []
    for count in (100, 200):
        data, _ = spreadsheet([Item("an-article", 1, entry, ())] * count, quietly)
        assert leaves_room("xlsx", data)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
        sizes.append((sum(map(len, parts)), sum(part.count(b"<") for part in parts)))
    (small, few), (large, more) = sizes
    assert 20_000 * (large - small) / 100 < opening.MAX_UNPACKED / 2
    assert 20_000 * (more - few) / 100 < opening.MAX_ELEMENTS / 2


def test_what_could_not_come_back_does_not_go_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert leaves_room("xlsx", workbook())
    assert leaves_room("xliff", b"<xliff/>")
    monkeypatch.setattr(opening, "MAX_UNPACKED", 2000)
    monkeypatch.setattr(opening, "MAX_BYTES", 10)
    assert not leaves_room("xlsx", workbook())
    assert not leaves_room("xliff", b"<xliff/>")


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


def test_what_is_no_ordinary_file_is_not_even_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "review.xlsx"
    os.mkfifo(pipe)
    for path, what in ((Path("/dev/zero"), "ordinary"), (pipe, "ordinary"), (tmp_path, "folder")):
        with pytest.raises(SitegenError, match=what):
            open_returned(path)


def test_a_file_too_large_to_be_a_review_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 100)
    with pytest.raises(SitegenError, match="is larger than"):
        read(tmp_path, workbook())
