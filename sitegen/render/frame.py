"""The frame around a page: its language, its addresses, its twins, the navigation."""

from __future__ import annotations

import re
from dataclasses import replace

from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.social import site_social
from sitegen.render.trees import ENGLISH, direction, native_name
from sitegen.render.views import Alternate, Link, Page, SocialView, Tree

BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def frame(place: Place, title: str, description: str = "") -> Page:
    """Return the frame of a page of the edition; a description is one line, short as it is.

    One without a description has none: the site's is that of the front page alone.
    """
    edition, tree = place.edition, place.tree
    options = edition.options
    return Page(
        lang=tree,
        dir=direction(tree),
        reads=place.lang,
        path=place.address,
        root=_root(place),
        title=without_controls(title),
        description=without_controls(description),
        site_title=edition.own.title,
        site_description=edition.own.description,
        home=place.href(urls.home(tree)),
        nav=_navigation(place),
        twins=twin_links(place),
        canonical=edition.spelling.absolute(place.address),
        alternates=alternates(edition, place.address),
        feed=place.href(urls.feed(tree)) if options.site_url else "",
        version=options.version,
        preview=options.preview,
        chooser=place.href(urls.CHOOSER),
        corrections=place.href(urls.corrections(tree)) if edition.digest.corrections else "",
        romanises=edition.romanises,
        search=place.href(urls.search(tree)),
        opensearch=place.href(urls.opensearch(tree)) if options.site_url else "",
        social=_social(place, title, description),
    )


def bare_frame(place: Place, title: str, description: str = "") -> Page:
    """Return the frame of a page outside the language trees: the chooser, a missing page."""
    edition, tree = place.edition, place.tree
    options = edition.options
    chooser = place.address == urls.CHOOSER
    return Page(
        lang=tree,
        dir=direction(tree),
        reads=place.lang,
        path=place.address,
        root=_root(place),
        title=title,
        description=without_controls(description),
        site_title=edition.own.title,
        site_description=edition.own.description,
        home="",
        nav=(),
        twins=(),
        canonical=edition.spelling.absolute(urls.CHOOSER) if chooser else "",
        alternates=alternates(edition, urls.home(tree)) if chooser else (),
        feed="",
        version=options.version,
        preview=options.preview,
        chooser="",
        social=_social(place, title, description) if chooser else None,
    )


def alternates(edition: Edition, address: str) -> tuple[Alternate, ...]:
    """Return the addresses of a page in all languages, and where all others should go.

    For the front page those choose a language; deeper pages offer them English.
    """
    if not edition.options.site_url:
        return ()
    is_home = address == urls.home(edition.tree)
    default = urls.CHOOSER if is_home else urls.twin(address, ENGLISH)
    absolute = edition.spelling.absolute
    trees = [own.tree for own in edition.options.trees]
    return (
        *(Alternate(tree, absolute(urls.twin(address, tree))) for tree in trees),
        Alternate("x-default", absolute(default)),
    )


def twin_links(place: Place) -> tuple[Link, ...]:
    """Return links to the same page in the other trees, each in its language's own name."""
    trees = [own.tree for own in place.edition.options.trees if own.tree != place.tree]
    return tuple(tree_link(place, tree, urls.twin(place.address, tree)) for tree in trees)


def tree_link(place: Place, tree: Tree, address: str) -> Link:
    """Return a link to a page in a tree, in that language's own name."""
    return Link(place.href(address), native_name(tree), tree, direction(tree))


def _social(place: Place, title: str, description: str) -> SocialView:
    return site_social(place, without_controls(title), without_controls(description))


def without_controls(text: str) -> str:
    """Leave out what embeds, overrides or isolates a direction.

    In a title, a description or a feed nothing closes it: the words of the program around would
    run backwards. On a page the paragraph does.
    """
    return BIDI_CONTROLS.sub("", text)


def _root(place: Place) -> str:
    """Return the way to the site's folder; a page served anywhere needs it from the host's root."""
    spelling = place.edition.spelling
    if place.address == urls.NOT_FOUND:
        return urls.path_of(spelling.site_url) if spelling.site_url else "./"
    return "../" * place.address.count("/") or "./"


def _navigation(place: Place) -> tuple[Link, ...]:
    """Link the parts of the site that there are; every edition has the same."""
    wording, tree, digest = place.wording, place.tree, place.digest
    home = urls.home(tree)
    of_actors = (urls.actors(tree), urls.network(tree))
    # Each with the addresses that are its own. Every address of the edition begins with the front
    # page's; only its further pages are its own.
    parts = (
        (home, wording.gettext("Digest"), (f"{home}page/",), True),
        (urls.timeline(tree), wording.gettext("Timeline"), (urls.timeline(tree),), digest.events),
        (urls.stories(tree), wording.gettext("Stories"), (urls.stories(tree),), digest.stories),
        (urls.actors(tree), wording.gettext("Actors"), of_actors, True),
        (urls.outlets(tree), wording.gettext("Outlets"), (urls.outlets(tree),), digest.outlets),
        (urls.archive(tree), wording.gettext("Archive"), (urls.archive(tree),), True),
        (urls.about(tree), wording.gettext("About"), (urls.about(tree),), True),
    )
    return tuple(
        replace(place.link(address, name), within=place.address.startswith(own))
        for address, name, own, is_there in parts
        if is_there
    )
