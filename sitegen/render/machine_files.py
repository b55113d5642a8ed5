"""All that is written for programs: feeds, calendars, data, maps of the site.

In: the editions and the plans of all pages. Out: plans of files that are kept while nothing in them
changes, and the few that are made in every build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from sitegen.model import Digest
from sitegen.render import urls
from sitegen.render.actors.plans import plan_actor_feeds
from sitegen.render.datasets.files import plan_data
from sitegen.render.edition import Edition
from sitegen.render.feeds.corrections import corrections_atom
from sitegen.render.feeds.lists import atom
from sitegen.render.feeds.sitemap import (
    listed_pages,
    robots,
    sitemap,
    sitemap_files,
    sitemap_index,
)
from sitegen.render.options import RenderOptions
from sitegen.render.outlets.plans import plan_outlet_feeds
from sitegen.render.plans import FeedPlan, PagePlan
from sitegen.render.stories.plans import plan_story_feeds
from sitegen.render.timeline.calendar_files import plan_calendars
from sitegen.render.views import Tree

Writer = Callable[[], bytes]


def plan_for_machines(editions: Mapping[Tree, Edition]) -> Iterator[FeedPlan]:
    """Plan what is written anew only where something in it changed."""
    for edition in editions.values():
        yield from plan_actor_feeds(edition)
        yield from plan_outlet_feeds(edition)
        yield from plan_story_feeds(edition)
        yield from plan_calendars(edition)
    # The data are the same in every language.
    yield from plan_data(next(iter(editions.values())))


def files_for_machines(
    editions: Mapping[Tree, Edition], plans: Sequence[PagePlan], options: RenderOptions
) -> dict[str, Writer]:
    """Return what writes the files that every build makes, by their addresses."""
    files: dict[str, Writer] = {urls.ROBOTS: partial(robots, options)}
    if not options.site_url:
        return files
    for tree, edition in editions.items():
        files[urls.feed(tree)] = partial(atom, edition)
        if edition.digest.corrections:
            files[urls.corrections_feed(tree)] = partial(corrections_atom, edition)
    return files | _sitemaps(plans, options)


def needing_address(digest: Digest, options: RenderOptions) -> tuple[str, ...]:
    """Name the files that are left out where the site's address is unknown."""
    trees = [own.tree for own in options.trees]
    feeds = [urls.feed(tree) for tree in trees]
    feeds += [urls.corrections_feed(tree) for tree in trees] if digest.corrections else []
    kinds = {
        "actors": bool(digest.actors),
        "stories": bool(digest.stories),
        "outlets": bool(digest.outlets),
    }
    named = [kind for kind, is_there in kinds.items() if is_there]
    of_kinds = [f"the feeds of {', '.join(named)}"] if named else []
    mails = ["the days as e-mails"] if digest.days else []
    return (*feeds, urls.SITEMAP, *of_kinds, *mails)


def _sitemaps(plans: Sequence[PagePlan], options: RenderOptions) -> dict[str, Writer]:
    """Return what writes the sitemap, and where it is too large for one file its parts."""
    parts = sitemap_files(listed_pages(plans))
    files: dict[str, Writer] = {
        address: partial(sitemap, pages) for address, pages in parts.items()
    }
    if urls.SITEMAP not in files:
        files[urls.SITEMAP] = partial(sitemap_index, options, tuple(parts))
    return files
