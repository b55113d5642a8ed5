"""The frame around a page: its language, its addresses, its twin, the navigation."""

from __future__ import annotations

import re
from dataclasses import replace

from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.social import site_social
from sitegen.render.views import Alternate, Language, Link, Page, SocialView

BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
LANGUAGE_NAMES: dict[Language, str] = {"ar": "العربية", "en": "English"}


def frame(place: Place, title: str, description: str = "") -> Page:
    """Return the frame of a page of the edition; a description is one line, short as it is.

    One without a description has none: the site's is that of the front page alone.
    """
    edition, lang = place.edition, place.lang
    options = edition.options
    twin = urls.twin(place.address)
    return Page(
        lang=lang,
        dir=urls.direction(lang),
        path=place.address,
        root=_root(place),
        title=without_controls(title),
        description=without_controls(description),
        site_title=options.title(lang),
        site_description=options.description(lang),
        home=place.href(urls.home(lang)),
        nav=_navigation(place),
        twin=language_link(place, urls.other(lang), twin),
        canonical=edition.spelling.absolute(place.address),
        alternates=alternates(edition, place.address),
        feed=place.href(urls.feed(lang)) if options.site_url else "",
        version=options.version,
        preview=options.preview,
        chooser=place.href(urls.CHOOSER),
        corrections=place.href(urls.corrections(lang)) if edition.digest.corrections else "",
        romanises=edition.romanises,
        search=place.href(urls.search(lang)),
        opensearch=place.href(urls.opensearch(lang)) if options.site_url else "",
        social=_social(place, title, description),
    )


def bare_frame(place: Place, title: str, description: str = "") -> Page:
    """Return the frame of a page outside the language trees: the chooser, a missing page."""
    edition, lang = place.edition, place.lang
    options = edition.options
    chooser = place.address == urls.CHOOSER
    return Page(
        lang=lang,
        dir=urls.direction(lang),
        path=place.address,
        root=_root(place),
        title=title,
        description=without_controls(description),
        site_title=options.title(lang),
        site_description=options.description(lang),
        home="",
        nav=(),
        twin=None,
        canonical=edition.spelling.absolute(urls.CHOOSER) if chooser else "",
        alternates=alternates(edition, urls.home(lang)) if chooser else (),
        feed="",
        version=options.version,
        preview=options.preview,
        chooser="",
        social=_social(place, title, description) if chooser else None,
    )


def alternates(edition: Edition, address: str) -> tuple[Alternate, ...]:
    """Return the addresses of a page in both languages, and where all others should go.

    For the front page those choose a language; deeper pages offer them English.
    """
    if not edition.options.site_url:
        return ()
    pair = {edition.lang: address, urls.other(edition.lang): urls.twin(address)}
    is_home = address == urls.home(edition.lang)
    default = urls.CHOOSER if is_home else pair["en"]
    absolute = edition.spelling.absolute
    return (
        *(Alternate(lang, absolute(pair[lang])) for lang in urls.LANGUAGES),
        Alternate("x-default", absolute(default)),
    )


def language_link(place: Place, lang: Language, address: str) -> Link:
    """Return a link to a page in a language, in that language's own name."""
    return Link(place.href(address), LANGUAGE_NAMES[lang], lang, urls.direction(lang))


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
    """Link the parts of the site that there are; every edition has the same in both languages."""
    wording, lang, digest = place.wording, place.lang, place.digest
    home = urls.home(lang)
    of_actors = (urls.actors(lang), urls.network(lang))
    # Each with the addresses that are its own. Every address of the edition begins with the front
    # page's; only its further pages are its own.
    parts = (
        (home, wording.gettext("Digest"), (f"{home}page/",), True),
        (urls.timeline(lang), wording.gettext("Timeline"), (urls.timeline(lang),), digest.events),
        (urls.stories(lang), wording.gettext("Stories"), (urls.stories(lang),), digest.stories),
        (urls.actors(lang), wording.gettext("Actors"), of_actors, True),
        (urls.outlets(lang), wording.gettext("Outlets"), (urls.outlets(lang),), digest.outlets),
        (urls.archive(lang), wording.gettext("Archive"), (urls.archive(lang),), True),
        (urls.about(lang), wording.gettext("About"), (urls.about(lang),), True),
    )
    return tuple(
        replace(place.link(address, name), within=place.address.startswith(own))
        for address, name, own, is_there in parts
        if is_there
    )
