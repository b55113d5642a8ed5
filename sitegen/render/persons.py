"""How the persons behind the English are named on the site.

In: what the translation memory says of them, and the site's choice. Out: names, initials, or
nothing. E-mail addresses never pass, in whatever guise people write them, nor what looks like a
place in somebody's computer.
"""

from __future__ import annotations

import re
import unicodedata

from sitegen.memory.signing import unescaped
from sitegen.render.frame import without_controls
from sitegen.render.options import Naming

# An address as PO files write it behind a name, also one that nothing closes.
BRACKETED = re.compile(r"<[^>]*>?")
# Between the names of several persons: what joins them in the memory, and how people list them.
BETWEEN = re.compile(r"\s*[,;\u060c\u061b]\s*")
PATH_MARKS = ("/", "\\")
# A word that begins so is a place too, that of a user.
HOME = "~"
# What is left around a name when an address was taken out.
LEFT_OVER = " <>&|:"
# An address as people hide it from programs: "jane at desk dot org", "jane [at] desk.org". No part
# of one may be longer than here (RFC 5321, RFC 1035).
LOCAL, LABEL = r"[\w.:+-]{1,64}", r"[\w-]{1,63}"
OPEN, CLOSE, MARK = r"[(\[{]", r"[)\]}]", r"[@\uff20]"
AT = rf"(?:\s+at\s+|\s*{OPEN}\s*(?:at|{MARK})\s*{CLOSE}\s*|\s*{MARK}\s*)"
DOT = rf"(?:\s+dot\s+|\s*{OPEN}\s*(?:dot|\.)\s*{CLOSE}\s*|\.)"
ADDRESS = re.compile(rf"{LOCAL}{AT}{LABEL}(?:{DOT}{LABEL})+", re.IGNORECASE)
# In brackets these words too lead to somebody, and brackets around nothing had an address in them.
# So much stands in no brackets behind a name.
INSIDE = r"[^)\]}]{0,80}"
CONTACT = re.compile(
    rf"{OPEN}(?:{INSIDE}(?:{MARK}|\b(?:at|dot|e-?mail)\b){INSIDE}|\W{{0,80}})(?:{CLOSE}|$)",
    re.IGNORECASE,
)


def shown_names(translator: str, naming: Naming) -> tuple[str, ...]:
    """Return the persons in `translator` as the site may name them, each once."""
    if naming == "hidden":
        return ()
    written = BRACKETED.sub(" ", unescaped(translator))
    names = filter(None, map(_name, BETWEEN.split(written)))
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
    if any(mark in words for mark in PATH_MARKS) or any(
        word.startswith(HOME) for word in words.split()
    ):
        return ""
    found = unicodedata.normalize("NFC", without_controls(words))
    found = CONTACT.sub(" ", ADDRESS.sub(" ", found))
    kept = (word for word in found.split() if not _is_address(word))
    return " ".join(kept).strip(LEFT_OVER)


def _is_address(word: str) -> bool:
    """Tell whether a word is an e-mail address, in wide letters too."""
    return "@" in unicodedata.normalize("NFKC", word)
