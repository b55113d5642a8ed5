"""The files of the data: JSON lines, tables, and a schema for each; written a piece at a time.

In: an edition, which lends its digest. Out: plans of files. A table is UTF-8 with a byte order
mark, without which Excel reads Arabic as gibberish, with commas between its cells; words that a
spreadsheet would take for a formula have an apostrophe before them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TypeVar

import msgspec

from sitegen.model import Digest
from sitegen.render import urls
from sitegen.render.datasets.article_rows import ArticleRow
from sitegen.render.datasets.articles import article_rows
from sitegen.render.datasets.fields import Row
from sitegen.render.datasets.joined import actor_rows, day_rows, event_rows, story_rows
from sitegen.render.datasets.joined_rows import ActorRow, DayRow, EventRow, StoryRow
from sitegen.render.datasets.tabled import (
    actor_table,
    article_table,
    day_table,
    event_table,
    story_table,
)
from sitegen.render.datasets.tables import (
    ActorTable,
    ArticleTable,
    DayTable,
    EventTable,
    StoryTable,
)
from sitegen.render.edition import Edition, Place
from sitegen.render.options import Naming
from sitegen.render.plans import FeedPlan

# Line ends to some readers of lines, though not to JSON: written as escapes.
LINE_ENDS = {mark.encode(): f"\\u{ord(mark):04x}".encode() for mark in "\u0085\u2028\u2029"}
# Lines that are written at a time: enough that a disk is not asked for every one of them.
LINES_AT_A_TIME = 256
BYTE_ORDER_MARK = "\ufeff"
# What spreadsheets begin a formula with, in wide letters too (OWASP, "CSV Injection").
FORMULAS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
AS_WORDS = "'"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A kind of data: the rows of its lines and of its table."""

    name: str
    line: type[Row]
    table: type[Row]

    @property
    def files(self) -> tuple[tuple[str, type[Row]], ...]:
        """The addresses of its two files, each with what a row of it is."""
        return ((urls.data_lines(self.name), self.line), (urls.data_table(self.name), self.table))


DATASETS = (
    Dataset("articles", ArticleRow, ArticleTable),
    Dataset("actors", ActorRow, ActorTable),
    Dataset("events", EventRow, EventTable),
    Dataset("stories", StoryRow, StoryTable),
    Dataset("days", DayRow, DayTable),
)


def plan_data(edition: Edition) -> Iterator[FeedPlan]:
    """Plan all files of data, each written anew only where something in it changed.

    They are the same in every language; `edition` lends the digest. Actors and days count with
    every file.
    """
    digest, naming = edition.digest, edition.options.reviewer
    articles = tuple(digest.articles)
    stories = tuple((story.id, story.slugs) for story in digest.stories.values())
    # All that lies in articles counts with them; stories and what they share do not.
    drawn: dict[str, tuple[tuple[str, ...], object]] = {
        "articles": (articles, stories),
        "actors": ((), ()),
        "events": (articles, digest.events),
        "stories": (articles, (tuple(digest.stories.values()), digest.passages)),
        "days": ((), tuple(day.summary for day in digest.days)),
    }
    for dataset in DATASETS:
        slugs, matter = drawn[dataset.name]
        for address, write in _writers(digest, naming)[dataset.name]:
            yield FeedPlan(Place(edition, address), write, slugs, matter=matter)
    for dataset in DATASETS:
        for address, row in dataset.files:
            place = Place(edition, urls.data_schema(address))
            yield FeedPlan(place, partial(schema_bytes, row, address), ())


def articles_jsonl(digest: Digest, naming: Naming) -> Iterator[bytes]:
    """Write all articles as lines."""
    return json_lines(article_rows(digest, naming))


def json_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """Write rows as JSON, one on a line to every reader of lines."""
    encoder = msgspec.json.Encoder()
    for lines in _batches(encoder.encode(row) + b"\n" for row in rows):
        data = b"".join(lines)
        for mark, escape in LINE_ENDS.items():
            data = data.replace(mark, escape)
        yield data


def csv_lines(row: type[Row], rows: Iterable[Row]) -> Iterator[bytes]:
    """Write rows as a table with a heading, one on a line."""
    names = row.__struct_fields__
    yield (BYTE_ORDER_MARK + _csv([names])).encode()
    cells = ([_cell(getattr(one, name)) for name in names] for one in rows)
    for some in _batches(cells):
        yield _csv(some).encode()


def schema_bytes(row: type[Row], address: str) -> bytes:
    """Return the JSON Schema (2020-12) of a row of a file."""
    schema = msgspec.json.schema(row)
    found = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": address,
        "description": f"One row of {address}.",
        **schema,
    }
    return msgspec.json.format(msgspec.json.encode(found, order="sorted"), indent=1) + b"\n"


def _writers(
    digest: Digest, naming: Naming
) -> dict[str, tuple[tuple[str, Callable[[], Iterable[bytes]]], ...]]:
    """Return what writes the two files of each kind of data."""
    rows: dict[str, tuple[Callable[[], Iterable[Row]], Callable[[], Iterable[Row]]]] = {
        "articles": (partial(article_rows, digest, naming), partial(article_table, digest)),
        "actors": (partial(actor_rows, digest), partial(actor_table, digest)),
        "events": (partial(event_rows, digest), partial(event_table, digest)),
        "stories": (partial(story_rows, digest), partial(story_table, digest)),
        "days": (partial(day_rows, digest), partial(day_table, digest)),
    }
    return {
        one.name: (
            (urls.data_lines(one.name), partial(_write_lines, rows[one.name][0])),
            (urls.data_table(one.name), partial(_write_table, one.table, rows[one.name][1])),
        )
        for one in DATASETS
    }


def _write_lines(rows: Callable[[], Iterable[Row]]) -> Iterator[bytes]:
    return json_lines(rows())


def _write_table(row: type[Row], rows: Callable[[], Iterable[Row]]) -> Iterator[bytes]:
    return csv_lines(row, rows())


def _batches(values: Iterable[T]) -> Iterator[list[T]]:
    left = iter(values)
    while some := list(islice(left, LINES_AT_A_TIME)):
        yield some


def _csv(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as RFC 4180 writes them."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _cell(value: object) -> str:
    """Return a value on one line, and never as a formula."""
    words = " ".join(str(value).split())
    return AS_WORDS + words if words.startswith(FORMULAS) else words
