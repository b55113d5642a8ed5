"""Every kind of page of the English tree in a real browser."""

import pytest

from tests.pages.every_page import EveryLetter, EveryPage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


class TestEnglish(EveryPage):
    lang = "en"


class TestEnglishLetters(EveryLetter):
    lang = "en"
