"""The pages of what is new since the last release; none where nothing was ever released."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.model import Correction, Departure, NewSince
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.frame import frame
from sitegen.render.list_views import NewsView
from sitegen.render.news import since_line
from sitegen.render.paging import Part, pager, parts_of
from sitegen.render.periods import day_groups
from sitegen.render.plans import Built, PagePlan, numbered_title
from sitegen.render.summaries import descriptions

TEMPLATE = "new.html"


def plan_news(edition: Edition) -> Iterator[PagePlan]:
    """Plan the list of new articles by day, with how much else changed since the release."""
    news = edition.digest.news
    if news is None:
        return
    for part in parts_of(news.slugs, edition.options.page_size):
        yield PagePlan(
            place=Place(edition, urls.numbered(urls.new(edition.tree), part.number)),
            template=TEMPLATE,
            builder=partial(_page, news, part),
            slugs=part.slugs,
            lists_corrections=True,
            matter=(news, descriptions.apart(edition, part.slugs)),
        )


def _page(news: NewSince, part: Part, place: Place) -> Built:
    title = numbered_title(place, place.wording.gettext("New since the last release"), part)
    known = place.digest.corrections
    # What has no day stands in no release yet.
    since = [change for change in known.changes if change.day is None] if known else []
    view = NewsView(
        since=since_line(place, news),
        articles=len(news.slugs),
        days=day_groups(place, part.slugs),
        corrected=sum(isinstance(change, Correction) for change in since),
        gone=sum(isinstance(change, Departure) for change in since),
        corrections=place.href(urls.corrections(place.tree)) if known else "",
        pager=pager(place, urls.new(place.tree), part),
    )
    return frame(place, title, descriptions.of_list(place, part)), view
