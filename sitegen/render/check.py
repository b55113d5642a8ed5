"""Checks a site as it lies on disk: every link, anchor and twin, and that nothing is off-site.

In: the output folder. Out: problems with file and line. Reads only; knows nothing of how pages
are made, so that it finds what the build did wrong. Files that are not sitegen's are left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from sitegen.cardimages.texts import HEIGHT, PNG_HEAD, WIDTH, png_size
from sitegen.errors import OutputError, Problem
from sitegen.render import urls
from sitegen.render.check_files import (
    REBUILD,
    check_lines,
    check_mail,
    check_schema,
    check_table,
    check_xml,
)
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
    site = _Site(folder, frozenset(files), missing, pages)
    found = [
        Problem("is missing", folder / name, hint="build again; links to it are not listed")
        for name in sorted(missing)
    ]
    references: dict[str, tuple[Reference, ...]] = {}
    for name in sorted(ours & files.keys()):
        path = files[name]
        if name in pages:
            found += site.check_page(name)
            references[name] = pages[name].references
        elif path.suffix == ".css":
            references[name] = css_references(path.read_text(encoding="utf-8", errors="replace"))
        elif path.suffix == ".xml":
            found += check_xml(path)
        elif path.suffix == ".jsonl":
            found += check_lines(path)
        elif path.suffix == ".csv" and name.startswith("data/"):
            found += check_table(path)
        elif path.suffix == ".json" and name.startswith("data/"):
            found += check_schema(path)
        elif path.name == urls.CARD and not name.startswith(urls.ASSETS):
            found += _check_card(path)
    found += check_index(folder, ours & files.keys(), site.trees)
    return (*found, *site.check_references(references))


class _Site:
    """All pages of a site, and what their links lead to; `missing` files are known already."""

    def __init__(
        self,
        folder: Path,
        files: frozenset[str],
        missing: frozenset[str],
        pages: Mapping[str, PageFacts],
    ) -> None:
        self.folder = folder
        self.files = files
        self.missing = missing
        self.pages = pages
        self.url = _site_url(pages)
        self.trees = _trees(pages)

    def check_page(self, name: str) -> Iterator[Problem]:
        """Check one page."""
        page = self.pages[name]
        for identifier, line in page.repeated_ids:
            yield self._problem(name, f'the id "{identifier}" stands twice', line)
        if page.lang not in self.trees or page.dir != direction(page.lang):
            yield self._problem(name, f'lang="{page.lang}" dir="{page.dir}" do not go together', 1)
        yield from self._check_twins(name)
        if urls.is_mail(name):
            yield from check_mail(self.folder / name, page)

    def check_references(self, files: Mapping[str, Iterable[Reference]]) -> Iterator[Problem]:
        """Check where links and resources of files lead; one problem for each target."""
        found: defaultdict[tuple[str, str], list[tuple[str, int, str]]] = defaultdict(list)
        for name, references in files.items():
            for reference in references:
                target = self._target(name, reference)
                message = self._fault(reference, target)
                if message:
                    key = target or (reference.url, "")
                    found[key].append((name, reference.line, message))
        for places in found.values():
            name, line, message = places[0]
            more = f" ({len(places)} links do so; this is the first)" if len(places) > 1 else ""
            yield self._problem(name, message + more, line)

    def _fault(self, reference: Reference, target: tuple[str, str] | None) -> str:
        """Say what is wrong with a reference, "" where nothing is."""
        if target is None:
            is_fetched = reference.purpose == "resource"
            return f"loads {reference.url} from another host" if is_fetched else ""
        path, anchor = target
        if path in self.missing:
            return ""
        if path not in self.files:
            return f"{reference.url} leads nowhere"
        if anchor and path in self.pages and anchor not in self.pages[path].ids:
            return f"{reference.url}: there is no #{anchor} on that page"
        return ""

    def _check_twins(self, name: str) -> Iterator[Problem]:
        folder = name.partition("/")[0]
        if folder not in self.trees:
            return
        if self.pages[name].lang != folder:
            yield self._problem(name, f'lang="{self.pages[name].lang}" in the {folder} tree', 1)
        links = [one for one in self.pages[name].references if one.purpose != "resource"]
        linked = {target[0] for one in links if (target := self._target(name, one))}
        for twin in (urls.twin(name, tree) for tree in self.trees if tree != folder):
            if twin in self.missing:
                continue
            if twin not in self.pages:
                yield self._problem(name, f"has no twin {twin}", None)
            elif twin not in linked:
                yield self._problem(name, f"does not link to its twin {twin}", None)

    def _target(self, name: str, reference: Reference) -> tuple[str, str] | None:
        """Return the file and the anchor a link means; None where it leads off the site.

        Only a page's own address and its alternates are the site's when they are absolute, and all
        links of a mail: the original of an article may well stand on the same host.
        """
        url = reference.url
        is_own = reference.purpose == "address" or urls.is_mail(name)
        if is_own and self.url and url.startswith(self.url):
            url = urls.path_of(self.url) + url.removeprefix(self.url)
        parts = urlsplit(url)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if not path:
            return name, unquote(parts.fragment)
        if path.startswith("/"):
            path = path.removeprefix(urls.path_of(self.url))
            target = _normal(PurePosixPath(), path)
        else:
            target = _normal(PurePosixPath(name).parent, path)
        is_folder = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
        file = f"{target}/{urls.INDEX}".lstrip("/") if is_folder else target
        return file, unquote(parts.fragment)

    def _problem(self, name: str, message: str, line: int | None) -> Problem:
        return Problem(message, self.folder / name, line, REBUILD)


def _site_url(pages: Mapping[str, PageFacts]) -> str:
    """Find out where the site will stand, from a page that names its own address."""
    for name, page in pages.items():
        for own in (name, name.removesuffix(urls.INDEX)):
            if own and page.canonical.endswith("/" + own):
                return page.canonical.removesuffix(own)
    return ""


def _trees(pages: Mapping[str, PageFacts]) -> tuple[Tree, ...]:
    """Find the trees of a site: the folders whose front page is in the language of their name."""
    fronts = {name.partition("/")[0]: page for name, page in pages.items() if _is_front(name)}
    further = sorted(Tree(folder) for folder, page in fronts.items() if page.lang == folder)
    return tuple(dict.fromkeys((*PACKAGED, *further)))


def _is_front(name: str) -> bool:
    folder, _, rest = name.partition("/")
    return bool(folder) and rest == urls.INDEX


def _normal(folder: PurePosixPath, path: str) -> str:
    """Resolve dots; a path that climbs out of the site keeps its leading dots."""
    parts: list[str] = list(folder.parts)
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _check_card(path: Path) -> Iterator[Problem]:
    with path.open("rb") as file:
        size = png_size(file.read(PNG_HEAD))
    if size is None:
        yield Problem("is not a PNG", path, hint=REBUILD)
    elif size != (WIDTH, HEIGHT):
        found, wanted = (f"{width} × {height} pixels" for width, height in (size, (WIDTH, HEIGHT)))
        yield Problem(f"is {found}, and not {wanted}", path, hint=REBUILD)
