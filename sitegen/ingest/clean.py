"""Takes out of an article what is not the article, and keeps what it took.

In: paragraphs as they arrived. Out: the article's own, what was removed with the reason, and the
sources that a credit line names. Works on whole lines only and refuses to cut inside one: a line
that could be prose stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sitegen.arabic.boilerplate import AGENCY_CREDIT, SEPARATED, generic_credits, reason_for
from sitegen.arabic.letters import fold_text
from sitegen.model import Removed

REPEATED_CAPTION = "repeated-caption"
# A caption names who or what is seen; a sentence said twice for emphasis is longer or has a stop.
MAX_CAPTION_WORDS = 15
# Once as the picture's description, once below it, at most once more; a refrain comes oftener.
CAPTION_REPEATS = range(2, 4)
TERMINAL = ".!؟?…:؛،,;"

_EDGES_OF_NAME = re.compile(r"^[\W_]+|[\W_]+$")
_CREDIT_PARTS = re.compile(r"\s*[+،,/|&؛;\u2013\u2014-]\s*")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's own paragraphs, what went, and the names in its credit lines."""

    paragraphs: tuple[str, ...]
    removed: tuple[Removed, ...]
    credits: tuple[str, ...]
    kept: tuple[int, ...]  # the indices of `paragraphs` in what came in


def clean(paragraphs: Sequence[str]) -> Cleaned:
    """Part paragraphs into the article's own and what is not part of it, both in text order."""
    captions = _repeated_captions(paragraphs)
    reasons = [
        REPEATED_CAPTION if number in captions else reason_for(paragraph)
        for number, paragraph in enumerate(paragraphs)
    ]
    pairs = list(zip(paragraphs, reasons, strict=True))
    kept = tuple(number for number, reason in enumerate(reasons) if not reason)
    return Cleaned(
        paragraphs=tuple(paragraphs[number] for number in kept),
        removed=tuple(Removed(text.strip(), reason) for text, reason in pairs if reason),
        credits=tuple(
            name for text, reason in pairs if reason == AGENCY_CREDIT for name in _credited(text)
        ),
        kept=kept,
    )


def untouched(paragraphs: Sequence[str]) -> Cleaned:
    """Return paragraphs of which nothing goes: they were cleaned before."""
    return Cleaned(tuple(paragraphs), (), (), tuple(range(len(paragraphs))))


def _credited(line: str) -> list[str]:
    """Return the names in a credit line, without words like "agencies"."""
    match = SEPARATED.search(line)
    listed = line[match.end() :] if match and line[: match.start()].strip() else ""
    generic = generic_credits()
    names = (_EDGES_OF_NAME.sub("", part) for part in _CREDIT_PARTS.split(listed))
    return [name for name in names if name and fold_text(name).casefold() not in generic]


def _repeated_captions(paragraphs: Sequence[str]) -> set[int]:
    """Return the indices of short lines that stand twice or thrice, one right after the other."""
    found: set[int] = set()
    numbered = enumerate(paragraph.strip() for paragraph in paragraphs)
    for text, group in groupby(numbered, lambda pair: pair[1]):
        run = [number for number, _ in group]
        if len(run) in CAPTION_REPEATS and _may_be_caption(text):
            found.update(run)
    return found


def _may_be_caption(text: str) -> bool:
    ends_open = not text.rstrip("\"'”’»)").endswith(tuple(TERMINAL))
    return ends_open and len(text.split()) <= MAX_CAPTION_WORDS
