"""The nouns of a comparison: what is compared with, sentence by sentence, and how near it comes.

Frozen values, and the same as JSON-ready data; nothing here asks an engine.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen.checks.reasons import doubt_data
from sitegen.errors import Problem
from sitegen.model import Doubt, Translation


@dataclass(frozen=True, slots=True)
class Choice:
    """What to compare with; empty values are those of sitegen.toml.

    `model` is a converted model's folder, or that of an unpacked Argos package; `url` the server
    for "libretranslate". At most `limit` sentences of each kind are asked for.
    """

    engine: str = ""
    model: Path | None = None
    url: str = ""
    mode: str = ""
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a title (number 0) as it is translated now."""

    slug: str
    number: int
    translation: Translation

    @property
    def source(self) -> str:
        """The Arabic, as the translation memory and the engines know it."""
        return unicodedata.normalize("NFC", self.translation.source)


@dataclass(frozen=True, slots=True)
class Compared:
    """A sentence of machine English with the other's answer; "" where it has none of use."""

    sentence: Sentence
    then: str
    doubts_now: tuple[Doubt, ...]
    doubts_then: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How near machines come to what people wrote: mean chrF of these sentences, from 0 to 1.

    `now` is None where the engine in use could not be asked.
    """

    sentences: int
    now: float | None
    then: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of it; `of` counts all sentences with machine English.

    `now` and `then` name the engines, `now` is empty without one. `interrupted`: not all was asked.
    """

    now: str
    then: str
    asked: int
    of: int
    lines: tuple[Compared, ...]
    agreement: Agreement | None
    interrupted: bool
    problems: tuple[Problem, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many answers are the same, are others, are missing."""
        kinds = Counter(
            "no answer"
            if not one.then
            else "same"
            if one.then == one.sentence.translation.text
            else "changed"
            for one in self.lines
        )
        return {kind: kinds[kind] for kind in ("same", "changed", "no answer")}

    def as_data(self) -> dict[str, Any]:
        """Return the comparison as JSON-ready data."""
        agreement = self.agreement
        return {
            "now": self.now,
            "then": self.then,
            "asked": self.asked,
            "of": self.of,
            "interrupted": self.interrupted,
            "counts": self.counts,
            "agreement": agreement
            and {"sentences": agreement.sentences, "now": agreement.now, "then": agreement.then},
            "sentences": [
                {
                    "slug": one.sentence.slug,
                    "number": one.sentence.number,
                    "ar": one.sentence.translation.source,
                    "now": one.sentence.translation.text,
                    "then": one.then,
                    "doubts_now": [doubt_data(doubt) for doubt in one.doubts_now],
                    "doubts_then": [doubt_data(doubt) for doubt in one.doubts_then],
                }
                for one in self.lines
            ],
        }
