"""The characters that text may hold: controls go, every kind of line end becomes a newline.

In: decoded text. Out: the same words without characters that no reader sees and no page may hold.
"""

from __future__ import annotations

# Vertical tab and form feed part words; the Unicode separators and NEL end lines; the rest of C0
# and DEL say nothing in text.
_CONTROLS = dict.fromkeys((*range(0x20), 0x7F)) | {
    ord("\t"): "\t",
    ord("\n"): "\n",
    0x0B: " ",
    0x0C: " ",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}


def plain_characters(text: str) -> str:
    """Drop control characters, keep tabs, and make every line end a newline."""
    return text.translate(_CONTROLS)
