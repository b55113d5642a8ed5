"""What the analysis sees in any text file: no site is needed.

In: bytes and a name. Out: one JSON-ready object per file, and the same for reading on a terminal.
Nothing is written anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.names import Gazetteer
from sitegen.compose.dates import resolve_dates
from sitegen.ingest.raw import article_from_raw
from sitegen.model import Analysis, Article, Mention, ResolvedDate
from sitegen.render.data import date_data, mention_data, quote_data


@dataclass(frozen=True, slots=True)
class Inspection:
    """An article of no site with everything the analysis found in it."""

    file: str
    article: Article
    analysis: Analysis
    dates: tuple[ResolvedDate, ...]


def inspect(
    data: bytes,
    name: str,
    gazetteer: Gazetteer,
    options: AnalyseOptions,
    published: date | None = None,
) -> Inspection:
    """Analyse one file's bytes; `published` wins over a date in its front matter.

    Raises ArticleError for bytes that are no text, or no article.
    """
    article = article_from_raw(data, name)
    if published is not None:
        article = replace(article, date=published)
    analysis = analyse(article, gazetteer, options)
    return Inspection(name, article, analysis, resolve_dates(article, analysis))


def as_data(found: Inspection) -> dict[str, Any]:
    """Return an inspection as JSON-ready data; spans are code points into `text`."""
    article, analysis = found.article, found.analysis
    return {
        "file": found.file,
        "title": article.title or None,
        "date": article.date.isoformat() if article.date else None,
        "text": article.text,
        "removed": [{"text": part.text, "reason": part.reason} for part in article.removed],
        "sentences": [
            {"start": sentence.start, "end": sentence.end, "text": sentence.text}
            for sentence in analysis.sentences
        ],
        "summary": list(analysis.summary),
        "mentions": [mention_data(mention) for mention in analysis.mentions],
        "quotes": [quote_data(quote) for quote in analysis.quotes],
        "dates": [date_data(found_date) for found_date in found.dates],
    }


def as_lines(found: Inspection) -> Sequence[str]:
    """Return an inspection as lines for a terminal."""
    article, analysis = found.article, found.analysis
    names = {m.actor: m.name_en for m in (*analysis.title_mentions, *analysis.mentions) if m.actor}
    lines = [f"{found.file}", f"  title  {article.title or '—'}", f"  date   {article.date or '—'}"]
    if article.removed:
        lines.append("removed by cleaning")
        lines += [f"  ({part.reason}) {part.text}" for part in article.removed]
    lines.append(f"sentences ({len(analysis.sentences)}; * in the summary)")
    for number, sentence in enumerate(analysis.sentences):
        mark = "*" if number in analysis.summary else " "
        lines.append(f"{mark}{number:>4}  {sentence.text}")
    lines += _section(
        "names",
        [
            f"{m.text}  →  {m.name_en or m.actor or '?'} ({m.type}, {m.kind})"
            for m in _once(analysis)
        ],
    )
    lines += _section(
        "quotes",
        [
            f"{names.get(q.speaker or '', q.speaker) or '?'} ({q.verb or '—'}): "
            f"{' '.join(q.text.split())}"
            for q in analysis.quotes
        ],
    )
    lines += _section(
        "dates",
        [f"{d.text}  →  {_span(d)} ({d.precision}, {d.kind})" for d in found.dates],
    )
    return lines


def _once(analysis: Analysis) -> list[Mention]:
    """Return one mention for each way an actor is written."""
    return list({(m.text, m.actor): m for m in analysis.mentions}.values())


def _section(heading: str, items: list[str]) -> list[str]:
    return [f"{heading} ({len(items)})", *(f"  {item}" for item in items)] if items else []


def _span(found: ResolvedDate) -> str:
    if found.first is None:
        return "unresolved"
    if found.last is None:
        return f"{found.first} …"
    return str(found.first) if found.first == found.last else f"{found.first} … {found.last}"
