from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from sitegen.analyse.naming.ambiguous import ambiguous_names
from sitegen.analyse.naming.known_organisations import organisation_actors
from sitegen.analyse.naming.listed import build_gazetteer, find_mentions, known_actors
from sitegen.arabic.letters import fold_text
from sitegen.loading import Editorial
from sitegen.model import Actor, ActorDecisions

BY_ID = {actor.id: actor for actor in organisation_actors()}


def names(actor: Actor) -> list[str]:
    return [fold_text(name) for name in (actor.name_ar, *actor.variants, *actor.short)]


def test_they_are_sitegens_own_organisations() -> None:
    assert {"united-nations", "un-security-council", "reuters", "nato"} <= BY_ID.keys()
    assert {(actor.type, actor.listed_by) for actor in BY_ID.values()} == {
        ("organisation", "packaged")
    }


def test_no_id_and_no_name_is_given_to_two_known_actors() -> None:
    known = known_actors(())
    assert [one for one, times in Counter(actor.id for actor in known).items() if times > 1] == []
    given = Counter(name for actor in BY_ID.values() for name in names(actor))
    assert [name for name, times in given.items() if times > 1] == []
    others = {name for actor in known if actor.id not in BY_ID for name in names(actor)}
    assert others.isdisjoint(given)


def test_every_name_that_needs_the_taggers_word_is_one_of_theirs() -> None:
    known = {name for actor in BY_ID.values() for name in names(actor)}
    assert ambiguous_names().organisation <= known


@pytest.mark.parametrize(
    "own",
    [
        Actor("hamas", "organisation", "حركة المقاومة", "Hamas"),
        Actor("hamas-movement", "organisation", "حماس", "Hamas"),
        Actor("resistance", "organisation", "حركة المقاومة", "Resistance", short=("حماس",)),
    ],
)
def test_an_editors_actor_of_the_same_id_or_name_takes_the_place(own: Actor) -> None:
    known = known_actors((own,))
    assert "حركة حماس" not in {actor.name_ar for actor in known}
    assert len(known) == len(known_actors(()))


def test_a_name_that_is_somebody_elses_short_form_is_left_to_them() -> None:
    michael = Actor("mb", "person", "مايكل بلومبرغ", "Michael Bloomberg", short=("بلومبرغ",))
    gazetteer = build_gazetteer(known_actors((michael,)))
    text = "مايكل بلومبرغ ووكالة بلومبرغ ثم بلومبرغ"
    assert [one.actor for one in find_mentions(text, gazetteer)] == ["mb", "bloomberg", "mb"]


def test_they_require_no_english_of_a_translation_unless_an_editor_lists_them() -> None:
    own = (replace(BY_ID["reuters"], listed_by="editor"),)
    required = [
        Editorial(actors, known_actors(actors), (), (), ActorDecisions()).terms
        for actors in ((), own)
    ]
    assert [[term.english for term in terms] for terms in required] == [[], [("Reuters",)]]
