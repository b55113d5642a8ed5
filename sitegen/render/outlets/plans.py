"""The pages of outlets: the list, and those of every listed outlet and agency that has matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.feeds.entries import latest_change
from sitegen.render.feeds.lists import newest_dated, outlet_atom
from sitegen.render.frame import frame
from sitegen.render.outlets.figures import (
    Figures,
    Removed,
    figures_of,
    removed_from,
    slugs_by_outlet,
)
from sitegen.render.outlets.index import counted, names_of, outlets_view
from sitegen.render.outlets.page import outlet_view
from sitegen.render.paging import Part
from sitegen.render.plans import Built, FeedPlan, PagePlan, numbered_title, plan_list
from sitegen.render.summaries import descriptions


def plan_outlets(edition: Edition) -> Iterator[PagePlan]:
    """Plan the pages of outlets; none where outlets.toml lists nobody that articles name."""
    tree, digest = edition.tree, edition.digest
    if not digest.outlets:
        return
    figures = figures_of(edition)
    removed = removed_from(digest.articles.values())
    yield PagePlan(
        place=Place(edition, urls.outlets(tree)),
        template="outlets.html",
        builder=partial(_index, figures, removed),
        matter=(digest.intake, tuple(counted(one) for one in figures), removed),
    )
    for one in figures:
        address, builder = urls.outlet(tree, one.outlet.id), partial(_outlet, one)
        yield from plan_list(
            edition, address, "outlet.html", one.slugs, builder, partial(_matter, one)
        )


def plan_outlet_feeds(edition: Edition) -> Iterator[FeedPlan]:
    """Plan the feeds of outlets; none where the site's address is not known."""
    if not edition.options.site_url or not edition.digest.outlets:
        return
    by_outlet = slugs_by_outlet(edition)
    for outlet in edition.digest.outlets.values():
        slugs = by_outlet.get(outlet.id, ())
        newest = newest_dated(edition, slugs)
        if newest:
            place = Place(edition, urls.outlet_feed(edition.tree, outlet.id))
            write = partial(outlet_atom, edition, outlet, tuple(slugs))
            yield FeedPlan(place, write, newest, (outlet, latest_change(edition, slugs)))


def _matter(figures: Figures, part: Part) -> object:
    """Return what a page draws on besides its articles: all figures, or what heads each page."""
    del part
    return figures


def _index(figures: Sequence[Figures], removed: Removed, place: Place) -> Built:
    view = outlets_view(place, figures, removed)
    return frame(place, place.wording.gettext("Outlets")), view


def _outlet(figures: Figures, part: Part, place: Place) -> Built:
    name, _ = names_of(place, figures.outlet)
    title = numbered_title(place, name.text, part)
    description = descriptions.of_outlet(place, figures.outlet.id, part)
    return frame(place, title, description), outlet_view(place, figures, part)
