"""The feeds of articles: of a language, of an actor, of an outlet.

In: an edition. Out: the newest dated articles as an Atom feed. An article without a date is in no
feed: readers would be shown it as new, which nobody knows. A withdrawn one is gone from all.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sitegen.model import ActorEntry, Departure, Outlet
from sitegen.render import urls
from sitegen.render.cards import outlet_name
from sitegen.render.edition import Edition, actor_name
from sitegen.render.feeds.elements import FEED_ARTICLES, NEVER, begin_feed, xml_bytes
from sitegen.render.feeds.entries import add_article, latest_change


def atom(edition: Edition) -> bytes:
    """Write the feed of the newest dated articles in the edition's language."""
    own, tree = edition.own, edition.tree
    slugs = [slug for day in edition.digest.days for slug in day.slugs]
    updated = max(latest_change(edition, slugs), _last_departure(edition))
    address = urls.home(tree)
    return _feed(edition, slugs, address, urls.feed(tree), updated, own.title, own.description)


def actor_atom(edition: Edition, entry: ActorEntry) -> bytes:
    """Write the feed of the newest dated articles that name an actor."""
    tree, actor = edition.tree, entry.actor
    title = f"{edition.own.title}: {actor_name(actor, edition.lang).text}"
    address, own = urls.actor(tree, actor.id), urls.actor_feed(tree, actor.id)
    unconfirmed = edition.wording.gettext("Found by the program, not confirmed by an editor")
    subtitle = unconfirmed if actor.listed_by == "found" else ""
    updated = latest_change(edition, entry.slugs)
    return _feed(edition, entry.slugs, address, own, updated, title, subtitle)


def outlet_atom(edition: Edition, outlet: Outlet, slugs: tuple[str, ...]) -> bytes:
    """Write the feed of the newest dated articles among those of an outlet or agency."""
    tree = edition.tree
    name = outlet_name(outlet, outlet.id, edition.lang)
    title = f"{edition.own.title}: {name.text if name else outlet.id}"
    address, own = urls.outlet(tree, outlet.id), urls.outlet_feed(tree, outlet.id)
    return _feed(edition, slugs, address, own, latest_change(edition, slugs), title)


def newest_dated(edition: Edition, slugs: Iterable[str]) -> tuple[str, ...]:
    """Return the articles of a feed: the newest of those that have a day; `slugs` run so."""
    return tuple(slug for slug in slugs if slug in edition.days)[:FEED_ARTICLES]


def actor_feed_slugs(edition: Edition, entry: ActorEntry) -> tuple[str, ...]:
    """Return the articles of an actor's feed."""
    return newest_dated(edition, entry.slugs)


def _feed(
    edition: Edition,
    slugs: Iterable[str],
    address: str,
    own: str,
    updated: date,
    title: str,
    subtitle: str = "",
) -> bytes:
    feed = begin_feed(edition, address, own, updated, title, subtitle)
    for slug in newest_dated(edition, slugs):
        add_article(feed, edition, edition.digest.articles[slug])
    return xml_bytes(feed)


def _last_departure(edition: Edition) -> date:
    """Return the latest day known on which an article was taken away, which changed the feed too.

    Without it the feed would be older than it was once its newest article is gone.
    """
    corrections = edition.digest.corrections
    changes = corrections.changes if corrections else ()
    gone = [one.day for one in changes if isinstance(one, Departure)]
    gone += [stone.withdrawn_on for stone in edition.digest.tombstones]
    return max((day for day in gone if day), default=NEVER)
