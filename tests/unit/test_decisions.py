"""What a person decided about an entry, and what of the entry must outlive it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitegen.memory.decisions import drafted, remarked, reviewed
from sitegen.memory.drafts import new_memory, read_memory, with_entries, write_memory
from sitegen.memory.entries import Entry
from sitegen.model import Draft

DAY = date(2026, 11, 22)
DRAFT = Entry("نعم.", comment="Ask the desk.").drafted_by_machine(
    "argos ar-en 1.0", Draft("Yea.", -0.3)
)


def test_reviewed_english_names_who_and_when_and_keeps_the_rest() -> None:
    entry = reviewed(DRAFT, "Yes.", "Rana Haidar", DAY)
    assert (entry.state, entry.english) == ("reviewed", "Yes.")
    assert (entry.translators, entry.reviewed_on) == (("Rana Haidar",), DAY)
    assert entry.comment.startswith("Ask the desk.\n")
    assert entry.notes == DRAFT.notes


def test_a_later_review_takes_the_place_of_the_signature() -> None:
    again = reviewed(reviewed(DRAFT, "Yes.", "A", date(2026, 1, 1)), "Yes!", "B", DAY)
    assert again.comment == "Ask the desk.\ntranslator: B\nreviewed: 2026-11-22"


def test_who_wrote_the_words_stays_named_beside_who_confirmed_them() -> None:
    draft = drafted(DRAFT, "Yes.", "A")
    assert reviewed(draft, "Yes.", "B", DAY).translators == ("A", "B")
    assert reviewed(draft, "Yes!", "B", DAY).translators == ("B",)


def test_a_draft_is_the_persons_and_no_machine_replaces_it() -> None:
    entry = drafted(reviewed(DRAFT, "Yes.", "A", DAY), "Yes?", "B")
    assert (entry.state, entry.translators, entry.reviewed_on) == ("drafted", ("B",), None)
    assert not entry.wants_machine("argos ar-en 2.0")
    without_fingerprint = Entry(
        "نعم.", "Yea.", flags=("fuzzy",), notes=("machine: argos 1", "mine")
    )
    entry = drafted(without_fingerprint, "Yes?", "B")
    assert (entry.state, entry.notes) == ("drafted", ("mine",))


def test_a_remark_is_kept_once_even_after_the_file_wrapped_it(tmp_path: Path) -> None:
    remark = "is this the same minister as last week? " * 6
    entry = remarked(DRAFT, remark)
    assert remarked(entry, remark) == entry
    path = tmp_path / "a.po"
    write_memory(path, with_entries(new_memory("a"), [entry]))
    memory = read_memory(path)
    assert memory is not None
    [read] = memory.entries
    assert remarked(read, remark) == read


@pytest.mark.parametrize("key", ["translator", "Reviewed"])
def test_a_remark_cannot_sign_for_anybody(key: str, tmp_path: Path) -> None:
    remark = " ".join(["word"] * 13) + f" {key}: 2020-01-01"
    path = tmp_path / "a.po"
    write_memory(path, with_entries(new_memory("a"), [remarked(DRAFT, remark)]))
    memory = read_memory(path)
    assert memory is not None
    [read] = memory.entries
    assert (read.translators, read.reviewed_on) == ((), None)
    assert remarked(DRAFT, " \x00 ") == DRAFT
