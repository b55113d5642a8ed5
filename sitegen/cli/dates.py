"""What `sitegen ingest` says of dates that no editor decided, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sitegen.model import Article, DateEvidence
from sitegen.report import plural
from sitegen.undated import Proposed, Stated, Taken, Undated

TO_TAKE = "sitegen ingest --accept-dates"
# More would push what was ingested off the screen; --json has them all.
MOST_SHOWN = 20


def offer(found: Undated) -> Iterator[str]:
    """Yield what could be proposed; nothing where every article has a date."""
    if not found.missing:
        return
    yield (
        "1 article has no date" if found.missing == 1 else f"{found.missing} articles have no date"
    )
    for one in found.proposed[:MOST_SHOWN]:
        yield f"  {_proposed(one, found.days)}"
    if len(found.proposed) > MOST_SHOWN:
        yield f"  and {len(found.proposed) - MOST_SHOWN} more proposed days"
    if found.problems:
        yield f"  what to propose cannot be told {_first_mended(found.to_mend)}"
    elif found.unknown:
        named = ", ".join(article.slug for article in found.unknown[:MOST_SHOWN])
        more = " …" if len(found.unknown) > MOST_SHOWN else ""
        yield f"  nothing to propose for {len(found.unknown)}: {named}{more}"
    if found.proposed:
        yield f"to take what is proposed: {TO_TAKE} SLUG"
        yield f"to take all of it{_and_stated(found)}: {TO_TAKE}"


def _and_stated(found: Undated) -> str:
    """Say what else is taken where no article is named."""
    if not found.stated:
        return ""
    return f", and {plural(len(found.stated), 'date')} that ingest read in the articles"


def tell(taken: Taken) -> Iterator[str]:
    """Yield one line for each date that was taken, and how many there were."""
    for one in taken.stated:
        yield f"{one.article.slug}: {written(one.day)}; {one.evidence or 'no evidence noted'}"
    for found in taken.proposed:
        yield _proposed(found, taken.days)
    yield from map(_left_alone, taken.others)
    for article in taken.untold:
        yield f"{article.slug}: its day cannot be told {_first_mended(taken.to_mend)}"
    yield f"{plural(len(taken.stated) + len(taken.proposed), 'date')} taken"


def _first_mended(files: int) -> str:
    """Say what has to come first; the files are named after it."""
    return f"before the {'file below is' if files == 1 else 'files below are'} mended"


def _left_alone(article: Article) -> str:
    """Say why nothing was taken into an article that was named."""
    if article.status == "withdrawn":
        return f"{article.slug}: withdrawn; nothing was taken"
    draft = "a draft; " if article.status == "draft" else ""
    if article.date is None:
        return f"{article.slug}: {draft}days are proposed only for what readers see"
    return f"{article.slug}: {draft}its date is decided already: {written(article.date)}"


def written(day: date) -> str:
    """Return a day as the terminal shows it: Monday 10 January 2022."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def offered_data(found: Undated) -> dict[str, Any]:
    """Return what could be proposed as JSON-ready data."""
    return {
        "proposed": [_proposed_data(one) for one in found.proposed],
        "unknown": [article.slug for article in found.unknown],
        "stated": [_stated_data(one) for one in found.stated],
    }


def taken_data(taken: Taken) -> list[dict[str, Any]]:
    """Return the dates that were taken as JSON-ready data."""
    return [*map(_stated_data, taken.stated), *map(_proposed_data, taken.proposed)]


def _stated_data(one: Stated) -> dict[str, Any]:
    evidence = [{"kind": "stated", "text": one.evidence, "slug": ""}]
    return {
        "slug": one.article.slug,
        "day": one.day.isoformat(),
        "confidence": "stated",
        "evidence": evidence,
    }


def _proposed_data(one: Proposed) -> dict[str, Any]:
    return {
        "slug": one.article.slug,
        "day": one.proposal.day.isoformat(),
        "confidence": one.proposal.confidence,
        "evidence": [
            {"kind": piece.kind, "text": piece.text, "slug": piece.slug}
            for piece in one.proposal.evidence
        ],
    }


def _proposed(one: Proposed, days: Mapping[str, date]) -> str:
    sure = "rather sure" if one.proposal.confidence == "high" else "not sure"
    why = _why(one.proposal.evidence, days)
    return f"{one.article.slug}: {written(one.proposal.day)}, {sure}: {why}"


def _why(evidence: Sequence[DateEvidence], days: Mapping[str, date]) -> str:
    """Put into words what speaks for a day: the article's own words, then other articles."""
    own = " + ".join(f"“{piece.text}”" for piece in evidence if piece.kind != "story")
    others = [
        f"{'the same words' if piece.text else 'the same story'} as {piece.slug}"
        f" of {written(days[piece.slug])}"
        for piece in evidence
        if piece.kind == "story"
    ]
    return "; ".join(filter(None, (own, *others)))
