from collections.abc import Sequence

import pytest

from sitegen.compose.identity.shown_names import ShownName, Spelt, other_names, show_names
from sitegen.romanising.romanise import Latin

LISTED = {
    "أنطونيو": "Antonio",
    "غوتيريش": "Guterres",
    "غوتيريس": "Guterres",
    "محمود": "Mahmoud",
    "عباس": "Abbas",
    "حسن": "Hassan",
}


def romanise(names: Sequence[str]) -> list[Latin]:
    """Know a few words, and guess all others."""
    return [
        Latin(
            " ".join(LISTED.get(word, "Guess") for word in name.split()),
            "list" if all(word in LISTED for word in name.split()) else "model",
        )
        for name in names
    ]


def shown(counts: dict[str, int], first: str = "") -> ShownName:
    [name] = show_names([Spelt(counts, "person", first)], romanise)
    return name


@pytest.mark.parametrize("times", [1, 5])
def test_the_latin_that_lists_know_goes_before_the_guess_of_a_more_frequent_form(
    times: int,
) -> None:
    name = shown({"أنطونيو جوتيريش": times, "أنطونيو غوتيريش": 1})
    assert name.latin == "Antonio Guterres"
    # The Arabic is the most frequent one; of two as frequent the one that lists know.
    assert name.arabic == ("أنطونيو جوتيريش" if times > 1 else "أنطونيو غوتيريش")


def test_where_no_form_is_known_whole_the_one_with_more_known_words_counts() -> None:
    counts = {"خوسيه جوتيريش": 2, "خوسيه غوتيريش": 1}
    assert shown(counts) == ShownName("خوسيه جوتيريش", "Guess Guterres")


def test_another_name_of_the_same_one_does_not_lend_its_latin() -> None:
    counts = {"أبو مازن": 1, "محمود عباس": 9}
    assert shown(counts, first="أبو مازن") == ShownName("أبو مازن", "Guess Guess")
    assert shown(counts) == ShownName("محمود عباس", "Mahmoud Abbas")


def test_a_longer_name_is_shown_for_its_end() -> None:
    assert shown({"عباس": 3, "محمود عباس": 1}) == ShownName("محمود عباس", "Mahmoud Abbas")


def test_the_order_of_the_forms_has_no_say() -> None:
    forms = ["أنطونيو جوتيريش", "أنطونيو غوتيريش", "أنطونيو غوتيريس"]
    names = {shown(dict.fromkeys(order, 1)) for order in (forms, forms[::-1])}
    assert len(names) == 1


def test_forms_that_fold_alike_are_listed_once() -> None:
    counts = {"إيلي حسن": 1, "ايلي حسن": 2, "حسن إيلي": 3}
    assert list(other_names(counts, "حسن إيلي")) == ["ايلي حسن"]
