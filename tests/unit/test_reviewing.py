"""The loop of review as a newsroom goes round it: status, export, a colleague, import, build."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from sitegen.memory.drafts import with_entries, write_memory
from sitegen.memory.entries import Entry
from sitegen.model import Draft, Repair
from tests.conftest import Site
from tests.unit import review_site as review

DAY = "2026-11-22"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site as it is before anybody reviewed; tests get copies."""
    return review.make(tmp_path_factory.mktemp("built"))


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Site:
    return Site(Path(shutil.copytree(built.root, tmp_path / "site")))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "review.xlsx"


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


# --- status


def test_status_counts_and_says_what_to_look_at_first(tmp_path: Path) -> None:
    site = review.make(tmp_path, "calm", "odd")
    good = review.entry(site, review.DOUBTFUL, "calm")
    review.put(
        site, replace(good, english="The delegation met 12 ministers there.", flags=()), "calm"
    )
    found = json.loads(site.run("review", "status", "--json", "--sentences"))
    odd, calm = found["articles"]
    assert (odd["slug"], calm["slug"]) == ("odd", "calm")
    assert {key: odd[key] for key in ("reviewed", "drafted", "machine", "untranslated")} == {
        "reviewed": 1, "drafted": 0, "machine": 3, "untranslated": 1,
    }  # fmt: skip
    assert (odd["doubtful"], calm["doubtful"]) == (1, 0)
    assert found["total"]["machine"] == odd["machine"] + calm["machine"] == 5
    [sentence] = odd["sentences"]
    assert sentence["doubts"][0]["kind"] == "number"
    assert sentence["source"] == review.DOUBTFUL
    line = review.po(site, "odd").read_text("utf-8").splitlines()[sentence["line"] - 1]
    assert line.startswith("#. machine:")


def test_status_lists_reviewed_english_that_looks_wrong_apart(site: Site) -> None:
    wrong = review.entry(site, review.DOUBTFUL)
    review.put(site, replace(wrong, flags=()))
    said = site.run("review", "status", "--sentences")
    assert "reviewed; worth another look" in said
    assert json.loads(site.run("review", "status", "--json"))["total"]["doubtful"] == 0


def test_status_counts_what_is_kept_of_sentences_that_are_gone(site: Site) -> None:
    path = site.root / "content" / "articles" / "visit.md"
    path.write_text(path.read_text("utf-8").replace(review.REVIEWED, ""), "utf-8")
    found = json.loads(site.run("review", "status", "--json", "visit"))["total"]
    assert (found["obsolete"], found["reviewed"]) == (1, 0)


def test_long_sentences_are_shortened_in_the_terminal_alone(site: Site) -> None:
    long = "The delegation met 21 ministers " + "and others " * 60
    review.put(site, replace(review.entry(site, review.DOUBTFUL), english=long))
    lines = site.run("review", "status", "--sentences").splitlines()
    [shown] = [line.strip() for line in lines if "The delegation met 21" in line]
    assert shown.endswith("…") and len(shown) <= 160
    assert long.strip() in site.run("review", "status", "--sentences", "--json")


def test_looking_changes_nothing_on_disk(site: Site, tmp_path: Path) -> None:
    before = review.snapshot(site.root)
    site.run("review", "status", "--sentences")
    export(site, tmp_path / "one.xlsx")
    export(site, tmp_path / "one.xlf", kind="xliff")
    filled(site, tmp_path / "two.xlsx")
    take(site, tmp_path / "two.xlsx", "--dry-run")
    assert review.snapshot(site.root) == before


def test_looking_leaves_no_cache_in_a_site_that_was_never_built(site: Site) -> None:
    site.run("clean")
    before = review.snapshot(site.root)
    assert "visit" in site.run("review", "status")
    assert review.snapshot(site.root) == before


def test_an_unknown_slug_is_named_with_the_nearest(site: Site) -> None:
    said = site.run("review", "status", "visti", code=1)
    assert "no article visti" in said
    assert "did you mean visit" in said


# --- the whole way round


def test_from_export_to_a_page_that_says_reviewed(site: Site, book: Path) -> None:
    filled(site, book)
    said = take(site, book)
    assert "visit: 2 reviewed, 3 unchanged" in said
    text = review.po(site).read_text("utf-8")
    assert f"# translator: Rana Haidar\n# reviewed: {DAY}\n" in text
    typed = review.entry(site, review.DOUBTFUL)
    assert (typed.state, typed.english) == ("reviewed", "The delegation met 12 ministers.")
    confirmed = review.entry(site, review.SENTENCES[2])
    assert (confirmed.state, confirmed.english) == ("reviewed", review.ENGLISH[confirmed.source])
    report = json.loads(site.build("--json"))
    assert report["sentences"]["reviewed"] == 3
    assert "Rana Haidar" in site.pages()["en/articles/visit/index.html"].decode()


def test_terminal_spreadsheet_and_page_say_a_doubt_in_the_same_words(
    site: Site, book: Path
) -> None:
    repair = Repair("edit", "الوفد", "Saïda (Sidon)", replaced="Sidon")
    new = Entry(review.DOUBTFUL).drafted_by_machine(
        review.MACHINE, Draft(review.ENGLISH[review.DOUBTFUL], -0.2, (repair,))
    )
    review.put(site, new)
    export(site, book)
    sheet = Sheet(book)
    found = str(sheet.cell(review.DOUBTFUL, "Look at").value).split("\n")
    reason = "A number of the Arabic seems to read otherwise in English."
    assert found == [
        f"number (12 → 21): {reason}",
        "name replaced: الوفد → Saïda (Sidon), the machine had “Sidon”",
    ]
    explained = " ".join(str(cells[0].value) for cells in sheet.book["Read me"])
    assert "“name replaced” there" in explained
    assert f"  number (12 → 21): {reason}" in site.run("review", "status", "--sentences")
    site.build()
    page = site.pages()["en/articles/visit/index.html"].decode()
    assert reason in page
    assert "Name replaced: <bdi" in page


@pytest.mark.parametrize("kind", ["xlsx", "xliff"])
def test_a_second_import_of_the_same_file_changes_nothing(
    site: Site, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "review"
    if kind == "xlsx":
        sheet = filled(site, path := path.with_suffix(".xlsx"))
        sheet.fill(review.SENTENCES[2], note="Which talks? " * 20)
        sheet.fill(review.OPEN, english="Not sure yet", ok="no")
        sheet.fill(review.TITLE, ok="no")
        sheet.save()
    else:
        export(site, path := path.with_suffix(".xlf"), kind="xliff")
        text = path.read_text("utf-8").replace("21 ministers", "12 ministers")
        path.write_text(text.replace("needs-review-translation", "signed-off", 2), "utf-8")
    take(site, path, "--reviewer", "Rana Haidar")
    before = review.snapshot(site.root / "content")
    assert "5 unchanged" in take(site, path, "--reviewer", "Somebody Else")
    assert review.snapshot(site.root / "content") == before


def test_everything_else_in_the_file_stays(site: Site, book: Path) -> None:
    before = review.memory(site)
    entries = [
        replace(
            one,
            comment="See the agency's own English.\ntranslator: Old Name",
            flags=("fuzzy", "x-ours"),
        )
        if one.source == review.DOUBTFUL
        else one
        for one in before.entries
    ]
    gone = Entry("جملة قديمة.", "An old sentence.", obsolete=True, comment="kept on purpose")
    write_memory(review.po(site), with_entries(before, [*entries, gone]))
    filled(site, book)
    take(site, book)
    after = review.memory(site)
    assert after.entries[-1] == gone
    changed = review.entry(site, review.DOUBTFUL)
    assert changed.comment.split("\n") == [
        "See the agency's own English.",
        "translator: Rana Haidar",
        f"reviewed: {DAY}",
    ]
    assert changed.flags == ("x-ours",)
    assert (after.header, after.fields) == (before.header, before.fields)
    untouched = {review.OPEN, review.REVIEWED, review.TITLE}
    assert [e for e in after.entries if e.source in untouched] == [
        e for e in entries if e.source in untouched
    ]


def test_text_with_no_beside_it_is_kept_as_a_draft(site: Site, book: Path) -> None:
    export(site, book)
    sheet = Sheet(book)
    sheet.fill(review.OPEN, english="It goes home on Tuesday", ok="No", name="Rana Haidar")
    sheet.save()
    assert "1 draft, 4 unchanged" in take(site, book)
    draft = review.entry(site, review.OPEN)
    assert (draft.state, draft.flags) == ("drafted", ("fuzzy",))
    assert draft.translators == ("Rana Haidar",)
    assert draft.reviewed_on is None


def test_a_no_alone_and_notes_are_kept_as_comments(site: Site, book: Path) -> None:
    export(site, book)
    sheet = Sheet(book)
    sheet.fill(review.TITLE, ok="لا", note="translator: not me.\nAsk the desk", name="Rana Haidar")
    sheet.save()
    take(site, book)
    title = review.entry(site, review.TITLE)
    assert title.state == "machine"
    assert "not right (Rana Haidar)" in title.comment
    assert "Ask the desk (Rana Haidar)" in title.comment
    assert title.translators == ()


def test_one_name_in_the_file_serves_for_all_rows(site: Site, book: Path) -> None:
    export(site, book)
    sheet = Sheet(book)
    sheet.fill(review.TITLE, name="  Rana\u00a0Haidar ")
    sheet.fill(review.SENTENCES[2], ok="✓")
    sheet.save()
    take(site, book, "--reviewer", "Somebody Else")
    assert review.entry(site, review.SENTENCES[2]).translators == ("Rana Haidar",)


def test_without_any_name_nothing_is_taken(site: Site, book: Path) -> None:
    export(site, book)
    sheet = Sheet(book)
    sheet.fill(review.SENTENCES[2], ok="yes")
    sheet.fill(review.OPEN, english="It goes home on Tuesday.")
    sheet.save()
    before = review.po(site).read_bytes()
    said = take(site, book, code=1)
    rows = sorted((sheet.row(review.SENTENCES[2]), sheet.row(review.OPEN)))
    assert f"nobody is named who reviewed rows {rows[0]} and {rows[1]}" in said
    assert review.po(site).read_bytes() == before
    assert "2 reviewed" in take(site, book, "--reviewer", "Rana Haidar")


# --- what is no English

COPIED, OTHER = review.SENTENCES[2], "قال الرئيس ذلك"
NO_ENGLISH = {
    COPIED: "the Arabic stands again",
    OTHER: "what stands for its English is Arabic",
    "word " * 600_000: "far too long",
}


@pytest.mark.parametrize("english", NO_ENGLISH)
def test_what_cannot_be_english_is_refused_in_xliff(
    site: Site, tmp_path: Path, english: str
) -> None:
    file = tmp_path / "review.xlf"
    export(site, file, kind="xliff")
    text = file.read_text("utf-8").replace(review.ENGLISH[COPIED], english)
    file.write_text(text.replace('approved="no"', 'approved="yes"'), "utf-8")
    said = take(site, file, "--reviewer", "Rana Haidar", code=1)
    assert NO_ENGLISH[english] in said
    assert "2 reviewed, 1 refused, 2 unchanged" in said
    assert review.entry(site, COPIED).state == "machine"
    assert english not in review.po(site).read_text("utf-8").replace(f'msgid "{COPIED}"', "")


@pytest.mark.parametrize("ok", ["", "no"])
@pytest.mark.parametrize("english", [COPIED, f" {COPIED}\n", OTHER, "word " * 1000])
def test_what_cannot_be_english_is_refused_in_a_spreadsheet(
    site: Site, book: Path, english: str, ok: str
) -> None:
    export(site, book)
    sheet = Sheet(book)
    sheet.fill(COPIED, english=english, ok=ok, name="Rana Haidar")
    sheet.fill(review.DOUBTFUL, english="They said «سلام» to 12 ministers.", name="Rana Haidar")
    sheet.save()
    said = take(site, book, code=1)
    assert f"review.xlsx:{sheet.row(COPIED)}: " in said
    assert "1 reviewed, 1 refused" in said
    assert review.entry(site, COPIED).state == "machine"


def test_a_note_without_end_is_not_taken(site: Site, book: Path) -> None:
    export(site, book)
    sheet = Sheet(book)
    sheet.fill(COPIED, note="so " * 2000, ok="yes", name="Rana Haidar")
    sheet.save()
    assert "its note is longer than" in take(site, book, code=1)
    assert review.entry(site, COPIED).state == "machine"


# --- very much at once


def test_of_very_many_problems_the_first_are_shown(site: Site, book: Path) -> None:
    export(site, book)
    sheet = Sheet(book)
    last = sheet.sheet.max_row
    for number in range(1, 131):
        for heading, value in (
            ("Article", f"gone-{number:03}"),
            ("Arabic", "نعم"),
            ("Your English", "Yes"),
            ("Your name", "Rana Haidar" if number > 1 else "rana@desk.example"),
        ):
            sheet.sheet.cell(last + number, sheet.columns()[heading]).value = value
    sheet.save()
    said = take(site, book, code=1)
    assert said.count("error: ") + said.count("warning: ") == 20
    assert "… and 111 more problems; to see them all: --all-problems" in said
    assert said.count("gone-") < 150
    # The 129 that are shut out and the article itself are counted even so.
    assert "31 more articles: " in said
    assert "in all: 130 refused, 5 unchanged" in said
    everything = take(site, book, "--all-problems", code=1)
    assert everything.count("there is no article gone-") == 130
    assert "more problems" not in everything


# --- confirmed in haste


def test_confirming_what_looks_doubtful_is_said(site: Site, book: Path) -> None:
    export(site, book)
    sheet = Sheet(book)
    for source in (review.TITLE, review.DOUBTFUL, review.SENTENCES[2]):
        sheet.fill(source, ok="yes", name="Rana Haidar")
    sheet.save()
    for arguments in (("--dry-run",), ()):
        said = take(site, book, *arguments)
        assert (
            "3 sentences confirmed as the machine had it, 1 of them doubtful all the same" in said
        )
        assert f"row {sheet.row(review.DOUBTFUL)}" in said
        assert "sitegen review status --sentences" in said
    assert "worth another look" in site.run("review", "status", "--sentences")
    assert "doubtful all the same" not in take(site, book)


def test_confirming_what_was_not_right_before_is_said(site: Site, book: Path) -> None:
    export(site, book)
    sheet = Sheet(book)
    sheet.fill(review.TITLE, ok="no", name="Sami Khoury")
    sheet.save()
    take(site, book)
    sheet.fill(review.TITLE, ok="yes", name="Rana Haidar")
    sheet.save()
    said = take(site, book)
    assert f"review.xlsx:{sheet.row(review.TITLE)}: in the article visit: confirmed" in said
    assert "“not right (Sami Khoury)”" in said
    assert review.entry(site, review.TITLE).state == "reviewed"


def test_an_address_as_a_name_is_told_from_a_name(site: Site, book: Path) -> None:
    filled(site, book)
    assert "is no name that the site shows" not in take(site, book, "--dry-run")
    sheet = Sheet(book)
    sheet.fill(review.DOUBTFUL, name="rana@desk.example")
    sheet.save()
    said = take(site, book)
    assert said.count("“rana@desk.example” is no name that the site shows") == 1
    assert "rana" not in "".join(map(str, site_pages(site)))


def site_pages(site: Site) -> list[bytes]:
    site.build()
    return list(site.pages().values())


# --- what is reviewed is never replaced


def test_what_was_reviewed_meanwhile_stays_and_both_texts_are_shown(site: Site, book: Path) -> None:
    filled(site, book)
    other = review.entry(site, review.DOUBTFUL)
    review.put(site, replace(other, english="They saw a dozen ministers.", flags=()))
    said = take(site, book, code=1)
    assert "“They saw a dozen ministers.”" in said
    assert "“The delegation met 12 ministers.”" in said
    assert f"review.xlsx:{Sheet(book).row(review.DOUBTFUL)}:" in said
    assert "1 reviewed, 1 conflict, 3 unchanged" in said
    assert review.entry(site, review.DOUBTFUL).english == "They saw a dozen ministers."
    assert review.entry(site, review.SENTENCES[2]).state == "reviewed"


def test_changed_english_of_a_reviewed_row_is_a_conflict(site: Site, book: Path) -> None:
    export(site, book)
    sheet = Sheet(book)
    assert sheet.cell(review.REVIEWED, "Your English").protection.locked
    sheet.fill(review.REVIEWED, english="They came on Sunday.", name="Rana Haidar")
    sheet.save()
    assert "1 conflict" in take(site, book, code=1)
    assert review.entry(site, review.REVIEWED).english == review.ENGLISH[review.REVIEWED]


def test_a_row_left_as_it_was_is_no_conflict_when_its_english_was_reviewed_anew(
    site: Site, book: Path
) -> None:
    export(site, book)
    old = review.entry(site, review.REVIEWED)
    review.put(site, replace(old, english="It arrived on Sunday."))
    assert "5 unchanged" in take(site, book)


def test_ok_said_of_other_words_is_refused(site: Site, book: Path) -> None:
    filled(site, book)
    again = review.entry(site, review.SENTENCES[2])
    review.put(site, replace(again, english="The talks were of no use, said the minister."))
    said = take(site, book, code=1)
    assert "the OK was for other words" in said
    assert "1 reviewed, 1 refused" in said
    assert review.entry(site, review.SENTENCES[2]).state == "drafted"


def test_a_draft_of_somebody_else_is_not_replaced_by_a_draft(site: Site, book: Path) -> None:
    export(site, book)
    sheet = Sheet(book)
    sheet.fill(review.OPEN, english="It goes home", ok="no", name="Rana Haidar")
    sheet.save()
    theirs = replace(review.entry(site, review.OPEN), english="Home on Tuesday", flags=("fuzzy",))
    review.put(site, theirs)
    assert "1 conflict" in take(site, book, code=1)
    assert review.entry(site, review.OPEN).english == "Home on Tuesday"


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


# --- files are not written over, articles that are gone or broken


def test_an_export_never_replaces_a_file(site: Site, book: Path) -> None:
    book.write_text("a colleague's work", "utf-8")
    arguments = ("review", "export", "--format", "xlsx", "--output", str(book))
    assert "is there already" in site.run(*arguments, code=1)
    assert book.read_text("utf-8") == "a colleague's work"


@pytest.mark.parametrize(
    ("only", "sources"),
    [
        ("doubtful", [review.DOUBTFUL]),
        ("machine", [review.TITLE, review.DOUBTFUL, review.SENTENCES[2]]),
        ("untranslated", [review.OPEN]),
    ],
)
def test_only_some_sentences(site: Site, book: Path, only: str, sources: list[str]) -> None:
    export(site, book, "--only", only, "visit")
    sheet = Sheet(book)
    at = sheet.columns()["Arabic"]
    assert [cells[at - 1].value for cells in sheet.sheet.iter_rows(min_row=2)] == sources


def test_nothing_to_export_writes_nothing(site: Site, book: Path) -> None:
    review.put(site, replace(review.entry(site, review.OPEN), english="Home.", flags=()))
    assert "nothing was written" in export(site, book, "--only", "untranslated")
    assert not book.exists()


def test_withdrawn_articles_are_exported_only_by_name(site: Site, book: Path) -> None:
    path = site.root / "content" / "articles" / "visit.md"
    path.write_text(path.read_text("utf-8").replace("date:", "status: withdrawn\ndate:"), "utf-8")
    assert "nothing was written" in export(site, book)
    assert "5 sentences of 1 article" in export(site, book, "visit")


def test_a_po_file_that_cannot_be_read_costs_its_article_alone(tmp_path: Path, book: Path) -> None:
    site = review.make(tmp_path / "site", "broken", "whole")
    export(site, book)
    sheet = load_workbook(book)
    for cells in sheet["Review"].iter_rows(min_row=2):
        if cells[3].value == review.OPEN:
            cells[5].value, cells[7].value = "Home on Tuesday.", "Rana Haidar"
    sheet.save(book)
    review.po(site, "broken").write_text("msgid “oops", "utf-8")
    said = take(site, book, code=1)
    assert "broken.po:1:" in said
    assert "broken: 1 refused, 4 unchanged" in said
    assert "whole: 1 reviewed, 4 unchanged" in said
    assert review.po(site, "broken").read_text("utf-8") == "msgid “oops"


def test_a_renamed_article_takes_its_memory_along(site: Site, book: Path) -> None:
    articles = site.root / "content" / "articles"
    (articles / "visit.md").rename(articles / "trip.md")
    filled(site, book)
    take(site, book)
    assert review.entry(site, review.DOUBTFUL, "trip").state == "reviewed"
    assert review.entry(site, review.REVIEWED, "trip").state == "reviewed"
