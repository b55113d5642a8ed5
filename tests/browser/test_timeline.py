"""The pages of the timeline in a real Chromium: charts, the axis, every kind of event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from selenium import webdriver

from sitegen.model import Actor, Digest
from tests.browser.test_actors import UNBROKEN_AR, UNBROKEN_EN, WIDER_THAN_THE_PAGE, serve
from tests.browser.test_reading import BESIDE_BAR, DESKTOP, PHONE, SMALLEST, complaints, look
from tests.unit.event_articles import When, eventful, on, telling

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

PUTIN = Actor("putin", "person", "فلاديمير بوتين", "Vladimir Putin")
PAGES = (
    "timeline/",
    "timeline/1945/",
    "timeline/2022/",
    "timeline/2022/01/",
    "timeline/2022/01/page/2/",
    "actors/putin/",
    "actors/putin/timeline/",
)
# More than a page has.
MANY = 120
# Success criterion 2.5.8: the least width of what a finger is to meet.
TARGET = 24
# The same for all shapes would be told by colour alone.
SHAPES = """
return [...document.querySelectorAll('.event')].map(one => {
  const s = getComputedStyle(one, '::before');
  return [one.className, [s.borderTopStyle, s.borderRadius, s.blockSize, s.backgroundColor,
    s.borderTopWidth].join(' ')];
});
"""


def told() -> Digest:
    """Every shape of event, a month that fills more than a page, words that never end."""
    first = date(2022, 1, 1)
    shapes = {
        "day": on("أمس", first),
        "stretch": When("أمس", first, date(2022, 1, 4)),
        "open": When("أمس", first, None),
        "vague": When("أمس", first, date(2022, 1, 9), "day", "vague"),
        "ahead": on("أمس", date(2022, 3, 1)),
        "old": When("أمس", date(1945, 1, 1), date(1945, 12, 31), "year", calendar="hijri"),
        "month": When("أمس", first, date(2022, 1, 31), "month"),
    }
    made = [
        telling(slug, [f"قال {UNBROKEN_AR} أمس كلاما {slug}."], [when], date(2022, 2, 1),
                english=[f"{UNBROKEN_EN} spoke yesterday."])
        for slug, when in shapes.items()
    ]  # fmt: skip
    made += [
        telling(
            f"a{number:03}",
            [f"زار فلاديمير بوتين المصنع {number} أمس."],
            [on("أمس", first + timedelta(days=number % 31), "relative")],
            date(2022, 2, 1),
            [PUTIN],
        )
        for number in range(MANY)
    ]
    return eventful(*made, actors=[PUTIN])


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a timeline."""
    yield from serve(tmp_path_factory.mktemp("timeline"), told())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [BESIDE_BAR, SMALLEST, PHONE, DESKTOP])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_pages_read_well(
    browser: webdriver.Chrome, timeline: str, lang: str, width: int, scheme: str
) -> None:
    look(browser, width, scheme)
    complaints(browser)
    for page in PAGES:
        browser.get(f"{timeline}{lang}/{page}")
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
def test_every_kind_of_event_has_a_shape_of_its_own(
    browser: webdriver.Chrome, timeline: str, lang: str
) -> None:
    look(browser, DESKTOP, "light")
    shapes: dict[str, str] = {}
    for page in ("timeline/2022/01/", "timeline/2022/03/"):
        browser.get(f"{timeline}{lang}/{page}")
        shapes |= dict(browser.execute_script(SHAPES))
    assert {
        "event event-day",
        "event event-stretch",
        "event event-open",
        "event event-vague",
    } < set(shapes)
    assert len(set(shapes.values())) == len(shapes)


@pytest.mark.parametrize(("lang", "side"), [("ar", "right"), ("en", "left")])
def test_the_axis_stands_where_lines_begin(
    browser: webdriver.Chrome, timeline: str, lang: str, side: str
) -> None:
    look(browser, PHONE, "light")
    browser.get(f"{timeline}{lang}/timeline/")
    widths = browser.execute_script(
        "const s = getComputedStyle(document.querySelector('.events'));"
        "return {left: parseFloat(s.borderLeftWidth), right: parseFloat(s.borderRightWidth)}"
    )
    assert [name for name, width in widths.items() if width] == [side]


def test_a_bar_leads_to_the_first_event_of_its_day_on_whatever_page(
    browser: webdriver.Chrome, timeline: str
) -> None:
    look(browser, DESKTOP, "light")
    browser.get(f"{timeline}en/timeline/2022/01/page/2/")
    bar = browser.find_elements("css selector", ".density a")[0]
    address = bar.get_attribute("href") or ""
    browser.get(address)
    assert browser.execute_script("return document.querySelector(':target') !== null")
    assert "/timeline/2022/01/#e-20220101-" in address


@pytest.mark.parametrize(("width", "in_a_row"), [(PHONE, 7), (DESKTOP, 31)])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_month_is_a_row_of_bars_or_one_for_each_week_where_a_finger_needs_the_room(
    browser: webdriver.Chrome, timeline: str, lang: str, width: int, in_a_row: int
) -> None:
    look(browser, width, "light")
    browser.get(f"{timeline}{lang}/timeline/2022/01/")
    rows = browser.execute_script(
        "return [...document.querySelectorAll('.density-days > li')].map(bar => {"
        "const r = bar.getBoundingClientRect(), link = bar.firstElementChild;"
        "return [r.top, r.height, link.getBoundingClientRect().height, r.width]})"
    )
    tops = [top for top, *_ in rows]
    assert len(tops) == 31
    assert max(map(tops.count, tops)) == in_a_row
    assert all(link >= height - 1 for _, height, link, _ in rows)
    assert all(wide >= TARGET for *_, wide in rows)
    spoken = browser.execute_script(
        "return [...document.querySelectorAll('.density-days .spoken')].every(e => e.textContent)"
    )
    assert spoken
