"""A page or a feed to be made, and lists that run over several pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from sitegen.model import Story
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.paging import Part, parts_of
from sitegen.render.theming.views_seen import held_to_table
from sitegen.render.views import Page

Built = tuple[Page, object]


@dataclass(frozen=True, slots=True, eq=False)
class PagePlan:
    """A page to be made: where it stands, its template, and what builds its frame and view.

    `slugs` names every article of which the page shows more than where it stands in the index and
    in the calendar: the page is made anew when one of them changes. A page that is not `listed` is
    left out of the sitemap. One that `lists_corrections` is made anew when any of these changes.
    `matter` is what else of the digest the page draws on (its events, its story): plain values; it
    is made anew when they change.
    """

    place: Place
    template: str
    builder: Callable[[Place], Built]
    slugs: Sequence[str] = ()
    listed: bool = True
    lists_corrections: bool = False
    matter: object = ()

    @property
    def file(self) -> str:
        """The file that will hold the page, relative to the site's folder."""
        return urls.file_of(self.place.address)

    def build(self) -> Built:
        """Build the page's frame and view. Raises TypeError for a view the template cannot take."""
        page, view = self.builder(self.place)
        return page, held_to_table(self.template, view)


@dataclass(frozen=True, slots=True, eq=False)
class FeedPlan:
    """A feed or data to be made: the address, what writes it, the articles that it tells of.

    What is long is written in pieces. `matter` is what else of the digest it draws on, as with
    pages.
    """

    place: Place
    write: Callable[[], bytes | Iterable[bytes]]
    slugs: Sequence[str]
    matter: object = ()

    @property
    def file(self) -> str:
        """The file that will hold the feed, relative to the site's folder."""
        return urls.file_of(self.place.address)


def plan_list(
    edition: Edition,
    first_page: str,
    template: str,
    slugs: Sequence[str],
    builder: Callable[[Part, Place], Built],
    matter: Callable[[Part], object] | None = None,
    beside: Callable[[Part], Sequence[str]] | None = None,
) -> Iterator[PagePlan]:
    """Plan the pages of a list of articles; `matter` says what else a page of it draws on.

    `beside` names the articles of which it shows something though they are not on it. Their stories
    need not be named: lists of articles say of each which story it belongs to.
    """
    for part in parts_of(slugs, edition.options.page_size):
        place = Place(edition, urls.numbered(first_page, part.number))
        more = (stories_among(edition, part.slugs), matter(part) if matter else ())
        slugs = (*part.slugs, *(beside(part) if beside else ()))
        yield PagePlan(place, template, partial(builder, part), slugs, matter=more)


def stories_among(edition: Edition, slugs: Iterable[str]) -> tuple[Story, ...]:
    """Return the stories that some articles belong to, each once."""
    of = edition.story_of
    return tuple(dict.fromkeys(of[slug] for slug in slugs if slug in of))


def numbered_title(place: Place, title: str, part: Part) -> str:
    """Return the title of a page of a list: the first page carries no number."""
    if part.number == 1:
        return title
    return place.wording.gettext("%(title)s, page %(number)s") % {
        "title": title,
        "number": part.number,
    }
