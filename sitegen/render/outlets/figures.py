"""What can be counted of each outlet: what came in, how much is shown, what was taken out.

In: an edition's digest. Out: plain numbers for every listed outlet and agency that has matter, the
same in both languages. Of articles that readers may not see nothing but their number is known here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.model import ComposedArticle, Intake, Outlet
from sitegen.render.edition import Edition

# As many names as are taken in at a glance.
ACTORS = 10

# Reasons for which cleaning took passages out, with their number.
Removed = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of an outlet; `slugs` are its articles and those that credit it, newest first.

    `intake` counts what it published, `credited` what names it as its agency, both by month, the
    oldest first, what has no date last. `removed` are reasons with their passages, `actors` ids
    with their articles, both the most frequent first.
    """

    outlet: Outlet
    intake: tuple[Intake, ...]
    credited: tuple[Intake, ...]
    slugs: tuple[str, ...]
    excerpts: int
    links: int
    with_others: int
    removed: Removed
    actors: tuple[tuple[str, int], ...]


def figures_of(edition: Edition) -> tuple[Figures, ...]:
    """Count for every outlet of the digest, in the order of outlets.toml."""
    digest = edition.digest
    intake: defaultdict[str, list[Intake]] = defaultdict(list)
    for row in digest.intake:
        intake[row.outlet].append(row)
    slugs = slugs_by_outlet(edition)
    return tuple(
        _figures(edition, outlet, intake[outlet.id], slugs.get(outlet.id, []))
        for outlet in digest.outlets.values()
    )


def slugs_by_outlet(edition: Edition) -> dict[str, list[str]]:
    """Return the articles of each outlet and those that credit each agency, newest first."""
    slugs: defaultdict[str, list[str]] = defaultdict(list)
    for slug in edition.order:
        article = edition.digest.articles[slug].article
        for name in dict.fromkeys((article.outlet, article.agency)):
            slugs[name].append(slug)
    return dict(slugs)


def removed_from(articles: Iterable[ComposedArticle]) -> Removed:
    """Count the passages that cleaning took out, by reason, the most frequent first."""
    found = Counter(removed.reason for composed in articles for removed in composed.article.removed)
    return tuple(sorted(found.items(), key=_most_first))


def _figures(
    edition: Edition, outlet: Outlet, intake: Sequence[Intake], slugs: Sequence[str]
) -> Figures:
    articles = [edition.digest.articles[slug] for slug in slugs]
    shown = Counter(composed.display for composed in articles)
    named = Counter(
        actor.id for one in articles for actor, _ in edition.indices[one.article.slug].counts
    )
    return Figures(
        outlet=outlet,
        intake=tuple(intake),
        credited=_credited(outlet, articles),
        slugs=tuple(slugs),
        excerpts=shown["excerpt"],
        links=shown["link"],
        with_others=sum(_is_told_elsewhere(edition, slug, outlet.id) for slug in slugs),
        removed=removed_from(articles),
        actors=tuple(sorted(named.items(), key=_most_first)[:ACTORS]),
    )


def _credited(outlet: Outlet, articles: Iterable[ComposedArticle]) -> tuple[Intake, ...]:
    """Count the articles on the site that name an agency, by month."""
    days = [one.article.date for one in articles if one.article.agency == outlet.id]
    months = Counter(day.replace(day=1) for day in days if day)
    rows = [Intake(outlet.id, month, months[month], 0, 0) for month in sorted(months)]
    undated = days.count(None)
    return (*rows, Intake(outlet.id, None, undated, 0, 0)) if undated else tuple(rows)


def _is_told_elsewhere(edition: Edition, slug: str, outlet: str) -> bool:
    """Tell whether another outlet that is known reported the story of an article."""
    story = edition.story_of.get(slug)
    others = (edition.digest.articles[other].article for other in story.slugs) if story else ()
    return any(other.outlet not in ("", outlet) for other in others)


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    key, count = counted
    return -count, key
