"""A real HTTP server on loopback that offers models, well or badly, and archives to offer."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.conftest import Site
from tests.fixtures import tiny_argos

Route = Callable[["Handler"], None]
# Longer than any test runs; a handler that hangs is let go when its server closes.
FOREVER = 100.0
# What the folder of the first version is called.
FOLDER = "translate-ar_en-1_0"


class Server(ThreadingHTTPServer):
    """Answers by path; `asked` lists the method, path and headers of each request."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.closing = threading.Event()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def ranges(self, path: str) -> list[str]:
        """Return the Range header of each request for a path, "" where there was none."""
        return [headers.get("Range", "") for _, asked, headers in self.asked if asked == path]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that left is no fault of the server's."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path, dict(self.headers.items())))
        self.server.routes.get(self.path, status(404))(self)

    def do_CONNECT(self) -> None:
        self.server.asked.append((self.command, self.path, dict(self.headers.items())))
        status(403)(self)

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def begin(self, code: int, **headers: object) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()


@contextmanager
def serving() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()


def body(data: bytes, **headers: object) -> Route:
    """Answer with this body; parts are not understood."""

    def answer(handler: Handler) -> None:
        handler.begin(200, Content_Length=len(data), **headers)
        handler.wfile.write(data)

    return answer


def status(code: int, **headers: object) -> Route:
    def answer(handler: Handler) -> None:
        handler.begin(code, Content_Length=0, **headers)

    return answer


def hang(handler: Handler) -> None:
    """Take the request and never answer."""
    handler.server.closing.wait(FOREVER)


def in_turn(*routes: Route) -> Route:
    """Answer each request by the next route, then always by the last."""
    left = list(routes)

    def answer(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return answer


def parts(data: bytes, tag: str = '"v1"', breaks_after: int | None = None) -> Route:
    """Answer whole or in part, as asked; break off after so many bytes of each answer."""

    def answer(handler: Handler) -> None:
        start = 0
        wanted = handler.headers.get("Range")
        if wanted and handler.headers.get("If-Range") == tag:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
        if start >= len(data):
            handler.begin(416, Content_Length=0, Content_Range=f"bytes */{len(data)}")
            return
        rest = data[start:]
        headers: dict[str, object] = {"ETag": tag, "Content_Length": len(rest)}
        if start:
            headers["Content_Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        handler.begin(206 if start else 200, **headers)
        handler.wfile.write(rest[:breaks_after])

    return answer


def index(*packages: dict[str, object]) -> bytes:
    return json.dumps(list(packages)).encode()


def offer(*links: str, version: str = "1.0", **more: object) -> dict[str, object]:
    return {
        "package_version": version,
        "argos_version": "1.0",
        "from_code": "ar",
        "to_code": "en",
        "links": list(links),
        **more,
    }


def model_files(version: str = "1.0", filling: int = 0, **metadata: object) -> dict[str, bytes]:
    """Return the files of a package whose parts are there, though no model can be made of them."""
    described = {"package_version": version, "from_code": "ar", "to_code": "en", **metadata}
    return {
        "metadata.json": json.dumps(described).encode(),
        "model/model.bin": b"weights" + bytes(i * i % 251 for i in range(filling)),
        "model/shared_vocabulary.json": b"[]",
        "sentencepiece.model": b"pieces",
    }


def zipped(files: dict[str, bytes], root: str = "translate-ar_en/") -> bytes:
    """Pack files as publishers do, below one folder; stored, so that their size shows."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(root + name, data)
    return packed.getvalue()


def save(folder: Path, data: bytes, name: str = "model.argosmodel") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def listing(*folders: Path) -> list[str]:
    """Name everything below these folders, with the bytes of files."""
    found = (path for folder in folders for path in folder.rglob("*"))
    return sorted(f"{p}:{p.read_bytes().hex() if p.is_file() else ''}" for p in found)


def real_archive(folder: Path) -> Path:
    """Make an .argosmodel that really translates, if nonsense."""
    package = tiny_argos.build(folder)
    path = folder / f"{package.name}.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(package.rglob("*")):
            archive.write(file, file.relative_to(folder))
    return path


def empty_site(folder: Path) -> Site:
    """Make a site without articles; nobody listens where its list of models should be."""
    (folder / "content" / "articles").mkdir(parents=True)
    (folder / "sitegen.toml").write_text('[translation]\nindex = "http://127.0.0.1:9/i.json"\n')
    return Site(folder)


def packages_of(site: Site) -> Path:
    return site.root / ".sitegen" / "packages"
