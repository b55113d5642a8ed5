"""The index of actors: by type, in the alphabetical order of the page's language, letter by letter.

In: the digest's actors. Out: pages of names, each with what leads to every letter on all of them.
An index of one page has everything on it; a longer one is cut, never shortened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sitegen.model import Actor, ActorEntry, ActorType
from sitegen.render import urls
from sitegen.render.actor_views import ActorRow, ActorsView, LetterGroup, TypeGroup
from sitegen.render.actors.collation import NUMBERS, OTHERS, letter_of, sort_key
from sitegen.render.actors.network import is_drawn
from sitegen.render.actors.timeline import Span, spark, spark_span
from sitegen.render.edition import (
    Edition,
    Place,
    actor_name,
    is_romanised,
    text_as_written,
)
from sitegen.render.paging import Part, pager
from sitegen.render.views import Link, Text
from sitegen.render.wording import Wording

TYPES: tuple[ActorType, ...] = ("person", "organisation", "place")
# About 150 kB of HTML: it loads at once on a phone, and ten such pages hold an archive's names.
PAGE_NAMES = 300
# Read down one column and then the next; of more names each letter has columns of its own.
SHORT_NAMES = 60
# What stands for a letter in an anchor where it has no code of its own.
ANCHORS = {NUMBERS: "0", OTHERS: "z"}


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor in the index: the letter it stands under, and the page (from 1) that it is on."""

    entry: ActorEntry
    letter: str
    page: int


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """All actors in their order, the span of their bar charts, and the days of articles."""

    listed: tuple[Listed, ...]
    span: Span | None
    days: Mapping[str, date]
    is_drawn: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """The pages of the index; without any actor there still is one."""
        count = self.listed[-1].page if self.listed else 1
        return tuple(Part((), number, count) for number in range(1, count + 1))


def make_index(edition: Edition) -> Index:
    """Put the actors of an edition in order."""
    lang, actors = edition.lang, edition.digest.actors
    order = sorted(
        actors.values(),
        key=lambda entry: (
            TYPES.index(entry.actor.type),
            sort_key(entry.actor, lang),
            entry.actor.id,
        ),
    )
    days = edition.days
    return Index(
        listed=tuple(
            Listed(entry, letter_of(entry.actor, lang), place // PAGE_NAMES + 1)
            for place, entry in enumerate(order)
        ),
        span=spark_span(days.values()),
        days=days,
        is_drawn=is_drawn(actors),
    )


def actors_view(place: Place, index: Index, part: Part) -> ActorsView:
    """Build one page of the index."""
    first_page = urls.actors(place.tree)
    shown = [listed.entry.actor for listed in index.listed if listed.page == part.number]
    return ActorsView(
        groups=tuple(
            _type_group(place, index, kind, list(listed), part.number)
            for kind, listed in groupby(index.listed, lambda listed: listed.entry.actor.type)
        ),
        total=len(index.listed),
        found=sum(listed.entry.actor.listed_by == "found" for listed in index.listed),
        romanised=any(is_romanised(actor) for actor in shown),
        pages=tuple(
            place.link(urls.numbered(first_page, other.number), place.wording.number(other.number))
            for other in index.parts
        ),
        pager=pager(place, first_page, part),
        network=place.href(urls.network(place.tree)) if index.is_drawn else "",
    )


def group_label(kind: ActorType, wording: Wording) -> str:
    """Return what actors of a type are, in the plural."""
    labels: dict[ActorType, str] = {
        "person": wording.gettext("People"),
        "organisation": wording.gettext("Organisations"),
        "place": wording.gettext("Places"),
    }
    return labels[kind]


def other_name(actor: Actor, place: Place) -> Text | None:
    """Return an actor's name in the other language; None where it has one name alone."""
    own, beside = actor_name(actor, place.lang), actor_name(actor, urls.other(place.lang))
    return None if own == beside else beside


def _type_group(
    place: Place, index: Index, kind: ActorType, listed: Sequence[Listed], page: int
) -> TypeGroup:
    starts = [next(group) for _, group in groupby(listed, lambda one: one.letter)]
    here = [one for one in listed if one.page == page]
    return TypeGroup(
        type=kind,
        label=group_label(kind, place.wording),
        count=len(listed),
        is_short=len(here) <= SHORT_NAMES,
        first=_to(place, listed[0].page, kind, place.said("")),
        bar=tuple(
            _to(place, start.page, _anchor(kind, start.letter), _letter(start.letter))
            for start in starts
        ),
        letters=tuple(
            LetterGroup(_anchor(kind, letter), _letter(letter), _rows(place, index, group))
            for letter, group in groupby(here, lambda one: one.letter)
        ),
    )


def _rows(place: Place, index: Index, listed: Iterable[Listed]) -> tuple[ActorRow, ...]:
    return tuple(_row(place, index, one.entry) for one in listed)


def _row(place: Place, index: Index, entry: ActorEntry) -> ActorRow:
    actor = entry.actor
    names = (*actor.variants, *actor.short, *actor.variants_en)
    days = [index.days[slug] for slug in entry.slugs if slug in index.days]
    return ActorRow(
        href=place.actor(actor.id),
        name=actor_name(actor, place.lang),
        name_other=other_name(actor, place),
        found=actor.listed_by == "found",
        articles=len(entry.slugs),
        mentions=entry.named,
        also=place.wording.listed(dict.fromkeys(names)),
        spark=spark(days, index.span, place.wording),
    )


def _to(place: Place, page: int, anchor: str, words: Text) -> Link:
    address = urls.numbered(urls.actors(place.tree), page)
    return Link(place.href(address, anchor), words.text, words.lang, words.dir)


def _anchor(kind: ActorType, letter: str) -> str:
    return f"{kind}-{ANCHORS.get(letter, f'{ord(letter):x}')}"


def _letter(letter: str) -> Text:
    return text_as_written(letter.upper())
