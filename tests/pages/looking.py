"""What may be wrong with a page in a real browser, each fault as a line; none is a good page.

In: a Chromium that `prepared` has readied, and an address. Nothing here knows any page by name.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.test_reading import DESKTOP, HEIGHT, PHONE, SMALLEST, complaints, look, requests

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
IN_PAGE = {
    path.stem: path.read_text("utf-8") for path in Path(__file__).parent.glob("in_page/*.js")
}
SCREENS = (PHONE, DESKTOP)
# WCAG 2.2 at levels A and AA, and what axe's makers hold for good habit besides.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
Rules = dict[str, object]
EVERY_RULE: Rules = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# What is no page but a letter has no landmarks and no head.
OF_LETTERS: Rules = EVERY_RULE | {"runOnly": {"type": "tag", "values": TAGS[:-1]}}
# A scheme changes nothing but colours.
COLOURS: Rules = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
MOST_SHIFT = 0.02
# Success criterion 1.4.3; no text here is large enough for less.
LEAST_CONTRAST = 4.5
# A page and all that axe asks of it, on a busy machine.
SCRIPT_SECONDS = 60
# Lists repeat themselves: what is wrong with a stop is found among the first.
MOST_STOPS = 40
# The width of A4 within usual margins, at 96 points to the inch.
SHEET = 700
# Success criterion 1.4.12.
TEXT_SPACING = """
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
"""


@contextmanager
def prepared(browser: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    """Let every page that is opened count what moves."""
    browser.set_script_timeout(SCRIPT_SECONDS)
    watch = {"source": IN_PAGE["watch"]}
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", watch)
    yield browser
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def on_screen(
    browser: webdriver.Chrome, page: str, width: int, rules: Rules = EVERY_RULE
) -> Iterator[str]:
    """Open a page on a screen, in light and in dark; that of a phone then at its narrowest."""
    complaints(browser)
    list(requests(browser))
    look(browser, width, "light")
    browser.get(page)
    shifted = browser.execute_async_script(IN_PAGE["settle"])
    if shifted["by"] >= MOST_SHIFT:
        yield f"moves by {shifted['by']:.3f}: {shifted['what'][:3]}"
    yield from _too_wide(browser, width)
    browser.execute_script(AXE.read_text("utf-8"))
    for scheme, asked in (("light", rules), ("dark", COLOURS)):
        look(browser, width, scheme)
        found = browser.execute_async_script(IN_PAGE["axe"], asked)
        yield from (f"{scheme}: {fault}" for fault in [*found, *_pale(browser)])
    if width == PHONE:
        look(browser, SMALLEST, "light")
        yield from _too_wide(browser, SMALLEST)
    yield from (f"console: {said}" for said in complaints(browser))
    origin = "/".join(page.split("/")[:3])
    for address in requests(browser):
        if not address.startswith((origin, "data:", "about:", "chrome:")):
            yield f"asks for {address}"


def _too_wide(browser: webdriver.Chrome, width: int) -> Iterator[str]:
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    if wide > width:
        yield f"scrolls sideways at {width}: {wide}"


def _pale(browser: webdriver.Chrome) -> list[str]:
    measured, pale = browser.execute_script(IN_PAGE["contrast"], LEAST_CONTRAST)
    return list(pale) if measured else ["no text at all"]


def enlarged(browser: webdriver.Chrome, page: str) -> Iterator[str]:
    """Open a page at 200 %; then with letters alone twice as large; then with spaced text."""
    screen = {"width": DESKTOP // 2, "height": HEIGHT // 2, "deviceScaleFactor": 2, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.get(page)
    yield from (f"at 200 %: {fault}" for fault in browser.execute_script(IN_PAGE["lost"]))
    look(browser, DESKTOP, "light")
    browser.execute_script("document.documentElement.style.fontSize = '200%'")
    yield from (f"letters at 200 %: {fault}" for fault in browser.execute_script(IN_PAGE["lost"]))
    look(browser, SMALLEST, "light")
    browser.execute_script("document.documentElement.style.fontSize = ''" + TEXT_SPACING)
    yield from (f"spaced text: {fault}" for fault in browser.execute_script(IN_PAGE["lost"]))


def by_keyboard(browser: webdriver.Chrome, page: str, width: int) -> Iterator[str]:
    """Open a page and go through it by Tab: each stop in order, outlined, to be seen."""
    look(browser, width, "light")
    browser.get(page)
    wanted = min(browser.execute_script(IN_PAGE["stops"]), MOST_STOPS)
    # One key more than stops: each key notes where the one before had led.
    ActionChains(browser, duration=0).send_keys(Keys.TAB * (wanted + 1)).perform()
    stops = browser.execute_script("return window.stops")
    if len(stops) < wanted:
        yield f"{len(stops)} stops instead of {wanted}"
    last = -1
    for stop in stops:
        for sense, fault in (
            (stop["outlined"], "no outline"),
            (stop["onScreen"], "not on the screen"),
            (stop["seen"], "covered"),
            (stop["place"] > last, "out of order"),
        ):
            if not sense:
                yield f"{fault}: {stop['what']}"
        last = stop["place"]


def in_other_media(browser: webdriver.Chrome, page: str) -> Iterator[str]:
    """Open a page on paper, with colours of the system's, and for readers who want no motion."""
    for scheme in ("light", "dark"):
        look(browser, SHEET, scheme)
        if scheme == "light":
            browser.get(page)
        _emulate(browser, "print", {"prefers-color-scheme": scheme})
        ink, paper = browser.execute_script(
            "const style = getComputedStyle(document.body);"
            "return [style.color, style.backgroundColor]"
        )
        if (ink, paper) != ("rgb(0, 0, 0)", "rgb(255, 255, 255)"):
            yield f"print from {scheme}: {ink} on {paper}"
        found = [*browser.execute_script(IN_PAGE["lost"]), *_pale(browser)]
        yield from (f"print from {scheme}: {fault}" for fault in found)
    _emulate(browser, "", {})
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    if not base64.b64decode(printed["data"]).startswith(b"%PDF"):
        yield "cannot be printed"
    for scheme in ("light", "dark"):
        _emulate(browser, "", {"forced-colors": "active", "prefers-color-scheme": scheme})
        found = [*browser.execute_script(IN_PAGE["forced"]), *_pale(browser)]
        yield from (f"forced colours, {scheme}: {fault}" for fault in found)
    _emulate(browser, "", {"prefers-reduced-motion": "reduce"})
    yield from browser.execute_script(IN_PAGE["still"])
    _emulate(browser, "", {})


def _emulate(browser: webdriver.Chrome, media: str, features: dict[str, str]) -> None:
    wanted = [{"name": name, "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": wanted})
