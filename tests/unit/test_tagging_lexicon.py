"""What lists say of words, and which letters are particles."""

from __future__ import annotations

import pytest

from sitegen.arabic.letters import fold_text
from sitegen.tagging.features import phrases, signature
from sitegen.tagging.lexicon import facts, is_whole_name


@pytest.mark.parametrize(
    ("word", "clitic", "bare"),
    [
        ("وبوتين", "و", "بوتين"),
        ("بالقاهرة", "ب", "القاهرة"),
        ("للأمم", "ل", "الأمم"),
        ("لمنظمة", "ل", "منظمة"),
        ("وبأفريقيا", "وب", "أفريقيا"),
        ("ولوكاشنكو", "و", "لوكاشنكو"),
        ("وليد", "", "وليد"),
        ("بيروت", "", "بيروت"),
        ("كوفي", "", "كوفي"),
        ("لبنان", "", "لبنان"),
        ("فلاديمير", "", "فلاديمير"),
        ("وقال", "و", "قال"),
    ],
)
def test_particles_are_told_from_letters_of_the_word(word: str, clitic: str, bare: str) -> None:
    found = facts(fold_text(word))
    assert (found.clitic, found.bare) == (clitic, fold_text(bare))


def test_names_sound_otherwise_than_ordinary_words() -> None:
    names = [facts(fold_text(word)).sound for word in ("زاخاروفا", "بلينكن", "لوكاشنكو")]
    words = [facts(fold_text(word)).sound for word in ("المسؤولية", "الاجتماعات", "المشاركة")]
    assert min(names) > max(words)


def test_a_word_of_no_list_is_unknown_and_marks_stand_for_themselves() -> None:
    unknown = facts("ظغذخضث")
    assert (unknown.common, unknown.person, unknown.kinds) == (-1, -1, ())
    assert signature(facts("،")) == "،"


def test_listed_names_of_several_words_are_found_behind_particles() -> None:
    words = [facts(fold_text(word)) for word in ["قال", "لمنظمة", "معاهدة", "الأمن", "الجماعي"]]
    assert (1, 5, "org") in phrases(words)


@pytest.mark.parametrize(
    ("word", "is_whole"),
    [("باول", True), ("بالاك", True), ("واين", True), ("وبوتين", False), ("لسعد", False)],
)
def test_a_name_that_begins_like_a_particle_is_a_whole_one(word: str, is_whole: bool) -> None:
    assert is_whole_name(facts(fold_text(word))) is is_whole
