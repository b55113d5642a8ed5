from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from sitegen.model import Digest, Related
from sitegen.render.actors.network import (
    LINES_END,
    MOST_NAMES,
    MOST_TIES,
    OWN_NAMES,
    ROW,
    WIDTH,
    is_drawn,
    network_view,
    own_network,
)
from tests.unit.actor_digest import crowd, person
from tests.unit.digest_factory import place, sample

LONG = "Organisation for the Prohibition of the Production of Names That Nobody Can Print"


def many() -> Digest:
    return crowd([person(number) for number in range(60)], 60)


def test_the_strongest_ties_are_drawn_and_no_more_than_can_be_read() -> None:
    digest = many()
    drawing = network_view(place(digest, "en/network/")).drawing
    assert len(drawing.nodes) == MOST_NAMES
    assert len(drawing.ties) <= MOST_TIES
    drawn = {node.href for node in drawing.nodes}
    strongest = max(
        digest.actors.values(),
        key=lambda entry: len(entry.related[0].slugs) if entry.related else 0,
    )
    assert f"../actors/{strongest.actor.id}/" in drawn


def test_every_name_has_a_line_of_its_own_and_its_sign_on_the_lines_side() -> None:
    for address in ("en/network/", "ar/network/"):
        drawing = network_view(place(many(), address)).drawing
        heights = [node.y for node in drawing.nodes]
        assert all(lower - upper == ROW for upper, lower in pairwise(heights))
        assert drawing.height == ROW * len(drawing.nodes)
        expected = LINES_END if address.startswith("en") else WIDTH - LINES_END
        assert {node.x for node in drawing.nodes} == {expected}


def test_no_line_leaves_the_drawing_or_crosses_the_words() -> None:
    for address in ("en/network/", "ar/network/"):
        drawing = network_view(place(many(), address)).drawing
        for tie in drawing.ties:
            start, top, bend, bottom = re.fullmatch(
                r"M(\d+) (\d+)C(-?\d+) \2 \3 (\d+) \1 \4", tie.path
            ).groups()  # type: ignore[union-attr]
            # A curve of this form reaches three quarters of the way to its control points.
            reach = int(start) + (int(bend) - int(start)) * 3 / 4
            assert 0 <= reach <= WIDTH
            assert (reach <= int(start)) == address.startswith("en")
            assert int(top) < int(bottom)


def test_the_table_says_the_same_as_the_drawing() -> None:
    view = network_view(place(many(), "en/network/"))
    rows, ties = view.drawing.rows, view.drawing.ties
    assert [row.link.href for row in rows] == [node.href for node in view.drawing.nodes]
    assert sum(len(row.partners) for row in rows) == 2 * len(ties)
    for row in rows:
        counts = [partner.articles for partner in row.partners]
        assert counts == sorted(counts, reverse=True)
    assert view.total == 60


def test_an_actor_is_drawn_with_those_named_beside_it() -> None:
    digest = many()
    entry = digest.actors["actor-0"]
    drawing = own_network(place(digest, "en/actors/actor-0/"), entry)
    assert drawing
    assert len(drawing.nodes) == 1 + OWN_NAMES
    assert (drawing.nodes[0].own, drawing.nodes[0].href) == (True, "")
    assert sum(tie.own for tie in drawing.ties) == OWN_NAMES


def test_too_few_names_are_no_drawing() -> None:
    digest = many()
    entry = digest.actors["actor-0"]
    lonely = replace(entry, related=entry.related[:1])
    assert own_network(place(digest, "en/actors/actor-0/"), lonely) is None
    assert not is_drawn(sample().actors)


def test_who_has_no_page_is_not_drawn() -> None:
    digest = many()
    entry = digest.actors["actor-0"]
    hidden = Related("hidden", entry.slugs, 9)
    actors = {**digest.actors, "actor-0": replace(entry, related=(hidden, *entry.related))}
    view = network_view(place(replace(digest, actors=actors), "en/network/"))
    assert all("hidden" not in node.href for node in view.drawing.nodes)


def test_long_names_take_two_lines_and_longer_ones_say_that_they_are_cut() -> None:
    actors = [
        person(0, name_en=LONG),
        person(1, name_en=LONG[:40]),
        person(2),
        person(3),
        person(4),
    ]
    drawing = network_view(place(crowd(actors, 5), "en/network/")).drawing
    by_name = {node.name.text: node for node in drawing.nodes}
    longest, long, short = by_name[LONG], by_name[LONG[:40]], by_name["Camer Salem 2"]
    assert longest.cut
    assert longest.lines[-1].endswith("…")
    assert not long.cut
    assert [len(node.lines) for node in (longest, long, short)] == [2, 2, 1]


@pytest.mark.parametrize("letters", [58, 59, 210])
def test_a_name_without_a_blank_is_cut_within_its_second_line(letters: int) -> None:
    name = ("Anticonstitutionnellement" * 9)[:letters]
    actors = [person(0, name_en=name), *(person(number) for number in range(1, 5))]
    drawing = network_view(place(crowd(actors, 5), "en/network/")).drawing
    (node,) = (node for node in drawing.nodes if node.name.text == name)
    assert [len(line) for line in node.lines] == [29, 29]
    assert node.lines[-1].endswith("…") == (letters > 58)
    assert node.cut


def test_the_drawing_does_not_depend_on_the_order_of_the_index() -> None:
    digest = many()
    turned = replace(digest, actors=dict(reversed(digest.actors.items())))
    here, there = (place(each, "en/network/") for each in (digest, turned))
    assert network_view(here) == network_view(there)
