"""Searching in a real Chromium: what is asked in either script finds the same articles.

The questions were written before the first was asked. Every page is opened with its question in the
address, as a reader's browser does it.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from sitegen.render import urls
from tests.browser.conftest import PAGE_SECONDS, serving
from tests.browser.search_site import (
    BALLOONS,
    FETCHED,
    QUESTIONS,
    TOKAYEV,
    TOLD_ALIKE,
    make_site,
    write_search,
)
from tests.browser.test_reading import complaints
from tests.unit.test_search_words import cases

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

# What the search page's script reads at most: of actors, of results, of articles for a phrase.
MOST_ACTORS, MOST_SHOWN, MOST_READ = 4, 10, 60
# Where nothing has a word: names with its first letter, with and without particles, and of the
# names like it the words.
MOST_NAMES, MOST_NEAR = 4, 4
# Of one question, unpacked; a front page's pictures are larger elsewhere.
MOST_BYTES = 250_000
# The bound of tests/pages, whose scripts these are.
MOST_SHIFT = 0.02
IN_PAGE = Path(__file__).parents[1] / "pages" / "in_page"
LINKS = "return [...document.querySelectorAll('h3 a')].map(one => one.href)"
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
    with serving(searched) as served:
        yield served


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


def test_a_question_takes_few_files_each_once(browser: webdriver.Chrome, address: str) -> None:
    for question, _ in QUESTIONS:
        ask(browser, f"{address}en/search/", question)
        fetched = dict(browser.execute_script(FETCHED))
        kinds = Counter(name.partition("/")[0] for name in fetched)
        assert kinds["root.js"] == 1
        assert kinds["words"] <= len(question.split())
        assert kinds["names"] <= len(question.split())
        assert kinds["actors"] <= MOST_ACTORS
        assert kinds["articles"] <= (MOST_READ if '"' in question else 2 * MOST_SHOWN), question
        assert sum(fetched.values()) <= MOST_BYTES, question
        assert len(browser.execute_script(FETCHED)) == len(fetched)


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


def test_an_article_without_english_shows_the_sentence_that_names_whom_was_asked_for(
    browser: webdriver.Chrome, address: str
) -> None:
    answer = ask(browser, f"{address}en/search/", "Putin")
    assert answer["slugs"] == [TOKAYEV[3]]
    assert "#s" in answer["texts"][0]
    assert {"فلاديمير", "بوتين"} <= set(answer["marks"])
    sentence = browser.find_element(By.CSS_SELECTOR, ".hit-text")
    assert "بوتين" in sentence.text
    # Where there is English its Arabic is marked as well.
    assert {"Zas", "زاس"} <= set(ask(browser, f"{address}en/search/", "Zas")["marks"])


def test_names_are_marked_with_particles_and_none_where_no_actor_is_found(
    browser: webdriver.Chrome, address: str
) -> None:
    browser.get(f"{address}en/search/")
    answers = """
    const actor = { share: 1, data: [0, 0, 0, ["بوتين", "putin"]] };
    return [matchers([], [actor])[0], matchers([], [])[1]].map((isHit) =>
        ["بوتين", "ولبوتين", "والبوتين", "putin", "تين", "و", "ال"].filter(isHit));
    """
    assert browser.execute_script(answers) == [["بوتين", "ولبوتين", "والبوتين", "putin"], []]


@pytest.mark.parametrize(
    ("question", "actor", "said"),
    [
        # The letter in front looks like a particle.
        ("بوتن", "vladimir-putin", "بوتين"),
        ("Anthony al-Blinkin", "antony-blinken", "blinken"),
        ("قاسم جمرت توكايف", "kassym-jomart-tokayev", "جومارت"),
        ("Tukaev", "kassym-jomart-tokayev", "tokayev"),
    ],
)
def test_a_name_is_found_though_it_is_spelled_otherwise(
    browser: webdriver.Chrome, address: str, question: str, actor: str, said: str
) -> None:
    answer = ask(browser, f"{address}en/search/", question)
    assert [one.split("/")[-2] for one in answer["actors"]] == [actor]
    assert said in answer["said"]
    kinds = Counter(name.partition("/")[0] for name, _ in browser.execute_script(FETCHED))
    words = len(question.split())
    assert kinds["names"] <= MOST_NAMES * words
    assert kinds["words"] <= (1 + MOST_NEAR) * words


def test_a_word_that_nothing_has_is_said_and_a_particle_is_none(
    browser: webdriver.Chrome, address: str
) -> None:
    answer = ask(browser, f"{address}en/search/", "Qwertz al-Barquqi")
    assert answer["said"].startswith("Nothing has “qwertz”.")
    assert set(answer["marks"]) == {"Barquqi"}
    for small in ("al", "ال", "في", "bin"):
        found = ask(browser, f"{address}en/search/", small)
        assert (found["actors"], found["slugs"]) == ([], []), small


@pytest.mark.parametrize(
    ("question", "actor"), [("Kazakh", "kazakhstan"), ("Americans", "united-states")]
)
def test_a_nationality_finds_its_country(
    browser: webdriver.Chrome, address: str, question: str, actor: str
) -> None:
    answer = ask(browser, f"{address}en/search/", question)
    assert answer["actors"][0].split("/")[-2] == actor


def test_who_asks_for_more_goes_on_at_the_first_of_it(
    browser: webdriver.Chrome, address: str
) -> None:
    answer = ask(browser, f"{address}en/search/", "Samer Barquqi")
    known = len(answer["slugs"])
    button = browser.find_element(By.CSS_SELECTOR, "[data-part=more]")
    button.send_keys(Keys.ENTER)
    titles = WebDriverWait(browser, PAGE_SECONDS).until(
        lambda page: page.find_elements(By.CSS_SELECTOR, "h3 a")[known:]
    )
    assert browser.switch_to.active_element == titles[0]
    said = browser.find_element(By.CSS_SELECTOR, "[role=status]").text
    assert re.fullmatch(rf"Articles shown: {known + len(titles)} of \d+", said)


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("question", ["Tokayev", "bridge", "balloon", "qwertz", ""])
def test_nothing_moves_when_results_come(
    browser: webdriver.Chrome, address: str, width: int, question: str
) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    watch = {"source": (IN_PAGE / "watch.js").read_text("utf-8")}
    watching = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", watch)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.get(
            f"{address}ar/search/?q={quote(question)}" if question else f"{address}ar/search/"
        )
        moved = browser.execute_async_script((IN_PAGE / "settle.js").read_text("utf-8"))
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", watching)
    assert moved["by"] < MOST_SHIFT, moved["what"]


def test_a_phrase_stands_together_and_nothing_found_has_advice(
    browser: webdriver.Chrome, address: str
) -> None:
    together = ask(browser, f"{address}en/search/", '"white ship"')
    assert together["slugs"] == ["made-444"]
    apart = ask(browser, f"{address}en/search/", '"ship white"')
    assert apart["slugs"] == []
    assert apart["advice"]
    assert not together["advice"]


@pytest.mark.parametrize(("lang", "more"), [("en", "2 more reports"), ("ar", "تقريران آخران")])
def test_reports_of_one_story_stand_behind_the_best_of_them(
    browser: webdriver.Chrome, address: str, lang: str, more: str
) -> None:
    answer = ask(browser, f"{address}{lang}/search/", "balloon")
    alike = {one.slug for one in TOLD_ALIKE}
    assert answer["slugs"][0] in alike
    assert answer["slugs"][1:] == [BALLOONS[-1].slug]
    assert "4" in answer["said"]
    [summary] = browser.find_elements(By.CSS_SELECTOR, "#search summary")
    assert summary.text == more
    summary.click()
    others = WebDriverWait(browser, PAGE_SECONDS).until(
        lambda page: page.find_elements(By.CSS_SELECTOR, "#search details .hit h3 a")
    )
    found = {str(one.get_attribute("href")).split("/")[-2] for one in others}
    assert found == alike - {answer["slugs"][0]}
    assert all(one.is_displayed() for one in others)


def test_a_third_edition_answers_from_the_same_index(
    browser: webdriver.Chrome, searched: Path, tmp_path: Path
) -> None:
    """Its pages stand in a folder of their own; here those who read it follow the English."""
    shutil.copytree(searched, tmp_path / "site")
    page = (searched / "en" / "search" / "index.html").read_text("utf-8")
    third = tmp_path / "site" / "fr" / "search" / "index.html"
    third.parent.mkdir(parents=True)
    third.write_text(page.replace('data-tree="en"', 'data-tree="fr"'), "utf-8")
    root = tmp_path / "site" / "search" / "root.js"
    root.write_text(root.read_text("utf-8").replace('["ar","en"]', '["ar","fr"]'), "utf-8")
    with serving(tmp_path / "site") as address:
        answer = ask(browser, f"{address}fr/search/", "توكايف")
        links = browser.execute_script(LINKS)
        ask(browser, f"{address}fr/search/", "العقيق")
        title = browser.find_element(By.CSS_SELECTOR, "h3 a")
        assert title.get_attribute("lang") == "en"
        assert title.text == "A new bridge over the Aqiq river"
    assert answer["slugs"][0] in TOKAYEV
    assert all(link.startswith(f"{address}fr/articles/") for link in links)
    assert answer["actors"] == ["../../fr/actors/kassym-jomart-tokayev/"]


def test_a_word_that_every_object_has_is_searched_like_others(
    browser: webdriver.Chrome, address: str
) -> None:
    answer = ask(browser, f"{address}en/search/", "constructor")
    assert answer["said"] == "Nothing was found."
    assert ask(browser, f"{address}en/search/", "constructor balloon")["slugs"]


def test_the_box_of_other_pages_fetches_ahead_when_somebody_steps_in(
    browser: webdriver.Chrome, searched: Path, tmp_path: Path
) -> None:
    shutil.copytree(searched, tmp_path / "site")
    page = tmp_path / "site" / "en" / "index.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>x</title>'
        '<link rel="icon" href="../assets/favicon.svg"><script src="../assets/site.js"></script>'
        '<header class="masthead"><form class="finds"><input id="q"></form></header>',
        "utf-8",
    )
    ahead = "return [...document.querySelectorAll('link[rel=prefetch]')].map(one => one.href)"
    complaints(browser)
    with serving(tmp_path / "site") as address:
        for base in (address, f"file://{tmp_path}/site/"):
            browser.get(f"{base}en/index.html")
            assert browser.execute_script(ahead) == []
            assert browser.execute_script(FETCHED) == []
            browser.find_element(By.ID, "q").click()
            found = browser.execute_script(ahead)
            assert f"{base}search/root.js" in found
            files = [link.removeprefix(base) for link in found]
            assert all((tmp_path / "site" / file).is_file() for file in files)
            browser.execute_script("document.activeElement.blur()")
            browser.find_element(By.ID, "q").click()
            assert browser.execute_script(ahead) == found
    assert complaints(browser) == []


def test_a_part_that_does_not_load_is_told(
    browser: webdriver.Chrome, address: str, searched: Path
) -> None:
    words = searched / "search" / "words"
    words.rename(words.with_name("away"))
    browser.execute_cdp_cmd("Network.clearBrowserCache", {})
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
