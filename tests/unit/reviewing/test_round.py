"""The loop of review as a newsroom goes round it: status, export, a colleague, import, build."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sitegen.memory.drafts import with_entries, write_memory
from sitegen.memory.entries import Entry
from sitegen.model import Draft, Repair
from tests.conftest import Site
from tests.unit import review_site as review
from tests.unit.reviewing.book import DAY, Sheet, export, filled, take

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
