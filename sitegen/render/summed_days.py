"""Which days of a list have their summary on a page of it: those that begin there.

In: an edition, and the articles of a page. Out: the summaries by day, and what a page that shows
them draws on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from sitegen.model import TakenSentence
from sitegen.render.edition import Edition
from sitegen.render.paging import Part
from sitegen.render.plans import stories_among


def summed_up(edition: Edition, slugs: Sequence[str]) -> Mapping[date, tuple[TakenSentence, ...]]:
    """Return the summaries of the days that begin among some articles of the digest."""
    return {
        day: edition.day_summaries[day]
        for day, group in groupby(slugs, edition.days.get)
        if day is not None and day in edition.day_summaries and _begins(edition, next(group))
    }


def summed_matter(edition: Edition, part: Part) -> object:
    """Return what sums up the days beginning on a page of a list, with the stories of it."""
    summaries = tuple(summed_up(edition, part.slugs).values())
    return summaries, stories_among(edition, (one.slug for taken in summaries for one in taken))


def summed_beside(edition: Edition, part: Part) -> Sequence[str]:
    """Return the articles of these sentences: they may stand on another page."""
    summaries = summed_up(edition, part.slugs).values()
    return tuple(dict.fromkeys(one.slug for taken in summaries for one in taken))


def _begins(edition: Edition, slug: str) -> bool:
    """Tell whether an article is the first of its day."""
    before = edition.position[slug] - 1
    return before < 0 or edition.days.get(edition.order[before]) != edition.days[slug]
