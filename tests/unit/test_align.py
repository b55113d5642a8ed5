from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sitegen.memory.align import find_offers
from sitegen.memory.entries import Entry, Segment, new_entry
from sitegen.memory.fit import fit
from sitegen.model import Draft

FIRST = "وصل الوفد إلى العاصمة."
SECOND = "والتقى الوفد رئيس الحكومة."
THIRD = "ولم يصدر بيان عن اللقاء."


def segments(*texts: str) -> list[Segment]:
    return [Segment(text) for text in texts]


def reviewed(source: str, english: str, comment: str = "") -> Entry:
    return Entry(source, english, comment=comment)


def drafted(source: str, english: str) -> Entry:
    return Entry(source, english, flags=("fuzzy",))


def machine(source: str, english: str) -> Entry:
    return new_entry(Segment(source)).drafted_by_machine("argos 1", Draft(english, -0.5))


def by_source(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    return {entry.source: entry for entry in entries if not entry.obsolete}


def test_a_new_article_gets_empty_entries_in_text_order() -> None:
    wanted = [Segment("عنوان", is_title=True), *segments(FIRST, SECOND, FIRST, " ", THIRD)]
    entries = fit((), wanted)
    assert [entry.source for entry in entries] == ["عنوان", FIRST, SECOND, THIRD]
    assert [entry.context for entry in entries] == ["title", None, None, None]
    assert {entry.state for entry in entries} == {"untranslated"}


def test_a_memory_that_fits_is_left_alone() -> None:
    entries = fit((reviewed(FIRST, "One."), machine(SECOND, "Two.")), segments(FIRST, SECOND))
    assert fit(entries, segments(FIRST, SECOND)) == entries
    moved = fit(entries, segments(SECOND, FIRST))
    assert moved == entries[::-1]


def test_a_title_and_a_sentence_of_the_same_words_are_two_segments() -> None:
    wanted = [Segment(FIRST, is_title=True), Segment(FIRST)]
    title = Entry(FIRST, "Delegation arrives", context="title")
    entries = fit((title,), wanted)
    assert [entry.english for entry in entries] == ["Delegation arrives", ""]


def test_what_left_the_article_is_kept_if_a_person_wrote_it() -> None:
    touched = replace(machine(THIRD, "Three."), english="Three, corrected.")
    before = (reviewed(FIRST, "One."), drafted("مسودة", "Draft."), machine(SECOND, "2"), touched)
    entries = fit((*before, new_entry(Segment("فارغ"))), segments("نص آخر تماما"))
    assert [(e.source, e.obsolete) for e in entries] == [
        ("نص آخر تماما", False),
        (FIRST, True),
        ("مسودة", True),
        (THIRD, True),
    ]
    assert [e.state for e in entries[1:]] == ["reviewed", "drafted", "drafted"]
    assert fit(entries, segments("نص آخر تماما")) == entries


def test_what_comes_back_has_its_old_state() -> None:
    before = (reviewed(FIRST, "One.", "translator: Amal"), drafted(SECOND, "Two."))
    gone = fit(before, segments(THIRD))
    assert fit(gone, segments(FIRST, SECOND))[:2] == before
    there_and_back = fit(fit(gone, segments(FIRST, SECOND)), segments(THIRD))
    assert sorted(e.source for e in there_and_back) == sorted(e.source for e in gone)


def test_a_reviewed_entry_outranks_an_old_draft_of_the_same_words() -> None:
    draft = replace(drafted(FIRST, "One."), obsolete=True)
    gone = fit((draft, reviewed(FIRST, "One.")), segments(THIRD))
    assert [e.state for e in gone if e.obsolete] == ["drafted", "reviewed"]
    assert by_source(fit(gone, segments(FIRST)))[FIRST].state == "reviewed"


def test_sentences_that_became_one_keep_their_review() -> None:
    before = (
        reviewed(FIRST, "The delegation arrived.", "translator: Amal"),
        reviewed(SECOND, "It met the prime minister.", "translator: Basil"),
    )
    joined = FIRST + "  " + SECOND
    entries = fit(before, segments(joined, THIRD))
    assert entries[0].state == "reviewed"
    assert entries[0].english == "The delegation arrived. It met the prime minister."
    assert entries[0].translators == ("Amal", "Basil")
    assert [e.source for e in entries if e.obsolete] == [FIRST, SECOND]
    assert fit(entries, segments(joined, THIRD)) == entries
    # The old cut again: nothing was lost on the way.
    back = fit(entries, segments(FIRST, SECOND, THIRD))
    assert back[:2] == before


def test_one_draft_among_them_makes_the_whole_a_draft() -> None:
    before = (reviewed(FIRST, "One."), drafted(SECOND, "Two."))
    [joined, *_] = fit(before, segments(f"{FIRST} {SECOND}"))
    assert (joined.state, joined.note("from")) == ("drafted", "realigned")
    assert joined.previous == f"{FIRST} {SECOND}"


def test_a_machines_sentences_are_left_to_the_machine() -> None:
    before = (machine(FIRST, "One."), machine(SECOND, "Two."))
    assert fit(before, segments(f"{FIRST} {SECOND}")) == (new_entry(Segment(f"{FIRST} {SECOND}")),)


def test_a_sentence_with_other_white_space_is_the_same() -> None:
    spaced = FIRST.replace(" ", "\u00a0 ")
    [entry, *_] = fit((reviewed(FIRST, "One."),), segments(spaced))
    assert (entry.state, entry.english) == ("reviewed", "One.")


def test_a_sentence_that_was_cut_shares_out_its_english() -> None:
    whole = reviewed(f"{FIRST} {SECOND}", "The delegation arrived. It met Mr. Masimov.")
    entries = fit((whole,), segments(FIRST, SECOND, THIRD))
    found = by_source(entries)
    assert found[FIRST].english == "The delegation arrived."
    assert found[SECOND].english == "It met Mr. Masimov."
    assert {found[FIRST].state, found[SECOND].state} == {"drafted"}
    assert found[FIRST].note("from") == "realigned"
    assert found[FIRST].previous == whole.source
    assert found[THIRD].state == "untranslated"
    assert whole.retired() in entries


def test_where_the_english_cannot_be_cut_the_first_gets_it_whole() -> None:
    whole = reviewed(f"{FIRST} {SECOND}", "Arriving, the delegation met the prime minister.")
    found = by_source(fit((whole,), segments(THIRD, FIRST, SECOND)))
    assert found[FIRST].english == whole.english
    assert found[FIRST].state == "drafted"
    assert "sentences after it" in found[FIRST].note("from")
    assert found[SECOND].state == "untranslated"


def test_a_part_that_has_its_own_entry_keeps_it() -> None:
    whole = reviewed(f"{FIRST} {SECOND}", "The delegation arrived. It met him.")
    own = reviewed(SECOND, "It was received by the prime minister.")
    found = by_source(fit((whole, own), segments(FIRST, SECOND)))
    assert found[SECOND] == own
    assert found[FIRST].english == "The delegation arrived."


def test_a_near_sentence_is_offered_as_a_draft() -> None:
    old = reviewed(FIRST, "The delegation arrived.", "translator: Amal")
    [entry, kept] = fit((old,), segments(FIRST.replace("وصل", "وقد وصل")))
    assert (entry.state, entry.note("from")) == ("drafted", "similar sentence")
    assert entry.english == "The delegation arrived."
    assert entry.previous == FIRST
    assert entry.translators == ("Amal",)
    assert kept == old.retired()


def test_the_nearest_is_offered() -> None:
    text = "قال الوزير إن المحادثات ستستأنف في العاصمة قريبا"
    nearer = reviewed(text + " جدا", "nearer")
    farther = reviewed("وقد " + text + " جدا", "farther")
    [entry, *_] = fit((farther, nearer), segments(text))
    assert entry.english == "nearer"


def test_a_sentence_with_other_figures_is_never_near() -> None:
    old = reviewed("قتل 12 شخصا وأصيب 30 آخرون في الاشتباكات.", "12 were killed, 30 wounded.")
    [entry, _] = fit((old,), segments("قتل 14 شخصا وأصيب 30 آخرون في الاشتباكات."))
    assert entry.state == "untranslated"
    [entry, _] = fit((old,), segments("قتل ١٢ شخصا وأصيب ٣٠ آخرون في الاشتباك."))
    assert entry.state == "drafted"


def test_a_title_is_not_offered_to_a_sentence() -> None:
    title = Entry(FIRST, "Delegation arrives", context="title")
    [entry, _] = fit((title,), segments(FIRST + " "))
    assert entry.state == "untranslated"


def test_a_machines_draft_is_not_offered() -> None:
    missing = segments(FIRST + "!")
    assert find_offers(missing, missing, (machine(FIRST, "One."),)) == {}


def test_huge_sentences_are_not_compared() -> None:
    old = reviewed("كلمة " * 20_000, "word")
    [entry, _] = fit((old,), segments("كلمة " * 20_000 + "أخرى"))
    assert entry.state == "untranslated"


SENTENCES = st.text(alphabet="اب .\n", min_size=1, max_size=6)
ENGLISH = st.sampled_from(["", "A.", "A. B.", "A. B. C."])
ENTRIES = st.builds(
    Entry,
    source=SENTENCES,
    english=ENGLISH,
    flags=st.sampled_from([(), ("fuzzy",)]),
    obsolete=st.booleans(),
)


@given(st.lists(ENTRIES, max_size=6), st.lists(st.lists(SENTENCES, max_size=6), max_size=4))
def test_nothing_a_person_wrote_is_ever_lost(before: list[Entry], cuts: list[list[str]]) -> None:
    entries = tuple(before)
    written = {(e.key, e.english) for e in before if e.by_person}
    confirmed = {(e.key, e.english) for e in before if e.state == "reviewed"}
    for cut in cuts:
        entries = fit(entries, segments(*cut))
        assert fit(entries, segments(*cut)) == entries
        active = {entry.key for entry in entries if not entry.obsolete}
        assert active == {segment.key for segment in segments(*cut) if segment.text.strip()}
        assert written <= {(entry.key, entry.english) for entry in entries}
        assert confirmed <= {(e.key, e.english) for e in entries if e.state == "reviewed"}
