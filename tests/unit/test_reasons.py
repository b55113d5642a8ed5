"""What a doubt says in plain English: the same on pages, in terminals and in spreadsheets."""

from __future__ import annotations

from typing import get_args

import pytest

from sitegen.checks.reasons import concerned, doubt_data, in_words, what, why
from sitegen.checks.sentence import doubts
from sitegen.model import Doubt, DoubtKind


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        (Doubt("number", "150"), "number (150): The English seems to lack this number"),
        (Doubt("number", "→ 2030"), "number (2030): The Arabic seems to lack this number"),
        (Doubt("number", "٠٢٣٠ → 2030"), "number (٠٢٣٠ → 2030): A number of the Arabic seems"),
        (Doubt("number", more=33), "number: There are 33 more of this kind."),
        (Doubt("loop", more=1), "repetition: There is 1 more of this kind."),
        (Doubt("name", "Damas (دمشق)"), "name missing: Damas (دمشق). The English lacks this name"),
        (Doubt("length", "31 → 4"), "length (31 → 4): The English is far shorter"),
        (Doubt("score"), "uncertain wording: The program was itself less sure"),
    ],
)
def test_a_doubt_says_what_is_wrong_with_which_words(doubt: Doubt, said: str) -> None:
    assert in_words(doubt).startswith(said)


@pytest.mark.parametrize("kind", get_args(DoubtKind))
def test_every_kind_has_its_own_words(kind: DoubtKind) -> None:
    others = [other for other in get_args(DoubtKind) if other != kind]
    assert what(kind) not in [what(other) for other in others]
    assert why(Doubt(kind)) not in [why(Doubt(other)) for other in others]


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ("Damas (دمشق)", ("Damas", "دمشق")),
        ("Saïda (Sidon) (صيدا)", ("Saïda (Sidon)", "صيدا")),
        ("Damas", ("Damas",)),
    ],
)
def test_a_name_has_its_english_first(detail: str, words: tuple[str, ...]) -> None:
    assert concerned(Doubt("name", detail)) == words


def test_what_the_checks_find_is_understood() -> None:
    source = "زار الوفد دمشق " + " و".join(str(number) for number in range(101, 131)) + "."
    found = doubts(source, "The delegation was there.", missing=[("دمشق", "Damas")])
    assert concerned(next(doubt for doubt in found if doubt.kind == "name")) == ("Damas", "دمشق")
    numbers = [doubt for doubt in found if doubt.kind == "number"]
    assert "more of this kind" in in_words(numbers[-1])
    assert not any("more of this kind" in in_words(doubt) for doubt in numbers[:-1])
    more = doubt_data(numbers[-1])["more"]
    assert isinstance(more, int) and more > 1
    assert doubt_data(numbers[0]) == {"kind": "number", "detail": numbers[0].detail}
