"""What a machine answered, made fit for files and pages before anything is done with it.

In: any engine's answer to a sentence. Out: one line of NFC text without characters that nobody
sees; empty where it is far too long. Tells answers that are the Arabic come back.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from sitegen.memory.characters import seen
from sitegen.model import Hypothesis

# English is about as long as its Arabic; the allowance is for a word that stands for a whole name.
# Beyond that a machine goes round in circles, or a server sends something else.
LONGEST_FACTOR = 20
LONGEST_MORE = 500
# With the letters of Persian and Urdu, and the joined forms that old programs write.
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")

log = logging.getLogger(__name__)


def cleaned(source: str, answer: Hypothesis) -> Hypothesis:
    """Return an answer as one line of NFC text; an empty one where it is far too long."""
    # White space first: some of it counts as controls, but parts words.
    line = " ".join(answer.text.split())
    text = unicodedata.normalize("NFC", " ".join(seen(line).split()))
    if len(text) > LONGEST_FACTOR * len(source) + LONGEST_MORE:
        log.warning("a translation was far longer than its sentence and was dropped")
        text = ""
    return answer if text == answer.text else replace(answer, text=text)


def in_english(answers: Mapping[str, Hypothesis]) -> dict[str, Hypothesis]:
    """Leave out answers that are the Arabic come back: Arabic letters, and no Latin one.

    An answer without any letters is fine: so are some sentences.
    """
    return {
        source: answer
        for source, answer in answers.items()
        if LATIN.search(answer.text) or not ARABIC.search(answer.text)
    }
