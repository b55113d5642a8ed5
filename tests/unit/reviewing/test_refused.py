"""What comes back from a review and is not taken, and what is taken with a warning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Site
from tests.unit import review_site as review
from tests.unit.reviewing.book import Sheet, export, filled, take

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
