"""Checks a site as it lies on disk: every link, anchor and twin, and that nothing is off-site.

In: the output folder. Out: problems with file and line. Reads only; knows nothing of how pages
are made, so that it finds what the build did wrong. Files that are not sitegen's are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sitegen.errors import OutputError, Problem
from sitegen.render import urls
from sitegen.render.check_files import REBUILD, check_card, check_mail
from sitegen.render.check_links import Links
from sitegen.render.check_twins import check_addresses, check_listed, check_twins
from sitegen.render.machine_facts import Listed, read_for_machines
from sitegen.render.page_facts import PageFacts, Reference, css_references, read_page
from sitegen.render.search.check import check_index
from sitegen.render.trees import PACKAGED, direction
from sitegen.render.views import Tree
from sitegen.render.write import read_manifest


def check_site(folder: Path) -> tuple[Problem, ...]:
    """Check all files of a built site; a folder without pages is a problem of its own."""
    files = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    pages = {
        name: read_page(path.read_text(encoding="utf-8", errors="replace"))
        for name, path in files.items()
        if path.suffix == ".html"
    }
    if not pages:
        return (Problem("there is no site here yet", folder, hint="run sitegen build"),)
    try:
        ours = read_manifest(folder).keys() or files.keys()
    except OutputError as error:
        return error.problems
    missing = frozenset(ours - files.keys())
    site = _Site(Links(folder, frozenset(files), missing, pages, _site_url(pages)))
    found = [
        Problem("is missing", folder / name, hint="build again; links to it are not listed")
        for name in sorted(missing)
    ]
    for name in sorted(ours & files.keys()):
        found += site.check_file(name)
    found += check_index(folder, ours & files.keys(), site.trees)
    return (*found, *site.links.problems())


class _Site:
    """All pages of a site, and what its files lead to."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.trees = _trees(links.pages)

    def check_file(self, name: str) -> Iterator[Problem]:
        """Check a file, and put down where it leads."""
        path = self.links.folder / name
        if name in self.links.pages:
            yield from self._check_page(name)
            self._follow(name, self.links.pages[name].references)
        elif path.suffix == ".css":
            source = path.read_text(encoding="utf-8", errors="replace")
            self._follow(name, css_references(source))
        elif path.name == urls.CARD and not name.startswith(urls.ASSETS):
            yield from check_card(path)
        else:
            yield from self._check_for_machines(name)

    def _check_page(self, name: str) -> Iterator[Problem]:
        page = self.links.pages[name]
        for identifier, line in page.repeated_ids:
            yield self._problem(name, f'the id "{identifier}" stands twice', line)
        for line in page.bad_data:
            yield self._problem(name, "has JSON-LD that is not valid JSON", line)
        if page.lang not in self.trees or page.dir != direction(page.lang):
            yield self._problem(name, f'lang="{page.lang}" dir="{page.dir}" do not go together', 1)
        yield from check_twins(self.links, name, self.trees)
        yield from check_addresses(self.links, name)
        if urls.is_mail(name):
            yield from check_mail(self.links.folder / name, page)

    def _check_for_machines(self, name: str) -> Iterator[Problem]:
        for found in read_for_machines(name, self.links.folder / name):
            if isinstance(found, Problem):
                yield found
            elif isinstance(found, Listed):
                yield from check_listed(self.links, name, found)
            else:
                self.links.add(name, found)

    def _follow(self, name: str, references: Iterable[Reference]) -> None:
        for reference in references:
            self.links.add(name, reference)

    def _problem(self, name: str, message: str, line: int | None) -> Problem:
        return Problem(message, self.links.folder / name, line, REBUILD)


def _site_url(pages: Mapping[str, PageFacts]) -> str:
    """Find out where the site will stand, from what most pages say of their own addresses."""
    found = Counter(
        page.canonical.removesuffix(own)
        for name, page in pages.items()
        for own in (name, name.removesuffix(urls.INDEX))
        if own and page.canonical.endswith("/" + own)
    )
    return found.most_common(1)[0][0] if found else ""


def _trees(pages: Mapping[str, PageFacts]) -> tuple[Tree, ...]:
    """Find the trees of a site: the folders whose front page is in the language of their name."""
    fronts = {name.partition("/")[0]: page for name, page in pages.items() if _is_front(name)}
    further = sorted(Tree(folder) for folder, page in fronts.items() if page.lang == folder)
    return tuple(dict.fromkeys((*PACKAGED, *further)))


def _is_front(name: str) -> bool:
    folder, _, rest = name.partition("/")
    return bool(folder) and rest == urls.INDEX
