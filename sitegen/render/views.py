"""What templates see: plain frozen values, ready to print; nothing here computes.

The pieces that several pages share. Every template gets `page` (a Page: the frame around it) and
`view` (one of the *View classes of the other *views.py).
Text that may be in either language is a `Text`; running text with links in it is a tuple of `Run`.
All hrefs are final: relative to the page they stand on, or absolute where that is the point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NewType

from sitegen.model import ActorType, Display, TranslationState
from sitegen.render.undated_views import ProbableDay

# What the words of articles are in: the source's language, and that of its translation.
Language = Literal["ar", "en"]
# A language of the interface, by its code in HTML, and the folder of the site that speaks it.
Tree = NewType("Tree", str)
Direction = Literal["rtl", "ltr"]
# "shared" words stand in other reports too, "repeated" ones stood in the same article before.
RunKind = Literal[
    "plain", "actor", "date", "quote", "link", "emphasis", "strong", "shared", "repeated"
]


@dataclass(frozen=True, slots=True)
class Text:
    """Words with the language they are in; `lang` goes into the element's lang attribute.

    `romanised` marks a name whose Latin letters are the program's choice.
    """

    text: str
    lang: str
    dir: Direction
    romanised: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the site; `current` where it is the page it stands on.

    `within` where that page belongs to what the link leads to: a day to the archive. `romanised`
    marks a name whose Latin letters are the program's choice.
    """

    href: str
    text: str
    lang: str
    dir: Direction
    current: bool = False
    within: bool = False
    romanised: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """A `link rel="alternate" hreflang`: absolute, so only with a site_url."""

    hreflang: str
    href: str


@dataclass(frozen=True, slots=True)
class SocialView:
    """What those that show a link to the page are told of it (Open Graph).

    `locale` and `other_locales` are this page's language and those of its twins as Open Graph
    writes them, `published` the day of an article (ISO). `url` and `card`, the image, are absolute
    addresses, empty without a site_url; `card` also where there are no card images. `card_alt` says
    what stands on it, `card_width` and `card_height` are pixels.
    """

    type: Literal["article", "website"]
    title: str
    description: str
    site_title: str
    url: str
    locale: str
    other_locales: tuple[str, ...]
    card: str
    card_alt: str
    card_width: int
    card_height: int
    published: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The frame around a page: language, addresses, navigation.

    `path` is the page's address inside the site ("en/actors/"), `root` the relative way up to the
    site's root ("../../"), `twins` the same page in the other languages, `canonical` and
    `alternates` absolute addresses (empty without a site_url), `feed` the language's Atom feed,
    `chooser` the page where the reader chooses a language (empty: no link to it), `corrections` the
    list of corrections (empty: there is none). `romanises` tells that names on the site are in
    Latin letters of the program's choice. `social` is for those that show links to the page (None:
    it is no page to link to). `search` is the search page, `opensearch` its description for
    browsers (empty: there is none). `structured` is JSON-LD, ready to stand in a script element; an
    article has it in its view.
    """

    lang: Tree
    dir: Direction
    reads: Language
    path: str
    root: str
    title: str
    description: str
    site_title: str
    site_description: str
    home: str
    nav: tuple[Link, ...]
    twins: tuple[Link, ...]
    canonical: str
    alternates: tuple[Alternate, ...]
    feed: str
    version: str
    preview: bool
    chooser: str = ""
    corrections: str = ""
    romanises: bool = False
    social: SocialView | None = None
    search: str = ""
    opensearch: str = ""
    structured: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of running text: words in `text`, or runs inside it in `children`, never both.

    `href` for actors, links, and dates that the timeline holds; `datetime` and `title` (a readable
    form of it) for dates. With a slash in it (first/last, or first/ for an open end) `datetime` is
    none that HTML's time takes.
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
    `day` is that of the review, None where it is not known. `doubtful` says in one phrase what is
    to be checked ("Check: number, name"), empty where nothing is.
    """

    state: TranslationState
    label: str
    detail: str
    engine: str = ""
    day: DateLine | None = None
    doubtful: str = ""


@dataclass(frozen=True, slots=True)
class SummaryItem:
    """A sentence of the summary in the page's language where there is one, else in Arabic.

    `href` is the sentence's place ("#s3", or with the article's address in front on other pages).
    """

    href: str
    text: Text
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class LeadLine:
    """What an article is about, in one line of a card.

    `href` is the place of its sentence, and `provenance` says whose English that has; empty and
    None for the editor's words. `is_all` where there is no more of the summary than the line.
    """

    text: Text
    href: str
    provenance: Provenance | None
    is_all: bool


@dataclass(frozen=True, slots=True)
class DateLine:
    """A day for readers (`label`) and for machines (`iso`), with the day page that holds it."""

    iso: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class TranslationShare:
    """How many of an article's segments are in each state, and the label for the whole.

    Where all is reviewed `reviewers` are the persons, as the site names them, `others` tells that
    there are some beside them whom it does not name, and `day` is the latest day of a review.
    """

    state: Literal["reviewed", "partly", "drafted", "machine", "untranslated"]
    label: str
    reviewed: int
    drafted: int
    machine: int
    untranslated: int
    total: int
    reviewers: tuple[str, ...] = ()
    others: bool = False
    day: DateLine | None = None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report of a story in one line; `provenance` says whose English its title is.

    `outlet` is who published it, the agency where that is all that is known, None where nothing is.
    `status` is the label of an article that readers do not see, empty for the others.
    """

    href: str
    outlet: Text | None
    title: Text
    provenance: Provenance | None
    day: DateLine | None
    status: str


@dataclass(frozen=True, slots=True)
class CardStory:
    """The story that an article in a list belongs to, of so many `reports`; `days` are all its own.

    `others` are the reports of the same day on the same page, for which the card stands too;
    `is_whole` where there are no more. Of the rest so many are from `earlier` and `later` days, as
    far as they are dated. `title` is the editor's, None without one; `days` is None where no report
    is dated.
    """

    href: str
    title: Text | None
    reports: int
    earlier: int
    later: int
    is_whole: bool
    days: DateLine | None
    others: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in a list; `title_other` and `title_provenance` are None without English.

    `line` is None where nothing but the title can be said in one; `has_more` where the summary says
    more than title and line. `editor_summary_beside` is in the other language, where the editor
    wrote in both; `is_shortened` where their articles' page has more of the editor's words.
    `display` is how much of it its page shows; of an excerpt `summary` is the whole. `outlet`
    is said to be the agency where that is all that is known; `outlet_href` is empty without a page.
    `story` is told of in the digest alone. `probable_day` is the program's, of an article without a
    date.
    """

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
    display: Display = "full"
    outlet_href: str = ""
    story: CardStory | None = None
    probable_day: ProbableDay | None = None
    line: LeadLine | None = None
    has_more: bool = False
    is_shortened: bool = False
    editor_summary_beside: Text | None = None


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
