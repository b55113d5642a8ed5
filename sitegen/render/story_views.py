"""What templates of stories see: their list, a story's page, what an article shares with others.

Plain frozen values as in views.py, which has the pieces that pages share.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model import JoinedBy
from sitegen.render.joint_views import Elsewhere, JointSummary
from sitegen.render.list_views import Pager
from sitegen.render.timeline_views import TimelineEntryView, TimelinePager
from sitegen.render.views import (
    ActorLine,
    ArticleCard,
    DateLine,
    Link,
    Provenance,
    ReportLine,
    Run,
    SummaryItem,
    Text,
)


@dataclass(frozen=True, slots=True)
class AlsoReport:
    """Another report of the story: `passages` counts what both have; the line leads to the first.

    Where they share none it leads to the report.
    """

    report: ReportLine
    passages: int


@dataclass(frozen=True, slots=True)
class AlsoReported:
    """The story that an article is a report of, and the other reports, oldest first.

    `title` is the editor's, None without one. `more` counts the reports that are not listed.
    """

    href: str
    title: Text | None
    reports: tuple[AlsoReport, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class StorySource:
    """Who published a report; `is_agency` where it names its agency and no outlet."""

    name: Text
    is_agency: bool


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """A story in figures, and who reported it, each once, the earliest first.

    `more` counts those who are not among the `sources`, `unknown` the reports of which neither
    outlet nor agency is known. `days` are those from the first report to the last, None where none
    is dated. `joined_by` tells who says that these articles are one story.
    """

    reports: int
    sources: tuple[StorySource, ...]
    more: int
    unknown: int
    days: DateLine | None
    joined_by: JoinedBy


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in the list of all; without a title of the editor's it has that of its lead.

    `provenance` says whose word the English title is, None where it is the editor's or there is
    none. `summary` is None where its reports show no sentence.
    """

    href: str
    title: Text
    title_other: Text | None
    provenance: Provenance | None
    facts: StoryFacts
    summary: JointSummary | None


@dataclass(frozen=True, slots=True)
class StoriesView:
    """One page of the list of stories, newest first; `total` counts all."""

    total: int
    stories: tuple[StoryLine, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A report of a story: `passages` counts its stretches of words that others have too.

    `percent` is how much of the text that is shown these are. `summary` are the sentences of its
    own summary that the story's does not tell and no report above it has, each with what it leans
    on; `editor_summary` is None where the story's has it.
    """

    card: ArticleCard
    passages: int
    percent: int
    summary: tuple[SummaryItem, ...]
    editor_summary: Text | None


@dataclass(frozen=True, slots=True)
class StoryDay:
    """The reports of a day, the lead before all; `date` is None for those without one."""

    date: DateLine | None
    reports: tuple[StoryReport, ...]


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A sentence with words that several reports have; these are marked in both languages.

    `reports` are the first of the `count` that have them, the one whose sentence is shown before
    all. `english` is empty without translation.
    """

    href: str
    arabic: tuple[Run, ...]
    english: tuple[Run, ...]
    provenance: Provenance
    count: int
    reports: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class NextStory:
    """Another story that tells more of the same: its address, its title and its days."""

    href: str
    title: Text
    provenance: Provenance | None
    days: DateLine | None


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story's page; title and `provenance` as in StoryLine.

    Of very many reports each page has a part: `days`. All else stands on the first page alone.
    `continues` leads to earlier stories that share words with this one, `continued` to later ones.

    `summary` is None where its reports show no sentence, and on further pages.
    `events` are what its reports tell of, in order of time; `more_events` counts those that only
    the site's `timeline` (a link, empty without events) has.
    `quotes` are the sentences in which the same quoted words stand, `sentences` the others that
    share words; `more` counts those that are not listed. `actors` are those named most. `feed` is
    the story's Atom feed, `calendar` a file of its events, each empty where it has none.
    """

    title: Text
    title_other: Text | None
    provenance: Provenance | None
    facts: StoryFacts
    days: tuple[StoryDay, ...]
    actors: tuple[ActorLine, ...]
    events: tuple[TimelineEntryView, ...]
    more_events: int
    timeline: str
    quotes: tuple[SharedRow, ...]
    sentences: tuple[SharedRow, ...]
    more: int
    index: Link
    pager: TimelinePager
    continues: tuple[NextStory, ...] = ()
    continued: tuple[NextStory, ...] = ()
    summary: JointSummary | None = None
    feed: str = ""
    calendar: str = ""
