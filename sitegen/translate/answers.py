"""What a machine answered, made fit for files and pages before anything is done with it.

In: any engine's answer to a sentence. Out: hypotheses of one line of NFC text each, without
characters that nobody sees; those that are far too long, or the Arabic come back, are left out.
"""

from __future__ import annotations

import html
import logging
import re
from dataclasses import replace

from sitegen.checks.no_english import is_arabic, is_far_longer
from sitegen.memory.characters import on_one_line
from sitegen.model import Answer, Hypothesis

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
    text = on_one_line(written)
    if is_far_longer(source, text):
        log.warning("a translation was far longer than its sentence and was dropped")
        text = ""
    return hypothesis if text == hypothesis.text else replace(hypothesis, text=text)


def usable(source: str, answer: Answer) -> Answer:
    """Return an answer with its hypotheses cleaned, without those that are of no use.

    An Arabic best hypothesis makes all of it useless: the others are no better for being later.
    """
    hypotheses = [cleaned(source, hypothesis) for hypothesis in answer.hypotheses]
    if hypotheses and is_arabic(hypotheses[0].text):
        return replace(answer, hypotheses=())
    kept = [one for one in hypotheses if one.text and not is_arabic(one.text)]
    return replace(answer, hypotheses=tuple(kept) if hypotheses and hypotheses[0].text else ())
