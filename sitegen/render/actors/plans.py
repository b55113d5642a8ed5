"""The pages and feeds of actors: the index, the drawing, and those of every actor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.model import ActorEntry
from sitegen.render import urls
from sitegen.render.actors.index import Index, actors_view, make_index
from sitegen.render.actors.network import network_view
from sitegen.render.actors.page import actor_view, has_feed, shown_slugs
from sitegen.render.edition import Edition, Place, actor_name
from sitegen.render.feeds.entries import latest_change
from sitegen.render.feeds.lists import actor_atom, actor_feed_slugs
from sitegen.render.frame import frame
from sitegen.render.paging import Part, parts_of
from sitegen.render.plans import Built, FeedPlan, PagePlan, numbered_title
from sitegen.render.structured.pages import of_actor
from sitegen.render.summaries import descriptions
from sitegen.render.timeline.calendar_files import has_actor_calendar
from sitegen.render.timeline.entries import actor_matter


def plan_actors(edition: Edition) -> Iterator[PagePlan]:
    """Plan the pages of actors; the drawing only where there is something to draw."""
    tree, digest = edition.tree, edition.digest
    index = make_index(edition)
    for part in index.parts:
        place = Place(edition, urls.numbered(urls.actors(tree), part.number))
        yield PagePlan(place, "actors.html", partial(_index, index, part))
    if index.is_drawn:
        yield PagePlan(Place(edition, urls.network(tree)), "network.html", _network)
    for actor_id, entry in digest.actors.items():
        has_calendar = has_actor_calendar(edition, entry)
        for part in parts_of(entry.slugs, edition.options.page_size):
            place = Place(edition, urls.numbered(urls.actor(tree, actor_id), part.number))
            shown = shown_slugs(edition, entry, part)
            is_first = part.number == 1
            told = descriptions.apart(edition, part.slugs)
            matter = actor_matter(edition, actor_id) if is_first else told
            builder = partial(_actor, entry, part)
            yield PagePlan(place, "actor.html", builder, shown, matter=(matter, has_calendar))


def plan_actor_feeds(edition: Edition) -> Iterator[FeedPlan]:
    """Plan the feeds of actors; none where the site's address is not known."""
    for actor_id, entry in edition.digest.actors.items():
        if has_feed(edition, entry):
            place = Place(edition, urls.actor_feed(edition.tree, actor_id))
            slugs = actor_feed_slugs(edition, entry)
            updated = latest_change(edition, entry.slugs)
            yield FeedPlan(place, partial(actor_atom, edition, entry), slugs, updated)


def _index(index: Index, part: Part, place: Place) -> Built:
    title = numbered_title(place, place.wording.gettext("Actors"), part)
    return frame(place, title), actors_view(place, index, part)


def _network(place: Place) -> Built:
    return frame(place, place.wording.gettext("Who is named with whom")), network_view(place)


def _actor(entry: ActorEntry, part: Part, place: Place) -> Built:
    title = numbered_title(place, actor_name(entry.actor, place.lang).text, part)
    description = descriptions.of_actor(place, entry, part)
    page = frame(place, title, description)
    if part.number == 1:
        page = of_actor(page, place, entry.actor)
    return page, actor_view(place, entry, part)
