"""The list of all pages: address, template, and how the view is built.

Views are built one at a time, when the page's turn comes, so that a large site never stands in
memory as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from sitegen.model import ComposedArticle, Tombstone
from sitegen.render import tombstones, urls
from sitegen.render.about import about_view, languages_view
from sitegen.render.actors.plans import plan_actors
from sitegen.render.articles import article_view
from sitegen.render.card_plans import article_social, has_own_card
from sitegen.render.cards import page_title
from sitegen.render.corrections import plan_corrections
from sitegen.render.edition import Edition, Place
from sitegen.render.frame import bare_frame, frame
from sitegen.render.front import front_beside, front_matter, front_view
from sitegen.render.mails.plans import plan_mails
from sitegen.render.news_pages import plan_news
from sitegen.render.outlets.plans import plan_outlets
from sitegen.render.paging import Part
from sitegen.render.period_pages import plan_archive
from sitegen.render.plans import Built, PagePlan, numbered_title, plan_list
from sitegen.render.search.plans import plan_search
from sitegen.render.segments import dated_events
from sitegen.render.stories.plans import plan_stories
from sitegen.render.stories.sharing import matter_of, shown_beside
from sitegen.render.structured import pages as structured
from sitegen.render.summaries import descriptions
from sitegen.render.timeline.plans import plan_timeline
from sitegen.render.trees import ARABIC
from sitegen.render.views import Tree


def plan_pages(editions: Mapping[Tree, Edition]) -> tuple[PagePlan, ...]:
    """List every page of the site, each with its twins."""
    pages = [plan for edition in editions.values() for plan in _plan_edition(edition)]
    # The pages outside the trees speak all languages; the source's frames them.
    bare, all_ = editions[ARABIC], tuple(editions.values())
    chooser, missing = partial(_chooser, all_), partial(_not_found, all_)
    pages.append(PagePlan(Place(bare, urls.CHOOSER), "languages.html", chooser))
    pages.append(PagePlan(Place(bare, urls.NOT_FOUND), "not_found.html", missing))
    return tuple(pages)


def _plan_edition(edition: Edition) -> Iterator[PagePlan]:
    tree, digest = edition.tree, edition.digest
    yield from plan_list(
        edition,
        urls.home(tree),
        "front.html",
        edition.order,
        _front,
        partial(front_matter, edition),
        partial(front_beside, edition),
    )
    for composed in digest.articles.values():
        place = Place(edition, urls.article(tree, composed.article.slug))
        shown = (composed, *edition.neighbours(composed.article.slug))
        slugs = tuple(one.article.slug for one in shown if one)
        slugs += shown_beside(edition, composed.article.slug)
        slug = composed.article.slug
        dated = tuple(dated_events(edition, slug).items())
        matter = (matter_of(edition, slug), has_own_card(edition, slug), dated)
        yield PagePlan(place, "article.html", partial(_article, composed), slugs, matter=matter)
    for stone in digest.tombstones:
        place = Place(edition, urls.article(tree, stone.slug))
        builder = partial(_tombstone, stone)
        yield PagePlan(place, tombstones.TEMPLATE, builder, (stone.slug,), listed=False)
    yield from plan_actors(edition)
    yield from plan_outlets(edition)
    yield from plan_archive(edition)
    yield from plan_mails(edition)
    yield from plan_timeline(edition)
    yield from plan_stories(edition)
    yield from plan_corrections(edition)
    yield from plan_news(edition)
    yield from plan_search(edition)
    yield PagePlan(Place(edition, urls.about(tree)), "about.html", _about, edition.order)


def _front(part: Part, place: Place) -> Built:
    title = numbered_title(place, place.edition.own.title, part)
    of_site = descriptions.of_site(place) if part.number == 1 else ""
    page = frame(place, title, of_site or descriptions.of_days(place, part))
    if part.number == 1:
        page = structured.of_site(page, place)
    return page, front_view(place, part)


def _article(composed: ComposedArticle, place: Place) -> Built:
    title = page_title(composed, place.lang).text
    page = frame(place, title, descriptions.of_article(place, composed))
    social = page.social and article_social(place, composed, page.social)
    return replace(page, social=social), article_view(place, composed)


def _tombstone(stone: Tombstone, place: Place) -> Built:
    view = tombstones.tombstone_view(place, stone)
    return frame(place, place.wording.gettext("Withdrawn article")), view


def _about(place: Place) -> Built:
    title = place.wording.gettext("About")
    return frame(place, title, descriptions.of_site(place)), about_view(place)


def _chooser(editions: Sequence[Edition], place: Place) -> Built:
    title = " \N{MIDDLE DOT} ".join(edition.own.title for edition in editions)
    view = languages_view(editions, place)
    return bare_frame(place, title, descriptions.of_site(place)), view


def _not_found(editions: Sequence[Edition], place: Place) -> Built:
    page = bare_frame(place, place.wording.gettext("Page not found"))
    return page, languages_view(editions, place)
