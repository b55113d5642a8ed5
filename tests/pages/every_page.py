"""What holds for every page: the tests of a language's tree, whichever it is.

Each language has a file of its own, so that two cores share the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest
from selenium import webdriver

from tests.browser.test_reading import DESKTOP, PHONE
from tests.pages import looking
from tests.pages.conftest import ToLookAt
from tests.pages.every_kind import LETTERS, TEMPLATES

Faults = Callable[[str], Iterable[str]]


def found(addresses: Iterable[str], faults: Faults) -> Mapping[str, list[str]]:
    """Return each fault with the pages that have it."""
    pages: dict[str, list[str]] = {}
    for address in addresses:
        for fault in faults(address):
            pages.setdefault(fault, []).append(address)
    return pages


@pytest.mark.parametrize("template", TEMPLATES)
class EveryPage:
    """The tests; a class of the tests' own names the language."""

    lang: str

    @pytest.mark.parametrize("width", looking.SCREENS)
    def test_is_good_on_screen(
        self, chromium: webdriver.Chrome, to_look_at: ToLookAt, template: str, width: int
    ) -> None:
        pages = to_look_at(self.lang, template)
        assert found(pages, lambda page: looking.on_screen(chromium, page, width)) == {}

    def test_loses_nothing_when_enlarged(
        self, chromium: webdriver.Chrome, to_look_at: ToLookAt, template: str
    ) -> None:
        pages = to_look_at(self.lang, template, one_of_a_kind=True)
        assert found(pages, lambda page: looking.enlarged(chromium, page)) == {}

    def test_is_read_by_keyboard(
        self, chromium: webdriver.Chrome, to_look_at: ToLookAt, template: str
    ) -> None:
        # In one direction as on a desk, in the other as on a phone.
        width = PHONE if self.lang == "ar" else DESKTOP
        pages = to_look_at(self.lang, template, one_of_a_kind=True)
        assert found(pages, lambda page: looking.by_keyboard(chromium, page, width)) == {}

    def test_is_good_on_paper_in_forced_colours_and_at_rest(
        self, chromium: webdriver.Chrome, to_look_at: ToLookAt, template: str
    ) -> None:
        pages = to_look_at(self.lang, template, one_of_a_kind=True)
        assert found(pages, lambda page: looking.in_other_media(chromium, page)) == {}


@pytest.mark.parametrize("template", LETTERS)
class EveryLetter:
    """What holds for days as e-mails: mail programs bring their own frame, focus and paper."""

    lang: str

    @pytest.mark.parametrize("width", looking.SCREENS)
    def test_is_good_on_screen(
        self, chromium: webdriver.Chrome, to_look_at: ToLookAt, template: str, width: int
    ) -> None:
        pages = to_look_at(self.lang, template)
        faults = found(
            pages, lambda page: looking.on_screen(chromium, page, width, looking.OF_LETTERS)
        )
        # The browser looks for an icon where a page names none.
        assert [fault for fault in faults if "/favicon.ico" not in fault] == []

    def test_loses_nothing_when_enlarged(
        self, chromium: webdriver.Chrome, to_look_at: ToLookAt, template: str
    ) -> None:
        pages = to_look_at(self.lang, template, one_of_a_kind=True)
        assert found(pages, lambda page: looking.enlarged(chromium, page)) == {}
