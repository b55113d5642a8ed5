"""A picture of flat colours on paper, and its PNG.

In: glyphs and bars, each in a named ink. Out: an indexed PNG; each ink has a ramp of shades to the
paper, so that the file stays small. The same drawing gives the same bytes on one machine.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

import numpy as np
import uharfbuzz as hb

from sitegen.cardimages.setting import Line
from sitegen.cardimages.texts import SIGNATURE

# Shades between paper and an ink; with fewer the edges of letters show steps.
SHADES = 9
# Of zlib's levels; 9 takes ten times as long for four per cent.
EFFORT = 6
# Bits for each pixel, and PNG's code for pixels that name a colour of a palette.
DEPTH, INDEXED = 8, 3


class Picture:
    """A picture being drawn; places in pixels from the top left."""

    def __init__(self, width: int, height: int, paper: str, inks: Mapping[str, str]) -> None:
        self._size = (width, height)
        self._inks = tuple(inks)
        self._palette = _palette(paper, tuple(inks.values()))
        self._pixels = np.zeros((height, width), dtype=np.uint8)
        self._draws = {ink: hb.RasterDraw() for ink in inks}

    def bar(self, ink: str, left: float, top: float, width: float, height: float) -> None:
        """Fill a rectangle on whole pixels."""
        x, y = round(left), round(top)
        self._pixels[y : y + round(height), x : x + round(width)] = self._index(ink, SHADES)

    def line(self, ink: str, line: Line, left: float, baseline: float) -> None:
        """Draw a line of glyphs with its left end and its baseline there."""
        draw = self._draws[ink]
        bottom = self._size[1] - round(baseline)
        for glyph in line.glyphs:
            place = (left + glyph.x, bottom + glyph.y)
            draw.transform = (glyph.scale, 0, 0, glyph.scale, *place)
            draw.draw_glyph(glyph.face.font, glyph.index)

    def png(self) -> bytes:
        """Return the picture as a PNG."""
        for ink, draw in self._draws.items():
            self._stamp(ink, draw.render())
        width, height = self._size
        rows = np.zeros((height, width + 1), dtype=np.uint8)  # filter 0 before each row
        rows[:, 1:] = self._pixels
        header = struct.pack(">IIBBBBB", width, height, DEPTH, INDEXED, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"PLTE", self._palette))
        body = zlib.compress(rows.tobytes(), EFFORT)
        return SIGNATURE + b"".join(
            _chunk(kind, data) for kind, data in (*chunks, (b"IDAT", body), (b"IEND", b""))
        )

    def _stamp(self, ink: str, image: hb.RasterImage) -> None:
        """Lay the letters of one ink onto the picture; what lies outside it is not seen."""
        width, height = self._size
        place = image.extents
        if not (place.width and place.height):
            return
        cover = np.frombuffer(image.buffer, dtype=np.uint8).reshape(place.height, place.stride)
        # HarfBuzz counts rows from the foot.
        foot, top = max(place.y_origin, 0), min(place.y_origin + place.height, height)
        left, right = max(place.x_origin, 0), min(place.x_origin + place.width, width)
        rows = slice(foot - place.y_origin, top - place.y_origin)
        columns = slice(left - place.x_origin, right - place.x_origin)
        shade = (cover[rows, columns][::-1].astype(np.uint16) * SHADES + 127) // 255
        part = self._pixels[height - top : height - foot, left:right]
        np.copyto(part, (self._index(ink, 0) + shade).astype(np.uint8), where=shade > 0)

    def _index(self, ink: str, shade: int) -> int:
        """Return the palette's place of an ink's shade; 0 is the paper."""
        return self._inks.index(ink) * SHADES + shade


def _palette(paper: str, inks: tuple[str, ...]) -> bytes:
    ground = np.array(list(bytes.fromhex(paper.lstrip("#"))))
    colours = [ground]
    for ink in inks:
        full = np.array(list(bytes.fromhex(ink.lstrip("#"))))
        colours += [ground + (full - ground) * step / SHADES for step in range(1, SHADES + 1)]
    rounded: bytes = np.rint(np.array(colours)).astype(np.uint8).tobytes()
    return rounded


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
