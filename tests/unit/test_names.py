from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.analyse.naming.listed import Gazetteer, build_gazetteer, find_mentions, known_actors
from sitegen.model import Actor

CASES = Path(__file__).parents[1] / "cases" / "names.txt"

EDITOR = (
    Actor(
        "tokayev",
        "person",
        "قاسم جومارت توكاييف",
        "Kassym-Jomart Tokayev",
        short=("توكاييف",),
    ),
    Actor("zakharova", "person", "ماريا زاخاروفا", "Maria Zakharova", short=("زاخاروفا",)),
    Actor("ali-hasan", "person", "علي حسن", "Ali Hasan", short=("علي",)),
    Actor("ali-sami", "person", "علي سامي", "Ali Sami", short=("علي",)),
    Actor("almaty", "place", "ألماتي", "Almaty", variants=("ألما آتا",)),
    Actor("rt", "organisation", "روسيا اليوم", "RT"),
    Actor("un", "organisation", "الأمم المتحدة", "United Nations"),
    Actor("nato", "organisation", "حلف شمال الأطلسي", "NATO", short=("ناتو",)),
)
GAZETTEER = build_gazetteer(known_actors(EDITOR))


def read_cases() -> list[tuple[str, list[tuple[str, ...]]]]:
    cases = []
    for group in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in group.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        keys = [line.partition(": ")[0] for line in lines]
        assert keys == ["text"] + ["is"] * (len(lines) - 1), f"malformed case: {lines}"
        expected = [tuple(line.partition(": ")[2].split(" | ")) for line in lines[1:]]
        for entry in expected:
            assert len(entry) == 3 and entry[2] in ("name", "short"), f"malformed case: {entry}"
            assert entry[1] in GAZETTEER.actors, f"unknown actor: {entry}"
        cases.append((lines[0].partition(": ")[2], expected))
    return cases


def find(text: str, gazetteer: Gazetteer = GAZETTEER) -> list[tuple[str, ...]]:
    return [
        (mention.text, mention.actor or "", mention.kind)
        for mention in find_mentions(text, gazetteer)
    ]


@pytest.mark.parametrize(("text", "expected"), read_cases())
def test_cases(text: str, expected: list[tuple[str, ...]]) -> None:
    assert find(text) == expected


def test_a_mention_carries_its_actors_type_and_latin_name() -> None:
    (mention,) = find_mentions("وقالت زاخاروفا", GAZETTEER)
    assert (mention.type, mention.name_en) == ("person", "Maria Zakharova")
    assert (mention.start, mention.end, mention.by_editor) == (6, 14, False)


def test_a_country_is_the_editors_where_listed_by_code_or_id() -> None:
    by_code = Actor("kaz", "place", "جمهورية القازاق", "Kazakhstan", country="KZ")
    by_id = Actor("russia", "place", "روسيا", "Russia (the editor's)")
    known = known_actors((by_code, by_id))
    assert known[:2] == (by_code, by_id)
    assert not {"kazakhstan"} & {actor.id for actor in known}
    assert [actor for actor in known if actor.id == "russia"] == [by_id]
    gazetteer = build_gazetteer(known)
    assert find("كازاخستان وجمهورية القازاق", gazetteer) == [("جمهورية القازاق", "kaz", "name")]


def test_the_editors_city_may_have_an_ambiguous_name() -> None:
    amman = Actor("amman", "place", "عمّان", "Amman")
    gazetteer = build_gazetteer(known_actors((amman,)))
    assert find("وصل إلى عمان", gazetteer) == [("عمان", "amman", "name")]


def test_the_digest_changes_with_anything_an_actor_is() -> None:
    same = build_gazetteer(known_actors(EDITOR))
    changed = build_gazetteer(known_actors((replace(EDITOR[0], name_en="Tokaev"), *EDITOR[1:])))
    assert same.digest == GAZETTEER.digest != changed.digest
    assert int(changed.digest, 16)


def test_without_actors_nobody_is_named() -> None:
    assert find("روسيا والولايات المتحدة", build_gazetteer(())) == []
    assert find("") == []


WORDS = ["روسيا", "اليوم", "عمان", "مالي", "علي", "حسن", "السعودية", "في", "و", "ال", "لل", " "]
WORDS += ["عُمان", "الكونغو", "ناتو", "،", "ألما-آتا", "\n", "\u200f", "على"]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
def test_mentions_are_ordered_not_nested_and_as_written(text: str) -> None:
    done = 0
    for mention in find_mentions(text, GAZETTEER):
        assert done <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        done = mention.end
