"""Words set in lines: faces chosen word by word, shaped by HarfBuzz.

In: the lines of a paragraph, their direction, a chain of faces, a size in pixels. Out: lines of
glyphs with places from the line's left end. Letters that no face holds are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from sitegen.cardimages.bidi import levels, visual
from sitegen.cardimages.fonts import Chain, Face

# Pixels; narrower than a letter of the smallest title.
STRIP = 12
# A letter and what may stand upon it: scripture has four marks on one; more are no writing, and
# would be drawn over all lines.
MOST_IN_CLUSTER = 8
# A no-break space is none of these.
SPACES = re.compile(r"[ \t\r\n\v\f\u2028\u2029]+")
EMBEDDING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), None)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph at its place: pixels from the line's left end, and above its baseline.

    `scale` is pixels per unit of its face.
    """

    face: Face
    index: int
    x: float
    y: float
    scale: float


class Box(NamedTuple):
    """Where a glyph's ink stands: from the line's left end, and from its baseline both ways."""

    left: float
    right: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to be drawn, in pixels; its boxes of ink tell where letters stand."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    boxes: tuple[Box, ...]

    @property
    def above(self) -> float:
        """Return how far ink stands above the baseline."""
        return max((box.above for box in self.boxes), default=0.0)

    @property
    def below(self) -> float:
        """Return how far ink stands below the baseline."""
        return max((box.below for box in self.boxes), default=0.0)


def clean(text: str, chain: Chain) -> str:
    """Take out marks of embedding, letters that no face holds, heaps of marks, doubled spaces."""
    text = SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(EMBEDDING)))
    kept = "".join(c[:MOST_IN_CLUSTER] for c in clusters(text) if c == " " or chain.face(c))
    return SPACES.sub(" ", kept).strip(" ")


def clusters(text: str) -> list[str]:
    """Cut a text into letters with the marks upon them; what joins letters stays with the first."""
    found: list[str] = []
    for letter in text:
        joins = unicodedata.category(letter) in ("Mn", "Me", "Mc") or letter in "\u200c\u200d"
        if joins and found:
            found[-1] += letter
        else:
            found.append(letter)
    return found


def set_lines(texts: Sequence[str], rtl: bool, chain: Chain, size: float) -> tuple[Line, ...]:
    """Set the lines of one paragraph: what a number follows may stand in the line before it."""
    level_of = levels(" ".join(texts), int(rtl))
    lines, at = [], 0
    for text in texts:
        lines.append(_set(text, level_of[at : at + len(text)], chain, size))
        at += len(text) + 1
    return tuple(lines)


def _set(text: str, level_of: list[int], chain: Chain, size: float) -> Line:
    owners = _faces(text, chain)
    runs: list[tuple[int, Face, int, int]] = []
    start = 0
    for (level, face), group in groupby(zip(level_of, owners, strict=True)):
        end = start + len(list(group))
        runs.append((level, face, start, end))
        start = end
    glyphs: list[Glyph] = []
    x = 0.0
    for position in visual([run[0] for run in runs]):
        level, face, start, end = runs[position]
        scale = size / face.upem * _evened(face, chain)
        x = _shape(text, (start, end), level, face, scale, x, glyphs)
    return Line(text, tuple(glyphs), x, tuple(_ink(glyphs)))


def _faces(text: str, chain: Chain) -> list[Face]:
    """Choose one face for each word's letters; one by one only where none holds them all."""
    owners: list[Face] = []
    for _, group in groupby(clusters(text), _kind):
        piece = list(group)
        whole = chain.face("".join(piece).replace(" ", ""))
        for cluster in piece:
            owners += [whole or chain.face(cluster) or chain.faces[0]] * len(cluster)
    return owners


def _kind(cluster: str) -> str:
    """Tell the letters of one script from those of another, and from all signs."""
    letter = cluster[0]
    return unicodedata.name(letter, "").split(" ")[0] if letter.isalpha() else ""


def _evened(face: Face, chain: Chain) -> float:
    """Return the factor that makes a face's small letters as high as those of the first."""
    first = chain.faces[0]
    return first.x_height / face.x_height if first.x_height and face.x_height else 1.0


def _script(run: str, level: int) -> str:
    """Return the script that a run is shaped by; never left to the locale of the system."""
    names = {unicodedata.name(letter, "").split(" ")[0] for letter in run}
    if level % 2 or "ARABIC" in names or "ARABIC-INDIC" in names:
        return "Arab"
    return "Cyrl" if "CYRILLIC" in names else "Latn"


def _shape(
    text: str,
    part: tuple[int, int],
    level: int,
    face: Face,
    scale: float,
    x: float,
    out: list[Glyph],
) -> float:
    """Shape a run within its text, so that letters join over the run's ends; return the pen."""
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(letter) for letter in text], part[0], part[1] - part[0])
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.script = _script(text[part[0] : part[1]], level)
    buffer.language = "ar" if buffer.script == "Arab" else "en"
    hb.shape(face.font, buffer)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        left, up = x + position.x_offset * scale, position.y_offset * scale
        out.append(Glyph(face, info.codepoint, left, up, scale))
        x += position.x_advance * scale
    return x


def _ink(glyphs: list[Glyph]) -> Iterator[Box]:
    for glyph in glyphs:
        box = glyph.face.font.get_glyph_extents(glyph.index)
        if box and box.height:
            left, top = glyph.x + box.x_bearing * glyph.scale, glyph.y + box.y_bearing * glyph.scale
            height = -box.height * glyph.scale
            yield Box(left, left + box.width * glyph.scale, top, height - top)


def clearance(upper: Line, lower: Line, *, right: bool) -> float:
    """Return how far two baselines must stand apart lest ink meet; both lines end at one side."""
    if not (upper.boxes and lower.boxes):
        return 0.0
    feet: dict[int, float] = {}
    for box in upper.boxes:
        for column in _columns(box, upper.width if right else 0.0):
            feet[column] = max(feet.get(column, box.below), box.below)
    return max(
        (
            feet[column] + box.above
            for box in lower.boxes
            for column in _columns(box, lower.width if right else 0.0)
            if column in feet
        ),
        default=0.0,
    )


def _columns(box: Box, end: float) -> range:
    """Return the strips of the page that a box touches, counted from the side that lines share."""
    return range(int((box.left - end) // STRIP), int((box.right - end) // STRIP) + 1)
