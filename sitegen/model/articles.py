"""What the editor owns: articles, outlets, actors, and corrections of the analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

ActorType = Literal["person", "organisation", "place"]
Status = Literal["published", "draft", "withdrawn"]
Display = Literal["full", "excerpt", "link"]
BlockKind = Literal["paragraph", "heading", "quotation", "item"]
MarkupKind = Literal["emphasis", "strong", "link"]


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
    """The editor's own summary in one or both languages; wins over the extractive one.

    `unseen`: something is written that nobody can see, which is no summary.
    """

    ar: str = ""
    en: str = ""
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The editor's words in one or both languages; the same in both where one text serves both."""

    ar: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms a text is published under: their name as written, and where they stand."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """How much of a text readers may see here, and what must be said beside it.

    `display` None says nothing: an article then follows its outlet, an outlet is shown in full.
    """

    display: Display | None = None
    credit: Bilingual = Bilingual()
    licence: Licence = Licence()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What readers are told of a withdrawn article.

    Nothing, unless `tombstone` keeps its address; then the day and the reason, where given.
    """

    tombstone: bool = False
    day: date | None = None
    reason: Bilingual = Bilingual()


@dataclass(frozen=True, slots=True)
class MentionOverride:
    """In this article, `text` means the actor with this id, or the one of this Arabic name.

    An empty `actor`: these words mention nobody.
    """

    text: str
    actor: str


@dataclass(frozen=True, slots=True)
class QuoteOverride:
    """The quote that contains `text` is by this speaker (an actor's id or a plain name).

    Words that stand in no quote become one.
    """

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class DateOverride:
    """In this article, the phrase `text` means these days.

    `first` None: it is no date at all. `last` None: the stretch is still open.
    """

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
    rights: Rights = Rights()
    withdrawal: Withdrawal = Withdrawal()

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
    rights: Rights = Rights()


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or place with its names in both scripts.

    `variants` are further full names in Arabic, `short` are short forms (a surname, an acronym).
    `country` is an ISO 3166 alpha-2 code where the actor is a country. `listed_by` says whose
    word the entry is: the editor's (actors.toml), CLDR's (countries, cities of time zones), that of
    sitegen's own lists (other cities, organisations), or nobody's: found by the program in the
    articles, `name_en` then being the program's as well. `noindex`: it is known and linked nowhere,
    and has no page.
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
    listed_by: Literal["editor", "cldr", "packaged", "found"] = "editor"
    noindex: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """The editor's word that these Arabic names mean one actor.

    `into` is the id of a listed actor; "" where none of the names is listed: then the first of
    `names` is the one to show.
    """

    names: tuple[str, ...]
    into: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """The editor's word that no two of these Arabic names mean the same actor."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SplitOff:
    """The editor's word that in these articles (slugs) a name means this actor (an id)."""

    name: str
    articles: tuple[str, ...]
    actor: str


@dataclass(frozen=True, slots=True)
class ActorDecisions:
    """What actors.toml decides beyond its entries; `ignored` are words that name nobody."""

    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    split_off: tuple[SplitOff, ...] = ()
    ignored: tuple[str, ...] = ()
