"""A saved edit appears in the open page by itself; errors lie over it until they are mended."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import JavascriptException
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.test_reading import DESKTOP, PHONE, complaints, look
from tests.conftest import Site
from tests.watching import MOMENT, PATIENCE, Process, small_site

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

ARTICLE = Path("content") / "articles" / "port-reopens.md"
PAGE = "ar/articles/port-reopens/"
# Two by hand; one after each build that changed something: the other command's and those of the
# watch, which may be two where the other command was seen half done; one to spare.
MOST_LOADS = 6
OVERLAY = (
    "const host = document.querySelector('sitegen-problems');"
    "const panel = host && host.shadowRoot.querySelector('[role=alert]');"
)


def page_text(browser: webdriver.Chrome) -> str:
    """Return what the open page shows; nothing while it is between two loads."""
    return str(browser.execute_script("return document.body ? document.body.innerText : ''"))


def wait(browser: webdriver.Chrome, condition: Callable[[], object]) -> None:
    """Wait until the open page is as told; a script that a reload cut off is asked again."""
    patient = WebDriverWait(browser, PATIENCE, ignored_exceptions=[JavascriptException])
    patient.until(lambda _: condition())


@dataclass(frozen=True)
class Watched:
    """A watch, its address, and a browser that has its site open."""

    site: Site
    process: Process
    address: str
    browser: webdriver.Chrome

    def open(self, path: str) -> None:
        self.browser.get(self.address + path)

    def text(self) -> str:
        return page_text(self.browser)

    def overlay(self) -> str:
        script = OVERLAY + "return panel ? panel.innerText : ''"
        return str(self.browser.execute_script(script))

    def wait(self, condition: Callable[[], object]) -> None:
        wait(self.browser, condition)

    def change(self, path: Path | str, old: str, new: str) -> None:
        file = self.site.root / path
        source = file.read_text("utf-8")
        assert old in source
        file.write_text(source.replace(old, new), "utf-8")


# Lets pages count in `window.heard` what they were told: their own listener has it as well by then.
HEARD = """
  const Plain = window.EventSource;
  window.heard = 0;
  window.EventSource = class extends Plain {
    constructor(address) {
      super(address);
      this.addEventListener("message", () => { window.heard += 1; });
    }
  };
"""
# Counts the pages that were loaded, for as long as the tab is open.
LOADS = """
  sessionStorage.setItem("loads", Number(sessionStorage.getItem("loads") || "0") + 1);
"""
# Tells every page that the site is another than its own.
CONTRADICTING = """
  window.EventSource = class {
    constructor() {
      const news = { id: "1", site: "another", state: "good", problems: [], more: 0 };
      setTimeout(() => this.onmessage({ data: JSON.stringify(news) }));
    }
    close() {}
  };
"""


@contextmanager
def with_script(browser: webdriver.Chrome, source: str) -> Iterator[None]:
    """Run a script in every page before its own; end with nothing kept in the tab."""
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
        browser.execute_script("sessionStorage.clear()")


def loads(browser: webdriver.Chrome) -> int:
    """Return how many pages were loaded, once that has not grown for a moment."""
    count = -1
    while count != (count := int(browser.execute_script("return sessionStorage.loads"))):
        assert count <= MOST_LOADS
        time.sleep(MOMENT)
    return count


@pytest.fixture
def watched(browser: webdriver.Chrome, tmp_path: Path) -> Iterator[Watched]:
    (tmp_path / "one").mkdir()
    site = small_site(tmp_path / "one")
    with Process(site) as process:
        address = process.address()
        process.wait_for("pages written")
        yield Watched(site, process, address, browser)
        browser.get("about:blank")


def test_a_saved_edit_appears_by_itself_where_the_reader_was(watched: Watched) -> None:
    look(watched.browser, PHONE, "light")
    watched.open(PAGE)
    watched.browser.execute_script("window.mark = 1; window.scrollTo(0, 400)")
    watched.change(ARTICLE, "عاد إلى العمل", "رجع إلى العمل")
    watched.wait(lambda: "رجع إلى العمل" in watched.text())
    assert watched.browser.execute_script("return window.mark") is None
    watched.wait(lambda: watched.browser.execute_script("return window.scrollY") == 400)
    # A change of nothing but a comment does not reload the page.
    watched.browser.execute_script("window.mark = 2")
    watched.change("content/actors.toml", "[[actor]]", "# a comment\n[[actor]]")
    watched.process.wait_for("actors.toml: no change")
    assert watched.browser.execute_script("return window.mark") == 2
    assert complaints(watched.browser) == []


def test_a_new_seed_appears_on_the_front_page(watched: Watched) -> None:
    watched.open("ar/")
    assert "نادي الصيادين" not in watched.text()
    (watched.site.root / "seeds" / "club.txt").write_text(
        "بيروت، 6 آذار 2024\n\nفتح نادي الصيادين أبوابه اليوم أمام الزوار.\n",
        "utf-8",
    )
    watched.wait(lambda: "نادي الصيادين" in watched.text())


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_broken_template_lies_over_the_page_until_it_is_mended(
    watched: Watched, language: str, scheme: str, width: int
) -> None:
    look(watched.browser, width, scheme)
    watched.open(PAGE.replace("ar/", f"{language}/"))
    before = watched.text()
    template = watched.site.root / "templates" / "article.html"
    template.write_text("{% extends 'base.html' %}\n{% if <img src=x onerror=alert(1)> %}", "utf-8")
    watched.wait(lambda: "not built" in watched.overlay())
    said = watched.overlay()
    assert "templates/article.html:2" in said
    assert "→" in said
    assert "stay as they were" in said
    state = watched.browser.execute_script(
        OVERLAY + "const style = getComputedStyle(panel), box = panel.getBoundingClientRect();"
        "return {text: document.body.innerText, direction: style.direction, images: "
        "panel.querySelectorAll('img').length, background: style.backgroundColor, left: box.left,"
        "right: box.right, bottom: box.bottom, height: box.height, lang: host.lang,"
        "wide: document.documentElement.scrollWidth}"
    )
    assert state["text"].startswith(before)
    assert (state["direction"], state["lang"], state["images"]) == ("ltr", "en", 0)
    assert 0 <= state["left"] <= state["right"] <= width
    assert state["wide"] <= width
    assert state["height"] > 100
    red, green, blue = (int(part) for part in state["background"][4:-1].split(",")[:3])
    assert (red + green + blue > 3 * 128) == (scheme == "light")
    template.unlink()
    watched.wait(lambda: not watched.overlay())
    assert complaints(watched.browser) == []


def test_what_was_hidden_stays_hidden_until_the_next_build(watched: Watched) -> None:
    look(watched.browser, DESKTOP, "light")
    watched.open("en/")
    bad = watched.site.root / "content" / "articles" / "bad.md"
    bad.write_text("---\ndate: soon\n---\n\nنص.\n", "utf-8")
    watched.wait(lambda: "left out" in watched.overlay())
    assert "bad.md:2" in watched.overlay()
    watched.browser.find_element("tag name", "body").send_keys(Keys.ESCAPE)
    assert watched.overlay() == ""
    with with_script(watched.browser, HEARD):
        watched.open("ar/")
        watched.wait(lambda: watched.browser.execute_script("return window.heard"))
    assert watched.overlay() == ""
    bad.write_text("---\ndate: later\n---\n\nنص.\n", "utf-8")
    watched.wait(lambda: "left out" in watched.overlay())
    watched.browser.execute_script(OVERLAY + "panel.querySelector('button').click()")
    assert watched.overlay() == ""


def test_a_build_in_another_terminal_does_not_keep_the_page_reloading(watched: Watched) -> None:
    # The first such build leaves drafts of what it shows, which lead to a build in any case.
    watched.site.run("build", "--date", "2031-01-02")
    watched.process.wait_for(r": \d+ pages? ")
    with with_script(watched.browser, LOADS):
        watched.open(PAGE)
        watched.site.run("build", "--date", "2031-01-02")
        watched.browser.refresh()
        watched.process.wait_for(r"the built site was changed by others: \d+ pages? ")
        assert loads(watched.browser) >= 3


def test_a_page_reloads_once_for_one_message_whatever_it_says(watched: Watched) -> None:
    with with_script(watched.browser, LOADS + CONTRADICTING):
        watched.open(PAGE)
        assert loads(watched.browser) == 2


def test_an_open_page_takes_up_again_when_the_watch_is_started_anew(
    browser: webdriver.Chrome, tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    site = small_site(tmp_path / "one")
    with Process(site) as process:
        address = process.address()
        process.wait_for("pages written")
        browser.get(address + PAGE)
        assert process.end(signal.SIGINT) == 0
    article = site.root / ARTICLE
    article.write_text(
        article.read_text("utf-8").replace("عاد إلى العمل", "رجع إلى العمل"), "utf-8"
    )
    port = address.rsplit(":", 1)[1].strip("/")
    with Process(site, "--port", port) as process:
        process.wait_for("pages written")
        wait(browser, lambda: "رجع إلى العمل" in page_text(browser))
        assert process.end(signal.SIGINT) == 0
    browser.get("about:blank")
    browser.get_log("browser")
