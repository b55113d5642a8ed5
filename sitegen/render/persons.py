"""How the persons behind the English are named on the site.

In: what the translation memory says of them, and the site's choice. Out: names, initials, or
nothing. E-mail addresses never pass, nor what looks like a place in somebody's computer.
"""

from __future__ import annotations

import re
import unicodedata

from sitegen.render.frame import without_controls
from sitegen.render.options import Naming

# An address as PO files write it behind a name, also one that nothing closes.
BRACKETED = re.compile(r"<[^>]*>?")
# Between the names of several persons: what joins them in the memory, and how people list them.
BETWEEN = re.compile(r"\s*[,;\u060c\u061b]\s*")
PATH_MARKS = ("/", "\\")


def shown_names(translator: str, naming: Naming) -> tuple[str, ...]:
    """Return the persons in `translator` as the site may name them, each once."""
    if naming == "hidden":
        return ()
    names = filter(None, map(_name, BETWEEN.split(BRACKETED.sub(" ", translator))))
    shown = map(initials, names) if naming == "initials" else names
    return tuple(dict.fromkeys(filter(None, shown)))


def initials(name: str) -> str:
    """Return the first letter of each word of a name in any script: "R. H."."""
    firsts = (
        next((letter for letter in word if unicodedata.category(letter).startswith("L")), "")
        for word in unicodedata.normalize("NFC", name).split()
    )
    return " ".join(f"{first}." for first in firsts if first)


def _name(words: str) -> str:
    """Return a name without addresses in it; "" for what is none."""
    if any(mark in words for mark in PATH_MARKS):
        return ""
    kept = (word for word in without_controls(words).split() if not _is_address(word))
    return " ".join(kept)


def _is_address(word: str) -> bool:
    """Tell whether a word is an e-mail address, in wide letters too."""
    return "@" in unicodedata.normalize("NFKC", word)
