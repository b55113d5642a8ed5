"""The addresses of the site, the files that hold them, and the links between them.

An address is a path inside the site without a leading slash: "" is the root, "en/actors/" a page,
"en/feed.xml" a file. Addresses are promises to readers: they never change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from sitegen.render.views import Language, Tree

LANGUAGES: Final[tuple[Language, ...]] = ("ar", "en")

CHOOSER: Final = ""
NOT_FOUND: Final = "404.html"
SITEMAP: Final = "sitemap.xml"
SITEMAP_PART: Final = "sitemap-{number}.xml"
ROBOTS: Final = "robots.txt"
ARTICLES_DATA: Final = "data/articles.jsonl"
ASSETS: Final = "assets/"
INDEX: Final = "index.html"
CARD: Final = "card.png"
MAIL: Final = "mail.html"
MAIL_TEXT: Final = "mail.txt"
ARTICLE: Final = re.compile("[A-Za-z-]+/articles/([^/]+)/")
# More links than a page has: most are asked for again and again while it is made.
REMEMBERED_LINKS: Final = 1 << 14


def other(lang: Language) -> Language:
    """Return the other of the two languages that articles are in."""
    return "en" if lang == "ar" else "ar"


def twin(address: str, tree: Tree) -> str:
    """Return the address of the same page in another tree."""
    return f"{tree}/{address.partition('/')[2]}"


def home(tree: Tree) -> str:
    """Return the address of the front page."""
    return f"{tree}/"


def article(tree: Tree, slug: str) -> str:
    """Return the address of an article."""
    return f"{tree}/articles/{slug}/"


def article_slug(address: str) -> str:
    """Return the slug of the article that stands at an address; empty for other pages."""
    found = ARTICLE.fullmatch(address)
    return found[1] if found else ""


def actors(tree: Tree) -> str:
    """Return the address of the index of actors."""
    return f"{tree}/actors/"


def actor(tree: Tree, actor_id: str) -> str:
    """Return the address of an actor's page."""
    return f"{tree}/actors/{actor_id}/"


def actor_feed(tree: Tree, actor_id: str) -> str:
    """Return the address of an actor's Atom feed."""
    return f"{tree}/actors/{actor_id}/feed.xml"


def actor_calendar(tree: Tree, actor_id: str) -> str:
    """Return the address of the events that name an actor as a calendar file."""
    return f"{tree}/actors/{actor_id}/events.ics"


def network(tree: Tree) -> str:
    """Return the address of the drawing of who is named with whom.

    It stands beside the index of actors, not below it: there an actor's id could be in its way.
    """
    return f"{tree}/network/"


def archive(tree: Tree) -> str:
    """Return the address of the archive: all years."""
    return f"{tree}/digest/"


def year(tree: Tree, day: date) -> str:
    """Return the address of the year that holds a day."""
    return f"{tree}/digest/{day.year:04}/"


def month(tree: Tree, day: date) -> str:
    """Return the address of the month that holds a day."""
    return f"{tree}/digest/{day.year:04}/{day.month:02}/"


def day_page(tree: Tree, day: date) -> str:
    """Return the address of a day."""
    return f"{month(tree, day)}{day.day:02}/"


def day_mail(tree: Tree, day: date) -> str:
    """Return the address of a day as an e-mail."""
    return f"{day_page(tree, day)}{MAIL}"


def day_mail_text(tree: Tree, day: date) -> str:
    """Return the address of a day as an e-mail of plain text."""
    return f"{day_page(tree, day)}{MAIL_TEXT}"


def is_mail(file: str) -> bool:
    """Tell whether a file of the site is a day as an e-mail."""
    return file.endswith(f"/{MAIL}") and "/digest/" in file


def undated(tree: Tree) -> str:
    """Return the address of the articles without a date."""
    return f"{tree}/digest/undated/"


def timeline(tree: Tree) -> str:
    """Return the address of the timeline: all years that articles tell of."""
    return f"{tree}/timeline/"


def timeline_year(tree: Tree, day: date) -> str:
    """Return the address of what is told of the year that holds a day."""
    return f"{tree}/timeline/{day.year:04}/"


def timeline_month(tree: Tree, day: date) -> str:
    """Return the address of what is told of the month that holds a day."""
    return f"{tree}/timeline/{day.year:04}/{day.month:02}/"


def calendar(tree: Tree) -> str:
    """Return the address of the events as a calendar file."""
    return f"{tree}/timeline/events.ics"


def actor_timeline(tree: Tree, actor_id: str) -> str:
    """Return the address of all events of an actor."""
    return f"{tree}/actors/{actor_id}/timeline/"


def stories(tree: Tree) -> str:
    """Return the address of the list of stories."""
    return f"{tree}/stories/"


def story(tree: Tree, story_id: str) -> str:
    """Return the address of a story."""
    return f"{tree}/stories/{story_id}/"


def story_feed(tree: Tree, story_id: str) -> str:
    """Return the address of a story's Atom feed."""
    return f"{tree}/stories/{story_id}/feed.xml"


def story_calendar(tree: Tree, story_id: str) -> str:
    """Return the address of the events that a story's reports tell as a calendar file."""
    return f"{tree}/stories/{story_id}/events.ics"


def outlets(tree: Tree) -> str:
    """Return the address of the list of outlets."""
    return f"{tree}/outlets/"


def outlet(tree: Tree, outlet_id: str) -> str:
    """Return the address of an outlet."""
    return f"{tree}/outlets/{outlet_id}/"


def outlet_feed(tree: Tree, outlet_id: str) -> str:
    """Return the address of the Atom feed of an outlet."""
    return f"{tree}/outlets/{outlet_id}/feed.xml"


def new(tree: Tree) -> str:
    """Return the address of what is new since the last release."""
    return f"{tree}/new/"


def card(page: str) -> str:
    """Return the address of the image that stands beside links to the page at an address."""
    return f"{page}{CARD}"


def about(tree: Tree) -> str:
    """Return the address of the about page."""
    return f"{tree}/about/"


def feed(tree: Tree) -> str:
    """Return the address of a tree's Atom feed."""
    return f"{tree}/feed.xml"


def search(tree: Tree) -> str:
    """Return the address of the search page."""
    return f"{tree}/search/"


def opensearch(tree: Tree) -> str:
    """Return the address of what tells browsers that the site can be searched."""
    return f"{tree}/search/opensearch.xml"


def corrections(tree: Tree) -> str:
    """Return the address of the list of corrections."""
    return f"{tree}/corrections/"


def corrections_feed(tree: Tree) -> str:
    """Return the address of a tree's Atom feed of corrections."""
    return f"{tree}/corrections.xml"


def numbered(address: str, number: int) -> str:
    """Return the address of page `number` (from 1) of a list that begins at `address`."""
    return address if number == 1 else f"{address}page/{number}/"


def data_lines(name: str) -> str:
    """Return the address of a kind of data as JSON lines."""
    return f"data/{name}.jsonl"


def data_table(name: str) -> str:
    """Return the address of a kind of data as a table."""
    return f"data/{name}.csv"


def data_schema(address: str) -> str:
    """Return the address of the schema of a file of data."""
    name = address.removeprefix("data/").removesuffix(".jsonl")
    return f"data/schema/{name}.json"


def sitemap_part(number: int) -> str:
    """Return the address of one of several sitemaps, counted from 1."""
    return SITEMAP_PART.format(number=number)


def sentence_anchor(index: int) -> str:
    """Return the anchor of a sentence; readers count from 1, `index` from 0."""
    return f"s{index + 1}"


def event_anchor(event_id: str) -> str:
    """Return the anchor of an event on a timeline."""
    return f"e-{event_id}"


def file_of(address: str) -> str:
    """Return the file that holds an address, relative to the site's folder."""
    return address + INDEX if _is_folder(address) else address


def path_of(site_url: str) -> str:
    """Return where on its host the site stands: "/", or "/digest/"."""
    return urlsplit(site_url).path or "/"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How links are written: where the site stands, and whether index.html is spelled out.

    `named_after` is what pages are named after for feed readers, where that is not `site_url`:
    the address that the site had when they were first told of them.
    """

    site_url: str
    directory_urls: bool
    named_after: str = ""

    def relative(self, origin: str, target: str, anchor: str = "") -> str:
        """Return the link that leads from the page at `origin` to `target`."""
        fragment = f"#{anchor}" if anchor else ""
        if origin == target and anchor:
            return fragment
        return self._spell(_way(origin.rpartition("/")[0], target)) + fragment

    def rooted(self, target: str) -> str:
        """Return the link from the host's root, for a page that is served at any address."""
        return self._spell(path_of(self.site_url) + quote(target))

    def absolute(self, target: str) -> str:
        """Return the address with the site's URL in front; empty where that is unknown."""
        return self._spell(self.site_url + quote(target)) if self.site_url else ""

    def identity(self, target: str) -> str:
        """Return the name of a page for feed readers: it outlives a change of spelling.

        And a move of the site, where it is still named after its old address.
        """
        return (self.named_after or self.site_url) + quote(target)

    def _spell(self, link: str) -> str:
        if self.directory_urls or not _is_folder(link):
            return link
        return (link + INDEX).removeprefix("./")


class AbsoluteSpelling(Spelling):
    """How links are written in what is read elsewhere, an e-mail or a feed: all absolute."""

    def relative(self, origin: str, target: str, anchor: str = "") -> str:
        """Return the absolute link to `target`, wherever it stands."""
        del origin
        return self.absolute(target) + (f"#{anchor}" if anchor else "")


def link(spelling: Spelling, origin: str, target: str, anchor: str = "") -> str:
    """Return the link on the page at `origin` that leads to `target`.

    The page for missing addresses is served at any depth, so that only links from the host's root
    lead anywhere; where the site's URL is unknown its links are empty.
    """
    if origin != NOT_FOUND:
        return spelling.relative(origin, target, anchor)
    return spelling.rooted(target) if spelling.site_url else ""


@lru_cache(maxsize=REMEMBERED_LINKS)
def _way(folder: str, target: str) -> str:
    """Return the relative path from a folder of the site (no slash at the end) to an address."""
    here, there = folder.split("/") if folder else [], target.split("/")
    shared = _shared(here, there[:-1])
    return "../" * (len(here) - shared) + quote("/".join(there[shared:])) or "./"


def _is_folder(address: str) -> bool:
    return not address or address.endswith("/")


def _shared(here: list[str], there: list[str]) -> int:
    """Count the folders that both paths begin with."""
    count = 0
    for one, two in zip(here, there, strict=False):
        if one != two:
            break
        count += 1
    return count
