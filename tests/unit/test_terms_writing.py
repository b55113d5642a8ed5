"""Joints between a name that is written in and the words around it."""

from __future__ import annotations

import pytest

from sitegen.terms.writing import write


@pytest.mark.parametrize(
    ("english", "old", "name", "expected"),
    [
        ("It is a Fergen plane.", "Fergen", "Airbus", "It is an Airbus plane."),
        ("It is an Ergen plane.", "Ergen", "Virgin", "It is a Virgin plane."),
        ("An Avon was sold.", "Avon", "Ukraine", "A Ukraine was sold."),
        ("It is a Kritish bank.", "Kritish", "HSBC", "It is an HSBC bank."),
        ("It is an Yunesko site.", "Yunesko", "UNESCO", "It is a UNESCO site."),
        ("It was a &quot;Fergen&quot;.", "Fergen", "Airbus", "It was a &quot;Airbus&quot;."),
        ('It was a "Fergen".', "Fergen", "Airbus", 'It was an "Airbus".'),
        ("From the Anion newspaper", "Anion", "The Onion", "From the Onion newspaper"),
        ("From Anion, it was", "Anion", "The Onion", "From The Onion, it was"),
        ("Truce was made.", "Truce", "ceasefire", "Ceasefire was made."),
        ("It said: Truce now", "Truce", "ceasefire", "It said: Ceasefire now"),
        ("The Truce was made.", "Truce", "ceasefire", "The ceasefire was made."),
        ("Ayfun was sold.", "Ayfun", "iPhone", "iPhone was sold."),
        ("He came to the USS.", "USS", "U.S.", "He came to the U.S."),
        ("He came to the USS, then", "USS", "U.S.", "He came to the U.S., then"),
    ],
)
def test_joints_fit(english: str, old: str, name: str, expected: str) -> None:
    start = english.index(old)
    assert write(english, start, start + len(old), name) == expected
