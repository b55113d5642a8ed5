"""Makes card images, or says why there are none.

In: perhaps a font of the editor's. Out: what makes cards, and problems to tell. What is missing on
a machine never stops a build.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sitegen.cardimages.texts import CardTexts
from sitegen.errors import Problem, Severity

OFF = "or set make = false under [cards] in sitegen.toml"


@dataclass(frozen=True, slots=True)
class CardMaker:
    """Makes cards with the fonts of this machine.

    `recipe` returns what changes whenever the bytes of a card could, `make` the card as a PNG.
    """

    recipe: Callable[[CardTexts], str]
    make: Callable[[CardTexts], bytes]


def open_maker(named: Path | None) -> tuple[CardMaker | None, tuple[Problem, ...]]:
    """Find fonts, the `named` one first; None with a warning where no card can be drawn."""
    try:
        # HarfBuzz is not to be had everywhere: for Windows on ARM nobody offers it ready to use.
        from sitegen.cardimages.card import draw_card, recipe
        from sitegen.cardimages.fonts import find_fonts, holds_arabic
    except ImportError as error:
        return None, (
            _warning(
                f"no card images are made: {error.name or 'uharfbuzz'} is not installed",
                f"install sitegen anew, {OFF}",
            ),
        )
    problems: tuple[Problem, ...] = ()
    if named is not None and not holds_arabic(named):
        problems = (
            _warning(
                "cannot be read, or is no font with Arabic letters; cards are set in another",
                "correct font under [cards] in sitegen.toml; it wants a .ttf or .otf file",
                named,
            ),
        )
        named = None
    fonts = find_fonts(named)
    if fonts is None:
        found = "no card images are made: there is no font with Arabic letters here"
        hint = f"install fontpkg-amiri, name a font file under [cards] in sitegen.toml, {OFF}"
        return None, (*problems, _warning(found, hint))
    return CardMaker(lambda texts: recipe(texts, fonts), lambda texts: draw_card(texts, fonts)), (
        problems
    )


def _warning(message: str, hint: str, path: Path | None = None) -> Problem:
    return Problem(message, path, hint=hint, severity=Severity.WARNING)
