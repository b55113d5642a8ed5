"""What may be wrong with a page in a real browser, each fault as a line; none is a good page.

In: a Chromium that `prepare` has readied, and an address. Nothing here knows any page by name. To
open a page costs more than most that is asked of it: it is opened once for a screen, and every
check leaves it so that the next can go on.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.test_reading import DESKTOP, HEIGHT, PHONE, SMALLEST, complaints, requests

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
IN_PAGE = {
    path.stem: path.read_text("utf-8") for path in Path(__file__).parent.glob("in_page/*.js")
}
SCREENS = (PHONE, DESKTOP)
# WCAG 2.2 at levels A and AA, and what axe's makers hold for good habit besides.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
Rules = dict[str, object]
ANY: Mapping[str, str] = MappingProxyType({})
Check = Callable[[webdriver.Chrome], Iterable[str]]
EVERY_RULE: Rules = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# What is no page but a letter has no landmarks and no head.
OF_LETTERS: Rules = EVERY_RULE | {"runOnly": {"type": "tag", "values": TAGS[:-1]}}
SCHEMES = ("light", "dark")
MOST_SHIFT = 0.02
# Success criterion 1.4.3; no text here is large enough for less.
LEAST_CONTRAST = 4.5
# A page and all that axe asks of it, on a busy machine.
SCRIPT_SECONDS = 60
# Nothing has the focus, and the page stands at its beginning.
LEAVE = "document.activeElement.blur(); scrollTo(0, 0);"
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


def prepare(browser: webdriver.Chrome) -> None:
    """Let every page that is opened count what moves, and have axe, which is large to send."""
    browser.set_script_timeout(SCRIPT_SECONDS)
    for source in (IN_PAGE["watch"], AXE.read_text("utf-8")):
        script = {"source": source}
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", script)


def look_through(
    browser: webdriver.Chrome, page: str, width: int, checks: Iterable[Check]
) -> Iterator[str]:
    """Open a page on a screen of this width; it must stand still, pass the checks, be quiet."""
    complaints(browser)
    list(requests(browser))
    _screen(browser, width)
    _show(browser, "light")
    browser.get(page)
    shifted = browser.execute_async_script(IN_PAGE["settle"])
    if shifted["by"] >= MOST_SHIFT:
        yield f"moves by {shifted['by']:.3f}: {shifted['what'][:3]}"
    for check in checks:
        yield from check(browser)
        _screen(browser, width)
        _show(browser, "light")
    yield from (f"console: {said}" for said in complaints(browser))
    origin = "/".join(page.split("/")[:3])
    for address in requests(browser):
        if not address.startswith((origin, "data:", "about:", "chrome:")):
            yield f"asks for {address}"


def on_screen(browser: webdriver.Chrome, width: int, rules: Rules = EVERY_RULE) -> Iterator[str]:
    """Look at the page that is open, in light and in dark; on a phone then at its narrowest."""
    yield from _too_wide(browser, width)
    for scheme in SCHEMES:
        _show(browser, scheme)
        found = browser.execute_async_script(IN_PAGE["axe"], rules)
        yield from (f"{scheme}: {fault}" for fault in [*found, *_pale(browser)])
    if width == PHONE:
        _screen(browser, SMALLEST)
        yield from _too_wide(browser, SMALLEST)


def _too_wide(browser: webdriver.Chrome, width: int) -> Iterator[str]:
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    if wide > width:
        yield f"scrolls sideways at {width}: {wide}"


def _pale(browser: webdriver.Chrome) -> list[str]:
    measured, pale = browser.execute_script(IN_PAGE["contrast"], LEAST_CONTRAST)
    return list(pale) if measured else ["no text at all"]


def enlarged(browser: webdriver.Chrome) -> Iterator[str]:
    """Show the page at 200 %; then with letters alone twice as large; then with spaced text."""
    _screen(browser, DESKTOP // 2, HEIGHT // 2, 2)
    yield from (f"at 200 %: {fault}" for fault in browser.execute_script(IN_PAGE["lost"]))
    _screen(browser, DESKTOP)
    browser.execute_script("document.documentElement.style.fontSize = '200%'")
    yield from (f"letters at 200 %: {fault}" for fault in browser.execute_script(IN_PAGE["lost"]))
    _screen(browser, SMALLEST)
    browser.execute_script("document.documentElement.style.fontSize = ''" + TEXT_SPACING)
    yield from (f"spaced text: {fault}" for fault in browser.execute_script(IN_PAGE["lost"]))
    browser.execute_script("document.adoptedStyleSheets = []")


def by_keyboard(browser: webdriver.Chrome) -> Iterator[str]:
    """Go through the page by Tab, to its end: each stop in order, outlined, to be seen."""
    wanted = browser.execute_script(IN_PAGE["stops"])
    # One key more than stops: each key notes where the one before had led.
    ActionChains(browser, duration=0).send_keys(Keys.TAB * (wanted + 1)).perform()
    stops = browser.execute_script(LEAVE + "return window.stops")
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


def in_other_media(browser: webdriver.Chrome) -> Iterator[str]:
    """Show the page on paper, in colours of the system's, and to readers who want no motion."""
    _screen(browser, SHEET)
    for scheme in SCHEMES:
        _show(browser, scheme, media="print")
        ink, paper = browser.execute_script(
            "const style = getComputedStyle(document.body);"
            "return [style.color, style.backgroundColor]"
        )
        if (ink, paper) != ("rgb(0, 0, 0)", "rgb(255, 255, 255)"):
            yield f"print from {scheme}: {ink} on {paper}"
        found = [*browser.execute_script(IN_PAGE["lost"]), *_pale(browser)]
        yield from (f"print from {scheme}: {fault}" for fault in found)
    _show(browser, "light")
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    if not base64.b64decode(printed["data"]).startswith(b"%PDF"):
        yield "cannot be printed"
    for scheme in SCHEMES:
        _show(browser, scheme, {"forced-colors": "active"})
        found = [*browser.execute_script(IN_PAGE["forced"]), *_pale(browser)]
        yield from (f"forced colours, {scheme}: {fault}" for fault in found)
    _show(browser, "light", {"prefers-reduced-motion": "reduce"})
    yield from browser.execute_script(IN_PAGE["still"])


def _screen(browser: webdriver.Chrome, width: int, height: int = HEIGHT, pixels: float = 1) -> None:
    """Make the browser a screen of so many points, each of so many pixels."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": pixels, "mobile": width <= PHONE},
    )


def _show(
    browser: webdriver.Chrome, scheme: str, features: Mapping[str, str] = ANY, *, media: str = ""
) -> None:
    """Let the reader wish for a colour scheme and for other things; or show the page on paper."""
    wishes = {"prefers-color-scheme": scheme, **features}
    wanted = [{"name": name, "value": value} for name, value in wishes.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": wanted})
