"""What the preview answers for an address: a file of the built site, as a browser should get it.

In: the site's folder and a path. Out: bytes with their type. HTML gets the script that reloads it,
on the way out only. Refuses everything outside the folder and every hidden file in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import quote

from sitegen.render.urls import INDEX, NOT_FOUND, path_of

# Where the preview's own files lie; no page of a site can: addresses are words and digits.
OWN = "/__sitegen/"
HTML = "text/html; charset=utf-8"
# What the system's own list may lack or get wrong (on Windows other programs write to it).
TYPES = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
UNKNOWN_TYPE = "application/octet-stream"
LINK = re.compile(r'\b(href|src)="([^"#:]*)"')
# Ways around on some system, and control characters.
REFUSED = frozenset("\\:") | frozenset(map(chr, range(32)))
WAY_OUT = re.compile(r"<a\s")
END_OF_BODY = b"</body"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the preview shows: the folder of the built site (None: unknown yet), and its URL."""

    folder: Path | None = None
    site_url: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a browser; with `redirect` it is sent there."""

    status: int
    body: bytes = b""
    type: str = HTML
    redirect: str = ""


def answer(shown: Shown, path: str, stamp: str) -> Answer:
    """Answer for a path that begins with a slash, as decoded from the address.

    `stamp` stands for the built site as it is; pages carry it, to know when they have grown old.
    """
    if shown.folder is None or not stamp:
        return Answer(503, with_client(_waiting_page(), stamp))
    found = _find(shown.folder, path)
    if found is None:
        return _not_found(shown, stamp)
    if found.is_dir():
        if not path.endswith("/"):
            return Answer(307, redirect=quote(path) + "/")
        found /= INDEX
    elif path.endswith("/"):  # static hosts have no folder of a file's name
        return _not_found(shown, stamp)
    data = _read(shown.folder, found)
    if data is None:
        return _not_found(shown, stamp)
    kind = _type_of(found)
    return Answer(200, with_client(data, stamp) if kind == HTML else data, kind)


def own_file(name: str) -> Answer:
    """Answer with one of the preview's own files."""
    data = files("sitegen.preview").joinpath(name).read_bytes()
    return Answer(200, data, _type_of(Path(name)))


def with_client(page: bytes, stamp: str) -> bytes:
    """Return an HTML page with the script that reloads it, inside its body if that has an end."""
    script = f'<script src="{OWN}client.js?site={quote(stamp)}"></script>\n'.encode()
    place = page.lower().rfind(END_OF_BODY)
    return page + script if place < 0 else page[:place] + script + page[place:]


def _find(folder: Path, path: str) -> Path | None:
    """Return the file or folder that a path names, if it is the site's to show."""
    parts = path.strip("/").split("/") if path.strip("/") else []
    if "//" in path or any(not _is_plain(part) for part in parts):
        return None
    found = folder.joinpath(*parts)
    try:
        return found if _is_inside(found, folder) and found.exists() else None
    except (OSError, ValueError):  # a name too long, or one that no file can have
        return None


def _is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path ends in the folder once all links are followed."""
    return path.resolve().is_relative_to(folder.resolve())


def _read(folder: Path, path: Path) -> bytes | None:
    """Return a file's bytes; None where there is none in the folder."""
    try:
        # What is no plain file could keep a reader waiting for ever.
        return path.read_bytes() if _is_inside(path, folder) and path.is_file() else None
    except OSError:
        return None


def _is_plain(part: str) -> bool:
    """Tell whether a part of a path is a name, not hidden, and no way around on any system."""
    return bool(part) and not part.startswith(".") and REFUSED.isdisjoint(part)


def _not_found(shown: Shown, stamp: str) -> Answer:
    """Return the site's own page for missing addresses, its links made to lead to this server."""
    data = _read(shown.folder, shown.folder / NOT_FOUND) if shown.folder else None
    page = (data or b"").decode("utf-8", "replace")
    if not page:
        page = _page("There is no page at this address", "The site has none, nor a page to say so.")
    base = path_of(shown.site_url)

    def at_root(link: re.Match[str]) -> str:
        target = link[2].removeprefix(base) if link[2].startswith(base) else link[2]
        return f'{link[1]}="/{target.lstrip("/")}"' if link[2] else link[0]

    page = LINK.sub(at_root, page)
    if not WAY_OUT.search(page):
        # A site that does not know its own address cannot link from here; this server can.
        page = page.replace("</main>", '<p><a href="/">The site’s first page</a></p>\n</main>', 1)
    return Answer(404, with_client(page.encode(), stamp))


def _waiting_page() -> bytes:
    return _page(
        "There is no site to show yet",
        "It appears here as soon as it has been built. The terminal shows how far that is.",
    ).encode()


def _page(title: str, text: str) -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="{OWN}client.css">\n'
        f'<link rel="icon" href="data:,">\n</head>\n<body class="waiting">\n<main>\n'
        f"<h1>{escape(title)}</h1>\n<p>{escape(text)}</p>\n</main>\n</body>\n</html>\n"
    )


def _type_of(path: Path) -> str:
    suffix = path.suffix.lower()
    # A list of its own, without what the system adds: the same answer everywhere.
    return TYPES.get(suffix) or MimeTypes().guess_type(f"x{suffix}")[0] or UNKNOWN_TYPE
