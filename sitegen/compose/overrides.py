"""Checks the editor's corrections: one that corrects nothing is a mistake worth hearing of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from sitegen.errors import Problem, Severity
from sitegen.model import Article, DateOverride, MentionOverride, QuoteOverride

Correction = MentionOverride | QuoteOverride | DateOverride

# Of an actor's id: closer than this is more likely a slip than another actor.
NEAR = 0.6


def check_overrides(article: Article, actors: Collection[str]) -> tuple[Problem, ...]:
    """Return a warning for each correction of words that do not occur, or by an unknown actor."""
    return (*_missing(article), *_unknown(article, actors))


def _missing(article: Article) -> Iterator[Problem]:
    overrides = article.overrides
    lists: dict[str, Sequence[Correction]] = {
        "mentions": overrides.mentions,
        "quotes": overrides.quotes,
        "dates": overrides.dates,
    }
    for name, items in lists.items():
        for item in items:
            if item.text not in article.text and item.text not in article.title:
                yield Problem(
                    f"overrides.{name}: these words do not occur in the article: {item.text}",
                    article.path,
                    hint="copy the words from the article, or remove the correction",
                    severity=Severity.WARNING,
                )


def _unknown(article: Article, actors: Collection[str]) -> Iterator[Problem]:
    for item in article.overrides.mentions:
        if item.actor and item.actor not in actors:
            near = get_close_matches(item.actor, actors, n=1, cutoff=NEAR)
            advice = f"did you mean {near[0]}?" if near else "add the actor to content/actors.toml"
            yield Problem(
                f"overrides.mentions: no actor has the id {item.actor}",
                article.path,
                hint=advice,
                severity=Severity.WARNING,
            )
