"""The about page and the two pages that stand outside the language trees."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import nh3
from markdown import markdown

from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.frame import tree_link
from sitegen.render.list_views import AboutView, LanguageDoor, LanguagesView
from sitegen.render.provenance import share

# What an editor may mark in the about page beyond what is safe by default.
EXTRA_ATTRIBUTES = {"dir", "lang", "class", "id"}
LINK_SCHEMES = {"http", "https", "mailto"}


def about_view(place: Place) -> AboutView:
    """Build the about page: the editor's text, or none, and what the site holds."""
    options = place.edition.options
    articles = place.digest.articles.values()
    sentences = (sentence for composed in articles for sentence in composed.translation.sentences)
    return AboutView(
        body=safe_html(place.edition.own.about),
        articles=len(articles),
        share=share(sentences, place.wording, "hidden"),
        engine=options.engine_label,
    )


def languages_view(editions: Iterable[Edition], place: Place) -> LanguagesView:
    """Build what the page at the root and the page for missing addresses show."""
    return LanguagesView(doors=tuple(_door(edition, place) for edition in editions))


def _door(edition: Edition, place: Place) -> LanguageDoor:
    own, gettext = edition.own, edition.wording.gettext
    return LanguageDoor(
        link=tree_link(place, own.tree, urls.home(own.tree)),
        title=own.title,
        description=own.description,
        missing=gettext("There is no page at this address"),
        advice=gettext(
            "The article may have moved or been withdrawn, or the address has a mistake in it."
        ),
    )


def safe_html(source: str) -> str:
    """Turn Markdown into HTML without scripts, and without images from elsewhere."""
    if not source.strip():
        return ""
    allowed = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
    allowed["*"] = allowed.get("*", set()) | EXTRA_ATTRIBUTES
    return nh3.clean(
        markdown(source),
        attributes=allowed,
        attribute_filter=_on_site,
        url_schemes=LINK_SCHEMES,
    )


def _on_site(tag: str, name: str, value: str) -> str | None:
    """Drop what would make a reader's browser ask another host."""
    if tag != "a" and name in ("src", "cite", "poster"):
        parts = urlsplit(value)
        return None if parts.scheme or parts.netloc else value
    return value
