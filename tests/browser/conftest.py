"""A real Chromium, and the sample site served on loopback under a sub-path."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from tests.conftest import Site, copy_sample

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SUB_PATH = "/digest/"
# A page of plain files on loopback that is not there after this long is not coming.
PAGE_SECONDS = 30
# Without these Chromium looks for servers of its own at every start.
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    # A mouse, which a machine without a screen lacks: it hovers (2) and points finely (4).
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,"
    "primaryPointerType=4,availablePointerTypes=4",
)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under the sub-path, with the site's own page for what is not there."""

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(SUB_PATH.rstrip("/")) if path.startswith(SUB_PATH) else "/none"
        return super().translate_path(inside)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep the test output clean."""


@dataclass(frozen=True)
class Served:
    """A built site and the address it is served at."""

    site: Site
    address: str

    @property
    def origin(self) -> str:
        return self.address.removesuffix(SUB_PATH)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder, which need not be there yet, under the sub-path; yield its address."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Handler, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample site as readers would get it, its own address being the served one."""
    site = copy_sample(tmp_path_factory.mktemp("served"))
    with serving(site.output) as address:
        config = site.root / "sitegen.toml"
        source = config.read_text("utf-8")
        assert 'url = "https://example.org/digest/"' in source
        source = source.replace("https://example.org/digest/", address)
        # Five articles, two a page: lists run over pages.
        config.write_text(source.replace("[site]", "[site]\npage_size = 2"), encoding="utf-8")
        site.build()
        yield Served(site, address)


@contextmanager
def chrome(profile: Path) -> Iterator[webdriver.Chrome]:
    """Run Chromium; the test is skipped, and counted, where there is none with its driver."""
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("no Chromium with chromedriver here")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in (*QUIET, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    running = webdriver.Chrome(options=options, service=Service(driver))
    try:
        running.set_page_load_timeout(PAGE_SECONDS)
        yield running
    finally:
        running.quit()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Chromium with its driver, one for all tests of a process."""
    with chrome(tmp_path_factory.mktemp("profile")) as running:
        yield running
