"""Rows of the tables (`data/*.csv`): what of each line a spreadsheet can hold.

One cell holds one value. A list is written with semicolons between its parts; an unknown value is
an empty cell. Texts, sentences and what was found in them are in the JSON lines alone: a cell of a
spreadsheet ends after 32,767 characters.
"""

from __future__ import annotations

from typing import Annotated

from sitegen.render.datasets.fields import Row, said

NEW = "0.7.0"


class ArticleTable(Row, frozen=True):
    """An article, oldest first, the undated last."""

    slug: Annotated[str, said("its name, the same for ever", "unrest-in-almaty", NEW)]
    date: Annotated[str, said("the day it is dated", "2022-01-07", NEW)]
    title_ar: Annotated[str, said("the Arabic title", "عاد النظام", NEW)]
    title_en: Annotated[str, said("the English title", "Order is back", NEW)]
    title_state: Annotated[str, said("whose word the English title is", "machine", NEW)]
    outlet: Annotated[str, said("the id of its outlet", "almasry", NEW)]
    agency: Annotated[str, said("the id of its agency", "sana", NEW)]
    author: Annotated[str, said("its author", "سامي حداد", NEW)]
    url: Annotated[str, said("the original’s address", "https://example.org/1", NEW)]
    status: Annotated[str, said("as the editor set it", "published", NEW)]
    display: Annotated[str, said("how much of it readers see", "full", NEW)]
    proposed: Annotated[str, said("fields that nobody confirmed", "date; outlet", NEW)]
    translation: Annotated[str, said("the state of its English as a whole", "partly", NEW)]
    reviewed: Annotated[int, said("segments reviewed", 4, NEW)]
    drafted: Annotated[int, said("segments drafted by a person", 0, NEW)]
    machine: Annotated[int, said("segments in machine English", 8, NEW)]
    untranslated: Annotated[int, said("segments without English", 0, NEW)]
    line_ar: Annotated[str, said("the line of lists in Arabic", "عاد النظام.", NEW)]
    line_en: Annotated[str, said("the line of lists in English", "Order is back.", NEW)]
    line_state: Annotated[str, said("whose word that English is", "machine", NEW)]
    summary_by: Annotated[str, said("whose summary readers see", "program", NEW)]
    sentences: Annotated[int, said("how many sentences readers see", 12, NEW)]
    actors: Annotated[str, said("ids of those named in it", "kz; tokayev", NEW)]
    story: Annotated[str, said("the id of its story", "almaty", NEW)]
    address_ar: Annotated[
        str, said("its Arabic page, from the site’s root", "ar/articles/unrest-in-almaty/", NEW)
    ]
    address_en: Annotated[
        str, said("its English page, from the site’s root", "en/articles/unrest-in-almaty/", NEW)
    ]


class ActorTable(Row, frozen=True):
    """A person, organisation or place, by id."""

    id: Annotated[str, said("its name, the same for ever", "tokayev", NEW)]
    type: Annotated[str, said("what it is", "person", NEW)]
    name_ar: Annotated[str, said("the name in Arabic", "قاسم جومارت توكاييف", NEW)]
    name_en: Annotated[str, said("the name in Latin letters", "Kassym-Jomart Tokayev", NEW)]
    romanised: Annotated[str, said("`yes`: the program chose the Latin letters", "no", NEW)]
    listed_by: Annotated[str, said("who lists it", "editor", NEW)]
    variants: Annotated[str, said("other full names in Arabic", "توكايف", NEW)]
    variants_en: Annotated[str, said("other full names in English", "CSTO", NEW)]
    description_ar: Annotated[str, said("the editor’s description", "رئيس", NEW)]
    description_en: Annotated[str, said("the editor’s description", "President", NEW)]
    wikidata: Annotated[str, said("its item in Wikidata", "Q130005", NEW)]
    country: Annotated[str, said("of a country: its ISO 3166 code", "KZ", NEW)]
    articles: Annotated[int, said("how many articles name it", 7, NEW)]
    mentions: Annotated[int, said("how many titles and sentences name it", 12, NEW)]
    address_ar: Annotated[str, said("its Arabic page", "ar/actors/tokayev/", NEW)]
    address_en: Annotated[str, said("its English page", "en/actors/tokayev/", NEW)]


class EventTable(Row, frozen=True):
    """An event of the timeline as its first report tells it, in the order of their days."""

    id: Annotated[str, said("its name", "20220105-1a2b", NEW)]
    first: Annotated[str, said("its first day", "2022-01-05", NEW)]
    last: Annotated[str, said("its last day; empty: the end is open", "2022-01-05", NEW)]
    precision: Annotated[str, said("how exact the words are", "day", NEW)]
    kind: Annotated[str, said("of what kind they are", "relative", NEW)]
    calendar: Annotated[str, said("the calendar of the words", "gregorian", NEW)]
    ahead: Annotated[str, said("`yes`: told before it was", "no", NEW)]
    words: Annotated[str, said("the words that say when", "أمس", NEW)]
    sentence_ar: Annotated[str, said("the sentence", "التقى الزعماء أمس.", NEW)]
    sentence_en: Annotated[str, said("its English", "The leaders met.", NEW)]
    state: Annotated[str, said("whose word the English is", "machine", NEW)]
    article: Annotated[str, said("the article that tells it", "unrest-in-almaty", NEW)]
    published: Annotated[str, said("the article’s day", "2022-01-07", NEW)]
    tellings: Annotated[int, said("how many sentences tell it", 3, NEW)]
    actors: Annotated[str, said("ids of those named in it", "kz; tokayev", NEW)]


class StoryTable(Row, frozen=True):
    """A story, by id."""

    id: Annotated[str, said("its name", "almaty", NEW)]
    title_ar: Annotated[str, said("the editor’s title, else that of its lead", "ألماتي", NEW)]
    title_en: Annotated[str, said("the editor’s title, else that of its lead", "Almaty", NEW)]
    title_state: Annotated[
        str, said("whose word the English title is; `editor`: the editor’s", "machine", NEW)
    ]
    joined_by: Annotated[str, said("who says that it is one story", "program", NEW)]
    reports: Annotated[int, said("how many articles it has", 3, NEW)]
    first: Annotated[str, said("the day of the first", "2022-01-05", NEW)]
    last: Annotated[str, said("the day of the last", "2022-01-07", NEW)]
    lead: Annotated[str, said("the article that stands for it", "a", NEW)]
    articles: Annotated[str, said("its articles, oldest first", "a; b; c", NEW)]
    outlets: Annotated[str, said("ids of their outlets", "almasry; sputnik", NEW)]
    agencies: Annotated[str, said("ids of the agencies they name", "sana", NEW)]
    address_ar: Annotated[str, said("its Arabic page", "ar/stories/almaty/", NEW)]
    address_en: Annotated[str, said("its English page", "en/stories/almaty/", NEW)]


class DayTable(Row, frozen=True):
    """A day that has articles, the oldest first."""

    day: Annotated[str, said("the day", "2022-01-07", NEW)]
    articles: Annotated[int, said("how many articles it has", 3, NEW)]
    slugs: Annotated[str, said("its articles", "a; b; c", NEW)]
    address_ar: Annotated[str, said("its Arabic page", "ar/digest/2022/01/07/", NEW)]
    address_en: Annotated[str, said("its English page", "en/digest/2022/01/07/", NEW)]
