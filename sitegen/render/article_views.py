"""What the template of an article sees: its sentences in both languages, and what is known of it.

Plain frozen values as in views.py, which has the pieces that pages share.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model import BlockKind, DoubtKind, RepairKind
from sitegen.render.corrections_views import CorrectedLine
from sitegen.render.joint_views import SentenceNotes
from sitegen.render.rights_views import RightsView
from sitegen.render.story_views import AlsoReported
from sitegen.render.undated_views import ProbableDay
from sitegen.render.views import (
    ActorLine,
    ArticleCard,
    DateLine,
    Provenance,
    Run,
    SummaryItem,
    Text,
    TranslationShare,
)


@dataclass(frozen=True, slots=True)
class DoubtNote:
    """What is to be checked of a sentence's English.

    `what` names it in a word or two; `words` are those it is about: none, those of one side, or
    those of the Arabic and then the English ones, of a name its English first; `reason` is a
    sentence.
    """

    kind: DoubtKind
    what: str
    words: tuple[Text, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class RepairNote:
    """What was done about a name that the machine had otherwise, which need not be right.

    `replaced` is what the machine had, empty if unknown; `how` a sentence.
    """

    kind: RepairKind
    term: Text
    written: str
    replaced: str
    how: str


@dataclass(frozen=True, slots=True)
class SegmentNotes:
    """What a reader should know of a sentence's English beyond whose word it is.

    `doubtful` is one phrase for all doubts, empty without any; `brief` the only doubt where its
    words are short enough to stand beside that phrase. `parts` says that the machine got the
    sentence in parts, empty where it got it whole.
    """

    doubtful: str
    brief: DoubtNote | None
    doubts: tuple[DoubtNote, ...]
    repairs: tuple[RepairNote, ...]
    parts: str


@dataclass(frozen=True, slots=True)
class KeyLine:
    """How many sentences are whose word; `first` and `last` are the days of their review."""

    provenance: Provenance
    sentences: int
    first: DateLine | None
    last: DateLine | None


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A sentence in both languages; `id` is its anchor ("s3"), `starts_block` opens a paragraph.

    Anchors count from 1, as readers do. `english` is empty where there is no translation, `notes`
    None where nothing more is to be said of it. `same_words` tells who else has its words, None
    where nobody does.
    """

    id: str
    block: BlockKind
    starts_block: bool
    in_summary: bool
    arabic: tuple[Run, ...]
    english: tuple[Run, ...]
    provenance: Provenance
    notes: SegmentNotes | None = None
    same_words: SentenceNotes | None = None


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """A date the article speaks of: the words, what they mean, and where they stand.

    `by_editor` where the meaning is the editor's word, not the analysis's. `phrase` and `href` are
    empty where the words are not shown.
    """

    phrase: str
    iso: str
    label: str
    href: str
    by_editor: bool


@dataclass(frozen=True, slots=True)
class CountedThing:
    """A number of the article in digits, with the Arabic words it stands in."""

    value: str
    phrase: str
    href: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of an article's record: what is known, and how it is known.

    `evidence` is empty for the editor's own word; otherwise it says what the value rests on.
    """

    label: str
    value: Text
    href: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RemovedPassage:
    """What cleaning took out, with the reason in the page's language."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class SentenceEnglish:
    """The English of a sentence, `text` empty where it has none, and whose word it is."""

    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SaidLine:
    """Quoted words in Arabic and who says them, None if unknown.

    `by_editor` where the editor says who.
    """

    texts: tuple[str, ...]
    speaker: Text | None
    speaker_href: str
    by_editor: bool


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """What is quoted in one sentence, or over several; `href` leads to the first.

    `english` are these whole sentences, not the quoted words alone; it is empty where none of them
    has English.
    """

    said: tuple[SaidLine, ...]
    href: str
    english: tuple[SentenceEnglish, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's page.

    `title` is in Arabic, `title_en` None where there is none; `title_proposed` where the title is
    inferred. `probable_day` is the program's, of an article without a date. `outlet_href` and
    `agency_href` are empty where there is no page. `missing_english`
    asks for the notice and the glance box, `all_arabic` says that no sentence has English. `status`
    is a label, empty for an article that readers see. `doubtful` counts the sentences to be
    checked, the title among them; `first_doubtful` leads to the first.
    `editor_summary_beside` is in the other language, where the editor wrote in both;
    `summaries_href` leads to what the about page says of summaries.
    `structured` is JSON-LD, ready to stand in a script element. `corrections` are those of its
    English, newest first. `also` is the story it is a report of, None where it is in none;
    `shares` and `repeats` tell that words are marked which other reports have, or which stood
    in it before.
    """

    title: Text
    title_en: Text | None
    title_provenance: Provenance | None
    title_notes: SegmentNotes | None
    title_proposed: str
    date: DateLine | None
    probable_day: ProbableDay | None
    outlet: str
    agency: str
    outlet_href: str
    agency_href: str
    author: Text | None
    source_url: str
    status: str
    share: TranslationShare
    missing_english: bool
    all_arabic: bool
    summary: tuple[SummaryItem, ...]
    editor_summary: Text | None
    editor_summary_beside: Text | None
    summaries_href: str
    rights: RightsView
    rows: tuple[SegmentRow, ...]
    key: tuple[KeyLine, ...]
    doubtful: int
    first_doubtful: str
    shares: bool
    repeats: bool
    people: tuple[ActorLine, ...] = ()
    organisations: tuple[ActorLine, ...] = ()
    places: tuple[ActorLine, ...] = ()
    dates: tuple[DatedPhrase, ...] = ()
    numbers: tuple[CountedThing, ...] = ()
    quotes: tuple[QuoteLine, ...] = ()
    removed: tuple[RemovedPassage, ...] = ()
    record: tuple[Fact, ...] = ()
    newer: ArticleCard | None = None
    older: ArticleCard | None = None
    structured: str = ""
    corrections: tuple[CorrectedLine, ...] = ()
    also: AlsoReported | None = None
