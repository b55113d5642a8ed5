"""Every kind of page of the Arabic tree in a real browser."""

import pytest

from tests.pages.every_page import EveryLetter, EveryPage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


class TestArabic(EveryPage):
    lang = "ar"


class TestArabicLetters(EveryLetter):
    lang = "ar"
