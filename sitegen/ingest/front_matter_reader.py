"""The checks of front matter, key by key.

In: a YAML tree with lines. Out: typed values; what is wrong is collected in `problems`, with its
line and what to do, and an empty value stands in for it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from sitegen.arabic.hijri import hijri_span
from sitegen.arabic.numbers import western_digits
from sitegen.errors import Problem, Severity
from sitegen.ingest.characters import one_line, paragraphs, plain_characters
from sitegen.ingest.yaml_tree import Entry, Items, Node, Scalar, Table
from sitegen.model import (
    Bilingual,
    DateOverride,
    Display,
    EditorSummary,
    Licence,
    MentionOverride,
    Origin,
    Overrides,
    Proposal,
    QuoteOverride,
    Removed,
    Rights,
    Status,
    Withdrawal,
)

STATUSES: Final[Mapping[str, Status]] = {
    "published": "published",
    "draft": "draft",
    "withdrawn": "withdrawn",
}
DISPLAYS: Final[Mapping[str, Display]] = {"full": "full", "excerpt": "excerpt", "link": "link"}
TRUTHS: Final[Mapping[str, bool]] = {
    "": False,
    "true": True,
    "yes": True,
    "false": False,
    "no": False,
}
# What is said of a withdrawal, and means nothing for any other status.
WITHDRAWAL_KEYS = ("tombstone", "withdrawn", "withdrawn_reason")
# What is one key in stories.toml is written otherwise in an article.
BENEATH: Final = {
    "summary_en": "write `en:` beneath `summary:`, and the Arabic after `ar:`",
    "summary_ar": "write `ar:` beneath `summary:`",
}
DATE_HINT = "write it as YYYY-MM-DD, for example 2022-01-31"
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Year, month, day, but without the zeros or with other marks between.
_NEAR_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_ISO_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:")
DAY_LENGTH = len("YYYY-MM-DD")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class FrontMatterReader:
    """Reads typed values out of one file's tree and gathers its problems."""

    def __init__(
        self, path: Path, problems: Iterable[Problem] = (), *, foreign: bool = False
    ) -> None:
        self.problems: list[Problem] = list(problems)
        self._path = path
        self._foreign = foreign

    def table(self, node: Node, name: str) -> Table:
        """Return the node as a table; an empty value is an empty table."""
        if isinstance(node, Table):
            return node
        if not (isinstance(node, Scalar) and not node.text):
            self._problem(f"{name} must be a table of keys", node.line, "write `key: value` lines")
        return Table({}, node.line)

    def known_keys(self, table: Table, known: Iterable[str]) -> None:
        """Report every key that is not among these, with the nearest one that is."""
        known = tuple(known)
        for key, entry in table.entries.items():
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(known)}"
                hint = BENEATH.get(key, hint) if "summary" in known else hint
                self._problem(f"{key} is no key known here", entry.line, hint)

    def own_keys(self, table: Table, known: Iterable[str]) -> None:
        """Report unknown keys of the front matter itself, as warnings where it is foreign."""
        if not self._foreign:
            self.known_keys(table, known)
            return
        known = tuple(known)
        self.problems += [
            Problem(
                f"{key} is no key known here, so it was left out",
                self._path,
                entry.line,
                f"the keys are {', '.join(known)}",
                Severity.WARNING,
            )
            for key, entry in table.entries.items()
            if key not in known
        ]

    def text(self, table: Table, key: str) -> str:
        """Return a one-line text; white space in it becomes single spaces."""
        return one_line(self.passage(table, key))

    def passage(self, table: Table, key: str) -> str:
        """Return a text that may have several lines."""
        entry = table.entries.get(key)
        if entry is None:
            return ""
        if not isinstance(entry.node, Scalar):
            self._problem(f"{key} must be text", entry.line, "write it on one line after the key")
            return ""
        return plain_characters(unicodedata.normalize("NFC", entry.node.text))

    def day(self, table: Table, key: str) -> date | None:
        """Return an ISO day, None where the value is empty."""
        value = western_digits(self.text(table, key))
        if not value:
            return None
        if self._foreign and _ISO_TIME.match(value):
            value = value[:DAY_LENGTH]
        line = table.entries[key].line
        if not _ISO_DAY.fullmatch(value):
            self._problem(f"{key} is no date: {value}", line, _as_written(value) or DATE_HINT)
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            message = f"{key} is {value}, but there is no such day"
            hint = "check the month (01 to 12) and the day of the month"
            self._problem(message, line, as_hijri(*map(int, value.split("-"))) or hint)
            return None

    def web_address(self, table: Table, key: str, value: str) -> None:
        """Report an address that is not http or https."""
        if not value:
            return
        try:
            parts = urlsplit(value)
            good = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            good = False
        if not good:
            self._problem(
                f"{key} is no web address: {value}",
                table.entries[key].line,
                "begin it with https:// or http://, or leave it empty",
            )

    def language(self, table: Table, value: str) -> str:
        """Return the article's language, Arabic where none is said."""
        if value not in ("", "ar"):
            self._problem(
                f"lang is {value}, but only articles in Arabic are read",
                table.entries["lang"].line,
                "write `lang: ar`, or take the file out of the folder",
            )
        return "ar"

    def status(self, table: Table, value: str) -> Status:
        """Return the article's status, published where none is said."""
        if value and value not in STATUSES:
            near = difflib.get_close_matches(value, STATUSES, n=1)
            hint = f"did you mean {near[0]}?" if near else f"write one of {', '.join(STATUSES)}"
            self._problem(f"status is {value}", table.entries["status"].line, hint)
        return STATUSES.get(value, "published")

    def summary(self, table: Table) -> EditorSummary:
        """Return the editor's summary: an Arabic text, or a table with ar and en."""
        entry = table.entries.get("summary")
        if entry and isinstance(entry.node, Items):
            self._problem(
                "summary is a list, but must be text",
                entry.line,
                "write it after `summary:` on one line, or `ar:` and `en:` beneath it",
            )
            return EditorSummary()
        written = self._two_languages(table, "summary")
        arabic, english = map(paragraphs, written)
        unseen = any(raw and not one for raw, one in zip(written, (arabic, english), strict=True))
        return EditorSummary(arabic, english, unseen)

    def rights(self, table: Table) -> Rights:
        """Return what the article says of its own rights; its outlet says the rest."""
        value = self.text(table, "display")
        if value and value not in DISPLAYS:
            hint = f"write one of {', '.join(DISPLAYS)}, or leave it out: the outlet's then counts"
            self._problem(f"display is {value}", table.entries["display"].line, hint)
        licence = Licence(self.text(table, "licence"), self.text(table, "licence_url"))
        self.web_address(table, "licence_url", licence.url)
        if licence.url and not licence.name:
            self._problem(
                "licence_url is given, but no licence",
                table.entries["licence_url"].line,
                "write its name too: `licence: CC BY 4.0`",
            )
        return Rights(DISPLAYS.get(value), self._words(table, "credit"), licence)

    def withdrawal(self, table: Table) -> Withdrawal:
        """Return what is said of a withdrawal; reported where the article is not withdrawn."""
        is_withdrawn = self.text(table, "status") == "withdrawn"
        for key in WITHDRAWAL_KEYS:
            entry = table.entries.get(key)
            if entry and not is_withdrawn and self._says_something(entry):
                self._problem(
                    f"{key} is given, but the article is not withdrawn",
                    entry.line,
                    f"write `status: withdrawn`, or take {key} out",
                )
        tombstone = self.text(table, "tombstone").lower()
        if tombstone not in TRUTHS:
            hint = "write true or false"
            self._problem(f"tombstone is {tombstone}", table.entries["tombstone"].line, hint)
        return Withdrawal(
            tombstone=TRUTHS.get(tombstone, True),
            day=self.day(table, "withdrawn"),
            reason=self._words(table, "withdrawn_reason"),
        )

    def origin(self, table: Table) -> Origin | None:
        """Return where the article came from."""
        entry = table.entries.get("origin")
        if entry is None:
            return None
        inner = self.table(entry.node, "origin")
        self.known_keys(inner, ("file", "sha256", "proposed"))
        file, digest = self.text(inner, "file"), self.text(inner, "sha256")
        if not file or not _SHA256.fullmatch(digest):
            self._problem(
                "origin needs file and sha256 (64 hexadecimal digits)",
                entry.line,
                "leave origin as `sitegen ingest` wrote it, or take it out",
            )
            return None
        return Origin(file, digest, self._proposed(inner))

    def removed(self, table: Table) -> tuple[Removed, ...]:
        """Return the passages that cleaning took out."""
        return tuple(
            Removed(self.passage(item, "text"), self.text(item, "reason"))
            for item in self._tables(table, "removed", ("text", "reason"))
        )

    def overrides(self, table: Table) -> Overrides:
        """Return the editor's corrections."""
        entry = table.entries.get("overrides")
        if entry is None:
            return Overrides()
        inner = self.table(entry.node, "overrides")
        self.known_keys(inner, ("mentions", "quotes", "dates"))
        mentions = self._tables(inner, "mentions", ("text", "actor"))
        quotes = self._tables(inner, "quotes", ("text", "speaker"))
        dates = self._tables(inner, "dates", ("text", "first", "last"))
        return Overrides(
            mentions=tuple(
                MentionOverride(
                    self._phrase(item), self._whom(item, "actor", "whom these words mean")
                )
                for item in mentions
            ),
            quotes=tuple(
                QuoteOverride(self._phrase(item), self._whom(item, "speaker", "who says this"))
                for item in quotes
            ),
            dates=tuple(self._date_override(item) for item in dates),
        )

    def _two_languages(self, table: Table, key: str) -> tuple[str, str]:
        """Return words in Arabic and in English: a text is the Arabic, a table has ar and en."""
        entry = table.entries.get(key)
        if entry is None or not isinstance(entry.node, Table):
            return self.passage(table, key).strip(), ""
        self.known_keys(entry.node, ("ar", "en"))
        return self.passage(entry.node, "ar").strip(), self.passage(entry.node, "en").strip()

    def _words(self, table: Table, key: str) -> Bilingual:
        """Return a line in two languages; one text alone serves both."""
        arabic, english = (one_line(text) for text in self._two_languages(table, key))
        entry = table.entries.get(key)
        is_one = entry is not None and isinstance(entry.node, Scalar)
        return Bilingual(arabic, arabic if is_one else english)

    def _says_something(self, entry: Entry) -> bool:
        return not isinstance(entry.node, Scalar) or bool(TRUTHS.get(entry.node.text, True))

    def _date_override(self, table: Table) -> DateOverride:
        """Read one corrected date: without the key `last` it is one day, with it empty, open."""
        first = self.day(table, "first")
        last = self.day(table, "last") if "last" in table.entries else first
        if last is not None and (first is None or last < first):
            self._problem(
                "last must not come before first",
                table.line,
                "give first and last in order; leave both empty where it is no date",
            )
        return DateOverride(self._phrase(table), first, last)

    def _phrase(self, table: Table) -> str:
        """Return the words of the article that a correction is about."""
        phrase = self.passage(table, "text").strip()
        if not phrase:
            self._problem(
                "a correction needs the words it is about",
                table.line,
                "copy them from the article after `text:`",
            )
        return phrase

    def _whom(self, table: Table, key: str, what: str) -> str:
        """Return whom a correction names; nobody only where the editor writes so."""
        if key not in table.entries:
            self._problem(
                f"a correction does not say {what}",
                table.line,
                f'write `{key}: …` with an id or an Arabic name, or `{key}: ""` for nobody',
            )
        return self.text(table, key)

    def _proposed(self, table: Table) -> dict[str, Proposal]:
        entry = table.entries.get("proposed")
        if entry is None:
            return {}
        proposed = {}
        for name, inner in self.table(entry.node, "proposed").entries.items():
            proposal = self.table(inner.node, name)
            self.known_keys(proposal, ("value", "evidence"))
            proposed[name] = Proposal(self.text(proposal, "value"), self.text(proposal, "evidence"))
        return proposed

    def _tables(self, table: Table, key: str, known: Iterable[str]) -> tuple[Table, ...]:
        """Return a list of tables that have these keys."""
        entry: Entry | None = table.entries.get(key)
        if entry is None or (isinstance(entry.node, Scalar) and not entry.node.text):
            return ()
        if not isinstance(entry.node, Items):
            self._problem(f"{key} must be a list", entry.line, "begin each entry with a dash")
            return ()
        tables = tuple(self.table(node, key) for node in entry.node.nodes)
        for item in tables:
            self.known_keys(item, known)
        return tables

    def _problem(self, message: str, line: int, hint: str) -> None:
        self.problems.append(Problem(message, self._path, line, hint))


def as_hijri(year: int, month: int, day: int) -> str:
    """Return a hint at the Gregorian day where these numbers are a Hijri one, else ""."""
    try:
        meant, _ = hijri_span(year, month, day)
    except ValueError:
        return ""
    return f"a day of the Hijri calendar? In the Gregorian one it is {meant}: write that"


def _as_written(value: str) -> str:
    """Return how to write a day that only lacks its zeros or hyphens; "" where it is another."""
    match = _NEAR_ISO.fullmatch(value)
    if match is None:
        return ""
    try:
        return f"write {date(*map(int, match.groups())).isoformat()}"
    except ValueError:
        return ""
