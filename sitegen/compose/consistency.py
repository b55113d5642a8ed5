"""Checks what the editor says of names against the articles and against itself.

In: articles, actors, countries. Out: warnings, for a correction that corrects nothing and for
actors that stand in each other's way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from sitegen.arabic.letters import fold_text, is_letter
from sitegen.errors import Problem, Severity
from sitegen.model import (
    Actor,
    Analysis,
    Article,
    DateOverride,
    Mention,
    MentionOverride,
    QuoteOverride,
    Term,
)

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


def check_reach(
    articles: Iterable[Article], analyses: Mapping[str, Analysis]
) -> tuple[Problem, ...]:
    """Return a warning for each corrected mention that stands only inside a longer name.

    A correction does not reach into one: it would part the name. `analyses` are by slug.
    """
    problems = []
    for article in articles:
        for item in article.overrides.mentions:
            around = _names_around(item.text, article, analyses[article.slug])
            if around and all(around):
                problems.append(
                    Problem(
                        f"overrides.mentions: {item.text} stands only inside a longer name and "
                        f"changes nothing: {around[0]}",
                        article.path,
                        hint=f"write the longer name as text: {around[0]}",
                        severity=Severity.WARNING,
                    )
                )
    return tuple(problems)


def _names_around(words: str, article: Article, analysis: Analysis) -> list[str]:
    """Return, for each place where these words stand, the longer name around it or ""."""
    parts = ((article.title, analysis.title_mentions), (article.text, analysis.mentions))
    return [
        _around(at, at + len(words), mentions)
        for text, mentions in parts
        for at in _places_of(words, text)
    ]


def _places_of(words: str, text: str) -> Iterator[int]:
    """Yield where these words stand in a text, not inside longer words after them."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if end == len(text) or not is_letter(text[end]):
            yield at
        at = text.find(words, at + 1)


def _around(start: int, end: int, mentions: Iterable[Mention]) -> str:
    """Return the words of the longer mention around a span; "" where there is none."""
    for mention in mentions:
        longer = (mention.start, mention.end) != (start, end)
        if mention.start <= start and end <= mention.end and longer:
            return mention.text
    return ""


def _unknown(article: Article, actors: Collection[str]) -> Iterator[Problem]:
    for item in article.overrides.mentions:
        if item.actor and item.actor not in actors and not _is_name(item.actor):
            near = get_close_matches(item.actor, actors, n=1, cutoff=NEAR)
            advice = (
                f"did you mean {near[0]}?"
                if near
                else "write the name in Arabic, or add the actor to content/actors.toml"
            )
            yield Problem(
                f"overrides.mentions: no actor has the id {item.actor}",
                article.path,
                hint=advice,
                severity=Severity.WARNING,
            )


def _is_name(actor: str) -> bool:
    """Tell an Arabic name, which may be nobody's entry, from an id."""
    return not actor.isascii() and any(map(is_letter, actor))


def check_terms(
    glossary: Iterable[Term], editors: Iterable[Actor], path: Path
) -> tuple[Problem, ...]:
    """Return a warning for each term that an actor has too, with other English.

    `path` is where the glossary is written.
    """
    named = {
        fold_text(form): actor for actor in editors for form in (actor.name_ar, *actor.variants)
    }
    return tuple(
        Problem(
            f"{spelling} is the actor {actor.id} too, whose English is {actor.name_en}: here it is "
            f"{term.english[0]}, and this is what machines are held to",
            path,
            hint="write the name in one of the two files, or the same English in both",
            severity=Severity.WARNING,
        )
        for term in glossary
        for spelling in term.arabic
        for actor in (named.get(fold_text(spelling)),)
        if actor and actor.name_en not in term.english
    )


def check_actors(
    editors: Iterable[Actor], countries: Iterable[Actor], path: Path
) -> tuple[Problem, ...]:
    """Return a warning for each name that two actors share, and for a country that is hidden.

    `path` is where the editor's actors are written.
    """
    problems = []
    holders: defaultdict[str, list[str]] = defaultdict(list)
    by_id = {country.id: country for country in countries}
    for actor in editors:
        for name in dict.fromkeys(fold_text(form) for form in (actor.name_ar, *actor.variants)):
            holders[name].append(actor.id)
        hidden = by_id.get(actor.id)
        if hidden and actor.country != hidden.country:
            problems.append(
                Problem(
                    f"the actor {actor.id} takes the place of a country",
                    path,
                    hint=f'give it another id, or write country = "{hidden.country}" if it is one',
                    severity=Severity.WARNING,
                )
            )
    problems += [
        Problem(
            f"the name {name} is given to more than one actor: {', '.join(ids)}",
            path,
            hint="only the first is found by it: make the names differ, or join the entries",
            severity=Severity.WARNING,
        )
        for name, ids in holders.items()
        if len(ids) > 1
    ]
    return tuple(problems)
