"""The workbook of a review: out, filled in as a colleague would, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.conftest import Site
from tests.unit import review_site as review

DAY = "2026-11-22"


class Sheet:
    """The sheet of a workbook as a person sees it: by headings and by the Arabic."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)
        self.sheet = self.book["Review"]

    def columns(self) -> dict[str, int]:
        return {str(c.value).split("\n")[0]: c.column for c in self.sheet[1] if c.value}

    def row(self, arabic: str) -> int:
        at = self.columns()["Arabic"]
        [found] = [cells[0].row for cells in self.sheet if cells[at - 1].value == arabic]
        return int(found)

    def cell(self, arabic: str, heading: str) -> Any:
        return self.sheet.cell(self.row(arabic), self.columns()[heading])

    def fill(self, arabic: str, **values: Any) -> None:
        headings = {"english": "Your English", "ok": "OK?", "name": "Your name", "note": "Note"}
        for key, value in values.items():
            self.cell(arabic, headings[key]).value = value

    def save(self) -> None:
        self.book.save(self.path)


def export(site: Site, path: Path, *arguments: str, kind: str = "xlsx") -> str:
    return site.run("review", "export", "--format", kind, "--output", str(path), *arguments)


def take(site: Site, path: Path, *arguments: str, code: int = 0) -> str:
    return site.run("review", "import", "--date", DAY, *arguments, str(path), code=code)


def filled(site: Site, path: Path, **rows: Any) -> Sheet:
    """Export, and fill in what a colleague would."""
    export(site, path)
    sheet = Sheet(path)
    sheet.fill(review.DOUBTFUL, english="The delegation met 12 ministers.", name="Rana Haidar")
    sheet.fill(review.SENTENCES[2], ok="yes")
    sheet.save()
    return sheet
