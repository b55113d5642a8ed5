"""What the other pages tell programs: the site, an actor, a day, a story.

In: a page's frame and what it is about. Out: the frame with JSON-LD in it; as it was where the site
has no address, as nothing could be named then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sitegen.model import Actor
from sitegen.render import urls
from sitegen.render.cards import page_title
from sitegen.render.edition import Place
from sitegen.render.frame import without_controls
from sitegen.render.social import has_cards
from sitegen.render.structured.nodes import (
    Node,
    absolute,
    actor_node,
    breadcrumbs,
    known,
    script,
)
from sitegen.render.views import Page

# What stands in the address of a search for the words that are searched.
WORDS = "search_term_string"
WIKIDATA = "https://www.wikidata.org/entity/"


def of_site(page: Page, place: Place) -> Page:
    """Tell on the front page what the site is called, and where it is searched."""
    search = absolute(place, urls.search(place.tree))
    card = urls.card(urls.home(place.tree))
    site = {
        "@type": "WebSite",
        "@id": absolute(place, urls.home(place.tree)),
        "url": absolute(place, urls.home(place.tree)),
        "name": without_controls(page.site_title),
        "description": without_controls(page.site_description),
        "image": absolute(place, card) if has_cards(place.edition) else "",
        "inLanguage": place.tree,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{{WORDS}}}"},
            "query-input": f"required name={WORDS}",
        },
    }
    return _with(page, place, known(site))


def of_actor(page: Page, place: Place, actor: Actor) -> Page:
    """Tell on an actor's page who it is."""
    other = actor.name_en if place.lang == "ar" else actor.name_ar
    names = (other, *actor.variants, *actor.variants_en)
    description = actor.description_ar if place.lang == "ar" else actor.description_en
    about = known(
        {
            **actor_node(place, actor),
            "url": absolute(place, urls.actor(place.tree, actor.id)),
            "alternateName": [without_controls(name) for name in dict.fromkeys(names) if name],
            "description": without_controls(description),
            "sameAs": f"{WIKIDATA}{actor.wikidata}" if actor.wikidata else "",
        }
    )
    index = (place.wording.gettext("Actors"), urls.actors(place.tree))
    here = (str(about.get("name", "")), urls.actor(place.tree, actor.id))
    return _with(page, place, about, breadcrumbs(place, (index, here)))


def of_day(page: Page, place: Place, day: date, slugs: Sequence[str]) -> Page:
    """Tell on a day's page which articles it lists."""
    wording, tree = place.wording, place.tree
    way = (
        (wording.gettext("Archive"), urls.archive(tree)),
        (wording.year(day), urls.year(tree, day)),
        (wording.month(day), urls.month(tree, day)),
        (wording.weekday_and_day(day), urls.day_page(tree, day)),
    )
    return _with(page, place, _collection(page, place, slugs), breadcrumbs(place, way))


def of_story(page: Page, place: Place, story_id: str, title: str, slugs: Sequence[str]) -> Page:
    """Tell on a story's page which reports it lists."""
    tree = place.tree
    way = (
        (place.wording.gettext("Stories"), urls.stories(tree)),
        (title, urls.story(tree, story_id)),
    )
    return _with(page, place, _collection(page, place, slugs), breadcrumbs(place, way))


def _collection(page: Page, place: Place, slugs: Iterable[str]) -> Node:
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "url": absolute(place, urls.article(place.tree, slug)),
            "name": without_controls(page_title(place.digest.articles[slug], place.lang).text),
        }
        for position, slug in enumerate(slugs, start=1)
    ]
    return known(
        {
            "@type": "CollectionPage",
            "@id": absolute(place, place.address),
            "url": absolute(place, place.address),
            "name": page.title,
            "description": page.description,
            "inLanguage": place.tree,
            "mainEntity": {
                "@type": "ItemList",
                "numberOfItems": len(items),
                "itemListElement": items,
            },
        }
    )


def _with(page: Page, place: Place, *nodes: Node) -> Page:
    if not place.edition.options.site_url:
        return page
    return replace(page, structured=script(nodes))
