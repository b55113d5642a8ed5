"""Atom feeds and the sitemap: their form by the schemas beside, and what no schema can say.

Each fault is a line; a good file has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree, html

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
# What the protocol allows in one file.
MOST_ADDRESSES, MOST_BYTES = 50_000, 50 * 1024 * 1024


def form(path: Path, schema: str) -> Iterator[str]:
    """Yield what a file has otherwise than its schema wants."""
    rules = etree.RelaxNG(etree.parse(SCHEMAS / schema))
    rules.validate(etree.parse(path))
    yield from (f"line {error.line}: {error.message}" for error in rules.error_log)


def feed_faults(path: Path) -> Iterator[str]:
    """Yield what is wrong with a feed."""
    yield from form(path, "atom.rng")
    feed = etree.parse(path).getroot()
    entries = list(feed.iter(f"{ATOM}entry"))
    yield from _twice("id", (one.findtext(f"{ATOM}id") for one in (feed, *entries)))
    if feed.find(f"{ATOM}author") is None:
        yield from ("has no author" for one in entries if one.find(f"{ATOM}author") is None)
    if [one.get("rel") for one in feed.iterfind(f"{ATOM}link")].count("self") != 1:
        yield "does not say once where it is itself"
    newest = max((one.findtext(f"{ATOM}updated", "") for one in entries), default="")
    if feed.findtext(f"{ATOM}updated", "") < newest:
        yield "is older than its newest entry"
    for one in (feed, *entries):
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in one.iterfind(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        yield from _twice("alternate", alternates)
        if one is not feed and not alternates and one.find(f"{ATOM}content") is None:
            yield "has an entry with neither content nor a link"
        for part in ("title", "summary", "content"):
            written = one.find(f"{ATOM}{part}")
            if written is not None and written.get("type") == "html":
                try:
                    html.fragments_fromstring(written.text or "")
                except etree.ParserError as error:
                    yield f"{part} is not HTML: {error}"


def map_faults(path: Path, site: str) -> Iterator[str]:
    """Yield what is wrong with the sitemap of the site at an address."""
    yield from form(path, "sitemap.rng")
    places = etree.parse(path).getroot()
    if path.stat().st_size > MOST_BYTES or len(places) > MOST_ADDRESSES:
        yield "is too large"
    yield from _twice("address", (one.findtext(f"{MAP}loc") for one in places))
    alternates = {
        one.findtext(f"{MAP}loc", ""): {
            link.get("hreflang"): link.get("href") for link in one.iterfind(f"{XHTML}link")
        }
        for one in places
    }
    for place, by_language in alternates.items():
        if not place.startswith(site):
            yield f"{place} is not of the site"
        if place not in by_language.values():
            yield f"{place} does not name itself"
        for lang, other in by_language.items():
            if other not in alternates:
                yield f"{place}: {other} is not in the map"
            elif lang != "x-default" and alternates[other] != by_language:
                yield f"{place} and {other} do not name each other"


def _twice(what: str, values: Iterable[object]) -> Iterator[str]:
    yield from (f"{what} twice: {one}" for one, count in Counter(values).items() if count > 1)
