"""What templates see of sentences that several articles have, or that sum several articles up.

Plain frozen values as in views.py, which has the pieces that pages share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sitegen.render.views import Link, Provenance, ReportLine, Text


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another report that has the same words; `href` leads to the sentence they stand in.

    `name` is its outlet's or agency's, or where that is unknown or names two of them its title;
    `provenance` says whose English a title is, and is None for all others.
    """

    href: str
    name: Text
    provenance: Provenance | None


@dataclass(frozen=True, slots=True)
class SharedNote:
    """Which other reports have words of a sentence, and how many: `count`.

    `is_whole` where they have all of it, or nearly. `reports` are the first of them.
    """

    count: int
    is_whole: bool
    reports: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class SentenceNotes:
    """What is to be said of a sentence's words: who has them too, None where nobody does.

    `before` leads to the sentences of the same article that said the same.
    """

    shared: SharedNote | None
    before: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class JointSentence:
    """A sentence in a summary of several articles; `href` leads to its place.

    `provenance` is that of its English, and None for what the editor wrote: `by_editor`, the whole
    of the summary that an article has from the editor. `notes` say who else has it, None where
    nobody does or it is not told.
    """

    href: str
    text: Text
    provenance: Provenance | None
    by_editor: bool
    notes: SentenceNotes | None


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Where a story is told, and how many reports it has."""

    href: str
    reports: int


@dataclass(frozen=True, slots=True)
class JointPart:
    """Sentences of one article that follow one another in a summary, and the article.

    `is_titled` is False where the title says no more than how one of them begins. `story` leads to
    the story that the article belongs to, with its number of reports; None where it is in none.
    `source` is None where they are the editor's words on that story.
    """

    sentences: tuple[JointSentence, ...]
    source: ReportLine | None
    is_titled: bool
    story: StoryLink | None = None


@dataclass(frozen=True, slots=True)
class JointSummary:
    """The summary of several articles: sentences of theirs, or the editor's own.

    `count` is the number of sentences, 0 where words of the editor's are among them. `written` is
    the editor's summary of a story, the page's language first; there are no `parts` then.
    """

    parts: tuple[JointPart, ...]
    count: int
    written: tuple[Text, ...] = ()

    @property
    def chosen_by(self) -> Literal["program", "editor", "both"]:
        """Whose choice its sentences are: the program's, the editor's, or some of each's."""
        by_editor = {one.by_editor for part in self.parts for one in part.sentences}
        if len(by_editor) > 1:
            return "both"
        return "editor" if self.written or True in by_editor else "program"
