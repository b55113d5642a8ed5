"""Card images: what kind of file they are, when they change, and that nothing stops a build."""

from __future__ import annotations

import re
import struct
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import uharfbuzz as hb
from numpy.typing import NDArray

from sitegen.cardimages import fonts as fonts_module
from sitegen.cardimages import setting
from sitegen.cardimages.breaking import LONGEST
from sitegen.cardimages.card import AIR, BAR, INKS, MARGIN, PAPER, draw_card, recipe
from sitegen.cardimages.fonts import Fonts, find_fonts
from sitegen.cardimages.maker import open_maker
from sitegen.cardimages.texts import (
    HEIGHT,
    SIGNATURE,
    WIDTH,
    CardTexts,
    Words,
    identity,
    png_size,
    version,
)
from sitegen.errors import Severity
from sitegen.render.environment import packaged_theme

# What the issue asks for: small enough for whoever fetches cards, and for an archive of them.
MOST_BYTES = 40_000
# Letters of a title that somebody pasted a whole text into.
ENDLESS = 100_000
# Feet of the last line's letters, and the shade that edges have.
FOOT, INKED = 8, 60
CARD = CardTexts(
    rtl=True,
    site="موجز كازاخستان",
    title=Words("شركة Chevron تعلن خفض إنتاج حقل Tengiz بنسبة 12.5% (رويترز)", True),
    other_title=Words("Chevron cuts output at Kazakhstan’s Tengiz field", False),
    outlet="رويترز",
    day="6 يناير 2022",
    note="الإنجليزية: ترجمة آلية",
)
LONG = replace(
    CARD,
    site="موقع طويل الاسم " * 9,
    title=Words("كلمة طويلة جدا " * 40, True),
    other_title=Words("very many words " * 40, False),
    outlet="مؤسسة طويلة الاسم " * 9,
)
ODD = replace(
    CARD,
    rtl=False,
    title=Words("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter", False),
    other_title=Words("الرَّئيسُ يُعلِنُ حالةَ الطَّوارئ 🚀 \u202e\U0001f525", True),
)
EMPTY = CardTexts(rtl=True, site="", title=Words("", True))


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    found = find_fonts()
    assert found, "fontpkg-amiri is installed with sitegen"
    return found


def pixels(png: bytes) -> NDArray[np.uint8]:
    """Return the places in the palette of a card's pixels; PNG as this one writes it."""
    found, at = {}, len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(
            kind + data
        )
        found[kind] = data
        at += 12 + length
    assert list(found) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert found[b"PLTE"][:3] == bytes.fromhex(PAPER.lstrip("#"))
    rows = np.frombuffer(zlib.decompress(found[b"IDAT"]), dtype=np.uint8)
    table = rows.reshape(HEIGHT, WIDTH + 1)
    assert not table[:, 0].any()
    assert table.max() < len(found[b"PLTE"]) // 3
    return table[:, 1:]


@pytest.mark.parametrize("part", ["x", "ع", "word ", "كلمة ", "(x)[y]", "a\u0301\u0301", "1 ب "])
def test_a_title_without_end_costs_no_more_than_a_long_one(
    part: str, fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = 0

    def counted(font: hb.Font, buffer: hb.Buffer) -> None:
        nonlocal letters
        letters += len(buffer.glyph_infos)
        hb.shape(font, buffer)

    monkeypatch.setattr(setting, "hb", SimpleNamespace(Buffer=hb.Buffer, shape=counted))
    title = part * (ENDLESS // len(part))
    png = draw_card(replace(CARD, title=Words(title, False), other_title=Words(title, True)), fonts)
    assert png_size(png) == (WIDTH, HEIGHT)
    # Each title once as a whole, and a few times as much of it as a line holds.
    assert 0 < letters < 5 * LONGEST


@pytest.mark.parametrize("card", [CARD, LONG, ODD, EMPTY])
def test_a_card_is_a_small_png_of_the_right_size(card: CardTexts, fonts: Fonts) -> None:
    png = draw_card(card, fonts)
    assert png_size(png) == (WIDTH, HEIGHT) == (1200, 630)
    assert len(png) <= MOST_BYTES
    assert draw_card(card, fonts) == png


@pytest.mark.parametrize("card", [CARD, LONG, ODD])
def test_nothing_stands_in_the_margins(card: CardTexts, fonts: Fonts) -> None:
    drawn = pixels(draw_card(card, fonts))
    # Swashes reach a little over the edge of their line.
    assert not drawn[BAR:, : MARGIN - 16].any()
    assert not drawn[BAR:, WIDTH - MARGIN + 16 :].any()
    assert not drawn[HEIGHT - FOOT :].any()
    assert drawn[BAR:, MARGIN : WIDTH - MARGIN].any()


def test_a_title_stands_on_its_own_scripts_side(fonts: Fonts) -> None:
    arabic = CardTexts(rtl=True, site="ا", title=Words("عنوان", True))
    latin = replace(arabic, title=Words("Title", False))
    middle = slice(118 + AIR, HEIGHT)
    right, left = (pixels(draw_card(card, fonts))[middle] for card in (arabic, latin))
    assert right[:, WIDTH // 2 :].any()
    assert not right[:, : WIDTH // 2].any()
    assert left[:, : WIDTH // 2].any()
    assert not left[:, WIDTH // 2 :].any()


def test_the_title_is_whole_where_that_below_can_give_way(fonts: Fonts) -> None:
    title = (
        "ستانيسلاف زاس: قوات روسية ضمن قوات حفظ السلام التابعة لمنظمة معاهدة الأمن الجماعي وصلت "
        "إلى كازاخستان وبدأت تنفيذ مهامها بالتعاون مع السلطات المحلية في مدينة ألماتي"
    )
    english = (
        "Stanislav Zas: Russian forces in the Collective Security Treaty Organization’s "
        "peacekeeping forces have arrived in Kazakhstan and begun to carry out their tasks"
    )
    cards = [
        replace(CARD, title=Words(f"{title} {last}", True), other_title=Words(english, False))
        for last in ("وضواحيها", "ومحيطها")
    ]
    one, other = (pixels(draw_card(card, fonts)) for card in cards)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize(
    "changes",
    [
        {"rtl": False},
        {"site": "موجز"},
        {"title": Words("عنوان", True)},
        {"title": replace(CARD.title, rtl=False)},
        {"other_title": None},
        {"outlet": ""},
        {"day": "7 يناير 2022"},
        {"note": ""},
    ],
)
def test_a_card_is_made_anew_when_its_words_change(
    changes: dict[str, object], fonts: Fonts
) -> None:
    changed = replace(CARD, **changes)  # type: ignore[arg-type]
    assert recipe(changed, fonts) != recipe(CARD, fonts)
    assert version(changed) != version(CARD)
    assert recipe(replace(CARD), fonts) == recipe(CARD, fonts)


def test_fonts_that_a_card_does_not_need_change_nothing(fonts: Fonts) -> None:
    bare = Fonts(*(replace(chain, faces=chain.faces[:1]) for chain in (fonts.bold, fonts.regular)))
    assert recipe(CARD, bare) == recipe(CARD, fonts)
    cyrillic = replace(CARD, title=Words("Қазақстан", False))
    if len(fonts.bold.faces) > 1:
        assert recipe(cyrillic, bare) != recipe(cyrillic, fonts)
    assert identity(CARD).startswith(version(CARD))


def test_the_colours_are_those_of_the_theme() -> None:
    style = (packaged_theme() / "assets" / "style.css").read_text("utf-8")
    light = re.search(r":root \{(.*?)\}", style, re.DOTALL)
    assert light
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light[1]))
    assert {name: tokens[name] for name in ("paper", *INKS)} == {"paper": PAPER, **INKS}


def test_a_font_of_ones_own_comes_first(fonts: Fonts, tmp_path: Path) -> None:
    own = tmp_path / "My-Regular.ttf"
    own.write_bytes(fonts.regular.faces[0].path.read_bytes())
    found = find_fonts(own)
    assert found
    assert found.bold.faces[0].path == found.regular.faces[0].path == own
    bold = tmp_path / "My-Bold.ttf"
    bold.write_bytes(fonts.bold.faces[0].path.read_bytes())
    found = find_fonts(own)
    assert found
    assert (found.bold.faces[0].path, found.regular.faces[0].path) == (bold, own)


@pytest.mark.parametrize("content", [b"", b"no font", None])
def test_a_font_that_is_none_is_told_of_and_another_taken(
    content: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "own.ttf"
    if content is not None:
        path.write_bytes(content)
    maker, [problem] = open_maker(path)
    assert maker
    assert png_size(maker.make(CARD)) == (WIDTH, HEIGHT)
    assert (problem.path, problem.severity) == (path, Severity.WARNING)
    assert "set in another" in problem.message


def test_without_any_font_there_are_no_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts_module, "PACKAGE", "no-such-package")
    monkeypatch.setattr(fonts_module, "_installed", dict)
    assert find_fonts() is None
    maker, [problem] = open_maker(None)
    assert maker is None
    assert problem.severity is Severity.WARNING
    assert "fontpkg-amiri" in problem.hint
    assert "make = false" in problem.hint


def test_without_harfbuzz_there_are_no_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("sitegen.cardimages.")]:
        if name.rpartition(".")[2] not in ("texts", "maker"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uharfbuzz", None)
    maker, [problem] = open_maker(None)
    assert maker is None
    assert problem.message == "no card images are made: uharfbuzz is not installed"
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize("head", [b"", b"GIF89a" + bytes(30), SIGNATURE, SIGNATURE + bytes(30)])
def test_what_is_no_png_has_no_size(head: bytes) -> None:
    assert png_size(head) is None
