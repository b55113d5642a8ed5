"""Checks what the editor says of names against the articles and against itself.

In: articles, actors, countries. Out: warnings with their lines, for a correction that corrects
nothing and for actors that stand in each other's way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from sitegen.arabic.letters import fold_text, is_letter
from sitegen.errors import Problem, Severity
from sitegen.files import slugify
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
# Tells the line of an item: the file, which of its lists, and the place in the list.
LineAt = Callable[[Path, str, int], int | None]

# Of an actor's id: closer than this is more likely a slip than another actor.
NEAR = 0.6
# Of a speaker in English words, who may well be nobody's entry: only what is almost an actor's.
_ALMOST = 0.8
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def check_overrides(
    article: Article, actors: Mapping[str, Actor], line_at: LineAt
) -> tuple[Problem, ...]:
    """Return a warning for each correction of words that do not occur, or by an unknown actor.

    `actors` are the listed ones by id.
    """
    return (
        *_missing(article, line_at),
        *_unknown(article, actors, line_at),
        *_mistaken(article, actors, line_at),
    )


def _missing(article: Article, line_at: LineAt) -> Iterator[Problem]:
    overrides = article.overrides
    lists: dict[str, Sequence[Correction]] = {
        "mentions": overrides.mentions,
        "quotes": overrides.quotes,
        "dates": overrides.dates,
    }
    for name, items in lists.items():
        for at, item in enumerate(items):
            if item.text not in article.text and item.text not in article.title:
                yield Problem(
                    f"overrides.{name}: these words do not occur in the article: {item.text}",
                    article.path,
                    line_at(article.path, name, at),
                    "copy the words from the article, or remove the correction",
                    Severity.WARNING,
                )


def check_reach(
    articles: Iterable[Article], analyses: Mapping[str, Analysis], line_at: LineAt
) -> tuple[Problem, ...]:
    """Return a warning for each corrected mention that stands only inside a longer name.

    A correction does not reach into one: it would part the name. `analyses` are by slug.
    """
    problems = []
    for article in articles:
        for at, item in enumerate(article.overrides.mentions):
            around = _names_around(item.text, article, analyses[article.slug])
            if around and all(around):
                problems.append(
                    Problem(
                        f"overrides.mentions: {item.text} stands only inside a longer name and "
                        f"changes nothing: {around[0]}",
                        article.path,
                        line_at(article.path, "mentions", at),
                        f"write the longer name as text: {around[0]}",
                        Severity.WARNING,
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


def _unknown(article: Article, actors: Mapping[str, Actor], line_at: LineAt) -> Iterator[Problem]:
    for at, item in enumerate(article.overrides.mentions):
        if item.actor and item.actor not in actors and not _is_name(item.actor):
            line = line_at(article.path, "mentions", at)
            message = f"overrides.mentions: no actor has the id {item.actor}"
            yield _nobody(message, article, line, _near(item.actor, actors, NEAR))


def _mistaken(article: Article, actors: Mapping[str, Actor], line_at: LineAt) -> Iterator[Problem]:
    """Yield a warning for each speaker who looks like an id, or like a listed actor in English."""
    for at, item in enumerate(article.overrides.quotes):
        if not item.speaker or item.speaker in actors or _is_name(item.speaker):
            continue
        is_id = bool(_ID.fullmatch(item.speaker))
        near = _near(item.speaker, actors, NEAR if is_id else _ALMOST)
        if is_id or near:
            line = line_at(article.path, "quotes", at)
            message = f"overrides.quotes: no actor has the id {item.speaker}"
            yield _nobody(f"{message}, so these words are shown", article, line, near)


def _nobody(message: str, article: Article, line: int | None, near: str) -> Problem:
    """Warn of an id that no actor has; `near` is the one that may be meant."""
    otherwise = "write the name in Arabic, or add the actor to content/actors.toml"
    hint = f"did you mean {near}?" if near else otherwise
    return Problem(message, article.path, line, hint, Severity.WARNING)


def _near(written: str, actors: Mapping[str, Actor], cutoff: float) -> str:
    """Return the id of the actor whose id or English name is nearest; "" where none is near."""
    known = {actor: actor for actor in actors}
    for actor in actors.values():
        for name in (actor.name_en, *actor.variants_en):
            known.setdefault(slugify(name), actor.id)
    near = get_close_matches(slugify(written), known, n=1, cutoff=cutoff)
    return known[near[0]] if near else ""


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
    editors: Sequence[Actor], countries: Iterable[Actor], path: Path, line_at: LineAt
) -> tuple[Problem, ...]:
    """Return a warning for each name that two actors share, and for a country that is hidden.

    `path` is where the editor's actors are written, in this order.
    """
    problems = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    by_id = {country.id: country for country in countries}
    for at, actor in enumerate(editors):
        for name in dict.fromkeys(fold_text(form) for form in (actor.name_ar, *actor.variants)):
            holders[name].append(at)
        hidden = by_id.get(actor.id)
        if hidden and actor.country != hidden.country:
            problems.append(
                Problem(
                    f"the actor {actor.id} takes the place of a country",
                    path,
                    line_at(path, "actor", at),
                    f'give it another id, or write country = "{hidden.country}" if it is one',
                    Severity.WARNING,
                )
            )
    problems += [
        Problem(
            f"the name {name} is given to more than one actor: "
            f"{', '.join(editors[at].id for at in among)}",
            path,
            # Of the second, by which nobody is found.
            line_at(path, "actor", among[1]),
            "only the first is found by it: make the names differ, or join the entries",
            Severity.WARNING,
        )
        for name, among in holders.items()
        if len(among) > 1
    ]
    return tuple(problems)
