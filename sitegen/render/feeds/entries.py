"""An article as an entry of a feed, the same in every feed that has it.

In: an edition and a composed article. Out: an Atom entry. Its name is the article's address, so
that a reader who follows several feeds is shown it once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree as ET

from sitegen.model import ComposedArticle
from sitegen.render import urls
from sitegen.render.cards import outlet_name, page_title
from sitegen.render.edition import Edition, Place
from sitegen.render.feeds.elements import NEVER, add, timestamp
from sitegen.render.provenance import share_sentence
from sitegen.render.rights import rights_line
from sitegen.render.summaries.feed_content import summary_html
from sitegen.render.summaries.items import editor_summary, summary_indices
from sitegen.render.summaries.lines import worded_line
from sitegen.render.views import Language


def add_article(feed: ET.Element, edition: Edition, composed: ComposedArticle) -> None:
    """Add the entry of an article that has a day."""
    lang, spelling, slug = edition.lang, edition.spelling, composed.article.slug
    address = urls.article(edition.tree, slug)
    place, title = Place(edition, address), page_title(composed, lang)
    entry = add(feed, "entry")
    add(entry, "id", spelling.identity(address))
    add(entry, "title", title.text, {"type": "text", "xml:lang": title.lang})
    add(entry, "updated", timestamp(edition.changed_on.get(slug, NEVER)))
    add(entry, "published", timestamp(composed.article.date or NEVER))
    add(entry, "link", rel="alternate", hreflang=edition.tree, href=spelling.absolute(address))
    if composed.display != "full" and composed.article.url:
        add(entry, "link", rel="via", href=composed.article.url)
    outlet = outlet_name(composed.outlet, composed.article.outlet, lang)
    if outlet:
        add(add(entry, "author"), "name", outlet.text)
    _add_rights(entry, composed, lang)
    line = worded_line(place, composed)
    if line:
        add(entry, "summary", line.text, {"type": "text", "xml:lang": line.lang})
    if editor_summary(composed, lang) or summary_indices(composed):
        add(entry, "content", summary_html(place, composed), type="html")
    share = edition.indices[slug].share
    label = share_sentence(share, edition.wording)
    add(entry, "category", term=f"translation-{share.state}", label=label)


def latest_change(edition: Edition, slugs: Iterable[str]) -> date:
    """Return the latest day on which one of some articles is known to have changed.

    All articles that a feed is about count, not only those it has room for: else the feed would
    grow younger and older again as articles leave it.
    """
    changed = edition.changed_on
    return max((changed[slug] for slug in slugs if slug in changed), default=NEVER)


def _add_rights(entry: ET.Element, composed: ComposedArticle, lang: Language) -> None:
    """Say whose the article is and under what licence, in words and as links (RFC 4946)."""
    line = rights_line(composed, lang)
    if line:
        add(entry, "rights", line)
    for licence in composed.licences:
        if licence.url:
            add(entry, "link", rel="license", href=licence.url)
