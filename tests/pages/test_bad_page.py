"""The checks of pages can fail: a bad page is found by each of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

from tests.browser.conftest import serving
from tests.browser.test_reading import DESKTOP
from tests.pages import looking

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

BAD = """<!doctype html>
<html lang="xx"><title>x</title>
<style>
  .pale { color: #999 }
  .cut { width: 5rem; overflow: hidden; white-space: nowrap }
  :focus { outline: none }
  .under { position: fixed; inset: 0 0 auto; height: 9rem; background: #fff; z-index: 2 }
  .moving { transition: color 1s }
  @media print { body { color: #444 } }
  @media (forced-colors: active) { .own { forced-color-adjust: none; color: #999 } }
</style>
<body><main><h1>x</h1><p class="pale">pale</p>
<p class="own">own</p>
<img src="http://192.0.2.1/x.png">
<a href="#" tabindex="2">second</a> <a href="#" tabindex="1">first</a> <a href="#"></a>
<a href="#" style="position: absolute; left: -99rem">away</a>
<p class="cut">these words are cut off where the line ends</p>
<div class="moving" style="width: 3000px">wide</div>
<svg width="50" height="50" class="drawing"><rect width="50" height="50" fill="#b00"/></svg></main>
<div class="under"></div>
<script>
  addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => {
    const late = document.createElement("div");
    late.style.height = "400px";
    document.body.prepend(late);
  })));
  console.error("said");
</script>
"""


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("bad")
    for name in ("bad", "404"):
        (folder / f"{name}.html").write_text(BAD, "utf-8")
    with serving(folder) as address:
        yield f"{address}bad.html"


def test_on_screen(chromium: webdriver.Chrome, bad: str) -> None:
    found = "\n".join(looking.on_screen(chromium, bad, DESKTOP))
    for words in (
        "moves by",
        "scrolls sideways",
        "light: axe image-alt",
        "light: axe html-lang-valid",
        "light: axe link-name",
        "dark: axe color-contrast",
        "light: pale, 2.85: P.pale",
        "dark: pale, 2.85: P.pale",
        "said",
        "asks for http://192.0.2.1/x.png",
    ):
        assert words in found, found


def test_enlarged(chromium: webdriver.Chrome, bad: str) -> None:
    found = list(looking.enlarged(chromium, bad))
    for when in ("at 200 %", "letters at 200 %", "spaced text"):
        assert f"{when}: cut off: P.cut" in found
        assert f"{when}: beyond the screen: DIV.moving" in found


def test_by_keyboard(chromium: webdriver.Chrome, bad: str) -> None:
    found = " ".join(looking.by_keyboard(chromium, bad, DESKTOP))
    for words in ("no outline: A", "out of order: A", "covered: A", "not on the screen: A"):
        assert words in found, found


def test_in_other_media(chromium: webdriver.Chrome, bad: str) -> None:
    found = list(looking.in_other_media(chromium, bad))
    for words in (
        "print from light: rgb(68, 68, 68) on rgba(0, 0, 0, 0)",
        "print from light: beyond the screen: DIV.moving",
        "forced colours, light: keeps its colour: fill of rect in svg.drawing",
        "forced colours, light: pale, 2.85: P.own",
        "moves: DIV.moving",
    ):
        assert words in found, found
