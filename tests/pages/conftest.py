"""The sites with every kind of page, built once for all processes, and served on loopback."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from filelock import FileLock
from selenium import webdriver

from tests.browser.conftest import chrome, serving
from tests.pages import every_kind, looking
from tests.pages.every_kind import Page

pytest.register_assert_rewrite("tests.pages.every_page")

# The address of every page of a template in a language that is worth a look, and whether it is the
# one that stands for its kind.
ToLookAt = Callable[[str, str], dict[str, bool]]
# The folder of the sites, and their pages.
EveryKind = tuple[Path, list[Page]]
PUBLISHED = (every_kind.WITH, every_kind.WITHOUT)
NAMES = (*PUBLISHED, every_kind.SPEAKING)


@pytest.fixture(scope="session")
def every_page(tmp_path_factory: pytest.TempPathFactory) -> EveryKind:
    """The folder of the sites, and their pages; other processes wait for the one that builds."""
    base = tmp_path_factory.getbasetemp()
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    shared = (base.parent if worker else base) / "every-kind"
    shared.mkdir(exist_ok=True)
    # Two processes begin with a large site each.
    names = NAMES if worker in (None, "gw0") else (*NAMES[1:], NAMES[0])
    listed = {name: _built(shared, name) for name in names}
    return shared, [page for name in NAMES for page in listed[name]]


def _built(shared: Path, name: str) -> list[Page]:
    listing = shared / f"{name}.json"
    with FileLock(shared / f"{name}.lock"):
        if not listing.exists():
            pages = every_kind.make(shared / name, name)
            rows = [(page.site, page.address, page.template) for page in pages]
            listing.write_text(json.dumps(rows), "utf-8")
    return [Page(*row) for row in json.loads(listing.read_text("utf-8"))]


@pytest.fixture(scope="session")
def built(every_page: EveryKind) -> list[Path]:
    """The folders of the sites with every kind of page as they would be published."""
    shared, _ = every_page
    return [shared / name / "site" for name in PUBLISHED]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A browser for all tests of a process, which has axe in every page and counts what moves."""
    if not looking.AXE.exists():
        pytest.skip("axe is not installed: make test installs it where it can be fetched")
    with chrome(tmp_path_factory.mktemp("profile")) as browser:
        looking.prepare(browser)
        yield browser


@pytest.fixture(scope="module")
def to_look_at(every_page: EveryKind) -> Iterator[ToLookAt]:
    """The sites, served, and which addresses to look at."""
    shared, pages = every_page
    chosen: dict[str, list[Page]] = {}
    with ExitStack() as stack:
        address = {name: stack.enter_context(serving(shared / name / "site")) for name in NAMES}

        def addresses(lang: str, template: str) -> dict[str, bool]:
            if lang not in chosen:
                within = {
                    page: (shared / page.file).read_text("utf-8")
                    for page in pages
                    if page.lang in (lang, "")
                }
                chosen[lang] = list(every_kind.to_look_at(within))
            of_template = [page for page in chosen[lang] if page.template == template]
            assert of_template, f"no page is made by {template}: extend tests/pages/every_kind.py"
            first = {page.kind: page for page in reversed(of_template)}
            return {
                address[page.site] + page.address: page is first[page.kind] for page in of_template
            }

        yield addresses
