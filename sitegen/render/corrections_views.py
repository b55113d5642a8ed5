"""What the template of the corrections sees: what changed, when, and both wordings.

Plain frozen values as in views.py, which has the pieces that pages share.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.checks.changed_words import Piece
from sitegen.render.list_views import Pager
from sitegen.render.views import DateLine, Provenance, Text


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A sentence whose English was changed; `number` counts from 1, the title has 0.

    `after` is empty where there is no English any more. `day` is that of the review where no
    release has the new English yet, None where it is not known. `with_arabic`: the Arabic was
    changed a little along with it.
    """

    id: str
    href: str
    number: int
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    was: Provenance
    now: Provenance
    day: DateLine | None
    with_arabic: bool


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article's changes; `arabic` counts the sentences that stand no more in its Arabic."""

    href: str
    title: Text
    lines: tuple[CorrectionLine, ...]
    arabic: int


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """What a release changed; `day` is None for what changed since the last one.

    `stones` lead to articles that were withdrawn and say so, `gone` counts those that do not.
    """

    day: DateLine | None
    articles: tuple[ChangedArticle, ...]
    stones: tuple[str, ...]
    gone: int


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """A page of the list of corrections; `latest` is the day of the last release."""

    groups: tuple[ChangeGroup, ...]
    latest: DateLine
    feed: str
    pager: Pager


@dataclass(frozen=True, slots=True)
class CorrectedLine:
    """On an article's page: a corrected sentence; `href` leads to what it was, `day` as above."""

    href: str
    number: int
    day: DateLine | None
