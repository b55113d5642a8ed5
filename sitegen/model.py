"""The nouns of the project: frozen values that the stages take and return.

Offsets are code points, 0-based, end exclusive, into an article's `text`: the plain-text
projection of its Markdown body in NFC. Paragraphs there are separated by one newline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

ActorType = Literal["person", "organisation", "place"]
MentionKind = Literal["name", "short", "nominal", "demonym"]
Status = Literal["published", "draft", "withdrawn"]
BlockKind = Literal["paragraph", "heading", "quotation", "item"]
MarkupKind = Literal["emphasis", "strong", "link"]
TranslationState = Literal["reviewed", "drafted", "machine", "untranslated"]
DatePrecision = Literal["day", "week", "month", "quarter", "year", "decade"]
DateKind = Literal["explicit", "relative", "vague"]


# --- articles -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Removed:
    """A passage that cleaning took out; `reason` is a code with a wording in the catalogues."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that was inferred, and the words or the rule it was inferred from."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The seed an article came from: path relative to the site's root, SHA-256 of its bytes."""

    file: str
    sha256: str
    proposed: Mapping[str, Proposal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the text, with what it is in the Markdown body."""

    start: int
    end: int
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Markup:
    """Inline markup over a span of the text; `href` only for links (http, https, mailto)."""

    start: int
    end: int
    kind: MarkupKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class EditorSummary:
    """The editor's own summary in one or both languages; wins over the extractive one."""

    ar: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class MentionOverride:
    """In this article, `text` means the actor with this id; an empty id: no mention at all."""

    text: str
    actor: str


@dataclass(frozen=True, slots=True)
class QuoteOverride:
    """The quote that contains `text` is by this speaker (an actor's id or a plain name)."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class DateOverride:
    """In this article, the phrase `text` means these days; first None: it is no date at all."""

    text: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Overrides:
    """The editor's corrections of what the analysis inferred in one article."""

    mentions: tuple[MentionOverride, ...] = ()
    quotes: tuple[QuoteOverride, ...] = ()
    dates: tuple[DateOverride, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the editor owns it, its body already projected to plain text.

    `title`, `outlet`, … are empty strings and `date` is None where unknown. `slug` is ASCII.
    `outlet` and `agency` are ids of outlets.toml.
    """

    slug: str
    path: Path
    title: str
    text: str
    blocks: tuple[Block, ...]
    title_en: str = ""
    date: date | None = None
    outlet: str = ""
    agency: str = ""
    url: str = ""
    author: str = ""
    lang: str = "ar"
    status: Status = "published"
    summary: EditorSummary = EditorSummary()
    origin: Origin | None = None
    removed: tuple[Removed, ...] = ()
    overrides: Overrides = Overrides()
    markup: tuple[Markup, ...] = ()

    def is_proposed(self, name: str) -> bool:
        """Tell whether this field still holds what ingest proposed, unconfirmed by the editor."""
        proposed = self.origin.proposed.get(name) if self.origin else None
        if proposed is None:
            return False
        value = getattr(self, name)
        return proposed.value == (value.isoformat() if isinstance(value, date) else value)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher or an agency, from outlets.toml."""

    id: str
    name_ar: str
    name_en: str
    kind: Literal["outlet", "agency"] = "outlet"
    url: str = ""
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or place with its names in both scripts.

    `variants` are further full names in Arabic, `short` are short forms (a surname, an acronym).
    `country` is an ISO 3166 alpha-2 code where the actor is a country. `listed_by` says whose
    word the entry is: the editor's (actors.toml) or CLDR's (countries).
    """

    id: str
    type: ActorType
    name_ar: str
    name_en: str
    variants: tuple[str, ...] = ()
    variants_en: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    description_ar: str = ""
    description_en: str = ""
    wikidata: str = ""
    country: str = ""
    listed_by: Literal["editor", "cldr"] = "editor"


# --- analysis -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span in the text, its words, and the index of the block it stands in."""

    start: int
    end: int
    text: str
    block: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text; `actor` is an actor's id or None. The span leaves clitics out."""

    start: int
    end: int
    text: str
    type: ActorType
    kind: MentionKind
    actor: str | None = None
    name_en: str | None = None
    by_editor: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks that someone is reported to have said.

    The span covers the words between the marks. `speaker` is an actor's id where one is known,
    else the speaker as the text names them, else None. `verb` is the reporting verb as written.
    """

    start: int
    end: int
    text: str
    speaker: str | None = None
    verb: str | None = None
    by_editor: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity in the text, in digits or words; `value` is exact, `noun` what is counted."""

    start: int
    end: int
    text: str
    value: float
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date phrase says before anything is known of the article's day.

    `unit` is the length of the period that is meant. Stated fields (`year`, `month`, `day`,
    `weekday` with Monday 0) are None where unsaid; a quarter or a decade is stated by its first
    month or year. `shift` moves by that many `step`s (None: by `unit`s) from the article's day
    before the stated fields are filled in: yesterday is day -1; Monday next week is weekday 0 with
    step week, shift 1. `reach` is the length in `step`s of a stretch that ends (negative) or
    begins (positive) on the article's day: the last two days are day -2. Without a shift a missing
    field is looked for in `direction`: -1 past, +1 future, 0 the nearest; `exclusive` leaves the
    article's own day (or month) out. `part` narrows a period to a third of it. `until` is the end
    of a range that this reading begins; `open_end` leaves the last day unknown. A reading that
    states nothing is vague and resolves to nothing.
    """

    unit: DatePrecision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    step: DatePrecision | None = None
    shift: int | None = None
    reach: int | None = None
    direction: Literal[-1, 0, 1] = 0
    exclusive: bool = False
    part: Literal["start", "middle", "end"] | None = None
    until: Reading | None = None
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression found in the text, not yet resolved against any day."""

    start: int
    end: int
    text: str
    kind: DateKind
    precision: DatePrecision
    reading: Reading


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A time expression with its first and last day; None where the article's day is unknown.

    `last` alone is None for a stretch that is still open ("since 2014").
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: DatePrecision
    kind: DateKind
    by_editor: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one article's words say, article by article; offsets into the article's text.

    `scores` holds one number per sentence, higher is more worth telling; `summary` the indices of
    the chosen sentences in text order. `title_mentions` has offsets into the title.
    """

    sentences: tuple[Sentence, ...]
    scores: tuple[float, ...]
    summary: tuple[int, ...]
    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    dates: tuple[DateExpression, ...]
    numbers: tuple[Number, ...]


# --- translation --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One machine answer for one sentence; `score` is the mean log-probability of its tokens."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of one segment and whose word it is.

    `text` is empty when untranslated. `engine` and `model` name the machine for the state
    "machine"; `score` is its own mean log-probability. `translator` names who reviewed or drafted.
    `note` tells where a draft came from (a near segment, a realigned one).
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


# --- composition --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ComposedArticle:
    """An article with everything known of it, ready to be rendered."""

    article: Article
    analysis: Analysis
    translation: ArticleTranslation
    dates: tuple[ResolvedDate, ...]
    outlet: Outlet | None = None
    agency: Outlet | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Where an actor is named: the article's slug and the sentence's index, None for its title."""

    slug: str
    sentence: int | None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor of the index with every place it is named, newest article first."""

    actor: Actor
    slugs: tuple[str, ...]
    mentions: tuple[ActorMention, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the digest and the slugs of its articles."""

    day: date
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The whole site's matter: articles by slug, actors by id, days newest first."""

    articles: Mapping[str, ComposedArticle]
    actors: Mapping[str, ActorEntry]
    days: tuple[Day, ...]
    undated: tuple[str, ...]
