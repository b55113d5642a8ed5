"""Doubts and repairs in a real Chromium: with the keyboard, without script, on a phone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from sitegen.model import Doubt
from sitegen.render.environment import packaged_theme
from sitegen.render.site import render_site
from tests.browser.test_reading import DESKTOP, LANGUAGES, PHONE, SMALLEST, complaints, look
from tests.unit.digest_factory import Memory, digest_of, doubtful, options, with_english

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

EVERY_KIND = (
    Doubt("number", "3.5 مليار"),
    Doubt("name", "Al Jazeera (الجزيرة)"),
    Doubt("negation"),
    Doubt("loop", "(applause) (applause)"),
    Doubt("untranslated", "الجزيرة" * 12),
    Doubt("length"),
    Doubt("truncated"),
    Doubt("score"),
)
# WCAG 2.2, success criterion 2.5.8: what is meant to be touched is at least this high, in pixels.
TARGET = 24


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address, without its language, of an article with every kind of doubt."""
    folder = tmp_path_factory.mktemp("notes")
    made = with_english(doubtful("full"), 0, doubts=EVERY_KIND)
    site = options(folder, theme=packaged_theme(), directory_urls=False)
    render_site(digest_of([made]), site, Memory())
    return Path(folder, "site", "{}", "articles", "full", "index.html").as_uri()


@pytest.fixture
def without_script(browser: webdriver.Chrome) -> Iterator[None]:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def visit(browser: webdriver.Chrome, page: str, lang: str) -> None:
    browser.get(page.replace("%7B%7D", lang))


@pytest.mark.parametrize("width", [SMALLEST, PHONE, DESKTOP])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_notes_fit_the_screen_closed_and_open(
    browser: webdriver.Chrome, page: str, lang: str, width: int
) -> None:
    look(browser, width, "light")
    complaints(browser)
    visit(browser, page, lang)
    wide = "return document.documentElement.scrollWidth"
    assert browser.execute_script(wide) <= width
    heights = browser.execute_script(
        "return [...document.querySelectorAll('.notes summary')]"
        ".map(e => e.getBoundingClientRect().height)"
    )
    assert len(heights) == 3
    assert min(heights) >= TARGET
    browser.execute_script("document.querySelectorAll('.notes').forEach(e => e.open = true)")
    assert browser.execute_script(wide) <= width
    assert complaints(browser) == []


@pytest.mark.usefixtures("without_script")
def test_a_note_opens_by_keyboard_without_script(browser: webdriver.Chrome, page: str) -> None:
    look(browser, PHONE, "dark")
    visit(browser, page, "en")
    note = browser.find_element("css selector", "#s3 .notes")
    summary, reason = (note.find_element("css selector", name) for name in ("summary", "li"))
    assert summary.is_displayed()
    assert not reason.is_displayed()
    summary.send_keys(Keys.ENTER)
    assert reason.is_displayed()
    summary.send_keys(Keys.SPACE)
    assert not reason.is_displayed()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_count_leads_to_the_first_doubt_and_the_shape_of_its_line_differs(
    browser: webdriver.Chrome, page: str, lang: str
) -> None:
    look(browser, DESKTOP, "light")
    visit(browser, page, lang)
    browser.find_element("css selector", '.opening a[href="#s1"]').click()
    assert browser.execute_script("return location.hash") == "#s1"
    side = "borderInlineStartStyle"
    assert browser.execute_script(
        f"return getComputedStyle(document.querySelector('#s1 .en')).{side}"
    ) == "double"  # fmt: skip


def test_programs_read_what_the_page_is(browser: webdriver.Chrome, page: str) -> None:
    visit(browser, page, "en")
    script = "return document.querySelector(\"script[type='application/ld+json']\").textContent"
    graph = json.loads(browser.execute_script(script))["@graph"]
    assert graph[0]["@type"] == "NewsArticle"
