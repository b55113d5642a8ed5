"""Both language trees in a real Chromium: every link followed, nothing broken, nothing off-site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urldefrag

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

PHONE, DESKTOP, SMALLEST = 375, 1280, 320
# The smallest screen where a bar to scroll with takes its part of it.
BESIDE_BAR = SMALLEST - 15
HEIGHT = 900
LANGUAGES = ("ar", "en")
# One of each kind; the crawl below visits all of them.
KINDS = (
    "",
    "page/2/",
    "articles/004-817c992094c6a605/",
    "articles/003-17f18ee68b87133c/",
    "actors/",
    "actors/maria-zakharova/",
    "network/",
    "stories/",
    "outlets/",
    "outlets/sputnik/",
    "digest/",
    "digest/2022/",
    "digest/2022/01/",
    "digest/2022/01/07/",
    "about/",
)


def look(browser: webdriver.Chrome, width: int, scheme: str) -> None:
    """Make the browser a screen of this width with this colour scheme."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": width < DESKTOP},
    )
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )


def complaints(browser: webdriver.Chrome) -> list[str]:
    """Return what the console holds, and forget it."""
    return [entry["message"] for entry in browser.get_log("browser")]


def requests(browser: webdriver.Chrome) -> Iterator[str]:
    """Yield the address of every request since the last call."""
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            yield message["params"]["request"]["url"]


def off_site(browser: webdriver.Chrome, served: Served) -> list[str]:
    return [
        url
        for url in requests(browser)
        if not url.startswith((served.address, "data:", "about:", "chrome:"))
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_reads_well(
    browser: webdriver.Chrome, served: Served, language: str, width: int, scheme: str
) -> None:
    look(browser, width, scheme)
    complaints(browser)
    list(requests(browser))
    for kind in KINDS:
        browser.get(f"{served.address}{language}/{kind}")
        state = browser.execute_script(
            "const root = document.documentElement;"
            "return {lang: root.lang, dir: root.dir, wide: root.scrollWidth, h1: "
            "document.querySelectorAll('h1').length, background: "
            "getComputedStyle(document.body).backgroundColor, twin: "
            "document.querySelectorAll('a[hreflang]').length}"
        )
        assert state["lang"] == language
        assert state["dir"] == ("rtl" if language == "ar" else "ltr")
        assert state["wide"] <= width, f"{kind} scrolls sideways"
        assert state["h1"] == 1
        assert state["twin"] >= 1
        red, green, blue = (int(part) for part in state["background"][4:-1].split(",")[:3])
        assert (red + green + blue > 3 * 128) == (scheme == "light")
    assert complaints(browser) == []
    assert off_site(browser, served) == []


@pytest.mark.parametrize("width", [SMALLEST, BESIDE_BAR])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_on_the_smallest_screen(
    browser: webdriver.Chrome, served: Served, language: str, width: int
) -> None:
    look(browser, width, "light")
    for kind in KINDS:
        browser.get(f"{served.address}{language}/{kind}")
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, f"{kind} scrolls sideways"


@pytest.mark.parametrize(("width", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_every_link_of_both_trees_leads_somewhere(
    browser: webdriver.Chrome, served: Served, width: int, scheme: str
) -> None:
    look(browser, width, scheme)
    complaints(browser)
    list(requests(browser))
    waiting, seen, anchors = [served.address], {served.address}, set()
    ids: dict[str, set[str]] = {}
    while waiting:
        page = waiting.pop()
        browser.get(page)
        found = browser.execute_script(
            "return {ids: [...document.querySelectorAll('[id]')].map(e => e.id), links: "
            "[...document.querySelectorAll('a[href], form[action]')].map(e => "
            "new URL(e.getAttribute('href') || e.getAttribute('action'), "
            "document.baseURI).href), title: document.title}"
        )
        assert found["title"], page
        ids[page] = set(found["ids"])
        for link in found["links"]:
            target, fragment = urldefrag(link)
            if not target.startswith(served.address):
                assert not target.startswith(served.origin), f"{page} leaves the site for {link}"
                continue
            if fragment:
                anchors.add((page, target, fragment))
            if target not in seen and not target.endswith((".xml", ".jsonl", ".ics", ".txt")):
                seen.add(target)
                waiting.append(target)
    # A letter names no icon, so browsers ask for one at the root.
    assert [fault for fault in complaints(browser) if "/favicon.ico" not in fault] == []
    assert [url for url in off_site(browser, served) if not url.endswith("/favicon.ico")] == []
    for page, target, fragment in anchors:
        assert fragment in ids[target], f"{page}: {target}#{fragment} leads nowhere"
    built = {
        served.address + path.removesuffix("index.html")
        for path in served.site.pages()
        if path.endswith(".html") and path != "404.html"
    }
    assert built == {page.removesuffix("index.html") for page in seen}, "a page no link leads to"


def test_a_wrong_address_shows_the_sites_own_page(
    browser: webdriver.Chrome, served: Served
) -> None:
    look(browser, PHONE, "light")
    browser.get(f"{served.address}en/articles/no-such-article/deeper/")
    assert browser.find_elements(
        "css selector", f'a[href^="{served.address.rstrip("/")}"], a[href^="/digest/"]'
    )
    assert browser.execute_script("return document.styleSheets[0].cssRules.length") > 0
    links = browser.execute_script("return [...document.querySelectorAll('a')].map(e => e.href)")
    browser.get_log("browser")
    for link in links:
        browser.get(link)
        assert "404" not in browser.title
    assert not [text for text in complaints(browser) if "404" in text]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_sentence_and_its_english_stand_beside_or_below_each_other(
    browser: webdriver.Chrome, served: Served, width: int
) -> None:
    look(browser, width, "light")
    browser.get(f"{served.address}en/articles/004-817c992094c6a605/")
    first, second = browser.execute_script(
        "const row = document.getElementById('s1');"
        "return ['ar', 'en'].map(lang => {const r = row.querySelector(`.${lang}`)"
        ".getBoundingClientRect(); return {left: r.left, right: r.right, top: r.top}})"
    )
    beside = first["right"] <= second["left"] or second["right"] <= first["left"]
    assert beside == (width == DESKTOP)


def test_a_summary_sentence_leads_to_its_place(browser: webdriver.Chrome, served: Served) -> None:
    look(browser, DESKTOP, "light")
    browser.get(f"{served.address}en/")
    link = browser.find_element("css selector", 'a[href*="/#s"], a[href*="index.html#s"]')
    target = link.get_attribute("href") or ""
    browser.get(target)
    top = browser.execute_script(
        "return document.getElementById(location.hash.slice(1)).getBoundingClientRect().top"
    )
    assert 0 <= top < HEIGHT


ARTICLE = "articles/004-817c992094c6a605/"
# How long a script may take to answer before something is broken.
PATIENCE = 10


def permit(browser: webdriver.Chrome, served: Served, setting: str) -> None:
    """Let pages write the clipboard, or refuse it to them."""
    for name in ("clipboard-write", "clipboard-read"):
        browser.execute_cdp_cmd(
            "Browser.setPermission",
            {"permission": {"name": name}, "setting": setting, "origin": served.origin},
        )


def shown(browser: webdriver.Chrome, selector: str) -> bool:
    return browser.find_element("css selector", selector).is_displayed()


def choose(browser: webdriver.Chrome, columns: str) -> None:
    browser.find_element(
        "css selector", f'[data-choice="columns"] [data-value="{columns}"]'
    ).click()


def test_the_focus_marks_a_sentence_and_its_twin(browser: webdriver.Chrome, served: Served) -> None:
    look(browser, DESKTOP, "light")
    browser.get(f"{served.address}ar/{ARTICLE}")
    grounds = (
        "return ['#s1 > .ar', '#s1 > .en', '#s2 > .ar', '#s2 > .en'].map(one => "
        "getComputedStyle(document.querySelector(one)).backgroundColor)"
    )
    browser.execute_script("document.querySelector('#s2 > .no').focus()")
    *others, arabic, english = browser.execute_script(grounds)
    assert arabic == english
    assert set(others) == {"rgba(0, 0, 0, 0)"} != {arabic}


@pytest.mark.parametrize("setting", ["granted", "denied"])
def test_the_link_of_a_sentence_can_be_copied_by_keyboard(
    browser: webdriver.Chrome, served: Served, setting: str
) -> None:
    look(browser, DESKTOP, "light")
    address = f"{served.address}en/{ARTICLE}"
    permit(browser, served, setting)
    browser.get(address)
    button = browser.find_element("css selector", "#s3 > .copy")
    assert button.get_attribute("aria-label") == "Copy the link: Sentence 3"
    browser.execute_script("arguments[0].focus()", button)
    button.send_keys(Keys.ENTER)
    status = browser.find_element("css selector", "[role=status]")
    WebDriverWait(browser, PATIENCE).until(lambda _: status.text)
    assert browser.current_url == f"{address}#s3"
    if setting == "denied":
        assert status.text == "The link is in the address bar."
        return
    assert status.text == "The link is copied."
    copied = browser.execute_async_script(
        "navigator.clipboard.readText().then(arguments[arguments.length - 1])"
    )
    assert copied == f"{address}#s3"


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", ["", "ar", "en"])
def test_the_button_that_copies_a_link_stands_below_the_number(
    browser: webdriver.Chrome, served: Served, width: int, language: str, columns: str
) -> None:
    look(browser, width, "light")
    browser.get(f"{served.address}{language}/{ARTICLE}")
    choose(browser, columns)
    number, button, text = browser.execute_script(
        "return ['.no', '.copy', `.${arguments[0]}`].map(one => "
        "document.querySelector(`#s3 > ${one}`).getBoundingClientRect().toJSON())",
        columns or language,
    )
    assert button["top"] >= number["bottom"] - 1
    # In one column with the number, and not over the sentence.
    assert (
        abs(button["right"] + button["left"] - number["right"] - number["left"]) < number["width"]
    )
    assert button["right"] <= text["left"] + 1 or text["right"] <= button["left"] + 1


# A rectangle of each line of words that is shown, and of each button that lies over one.
OVERLAPS = """
const lines = [];
for (const cell of document.querySelectorAll('.row > :not(.no, .copy)')) {
  const words = document.createRange();
  words.selectNodeContents(cell);
  lines.push(...words.getClientRects());
}
const meets = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
  && one.top < other.bottom - 1 && other.top < one.bottom - 1;
const buttons = [...document.querySelectorAll('.row > .copy')];
return {
  lines: lines.length,
  boxes: buttons.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height]),
  covering: buttons.filter(one =>
    lines.some(line => meets(line, one.getBoundingClientRect()))).map(one => one.parentNode.id),
  hidden: buttons.filter(one => getComputedStyle(one).clipPath !== 'none').length,
}
"""
# WCAG 2.2, 2.5.8: the least side of what is tapped.
LEAST_TARGET = 24


@pytest.mark.parametrize("touch", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_button_that_copies_a_link_is_found_by_fingers_and_covers_no_words(
    browser: webdriver.Chrome, served: Served, language: str, touch: bool
) -> None:
    # The first page of a browser takes no fingers.
    browser.get(f"{served.address}{language}/")
    for width in (SMALLEST, PHONE, 768, 1024, DESKTOP, 1440, 1600):
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": touch},
        )
        browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": touch})
        browser.get(f"{served.address}{language}/{ARTICLE}")
        assert browser.execute_script("return matchMedia('(hover: none)').matches") == touch
        for columns in ("ar", "en", ""):
            choose(browser, columns)
            found = browser.execute_script(OVERLAPS)
            assert found["lines"] >= len(found["boxes"]) > 0
            assert min(min(box) for box in found["boxes"]) >= LEAST_TARGET
            assert found["covering"] == [], f"{width} px, columns {columns or 'both'}"
            # By pointer the row calls its button; `choose` has left it outside the rows.
            assert found["hidden"] == (0 if touch else len(found["boxes"]))
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})


def test_the_button_for_the_other_language_works_while_words_are_selected(
    browser: webdriver.Chrome, served: Served
) -> None:
    look(browser, DESKTOP, "light")
    browser.get(f"{served.address}en/{ARTICLE}")
    choose(browser, "en")
    browser.execute_script("getSelection().selectAllChildren(document.querySelector('h1'))")
    button = browser.find_element("css selector", "#s1 > .en .reveal")
    browser.execute_script("arguments[0].focus()", button)
    button.send_keys(Keys.ENTER)
    assert button.get_attribute("aria-expanded") == "true"
    # Who selects words does not ask for anything.
    browser.execute_script("document.querySelector('#s2 > .en').click()")
    assert not shown(browser, "#s2 > .ar")
    choose(browser, "")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize(("columns", "other"), [("en", "ar"), ("ar", "en")])
def test_a_sentence_shows_its_other_language_when_asked(
    browser: webdriver.Chrome, served: Served, width: int, columns: str, other: str
) -> None:
    look(browser, width, "light")
    browser.get(f"{served.address}en/{ARTICLE}")
    choose(browser, columns)
    assert shown(browser, f"#s1 > .{columns}")
    assert not shown(browser, f"#s1 > .{other}")
    button = browser.find_element("css selector", f"#s1 > .{columns} .reveal")
    button.click()
    assert shown(browser, f"#s1 > .{other}")
    assert button.get_attribute("aria-expanded") == "true"
    assert not shown(browser, f"#s2 > .{other}")
    tops = browser.execute_script(
        "return [...arguments].map(one => document.querySelector(one).getBoundingClientRect().top)",
        f"#s1 > .{columns}",
        f"#s1 > .{other}",
    )
    assert tops[0] < tops[1]
    # The words themselves answer, too; what is not a link.
    browser.execute_script(f"document.querySelector('#s1 > .{columns}').click()")
    assert not shown(browser, f"#s1 > .{other}")
    choose(browser, "")
    assert shown(browser, f"#s1 > .{other}")


def test_the_choice_of_a_language_is_remembered(browser: webdriver.Chrome, served: Served) -> None:
    look(browser, PHONE, "light")
    browser.get(f"{served.address}en/{ARTICLE}")
    choose(browser, "ar")
    browser.get(f"{served.address}ar/articles/003-17f18ee68b87133c/")
    browser.get(f"{served.address}ar/{ARTICLE}")
    assert not shown(browser, "#s1 > .en")
    pressed = browser.find_elements("css selector", '[data-choice="columns"] [aria-pressed="true"]')
    assert [one.get_attribute("data-value") for one in pressed] == ["ar"]
    choose(browser, "")


def test_letters_step_through_the_sentences_where_one_has_the_focus(
    browser: webdriver.Chrome, served: Served
) -> None:
    look(browser, DESKTOP, "light")
    browser.get(f"{served.address}en/{ARTICLE}")
    focused = "return document.activeElement.getAttribute('href') || ''"
    browser.find_element("css selector", "body").send_keys("j")
    assert browser.execute_script(focused) == ""
    browser.execute_script("document.querySelector('#s1 > .no').focus()")
    for key, place in (("j", "#s2"), ("j", "#s3"), ("k", "#s2")):
        browser.switch_to.active_element.send_keys(key)
        assert browser.execute_script(focused) == place


@pytest.mark.parametrize(
    ("key", "code", "place"),
    [
        ("ت", "KeyJ", "#s3"),
        ("ن", "KeyK", "#s1"),
        ("J", "KeyJ", "#s3"),
        # Where the letters stand elsewhere it is theirs that count.
        ("j", "KeyC", "#s3"),
        ("h", "KeyJ", "#s2"),
        ("CapsLock", "CapsLock", "#s2"),
    ],
)
def test_the_letters_are_known_on_other_keyboards(
    browser: webdriver.Chrome, served: Served, key: str, code: str, place: str
) -> None:
    look(browser, DESKTOP, "light")
    browser.get(f"{served.address}ar/{ARTICLE}")
    found = browser.execute_script(
        "const number = document.querySelector('#s2 > .no'); number.focus();"
        "const [key, code] = arguments;"
        "number.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true}));"
        "return document.activeElement.getAttribute('href')",
        key,
        code,
    )
    assert found == place


def test_any_link_of_a_sentence_will_do_for_the_letters(
    browser: webdriver.Chrome, served: Served
) -> None:
    look(browser, DESKTOP, "light")
    browser.get(f"{served.address}en/{ARTICLE}")
    browser.execute_script("document.querySelector('#s2 > .en a').focus()")
    browser.switch_to.active_element.send_keys("j")
    assert browser.execute_script("return document.activeElement.hash") == "#s3"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_an_event_can_be_tapped(
    browser: webdriver.Chrome, served: Served, language: str
) -> None:
    look(browser, PHONE, "light")
    browser.get(f"{served.address}{language}/timeline/")
    boxes = browser.execute_script(
        "return [...document.querySelectorAll('.event > .meta > a')].map(one => "
        "one.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert boxes
    assert min(min(box) for box in boxes) >= LEAST_TARGET


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_large_picture_as_a_logo_keeps_to_the_masthead(
    browser: webdriver.Chrome, served: Served, width: int
) -> None:
    look(browser, width, "light")
    browser.get(f"{served.address}en/")
    before, after, picture, wide = browser.execute_async_script(
        "const done = arguments[0], top = document.querySelector('.masthead');"
        "const before = top.offsetHeight, drawing = document.createElement('canvas');"
        "[drawing.width, drawing.height] = [2400, 800];"
        "const logo = new Image();"
        "logo.onload = () => done([before, top.offsetHeight, logo.offsetWidth / "
        "logo.offsetHeight, document.documentElement.scrollWidth]);"
        "document.querySelector('.brand > a').replaceChildren(logo);"
        "logo.src = drawing.toDataURL();"
    )
    assert wide <= width
    assert after <= before + 20
    assert picture == pytest.approx(3, abs=0.1)


# Of each story of older days: the sides of its title, and where what is said of it begins.
SIDES = """
return [...document.querySelectorAll('.day .brief')].map(card => {
  const [title, said] = ['h3', '.meta'].map(one => card.querySelector(one));
  const words = document.createRange();
  words.selectNodeContents(said.firstElementChild);
  const first = words.getBoundingClientRect();
  const box = title.getBoundingClientRect();
  return {direction: getComputedStyle(title).direction, left: box.left, right: box.right,
          starts: arguments[0] === 'rtl' ? first.right : first.left};
});
"""


@pytest.mark.parametrize("width", [PHONE, 768, DESKTOP, 1600])
@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_of_both_scripts_have_one_measure_and_marks_begin_at_the_pages_side(
    browser: webdriver.Chrome, served: Served, language: str, width: int
) -> None:
    look(browser, width, "light")
    page = "rtl" if language == "ar" else "ltr"
    found = []
    for number in ("", "page/2/", "page/3/"):
        browser.get(f"{served.address}{language}/{number}")
        found += browser.execute_script(SIDES, page)
    assert {one["direction"] for one in found} == ({"rtl"} if language == "ar" else {"ltr", "rtl"})
    for side in ("left", "right", "starts"):
        places = [one[side] for one in found]
        # The edge of a mark, or the first letter of a name.
        assert max(places) - min(places) < 10, side


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_an_article_is_whole_without_script(
    browser: webdriver.Chrome, served: Served, width: int
) -> None:
    look(browser, width, "light")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{served.address}en/{ARTICLE}")
        assert shown(browser, "#s2 > .ar")
        assert shown(browser, "#s2 > .en")
        assert not shown(browser, '[data-choice="columns"]')
        assert browser.find_elements("css selector", ".row > .copy") == []
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_what_leads_the_day_at_once(
    browser: webdriver.Chrome, served: Served, language: str
) -> None:
    look(browser, PHONE, "light")
    browser.get(f"{served.address}{language}/")
    bottoms = browser.execute_script(
        "return ['.masthead', '.leads > h2', '.leads > .line', '.leads > .meta'].map(one => "
        "document.querySelector(one).getBoundingClientRect().bottom)"
    )
    assert bottoms == sorted(bottoms)
    assert bottoms[-1] <= HEIGHT
    # One row of the masthead is the name, one search, two the parts of the site.
    assert bottoms[0] <= HEIGHT / 4


def test_a_phone_folds_a_long_summary_and_a_desktop_shows_it(
    browser: webdriver.Chrome, served: Served
) -> None:
    for width, whole in ((PHONE, False), (DESKTOP, True)):
        look(browser, width, "light")
        browser.get(f"{served.address}en/{ARTICLE}")
        found = browser.execute_script(
            "return document.querySelector('.rest > .gist').checkVisibility("
            "{contentVisibilityAuto: true}) && "
            "document.querySelector('.rest > .gist').getBoundingClientRect().height > 0"
        )
        assert found == whole
        assert shown(browser, ".rest > summary") != whole
