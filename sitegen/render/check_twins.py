"""Checks that a site's pages and their translations name each other, and themselves.

In: what was read of pages and sitemaps. Out: problems. Search engines take no notice of the
languages of pages that do not name each other, and drop a page whose canonical is another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sitegen.errors import Problem
from sitegen.render import urls
from sitegen.render.check_files import REBUILD
from sitegen.render.check_links import Links, Target
from sitegen.render.machine_facts import Listed
from sitegen.render.page_facts import Alternate, Reference
from sitegen.render.views import Tree

# The language of the page for all whose own is not there.
ANY_LANGUAGE = "x-default"


def check_twins(links: Links, name: str, trees: Collection[Tree]) -> Iterator[Problem]:
    """Check that a page stands in the tree of its language, and links to its twins."""
    folder, page = name.partition("/")[0], links.pages[name]
    if folder not in trees:
        return
    if page.lang != folder:
        yield _problem(links, name, f'lang="{page.lang}" in the {folder} tree', 1)
    followed = [one for one in page.references if one.purpose in ("link", "address")]
    linked = {target[0] for one in followed if (target := links.target(name, one))}
    for twin in (urls.twin(name, tree) for tree in trees if tree != folder):
        if twin in links.missing:
            continue
        if twin not in links.pages:
            yield _problem(links, name, f"has no twin {twin}")
        elif twin not in linked:
            yield _problem(links, name, f"does not link to its twin {twin}")


def check_addresses(links: Links, name: str) -> Iterator[Problem]:
    """Check that a page's canonical is itself, and that its alternates name it and each other."""
    page = links.pages[name]
    if page.canonical and _file(links, name, page.canonical) != name:
        yield _problem(links, name, f"its canonical is another page, {page.canonical}")
    own = _by_language(links, name, page.alternates)
    if not own:
        return
    if not any(own.get(lang) == (name, "") for lang in (page.lang, ANY_LANGUAGE)):
        found = f'is not among its own alternates with hreflang="{page.lang}"'
        yield _problem(links, name, found, page.alternates[0].reference.line)
    for one in page.alternates:
        target = links.target(name, one.reference)
        beside = links.pages.get(target[0]) if target else None
        if target and beside and _by_language(links, target[0], beside.alternates) != own:
            found = f"its alternate {one.reference.url} names other alternates than it does"
            yield _problem(links, name, found, one.reference.line)
            return


def check_listed(links: Links, name: str, listed: Listed) -> Iterator[Problem]:
    """Check that a sitemap says of a page what that says of itself."""
    target = links.target(name, listed.place)
    page = links.pages.get(target[0]) if target else None
    if page is None or target is None:
        return
    stated = _by_language(links, name, listed.alternates)
    if page.canonical != listed.place.url:
        found = f"{listed.place.url} is not what that page says to be its canonical address"
        yield _problem(links, name, found, listed.place.line)
    elif stated != _by_language(links, target[0], page.alternates):
        found = f"{listed.place.url} has other alternates here than on its page"
        yield _problem(links, name, found, listed.place.line)


def _by_language(
    links: Links, name: str, alternates: Iterable[Alternate]
) -> dict[str, Target | None]:
    return {one.hreflang: links.target(name, one.reference) for one in alternates}


def _file(links: Links, name: str, address: str) -> str:
    target = links.target(name, Reference(address, 1, "address"))
    return target[0] if target else ""


def _problem(links: Links, name: str, message: str, line: int | None = None) -> Problem:
    return Problem(message, links.folder / name, line, REBUILD)
