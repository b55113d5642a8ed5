from __future__ import annotations

import pytest

from sitegen.model import Actor, Mention, MentionKind
from sitegen.terms.listing import Required
from sitegen.terms.wording import Wording, actor_required, find_wording

ZAKHAROVA = Actor("maria-zakharova", "person", "ماريا زاخاروفا", "Maria Zakharova")
MINISTRY = Actor(
    "ministry",
    "organisation",
    "وزارة الخارجية الروسية",
    "Russian Foreign Ministry",
    variants_en=("MFA of Russia",),
    short=("الوزارة",),
)
SOURCE = "قالت ماريا زاخاروفا في موسكو إن وزارة الخارجية الروسية سترد."


def required(
    actor: Actor, written: str, source: str = SOURCE, kind: MentionKind = "name"
) -> Required:
    """What a mention of an actor asks of the English."""
    start = source.index(written)
    mention = Mention(start, start + len(written), written, actor.type, kind, actor.id)
    found = actor_required(actor, mention, 0)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("english", "wording"),
    [
        ("Maria Zakharova said in Moscow …", Wording("Maria Zakharova", decided=True)),
        ("In Moscow, Zakharova's answer …", Wording("Zakharova", decided=True)),
        ("Maria Zaharova said in Moscow …", Wording("Maria Zaharova", decided=False)),
        ("Marya Zakhárova said in Moscow …", Wording("Zakharova", decided=True)),
        ("She said in Moscow that …", None),
        ("", None),
    ],
)
def test_the_words_that_stand_for_a_person(english: str, wording: Wording | None) -> None:
    assert find_wording(SOURCE, english, required(ZAKHAROVA, "ماريا زاخاروفا")) == wording


def test_of_two_right_wordings_the_longer_one_counts() -> None:
    english = "Zakharova, Maria Zakharova to be exact, said in Moscow …"
    found = find_wording(SOURCE, english, required(ZAKHAROVA, "ماريا زاخاروفا"))
    assert found == Wording("Maria Zakharova", decided=True)


def test_a_part_of_an_organisations_name_is_not_the_organisation() -> None:
    asked = required(MINISTRY, "وزارة الخارجية الروسية")
    assert asked.term.english == ("Russian Foreign Ministry", "MFA of Russia")
    right = find_wording(SOURCE, "The MFA of Russia will answer.", asked)
    assert right == Wording("MFA of Russia", decided=True)
    other = find_wording(SOURCE, "The Russian Ministry of Foreign Affairs will answer.", asked)
    assert other is not None
    assert not other.decided
    assert other.text.startswith("Russian Ministry of Foreign")


def test_another_names_english_is_not_this_ones() -> None:
    source = "قال زاس إن زاخاروفا ستصل."
    zas = Actor("zas", "person", "ستانيسلاف زاس", "Stanislav Zas")
    asked = [
        required(zas, "زاس", source, "short"),
        required(ZAKHAROVA, "زاخاروفا", source, "short"),
    ]
    english = "Zas said that she would arrive."
    assert find_wording(source, english, asked[0], asked) == Wording("Zas", decided=True)
    assert find_wording(source, english, asked[1], asked) is None


@pytest.mark.parametrize(
    ("written", "kind"), [("الوزارة", "short"), ("الروسية", "demonym"), ("الوزارة", "nominal")]
)
def test_words_that_only_mean_an_actor_ask_for_nothing(written: str, kind: MentionKind) -> None:
    mention = Mention(0, len(written), written, "organisation", kind, "ministry")
    assert actor_required(MINISTRY, mention, 0) is None


def test_offsets_are_those_of_the_sentence() -> None:
    mention = Mention(105, 119, "ماريا زاخاروفا", "person", "name", "maria-zakharova")
    found = actor_required(ZAKHAROVA, mention, 100)
    assert found is not None
    assert (found.start, found.end) == (5, 19)


def test_a_particle_or_a_number_alone_is_no_end_of_a_name() -> None:
    king = Actor("king", "person", "الملك عبدالله بن الحسين", "King Abdullah bin Hussein II")
    english = required(king, "الملك عبدالله", "الملك عبدالله").term.english
    assert "Hussein II" in english
    assert not {"II", "bin"} & set(english)
