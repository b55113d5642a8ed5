"""What templates of the timeline see: entries of events, charts of how many there are, its pages.

Plain frozen values as in views.py, which has the pieces that pages share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sitegen.model import Calendar
from sitegen.render.views import DateLine, Link, Provenance, Run, Text

# How an event is drawn: a day, several days, without an end, or at an uncertain time.
EventShape = Literal["day", "stretch", "open", "vague"]


@dataclass(frozen=True, slots=True)
class TellerLine:
    """A report that tells of an event: `href` leads to its sentence.

    `name` is the outlet, or the title where no outlet is known, with whose word that is; `day` is
    when it was published, None where that is unknown.
    """

    href: str
    name: Text
    provenance: Provenance | None
    day: DateLine | None


@dataclass(frozen=True, slots=True)
class TimelineEntryView:
    """An event: when, the sentence that tells it, and who reports it.

    `when` is for readers, `iso` for machines (as in `Run.datetime`); `opens` where the entry before
    has another time, so that each time is written once. `id` is the anchor, `href` leads to the
    event's place in the site's timeline (empty: it is there). `words` are those of the text that
    say when; `approximate`, `ahead` (every report told it beforehand) and `by_editor` are to be
    marked in words. On an Arabic page `english` is empty and `provenance` None; on an English one
    `english` is empty without translation. `actors` are those that the words shown do not link.
    `more_tellers` counts the reports that are not listed.
    """

    id: str
    href: str
    when: str
    iso: str
    opens: bool
    shape: EventShape
    approximate: bool
    ahead: bool
    by_editor: bool
    words: str
    calendar: Calendar
    arabic: tuple[Run, ...]
    english: tuple[Run, ...]
    provenance: Provenance | None
    actors: tuple[Link, ...]
    tellers: tuple[TellerLine, ...]
    more_tellers: int = 0


@dataclass(frozen=True, slots=True)
class DensityBar:
    """How many events a stretch of time has; `href` empty where there are none.

    `label` is short, `name` whole ("9", "9 January 2022"); of days only some have a label, so that
    a month fits a phone. `percent` of the most that any bar has; `jump` where it does not follow
    directly on the one before.
    """

    href: str
    label: str
    name: str
    events: int
    percent: int
    jump: bool = False


@dataclass(frozen=True, slots=True)
class Density:
    """A chart of bars under a heading; each is a year, a month of twelve, or a day of a month.

    Days stand close and have no room for their numbers: `most` is that of the highest bar.
    """

    heading: str
    bars: tuple[DensityBar, ...]
    most: int
    unit: Literal["year", "month", "day"]


@dataclass(frozen=True, slots=True)
class Century:
    """The years of a hundred ("1800–1899") that have events."""

    name: str
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TimelineSection:
    """Events under a heading of their own; `note` explains it, empty where that is not needed."""

    id: str
    heading: str
    note: str
    entries: tuple[TimelineEntryView, ...]


@dataclass(frozen=True, slots=True)
class TimelinePager:
    """Where a list over several pages stands: `number` of `count`, oldest events on the first."""

    number: int = 1
    count: int = 1
    earlier: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A page of the timeline: everything, a year, a month, or an actor's events.

    `events` counts all there are, on this page or another. `actor` is None on the site's timeline.
    `more_years` are those for which the chart has no room, `centuries` those of them that lie far
    back, all before the year `before`. `earlier` and `later` lead to the neighbouring periods that
    have events. `calendar` leads to the events as a calendar file, empty on all pages but the
    first.
    """

    heading: str
    events: int
    sections: tuple[TimelineSection, ...]
    actor: Link | None = None
    up: tuple[Link, ...] = ()
    charts: tuple[Density, ...] = ()
    more_years: tuple[Link, ...] = ()
    centuries: tuple[Century, ...] = ()
    before: str = ""
    pager: TimelinePager = TimelinePager()
    earlier: Link | None = None
    later: Link | None = None
    calendar: str = ""
