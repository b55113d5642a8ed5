"""What the analysis sees in any text file: no site is needed.

In: bytes and a name. Out: one JSON-ready object per file, and the same for reading on a terminal.
Nothing is written anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from msgspec import to_builtins

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import Gazetteer
from sitegen.analyse.naming.tagged import tag_article
from sitegen.analyse.summarising.explain import Explained, explain
from sitegen.analyse.summarising.summary import sum_up
from sitegen.compose.dates import resolve_dates
from sitegen.ingest.raw import article_from_raw
from sitegen.model import (
    Analysis,
    Article,
    FoundActor,
    Mention,
    Office,
    ResolvedDate,
    SummaryLength,
    local_id,
    most_taken,
)
from sitegen.render.datasets.articles import date_row, mention_row, quote_row
from sitegen.render.summaries.shown import lines_data, lines_for_reading, shown_lines

# A reader compares sentences by what counts most; of less than this two are alike.
_REASONS = 5
_LEAST = 0.01
_MARGIN = " " * 7


@dataclass(frozen=True, slots=True)
class Inspection:
    """An article of no site with everything the analysis found in it; its summary's `length`."""

    file: str
    article: Article
    analysis: Analysis
    dates: tuple[ResolvedDate, ...]
    length: SummaryLength

    def why(self) -> tuple[Explained, ...]:
        """Say of every sentence why it is in the summary or not."""
        return explain(sum_up(self.article, self.analysis, self.length))


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
    analysis = analyse(article, gazetteer, options, tag_article(article))
    return Inspection(name, article, analysis, resolve_dates(article, analysis), options.length)


def as_data(found: Inspection, *, explained: bool = False) -> dict[str, Any]:
    """Return an inspection as JSON-ready data; spans are code points into `text`.

    With `explained` it says of every sentence why it is in the summary or not.
    """
    article, analysis = found.article, found.analysis
    why = {"explained": [_why_data(one) for one in found.why()]} if explained else {}
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
        "lead_line": lines_data(shown_lines(article, analysis)),
        "mentions": [_mention_data(mention) for mention in analysis.mentions],
        "title_mentions": [_mention_data(mention) for mention in analysis.title_mentions],
        "found": [_found_data(at, actor) for at, actor in enumerate(analysis.found)],
        "offices": [_office_data(office) for office in analysis.offices],
        "quotes": [to_builtins(quote_row(quote)) for quote in analysis.quotes],
        "dates": [to_builtins(date_row(one)) | {"calendar": one.calendar} for one in found.dates],
        **why,
    }


def _why_data(one: Explained) -> dict[str, Any]:
    return {
        "score": round(one.score, 4),
        "worth": round(one.worth, 4),
        "rank": one.verdict.rank,
        "verdict": one.verdict.kind,
        "other": one.verdict.other,
        "reasons": [
            {"feature": reason.feature, "worth": round(reason.worth, 4)} for reason in one.reasons
        ],
    }


def _mention_data(mention: Mention) -> dict[str, Any]:
    known: dict[str, Any] = to_builtins(mention_row(mention))
    return known | {"sure": mention.sure, "by_editor": mention.by_editor}


def _found_data(index: int, actor: FoundActor) -> dict[str, Any]:
    """Return one whom no list has; `id` is what its mentions have for an actor."""
    return {
        "id": local_id(index),
        "name": actor.name,
        "type": actor.type,
        "forms": list(actor.forms),
        "short": list(actor.short),
        "sure": actor.sure,
        "full": actor.full,
        "name_en": actor.name_en,
    }


def _office_data(office: Office) -> dict[str, Any]:
    return {
        "start": office.start,
        "end": office.end,
        "text": office.text,
        "actor": office.actor,
    }


def as_lines(found: Inspection, *, explained: bool = False) -> Sequence[str]:
    """Return an inspection as lines for a terminal; `explained` as in `as_data`."""
    article, analysis = found.article, found.analysis
    names = _names(analysis)
    lines = [f"{found.file}", f"  title  {article.title or '—'}", f"  date   {article.date or '—'}"]
    if article.removed:
        lines.append("removed by cleaning")
        lines += [f"  ({part.reason}) {part.text}" for part in article.removed]
    lines += _sentences(found, explained=explained)
    lines += lines_for_reading(shown_lines(article, analysis))
    lines += _section(
        "names",
        [
            f"{m.text}  →  {names.get(m.actor or '') or '?'} ({m.type}, {m.kind})"
            for m in _once(analysis)
        ],
    )
    lines += _section(
        "offices",
        [f"{names.get(office.actor) or '?'}: {office.text}" for office in analysis.offices],
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
        [f"{d.text}  →  {_span(d)} ({_manner(d)})" for d in found.dates],
    )
    return lines


def _sentences(found: Inspection, *, explained: bool) -> list[str]:
    """Return the sentences with those of the summary marked, and why if that was asked for."""
    sentences = found.analysis.sentences
    why = found.why() if explained else ()
    lines = [f"sentences ({len(sentences)}; * in the summary)"]
    for number, sentence in enumerate(sentences):
        mark = "*" if number in found.analysis.summary else " "
        lines.append(f"{mark}{number:>4}  {sentence.text}")
        lines += _why(why[number]) if explained else []
    return lines + (_about_summary(found, why) if explained else [])


def _why(one: Explained) -> list[str]:
    """Return two lines on a sentence: the verdict with its rank, and what its score is made of."""
    if one.verdict.rank is None:
        return [f"{_MARGIN}{one.words}"]
    parts = [
        f"{reason.worth:+.2f} {reason.words}"
        for reason in one.reasons[:_REASONS]
        if reason.words and abs(reason.worth) >= _LEAST
    ]
    made_of = f" ({'; '.join(parts)})" if parts else ""
    return [
        f"{_MARGIN}rank {one.verdict.rank}: {one.words}",
        f"{_MARGIN}worth {one.worth:+.2f}{made_of}",
    ]


def _about_summary(found: Inspection, why: Sequence[Explained]) -> list[str]:
    """Return what a reader of the explanation should know besides."""
    lines = [
        "  What adds to a sentence's worth, and takes from it, stands behind it, if it counts."
    ]
    half = most_taken(sum(one.verdict.rank is not None for one in why))
    if found.length.unit == "sentences" and found.length.amount > half:
        lines.append(f"  No more than half of the sentences are taken: here {half}.")
    if found.article.summary.ar or found.article.summary.en:
        lines.append("  The site shows the editor's own summary, in the front matter, instead.")
    return lines


def _names(analysis: Analysis) -> dict[str, str]:
    """Return what each actor is called: in English where a list has it, else as the text does."""
    mentions = (*analysis.title_mentions, *analysis.mentions)
    names = {mention.actor: mention.name_en or "" for mention in mentions if mention.actor}
    found = {local_id(at): actor.name for at, actor in enumerate(analysis.found)}
    return names | found


def _once(analysis: Analysis) -> list[Mention]:
    """Return one mention for each way an actor is written."""
    return list({(m.text, m.actor): m for m in analysis.mentions}.values())


def _section(heading: str, items: list[str]) -> list[str]:
    return [f"{heading} ({len(items)})", *(f"  {item}" for item in items)] if items else []


def _manner(found: ResolvedDate) -> str:
    """Say how exact a time expression is, of what kind, and of which calendar if not the usual."""
    calendar = () if found.calendar == "gregorian" else (found.calendar,)
    about = ("about",) if found.about else ()
    return ", ".join((found.precision, found.kind, *calendar, *about))


def _span(found: ResolvedDate) -> str:
    if found.first is None:
        return "unresolved"
    if found.last is None:
        return f"{found.first} …"
    return str(found.first) if found.first == found.last else f"{found.first} … {found.last}"
