"""Finds out where the links of a built site lead, and says which lead nowhere.

In: the site's files, what was read of its pages, and references one after another. Out: problems,
one for each target. References are not kept: a large site has millions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from sitegen.errors import Problem
from sitegen.render import urls
from sitegen.render.check_files import REBUILD
from sitegen.render.page_facts import PageFacts, Reference

# Feeds and data name the same sentences again and again; so many targets are remembered.
REMEMBERED_TARGETS = 1 << 16

# A file of the site and the anchor in it.
Target = tuple[str, str]


class Links:
    """The files of a site, and what is wrong with links to them.

    `missing` files were reported already: links to them are no further problem. `url` is where the
    site will stand, "" where no page tells.
    """

    def __init__(
        self,
        folder: Path,
        files: frozenset[str],
        missing: frozenset[str],
        pages: Mapping[str, PageFacts],
        url: str,
    ) -> None:
        self.folder = folder
        self.files = files
        self.missing = missing
        self.pages = pages
        self.url = url
        self._root = urls.path_of(url)
        self._places: dict[Target, tuple[Problem, int]] = {}
        self._inside = lru_cache(REMEMBERED_TARGETS)(self._inside_of)

    def add(self, name: str, reference: Reference) -> None:
        """Look at a reference in a file."""
        target = self.target(name, reference)
        message = self._fault(reference, target)
        if not message:
            return
        key = target or (reference.url, "")
        problem = Problem(message, self.folder / name, reference.line, REBUILD)
        first, count = self._places.get(key, (problem, 0))
        self._places[key] = (first, count + 1)

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the references so far: the first to each target, and a count."""
        for problem, count in self._places.values():
            more = f" ({count} links do so; this is the first)" if count > 1 else ""
            yield Problem(problem.message + more, problem.path, problem.line, problem.hint)

    def target(self, name: str, reference: Reference) -> Target | None:
        """Return the file and the anchor a link means; None where it leads off the site.

        Only what a file says of this site's own pages is the site's when it is absolute, and all
        links of a mail: the original of an article may well stand on the same host.
        """
        url, purpose = reference.url, reference.purpose
        if purpose == "path":
            return self._inside("", url)
        is_own = purpose not in ("link", "resource") or urls.is_mail(name)
        if is_own and self.url and url.startswith(self.url):
            return self._inside("", url.removeprefix(self.url))
        parts = urlsplit(url)
        if parts.scheme or parts.netloc:
            return None
        if not parts.path:
            return name, unquote(parts.fragment)
        if url.startswith("/"):
            return self._inside("", url.removeprefix(self._root))
        return self._inside(name.rpartition("/")[0], url)

    def _inside_of(self, folder: str, url: str) -> Target:
        """Return the file that an address means, as seen from a folder of the site."""
        parts = urlsplit(url)
        path = unquote(parts.path)
        target = _normal(PurePosixPath(folder), path)
        is_folder = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
        file = f"{target}/{urls.INDEX}".lstrip("/") if is_folder else target
        return file, unquote(parts.fragment)

    def _fault(self, reference: Reference, target: Target | None) -> str:
        """Say what is wrong with a reference, "" where nothing is."""
        purpose = reference.purpose
        if target is None:
            if purpose == "own" and self.url:
                return f"{reference.url} is no address of this site, {self.url}"
            is_fetched = purpose == "resource"
            return f"loads {reference.url} from another host" if is_fetched else ""
        path, anchor = target
        if path in self.missing:
            return ""
        if path not in self.files:
            return f"{reference.url} leads nowhere"
        if not anchor or path not in self.pages or anchor in self.pages[path].ids:
            return ""
        if purpose == "name":
            is_told = reference.url in self.pages[path].names
            return "" if is_told else f"{reference.url}: that page describes nothing of this name"
        return f"{reference.url}: there is no #{anchor} on that page"


def _normal(folder: PurePosixPath, path: str) -> str:
    """Resolve dots; a path that climbs out of the site keeps its leading dots."""
    parts: list[str] = list(folder.parts)
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
