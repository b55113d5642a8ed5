"""The search page of each language, and what tells browsers that the site can be searched.

In: an edition. Out: the plan of a page that has no articles of its own, so that it changes only
with the site's name and navigation; and the description as OpenSearch 1.1 asks for it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.frame import frame, without_controls
from sitegen.render.plans import Built, PagePlan
from sitegen.render.search.shards import FOLDER
from sitegen.render.search_views import PluralForm, SearchView
from sitegen.render.trees import locale_of

TEMPLATE = "search.html"
NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
# By this number every form of every plural has come up.
PLURALS = 201
# The specification allows no longer names.
SHORT_NAME, LONG_NAME = 16, 48


def plan_search(edition: Edition) -> Iterator[PagePlan]:
    """Plan the search page; the sitemap leaves it out, for it says nothing by itself."""
    yield PagePlan(Place(edition, urls.search(edition.tree)), TEMPLATE, _page, listed=False)


def opensearch(edition: Edition) -> bytes:
    """Write the description by which a browser offers to search the site; needs a site_url."""
    tree = edition.tree
    title = without_controls(edition.own.title)
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(f"{{{NAMESPACE}}}OpenSearchDescription")
    search = edition.spelling.absolute(urls.search(tree))
    for name, words in (
        ("ShortName", _cut(title, SHORT_NAME)),
        ("LongName", _cut(title, LONG_NAME)),
        ("Description", edition.wording.gettext("Search in %(site)s") % {"site": title}),
        ("Language", tree),
        ("InputEncoding", "UTF-8"),
    ):
        ET.SubElement(root, f"{{{NAMESPACE}}}{name}").text = words
    ET.SubElement(
        root,
        f"{{{NAMESPACE}}}Url",
        {"type": "text/html", "template": f"{search}?q={{searchTerms}}"},
    )
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _cut(title: str, most: int) -> str:
    """Return as many of a title's words as there is room for; a first one too long is cut."""
    lines = textwrap.wrap(title, most, break_on_hyphens=False)
    return lines[0] if lines else ""


def _page(place: Place) -> Built:
    wording, tree, digest = place.wording, place.tree, place.digest
    ways = [
        (urls.actors(tree), wording.gettext("Actors")),
        (urls.archive(tree), wording.gettext("Archive")),
    ]
    if digest.stories:
        ways.append((urls.stories(tree), wording.gettext("Stories")))
    view = SearchView(
        index=place.href(FOLDER).removesuffix(urls.INDEX),
        suffix="" if place.edition.spelling.directory_urls else urls.INDEX,
        ways=tuple(place.link(address, name) for address, name in ways),
        articles=len(digest.articles),
        more=_more(place),
    )
    return frame(place, wording.gettext("Search")), view


def _more(place: Place) -> tuple[PluralForm, ...]:
    """Return how the language says that there are more reports, in each of its plural forms.

    The script cannot ask the catalogue: it knows the number, and by CLDR the name of its form.
    """
    name_of, found = locale_of(place.tree).plural_form, dict[str, str]()
    for number in range(1, PLURALS):
        words = place.wording.ngettext("%(count)s more report", "%(count)s more reports", number)
        found.setdefault(name_of(number), words % {"count": "{count}"})
    return tuple(PluralForm(name, words) for name, words in found.items())
