"""Takes the pictures of the documentation: each kind of page in both languages, wide and narrow.

In: the sample of the tests, built in a folder that is thrown away. Out: docs/images/*.png, none
larger than a reader of the documentation would wait for. Run by `make images`; needs Chromium.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from tests.browser.conftest import BROWSERS, QUIET
from tests.conftest import copy_sample

IMAGES = Path(__file__).parents[1] / "docs" / "images"
ARTICLE = "articles/004-817c992094c6a605/"
# The name of a picture and the page it shows.
KINDS = {
    "front": "",
    "article": ARTICLE,
    "story": "stories/",
    "actor": "actors/maria-zakharova/",
    "actors": "actors/",
    "timeline": "timeline/",
    "archive": "digest/",
    "day": "digest/2022/01/07/",
    "outlets": "outlets/",
    "search": "search/",
}
LANGUAGES = ("ar", "en")
# Width and height of the screen in CSS pixels, and how large a picture of it is made.
SCREENS = {"wide": (1280, 900, 0.6), "narrow": (375, 760, 1.0)}
# One page is shown in the dark, too.
DARK = "article"
# A page of the documentation has some pictures; each gets lower until it is no larger.
MOST_BYTES = 60 * 1024
LOWER = 0.85


def take(browser: webdriver.Chrome, page: Path, screen: str, scheme: str) -> bytes:
    """Return a PNG of the top of a page."""
    width, height, scale = SCREENS[screen]
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": screen == "narrow"},
    )
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    browser.get(page.as_uri())
    while True:
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}
        shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "clip": clip})
        picture = base64.b64decode(shot["data"])
        if len(picture) <= MOST_BYTES:
            return picture
        height = int(height * LOWER)


def main() -> None:
    """Take all pictures anew; those of pages that are no more are removed."""
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        sys.exit("no Chromium with chromedriver here: sh tests/browser/ensure_chromium.sh")
    with tempfile.TemporaryDirectory() as folder:
        site = copy_sample(Path(folder))
        site.build()
        options = webdriver.ChromeOptions()
        options.binary_location = binary
        for argument in (*QUIET, f"--user-data-dir={folder}/profile"):
            options.add_argument(argument)
        browser = webdriver.Chrome(options=options, service=Service(driver))
        try:
            pictures = {
                f"{kind}-{lang}-{screen}{'-dark' if scheme == 'dark' else ''}.png": take(
                    browser, site.output / lang / page / "index.html", screen, scheme
                )
                for kind, page in KINDS.items()
                for lang in LANGUAGES
                for screen in SCREENS
                for scheme in (("light", "dark") if kind == DARK else ("light",))
            }
        finally:
            browser.quit()
    IMAGES.mkdir(parents=True, exist_ok=True)
    for old in IMAGES.glob("*.png"):
        if old.name not in pictures and old.name.split("-")[0] in KINDS:
            old.unlink()
    for name, picture in pictures.items():
        (IMAGES / name).write_bytes(picture)
    print(f"{len(pictures)} pictures in {IMAGES}")


if __name__ == "__main__":
    main()
