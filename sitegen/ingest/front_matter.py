"""The front matter of an article: what the editor says of it, read strictly and written legibly.

In: an article's file as text. Out: a FrontMatter and the Markdown body; or a file's text from them.
Reports every problem of a file at once, each with its line; guesses at nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sitegen.errors import ArticleError, Problem, Severity
from sitegen.ingest.front_matter_reader import FrontMatterReader
from sitegen.ingest.yaml_tree import Items, Node, Scalar, Table, parse_yaml
from sitegen.model import (
    Bilingual,
    EditorSummary,
    Origin,
    Overrides,
    Removed,
    Rights,
    Status,
    Withdrawal,
)

FENCE = "---"
# Of the YAML, below the fence.
_FIRST_LINE = 2
# Longer strings are written as a block of their own: more than the longest title, which an editor
# wants to see beside its key.
MAX_INLINE = 200
# Wider than any line: a value stays on its line.
WIDTH = 1_000_000
TEXT_KEYS = ("title", "title_en", "outlet", "agency", "url", "author", "lang", "status")
# In the order in which they are written.
KEYS = ("title", "title_en", "date", "outlet", "agency", "url", "author", "lang", "status",
        "tombstone", "withdrawn", "withdrawn_reason", "display", "credit", "licence",
        "licence_url", "summary", "origin", "removed", "overrides")  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter can say; the fields mean what they mean in Article."""

    title: str = ""
    title_en: str = ""
    date: date | None = None
    outlet: str = ""
    agency: str = ""
    url: str = ""
    author: str = ""
    lang: str = "ar"
    status: Status = "published"
    summary: EditorSummary = field(default_factory=EditorSummary)
    origin: Origin | None = None
    removed: tuple[Removed, ...] = ()
    overrides: Overrides = field(default_factory=Overrides)
    rights: Rights = field(default_factory=Rights)
    withdrawal: Withdrawal = field(default_factory=Withdrawal)


def read_front_matter(text: str, path: Path) -> tuple[FrontMatter | None, str]:
    """Split a file's text into its front matter (None where it has none) and its body.

    Raises ArticleError with all problems found.
    """
    front, body, problems = _read(text, path, foreign=False)
    if problems:
        raise ArticleError.of(problems)
    return front, body


def read_foreign_front_matter(
    text: str, path: Path
) -> tuple[FrontMatter | None, str, tuple[Problem, ...]]:
    """Read front matter that was written for another program: what is known of it is taken.

    Keys that are not known come back as warnings. Raises ArticleError with all other problems.
    """
    front, body, problems = _read(text, path, foreign=True)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ArticleError.of(problems)
    return front, body, problems


def _read(
    text: str, path: Path, *, foreign: bool
) -> tuple[FrontMatter | None, str, tuple[Problem, ...]]:
    """Split a text into front matter and body, with what is wrong with the values."""
    parted = _parted(text, path)
    if parted is None:
        return None, text, ()
    written, body = parted
    tree, problems = parse_yaml(written, path, first_line=_FIRST_LINE)
    reader = FrontMatterReader(path, problems, foreign=foreign)
    front = _front_matter(tree, reader)
    return (
        front,
        body,
        tuple(sorted(reader.problems, key=lambda problem: problem.line or 0)),
    )


def front_matter_tree(text: str, path: Path) -> Node | None:
    """Return a file's front matter with its lines, unread; None where it has none.

    Raises ArticleError for what is no YAML.
    """
    parted = _parted(text, path)
    return parse_yaml(parted[0], path, first_line=_FIRST_LINE)[0] if parted else None


def _parted(text: str, path: Path) -> tuple[str, str] | None:
    """Split a text into the YAML between the fences and the body; None where it has no fence."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise ArticleError(
            "has front matter that does not end",
            path=path,
            line=1,
            hint='put a line "---" between the last key and the text',
        )
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])


def write_front_matter(front: FrontMatter) -> str:
    """Return front matter as text between its fences; keys without a value stand empty."""
    values: dict[str, Any] = {
        "title": front.title or None,
        "title_en": front.title_en or None,
        "date": front.date,
        "outlet": front.outlet or None,
        "agency": front.agency or None,
        "url": front.url or None,
        "author": front.author or None,
        "lang": front.lang,
        "status": front.status,
        **_withdrawal_values(front.withdrawal),
        **_rights_values(front.rights),
        "summary": _summary_value(front.summary),
    }
    if front.origin:
        values["origin"] = _origin_value(front.origin)
    if front.removed:
        values["removed"] = [{"text": part.text, "reason": part.reason} for part in front.removed]
    if front.overrides != Overrides():
        values["overrides"] = _overrides_value(front.overrides)
    dumped = yaml.dump(
        values,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=WIDTH,
    )
    return f"{FENCE}\n{dumped}{FENCE}\n"


def _front_matter(tree: Table | Items | Scalar, reader: FrontMatterReader) -> FrontMatter:
    table = reader.table(tree, "front matter")
    reader.own_keys(table, KEYS)
    texts = {key: reader.text(table, key) for key in TEXT_KEYS}
    reader.web_address(table, "url", texts["url"])
    return FrontMatter(
        title=texts["title"],
        title_en=texts["title_en"],
        date=reader.day(table, "date"),
        outlet=texts["outlet"],
        agency=texts["agency"],
        url=texts["url"],
        author=texts["author"],
        lang=reader.language(table, texts["lang"]),
        status=reader.status(table, texts["status"]),
        summary=reader.summary(table),
        origin=reader.origin(table),
        removed=reader.removed(table),
        overrides=reader.overrides(table),
        rights=reader.rights(table),
        withdrawal=reader.withdrawal(table),
    )


def _summary_value(summary: EditorSummary) -> str | Mapping[str, str] | None:
    if summary.en:
        return {"ar": summary.ar, "en": summary.en}
    return summary.ar or None


def _words_value(words: Bilingual) -> str | Mapping[str, str]:
    return words.ar if words.ar == words.en else {"ar": words.ar, "en": words.en}


def _withdrawal_values(withdrawal: Withdrawal) -> dict[str, Any]:
    """Return the keys of a withdrawal that say something."""
    values = {
        "tombstone": withdrawal.tombstone,
        "withdrawn": withdrawal.day,
        "withdrawn_reason": _words_value(withdrawal.reason),
    }
    return {key: value for key, value in values.items() if value}


def _rights_values(rights: Rights) -> dict[str, Any]:
    """Return the keys of an article's own rights that say something."""
    values = {
        "display": rights.display,
        "credit": _words_value(rights.credit),
        "licence": rights.licence.name,
        "licence_url": rights.licence.url,
    }
    return {key: value for key, value in values.items() if value}


def _origin_value(origin: Origin) -> dict[str, Any]:
    value: dict[str, Any] = {"file": origin.file, "sha256": origin.sha256}
    if origin.proposed:
        value["proposed"] = {
            name: {"value": proposal.value, "evidence": proposal.evidence}
            for name, proposal in origin.proposed.items()
        }
    return value


def _overrides_value(overrides: Overrides) -> dict[str, list[dict[str, Any]]]:
    value: dict[str, list[dict[str, Any]]] = {
        "mentions": [{"text": item.text, "actor": item.actor} for item in overrides.mentions],
        "quotes": [{"text": item.text, "speaker": item.speaker} for item in overrides.quotes],
        "dates": [
            {"text": item.text, "first": item.first, "last": item.last} for item in overrides.dates
        ],
    }
    return {name: items for name, items in value.items() if items}


class _Dumper(yaml.SafeDumper):
    """Writes lists indented, empty values as nothing, long texts as blocks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless  # a list's dashes stand under its key, not below it
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if len(value) > MAX_INLINE or "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style)


def _represent_nothing(dumper: yaml.SafeDumper, value: None) -> yaml.ScalarNode:
    del value
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(type(None), _represent_nothing)
