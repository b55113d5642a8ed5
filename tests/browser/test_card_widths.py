"""Titles on card images are as wide as Chromium sets them in the same font: shaped alike."""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path

import pytest
from selenium import webdriver

from sitegen.cardimages.fonts import find_fonts
from sitegen.cardimages.setting import set_lines
from tests.conftest import SAMPLE

pytestmark = pytest.mark.browser

SIZE = 72
# Pixels on a line of a thousand: Chromium rounds places to a sixty-fourth of a pixel.
NEAR = 0.5
TITLES = (
    ("rtl", "الولايات المتحدة: قلقون من التدخل الروسي"),
    ("rtl", "بوتين: «عمل عدواني» (فيديو) - CNN"),
    ("rtl", "الرَّئيسُ الكازاخستانيُّ يُعلِنُ حالةَ الطَّوارئ"),
    ("rtl", "شركة Chevron تعلن خفض إنتاج حقل Tengiz"),
    ("rtl", "زاس: 2500 جندي في كازاخستان"),
    ("rtl", "پژواک: گیلان وچابهار؟"),
    ("ltr", "United States: “We are concerned”"),
    ("ltr", "Erdoğan meets officials in Čačak, Kraków and Łódź"),
    ("ltr", "Blinken (بلينكن) says 2,500 troops"),
)
# Words of the sample on a line: as many as a line of a card holds.
WORDS = 6


def lines() -> list[tuple[str, str]]:
    """Return the titles above and lines of the sample's articles, each with its direction."""
    found = list(TITLES)
    for path in sorted((SAMPLE / "seeds").glob("*.txt")):
        words = path.read_text("utf-8").split()
        found.append(("rtl", " ".join(words[:WORDS])))
    return found


def test_lines_are_as_wide_as_in_a_browser(browser: webdriver.Chrome, tmp_path: Path) -> None:
    fonts = find_fonts()
    assert fonts
    face = fonts.bold.faces[0]
    shown = [(way, text) for way, text in lines() if set(text) - {" "} <= face.unicodes]
    assert len(shown) > len(TITLES)
    font = base64.b64encode(face.path.read_bytes()).decode()
    style = (
        "@font-face { font-family: card; font-weight: 700;"
        f" src: url(data:font/ttf;base64,{font}) }}"
        f"p {{ font: 700 {SIZE}px card; white-space: pre; text-rendering: geometricPrecision }}"
    )
    body = "".join(
        f'<p lang="{"ar" if way == "rtl" else "en"}" dir="{way}"><span>{escape(text)}</span></p>'
        for way, text in shown
    )
    page = tmp_path / "lines.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}", "utf-8")
    browser.get(page.as_uri())
    loaded = "document.fonts.ready.then(() => arguments[0](document.fonts.check('700 72px card')))"
    assert browser.execute_async_script(loaded)
    widths = browser.execute_script(
        "return [...document.querySelectorAll('span')].map(s => s.getBoundingClientRect().width)"
    )
    ours = [set_lines([text], way == "rtl", fonts.bold, SIZE)[0].width for way, text in shown]
    for (_, text), width, wanted in zip(shown, ours, widths, strict=True):
        assert width == pytest.approx(wanted, abs=NEAR), text
