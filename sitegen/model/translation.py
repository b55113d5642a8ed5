"""The English of segments, and whose word it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

TranslationState = Literal["reviewed", "drafted", "machine", "untranslated"]
DoubtKind = Literal[
    "number", "name", "negation", "loop", "untranslated", "length", "truncated", "score"
]
RepairKind = Literal["hypothesis", "latin", "edit"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look at a sentence's English again.

    `detail` holds the words it is about, source first where both sides are concerned
    ("٠٢٣٠ → 2030"); "" where the kind says it all. `more`, where it is not 0, stands for so many
    further doubts of the kind that are not listed.
    """

    kind: DoubtKind
    detail: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A name or term and how it must read in English.

    `arabic` are its spellings, without particles; `english` the accepted renderings, the first of
    which is the one to write. Neither is ever empty. `by_sound`: the Arabic may be a common word as
    well (عمر, Umar or age), so only English that sounds like it gives way.
    """

    arabic: tuple[str, ...]
    english: tuple[str, ...]
    by_sound: bool = False


@dataclass(frozen=True, slots=True)
class Repair:
    """A term that a machine had rendered otherwise, and what was done about it.

    By `kind`: another of its answers was taken; it was asked again with the Latin name in the
    source; or `replaced`, words of its answer, gave way to `written`.
    """

    kind: RepairKind
    term: str
    written: str
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One machine answer for one sentence.

    `score` is the mean log-probability of its tokens; None where there is no answer or the engine
    does not tell how sure it is.
    """

    text: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a machine answers to one sentence: its hypotheses, best first, each with a text.

    None where it has no answer of use. `pieces` is in how many parts a long sentence was put to
    it: 1 for a whole one.
    """

    hypotheses: tuple[Hypothesis, ...] = ()
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine's English of a sentence after names and terms were held to the editor's.

    `text` is empty where the machine has no answer of use; `pieces` as in Answer.
    """

    text: str = ""
    score: float | None = None
    repairs: tuple[Repair, ...] = ()
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of one segment and whose word it is.

    `text` is empty when untranslated. `engine` and `model` name the machine for the state
    "machine"; `score` is its own mean log-probability, if it gave one; `repairs` are what was put
    right in its answer, `pieces` in how many parts it was asked, `doubts` what makes its English,
    or a draft's, worth another look: a reviewed text has none. `translator` names who reviewed or
    drafted, `reviewed_on` the day, where it is known. `note` tells where a draft came from (a near
    segment, a realigned one).
    """

    source: str
    text: str
    state: TranslationState
    engine: str = ""
    model: str = ""
    score: float | None = None
    translator: str = ""
    note: str = ""
    reviewed_on: date | None = None
    repairs: tuple[Repair, ...] = ()
    pieces: int = 1
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleTranslation:
    """The English of an article: its title (None without one) and one entry per sentence."""

    title: Translation | None
    sentences: tuple[Translation, ...]
