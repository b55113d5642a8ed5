"""Pieces of JSON-LD that several pages have, and how it is written into a page.

In: plain values. Out: objects of schema.org, and text that is safe inside a script element. What is
not known is left out: JSON-LD says nothing of it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sitegen.model import Actor, ActorType
from sitegen.render import urls
from sitegen.render.edition import Place, actor_name
from sitegen.render.frame import without_controls
from sitegen.render.trees import ARABIC

Node = dict[str, Any]

CONTEXT = "https://schema.org"
# Inside a script element "<" could end it or open a comment, and to older parsers of JavaScript
# the line ends end a string; JSON takes all of them as escapes.
NOT_IN_SCRIPTS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u0085\u2028\u2029"}
TYPES: dict[ActorType, str] = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
}
# The name of an actor behind the address of its Arabic page, which every site has.
ACTOR = "#actor"


def script(nodes: Sequence[Node]) -> str:
    """Return objects as one document, safe to stand in a script element as it is."""
    document = {"@context": CONTEXT, "@graph": [node for node in nodes if node]}
    words = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return words.translate(NOT_IN_SCRIPTS)


def known(values: Node) -> Node:
    """Leave out what is not known."""
    return {key: value for key, value in values.items() if value}


def absolute(place: Place, address: str) -> str:
    """Return the absolute address of a page; empty where that of the site is unknown."""
    return place.edition.spelling.absolute(address)


def actor_node(place: Place, actor: Actor) -> Node:
    """Return whom an article names or a page is about, by one name on all pages of all languages.

    The actor's page says what else is known: said by each article, it would make it longer.
    """
    page = absolute(place, urls.actor(ARABIC, actor.id))
    return known(
        {
            "@type": "Country" if actor.country else TYPES[actor.type],
            "@id": f"{page}{ACTOR}" if page else "",
            "name": without_controls(actor_name(actor, place.lang).text),
        }
    )


def breadcrumbs(place: Place, steps: Sequence[tuple[str, str]]) -> Node:
    """Return the way to a page: (name, address), the page itself last; nothing without a site_url.

    It begins with the front page.
    """
    if not place.edition.options.site_url:
        return {}
    home = (place.edition.own.title, urls.home(place.tree))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": without_controls(name),
                "item": absolute(place, address),
            }
            for position, (name, address) in enumerate((home, *steps), start=1)
        ],
    }
