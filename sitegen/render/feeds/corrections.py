"""The feed of corrections: what was changed in published English, before and after.

In: an edition whose articles were released once. Out: an Atom feed. What was changed since the last
release has no day yet and comes with the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from xml.etree import ElementTree as ET

from sitegen.checks.changed_words import Piece, changed_words
from sitegen.model import Translation, TranslationState
from sitegen.render import urls
from sitegen.render.cards import page_title
from sitegen.render.edition import Edition
from sitegen.render.feeds.elements import (
    FEED_ARTICLES,
    NEVER,
    add,
    begin_feed,
    timestamp,
    xml_bytes,
)
from sitegen.render.listing import Listed
from sitegen.render.provenance import provenance


def corrections_atom(edition: Edition) -> bytes:
    """Write the feed of corrections that have a day, the newest first and no more than of articles.

    What was changed since the last release and has none comes with the next release.
    """
    tree = edition.tree
    listed = [one for several in edition.corrected.values() for one in several]
    dated = sorted(
        ((one.correction.day or one.correction.reviewed_on or NEVER, one) for one in listed),
        key=lambda pair: pair[0],
        reverse=True,
    )
    dated = [(day, one) for day, one in dated if day != NEVER][:FEED_ARTICLES]
    latest = edition.digest.corrections.latest if edition.digest.corrections else NEVER
    title = edition.wording.gettext("%(site)s: corrections") % {"site": edition.own.title}
    updated = max([latest, *(day for day, _ in dated[:1])])
    feed = begin_feed(edition, urls.corrections(tree), urls.corrections_feed(tree), updated, title)
    for day, one in dated:
        _add_correction(feed, edition, day, one)
    return xml_bytes(feed)


def _add_correction(feed: ET.Element, edition: Edition, day: date, listed: Listed) -> None:
    tree, spelling, one = edition.tree, edition.spelling, listed.correction
    address = urls.corrections(tree)
    title = page_title(edition.digest.articles[one.slug], edition.lang)
    words = edition.wording.gettext("Correction: %(title)s") % {"title": title.text}
    entry = add(feed, "entry")
    # The page it stands on changes as the list grows; what names it must not.
    add(entry, "id", f"{spelling.identity(address)}#{one.id}")
    add(entry, "title", words, {"type": "text", "xml:lang": title.lang})
    add(entry, "updated", timestamp(day))
    page = spelling.absolute(urls.numbered(address, listed.page))
    add(entry, "link", rel="alternate", hreflang=tree, href=f"{page}#{one.id}")
    before, after = changed_words(one.before, one.after)
    lines = (("Before", before, "del", one.was), ("After", after, "ins", one.now))
    content = "".join(_wording(edition, *line) for line in lines)
    if one.with_arabic:
        content += f"<p>{escape(edition.wording.gettext('The Arabic was changed too.'))}</p>"
    add(entry, "content", content, type="html")
    add(entry, "category", term=f"translation-{one.now}")


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
