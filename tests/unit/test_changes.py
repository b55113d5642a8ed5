"""What is a correction, what is none, and when: by releases made of words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.model import (
    ArabicChange,
    ComposedArticle,
    Correction,
    Corrections,
    Departure,
    Digest,
    Tombstone,
)
from sitegen.releases.changes import find_corrections
from sitegen.releases.history import history_of
from sitegen.releases.snapshot import Release, snapshot
from tests.unit.digest_factory import article, digest_of, with_english

ONE, TWO, THREE = date(2026, 1, 1), date(2026, 2, 2), date(2026, 3, 3)
DAY = date(2022, 1, 6)


def english(index: int | None, text: str, **changes: object) -> ComposedArticle:
    return with_english(article("a", DAY), index, text=text, **changes)


def digest(*articles: ComposedArticle) -> Digest:
    return digest_of(articles)


def released(day: date, *articles: ComposedArticle) -> Release:
    return Release(day, 1, snapshot(digest(*articles), sketched=True))


def found(now: Digest, *releases: Release, unusable: tuple[str, ...] = ()) -> Corrections:
    corrections = find_corrections(history_of(releases), now, unusable)
    assert corrections is not None
    return corrections


def test_without_a_release_there_is_no_list() -> None:
    assert find_corrections(history_of(()), digest(article("a", DAY)), ()) is None


def test_other_english_of_the_same_arabic_is_a_correction() -> None:
    before = english(1, "He said that all was lost.", state="machine")
    [one] = found(digest(article("a", DAY)), released(ONE, before)).changes
    assert isinstance(one, Correction)
    assert (one.slug, one.sentence, one.was, one.now) == ("a", 1, "machine", "reviewed")
    assert one.before == "He said that all was lost."
    assert one.after.startswith("He said that “the situation")
    assert one.day is None


def test_the_title_can_be_corrected() -> None:
    [one] = found(digest(article("a", DAY)), released(ONE, english(None, "Old title"))).changes
    assert isinstance(one, Correction)
    assert one.sentence is None


def test_it_is_dated_by_the_first_release_in_which_the_new_english_stands() -> None:
    first, second = released(ONE, english(0, "Old.")), released(TWO, english(0, "New."))
    third = released(THREE, english(0, "New."))
    [one] = found(digest(english(0, "New.")), first, second, third).changes
    assert one.day == TWO
    changes = found(digest(english(0, "Newest.")), first, second, third).changes
    assert [change.day for change in changes] == [None, TWO]
    words = [(one.before, one.after) for one in changes if isinstance(one, Correction)]
    assert words == [("New.", "Newest."), ("Old.", "New.")]


def test_what_stays_the_same_to_readers_is_no_correction() -> None:
    now = digest(english(0, "Caf\u00e9 owners met."))
    for before in (
        english(0, "Caf\u00e9 owners met.", state="machine"),
        english(0, "  Caf\u00e9  owners\nmet."),
        english(0, "Cafe\u0301 owners met."),
        english(0, ""),
    ):
        assert found(now, released(ONE, before)).changes == ()


def test_english_that_was_taken_away_is_told() -> None:
    [one] = found(digest(english(0, "")), released(ONE, english(0, "Old."))).changes
    assert isinstance(one, Correction)
    assert (one.after, one.now) == ("", "untranslated")


def test_a_name_is_kept_when_the_release_comes_and_never_given_twice() -> None:
    old, new = english(0, "Old."), english(0, "New.")
    [before] = found(digest(new), released(ONE, old)).changes
    [after] = found(digest(new), released(ONE, old), released(TWO, new)).changes
    assert isinstance(before, Correction)
    assert isinstance(after, Correction)
    assert before.id == after.id
    again = found(digest(new), released(ONE, old), released(TWO, new), released(THREE, old)).changes
    names = [one.id for one in again if isinstance(one, Correction)]
    assert len(set(names)) == len(names) == 3
    assert names[-1] == before.id


def test_the_day_of_the_review_counts_only_after_the_last_release() -> None:
    early = english(0, "New.", reviewed_on=date(2025, 12, 31))
    late = english(0, "New.", reviewed_on=date(2026, 1, 2))
    for now, expected in ((early, None), (late, date(2026, 1, 2))):
        [one] = found(digest(now), released(ONE, english(0, "Old."))).changes
        assert isinstance(one, Correction)
        assert one.reviewed_on == expected


def with_arabic(composed: ComposedArticle, old: str, new: str) -> ComposedArticle:
    """Change words of the first sentence's Arabic."""
    sentences = tuple(
        replace(one, text=one.text.replace(old, new)) for one in composed.analysis.sentences
    )
    return replace(
        composed,
        article=replace(composed.article, text=composed.article.text.replace(old, new)),
        analysis=replace(composed.analysis, sentences=sentences),
    )


def other_arabic(composed: ComposedArticle) -> ComposedArticle:
    """Put something else in the place of the first sentence."""
    return with_arabic(composed, composed.analysis.sentences[0].text, "وصلت الحافلة متأخرة اليوم.")


def mended_arabic(composed: ComposedArticle) -> ComposedArticle:
    """Change one letter of the first sentence."""
    return with_arabic(composed, "أعلن", "اعلن")


def test_other_arabic_is_told_without_its_english() -> None:
    before = english(0, "Accused of theft.")
    corrections = found(digest(other_arabic(article("a", DAY))), released(ONE, before))
    assert corrections.changes == (ArabicChange("a", 1, None),)


def test_a_correction_goes_with_its_sentence() -> None:
    releases = (released(ONE, english(0, "Accused.")), released(TWO, english(0, "Cleared.")))
    now = other_arabic(english(0, "Something else."))
    assert found(digest(now), *releases).changes == (ArabicChange("a", 1, None),)


def test_arabic_that_was_changed_a_little_keeps_its_correction_and_says_so() -> None:
    now = digest(mended_arabic(english(0, "Three.")))
    [one] = found(now, released(ONE, english(0, "Two."))).changes
    assert isinstance(one, Correction)
    assert (one.before, one.after, one.sentence, one.with_arabic) == ("Two.", "Three.", 0, True)


def test_arabic_that_was_changed_a_little_under_the_same_english_is_no_change() -> None:
    same = english(0, "Two.")
    assert found(digest(mended_arabic(same)), released(ONE, same)).changes == ()


def test_a_correction_and_its_name_outlast_a_later_change_of_the_arabic() -> None:
    old, new = english(0, "Two."), english(0, "Three.")
    releases = released(ONE, old), released(TWO, new)
    [before] = found(digest(new), *releases).changes
    mended = mended_arabic(new)
    [after] = found(digest(mended), *releases).changes
    assert after == before
    [again] = found(digest(mended), *releases, released(THREE, mended)).changes
    assert again == before
    back = found(digest(new), *releases, released(THREE, mended)).changes
    assert back == (before,)


def test_a_name_does_not_hang_on_the_arabic_that_a_release_comes_to_hold() -> None:
    old, new = english(0, "Two."), english(0, "Three.")
    [first] = found(digest(new), released(ONE, old)).changes
    [then] = found(digest(mended_arabic(new)), released(ONE, old)).changes
    assert isinstance(first, Correction)
    assert isinstance(then, Correction)
    assert first.id == then.id


def test_a_title_changed_a_little_is_the_same_title_and_no_sentence() -> None:
    before = article("a", DAY, title_en="Old title")
    now = article("a", DAY, title=before.article.title.replace("النظام", "النضام"))
    [one] = found(digest(now), released(ONE, before)).changes
    assert isinstance(one, Correction)
    assert (one.sentence, one.before, one.with_arabic) == (None, "Old title", True)


def test_releases_without_sketches_tell_no_sentence_from_another() -> None:
    """As old ones are, or where somebody took them out."""
    bare = Release(ONE, 1, snapshot(digest(english(0, "Two."))))
    now = mended_arabic(english(0, "Three."))
    assert found(digest(now), bare).changes == (ArabicChange("a", 1, None),)


def test_an_unchanged_article_gets_the_sketches_of_the_next_release() -> None:
    two = english(0, "Two.")
    bare = Release(ONE, 1, snapshot(digest(two)))
    now = mended_arabic(english(0, "Three."))
    [one] = found(digest(now), bare, released(TWO, two)).changes
    assert isinstance(one, Correction)


def test_the_same_text_cut_into_other_sentences_is_no_change() -> None:
    now = article("a", DAY)
    first, second, third = now.analysis.sentences
    joined = replace(first, end=second.end, text=f"{first.text} {second.text}")
    translation = replace(
        now.translation, sentences=(now.translation.sentences[0], now.translation.sentences[2])
    )
    analysis = replace(now.analysis, sentences=(joined, third))
    now = replace(now, analysis=analysis, translation=translation)
    assert found(digest(now), released(ONE, article("a", DAY))).changes == ()


def test_an_article_that_went_is_counted_but_not_named() -> None:
    other = article("b", DAY)
    [gone] = found(digest(other), released(ONE, article("a", DAY), other)).changes
    assert gone == Departure(None)
    [gone] = found(
        digest(other), released(ONE, article("a", DAY), other), released(TWO, other)
    ).changes
    assert gone == Departure(TWO)


def test_a_tombstone_is_named() -> None:
    other = article("b", DAY)
    now = replace(digest(other), tombstones=(Tombstone("a"),))
    assert found(now, released(ONE, english(0, "x"), other)).changes == (Departure(None, "a"),)


def test_an_article_that_waits_for_its_file_to_be_mended_did_not_go() -> None:
    with_a, without = released(ONE, article("a", DAY)), released(TWO)
    assert found(digest(), with_a, without, unusable=("a",)).changes == ()
    assert found(digest(article("a", DAY)), with_a, without).changes == ()


def test_an_article_that_was_away_is_compared_with_what_it_last_said() -> None:
    releases = released(ONE, english(0, "Old.")), released(TWO), released(THREE)
    [one] = found(digest(english(0, "New.")), *releases).changes
    assert isinstance(one, Correction)
    assert one.before == "Old."


def test_another_slug_of_the_same_text_is_the_same_article() -> None:
    old = english(0, "Old.")
    renamed = replace(english(0, "New."), article=replace(old.article, slug="b"))
    [one] = found(digest(renamed), released(ONE, old)).changes
    assert isinstance(one, Correction)
    assert (one.slug, one.before) == ("b", "Old.")
    [first] = found(digest(english(0, "New.")), released(ONE, old)).changes
    assert isinstance(first, Correction)
    assert one.id == first.id
    earlier = released(ONE, english(0, "Oldest.")), released(TWO, old)
    assert [change.day for change in found(digest(renamed), *earlier).changes] == [None, TWO]


def test_another_slug_changes_no_name_of_a_correction() -> None:
    """Feed readers would take each for a new one."""

    def named(text: str, slug: str) -> ComposedArticle:
        made = english(0, text)
        return replace(made, article=replace(made.article, slug=slug))

    releases = [released(ONE, named("One.", "a")), released(TWO, named("Two.", "a"))]
    before = names(found(digest(named("Three.", "a")), *releases))
    assert names(found(digest(named("Three.", "b")), *releases)) == before
    releases += [released(THREE, named("Three.", "b"))]
    assert names(found(digest(named("Three.", "b")), *releases)) == before
    assert names(found(digest(named("Three.", "c")), *releases)) == before
    assert names(found(digest(named("Four.", "c")), *releases))[1:] == before


def names(corrections: Corrections) -> list[str]:
    return [one.id for one in corrections.changes if isinstance(one, Correction)]


def test_less_of_an_article_shown_takes_its_old_english_back() -> None:
    first, second = released(ONE, english(2, "Old.")), released(TWO, article("a", DAY))
    assert len(found(digest(article("a", DAY)), first, second).changes) == 1
    whole = article("a", DAY)
    cut = replace(
        whole,
        display="excerpt",
        article=replace(whole.article, text=whole.analysis.sentences[0].text),
        analysis=replace(whole.analysis, sentences=whole.analysis.sentences[:1]),
        translation=replace(whole.translation, sentences=whole.translation.sentences[:1]),
    )
    assert found(digest(cut), first, second).changes == ()


def test_newest_first_then_by_article_and_sentence() -> None:
    def both(text: str) -> list[ComposedArticle]:
        pair = (article("a", date(2022, 1, 6)), article("b", date(2022, 1, 7)))
        return [
            with_english(with_english(one, 2, text=text), None, text=f"{text} title")
            for one in pair
        ]

    releases = released(ONE, *both("One")), released(TWO, *both("Two"))
    corrections = found(digest(*both("Three")), *releases)
    listed = [
        (change.day, change.slug, change.sentence)
        for change in corrections.changes
        if isinstance(change, Correction)
    ]
    assert listed == [
        (day, slug, place) for day in (None, TWO) for slug in ("b", "a") for place in (None, 2)
    ]
    assert corrections.latest == TWO


def test_two_releases_of_a_day_both_count() -> None:
    releases = (
        released(ONE, english(0, "Old.")),
        released(TWO, english(0, "Mid.")),
        replace(released(TWO, english(0, "New.")), number=2),
    )
    changes = found(digest(english(0, "New.")), *releases).changes
    words = [one.after for one in changes if isinstance(one, Correction)]
    assert words == ["New.", "Mid."]
