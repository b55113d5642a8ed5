"""Date expressions meet the article's day: every phrase gets its first and last day.

In: an article and its analysis. Out: resolved dates in text order, the editor's readings included.
"""

from __future__ import annotations

from sitegen.arabic.calendar import MONDAY, precision_of, resolve
from sitegen.arabic.letters import is_letter
from sitegen.model import Analysis, Article, DateOverride, DatePrecision, ResolvedDate


def resolve_dates(
    article: Article, analysis: Analysis, week_start: int = MONDAY
) -> tuple[ResolvedDate, ...]:
    """Resolve an article's date expressions against its date; the editor's reading wins.

    Weeks begin on the weekday `week_start`, 0 (Monday) to 6 (Sunday).
    """
    overrides = [
        (start, start + len(override.text), override)
        for override in article.overrides.dates
        for start in _places(article.text, override.text)
    ]
    resolved = [
        resolve(expression, article.date, week_start)
        for expression in analysis.dates
        if not any(start < expression.end and expression.start < end for start, end, _ in overrides)
    ]
    resolved += [
        _by_editor(start, end, override, week_start)
        for start, end, override in overrides
        if override.first is not None
    ]
    return tuple(sorted(resolved, key=lambda found: (found.start, found.end)))


def _by_editor(start: int, end: int, override: DateOverride, week_start: int) -> ResolvedDate:
    precision: DatePrecision = "day"
    if override.first is not None and override.last is not None:
        precision = precision_of(override.first, override.last, week_start)
    return ResolvedDate(
        start=start,
        end=end,
        text=override.text,
        first=override.first,
        last=override.last,
        precision=precision,
        kind="explicit",
        by_editor=True,
    )


def _places(text: str, phrase: str) -> list[int]:
    """Find every place of a phrase that stands as words of its own."""
    places = []
    start = text.find(phrase) if phrase else -1
    while start >= 0:
        end = start + len(phrase)
        open_before = start == 0 or not is_letter(text[start - 1])
        open_after = end == len(text) or not is_letter(text[end])
        if open_before and open_after:
            places.append(start)
        start = text.find(phrase, end)
    return places
