"""Workbooks come back as programs and people leave them: sorted, copied, cut, renamed."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import Site
from tests.unit import review_site as review
from tests.unit.reviewing.book import Sheet, export, filled, take

# --- what programs and people do to spreadsheets


def test_text_of_articles_is_never_run_as_a_formula(site: Site, book: Path) -> None:
    texts = ('=HYPERLINK("http://127.0.0.1","x")', "+1+1", "-2", "@SUM(A1)", "#N/A", "=1_x000D_2")
    for source, text in zip(review.ENGLISH, texts, strict=False):
        review.put(site, replace(review.entry(site, source), english=text))
    export(site, book)
    sheet = Sheet(book)
    for cells in sheet.sheet.iter_rows():
        for cell in cells:
            assert cell.data_type in ("s", "n"), cell.coordinate
            assert cell.data_type == "s" or cell.value is None
            assert cell.quotePrefix
    assert sheet.cell(review.TITLE, "Machine English").value == texts[0]
    sheet.fill(review.TITLE, ok="yes", name="Rana Haidar")
    sheet.save()
    take(site, book)
    assert review.entry(site, review.TITLE).english == texts[0]


def test_rows_are_known_without_hidden_columns_in_any_order(site: Site, book: Path) -> None:
    filled(site, book)
    old = Sheet(book)
    columns = old.columns()
    kept = [name for name in columns if not name.startswith("sitegen:")]
    kept.reverse()
    plain = Workbook()
    sheet = plain.active
    sheet.append(["Checked on Monday"])
    sheet.append(kept)
    for cells in reversed(list(old.sheet.iter_rows(min_row=2))):
        sheet.append([cells[columns[name] - 1].value for name in kept])
    plain.save(book)
    assert "2 reviewed, 3 unchanged" in take(site, book)
    assert review.entry(site, review.DOUBTFUL).english == "The delegation met 12 ministers."


def test_rows_sorted_without_their_hidden_cells_go_by_what_is_seen(site: Site, book: Path) -> None:
    filled(site, book)
    sheet = Sheet(book)
    hidden = [at for name, at in sheet.columns().items() if name.startswith("sitegen:")]
    last = sheet.sheet.max_row
    for at in hidden:
        values = [sheet.sheet.cell(row, at).value for row in range(2, last + 1)]
        for row, value in zip(range(2, last + 1), reversed(values), strict=True):
            sheet.sheet.cell(row, at).value = value
    sheet.save()
    take(site, book)
    assert review.entry(site, review.DOUBTFUL).english == "The delegation met 12 ministers."
    assert review.entry(site, review.SENTENCES[2]).state == "reviewed"


@pytest.mark.parametrize(
    ("value", "english"),
    [
        (2022, "2022"),
        (1.5, "1.5"),
        (" “Smart” quotes – and\u00a0a dash…\n", "“Smart” quotes – and a dash…"),
        ("Two lines_x000D_\nof one sentence", "Two lines of one sentence"),
    ],
)
def test_what_the_spreadsheet_made_of_text_is_undone(
    site: Site, book: Path, value: object, english: str
) -> None:
    export(site, book)
    sheet = Sheet(book)
    sheet.fill(review.OPEN, english=value, name="Rana Haidar")
    sheet.cell(review.OPEN, "Your English").number_format = "General"
    sheet.save()
    take(site, book)
    assert review.entry(site, review.OPEN).english == english


@pytest.mark.parametrize(
    ("heading", "value", "what"),
    [
        ("english", datetime(2022, 1, 7), "was turned into a date"),
        ("english", "=A1", "holds a formula"),
        ("ok", "maybe", "says neither yes nor no"),
        ("ok", "X", "says neither yes nor no: X"),
        ("name", "x" * 61, "is longer than"),
    ],
)
def test_an_unclear_cell_costs_its_row_alone(
    site: Site, book: Path, heading: str, value: object, what: str
) -> None:
    filled(site, book)
    sheet = Sheet(book)
    sheet.fill(review.OPEN, **{heading: value})
    if value == "=A1":
        sheet.cell(review.OPEN, "Your English").data_type = "f"
    sheet.save()
    said = take(site, book, "--reviewer", "Rana Haidar", code=1)
    assert f"review.xlsx:{sheet.row(review.OPEN)}:" in said
    assert what in said
    assert review.entry(site, review.DOUBTFUL).state == "reviewed"
    assert review.entry(site, review.OPEN).state == "untranslated"


def test_english_written_over_the_machines_is_not_lost_in_silence(site: Site, book: Path) -> None:
    filled(site, book)
    sheet = Sheet(book)
    sheet.cell(review.SENTENCES[2], "Machine English").value = "The talks helped, he said."
    sheet.save()
    said = take(site, book, code=1)
    assert '"Machine English" was changed' in said
    assert review.entry(site, review.SENTENCES[2]).state == "machine"


def test_a_copied_sheet_is_refused_only_where_both_hold_answers(site: Site, book: Path) -> None:
    filled(site, book)
    sheet = Sheet(book)
    copy = sheet.book.copy_worksheet(sheet.sheet)
    copy.title = "Samis part"
    for cells in sheet.sheet.iter_rows(min_row=2):
        for name in ("Your English", "OK?", "Your name"):
            cells[sheet.columns()[name] - 1].value = None
    sheet.save()
    assert "2 reviewed" in take(site, book, "--dry-run")
    sheet.fill(review.OPEN, english="Home on Tuesday.", name="Rana Haidar")
    sheet.save()
    said = take(site, book, code=1)
    assert "has answers in 2 sheets: “Review”, “Samis part”" in said
    assert review.entry(site, review.OPEN).state == "untranslated"


@pytest.mark.parametrize("with_marks", [True, False])
def test_a_column_sorted_by_itself_is_recognised(
    site: Site, book: Path, *, with_marks: bool
) -> None:
    export(site, book)
    sheet = Sheet(book)
    columns = sheet.columns()
    for cells in sheet.sheet.iter_rows(min_row=2):
        cells[columns["Your English"] - 1].value = f"English of row {cells[0].row}."
        cells[columns["Your name"] - 1].value = "Rana Haidar"
    at = columns["Arabic"]
    rows = range(2, sheet.sheet.max_row + 1)
    values = [sheet.sheet.cell(row, at).value for row in rows]
    moved = [*values[1:], values[0]] if with_marks else [f"{value} غيرها" for value in values]
    for row, value in zip(rows, moved, strict=True):
        sheet.sheet.cell(row, at).value = value
    if not with_marks:
        for name, column in columns.items():
            for row in rows if name.startswith("sitegen:") else ():
                sheet.sheet.cell(row, column).value = None
    sheet.save()
    before = review.po(site).read_bytes()
    said = take(site, book, code=1)
    assert "of the 5 rows with answers about the article visit, 5 do not fit" in said
    assert "one column was sorted" in said
    assert "is not in the article" not in said
    assert "visit: 5 refused" in said
    assert review.po(site).read_bytes() == before


def test_rows_without_english_are_not_paired_with_other_arabic(site: Site, book: Path) -> None:
    for source in (review.TITLE, review.DOUBTFUL):
        review.put(site, replace(review.entry(site, source), english="", flags=(), notes=()))
    export(site, book, "--only", "untranslated")
    sheet = Sheet(book)
    at = sheet.columns()["Arabic"]
    first, second = sheet.sheet.cell(2, at), sheet.sheet.cell(3, at)
    first.value, second.value = second.value, first.value
    sheet.sheet.cell(2, sheet.columns()["Your English"]).value = "Something."
    sheet.save()
    said = take(site, book, "--reviewer", "Rana Haidar", code=1)
    assert "review.xlsx:2: its Arabic is not that of its English" in said
    assert review.entry(site, str(first.value)).state == "untranslated"


def test_a_rewritten_article_is_said_once_and_its_other_rows_are_taken(
    site: Site, book: Path
) -> None:
    export(site, book)
    sheet = Sheet(book)
    for source in (review.TITLE, *review.SENTENCES[1:]):
        sheet.fill(source, english="Anything.", name="Rana Haidar")
    sheet.save()
    path = site.root / "content" / "articles" / "visit.md"
    text = path.read_text("utf-8")
    for source in review.SENTENCES[1:]:
        text = text.replace(source, source.removesuffix(".") + " كما يبدو.")
    path.write_text(text, "utf-8")
    said = take(site, book, code=1)
    assert "the article was rewritten" in said
    assert "is not in the article" not in said
    assert "visit: 1 reviewed, 3 refused, 1 unchanged" in said


def test_doubled_rows_count_once_or_not_at_all(site: Site, book: Path) -> None:
    sheet = filled(site, book)
    for source in (review.DOUBTFUL, review.SENTENCES[2]):
        sheet.sheet.append([cell.value for cell in sheet.sheet[sheet.row(source)]])
    last = sheet.sheet.max_row
    sheet.sheet.cell(last - 1, sheet.columns()["Your English"]).value = "Twelve ministers met them."
    sheet.save()
    said = take(site, book, code=1)
    assert f"rows {_first(sheet, review.DOUBTFUL)} and {last - 1} are about the same" in said
    assert review.entry(site, review.DOUBTFUL).state == "machine"
    assert review.entry(site, review.SENTENCES[2]).state == "reviewed"


def _first(sheet: Sheet, arabic: str) -> int:
    at = sheet.columns()["Arabic"]
    return next(cells[0].row for cells in sheet.sheet if cells[at - 1].value == arabic)


def test_missing_rows_are_told_and_cost_nothing(site: Site, book: Path) -> None:
    sheet = filled(site, book)
    sheet.sheet.delete_rows(sheet.row(review.REVIEWED), 1)
    sheet.save()
    said = take(site, book)
    assert "1 of the 5 rows that were sent are not in the file" in said
    assert "2 reviewed" in said


def test_rows_of_unknown_articles_and_changed_arabic_are_named(site: Site, book: Path) -> None:
    sheet = filled(site, book)
    sheet.fill(review.OPEN, english="It goes home on Tuesday.")
    lost = sheet.row(review.OPEN)
    for heading in ("Article", "sitegen: article"):
        sheet.cell(review.SENTENCES[2], heading).value = "visits"
    sheet.save()
    path = site.root / "content" / "articles" / "visit.md"
    path.write_text(path.read_text("utf-8").replace("يوم الثلاثاء", "غدا"), "utf-8")
    said = take(site, book, code=1)
    assert f"review.xlsx:{lost}: this Arabic is not in the article visit now" in said
    assert "not taken: “It goes home on Tuesday.”" in said
    assert "there is no article visits" in said
    assert "visit: 1 reviewed, 1 refused, 2 unchanged" in said


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(path.read_bytes()[:-400]), "is damaged"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600)), "an old Excel file"),
        (lambda path: as_csv(path), "saved as CSV"),
        (lambda path: other_columns(path), "no sheet with the columns"),
    ],
)
def test_files_that_cannot_be_read_say_what_they_are(
    site: Site, book: Path, make: Callable[[Path], object], what: str
) -> None:
    filled(site, book)
    make(book)
    before = review.snapshot(site.root)
    assert what in take(site, book, code=1)
    assert review.snapshot(site.root) == before


def as_csv(path: Path) -> None:
    rows = [[cell.value for cell in cells] for cells in Sheet(path).sheet]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def other_columns(path: Path) -> None:
    other = Workbook()
    other.active.append(["Name", "Sum"])
    other.save(path)


def test_a_renamed_workbook_is_read_for_what_it_is(site: Site, book: Path) -> None:
    filled(site, book)
    renamed = book.rename(book.with_suffix(".csv"))
    assert "2 reviewed" in take(site, renamed)
