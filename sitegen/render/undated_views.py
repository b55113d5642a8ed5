"""What templates see of the day that an article without a date was probably published on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayReason:
    """One thing that speaks for a day.

    `what` says of what kind it is; `words` are the article's own Arabic, empty without any; `href`
    leads to another article of the day `label`, both empty where the article itself speaks.
    """

    what: str
    words: str = ""
    href: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class ProbableDay:
    """The day that the program proposes: for machines, for readers, how sure it is, and why."""

    iso: str
    label: str
    sure: str
    reasons: tuple[DayReason, ...]
