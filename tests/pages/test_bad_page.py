"""The checks of pages can fail: a bad page is found by each of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from selenium import webdriver

from tests.browser.conftest import serving
from tests.browser.test_reading import DESKTOP, PHONE, SMALLEST
from tests.pages import looking

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

# So many that a walk which ends early misses the last.
STOPS = 300
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
MANY <a href="#" class="last">last</a>
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
        many = '<a href="#">one of many</a> ' * STOPS
        (folder / f"{name}.html").write_text(BAD.replace("MANY", many), "utf-8")
    with serving(folder) as address:
        yield f"{address}bad.html"


@pytest.fixture(scope="module")
def found(chromium: webdriver.Chrome, bad: str) -> list[str]:
    """All that is found when the page is opened once, as pages of a site are."""
    checks = [
        looking.by_keyboard,
        partial(looking.on_screen, width=DESKTOP),
        looking.in_other_media,
        looking.enlarged,
    ]
    return list(looking.look_through(chromium, bad, DESKTOP, checks))


def test_on_screen(found: list[str]) -> None:
    every = "\n".join(found)
    for words in (
        "moves by",
        "scrolls sideways",
        "light: axe image-alt",
        "light: axe html-lang-valid",
        "light: axe link-name",
        "dark: axe color-contrast",
        "dark: axe image-alt",
        "light: pale, 2.85: P.pale",
        "dark: pale, 2.85: P.pale",
        "said",
        "asks for http://192.0.2.1/x.png",
    ):
        assert words in every, every


def test_on_a_phone(chromium: webdriver.Chrome, bad: str) -> None:
    checks = [partial(looking.on_screen, width=PHONE)]
    found = list(looking.look_through(chromium, bad, PHONE, checks))
    for width in (PHONE, SMALLEST):
        assert any(fault.startswith(f"scrolls sideways at {width}: ") for fault in found), found


def test_enlarged(found: list[str]) -> None:
    for when in ("at 200 %", "letters at 200 %", "spaced text"):
        assert f"{when}: cut off: P.cut" in found
        assert f"{when}: beyond the screen: DIV.moving" in found


def test_by_keyboard(found: list[str]) -> None:
    every = " ".join(found)
    for words in ("no outline: A", "out of order: A", "covered: A", "not on the screen: A"):
        assert words in every, every
    # The last of very many stops.
    assert "no outline: A.last last" in found


def test_in_other_media(found: list[str]) -> None:
    for words in (
        "print from light: rgb(68, 68, 68) on rgba(0, 0, 0, 0)",
        "print from light: beyond the screen: DIV.moving",
        "forced colours, light: keeps its colour: fill of rect in svg.drawing",
        "forced colours, light: pale, 2.85: P.own",
        "moves: DIV.moving",
    ):
        assert words in found, found
