from __future__ import annotations

import pytest

from sitegen.arabic.letters import fold_text
from sitegen.checks.negation_words import arabic_negation, english_negation


def test_every_idiom_begins_with_or_precedes_a_word_that_denies() -> None:
    known = arabic_negation()
    for negator in (*known.idioms, *known.idioms_before):
        bare = negator[1:] if negator[0] in "وف" and negator[1:] in known.negators else negator
        assert bare in known.negators or bare == "لا", negator


def test_english_words_are_in_small_letters() -> None:
    known = english_negation()
    everything = known.outright | known.words | frozenset().union(*known.also.values())
    assert all(word == word.casefold() for word in everything)
    assert known.plain <= known.outright


def test_what_explains_is_looked_for_in_folded_arabic() -> None:
    known = english_negation()
    for beginning, arabic in known.explained:
        stems = arabic.pattern.split("(?:")[-1].rstrip(")").split("|")
        assert [fold_text(stem) for stem in stems] == stems, beginning


@pytest.mark.parametrize("word", ["unknown", "unable", "nonprofit", "homeless", "inaccessible"])
def test_words_that_deny_by_their_form(word: str) -> None:
    assert english_negation().stems.match(word)


@pytest.mark.parametrize(
    "word", ["united", "until", "under", "uncle", "unesco", "bless", "nonetheless", "important"]
)
def test_words_that_only_look_as_if_they_denied(word: str) -> None:
    assert not english_negation().stems.match(word)
