"""The parts that every Atom feed is put together from.

In: words, addresses and days. Out: XML elements and bytes. No clock goes in: a day stands for a
change that is known of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

from sitegen.render.edition import Edition
from sitegen.render.frame import without_controls

# Readers that come by once a week miss nothing; the archive holds the rest.
FEED_ARTICLES: Final = 50
# Atom demands a time of the last change; a feed without articles has never changed.
NEVER: Final = date(1970, 1, 1)
ATOM: Final = "http://www.w3.org/2005/Atom"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def begin_feed(
    edition: Edition, address: str, own: str, updated: date, title: str, subtitle: str = ""
) -> ET.Element:
    """Begin a feed, whose own address is `own`, of what stands on the page at `address`."""
    tree, spelling = edition.tree, edition.spelling
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": tree})
    add(feed, "id", spelling.identity(address))
    add(feed, "title", title)
    if subtitle:
        add(feed, "subtitle", subtitle)
    add(feed, "updated", timestamp(updated))
    add(feed, "link", rel="self", href=spelling.absolute(own))
    add(feed, "link", rel="alternate", hreflang=tree, href=spelling.absolute(address))
    add(add(feed, "author"), "name", edition.own.title)
    return feed


def add(
    parent: ET.Element,
    tag: str,
    text: str = "",
    attributes: Mapping[str, str] | None = None,
    **more: str,
) -> ET.Element:
    """Add an element to another and return it."""
    every = {**(attributes or {}), **more}
    element = ET.SubElement(parent, tag, {name: clean(value) for name, value in every.items()})
    element.text = clean(text) or None
    return element


def clean(text: str) -> str:
    """Leave out the characters that XML cannot hold, and those that turn directions around."""
    return NOT_XML.sub("", without_controls(text))


def timestamp(day: date) -> str:
    """Return the beginning of a day as Atom writes times."""
    return f"{day.isoformat()}T00:00:00Z"


def xml_bytes(root: ET.Element) -> bytes:
    """Return a document as it is written to a file."""
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
