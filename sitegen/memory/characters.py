"""Characters that nobody sees and that no file of translations and no page should hold.

In: a text from a machine or a person. Out: the text without them. White space stays.
"""

from __future__ import annotations

import re
import unicodedata

# Controls but tabs and line ends; half of a UTF-16 pair, which cannot be written; embeddings,
# overrides and isolates, which would turn the page around them; what XML and so a feed cannot hold.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def seen(text: str) -> str:
    """Return a text without the characters that nobody sees and that no page should hold."""
    return UNSEEN.sub("", text)


def on_one_line(text: str) -> str:
    """Return a text on one line, in NFC, without what nobody sees: as it survives any program."""
    # White space first: some of it counts as controls, but parts words.
    line = " ".join(text.split())
    return unicodedata.normalize("NFC", " ".join(seen(line).split()))
