"""Names stand where readers look for them; what CLDR says is compared in tests/browser as well."""

from __future__ import annotations

import random

import pytest

from sitegen.model import Actor, ActorType
from sitegen.render.actors.collation import NUMBERS, OTHERS, collation_key, letter_of, sort_key
from sitegen.render.views import Language

# In the order of CLDR's collations; each list holds names that differ in the one thing it shows.
ORDERED: dict[str, tuple[Language, list[str]]] = {
    "letters": ("ar", ["باسم", "تامر", "ثامر", "جابر", "هاني", "وائل", "ياسر"]),
    "hamza only where all else is the same": ("ar", ["أحمد", "احمد", "أحمد علي", "أخضر"]),
    "long alef as two": ("ar", ["آدم", "ابراهيم"]),
    "the end of a feminine name as a t": ("ar", ["فاطمة", "فاطمت", "فاطمه"]),
    "the two forms of the last letter as one": ("ar", ["مصطفى", "مصطفي", "مصطفى كمال"]),
    "words before longer words": ("ar", ["عبد الله", "عبدالله"]),
    "Arabic before Latin": ("ar", ["3 مايو", "ياسر", "Adam"]),
    "Latin before Arabic": ("en", ["3 May", "Zoe", "ياسر"]),
    "accents only where all else is the same": ("en", ["Ole", "Öle", "Olea", "Olsen"]),
    "capitals last of all": ("en", ["de", "De", "dea"]),
    "letters that are not taken apart": ("en", ["Lodz", "Łodz", "Loen", "Løen", "Lofoten"]),
    "two letters in one": ("en", ["Adam", "Ægir", "Aes", "Af"]),
    "letters of their own": ("en", ["Ezra", "Əliyev", "Fox", "Zulu", "Þór"]),
    "curly marks as straight ones": ("en", ["O'Brian", "O’Brien", "O'Bryan", "Oak"]),
}


def actor(arabic: str = "", english: str = "", kind: ActorType = "person") -> Actor:
    return Actor("x", kind, arabic, english)


@pytest.mark.parametrize("what", ORDERED)
def test_names_stand_in_the_order_of_cldr(what: str) -> None:
    lang, names = ORDERED[what]
    shuffled = names[:]
    random.Random(what).shuffle(shuffled)
    assert sorted(shuffled, key=lambda name: collation_key(name, lang)) == names


@pytest.mark.parametrize(
    ("found", "letters"),
    [
        (actor("النمسا", "Austria", "place"), ("ن", "a")),
        (actor("ألمانيا", "Germany", "place"), ("ا", "g")),
        (actor("آيسلندا", "Iceland", "place"), ("ا", "i")),
        (actor("الجزائر", "Algeria", "place"), ("ج", "a")),
        (actor("الجزيرة", "Al Jazeera", "organisation"), ("ج", "j")),
        (actor("السيسي", "al-Sisi"), ("س", "s")),
        (actor("الشرع", "ash-Sharaa"), ("ش", "s")),
        (actor("آل غور", "Al Gore"), ("ا", "a")),
        (actor("الكسندر لوكاشينكو", "Alexander Lukashenko"), ("ا", "a")),
        (actor("«سبوتنيك»", "“Sputnik”", "organisation"), ("س", "s")),
        (actor("ال", "Al"), ("ا", "a")),
        (actor("پوتین", "Øvrebø"), ("ب", "o")),
        (actor("", "Þór"), ("z", "z")),
        (actor("طه", ""), ("ط", "ط")),
        (actor("5 أيار", "5 May", "organisation"), (NUMBERS, NUMBERS)),
        (actor("…", "…"), (NUMBERS, NUMBERS)),
        (actor("Чехов", "Чехов"), (OTHERS, OTHERS)),
    ],
)
def test_a_name_stands_under_its_letter(found: Actor, letters: tuple[str, str]) -> None:
    assert (letter_of(found, "ar"), letter_of(found, "en")) == letters


def test_letters_and_order_go_together() -> None:
    """No letter begins twice in an index: a name's letter follows from its place."""
    names = [
        "آدم",
        "أحمد",
        "النور",
        "نور",
        "پيتر",
        "بدر",
        "Əli",
        "Eli",
        "Ölaf",
        "olga",
        "9 أيار",
        "Я",
    ]
    for lang in ("ar", "en"):
        order = sorted(map(actor, names), key=lambda one: sort_key(one, lang))
        letters = [letter_of(one, lang) for one in order]
        starts = [letter for at, letter in enumerate(letters) if letters[at - 1 : at] != [letter]]
        assert len(starts) == len(set(starts)), letters
