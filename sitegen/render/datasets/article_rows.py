"""A line of `data/articles.jsonl`, field by field.

Offsets are code points into `text`, 0-based, end exclusive. What is unknown is null or empty.
"""

from __future__ import annotations

from typing import Annotated, Literal

from sitegen.model import (
    Confidence,
    DateKind,
    DatePrecision,
    Display,
    DoubtKind,
    EvidenceKind,
    MentionKind,
    RepairKind,
    Status,
    TranslationState,
)
from sitegen.render.datasets.fields import Row, Sparse, said
from sitegen.render.provenance import ShareState
from sitegen.render.summaries.items import SummaryBy

Start = Annotated[int, said("where the words begin in the article’s `text`", 0, "0.1.0")]
End = Annotated[int, said("where they end: the place after the last letter", 54, "0.1.0")]
Words = Annotated[str, said("the words as they stand there", "توكاييف", "0.1.0")]


class Bilingual(Row, frozen=True):
    """The editor's words in one or both languages."""

    ar: Annotated[str, said("the words in Arabic, or empty", "ملخص", "0.1.0")]
    en: Annotated[str, said("the words in English, or empty", "A summary", "0.1.0")]


class Repair(Row, frozen=True):
    """A name that was put right in a machine's English."""

    kind: Annotated[
        RepairKind,
        said(
            "how: another of its answers, asked again with the Latin name, words replaced",
            "edit",
            "0.2.0",
        ),
    ]
    term: Annotated[str, said("the name in Arabic", "توكاييف", "0.2.0")]
    written: Annotated[str, said("what stands there now", "Tokayev", "0.2.0")]
    replaced: Annotated[str, said("what the machine had, if known", "Tukaev", "0.2.0")]


class Doubt(Sparse, frozen=True):
    """A reason to look at a sentence's English again."""

    kind: Annotated[DoubtKind, said("what may be wrong", "number", "0.2.0")]
    detail: Annotated[
        str, said("the words concerned, Arabic before English, or empty", "٢٥٠٠ → 2,050", "0.2.0")
    ]
    more: Annotated[
        int, said("how many others of the kind are not listed; left out where none", 3, "0.2.0")
    ] = 0


English = Annotated[str, said("the English, empty where there is none", "Order is back.", "0.1.0")]
State = Annotated[TranslationState, said("whose word the English is", "machine", "0.1.0")]
Engine = Annotated[str, said("the machine, for its own drafts", "argos", "0.1.0")]
Model = Annotated[str, said("its model and version", "ar-en 1.0", "0.1.0")]
Translator = Annotated[
    str, said("who reviewed or drafted it, as far as the site names persons", "Lina Aziz", "0.1.0")
]
ReviewedOn = Annotated[str | None, said("the day of the review, if known", "2026-03-01", "0.2.0")]
Parts = Annotated[int, said("in how many parts a long sentence was translated, else 1", 1, "0.2.0")]
Repairs = Annotated[
    list[Repair], said("names that were changed in a machine’s English", [], "0.2.0")
]
Doubts = Annotated[list[Doubt], said("what is to be checked", [], "0.2.0")]


class Segment(Row, frozen=True):
    """The English of the title, and whose word it is."""

    en: English
    state: State
    engine: Engine
    model: Model
    translator: Translator
    reviewed_on: ReviewedOn
    parts: Parts
    repairs: Repairs
    doubts: Doubts


class Sentence(Row, frozen=True):
    """A sentence of the text with its English."""

    start: Start
    end: End
    ar: Annotated[str, said("the sentence in Arabic", "عاد النظام.", "0.1.0")]
    en: English
    state: State
    engine: Engine
    model: Model
    translator: Translator
    reviewed_on: ReviewedOn
    parts: Parts
    repairs: Repairs
    doubts: Doubts


class Licence(Row, frozen=True):
    """The terms that a text is published under."""

    name: Annotated[str, said("the licence’s name as written", "CC BY 4.0", "0.2.0")]
    url: Annotated[
        str,
        said(
            "where its terms stand, or empty",
            "https://creativecommons.org/licenses/by/4.0/",
            "0.2.0",
        ),
    ]


class Unshown(Row, frozen=True):
    """What may be told of the part of an article that readers do not see."""

    sentences: Annotated[int, said("how many sentences are not shown", 12, "0.2.0")]
    actors: Annotated[list[str], said("ids of those named there", ["tokayev"], "0.2.0")]


class Share(Row, frozen=True):
    """How many of an article's segments are in each state."""

    state: Annotated[ShareState, said("the state of the whole", "partly", "0.1.0")]
    reviewed: Annotated[int, said("segments (title and sentences) reviewed", 4, "0.1.0")]
    drafted: Annotated[int, said("segments drafted by a person", 0, "0.1.0")]
    machine: Annotated[int, said("segments in machine English", 8, "0.1.0")]
    untranslated: Annotated[int, said("segments without English", 0, "0.1.0")]


class LeadLine(Row, frozen=True):
    """The line of lists, at most 160 characters."""

    ar: Annotated[
        str, said("the line in Arabic, empty where it would not be in it", "عاد النظام.", "0.5.0")
    ]
    en: Annotated[
        str,
        said("the line in English, empty where it would not be in it", "Order is back.", "0.5.0"),
    ]
    en_state: Annotated[
        TranslationState | None,
        said(
            "whose English it is; null where there is none, or it is the editor’s",
            "machine",
            "0.5.0",
        ),
    ]


class Mention(Row, frozen=True):
    """Words that name somebody."""

    start: Start
    end: End
    text: Words
    type: Annotated[
        Literal["person", "organisation", "place"], said("what is named", "person", "0.1.0")
    ]
    kind: Annotated[MentionKind, said("how it is named", "short", "0.1.0")]
    actor: Annotated[
        str | None, said("the id of the actor, null where nobody is known", "tokayev", "0.1.0")
    ]
    name_en: Annotated[
        str | None, said("the name in Latin letters, where no actor has it", "Tokayev", "0.1.0")
    ]
    sure: Annotated[float, said("how sure the program is, 0 to 1", 0.98, "0.3.0")]


class When(Row, frozen=True):
    """Words that say when, and the days they mean."""

    start: Start
    end: End
    text: Words
    first: Annotated[
        str | None, said("the first day meant, null where unknown", "2022-01-05", "0.1.0")
    ]
    last: Annotated[
        str | None, said("the last day meant, null where open or unknown", "2022-01-05", "0.1.0")
    ]
    precision: Annotated[DatePrecision, said("how exact the words are", "day", "0.1.0")]
    kind: Annotated[DateKind, said("of what kind they are", "relative", "0.1.0")]
    about: Annotated[bool, said("the words say “about” or “more than”", False, "0.5.0")]
    parts: Annotated[
        list[tuple[str, str]],
        said("of a list of days each, first and last day", [], "0.5.0"),
    ]


class Quote(Row, frozen=True):
    """Words that somebody said."""

    start: Start
    end: End
    text: Words
    speaker: Annotated[
        str | None, said("who said it: an actor’s id, or a plain name", "tokayev", "0.1.0")
    ]
    verb: Annotated[str | None, said("the reporting verb", "قال", "0.1.0")]


class Office(Row, frozen=True):
    """Words that say which office somebody holds."""

    start: Start
    end: End
    text: Words
    actor: Annotated[str | None, said("the id of who holds it", "tokayev", "0.3.0")]


class Repeat(Row, frozen=True):
    """Words that stood in the same article before."""

    start: Annotated[int, said("where they begin the second time, in `text`", 200, "0.4.0")]
    end: Annotated[int, said("where they end the second time", 240, "0.4.0")]
    first_start: Annotated[int, said("where they began the first time", 10, "0.4.0")]
    first_end: Annotated[int, said("where they ended the first time", 50, "0.4.0")]


class Removed(Row, frozen=True):
    """A passage that cleaning took out."""

    text: Annotated[str, said("the passage", "اقرأ أيضا", "0.1.0")]
    reason: Annotated[str, said("why, as a code", "related-link", "0.1.0")]


class Evidence(Row, frozen=True):
    """What speaks for a proposed date."""

    kind: Annotated[
        EvidenceKind,
        said("words of the text, a date line or address, a report of the story", "text", "0.4.0"),
    ]
    text: Annotated[str, said("the words", "اليوم الجمعة", "0.4.0")]
    slug: Annotated[str, said("the other report, or empty", "unrest-in-almaty", "0.4.0")]


class ProposedDate(Row, frozen=True):
    """The day on which an article without a date was probably published: the program's word."""

    day: Annotated[str, said("the day", "2022-01-07", "0.4.0")]
    confidence: Annotated[Confidence, said("how sure the program is", "high", "0.4.0")]
    evidence: Annotated[list[Evidence], said("what speaks for it", [], "0.4.0")]


class ArticleRow(Row, frozen=True):
    """An article with everything that the program knows of it, oldest first, the undated last."""

    slug: Annotated[str, said("its name, the same for ever", "unrest-in-almaty", "0.1.0")]
    addresses: Annotated[
        dict[str, str],
        said(
            "its pages by language, from the site’s root",
            {"ar": "ar/articles/unrest-in-almaty/"},
            "0.1.0",
        ),
    ]
    status: Annotated[Status, said("as the editor set it", "published", "0.1.0")]
    title_ar: Annotated[str, said("the Arabic title, or empty", "عاد النظام", "0.1.0")]
    title_en: Annotated[str, said("the English title, or empty", "Order is back", "0.1.0")]
    title_translation: Annotated[
        Segment, said("whose English the title has", {"state": "machine"}, "0.1.0")
    ]
    date: Annotated[str | None, said("the day it is dated", "2022-01-07", "0.1.0")]
    outlet: Annotated[str, said("the id of its outlet, or empty", "almasry", "0.1.0")]
    agency: Annotated[str, said("the id of its agency, or empty", "sana", "0.1.0")]
    author: Annotated[str, said("its author, or empty", "سامي حداد", "0.1.0")]
    url: Annotated[str, said("the original’s address, or empty", "https://example.org/1", "0.1.0")]
    display: Annotated[Display, said("how much of it readers see", "full", "0.2.0")]
    credits: Annotated[list[Bilingual], said("credit lines", [], "0.2.0")]
    licences: Annotated[list[Licence], said("licences of the text", [], "0.2.0")]
    unshown: Annotated[
        Unshown, said("what is told of the part that is not shown", {"sentences": 0}, "0.2.0")
    ]
    proposed: Annotated[
        list[str],
        said("fields that hold what the program proposed, unconfirmed", ["date"], "0.1.0"),
    ]
    translation: Annotated[
        Share, said("how much of it is translated and reviewed", {"state": "partly"}, "0.1.0")
    ]
    text: Annotated[str, said("the text that readers see, without markup", "عاد النظام.", "0.1.0")]
    summary: Annotated[
        list[int], said("the sentences of the summary, counted from 0", [0, 2], "0.1.0")
    ]
    summary_by: Annotated[
        SummaryBy | None,
        said("whose summary readers see, null where there is none", "program", "0.5.0"),
    ]
    editor_summary: Annotated[
        Bilingual, said("the editor’s own summary, with its line ends", {"ar": ""}, "0.1.0")
    ]
    lead_line: Annotated[LeadLine, said("the line of lists", {"en": "Order is back."}, "0.5.0")]
    sentences: Annotated[list[Sentence], said("all sentences in their order", [], "0.1.0")]
    title_mentions: Annotated[
        list[Mention], said("names in the title; places are in `title_ar`", [], "0.1.0")
    ]
    mentions: Annotated[list[Mention], said("names in the text", [], "0.1.0")]
    dates: Annotated[list[When], said("times in the text", [], "0.1.0")]
    quotes: Annotated[list[Quote], said("quotes in the text", [], "0.1.0")]
    offices: Annotated[list[Office], said("offices in the text", [], "0.3.0")]
    repeats: Annotated[list[Repeat], said("words that stood there before", [], "0.4.0")]
    removed: Annotated[list[Removed], said("what cleaning took out", [], "0.1.0")]
    story: Annotated[
        str | None, said("the id of its story, null where it is in none", "almaty", "0.4.0")
    ]
    proposed_date: Annotated[
        ProposedDate | None,
        said("of an article without a date: the program’s proposal, or null", None, "0.4.0"),
    ]
