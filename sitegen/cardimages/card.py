"""The image that others show beside a link: a page's words as a small front page.

In: the words of one page, ready to print, and fonts. Out: a PNG of 1200 by 630 pixels. Words that
do not fit are cut at a word with an ellipsis; nothing is ever drawn outside the margins.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import pairwise

import uharfbuzz as hb

from sitegen.cache import code_digest
from sitegen.cardimages.breaking import ELLIPSIS, break_lines, shorten, widest_word, within_reach
from sitegen.cardimages.fonts import Chain, Fonts
from sitegen.cardimages.picture import Picture
from sitegen.cardimages.setting import Line, clean, clearance, set_lines
from sitegen.cardimages.texts import HEIGHT, WIDTH, CardTexts, Words, identity

MARGIN = 72
ROOM = WIDTH - 2 * MARGIN
# The light tokens of the theme's sheet.
PAPER = "#fcfbf8"
INKS = {
    "ink": "#191b1d",
    "soft": "#55585a",
    "accent": "#9a2a1d",
    "caution": "#744700",
    "rule": "#d9d5ca",
}

# Sizes in pixels, tried from the largest, and how many lines each may take.
TITLE_SIZES = ((104, 1), (96, 2), (88, 2), (80, 3), (72, 3), (66, 3), (60, 4), (54, 4), (48, 4))
OTHER_SIZES = ((44, 1), (42, 2), (38, 2), (36, 3))
# The same where the title above would have to be cut otherwise.
OTHER_SHORT = (*OTHER_SIZES[:-1], (36, 2))
# Sizes of the masthead's name and of the small words, legible at half their size.
BRAND, SMALL = 46, 36
# By direction, right to left or not: baselines stand so many ems apart,
# or farther where marks would come so near to letters (pixels).
LEADING = {True: 1.3, False: 1.12}
CLEAR = 2
# A face that lacks this letter is none for text of this direction.
LETTER = {True: "\N{ARABIC LETTER ALEF}", False: "x"}
# The Latin of Arabic faces is made for running text: at a title's size it looks larger.
GROWTH = {True: 1.0, False: 0.94}
# Pixels between the two titles; between words at both ends of a line.
BETWEEN, APART = 48, 40
# The bar at the top, the masthead's baseline, its double rule; the foot's rule and baseline.
BAR, HEAD, RULES = 14, 84, ((112, 3), (118, 2))
FOOT_RULE, FOOT_RULE_THICK, FOOT = HEIGHT - 104, 2, HEIGHT - 46
# Pixels kept free between rules and titles.
AIR = 28


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size below each other; `baselines` in pixels from the top of the first's ink.

    `whole` is False where words were cut.
    """

    lines: tuple[Line, ...]
    baselines: tuple[float, ...]
    rtl: bool
    whole: bool = True

    @property
    def height(self) -> float:
        """Return pixels from the top of the ink to its foot."""
        return self.baselines[-1] + self.lines[-1].below if self.lines else 0.0


NOTHING = Block((), (), rtl=False)


def recipe(texts: CardTexts, fonts: Fonts) -> str:
    """Return what changes whenever the card of these words would."""
    titles = [words.text for words in (texts.title, texts.other_title) if words]
    small = (texts.site, texts.outlet, texts.day, texts.note)
    letters = "".join((*titles, *small, ELLIPSIS, *LETTER.values()))
    parts = (identity(texts), fonts.digest(letters), hb.__version__, code_digest())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def draw_card(texts: CardTexts, fonts: Fonts) -> bytes:
    """Return the card as a PNG."""
    picture = Picture(WIDTH, HEIGHT, PAPER, INKS)
    _head(picture, texts, fonts)
    _foot(picture, texts, fonts)
    foot = FOOT_RULE if texts.outlet or texts.note else HEIGHT
    if not (texts.site or texts.day):
        foot = _close(picture)
    _titles(picture, texts, fonts, RULES[-1][0], foot)
    return picture.png()


def _head(picture: Picture, texts: CardTexts, fonts: Fonts) -> None:
    picture.bar("ink", 0, 0, WIDTH, BAR)
    day = _one(texts.day, texts.rtl, fonts.regular, SMALL, ROOM)
    site = _one(texts.site, texts.rtl, fonts.bold, BRAND, ROOM - day.width - APART)
    _at_ends(picture, texts.rtl, HEAD, ("ink", site), ("soft", day))
    for top, thick in RULES:
        picture.bar("ink", MARGIN, top, ROOM, thick)


def _close(picture: Picture) -> int:
    """Draw the head's rules at the foot, too, as on a title page; return where they begin."""
    for top, thick in RULES:
        picture.bar("ink", MARGIN, HEIGHT - top + BAR - thick, ROOM, thick)
    return HEIGHT - RULES[-1][0] + BAR - RULES[-1][1]


def _foot(picture: Picture, texts: CardTexts, fonts: Fonts) -> None:
    if not (texts.outlet or texts.note):
        return
    picture.bar("rule", MARGIN, FOOT_RULE, ROOM, FOOT_RULE_THICK)
    note = _one(texts.note, texts.rtl, fonts.regular, SMALL, ROOM / 2)
    outlet = _one(texts.outlet, texts.rtl, fonts.bold, SMALL, ROOM - note.width - APART)
    _at_ends(picture, texts.rtl, FOOT, ("accent", outlet), ("caution", note))


def _titles(picture: Picture, texts: CardTexts, fonts: Fonts, top: float, foot: float) -> None:
    """Draw both titles in the middle between two rules, each from its own script's side."""
    room = foot - top - 2 * AIR
    for sizes in (OTHER_SIZES, OTHER_SHORT):
        below = texts.other_title
        other = _fit(below, fonts.regular, sizes, room / 2) if below else NOTHING
        gap = BETWEEN if other.lines else 0
        title = _fit(texts.title, fonts.bold, TITLE_SIZES, room - other.height - gap)
        if title.whole:
            break
    y = top + (foot - top - title.height - gap - other.height) / 2
    for block, ink in ((title, "ink"), (other, "soft")):
        for line, baseline in zip(block.lines, block.baselines, strict=True):
            left = WIDTH - MARGIN - line.width if block.rtl else MARGIN
            picture.line(ink, line, left, y + baseline)
        y += block.height + gap


def _fit(words: Words, chain: Chain, sizes: tuple[tuple[int, int], ...], room: float) -> Block:
    """Set words as large as their lines and the room allow; at the smallest, cut them."""
    chain = chain.led_by(LETTER[words.rtl])
    text, rtl = clean(within_reach(words.text), chain), words.rtl
    if not text:
        return NOTHING
    widest = widest_word(text, rtl, chain)
    for size, most in sizes:
        grown = size * GROWTH[rtl]
        lines = break_lines(text, rtl, chain, grown, ROOM, even_to=most)
        if len(lines) > most or widest * grown > ROOM:
            continue
        block = _block(lines, rtl, chain, grown)
        if block.height <= room and all(line.width <= ROOM for line in block.lines):
            return block
    lines = break_lines(text, rtl, chain, grown, ROOM)
    while True:
        full = _block(shorten(lines, most, rtl, chain, grown, ROOM), rtl, chain, grown)
        if most == 1 or full.height <= room:
            return replace(full, whole=False)
        most -= 1


def _block(texts: list[str], rtl: bool, chain: Chain, size: float) -> Block:
    lines = set_lines(texts, rtl, chain, size)
    clear = max((clearance(*pair, right=rtl) for pair in pairwise(lines)), default=0.0)
    pitch = max(LEADING[rtl] * size, clear + CLEAR)
    baselines = tuple(lines[0].above + place * pitch for place in range(len(lines)))
    return Block(lines, baselines, rtl)


def _one(text: str, rtl: bool, chain: Chain, size: float, room: float) -> Line:
    """Set words in one line, cut where they are too long."""
    chain = chain.led_by(LETTER[rtl])
    words = clean(within_reach(text), chain)
    full = break_lines(words, rtl, chain, size, room) if words else [""]
    return set_lines(shorten(full, 1, rtl, chain, size, room), rtl, chain, size)[0]


def _at_ends(
    picture: Picture,
    rtl: bool,
    baseline: float,
    start: tuple[str, Line],
    end: tuple[str, Line],
) -> None:
    """Draw a line at the start and one at the end of the card's width."""
    left, right = (end, start) if rtl else (start, end)
    picture.line(*left, MARGIN, baseline)
    picture.line(*right, WIDTH - MARGIN - right[1].width, baseline)
