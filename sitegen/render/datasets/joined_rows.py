"""Lines of the files that join articles: actors, events, stories and days.

Articles are named by their slugs, sentences and quotes by their place in the article's line of
`data/articles.jsonl`, counted from 0. What is unknown is null or empty.
"""

from __future__ import annotations

from typing import Annotated, Literal

from sitegen.model import (
    ActorType,
    Calendar,
    DateKind,
    DatePrecision,
    JoinedBy,
    PassageKind,
    TranslationState,
)
from sitegen.render.datasets.article_rows import Bilingual
from sitegen.render.datasets.fields import Row, said

Listing = Literal["editor", "cldr", "packaged", "found"]


class HeldOffice(Row, frozen=True):
    """An office as articles word it."""

    text: Annotated[str, said("the words", "رئيس كازاخستان", "0.3.0")]
    articles: Annotated[list[str], said("articles that say so, newest first", ["a"], "0.3.0")]


class QuotePlace(Row, frozen=True):
    """Where a quote stands."""

    article: Annotated[str, said("the article", "unrest-in-almaty", "0.3.0")]
    quote: Annotated[int, said("its place among the `quotes` of that article", 0, "0.3.0")]


class Tie(Row, frozen=True):
    """Somebody who is named together with an actor."""

    actor: Annotated[str, said("the other’s id", "kz", "0.3.0")]
    articles: Annotated[list[str], said("articles that name both, newest first", ["a"], "0.3.0")]
    sentences: Annotated[int, said("in how many sentences", 4, "0.3.0")]


class ActorRow(Row, frozen=True):
    """A person, organisation or place that has a page, by id."""

    id: Annotated[str, said("its name, the same for ever", "tokayev", "0.3.0")]
    addresses: Annotated[
        dict[str, str],
        said("its pages by language, from the site’s root", {"ar": "ar/actors/kz/"}, "0.3.0"),
    ]
    type: Annotated[ActorType, said("what it is", "person", "0.3.0")]
    listed_by: Annotated[
        Listing,
        said("who lists it; `found`: the program found the name, nobody decided", "found", "0.3.0"),
    ]
    name_ar: Annotated[str, said("the name in Arabic", "قاسم جومارت توكاييف", "0.3.0")]
    name_en: Annotated[str, said("the name in Latin letters", "Kassym-Jomart Tokayev", "0.3.0")]
    romanised: Annotated[bool, said("the program chose the Latin letters", False, "0.3.0")]
    variants: Annotated[list[str], said("other full names in Arabic", ["توكايف"], "0.3.0")]
    variants_en: Annotated[list[str], said("other full names in English", ["CSTO"], "0.3.0")]
    short: Annotated[list[str], said("short forms in Arabic", ["توكاييف"], "0.3.0")]
    description_ar: Annotated[str, said("the editor’s description", "رئيس", "0.3.0")]
    description_en: Annotated[str, said("the editor’s description", "President", "0.3.0")]
    wikidata: Annotated[str, said("its item in Wikidata, or empty", "Q130005", "0.3.0")]
    country: Annotated[str, said("of a country: its ISO 3166 code", "KZ", "0.3.0")]
    articles: Annotated[list[str], said("articles that name it, newest first", ["a"], "0.3.0")]
    mentions: Annotated[int, said("how many titles and sentences name it", 12, "0.3.0")]
    offices: Annotated[list[HeldOffice], said("offices, the latest first", [], "0.3.0")]
    quotes_by: Annotated[list[QuotePlace], said("what it said", [], "0.3.0")]
    quotes_about: Annotated[list[QuotePlace], said("what others said of it", [], "0.3.0")]
    related: Annotated[list[Tie], said("who is named with it, the strongest first", [], "0.3.0")]


class Telling(Row, frozen=True):
    """A sentence that tells an event."""

    article: Annotated[str, said("the article", "unrest-in-almaty", "0.4.0")]
    published: Annotated[str | None, said("the article’s day", "2022-01-07", "0.4.0")]
    sentence: Annotated[int, said("its place among the article’s `sentences`", 1, "0.4.0")]
    start: Annotated[
        int, said("where the words that say when begin, in the article’s `text`", 90, "0.4.0")
    ]
    end: Annotated[int, said("where they end", 93, "0.4.0")]
    words: Annotated[str, said("the words that say when", "أمس", "0.4.0")]
    calendar: Annotated[Calendar, said("the calendar of these words", "gregorian", "0.4.0")]
    by_editor: Annotated[bool, said("the editor said which days they mean", False, "0.4.0")]
    about: Annotated[bool, said("the words say “about” or “more than”", False, "0.5.0")]
    ar: Annotated[str, said("the sentence", "التقى الزعماء أمس.", "0.4.0")]
    en: Annotated[str, said("its English, or empty", "The leaders met.", "0.4.0")]
    state: Annotated[TranslationState, said("whose word the English is", "machine", "0.4.0")]


class EventRow(Row, frozen=True):
    """An event of the timeline, in the order of their days."""

    id: Annotated[
        str, said("its name; `#e-` and this is its place on the timeline", "20220105-1a2b", "0.4.0")
    ]
    first: Annotated[str, said("its first day (Gregorian)", "2022-01-05", "0.4.0")]
    last: Annotated[str | None, said("its last day; null: the end is open", "2022-01-05", "0.4.0")]
    precision: Annotated[DatePrecision, said("how exact the words are", "day", "0.4.0")]
    kind: Annotated[
        DateKind,
        said("of what kind they are; `vague`: also a year that is counted", "relative", "0.4.0"),
    ]
    calendar: Annotated[Calendar, said("the calendar of the words", "gregorian", "0.4.0")]
    ahead: Annotated[
        bool,
        said(
            "every report told it before its first day, or of counted days before their end",
            False,
            "0.4.0",
        ),
    ]
    actors: Annotated[list[str], said("ids of those named in it", ["tokayev"], "0.4.0")]
    tellings: Annotated[list[Telling], said("the sentences that tell it", [], "0.4.0")]


class Taken(Row, frozen=True):
    """A sentence that a summary took from an article."""

    article: Annotated[str, said("the article", "unrest-in-almaty", "0.5.0")]
    sentence: Annotated[
        int | None,
        said(
            "its place among the article’s `sentences`; null: all of its `editor_summary`, or where"
            " it has none that of its story",
            0,
            "0.5.0",
        ),
    ]


class SharedPassage(Row, frozen=True):
    """Words that two articles of a story share; each pair once."""

    kind: Annotated[PassageKind, said("what they are", "quote", "0.4.0")]
    article: Annotated[str, said("one article", "unrest-in-almaty", "0.4.0")]
    start: Annotated[int, said("where they begin in its `text`", 3, "0.4.0")]
    end: Annotated[int, said("where they end", 20, "0.4.0")]
    other: Annotated[str, said("the other article", "order-is-back", "0.4.0")]
    other_start: Annotated[int, said("where they begin in its `text`", 5, "0.4.0")]
    other_end: Annotated[int, said("where they end", 22, "0.4.0")]
    more: Annotated[int, said("how many others have the text and are not paired here", 0, "0.5.0")]


class StoryRow(Row, frozen=True):
    """Articles that tell the same news, by id."""

    id: Annotated[str, said("its name", "almaty", "0.4.0")]
    addresses: Annotated[
        dict[str, str],
        said("its pages by language, from the site’s root", {"ar": "ar/stories/almaty/"}, "0.4.0"),
    ]
    title_ar: Annotated[str, said("the editor’s title, or empty", "ألماتي", "0.4.0")]
    title_en: Annotated[str, said("the editor’s title, or empty", "Almaty", "0.4.0")]
    editor_summary: Annotated[
        Bilingual, said("the editor’s summary of the story", {"ar": ""}, "0.5.0")
    ]
    summary: Annotated[
        list[Taken],
        said("sentences that sum it up; empty where the editor summed it up", [], "0.5.0"),
    ]
    joined_by: Annotated[
        JoinedBy, said("who says that it is one story; `both`: each some", "program", "0.4.0")
    ]
    articles: Annotated[
        list[str], said("its articles, oldest first, the undated last", ["a", "b"], "0.4.0")
    ]
    lead: Annotated[str, said("the article that stands for it", "a", "0.4.0")]
    continues: Annotated[list[str], said("ids of stories that it goes on from", [], "0.5.0")]
    continued: Annotated[list[str], said("ids of stories that go on from it", [], "0.5.0")]
    outlets: Annotated[list[str], said("ids of their outlets", ["almasry"], "0.4.0")]
    agencies: Annotated[list[str], said("ids of the agencies they name", ["sana"], "0.4.0")]
    first: Annotated[str | None, said("the day of the first report", "2022-01-05", "0.4.0")]
    last: Annotated[str | None, said("the day of the last report", "2022-01-07", "0.4.0")]
    passages: Annotated[list[SharedPassage], said("what two of its articles share", [], "0.4.0")]


class DayRow(Row, frozen=True):
    """A day that has articles, the oldest first."""

    day: Annotated[str, said("the day", "2022-01-07", "0.5.0")]
    addresses: Annotated[
        dict[str, str],
        said(
            "its pages by language, from the site’s root", {"ar": "ar/digest/2022/01/07/"}, "0.5.0"
        ),
    ]
    articles: Annotated[list[str], said("its articles", ["a", "b"], "0.5.0")]
    summary: Annotated[
        list[Taken], said("sentences that sum it up; empty for a day of little news", [], "0.5.0")
    ]
