"""Counts what came in from each outlet and what became of it: shown, waiting, withdrawn.

In: all articles that can be used, shown or not. Out: numbers by outlet and month; no word, title or
slug of an article that readers may not see. What is to appear later is not counted before its day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from sitegen.model import Article, ComposedArticle, Intake, Outlet, Status

Key = tuple[str, date | None]


def count_intake(articles: Iterable[Article], today: date) -> tuple[Intake, ...]:
    """Count articles by outlet and month, as of `today`: by outlet, the undated last."""
    counts: dict[Key, Counter[Status]] = {}
    for article in articles:
        if article.date is not None and article.date > today:
            continue
        month = article.date.replace(day=1) if article.date else None
        counts.setdefault((article.outlet, month), Counter())[article.status] += 1
    return tuple(
        Intake(
            outlet=outlet,
            month=month,
            shown=found["published"],
            drafts=found["draft"],
            withdrawn=found["withdrawn"],
        )
        for (outlet, month), found in sorted(counts.items(), key=_order)
    )


def outlets_with_matter(
    outlets: Iterable[Outlet], intake: Iterable[Intake], articles: Iterable[ComposedArticle]
) -> Mapping[str, Outlet]:
    """Keep the listed outlets and agencies that articles came from or are credited to, by id.

    They stand in the order of their file.
    """
    shown = chain.from_iterable((one.article.outlet, one.article.agency) for one in articles)
    named = {*(row.outlet for row in intake), *shown}
    return {outlet.id: outlet for outlet in outlets if outlet.id in named}


def _order(counted: tuple[Key, object]) -> tuple[str, date]:
    (outlet, month), _ = counted
    return outlet, month or date.max
