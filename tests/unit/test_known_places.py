from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from sitegen.analyse.naming.ambiguous import ambiguous_names
from sitegen.analyse.naming.countries import country_actors
from sitegen.analyse.naming.known_places import lands_of_namesakes, place_actors
from sitegen.analyse.naming.listed import known_actors
from sitegen.arabic.letters import fold_text
from sitegen.loading import Editorial
from sitegen.model import Actor, ActorDecisions

BY_ID = {actor.id: actor for actor in place_actors()}


def names(actor: Actor) -> set[str]:
    return {fold_text(name) for name in (actor.name_ar, *actor.variants)}


def test_capitals_cities_and_regions_are_there_and_no_country() -> None:
    expected = {"moscow", "beijing", "kyiv", "seoul", "abidjan", "jerusalem", "abu-dhabi", "almaty"}
    assert expected | {"europe", "middle-east", "latin-america", "west-bank"} <= BY_ID.keys()
    assert BY_ID.keys().isdisjoint(actor.id for actor in country_actors())
    assert not any(actor.country for actor in BY_ID.values())
    listed_by = {ident: actor.listed_by for ident, actor in BY_ID.items()}
    assert set(listed_by.values()) == {"cldr", "packaged"}
    assert (listed_by["moscow"], listed_by["kaliningrad"]) == ("packaged", "cldr")


def test_no_name_is_given_to_two_of_them_nor_to_a_country() -> None:
    given = Counter(name for actor in BY_ID.values() for name in names(actor))
    assert [name for name, times in given.items() if times > 1] == []
    countries = {name for actor in country_actors() for name in names(actor)}
    namesakes = {name for actor in BY_ID.values() for name in names(actor) & countries}
    assert namesakes == {name for one in lands_of_namesakes() for name in names(BY_ID[one])}


def test_every_name_that_needs_the_taggers_word_is_one_of_theirs() -> None:
    assert ambiguous_names().place <= {name for actor in BY_ID.values() for name in names(actor)}


@pytest.mark.parametrize(
    "own",
    [
        Actor("moscow", "place", "العاصمة الروسية", "Moscow"),
        Actor("moscow-city", "place", "موسكو", "Moscow"),
    ],
)
def test_an_editors_actor_of_the_same_id_or_name_takes_the_place(own: Actor) -> None:
    known = known_actors((own,))
    assert [actor.id for actor in known if "moscow" in actor.id] == [own.id]
    assert len(known) == len(known_actors(()))


def test_they_require_no_english_of_a_translation_unless_an_editor_lists_them() -> None:
    own = (replace(BY_ID["moscow"], listed_by="editor"),)
    required = [
        Editorial(actors, known_actors(actors), (), (), ActorDecisions()).terms
        for actors in ((), own)
    ]
    assert [[term.english for term in terms] for terms in required] == [[], [("Moscow",)]]
