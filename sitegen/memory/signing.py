"""Who a PO file's header names as its translator, as far as that is a person's name.

In: the field Last-Translator, as Poedit, Weblate, a person or a script filled it. Out: names
without addresses; nothing where a tool put the computer's user there, or a template's words.
"""

from __future__ import annotations

import html
import re

E_MAIL = re.compile(r"\s*<[^>]*>?\s*")
# What PO templates hold where a name should stand.
NO_NAME = "FULL NAME"
# What tools write that know of nobody but the user of the computer: names as POSIX allows them.
USER_NAME = re.compile(r"[a-z_][a-z0-9._-]*\$?")
# Between persons, and what stands around a name.
BETWEEN = re.compile(r"[,;\u060c\u061b]")
AROUND = " \t~|:*\"'`"
EDGES = re.compile(r"^\W+|\W+$")
# Text that went through several programs was escaped by each; no more did in earnest.
MOST_ROUNDS = 5


def header_names(field: str) -> str:
    """Return the names in a header's Last-Translator, joined by commas; "" without any.

    A single word all in small letters, or all in capitals, is a user name: people write theirs
    otherwise. Scripts without capitals know no such difference.
    """
    parts = (part.strip(AROUND) for part in BETWEEN.split(E_MAIL.sub(" ", unescaped(field))))
    return ", ".join(" ".join(part.split()) for part in parts if not _is_nobody(part))


def unescaped(text: str) -> str:
    """Return a text with what HTML writes for characters put back: "&lt;" is "<"."""
    for _ in range(MOST_ROUNDS):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text


def _is_nobody(part: str) -> bool:
    word = EDGES.sub("", part)
    if not word or word == NO_NAME:
        return True
    if len(part.split()) > 1:
        return False
    return word.islower() or word.isupper() or USER_NAME.fullmatch(word) is not None
