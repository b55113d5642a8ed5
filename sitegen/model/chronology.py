"""What happened when, and which articles tell the same: events, stories, days that are proposed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sitegen.model.analysis import DateKind, DatePrecision
from sitegen.model.articles import EditorSummary

# Words in quotation marks, a whole sentence in almost the same words, or a run of words.
PassageKind = Literal["quote", "sentence", "words"]
# Where a proposed day comes from: a line that states it, days the text itself names ("today,
# Friday", "6 January of this year"), or a dated article that tells the same.
EvidenceKind = Literal["line", "text", "story"]
# Who says that articles are one story: the program, the editor, who named all of them, or both: the
# editor named some and the program added the others.
JoinedBy = Literal["program", "editor", "both"]
# How sure the program is of a day that it proposes.
Confidence = Literal["high", "fair"]


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of an event: the article's slug, the sentence's index in its analysis.

    `date` is the place, among the article's resolved dates, of the words that say when.
    """

    slug: str
    sentence: int
    date: int


@dataclass(frozen=True, slots=True)
class Event:
    """What articles say of a time: one entry, however many of them tell it.

    `first` and `last` are days, `last` None where the end is open. `precision` and `kind` are those
    of the most exact telling, which stands first; the others follow, oldest article first. `actors`
    are the ids of those named in a telling. `ahead` tells that every article told it beforehand.
    `id` never changes as long as its first telling's words and day do not.
    """

    id: str
    first: date
    last: date | None
    precision: DatePrecision
    kind: DateKind
    tellings: tuple[Telling, ...]
    actors: tuple[str, ...] = ()
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article that another has too; offsets into the text of each.

    Of a text that very many reports have, each names a few; `more` counts the others.
    """

    start: int
    end: int
    slug: str
    other_start: int
    other_end: int
    kind: PassageKind
    more: int = 0


@dataclass(frozen=True, slots=True)
class TakenSentence:
    """A sentence in a summary of several articles: the article's slug and the sentence's index.

    `index` is None where the editor's own words stand for it, as a whole: the summary of the
    article, or if it has none of its own that of its story; see `editors_words`.
    """

    slug: str
    index: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles, two or more, that tell the same news; `slugs` oldest first, the undated last.

    `id` is the editor's or the oldest article's slug. `lead` is the slug of the article whose title
    and summary stand for all. Titles are the editor's, else empty. `joined_by` says whose it is.
    `continues` and `continued` are the ids of earlier and later stories that share words with it,
    too long after each other or too unlike on the whole to be one. `summary` are sentences of its
    articles, none of which says again what another does; none at all where `editor_summary`, the
    editor's own, is there.
    """

    id: str
    slugs: tuple[str, ...]
    lead: str
    title_ar: str = ""
    title_en: str = ""
    joined_by: JoinedBy = "program"
    continues: tuple[str, ...] = ()
    continued: tuple[str, ...] = ()
    summary: tuple[TakenSentence, ...] = ()
    editor_summary: EditorSummary = field(default_factory=EditorSummary)


def editors_words(written: EditorSummary, story: Story | None) -> EditorSummary:
    """Return what the editor wrote of an article, else of the story that it is in."""
    return written if written.ar or written.en or story is None else story.editor_summary


@dataclass(frozen=True, slots=True)
class JoinedStory:
    """Articles that the editor calls one story, with whatever else is said of it."""

    slugs: tuple[str, ...]
    id: str = ""
    title_ar: str = ""
    title_en: str = ""
    summary: EditorSummary = field(default_factory=EditorSummary)


@dataclass(frozen=True, slots=True)
class StoryDecisions:
    """What the editor says of stories: `joined` ones, and slugs never in a story with others.

    Of the slugs of one group `apart` no two may be in the same story.
    """

    joined: tuple[JoinedStory, ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """What speaks for a day: words of the article, or for kind "story" the `slug` of another."""

    kind: EvidenceKind
    text: str
    slug: str = ""


@dataclass(frozen=True, slots=True)
class DateProposal:
    """The day on which an article without a date was probably published, and why."""

    day: date
    confidence: Confidence
    evidence: tuple[DateEvidence, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """How many articles of an outlet came in for a month, and what became of them.

    `outlet` is as the articles name it, "" where they do not; `month` its first day, None for
    articles without a date. Those to appear later are not counted before their day.
    """

    outlet: str
    month: date | None
    shown: int
    drafts: int
    withdrawn: int

    @property
    def received(self) -> int:
        """How many came in."""
        return self.shown + self.drafts + self.withdrawn


@dataclass(frozen=True, slots=True)
class NewSince:
    """The articles that the last release, of this day, does not have."""

    day: date
    slugs: tuple[str, ...]
