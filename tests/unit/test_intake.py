"""What came in is counted by outlet and month, and nothing else is told of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from sitegen.compose.intake import count_intake, outlets_with_matter
from sitegen.model import Article, Intake, Outlet, Status, Withdrawal
from tests.unit.digest_factory import OUTLET
from tests.unit.digest_factory import article as composed

TODAY = date(2022, 3, 10)
JANUARY, MARCH = date(2022, 1, 1), date(2022, 3, 1)


def article(
    slug: str, day: date | None, status: Status = "published", outlet: str = "a", **changes: object
) -> Article:
    return Article(
        slug, Path(f"{slug}.md"), "سري", "نص", (), date=day, status=status, outlet=outlet,
        **changes,  # type: ignore[arg-type]
    )  # fmt: skip


def test_articles_are_counted_by_outlet_month_and_what_became_of_them() -> None:
    found = count_intake(
        [
            article("one", date(2022, 3, 9)),
            article("two", date(2022, 3, 1), "draft"),
            article("three", date(2022, 1, 31)),
            article("four", None, "withdrawn"),
            article("five", date(2022, 1, 2), outlet=""),
        ],
        TODAY,
    )
    assert found == (
        Intake("", JANUARY, 1, 0, 0),
        Intake("a", JANUARY, 1, 0, 0),
        Intake("a", MARCH, 1, 1, 0),
        Intake("a", None, 0, 0, 1),
    )
    assert found[2].received == 2


def test_what_is_to_appear_later_is_not_counted_before_its_day() -> None:
    waiting = [article("one", date(2022, 3, 11)), article("two", date(2022, 3, 12), "draft")]
    assert count_intake(waiting, TODAY) == ()
    assert count_intake(waiting, date(2022, 3, 11)) == (Intake("a", MARCH, 1, 0, 0),)


def test_a_tombstone_counts_as_withdrawn() -> None:
    stone = article("one", TODAY, "withdrawn", withdrawal=Withdrawal(tombstone=True))
    assert count_intake([stone], TODAY) == (Intake("a", MARCH, 0, 0, 1),)


def test_nothing_but_numbers_is_told_of_articles() -> None:
    told = msgspec.json.encode(count_intake([article("hidden-slug", TODAY, "draft")], TODAY))
    assert b"hidden" not in told
    assert "سري".encode() not in told


def test_the_order_of_articles_does_not_matter() -> None:
    some = [article(f"{n}", date(2022, n % 3 + 1, 1), outlet="ab"[n % 2]) for n in range(9)]
    assert count_intake(some, TODAY) == count_intake(reversed(some), TODAY)


def test_outlets_have_matter_when_something_came_from_them_or_is_credited_to_them() -> None:
    listed = [Outlet(name, "اسم", name) for name in ("idle", "a", "wire")]
    agency = composed("x", None)
    found = outlets_with_matter([*listed, OUTLET], [Intake("a", None, 0, 1, 0)], [agency])
    assert list(found) == ["a", OUTLET.id]
