"""What a reader is told of a sentence's English: doubts, repairs, parts."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from sitegen.model import Doubt, DoubtKind, Repair, RepairKind, Translation
from sitegen.render import trees
from sitegen.render.articles import article_view
from sitegen.render.cards import article_card
from sitegen.render.notes import segment_notes
from sitegen.render.provenance import share_sentence
from sitegen.render.wording import load_wording
from tests.unit.digest_factory import article, digest_of, doubtful, place, with_english

ENGLISH = load_wording(trees.ENGLISH)
ARABIC = load_wording(trees.ARABIC)


def machine(*doubts: Doubt, repairs: tuple[Repair, ...] = (), pieces: int = 1) -> Translation:
    return Translation(
        "جملة", "A sentence.", "machine", doubts=doubts, repairs=repairs, pieces=pieces
    )


def view_of(composed, lang: str = "en"):
    slug = composed.article.slug
    return article_view(place(digest_of([composed]), f"{lang}/articles/{slug}/"), composed)


@pytest.mark.parametrize("kind", get_args(DoubtKind))
def test_every_doubt_is_named_and_explained_in_both_languages(kind: DoubtKind) -> None:
    notes = [segment_notes(machine(Doubt(kind)), wording) for wording in (ENGLISH, ARABIC)]
    english, arabic = (found.doubts[0] for found in notes if found)
    assert english.what and english.reason.endswith(".")
    assert english.what != arabic.what
    assert english.reason != arabic.reason


def test_what_is_to_be_checked_stands_in_one_phrase() -> None:
    (note,) = (segment_notes(machine(Doubt("number", "٠٢٣٠ → 2030")), ENGLISH),)
    assert note and note.doubtful == "Check: number"
    assert note.brief == note.doubts[0]
    assert [words.text for words in note.brief.words] == ["٠٢٣٠", "2030"]
    several = machine(
        Doubt("number", "3"), Doubt("number", "4"), Doubt("name", "Al Jazeera (الجزيرة)")
    )
    found = segment_notes(several, ENGLISH)
    assert found and (found.doubtful, found.brief) == ("Check: number, name missing", None)
    assert [words.dir for words in found.doubts[2].words] == ["ltr", "rtl"]
    long = segment_notes(machine(Doubt("loop", "again and " * 20)), ENGLISH)
    assert long and long.brief is None


def test_a_number_of_one_side_alone_is_told_from_a_changed_one() -> None:
    details = ("٠٢٣٠ → 2030", "3.5 مليار", "→ 2030", "")
    found = [segment_notes(machine(Doubt("number", detail)), ENGLISH) for detail in details]
    assert len({note.doubts[0].reason for note in found if note}) == len(details)
    assert [len(note.doubts[0].words) for note in found if note] == [2, 1, 1, 0]


def test_a_length_in_figures_says_what_they_count() -> None:
    counted, named = (
        segment_notes(machine(Doubt("length", detail)), ENGLISH) for detail in ("31 → 4", "(كذا)")
    )
    assert counted and counted.doubts[0].reason.endswith("The figures count the words of both.")
    assert named and "figures" not in named.doubts[0].reason


@pytest.mark.parametrize("kind", get_args(RepairKind))
def test_a_repair_says_what_stood_there_and_how_it_was_put_right(kind: RepairKind) -> None:
    repair = Repair(kind, "الجزيرة", "Al Jazeera", replaced="the Island")
    found = segment_notes(machine(repairs=(repair,)), ENGLISH)
    assert found and not found.doubts and not found.doubtful
    (note,) = found.repairs
    assert (note.term.text, note.written, note.replaced) == ("الجزيرة", "Al Jazeera", "the Island")
    assert note.how
    assert note.kind == kind


def test_a_sentence_in_parts_says_so() -> None:
    for wording, words in ((ENGLISH, "Translated in 3 parts"), (ARABIC, "تُرجمت في 3 أجزاء")):
        found = segment_notes(machine(pieces=3), wording)
        assert found and found.parts == words
    assert segment_notes(machine(), ENGLISH) is None


@pytest.mark.parametrize(("state", "doubted"), [("drafted", True), ("reviewed", False)])
def test_a_draft_can_be_doubted_what_is_reviewed_cannot(state: str, doubted: bool) -> None:
    made = Translation("س", "S", state, doubts=(Doubt("number"),), pieces=4)  # type: ignore[arg-type]
    found = segment_notes(made, ENGLISH)
    assert bool(found) == doubted
    assert found is None or not found.parts


def test_an_article_counts_what_is_to_be_checked_and_leads_to_the_first() -> None:
    view = view_of(doubtful())
    assert [bool(row.notes and row.notes.doubts) for row in view.rows] == [False, True, True]
    assert (view.doubtful, view.first_doubtful) == (2, "#s2")
    titled = with_english(doubtful(), None, state="machine", doubts=(Doubt("name"),))
    view = view_of(titled)
    assert (view.doubtful, view.first_doubtful) == (3, "#title")
    assert view.title_notes
    view = view_of(article("calm", None))
    assert (view.doubtful, view.first_doubtful, view.title_notes) == (0, "", None)


def test_doubtful_english_says_so_wherever_it_stands() -> None:
    view = view_of(doubtful())
    assert [item.provenance.doubtful for item in view.summary] == ["", "Check: number"]
    assert view.quotes[0].english[0].provenance.doubtful == "Check: negation, uncertain wording"
    card = article_card(place(digest_of([doubtful()]), "ar/"), doubtful())
    assert card.summary[1].provenance.doubtful == "تحقَّق: الرقم"


def reviewed_by(*reviews: tuple[str, date | None]):
    made = article("rev", date(2022, 1, 6))
    for index, (name, day) in enumerate(reviews):
        made = with_english(made, index, translator=name, reviewed_on=day)
    return with_english(made, None, translator=reviews[0][0])


REVIEWS = (
    ("Rima Haddad <rima@desk.example>", date(2026, 3, 1)),
    ("Sami Khoury", date(2026, 3, 8)),
    ("Rima Haddad", None),
)


@pytest.mark.parametrize(
    ("reviewer", "names"),
    [("name", ("Rima Haddad", "Sami Khoury")), ("initials", ("R. H.", "S. K.")), ("hidden", ())],
)
def test_a_reviewed_article_says_by_whom_and_when(reviewer: str, names: tuple[str, ...]) -> None:
    made = reviewed_by(*REVIEWS)
    where = place(digest_of([made]), "en/articles/rev/", reviewer=reviewer)
    view = article_view(where, made)
    assert view.share.reviewers == names
    assert view.share.day and (view.share.day.iso, view.share.day.label) == (
        "2026-03-08",
        "8 March 2026",
    )
    details = {row.provenance.detail for row in view.rows}
    assert details == (set(names) or {""})
    days = [row.provenance.day.iso if row.provenance.day else "" for row in view.rows]
    assert days == ["2026-03-01", "2026-03-08", ""]


def test_a_partly_reviewed_article_names_nobody_for_the_whole() -> None:
    made = with_english(reviewed_by(*REVIEWS), 1, state="machine", engine="argos")
    share = view_of(made).share
    assert (share.state, share.reviewers, share.day) == ("partly", (), None)


SENTENCE = "Reviewed translation by {} on 8 March 2026"


@pytest.mark.parametrize("unseen", ["", "sami@desk.example", "/home/sami"])
def test_who_is_not_named_is_not_passed_over(unseen: str) -> None:
    made = reviewed_by(REVIEWS[0], (unseen, date(2026, 3, 8)), REVIEWS[2])
    share = view_of(made).share
    assert (share.reviewers, share.others) == (("Rima Haddad",), True)
    assert share_sentence(share, ENGLISH) == SENTENCE.format("Rima Haddad and others")
    assert "على يد Rima Haddad وآخرين في" in share_sentence(view_of(made, "ar").share, ARABIC)
    nobody = reviewed_by(*[(unseen, date(2026, 3, 8))] * 3)
    assert share_sentence(view_of(nobody).share, ENGLISH) == SENTENCE.replace("by {} ", "")


def test_a_title_without_a_name_is_no_sign_of_others() -> None:
    made = reviewed_by(*REVIEWS)
    assert not view_of(with_english(made, None, translator="")).share.others
    assert view_of(with_english(made, None, translator="sami@desk.example")).share.others


def test_the_key_counts_by_person_with_the_days_of_review() -> None:
    made = with_english(reviewed_by(*REVIEWS), 2, reviewed_on=date(2026, 3, 4))
    lines = view_of(made).key
    found = [
        (line.provenance.detail, line.sentences, line.first.iso, line.last.iso)
        for line in lines
        if line.first and line.last
    ]
    assert found == [
        ("Rima Haddad", 2, "2026-03-01", "2026-03-04"),
        ("Sami Khoury", 1, "2026-03-08", "2026-03-08"),
    ]


def test_who_drafted_is_named_as_far_as_the_site_allows() -> None:
    made = with_english(article("d", None), 0, state="drafted", translator="Rima Haddad")
    for reviewer, detail in (("name", "Rima Haddad"), ("initials", "R. H."), ("hidden", "")):
        where = place(digest_of([made]), "en/articles/d/", reviewer=reviewer)
        assert article_view(where, made).rows[0].provenance.detail == detail
