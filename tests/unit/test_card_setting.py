"""Titles on card images are shaped: told by the glyphs that HarfBuzz gives, not by looks."""

from __future__ import annotations

import unicodedata
import zlib

import numpy as np
import pytest

from sitegen.cardimages.breaking import (
    ELLIPSIS,
    LONGEST,
    NARROWEST,
    break_lines,
    shorten,
    within_reach,
)
from sitegen.cardimages.fonts import Chain, Fonts, find_fonts
from sitegen.cardimages.picture import SHADES, Picture
from sitegen.cardimages.setting import MOST_IN_CLUSTER, Line, clean, set_lines
from sitegen.cardimages.texts import SIGNATURE

SIZE = 72.0
# Explicit directions that a title may bring along.
OVERRIDE, ISOLATE, POP, POP_ISOLATE = "\u202e", "\u2067", "\u202c", "\u2069"


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    found = find_fonts()
    assert found, "fontpkg-amiri is installed with sitegen"
    return found


@pytest.fixture(scope="module")
def chain(fonts: Fonts) -> Chain:
    return fonts.bold


def one(text: str, chain: Chain, *, rtl: bool = True) -> Line:
    [line] = set_lines([text], rtl, chain, SIZE)
    return line


def ids(text: str, chain: Chain, *, rtl: bool = True) -> list[int]:
    return [glyph.index for glyph in one(text, chain, rtl=rtl).glyphs]


def test_letters_join(chain: Chain) -> None:
    alone, joined = ids("ه", chain), ids("ههه", chain)
    assert len(joined) == 3
    # Alone, at the start, in the middle and at the end a letter has four shapes.
    assert len({*alone, *joined}) == 4


def test_lam_and_alef_become_one(chain: Chain) -> None:
    assert ids("لا", chain) != [*ids("ا", chain), *ids("ل", chain)]
    assert one("لا", chain).width < one("ل", chain).width + one("ا", chain).width


def test_letters_join_over_a_mark_and_part_at_a_non_joiner(chain: Chain) -> None:
    shapes = set(ids("ببب", chain))
    assert shapes <= set(ids("بَبَبَ", chain))
    assert set(ids("ب\u200cب", chain)) & set(ids("ب", chain))


def test_marks_take_no_room(chain: Chain) -> None:
    assert one("مُحَمَّد", chain).width == pytest.approx(one("محمد", chain).width, abs=1)


def test_digits_keep_their_order_from_right_to_left(chain: Chain) -> None:
    assert ids("2022", chain) == ids("2022", chain, rtl=False)
    line = one("في 12", chain)
    digits = ids("12", chain, rtl=False)
    assert [glyph.index for glyph in line.glyphs][:2] == digits


def test_brackets_are_mirrored(chain: Chain) -> None:
    assert bulge("(", chain, rtl=False) < 0 < bulge(")", chain, rtl=False)
    assert bulge(")", chain, rtl=True) < 0 < bulge("(", chain, rtl=True)


def bulge(bracket: str, chain: Chain, *, rtl: bool) -> float:
    """Return how far the middle of a bracket stands on the right of its tips, in pixels."""
    picture = Picture(200, 200, "#ffffff", {"black": "#000000"})
    picture.line("black", one(bracket, chain, rtl=rtl), 50, 130)
    header = len(SIGNATURE) + 25
    palette = 12 + 3 * (1 + SHADES)
    packed = picture.png()[header + palette + 8 : -16]
    inked = np.frombuffer(zlib.decompress(packed), dtype=np.uint8).reshape(200, 201)[:, 1:] > 0
    rows = np.flatnonzero(inked.any(axis=1))
    tip, middle = (np.flatnonzero(inked[row]).mean() for row in (rows[0], rows[len(rows) // 2]))
    return float(middle - tip)


def test_letters_of_persian_and_turkish_are_there(chain: Chain) -> None:
    first = chain.faces[0]
    for text in ("پژواک چگونه گفت", "Erdoğan İstanbul ışık Ş", "Čačak Łódź Kraków façade"):
        assert set(text) - {" "} <= first.unicodes, text
        assert clean(text, chain) == text


def test_what_no_font_holds_and_what_turns_directions_is_left_out(chain: Chain) -> None:
    title = f"عاجل {OVERRIDE}انفجار{POP} \U000f0000 في {ISOLATE}ألماتي{POP_ISOLATE}"
    assert clean(title, chain) == "عاجل انفجار في ألماتي"
    assert clean(f"{OVERRIDE}\U000f0000", chain) == ""


def test_lines_are_even(chain: Chain) -> None:
    text = "الولايات المتحدة: قلقون من التدخل الروسي في كازاخستان"
    lines = break_lines(text, True, chain, SIZE, 1000, even_to=2)
    assert " ".join(lines) == text
    widths = [line.width for line in set_lines(lines, True, chain, SIZE)]
    assert len(widths) == 2
    assert max(widths) <= 1000
    assert min(widths) > max(widths) / 2


def test_a_word_that_is_too_long_is_cut(chain: Chain) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    [cut] = shorten([word], 1, False, chain, SIZE, 1000)
    assert cut.endswith(ELLIPSIS)
    assert word.startswith(cut.removesuffix(ELLIPSIS))
    assert one(cut, chain, rtl=False).width <= 1000


def test_too_many_lines_are_cut_at_a_word(chain: Chain) -> None:
    text = "كلمة أخرى " * 20
    lines = break_lines(text.strip(), True, chain, SIZE, 600)
    kept = shorten(lines, 2, True, chain, SIZE, 600)
    assert len(kept) == 2
    assert kept[-1].endswith(ELLIPSIS)
    assert kept[-1].removesuffix(ELLIPSIS).split()[-1] in ("كلمة", "أخرى")
    assert all(one(line, chain).width <= 600 for line in kept)


def test_a_long_word_takes_no_words_from_other_lines(chain: Chain) -> None:
    text = "one two three four five " + "x" * 400 + " six seven"
    lines = break_lines(text, False, chain, SIZE, 600)
    assert " ".join(lines) == text
    kept = shorten(lines, len(lines), False, chain, SIZE, 600)
    assert [line for line in kept if line.endswith(ELLIPSIS)] == [
        kept[line] for line, words in enumerate(lines) if "x" * 400 in words
    ]


@pytest.mark.parametrize(("text", "rtl"), [("xyz (" * 9, False), ("كلمة، " * 9, True)])
def test_as_much_is_kept_as_fits(text: str, rtl: bool, chain: Chain) -> None:
    text = text.strip() + "-" * 300
    for width in range(260, 900, 80):
        [cut] = shorten([text], 1, rtl, chain, SIZE, width)
        assert one(cut, chain, rtl=rtl).width <= width
        assert cut.removesuffix(ELLIPSIS)[-1] not in " (،"
    [cut] = shorten([text], 1, rtl, chain, SIZE, 4000)
    assert cut.count(" ") == text.count(" ") - 1
    assert shorten([cut], 1, rtl, chain, SIZE, 4000) == [cut]


def test_where_no_letter_fits_an_ellipsis_stands(chain: Chain) -> None:
    assert shorten(["mmm"], 1, False, chain, SIZE, 10) == [ELLIPSIS]


def test_no_letter_is_narrower_than_is_taken_for_granted(fonts: Fonts) -> None:
    letters = [chr(code) for code in (*range(0x21, 0x250), *range(0x400, 0x530))]
    letters += [chr(code) for code in range(0x600, 0x700)]
    for chain in (fonts.bold, fonts.regular):
        for letter in letters:
            drawn = clean(letter, chain)
            if drawn and unicodedata.category(drawn) not in ("Mn", "Me", "Cf", "Cc", "Zs"):
                assert one(drawn, chain).width / SIZE > NARROWEST, hex(ord(letter))


def test_a_text_is_left_off_where_no_card_has_room_for_it() -> None:
    assert within_reach("x" * LONGEST) == "x" * LONGEST
    assert within_reach("x " * LONGEST) == ("x " * LONGEST)[: LONGEST - 1] + ELLIPSIS


def test_heaps_of_marks_are_no_writing(chain: Chain) -> None:
    assert clean("اللّٰه", chain) == "اللّٰه"
    assert len(clean("a" + "\u0301" * 5000, chain)) <= MOST_IN_CLUSTER
