"""What templates see: plain frozen values, ready to print; nothing here computes.

Every template gets `page` (a Page: the frame around it) and `view` (one of the *View classes here
and in list_views.py).
Text that may be in either language is a `Text`; running text with links in it is a tuple of `Run`.
All hrefs are final: relative to the page they stand on, or absolute where that is the point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sitegen.model import ActorType, BlockKind, TranslationState

Language = Literal["ar", "en"]
Direction = Literal["rtl", "ltr"]
RunKind = Literal["plain", "actor", "date", "quote", "link", "emphasis", "strong"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words with the language they are in; `lang` goes into the element's lang attribute."""

    text: str
    lang: Language
    dir: Direction


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the site; `current` where it is the page it stands on.

    `within` where that page belongs to what the link leads to: a day to the archive.
    """

    href: str
    text: str
    lang: Language
    dir: Direction
    current: bool = False
    within: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """A `link rel="alternate" hreflang`: absolute, so only with a site_url."""

    hreflang: str
    href: str


@dataclass(frozen=True, slots=True)
class Page:
    """The frame around a page: language, addresses, navigation.

    `path` is the page's address inside the site ("en/actors/"), `root` the relative way up to the
    site's root ("../../"), `twin` the same page in the other language, `canonical` and
    `alternates` absolute addresses (empty without a site_url), `feed` the language's Atom feed,
    `chooser` the page where the reader chooses a language (empty: no link to it).
    """

    lang: Language
    dir: Direction
    path: str
    root: str
    title: str
    description: str
    site_title: str
    site_description: str
    home: str
    nav: tuple[Link, ...]
    twin: Link | None
    canonical: str
    alternates: tuple[Alternate, ...]
    feed: str
    version: str
    preview: bool
    chooser: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of running text: words in `text`, or runs inside it in `children`, never both.

    `href` for actors and links; `datetime` and `title` (a readable form of it) for dates. With a
    slash in it (first/last, or first/ for an open end) `datetime` is none that HTML's time takes.
    """

    kind: RunKind
    text: str
    href: str = ""
    datetime: str = ""
    title: str = ""
    children: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose word a piece of English is: `label` names the state, `detail` the person or engine.

    `engine` is for machines that read the page: engine and model, empty in all other states.
    """

    state: TranslationState
    label: str
    detail: str
    engine: str = ""


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A sentence in both languages; `id` is its anchor ("s3"), `starts_block` opens a paragraph.

    Anchors count from 1, as readers do. `english` is empty where there is no translation.
    """

    id: str
    block: BlockKind
    starts_block: bool
    in_summary: bool
    arabic: tuple[Run, ...]
    english: tuple[Run, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SummaryItem:
    """A sentence of the summary in the page's language where there is one, else in Arabic.

    `href` is the sentence's place ("#s3", or with the article's address in front on other pages).
    """

    href: str
    text: Text
    state: TranslationState
    engine: str = ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A day for readers (`label`) and for machines (`iso`), with the day page that holds it."""

    iso: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class TranslationShare:
    """How many of an article's segments are in each state, and the label for the whole."""

    state: Literal["reviewed", "partly", "machine", "untranslated"]
    label: str
    reviewed: int
    drafted: int
    machine: int
    untranslated: int
    total: int


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in a list; `title_other` and `title_provenance` are None without English."""

    href: str
    title: Text
    title_other: Text | None
    date: DateLine | None
    outlet: str
    summary: tuple[SummaryItem, ...]
    editor_summary: Text | None
    actors: tuple[Link, ...]
    share: TranslationShare
    status: str
    title_provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in a list; `name_other` is the name in the other script."""

    href: str
    name: Text
    name_other: Text
    type: ActorType
    type_label: str
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """A date the article speaks of: the words, what they mean, and where they stand.

    `by_editor` where the meaning is the editor's word, not the analysis's.
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
    inferred. `missing_english` asks for the notice and the glance box, `all_arabic` says that no
    sentence has English. `status` is a label, empty for an article that readers see.
    """

    title: Text
    title_en: Text | None
    title_provenance: Provenance | None
    title_proposed: str
    date: DateLine | None
    outlet: str
    agency: str
    author: Text | None
    source_url: str
    status: str
    share: TranslationShare
    missing_english: bool
    all_arabic: bool
    summary: tuple[SummaryItem, ...]
    editor_summary: Text | None
    rows: tuple[SegmentRow, ...]
    people: tuple[ActorLine, ...]
    organisations: tuple[ActorLine, ...]
    places: tuple[ActorLine, ...]
    dates: tuple[DatedPhrase, ...]
    numbers: tuple[CountedThing, ...]
    quotes: tuple[QuoteLine, ...]
    removed: tuple[RemovedPassage, ...]
    record: tuple[Fact, ...]
    newer: ArticleCard | None
    older: ArticleCard | None
