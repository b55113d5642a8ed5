"""Draws who is named with whom: names below each other, lines on one side, no two words overlap.

In: the digest's actors with those related to them. Out: lengths in SVG units of about a pixel on a
phone, and the same as rows of a table. The same actors give the same drawing; nothing is random.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from sitegen.model import ActorEntry
from sitegen.render import urls
from sitegen.render.actor_views import (
    Drawing,
    NetworkNode,
    NetworkRow,
    NetworkTie,
    NetworkView,
    Partner,
)
from sitegen.render.edition import Place, actor_name
from sitegen.render.trees import direction
from sitegen.render.views import Link

# More names are a list, no longer a picture; more lines than these hide each other.
MOST_NAMES, MOST_TIES = 40, 100
# Of these names so many may be places: who meets whom is what the drawing is for.
MOST_PLACES = 12
# Around one actor: those it is most often named with.
OWN_NAMES = 10
# What a phone of 375 pixels leaves between its margins.
WIDTH = 343
# Two lines of small Arabic, which is room to be touched as well; and half of it.
ROW, HALF = 36, 18
# Where the names' signs stand: lines get a good third of the width, words the rest.
LINES_END = 118
# From a sign to its name, and from the widest line to the edge.
TEXT_GAP, EDGE_GAP = 12, 8
# As many letters as the room for words holds at the size that the style sheet sets; in two lines
# they are set smaller.
LINE_LETTERS, SMALL_LETTERS = 25, 29
# Says that a name goes on.
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# The thinnest line, and what the strongest has more.
THIN, THICKER = 1.0, 2.5
# How far a curve's control points reach beyond its own farthest point.
REACH = 4 / 3


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors (ids in order) and in how many articles and sentences both are named."""

    one: str
    two: str
    articles: int
    sentences: int

    @property
    def strength(self) -> tuple[int, int, str, str]:
        """Sorts the strongest first."""
        return (-self.articles, -self.sentences, self.one, self.two)


def is_drawn(actors: Mapping[str, ActorEntry]) -> bool:
    """Tell whether there is anything to draw."""
    return any(related.actor in actors for entry in actors.values() for related in entry.related)


def network_view(place: Place) -> NetworkView:
    """Build the page of the drawing: the strongest ties of the whole site."""
    actors = place.digest.actors
    chosen: dict[str, None] = {}
    ties = sorted(_ties(actors.values(), actors), key=lambda tie: tie.strength)
    for tie in ties:
        names = chosen | dict.fromkeys((tie.one, tie.two))
        number = sum(actors[name].actor.type == "place" for name in names)
        if len(names) <= MOST_NAMES and number <= MOST_PLACES:
            chosen = names
    kept = [tie for tie in ties if tie.one in chosen and tie.two in chosen][:MOST_TIES]
    index = place.link(urls.actors(place.tree), place.wording.gettext("Actors"))
    return NetworkView(_draw(place, _order(kept), kept), len(actors), index)


def own_network(place: Place, entry: ActorEntry) -> Drawing | None:
    """Draw an actor with those it is most often named with; None where there are too few.

    One line says no more than the list of related actors does.
    """
    actors, own = place.digest.actors, entry.actor.id
    partners = [one.actor for one in entry.related if one.actor in actors][:OWN_NAMES]
    if len(partners) < 2:
        return None
    names = [own, *partners]
    ties = _ties((actors[name] for name in names), frozenset(names))
    return _draw(place, names, sorted(ties, key=lambda tie: tie.strength), own)


def _ties(entries: Iterable[ActorEntry], among: Iterable[str]) -> list[Tie]:
    """Return every tie once: of two lists of related actors either may leave the other's out."""
    known = frozenset(among)
    found: dict[tuple[str, str], Tie] = {}
    for entry in entries:
        for related in entry.related:
            one, two = sorted((entry.actor.id, related.actor))
            if related.actor in known and one != two:
                found[one, two] = Tie(one, two, len(related.slugs), related.sentences)
    return list(found.values())


def _order(ties: Sequence[Tie]) -> list[str]:
    """Order names so that lines are short: next comes who is tied most to the latest names."""
    weights: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for tie in ties:
        weights[tie.one][tie.two] = weights[tie.two][tie.one] = tie.articles
    order: list[str] = []
    pull = dict.fromkeys(sorted(weights), 0.0)
    while pull:
        best = max(pull, key=lambda name: (pull[name], sum(weights[name].values())))
        del pull[best]
        order.append(best)
        for name in pull:
            # What was placed long ago pulls less: a line to it would be long wherever it ends.
            pull[name] = pull[name] / 2 + weights[best].get(name, 0)
    return order


def _draw(place: Place, order: Sequence[str], ties: Sequence[Tie], own: str = "") -> Drawing:
    rows = {name: ROW * number + HALF for number, name in enumerate(order)}
    return Drawing(
        width=WIDTH,
        height=ROW * len(order),
        nodes=tuple(_node(place, name, y, name == own) for name, y in rows.items()),
        # The strongest are drawn last, over the others.
        ties=tuple(_line(place, tie, rows, own, ties[0]) for tie in reversed(ties)),
        rows=_table(place, order, ties),
    )


def _node(place: Place, actor_id: str, y: int, own: bool) -> NetworkNode:
    actor = place.digest.actors[actor_id].actor
    name = actor_name(actor, place.lang)
    lines = _lines(name.text)
    return NetworkNode(
        href="" if own else place.actor(actor_id),
        name=name,
        lines=lines,
        cut=" ".join(lines) != " ".join(name.text.split()),
        type=actor.type,
        x=_mirrored(place, LINES_END),
        y=y,
        text_x=_mirrored(place, LINES_END + TEXT_GAP),
        end=name.dir != direction(place.tree),
        own=own,
    )


def _lines(name: str) -> tuple[str, ...]:
    """Set a name in one line or two, cut short where that is too little."""
    if len(name) <= LINE_LETTERS:
        return (name,)
    lines = wrap(name, SMALL_LETTERS, max_lines=2, placeholder=ELLIPSIS, break_on_hyphens=False)
    if lines[-1] == ELLIPSIS:
        # Only whole words are left out; of one that fills both lines as many letters stay as fit.
        first, second, *_ = wrap(name, SMALL_LETTERS, break_on_hyphens=False)
        return (first, second[: SMALL_LETTERS - 1] + ELLIPSIS)
    return tuple(lines)


def _line(place: Place, tie: Tie, rows: Mapping[str, int], own: str, most: Tie) -> NetworkTie:
    """Draw a curve whose reach grows with its length, slower the longer it is."""
    top, bottom = sorted((rows[tie.one], rows[tie.two]))
    longest = ROW * max(1, len(rows) - 1)
    reach = (LINES_END - EDGE_GAP) * math.sqrt((bottom - top) / longest)
    start = _mirrored(place, LINES_END)
    bend = _mirrored(place, round(LINES_END - reach * REACH))
    return NetworkTie(
        path=f"M{start} {top}C{bend} {top} {bend} {bottom} {start} {bottom}",
        width=round(THIN + THICKER * (tie.articles - 1) / max(1, most.articles - 1), 1),
        own=own in (tie.one, tie.two),
    )


def _mirrored(place: Place, x: int) -> int:
    """Return a place from the left: on a page that runs to the left all begins on the right."""
    return WIDTH - x if direction(place.tree) == "rtl" else x


def _table(place: Place, order: Sequence[str], ties: Sequence[Tie]) -> tuple[NetworkRow, ...]:
    partners: defaultdict[str, list[Partner]] = defaultdict(list)
    for tie in ties:
        partners[tie.one].append(Partner(_link(place, tie.two), tie.articles))
        partners[tie.two].append(Partner(_link(place, tie.one), tie.articles))
    return tuple(NetworkRow(_link(place, name), tuple(partners[name])) for name in order)


def _link(place: Place, actor_id: str) -> Link:
    return place.actor_link(place.digest.actors[actor_id].actor)
