"""How corrections are spread over pages, so that others can link to each where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.model import Change, Correction, Corrections

# A page with more takes long to load; another model may reword a whole archive in one day.
PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """A correction and the page of the list (from 1) that it stands on."""

    correction: Correction
    page: int


def pages_of(corrections: Corrections) -> tuple[Sequence[Change], ...]:
    """Cut the list into pages; an empty one still has one."""
    changes = corrections.changes
    starts = range(0, len(changes), PER_PAGE)
    return tuple(changes[start : start + PER_PAGE] for start in starts) or ((),)


def by_article(corrections: Corrections | None) -> Mapping[str, tuple[Listed, ...]]:
    """Return the corrections of each article by its slug, in the order of the list."""
    found: defaultdict[str, list[Listed]] = defaultdict(list)
    for place, change in enumerate(corrections.changes if corrections else ()):
        if isinstance(change, Correction):
            found[change.slug].append(Listed(change, place // PER_PAGE + 1))
    return {slug: tuple(listed) for slug, listed in found.items()}
