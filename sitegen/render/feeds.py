"""What machines read: an Atom feed per language, the sitemap, robots.txt, and the articles' data.

Feeds and the sitemap need absolute addresses, so they exist only where the site's URL is known.
No clock goes in: a feed is as old as its newest article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from xml.etree import ElementTree as ET

from sitegen.checks.changed_words import Piece, changed_words
from sitegen.model import ActorEntry, ComposedArticle, Translation, TranslationState
from sitegen.render import urls
from sitegen.render.cards import outlet_name, page_title
from sitegen.render.edition import Edition, Place, actor_name
from sitegen.render.frame import alternates, without_controls
from sitegen.render.listing import Listed
from sitegen.render.options import RenderOptions
from sitegen.render.plans import PagePlan
from sitegen.render.provenance import provenance, share_sentence
from sitegen.render.rights import rights_line
from sitegen.render.summaries.feed_content import summary_html
from sitegen.render.summaries.items import editor_summary, summary_indices
from sitegen.render.summaries.lines import worded_line
from sitegen.render.views import Language

# Readers that come by once a week miss nothing; the archive holds the rest.
FEED_ARTICLES = 50
# Atom demands a time of the last change; a feed without articles has never changed.
NEVER = date(1970, 1, 1)
ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(edition: Edition) -> bytes:
    """Write the feed of the newest dated articles in the edition's language."""
    options, lang = edition.options, edition.lang
    slugs = [slug for day in edition.digest.days for slug in day.slugs][:FEED_ARTICLES]
    newest = edition.digest.days[0].day if edition.digest.days else NEVER
    titles = options.title(lang), options.description(lang)
    feed = _feed(edition, urls.home(lang), urls.feed(lang), newest, *titles)
    for slug in slugs:
        _add_entry(feed, edition, edition.digest.articles[slug])
    return _xml(feed)


def actor_atom(edition: Edition, entry: ActorEntry) -> bytes:
    """Write the feed of the newest dated articles that name an actor."""
    lang, actor = edition.lang, entry.actor
    title = f"{edition.options.title(lang)}: {actor_name(actor, lang).text}"
    slugs = actor_feed_slugs(edition, entry)
    newest = (edition.digest.articles[slug].article.date for slug in slugs[:1])
    address, own = urls.actor(lang, actor.id), urls.actor_feed(lang, actor.id)
    unconfirmed = edition.wording.gettext("Found by the program, not confirmed by an editor")
    subtitle = unconfirmed if actor.listed_by == "found" else ""
    feed = _feed(edition, address, own, next(newest, None) or NEVER, title, subtitle)
    for slug in slugs:
        _add_entry(feed, edition, edition.digest.articles[slug])
    return _xml(feed)


def actor_feed_slugs(edition: Edition, entry: ActorEntry) -> tuple[str, ...]:
    """Return the articles of an actor's feed: the newest of those that have a day."""
    articles = edition.digest.articles
    dated = [slug for slug in entry.slugs if articles[slug].article.date]
    return tuple(dated[:FEED_ARTICLES])


def corrections_atom(edition: Edition) -> bytes:
    """Write the feed of corrections that have a day, the newest first and no more than of articles.

    What was changed since the last release and has none comes with the next release.
    """
    options, lang = edition.options, edition.lang
    listed = [one for several in edition.corrected.values() for one in several]
    dated = sorted(
        ((one.correction.day or one.correction.reviewed_on or NEVER, one) for one in listed),
        key=lambda pair: pair[0],
        reverse=True,
    )
    dated = [(day, one) for day, one in dated if day != NEVER][:FEED_ARTICLES]
    latest = edition.digest.corrections.latest if edition.digest.corrections else NEVER
    title = edition.wording.gettext("%(site)s: corrections") % {"site": options.title(lang)}
    updated = max([latest, *(day for day, _ in dated[:1])])
    feed = _feed(edition, urls.corrections(lang), urls.corrections_feed(lang), updated, title)
    for day, one in dated:
        _add_correction(feed, edition, day, one)
    return _xml(feed)


def sitemap(plans: Iterable[PagePlan]) -> bytes:
    """List all pages but those of nothing and of what was withdrawn, with their alternates."""
    root = ET.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for plan in sorted(plans, key=lambda plan: plan.place.address):
        edition, address = plan.place.edition, plan.place.address
        if address == urls.NOT_FOUND or not plan.listed:
            continue
        url = _add(root, "url")
        _add(url, "loc", edition.spelling.absolute(address))
        home = urls.home(edition.lang)
        for alternate in alternates(edition, home if address == urls.CHOOSER else address):
            _add(
                url,
                "xhtml:link",
                rel="alternate",
                hreflang=alternate.hreflang,
                href=alternate.href,
            )
    return _xml(root)


def robots(options: RenderOptions) -> bytes:
    """Welcome search engines; send them away from a preview, which shows drafts."""
    lines = ["User-agent: *", "Disallow: /" if options.preview else "Allow: /"]
    if options.site_url:
        lines.append(f"Sitemap: {options.site_url}{urls.SITEMAP}")
    return "\n".join([*lines, ""]).encode()


def _feed(
    edition: Edition, address: str, own: str, updated: date, title: str, subtitle: str = ""
) -> ET.Element:
    """Begin a feed, whose own address is `own`, of what stands on the page at `address`."""
    lang, spelling = edition.lang, edition.spelling
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _add(feed, "id", spelling.identity(address))
    _add(feed, "title", title)
    if subtitle:
        _add(feed, "subtitle", subtitle)
    _add(feed, "updated", _timestamp(updated))
    _add(feed, "link", rel="self", href=spelling.absolute(own))
    _add(feed, "link", rel="alternate", hreflang=lang, href=spelling.absolute(address))
    _add(_add(feed, "author"), "name", edition.options.title(lang))
    return feed


def _add_entry(feed: ET.Element, edition: Edition, composed: ComposedArticle) -> None:
    lang, spelling = edition.lang, edition.spelling
    address = urls.article(lang, composed.article.slug)
    title = page_title(composed, lang)
    entry = _add(feed, "entry")
    _add(entry, "id", spelling.identity(address))
    _add(entry, "title", title.text, {"type": "text", "xml:lang": title.lang})
    day = composed.article.date or NEVER
    _add(entry, "updated", _timestamp(day))
    _add(entry, "published", _timestamp(day))
    _add(entry, "link", rel="alternate", hreflang=lang, href=spelling.absolute(address))
    if composed.display != "full" and composed.article.url:
        _add(entry, "link", rel="via", href=composed.article.url)
    outlet = outlet_name(composed.outlet, composed.article.outlet, lang)
    if outlet:
        _add(_add(entry, "author"), "name", outlet.text)
    _add_rights(entry, composed, lang)
    line = worded_line(Place(edition, address), composed)
    if line:
        _add(entry, "summary", line.text, {"type": "text", "xml:lang": line.lang})
    if editor_summary(composed, lang) or summary_indices(composed):
        _add(entry, "content", summary_html(Place(edition, address), composed), type="html")
    share = edition.indices[composed.article.slug].share
    label = share_sentence(share, edition.wording)
    _add(entry, "category", term=f"translation-{share.state}", label=label)


def _add_rights(entry: ET.Element, composed: ComposedArticle, lang: Language) -> None:
    """Say whose the article is and under what licence, in words and as links (RFC 4946)."""
    line = rights_line(composed, lang)
    if line:
        _add(entry, "rights", line)
    for licence in composed.licences:
        if licence.url:
            _add(entry, "link", rel="license", href=licence.url)


def _add_correction(feed: ET.Element, edition: Edition, day: date, listed: Listed) -> None:
    lang, spelling, one = edition.lang, edition.spelling, listed.correction
    address = urls.corrections(lang)
    title = page_title(edition.digest.articles[one.slug], lang)
    words = edition.wording.gettext("Correction: %(title)s") % {"title": title.text}
    entry = _add(feed, "entry")
    # The page it stands on changes as the list grows; what names it must not.
    _add(entry, "id", f"{spelling.identity(address)}#{one.id}")
    _add(entry, "title", words, {"type": "text", "xml:lang": title.lang})
    _add(entry, "updated", _timestamp(day))
    page = spelling.absolute(urls.numbered(address, listed.page))
    _add(entry, "link", rel="alternate", hreflang=lang, href=f"{page}#{one.id}")
    before, after = changed_words(one.before, one.after)
    lines = (("Before", before, "del", one.was), ("After", after, "ins", one.now))
    content = "".join(_wording(edition, *line) for line in lines)
    if one.with_arabic:
        content += f"<p>{escape(edition.wording.gettext('The Arabic was changed too.'))}</p>"
    _add(entry, "content", content, type="html")
    _add(entry, "category", term=f"translation-{one.now}")


def _wording(
    edition: Edition, label: str, pieces: Sequence[Piece], tag: str, state: TranslationState
) -> str:
    """Return one of two wordings as HTML for feed readers, with whose word it is."""
    translation = Translation("", "".join(piece.text for piece in pieces), state)
    whose = provenance(translation, edition.wording, edition.options.reviewer).label
    marked = "".join(
        f"<{tag}>{escape(piece.text)}</{tag}>" if piece.changed else escape(piece.text)
        for piece in pieces
    )
    said = f"{escape(edition.wording.gettext(label))} ({escape(whose)})"
    return f'<p>{said}:</p><p lang="en" dir="ltr">{marked}</p>' if pieces else f"<p>{said}</p>"


def _add(
    parent: ET.Element,
    tag: str,
    text: str = "",
    attributes: Mapping[str, str] | None = None,
    **more: str,
) -> ET.Element:
    every = {**(attributes or {}), **more}
    element = ET.SubElement(parent, tag, {name: _clean(value) for name, value in every.items()})
    element.text = _clean(text) or None
    return element


def _clean(text: str) -> str:
    """Leave out the characters that XML cannot hold, and those that turn directions around."""
    return NOT_XML.sub("", without_controls(text))


def _timestamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _xml(root: ET.Element) -> bytes:
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
