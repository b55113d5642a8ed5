"""A sentence becomes running text: stretches with links to actors, dates, quotes and markup.

In: a text, the span of a sentence and what was found in it. Out: runs that spell the sentence
exactly. Spans that cross are split, so that elements always nest; nothing here makes HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Protocol, TypeVar

from sitegen.arabic.nationalities import english_nationalities
from sitegen.model import (
    Actor,
    Markup,
    Mention,
    Quote,
    ResolvedDate,
    Sentence,
)
from sitegen.render.views import Run, RunKind
from sitegen.render.wording import Wording, iso_stretch

# Outermost first: what other reports have too is marked in one piece, whatever else crosses it. A
# name inside a link stays plain: a link cannot stand in a link, and the editor's own goes first.
NESTING: tuple[RunKind, ...] = (
    "shared",
    "repeated",
    "quote",
    "strong",
    "emphasis",
    "link",
    "actor",
    "date",
)
ANCHORS: tuple[RunKind, ...] = ("link", "actor")

LinkToActor = Callable[[str], str]
LinkToDate = Callable[[ResolvedDate], str]
# What an article's text is found to hold.
Found = Mention | Quote | Markup | ResolvedDate


class Stretch(Protocol):
    """Anything that lies over a part of a text, offsets as everywhere."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        ...


Lying = TypeVar("Lying", bound=Stretch)


@dataclass(frozen=True, slots=True)
class Span:
    """Something over a stretch of the text, offsets as everywhere."""

    start: int
    end: int
    kind: RunKind
    href: str = ""
    datetime: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that no span begins or ends in, and the spans over it, outermost first."""

    start: int
    end: int
    stack: tuple[Span, ...]


def runs_of(text: str, start: int, end: int, spans: Iterable[Span]) -> tuple[Run, ...]:
    """Cut text[start:end] into runs; spans that reach out of it are cut at its ends.

    Of several spans of one kind over the same words the one that begins first stays.
    """
    return _nest(text, _pieces(start, end, tuple(spans)), 0)


def nowhere(said: ResolvedDate) -> str:
    """Link no date."""
    del said
    return ""


def spans_of(
    found: Iterable[Found], link: LinkToActor, wording: Wording, dated: LinkToDate = nowhere
) -> tuple[Span, ...]:
    """Return spans for what was found in a text; dates that nobody can resolve get none."""
    things = tuple(found)
    return (
        *mention_spans((one for one in things if isinstance(one, Mention)), link, wording),
        *(Span(one.start, one.end, "quote") for one in things if isinstance(one, Quote)),
        *(
            Span(one.start, one.end, one.kind, href=one.href)
            for one in things
            if isinstance(one, Markup)
        ),
        *(
            date_span(one.start, one.end, one, wording, dated)
            for one in things
            if isinstance(one, ResolvedDate) and one.first is not None
        ),
    )


def date_span(start: int, end: int, said: ResolvedDate, wording: Wording, link: LinkToDate) -> Span:
    """Return a span for words that say a resolved date, in the text or in its English."""
    days = iso_stretch(said.first, said.last) if said.first else ""
    return Span(start, end, "date", link(said), days, wording.meaning(said))


def mention_spans(
    mentions: Iterable[Mention], link: LinkToActor, wording: Wording
) -> tuple[Span, ...]:
    """Return spans for the mentions whose actor has a page; `link` gives "" for the others.

    The title of a span says where the editor corrected who is meant.
    """
    corrected = wording.gettext("corrected by the editor")
    return tuple(
        Span(
            mention.start - mention.before,
            mention.end,
            "actor",
            href=href,
            title=corrected if mention.by_editor else "",
        )
        for mention in mentions
        if mention.actor and (href := link(mention.actor))
    )


def english_runs(
    text: str, mentioned: Iterable[Actor], link: LinkToActor, more: Iterable[Span] = ()
) -> tuple[Run, ...]:
    """Link the English names of the actors that the Arabic of a sentence mentions.

    Whole words only, the longest name first; case counts, as it tells names from words. A person's
    last name counts too, unless two of the persons share it, and a country's people as the country;
    at its head "al-" may be "Al-". `more` are spans over what else is known of the text.
    """
    linked = [(actor, href) for actor in mentioned if (href := link(actor.id))]
    surnames = Counter(_surname(actor) for actor, _ in linked)
    names: dict[str, str] = {}
    for actor, href in linked:
        for name in filter(None, (actor.name_en, *actor.variants_en)):
            names.setdefault(name, href)
        if surnames[_surname(actor)] == 1:
            names.setdefault(_surname(actor), href)
        for people in english_nationalities(actor.country):
            names.setdefault(people, href)
    names.pop("", None)
    names |= {_capital(name): href for name, href in names.items() if _capital(name) not in names}
    return runs_of(text, 0, len(text), (*_name_spans(text, names), *more))


def _name_spans(text: str, names: Mapping[str, str]) -> list[Span]:
    """Return a span for each name in a text, given with what it links to."""
    if not names:
        return []
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
    return [
        Span(match.start(), match.end(), "actor", href=names[match.group()])
        for match in re.finditer(pattern, text)
    ]


def _capital(name: str) -> str:
    """Return a name as it begins a sentence: its article is written large there."""
    return name[0].upper() + name[1:]


def _surname(actor: Actor) -> str:
    """Return the last word of a person's English name; empty for others and for single names."""
    words = actor.name_en.split()
    return words[-1] if actor.type == "person" and len(words) > 1 else ""


def sentence_at(sentences: Sequence[Sentence], offset: int) -> int:
    """Return the index of the sentence that holds an offset, or of the one before it."""
    return max(bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1, 0)


def by_sentence(
    things: Iterable[Lying], sentences: Sequence[Sentence]
) -> tuple[tuple[Lying, ...], ...]:
    """Return what lies over each sentence, in part or whole, in the order given."""
    over: list[list[Lying]] = [[] for _ in sentences]
    for thing in things:
        for index in range(sentence_at(sentences, thing.start), len(sentences)):
            if sentences[index].start >= thing.end:
                break
            if sentences[index].end > thing.start:
                over[index].append(thing)
    return tuple(map(tuple, over))


def _pieces(start: int, end: int, spans: Sequence[Span]) -> list[_Piece]:
    inside = [span for span in spans if max(span.start, start) < min(span.end, end)]
    edges = {start, end}
    for span in inside:
        edges |= {max(span.start, start), min(span.end, end)}
    cuts = sorted(edges)
    over: dict[int, list[Span]] = {cut: [] for cut in cuts}
    places = {cut: index for index, cut in enumerate(cuts)}
    for span in sorted(inside, key=_outer_first):
        first, last = places[max(span.start, start)], places[min(span.end, end)]
        for cut in cuts[first:last]:
            over[cut].append(span)
    return [_Piece(left, right, _stack(over[left])) for left, right in pairwise(cuts)]


def _outer_first(span: Span) -> tuple[int, int, int, str]:
    return (NESTING.index(span.kind), span.start, -span.end, span.href)


def _stack(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Keep one span of a kind, and one link of any kind; a date inside a link stays a date."""
    kept: dict[str, Span] = {}
    for span in spans:
        kind = "anchor" if span.kind in ANCHORS else span.kind
        is_inside = kind == "date" and "anchor" in kept
        kept.setdefault(kind, replace(span, href="") if is_inside else span)
    return tuple(kept.values())


def _nest(text: str, pieces: Sequence[_Piece], depth: int) -> tuple[Run, ...]:
    runs: list[Run] = []
    for top, group in groupby(pieces, lambda piece: _span_at(piece, depth)):
        part = list(group)
        if top is None:
            runs.append(Run("plain", text[part[0].start : part[-1].end]))
            continue
        inner = _nest(text, part, depth + 1)
        plain = inner[0].text if len(inner) == 1 and inner[0].kind == "plain" else ""
        runs.append(Run(top.kind, plain, top.href, top.datetime, top.title, () if plain else inner))
    return tuple(runs)


def _span_at(piece: _Piece, depth: int) -> Span | None:
    return piece.stack[depth] if depth < len(piece.stack) else None
