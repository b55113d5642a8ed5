"""Takes the pictures of the documentation: each kind of page in both languages, wide and narrow.

In: the sample of the tests, and the same published and then changed, built in folders that are
thrown away. Out: docs/images/*.png, none larger than a reader of the documentation would wait for.
Run by `make images`; needs Chromium.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import BROWSERS, QUIET, serving
from tests.conftest import Site, copy_sample

IMAGES = Path(__file__).parents[1] / "docs" / "images"
# What is asked on the page of the search, so that there is something to see.
SEARCH = "search"
QUESTIONS = {"ar": "توكاييف", "en": "Tokayev"}
# The name of a picture and the page it shows, in a language's folder.
KINDS = {
    "front": "",
    "article": "articles/004-817c992094c6a605/",
    "parallel": "articles/004-817c992094c6a605/#text",
    "untranslated": "articles/003-17f18ee68b87133c/",
    "stories": "stories/",
    "story": "stories/001-6000a56a302bf043/",
    "actor": "actors/maria-zakharova/",
    "actors": "actors/",
    "network": "network/",
    "timeline": "timeline/",
    "archive": "digest/",
    "year": "digest/2022/",
    "month": "digest/2022/01/",
    "day": "digest/2022/01/07/",
    "mail": "digest/2022/01/11/mail.html",
    "outlets": "outlets/",
    "outlet": "outlets/sputnik/",
    SEARCH: "search/",
    "about": "about/",
}
# Pages that there are after a release, when something was changed, withdrawn or left without a day.
CHANGED_KINDS = {
    "new": "new/",
    "corrections": "corrections/",
    "undated": "digest/undated/",
    "tombstone": "articles/fair-cancelled/",
}
# Pages that speak both languages.
ROOT_KINDS = {"chooser": "", "notfound": "404.html"}
LANGUAGES = ("ar", "en")
# Width and height of the screen in CSS pixels, and how large a picture of it is made.
SCREENS = {"wide": (1280, 900, 0.6), "narrow": (375, 760, 1.0)}
# Shown in both schemes on both screens; of the others a phone is light in one language alone.
BOTH_SCHEMES = "parallel"
LIGHT_PHONES = "en"
# A letter is read in a mail program, which has colours of its own.
ALWAYS_LIGHT = ("mail",)
# A page of the documentation has some pictures; each gets lower until it is no larger.
MOST_BYTES = 110 * 1024
LOWER = 0.85
# Plain files on this machine: results that are not there after this long are not coming.
PATIENCE_SECONDS = 30

# What the second site has beside the sample.
RELEASED = "2022-01-12"
WITHDRAWN = """---
title: إلغاء معرض الكتاب في نور سلطان
title_en: Book fair in Nur-Sultan cancelled
date: 2022-01-10
{status}---

أعلن منظمو معرض الكتاب في نور سلطان إلغاءه هذا العام.
"""
STONE = """status: withdrawn
tombstone: true
withdrawn: 2022-01-13
withdrawn_reason:
  ar: سُحب لأن المعرض لم يُلغَ.
  en: Withdrawn because the fair was not cancelled.
"""
LATE = """---
title: معرض الكتاب في نور سلطان يفتح أبوابه
title_en: Book fair opens in Nur-Sultan
date: 2022-01-13
---

افتُتح معرض الكتاب في نور سلطان، اليوم الخميس، بمشاركة 40 دارا للنشر.
"""
UNDATED = """---
title: أربعون دارا للنشر في معرض نور سلطان
title_en: Forty publishers at the fair in Nur-Sultan
---

قال منظمو معرض الكتاب في نور سلطان إن المعرض يستمر حتى 20 يناير 2022.
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to take: its name without screen and scheme, and the address of what it shows."""

    name: str
    address: str

    @property
    def kind(self) -> str:
        return self.name.partition("-")[0]


def pictures(sample: str, changed: str) -> Iterator[Picture]:
    """Yield what there is to show of both sites, of which the addresses are given."""
    for site, kinds in ((sample, KINDS), (changed, CHANGED_KINDS)):
        for kind, page in kinds.items():
            for lang in LANGUAGES:
                asked = f"?q={quote(QUESTIONS[lang])}" if kind == SEARCH else ""
                yield Picture(f"{kind}-{lang}", f"{site}{lang}/{page}{asked}")
    for kind, page in ROOT_KINDS.items():
        yield Picture(kind, f"{sample}{page}")


def views(picture: Picture) -> Iterator[tuple[str, str]]:
    """Yield the screens and colour schemes in which a page is shown."""
    for screen in SCREENS:
        is_dark = screen == "narrow" and not picture.name.endswith(f"-{LIGHT_PHONES}")
        if picture.kind == BOTH_SCHEMES:
            yield from ((screen, "light"), (screen, "dark"))
        else:
            yield screen, "dark" if is_dark and picture.kind not in ALWAYS_LIGHT else "light"


def publish_and_change(site: Site) -> None:
    """Build and release a copy of the sample, then withdraw, correct and add."""
    articles = site.root / "content" / "articles"
    withdrawn = articles / "fair-cancelled.md"
    withdrawn.write_text(WITHDRAWN.format(status=""), "utf-8")
    site.build()
    site.run("release", "--date", RELEASED)
    withdrawn.write_text(WITHDRAWN.format(status=STONE), "utf-8")
    [po] = (site.root / "content" / "translations" / "en").glob("004-*.po")
    english = po.read_text("utf-8")
    assert "deeply concerned" in english
    po.write_text(english.replace("deeply concerned", "very worried"), "utf-8")
    (articles / "fair.md").write_text(LATE, "utf-8")
    (articles / "fair-undated.md").write_text(UNDATED, "utf-8")
    site.build()


def take(browser: webdriver.Chrome, picture: Picture, screen: str, scheme: str) -> bytes:
    """Return a PNG of the top of a page."""
    width, height, scale = SCREENS[screen]
    is_phone = screen == "narrow"
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone},
    )
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": is_phone})
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    # The same address again would be no new page, and keep what the last screen was.
    browser.get("about:blank")
    browser.get(picture.address)
    if picture.kind == SEARCH:
        WebDriverWait(browser, PATIENCE_SECONDS).until(
            lambda _: browser.find_elements("css selector", ".hit mark")
        )
    top = browser.execute_script("return Math.round(scrollY)")
    while True:
        clip = {"x": 0, "y": top, "width": width, "height": height, "scale": scale}
        shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "clip": clip})
        image = base64.b64decode(shot["data"])
        if len(image) <= MOST_BYTES:
            return image
        height = int(height * LOWER)


def main() -> None:
    """Take all pictures anew; those of pages that are no more are removed."""
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        sys.exit("no Chromium with chromedriver here: sh tests/browser/ensure_chromium.sh")
    with tempfile.TemporaryDirectory() as folder:
        sample, changed = (copy_sample(Path(folder, name)) for name in ("sample", "changed"))
        sample.build()
        publish_and_change(changed)
        options = webdriver.ChromeOptions()
        options.binary_location = binary
        for argument in (*QUIET, f"--user-data-dir={folder}/profile"):
            options.add_argument(argument)
        browser = webdriver.Chrome(options=options, service=Service(driver))
        try:
            with serving(sample.output) as shown, serving(changed.output) as later:
                taken = {
                    f"{picture.name}-{screen}{'-dark' if scheme == 'dark' else ''}.png": take(
                        browser, picture, screen, scheme
                    )
                    for picture in pictures(shown, later)
                    for screen, scheme in views(picture)
                }
        finally:
            browser.quit()
    IMAGES.mkdir(parents=True, exist_ok=True)
    kinds = {*KINDS, *CHANGED_KINDS, *ROOT_KINDS}
    for old in IMAGES.glob("*.png"):
        if old.name not in taken and old.stem.split("-")[0] in kinds:
            old.unlink()
    for name, image in taken.items():
        (IMAGES / name).write_bytes(image)
    print(f"{len(taken)} pictures in {IMAGES}")


if __name__ == "__main__":
    main()
