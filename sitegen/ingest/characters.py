"""The characters that text may hold: controls go, every kind of line end becomes a newline.

In: decoded text. Out: the same words without characters that no reader sees and no page may hold.
"""

from __future__ import annotations

import unicodedata

# Vertical tab and form feed part words; the Unicode separators and NEL end lines; the rest of C0
# and DEL say nothing in text.
# Half of a UTF-16 pair is no character and cannot be written.
_CONTROLS = dict.fromkeys((*range(0x20), 0x7F, *range(0xD800, 0xE000))) | {
    ord("\t"): "\t",
    ord("\n"): "\n",
    0x0B: " ",
    0x0C: " ",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}

# Embeddings, overrides and isolates: in a field they would turn the page around it.
_BIDI_CONTROLS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
# Without width, and joining nothing: zero-width space, word joiner, soft hyphen, byte order mark.
_UNSEEN = dict.fromkeys((0x200B, 0x2060, 0x00AD, 0xFEFF))


def plain_characters(text: str) -> str:
    """Drop control characters, keep tabs, and make every line end a newline."""
    return text.translate(_CONTROLS)


def one_line(text: str) -> str:
    """Return a field's text in NFC on one line, without what could turn the text around it."""
    plain = plain_characters(unicodedata.normalize("NFC", text))
    return " ".join(plain.translate(_BIDI_CONTROLS).split())


def paragraphs(text: str) -> str:
    """Return a text of several lines without what could turn the text around it.

    One in which nothing can be seen is empty.
    """
    plain = text.translate(_BIDI_CONTROLS).strip()
    return plain if any(unicodedata.category(one)[0] not in "CZM" for one in plain) else ""


def one_name(text: str) -> str:
    """Return a name as `one_line` does, without signs that nobody sees.

    Words that must be found in an article again are no name: they keep every sign.
    """
    return one_line(text.translate(_UNSEEN))
