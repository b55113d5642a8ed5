"""What published English read before, and how it reads now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitegen.model.translation import TranslationState


@dataclass(frozen=True, slots=True)
class Correction:
    """Published English that reads otherwise now.

    `id` names it for good. `sentence` is its index in the article, None for the title. `after` is
    empty where there is no English any more. `was` and `now` are whose word the two are. `day` is
    that of the release in which the new English stood first; None while it stands in none yet, and
    then `reviewed_on` is the day of its review, where that is known. `with_arabic`: its Arabic was
    changed a little along with it.
    """

    id: str
    slug: str
    sentence: int | None
    before: str
    after: str
    was: TranslationState
    now: TranslationState
    day: date | None
    reviewed_on: date | None = None
    with_arabic: bool = False


@dataclass(frozen=True, slots=True)
class ArabicChange:
    """A published article whose Arabic was changed: so many sentences with English stand no more.

    The title counts as one; sentences that were changed but a little do not. `day` as in
    Correction.
    """

    slug: str
    sentences: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Departure:
    """A published article that readers see no more; `slug` only where a tombstone stands there."""

    day: date | None
    slug: str = ""


Change = Correction | ArabicChange | Departure


@dataclass(frozen=True, slots=True)
class Corrections:
    """What changed in what had been published, newest first; `latest` is the last release's day.

    Nothing in it tells a word of what readers do not see now.
    """

    latest: date
    changes: tuple[Change, ...] = ()
