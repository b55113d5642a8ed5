"""What holds for every page: the tests of a language's tree, whichever it is.

Each language has a file of its own, so that two cores share the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import pytest
from selenium import webdriver

from tests.browser.test_reading import DESKTOP, PHONE
from tests.pages import looking
from tests.pages.conftest import ToLookAt
from tests.pages.every_kind import LETTERS, TEMPLATES


def found(
    browser: webdriver.Chrome, pages: Mapping[str, list[looking.Check]], width: int
) -> dict[str, list[str]]:
    """Return each fault with the pages that have it; `pages` gives the checks of each address."""
    faults: dict[str, list[str]] = {}
    for page, checks in pages.items():
        for fault in looking.look_through(browser, page, width, checks):
            faults.setdefault(fault, []).append(page)
    return faults


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("width", looking.SCREENS)
class EveryPage:
    """The tests; a class of the tests' own names the language."""

    lang: str

    def test_is_good(
        self, chromium: webdriver.Chrome, to_look_at: ToLookAt, template: str, width: int
    ) -> None:
        pages = {
            page: list(self._checks(width, stands_for_kind=stands_for_kind))
            for page, stands_for_kind in to_look_at(self.lang, template).items()
        }
        assert found(chromium, pages, width) == {}

    def _checks(self, width: int, *, stands_for_kind: bool) -> Iterator[looking.Check]:
        """Choose the checks of a page; all of a page that stands for its kind."""
        # By keyboard in one direction as on a desk, in the other as on a phone; before anything is
        # unfolded.
        if stands_for_kind and width == (PHONE if self.lang == "ar" else DESKTOP):
            yield looking.by_keyboard
        yield partial(looking.on_screen, width=width)
        if stands_for_kind and width == DESKTOP:
            yield looking.in_other_media
            yield looking.enlarged


@pytest.mark.parametrize("template", LETTERS)
@pytest.mark.parametrize("width", looking.SCREENS)
class EveryLetter:
    """What holds for days as e-mails: mail programs bring their own frame, focus and paper."""

    lang: str

    def test_is_good(
        self, chromium: webdriver.Chrome, to_look_at: ToLookAt, template: str, width: int
    ) -> None:
        checks = [partial(looking.on_screen, width=width, rules=looking.OF_LETTERS)]
        if width == DESKTOP:
            checks.append(looking.enlarged)
        pages = dict.fromkeys(to_look_at(self.lang, template), checks)
        faults = found(chromium, pages, width)
        # The browser looks for an icon where a page names none.
        assert [fault for fault in faults if "/favicon.ico" not in fault] == []
