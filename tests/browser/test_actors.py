"""The pages of actors in a real Chromium: the order that CLDR gives, the drawing, the filter."""

from __future__ import annotations

import http.server
import json
import random
import threading
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from sitegen.model import Digest
from sitegen.render.actors.collation import ARABIC_ORDER, collation_key
from sitegen.render.actors.index import PAGE_NAMES
from sitegen.render.environment import packaged_theme
from sitegen.render.site import render_site
from sitegen.render.views import Language
from tests.browser.conftest import SUB_PATH, Handler, Served
from tests.browser.test_reading import BESIDE_BAR, DESKTOP, PHONE, SMALLEST, complaints, look
from tests.unit.actor_digest import crowd, person
from tests.unit.digest_factory import options

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGZéèöüñçøłđßæœşšžğəāīū"
BETWEEN = " -'.0123456789"
# As many names as differ in every way that the key looks at, in a second of sorting.
NAMES = 4000
LONG_AR, LONG_EN = "منظمة التعاون الإقليمي لدول شرق البحر", "Organisation for Regional Cooperation"
# Words as long as an address pasted in the place of a name: 210 letters, and 180.
UNBROKEN_EN, UNBROKEN_AR = "Anticonstitutionnellement"[:21] * 10, "استقلاليتهم"[:10] * 18
# What the filter waits for at most: pages of plain files on loopback.
WAIT_SECONDS = 20
# The page if it scrolls sideways, with what reaches beyond it.
WIDER_THAN_THE_PAGE = """
const root = document.documentElement, room = root.clientWidth;
if (root.scrollWidth <= room) return [];
const wide = [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  return !e.closest('.spoken, .skip') && (box.right > room + 1 || box.left < -1);
});
return [root.scrollWidth, ...wide.map(e => `${e.tagName}.${e.getAttribute('class')}`)];
"""


class Forgetful:
    """A build that remembers nothing."""

    def get(self, path: str) -> None:
        return None

    def replace(self, pages: object) -> None:
        return None


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of more actors than one page of the index holds, and its address."""
    folder = tmp_path_factory.mktemp("crowded")
    actors = [
        person(
            number,
            f"{LONG_AR} {number}" if number % 4 == 0 else "",
            f"{LONG_EN} {number}" if number % 4 == 0 else "",
            type=("organisation", "person", "place", "person")[number % 4],
            listed_by="found" if number % 3 == 0 else "editor",
        )
        for number in range(PAGE_NAMES + 20)
    ]
    yield from serve(folder, crowd(actors, 70))


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of names without a blank, found by the program and quoted, and its address."""
    actors = [
        person(
            number,
            f"{UNBROKEN_AR}{number}" if number % 2 else "",
            f"{UNBROKEN_EN}{number}",
            type=("organisation", "person", "place", "person")[number % 4],
            listed_by="found" if number % 3 else "editor",
        )
        for number in range(12)
    ]
    yield from serve(tmp_path_factory.mktemp("unbroken"), crowd(actors, 12))


def serve(folder: Path, digest: Digest) -> Iterator[str]:
    """Render a digest and yield the address it is served at."""
    made = options(folder, theme=packaged_theme(), site_url="https://example.org/digest/")
    render_site(digest, made, Forgetful())
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Handler, directory=str(made.output))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_names_stand_in_the_browsers_own_order(browser: webdriver.Chrome, lang: Language) -> None:
    """Chromium carries the collations of CLDR; of Arabic only the letters matter on its pages."""
    rng = random.Random(5)
    arabic = ARABIC_ORDER.replace(" ", "") + "آ"
    alphabets = [LATIN + BETWEEN, *([arabic + BETWEEN, arabic + LATIN] if lang == "ar" else [])]
    names = sorted(
        {
            "".join(rng.choices(alphabets[number % len(alphabets)], k=rng.randint(1, 6)))
            for number in range(NAMES)
        }
    )
    theirs = browser.execute_script(
        "const [names, lang] = arguments, order = new Intl.Collator(lang);"
        "return [Intl.Collator.supportedLocalesOf(lang).length, names.sort(order.compare)];",
        names,
        lang,
    )
    assert theirs[0] == 1
    keys = [collation_key(name, lang).letters for name in theirs[1]]
    wrong = [
        (theirs[1][at - 1], theirs[1][at]) for at in range(1, len(keys)) if keys[at - 1] > keys[at]
    ]
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [SMALLEST, PHONE, DESKTOP])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_pages_read_well(
    browser: webdriver.Chrome, crowded: str, lang: str, width: int, scheme: str
) -> None:
    look(browser, width, scheme)
    complaints(browser)
    for page in ("actors/", "actors/page/2/", "network/", "actors/actor-0/", "actors/actor-3/"):
        browser.get(f"{crowded}{lang}/{page}")
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, page
    assert complaints(browser) == []


@pytest.mark.parametrize("width", [BESIDE_BAR, SMALLEST, PHONE, DESKTOP])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_word_without_a_blank_makes_a_page_scroll_sideways(
    browser: webdriver.Chrome, unbroken: str, lang: str, width: int
) -> None:
    look(browser, width, "light")
    actors = [f"actors/actor-{number}/" for number in range(4)]
    for page in ("", "actors/", *actors, "network/", "articles/a0001/", "articles/a0002/"):
        browser.get(f"{unbroken}{lang}/{page}")
        browser.execute_script(
            "document.querySelectorAll('details').forEach(one => { one.open = true; })"
        )
        wide = browser.execute_script(WIDER_THAN_THE_PAGE)
        assert wide == [], page


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_words_of_the_drawing_overlap_or_are_too_small(
    browser: webdriver.Chrome, crowded: str, lang: str, width: int
) -> None:
    look(browser, width, "light")
    browser.get(f"{crowded}{lang}/network/")
    found = json.loads(
        browser.execute_script(
            "const box = (e) => { const b = e.getBoundingClientRect();"
            "return [b.left, b.right, b.top, b.bottom]; };"
            "const drawn = document.querySelector('.drawn > svg');"
            "return JSON.stringify({svg: box(drawn), names: [...drawn.querySelectorAll('text')]"
            ".map(e => ({words: e.textContent, box: box(e), "
            "size: parseFloat(getComputedStyle(e).fontSize) * drawn.getScreenCTM().a})),"
            "signs: [...drawn.querySelectorAll('a > circle, a > rect, a > path')].map(box)});"
        )
    )
    left, right, _, _ = found["svg"]
    assert len(found["names"]) == len(found["signs"]) == 40
    ends = [name["box"] for name in found["names"]]
    for one, two in pairwise(ends):
        assert one[3] <= two[2] + 1, "two names overlap"
    for name, sign in zip(found["names"], found["signs"], strict=True):
        assert left <= name["box"][0]
        assert name["box"][1] <= right
        assert name["size"] >= 12
        clear = name["box"][0] - sign[1] if lang == "en" else sign[0] - name["box"][1]
        assert clear > 0, f"{name['words']} lies over its sign"


def test_the_filter_folds_what_is_typed_and_looks_on_all_pages(
    browser: webdriver.Chrome, crowded: str
) -> None:
    look(browser, DESKTOP, "light")
    browser.get(f"{crowded}en/actors/")
    field = browser.find_element(By.ID, "filter")
    shown = (
        "return [...document.querySelectorAll('.register .actors > li')]"
        ".filter(e => e.getClientRects().length).map(e => e.querySelector('a').textContent)"
    )
    assert len(browser.execute_script(shown)) == PAGE_NAMES
    last = PAGE_NAMES + 19
    field.send_keys(f"{last} SÁLEM")
    waited = browser.execute_async_script(
        "const done = arguments[1], end = Date.now() + 1000 * arguments[0];"
        "(function look() {"
        "  const lines = document.querySelectorAll('.register .actors > li');"
        "  const found = [...lines].filter(e => e.getClientRects().length);"
        f"  if (found.length && lines.length === {PAGE_NAMES + 20} || Date.now() > end)"
        "    done(found.map(e => [e.querySelector('a').textContent, e.querySelector('a').href]));"
        "  else setTimeout(look, 50);"
        "})();",
        WAIT_SECONDS,
    )
    assert len(waited) == 1
    assert waited[0][0].endswith(f"Salem {last}")
    assert waited[0][1] == f"{crowded}en/actors/actor-{last}/"
    assert browser.find_element(By.CSS_SELECTOR, "output").text == f"1 of {PAGE_NAMES + 20}"
    field.clear()
    field.send_keys(" ")
    browser.execute_script(
        "const field = document.getElementById('filter'); field.value = '';"
        "field.dispatchEvent(new Event('input'));"
    )
    assert len(browser.execute_script(shown)) == PAGE_NAMES


def test_arabic_is_found_whatever_its_hamzas(browser: webdriver.Chrome, crowded: str) -> None:
    look(browser, PHONE, "dark")
    browser.get(f"{crowded}ar/actors/")
    browser.find_element(By.ID, "filter").send_keys("الاقليمى 16")
    found = browser.execute_script(
        "return [...document.querySelectorAll('.register .actors > li')]"
        ".filter(e => e.getClientRects().length).map(e => e.querySelector('a').textContent)"
    )
    assert f"{LONG_AR} 16" in found
    assert all("16" in name for name in found)


def test_persian_letters_and_digits_find_what_arabic_ones_do(
    browser: webdriver.Chrome, served: Served
) -> None:
    look(browser, PHONE, "light")
    for typed in ("توكاييف", "توکاییف", "tokayev"):
        browser.get(f"{served.address}ar/actors/")
        browser.find_element(By.ID, "filter").send_keys(typed)
        found = browser.execute_script(
            "return [...document.querySelectorAll('.register .actors > li')]"
            ".filter(e => e.getClientRects().length).map(e => e.querySelector('a').textContent)"
        )
        assert found == ["قاسم جومارت توكاييف"]


def test_the_letters_lead_to_every_name_without_script(
    browser: webdriver.Chrome, crowded: str
) -> None:
    look(browser, PHONE, "light")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{crowded}en/actors/")
        assert not browser.find_element(By.ID, "filter").is_displayed()
        bars = browser.find_elements(By.CSS_SELECTOR, ".letters li a")
        addresses = [bar.get_attribute("href") for bar in bars]
        assert any("page/2/" in address for address in addresses)
        browser.get(addresses[-1])
        target = browser.find_element(By.ID, addresses[-1].partition("#")[2])
        assert target.find_elements(By.CSS_SELECTOR, "li > a")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
