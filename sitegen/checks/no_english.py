"""What stands where English should, and is none: Arabic, a copy of the source, words without end.

In: a sentence, and what a machine, a colleague or a translator's program gave for it. Out: whether
it can be English at all. Whether it is good English is for others to say.
"""

from __future__ import annotations

import re
import unicodedata

# English is about as long as its Arabic; the allowance is for a word that stands for a whole name.
# Beyond that a machine goes round in circles, or something else was sent.
LONGEST_FACTOR = 20
LONGEST_MORE = 500
# With the letters of Persian and Urdu, and the joined forms that old programs write.
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")


def is_arabic(text: str) -> bool:
    """Tell whether a text is Arabic come back: Arabic letters, and no Latin one.

    One without any letters is fine: so are some sentences.
    """
    return ARABIC.search(text) is not None and LATIN.search(text) is None


def is_copied(source: str, text: str) -> bool:
    """Tell whether a text is its Arabic over again, white space aside.

    What has no Arabic letter, a name or a figure, may well read the same in English.
    """
    return ARABIC.search(source) is not None and _plain(source) == _plain(text)


def is_far_longer(source: str, text: str) -> bool:
    """Tell whether a text is far longer than any English for this Arabic."""
    return len(text) > LONGEST_FACTOR * len(source) + LONGEST_MORE


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
