"""The pages of stories in a real Chromium: the digest, marked articles, lists, a story's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from selenium import webdriver

from sitegen.model import ComposedArticle, Digest, Outlet, Repeat
from tests.browser.test_actors import UNBROKEN_AR, UNBROKEN_EN, WIDER_THAN_THE_PAGE, serve
from tests.browser.test_reading import BESIDE_BAR, DESKTOP, PHONE, SMALLEST, complaints, look
from tests.unit.digest_factory import article, digest_of, with_story

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

PAGES = (
    "",
    "digest/2022/01/06/",
    "stories/",
    "stories/many/",
    "stories/pair/",
    "articles/a00/",
    "articles/p1/",
)
# As many as an agency's text may have that everybody took.
MANY = 16
DAY = date(2022, 1, 6)


def reported(slug: str, day: date | None, number: int, **more: object) -> ComposedArticle:
    """A report of an outlet of its own, every third of none that is known."""
    made = article(slug, day, **more)  # type: ignore[arg-type]
    known = Outlet(f"o{number}", f"صحيفة الخليج اليومية {number}", f"The Daily Gulf {number}")
    outlet = known if number % 3 else None
    named = replace(made.article, outlet=outlet.id if outlet else "")
    return replace(made, article=named, outlet=outlet)


def told() -> Digest:
    """Two stories: one that many tell over days, and one of two whose titles never end."""
    many = [
        reported(f"a{number:02}", DAY + timedelta(number // 8), number) for number in range(MANY)
    ]
    states = ("machine", "untranslated", "machine")
    pair = [
        reported(f"p{number}", DAY, 0, states=states, title=UNBROKEN_AR, title_en=UNBROKEN_EN)
        for number in (1, 2)
    ]
    sentences = pair[0].analysis.sentences
    again = Repeat(0, sentences[0].end, sentences[2].start, sentences[2].end)
    pair[0] = replace(pair[0], analysis=replace(pair[0].analysis, repeats=(again,)))
    digest = digest_of([*many, *pair, article("alone", DAY)])
    digest = with_story(
        digest, *(one.article.slug for one in many), id="many", title_ar="كازاخستان"
    )
    return with_story(digest, "p1", "p2", id="pair", joined_by="editor")


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with two stories."""
    yield from serve(tmp_path_factory.mktemp("stories"), told())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [BESIDE_BAR, SMALLEST, PHONE, DESKTOP])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_pages_read_well(
    browser: webdriver.Chrome, stories: str, lang: str, width: int, scheme: str
) -> None:
    look(browser, width, scheme)
    complaints(browser)
    for page in PAGES:
        browser.get(f"{stories}{lang}/{page}")
        browser.execute_script(
            "document.querySelectorAll('details').forEach(one => { one.open = true; })"
        )
        assert browser.execute_script(WIDER_THAN_THE_PAGE) == [], page
        levels = browser.execute_script(
            "return [...document.querySelectorAll('h1, h2, h3, h4')].map(e => +e.tagName[1])"
        )
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= level + 1 for level, later in pairwise(levels))
    assert complaints(browser) == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_others_have_too_is_told_by_a_line_and_by_words(
    browser: webdriver.Chrome, stories: str, lang: str
) -> None:
    look(browser, DESKTOP, "light")
    browser.get(f"{stories}{lang}/articles/p1/")
    lines = browser.execute_script(
        "return [...document.querySelectorAll('.parallel mark')].map(e => {"
        "const s = getComputedStyle(e);"
        "return [e.className, s.borderBottomStyle, parseFloat(s.borderBottomWidth) > 0]})"
    )
    assert {tuple(line) for line in lines} == {
        ("shared", "solid", True),
        ("repeated", "double", True),
    }
    notes = browser.find_elements("css selector", ".row > .same a")
    assert [(link.get_attribute("href") or "").partition("/articles/")[2] for link in notes] == [
        "p2/#s1",
        "p2/#s2",
        "p1/#s1",
    ]
    browser.get(notes[1].get_attribute("href") or "")
    assert browser.find_element("css selector", ".row:target mark.shared").text


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_note_stands_under_both_columns_of_its_sentence(
    browser: webdriver.Chrome, stories: str, width: int
) -> None:
    look(browser, width, "light")
    browser.get(f"{stories}en/articles/a00/")
    note, arabic, english, number = browser.execute_script(
        "const row = document.getElementById('s1');"
        "return ['.same', '.ar', '.en', '.no'].map(part => {"
        "const r = row.querySelector(part).getBoundingClientRect();"
        "return {left: r.left, right: r.right, top: r.top, bottom: r.bottom}})"
    )
    assert note["top"] >= max(arabic["bottom"], english["bottom"]) - 1
    assert note["left"] <= min(arabic["left"], english["left"]) + 1
    assert note["left"] >= number["right"] - 1
