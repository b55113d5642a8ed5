"""Long lists run over several pages, the same in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sitegen.render import urls
from sitegen.render.edition import Place
from sitegen.render.views import Pager

Item = TypeVar("Item")


def pages_of(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Cut a list into pages of `size`; an empty list still has one page."""
    return [items[start : start + size] for start in range(0, len(items), size)] or [items]


def pager(place: Place, first_page: str, number: int, count: int) -> Pager:
    """Say where page `number` (from 1) of `count` stands, and link its neighbours.

    Lists run from new to old: the page before is the newer one.
    """
    return Pager(
        number=number,
        count=count,
        newer=place.href(urls.numbered(first_page, number - 1)) if number > 1 else "",
        older=place.href(urls.numbered(first_page, number + 1)) if number < count else "",
    )


SINGLE = Pager(number=1, count=1, newer="", older="")
