"""Which part a name has in a sentence, and who has changed parts with whom."""

from __future__ import annotations

import pytest

from sitegen.arabic.name_parts import have_changed, parts_of


def changed(first: str, again: str, *names: str) -> bool:
    def parts(text: str) -> object:
        found = sorted((text.index(name), text.index(name) + len(name), name) for name in names)
        return parts_of(text, found, (0, len(text)))

    return have_changed(parts(first), parts(again))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("again", "is_changed"),
    [
        ("فاز برشلونة على ريال مدريد", True),
        ("برشلونة فاز على ريال مدريد", True),
        ("ريال مدريد فاز على برشلونة", False),
        ("على برشلونة فاز ريال مدريد", False),
    ],
)
def test_a_name_keeps_its_part_wherever_it_moves_with_its_preposition(
    again: str, is_changed: bool
) -> None:
    names = "ريال مدريد", "برشلونة"
    assert changed("فاز ريال مدريد على برشلونة", again, *names) == is_changed


def test_without_prepositions_the_order_counts() -> None:
    assert changed("اتهمت روسيا أوكرانيا", "اتهمت أوكرانيا روسيا", "روسيا", "أوكرانيا")
    # Those joined by "and" do the same, in whatever order.
    assert not changed("وقعت مصر وقبرص", "وقعت قبرص ومصر", "مصر", "قبرص")
