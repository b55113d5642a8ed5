"""Searching in a real Chromium: what is asked in either script finds the same articles.

The questions were written before the first was asked. Every page is opened with its question in the
address, as a reader's browser does it.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from sitegen.cache import Cache
from sitegen.config import load_config
from sitegen.derived import Derived
from sitegen.pipeline import BuildOptions, gather, render_options
from sitegen.render import urls
from sitegen.render.editions import make_editions
from sitegen.render.environment import open_theme
from sitegen.render.inputs import PageInputs
from sitegen.render.search.index import make_index
from sitegen.render.search.memory import NoMemory
from sitegen.render.search.plans import plan_search
from sitegen.report import Reporter
from tests.browser.conftest import SUB_PATH, Handler
from tests.browser.search_site import make_site
from tests.browser.test_reading import complaints
from tests.unit.test_search_words import cases

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

TOKAYEV = ("000-8e87f379acd1375b", "001-6000a56a302bf043", "002-9fc2256ede287947")
TOKAYEV += ("003-17f18ee68b87133c", "004-817c992094c6a605")
# Questions, and the slugs of which one must be among the first three.
QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Tokayev", TOKAYEV),
    ("توكايف", TOKAYEV),
    ("توكاييف", TOKAYEV),
    ("لكازاخستان", (*TOKAYEV, "made-017")),
    ("الكازاخستاني", (*TOKAYEV, "made-017")),
    ("كازاخستانية", (*TOKAYEV, "made-017")),
    ("Tokaev", TOKAYEV),
    ("4317", ("made-017",)),
    ("٤٣١٧ متر", ("made-017",)),
    ("river bridge", ("made-017",)),
    ("المومياء", ("made-101",)),
    ("بالمومياء", ("made-101",)),
    ("cat mummies", ("made-101",)),
    ("وَالخَبَّازُونَ", ("made-233",)),
    ("flour Linda Fares", ("made-233",)),
    ("ليندا الطحين", ("made-233",)),
    ("strawberry desert", ("made-350",)),
    ("الصحرا الفراوله", ("made-350",)),
    ('"large white ship"', ("made-444",)),
    ("«سفينة بيضاء»", ("made-444",)),
)
# What the page shows when it has answered: message, slugs, actors, sentences, marked words.
ANSWER = """
const done = arguments[0];
const look = setInterval(() => {
  const said = document.querySelector('[role=status]');
  if (!said.textContent) return;
  clearInterval(look);
  const all = (query, act) => [...document.querySelectorAll(query)].map(act);
  done({
    said: said.textContent,
    slugs: all('h3 a', a => new URL(a.href).pathname.split('/articles/')[1].split('/')[0]),
    actors: all('.hit-name', a => a.getAttribute('href')),
    texts: all('.hit-text', a => a.getAttribute('href')),
    marks: all('mark', m => m.textContent),
    advice: !document.querySelector('[data-part=advice]').hidden,
    unread: all('ol .mark-machine', m => m.textContent),
  });
}, 20);
"""


def write_search(site_root: Path, output: Path) -> None:
    """Write the search pages and the index of a site, without its other pages."""
    config = load_config(site_root)
    options = BuildOptions(date(2023, 1, 1))
    with Cache(site_root / ".sitegen") as cache:
        gathered = gather(config, options, None, Derived(cache), Reporter(as_json=True), keep=False)
    made = render_options(config, options, None)
    theme = open_theme(made)
    editions = make_editions(gathered.digest, made)
    inputs = PageInputs(gathered.digest, made, theme.fingerprint)
    files = {file.path: file.write() for file in make_index(editions, inputs, NoMemory()).files}
    for plan in (plan for edition in editions.values() for plan in plan_search(edition)):
        files[plan.file] = theme.render(plan.template, *plan.build())
    files |= {address: path.read_bytes() for address, path in theme.assets().items()}
    files["404.html"] = b""
    for path, data in files.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site's search pages."""
    folder = tmp_path_factory.mktemp("searched")
    site = make_site(folder / "source")
    write_search(site.root, folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def address(searched: Path) -> Iterator[str]:
    """The address at which the pages are served, below a path."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Handler, directory=str(searched))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
    thread.join()
    server.server_close()


def ask(browser: webdriver.Chrome, page: str, question: str) -> dict[str, Any]:
    """Open the search page with a question; return what it shows."""
    browser.get(f"{page}?q={quote(question)}")
    answer: dict[str, Any] = browser.execute_async_script(ANSWER)
    return answer


@pytest.mark.parametrize("lang", urls.LANGUAGES)
def test_the_right_article_is_among_the_first_three(
    browser: webdriver.Chrome, address: str, lang: str
) -> None:
    complaints(browser)
    missed = {}
    for question, right in QUESTIONS:
        answer = ask(browser, f"{address}{lang}/search/", question)
        if not set(answer["slugs"][:3]) & set(right):
            missed[question] = answer["slugs"][:3]
        assert answer["marks"], question
    assert not missed
    assert complaints(browser) == []


def test_names_come_first_and_sentences_lead_to_their_place(
    browser: webdriver.Chrome, address: str
) -> None:
    answer = ask(browser, f"{address}en/search/", "توكايف")
    assert [one.split("/")[-2] for one in answer["actors"]] == ["kassym-jomart-tokayev"]
    assert any("#s" in one for one in answer["texts"])
    assert "Tokayev" in answer["marks"]
    slipped = ask(browser, f"{address}en/search/", "Tokaev")
    assert "tokayev" in slipped["said"]
    assert slipped["actors"] == answer["actors"]


def test_a_phrase_stands_together_and_nothing_found_has_advice(
    browser: webdriver.Chrome, address: str
) -> None:
    together = ask(browser, f"{address}en/search/", '"white ship"')
    assert together["slugs"] == ["made-444"]
    apart = ask(browser, f"{address}en/search/", '"ship white"')
    assert apart["slugs"] == []
    assert apart["advice"]
    assert not together["advice"]


def test_a_part_that_does_not_load_is_told(
    browser: webdriver.Chrome, address: str, searched: Path
) -> None:
    words = searched / "search" / "words"
    words.rename(words.with_name("away"))
    try:
        answer = ask(browser, f"{address}en/search/", "bridge")
    finally:
        words.with_name("away").rename(words)
    assert "did not load" in answer["said"]
    # The browser itself says which file it did not get.
    complaints(browser)


def test_it_works_from_a_folder(browser: webdriver.Chrome, searched: Path) -> None:
    complaints(browser)
    page = f"file://{searched}/ar/search/index.html"
    assert ask(browser, page, "Tokayev")["actors"]
    assert ask(browser, page, "cat mummy")["slugs"][:1] == ["made-101"]
    assert complaints(browser) == []


def test_no_single_key_moves_the_reader(browser: webdriver.Chrome, address: str) -> None:
    browser.get(f"{address}en/search/")
    browser.execute_script("document.activeElement.blur()")
    browser.switch_to.active_element.send_keys("/sjk")
    assert browser.switch_to.active_element.tag_name == "body"


def test_the_question_goes_along_into_the_other_language(
    browser: webdriver.Chrome, address: str
) -> None:
    ask(browser, f"{address}en/search/", "Tokayev")
    browser.find_element(By.CSS_SELECTOR, ".twin a").click()
    assert browser.current_url == f"{address}ar/search/?q=Tokayev"


def test_without_a_script_the_page_says_so(browser: webdriver.Chrome, address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{address}en/search/?q=Tokayev")
        said = browser.find_element(By.TAG_NAME, "main").text
        links = browser.find_elements(By.CSS_SELECTOR, "noscript .ways a")
        assert "scripts are off in this browser" in said
        assert {link.text for link in links if link.is_displayed()} >= {"Actors", "Archive"}
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_script_cuts_words_as_the_index_does(browser: webdriver.Chrome, address: str) -> None:
    browser.get(f"{address}en/search/")
    cut = "return arguments[0].map(one => forms(one).map(form => `${form} ${core(form)}`));"
    texts = [text for text, _ in cases()]
    assert browser.execute_script(cut, texts) == [expected for _, expected in cases()]
