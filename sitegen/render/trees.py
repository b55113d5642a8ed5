"""The trees of the site: a folder of pages for each language that the interface speaks.

Every site has the trees ar and en; others are declared in sitegen.toml. What is known of a language
(its own name, its direction, how numbers and days are written) comes from CLDR, by way of Babel.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from babel import Locale
from babel.core import get_global

from sitegen.render.views import Direction, Tree

ARABIC: Final = Tree("ar")
ENGLISH: Final = Tree("en")
# Those that every site has, and the packaged words are for.
PACKAGED: Final = (ARABIC, ENGLISH)
# British English puts the day before the month, as the Arabic beside it does.
LOCALES: Final = {ENGLISH: "en_GB"}
# Languages as Open Graph writes them: with a country; these are its names for them anywhere.
OPEN_GRAPH: Final = {ARABIC: "ar_AR", ENGLISH: "en_US"}
# More languages than any site speaks.
REMEMBERED: Final = 64


@lru_cache(maxsize=REMEMBERED)
def locale_of(tree: str) -> Locale:
    """Return what CLDR knows of a language, by its code as in HTML ("fr", "zh-Hant")."""
    return Locale.parse(LOCALES.get(Tree(tree), tree), sep="_" if tree in LOCALES else "-")


@lru_cache(maxsize=REMEMBERED)
def direction(lang: str) -> Direction:
    """Return the writing direction of a language."""
    return "rtl" if locale_of(lang).text_direction == "rtl" else "ltr"


@lru_cache(maxsize=REMEMBERED)
def native_name(tree: Tree) -> str:
    """Return what a language calls itself, as a menu of languages writes it: "Français"."""
    locale = locale_of(tree)
    name = locale.languages.get(tree.replace("-", "_"), "") or locale.language_name or tree
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=REMEMBERED)
def open_graph_name(tree: Tree) -> str:
    """Return a language as Open Graph writes it: with the country that most speak it in."""
    if tree in OPEN_GRAPH:
        return OPEN_GRAPH[tree]
    locale = locale_of(tree)
    likely = get_global("likely_subtags").get(str(locale), "")
    country = locale.territory or likely.rpartition("_")[2]
    return f"{locale.language}_{country}" if country else locale.language
