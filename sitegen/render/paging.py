"""Long lists run over several pages, the same in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sitegen.render import urls
from sitegen.render.edition import Place
from sitegen.render.list_views import Pager

SINGLE: Final = Pager(number=1, count=1, newer="", older="")


@dataclass(frozen=True, slots=True)
class Part:
    """The articles of page `number` (from 1) of a list of `count` pages."""

    slugs: Sequence[str]
    number: int
    count: int


def parts_of(slugs: Sequence[str], size: int) -> tuple[Part, ...]:
    """Cut a list into pages of `size` articles; an empty list still has one page."""
    pages = [slugs[start : start + size] for start in range(0, len(slugs), size)] or [slugs]
    return tuple(Part(page, number, len(pages)) for number, page in enumerate(pages, start=1))


def pager(place: Place, first_page: str, part: Part) -> Pager:
    """Say where a page of a list stands, and link its neighbours.

    Lists run from new to old: the page before is the newer one.
    """
    first, last = part.number == 1, part.number == part.count
    return Pager(
        number=part.number,
        count=part.count,
        newer="" if first else place.href(urls.numbered(first_page, part.number - 1)),
        older="" if last else place.href(urls.numbered(first_page, part.number + 1)),
    )
