"""The English of segments, and whose word it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TranslationState = Literal["reviewed", "drafted", "machine", "untranslated"]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One machine answer for one sentence.

    `score` is the mean log-probability of its tokens; None where there is no answer or the engine
    does not tell how sure it is.
    """

    text: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of one segment and whose word it is.

    `text` is empty when untranslated. `engine` and `model` name the machine for the state
    "machine"; `score` is its own mean log-probability, if it gave one. `translator` names who
    reviewed or drafted. `note` tells where a draft came from (a near segment, a realigned one).
    """

    source: str
    text: str
    state: TranslationState
    engine: str = ""
    model: str = ""
    score: float | None = None
    translator: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ArticleTranslation:
    """The English of an article: its title (None without one) and one entry per sentence."""

    title: Translation | None
    sentences: tuple[Translation, ...]
