"""What a machine answered, made fit for files and pages before anything is done with it.

In: any engine's answer to a sentence. Out: hypotheses of one line of NFC text each, without
characters that nobody sees; those that are far too long, or the Arabic come back, are left out.
"""

from __future__ import annotations

import html
import logging
import re
import unicodedata
from dataclasses import replace

from sitegen.memory.characters import seen
from sitegen.model import Answer, Hypothesis

# English is about as long as its Arabic; the allowance is for a word that stands for a whole name.
# Beyond that a machine goes round in circles, or a server sends something else.
LONGEST_FACTOR = 20
LONGEST_MORE = 500
# With the letters of Persian and Urdu, and the joined forms that old programs write.
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
# Models that learnt from web pages write these marks as pages do, and with spaces around them.
ENTITY = re.compile(r"&(?:quot|apos|amp|lt|gt|nbsp|#39|#34|#160);")
QUOTED = re.compile(r"&quot;\s*(.*?)\s*&quot;(?:\s+(?=[,.;:!?)]))?")
APOSTROPHE = re.compile(r"\s*&(?:apos|#39);\s*(?=(?:s|t|re|ve|ll|d|m)\b)")

log = logging.getLogger(__name__)


def cleaned(source: str, hypothesis: Hypothesis) -> Hypothesis:
    """Return a hypothesis as one line of NFC text; an empty one where it is far too long."""
    written = hypothesis.text
    if ENTITY.search(written) and not ENTITY.search(source):
        written = APOSTROPHE.sub("'", QUOTED.sub(r'"\1"', written))
        written = ENTITY.sub(lambda found: html.unescape(found[0]), written)
    # White space first: some of it counts as controls, but parts words.
    line = " ".join(written.split())
    text = unicodedata.normalize("NFC", " ".join(seen(line).split()))
    if len(text) > LONGEST_FACTOR * len(source) + LONGEST_MORE:
        log.warning("a translation was far longer than its sentence and was dropped")
        text = ""
    return hypothesis if text == hypothesis.text else replace(hypothesis, text=text)


def is_arabic(text: str) -> bool:
    """Tell whether a text is Arabic come back: Arabic letters, and no Latin one.

    One without any letters is fine: so are some sentences.
    """
    return ARABIC.search(text) is not None and LATIN.search(text) is None


def usable(source: str, answer: Answer) -> Answer:
    """Return an answer with its hypotheses cleaned, without those that are of no use.

    An Arabic best hypothesis makes all of it useless: the others are no better for being later.
    """
    hypotheses = [cleaned(source, hypothesis) for hypothesis in answer.hypotheses]
    if hypotheses and is_arabic(hypotheses[0].text):
        return replace(answer, hypotheses=())
    kept = [one for one in hypotheses if one.text and not is_arabic(one.text)]
    return replace(answer, hypotheses=tuple(kept) if hypotheses and hypotheses[0].text else ())
