"""The words of a card image, and what names a card by them.

Plain values: nothing here needs the libraries that draw, so that pages can tell of cards where
these are not to be had.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import astuple, dataclass
from typing import Final

# The size that readers of Open Graph ask for, in pixels.
WIDTH: Final = 1200
HEIGHT: Final = 630
# Raised when the drawing changes, that those who keep images fetch all cards anew.
LAYOUT: Final = 1
# Two cards that follow each other at one address hardly ever share so many digits.
VERSION_DIGITS = 8
# A PNG begins with its signature and the chunk that tells its size: so many bytes.
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
PNG_HEAD: Final = 24


@dataclass(frozen=True, slots=True)
class Words:
    """Words to print, and whether they run from right to left."""

    text: str
    rtl: bool


@dataclass(frozen=True, slots=True)
class CardTexts:
    """The words of a card; a text without words leaves its place empty.

    `title` stands large, `other_title` below it: the same in the other language. The masthead's
    `site` and `day`, and at the foot `outlet` and `note` (whose word the English is) are in the
    page's language, whose direction is `rtl`.
    """

    rtl: bool
    site: str
    title: Words
    other_title: Words | None = None
    outlet: str = ""
    day: str = ""
    note: str = ""


def identity(texts: CardTexts) -> str:
    """Return what changes with the words and with how they are laid out."""
    return hashlib.sha256(repr((astuple(texts), LAYOUT)).encode()).hexdigest()


def version(texts: CardTexts) -> str:
    """Return a short mark for a card's address, that those who keep images fetch a new one anew.

    It does not rest on fonts: the same words give the same pages on every machine.
    """
    return identity(texts)[:VERSION_DIGITS]


def png_size(head: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of the PNG that begins so; None for what is none."""
    if len(head) < PNG_HEAD or not head.startswith(SIGNATURE) or head[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", head[16:PNG_HEAD])
    return width, height
