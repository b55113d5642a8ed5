"""Pages in further languages of the interface, one written from each side, in a real browser."""

from __future__ import annotations

from functools import partial

import pytest
from selenium import webdriver

from tests.pages import looking
from tests.pages.conftest import ToLookAt
from tests.pages.every_page import found

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.mark.parametrize("template", ["front.html", "article.html", "search.html"])
@pytest.mark.parametrize("width", looking.SCREENS)
@pytest.mark.parametrize("lang", ["fr", "fa"])
def test_a_page_is_good(
    chromium: webdriver.Chrome, to_look_at: ToLookAt, lang: str, width: int, template: str
) -> None:
    checks = [partial(looking.on_screen, width=width)]
    pages = dict.fromkeys(to_look_at(lang, template), checks)
    assert found(chromium, pages, width) == {}
