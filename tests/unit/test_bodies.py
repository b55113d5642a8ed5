from __future__ import annotations

import pytest
from babel import Locale

from sitegen.analyse.naming.bodies import find_bodies
from sitegen.analyse.naming.body_words import body_words
from sitegen.analyse.naming.demonyms import find_demonyms
from sitegen.analyse.naming.listed import build_gazetteer, find_listed, known_actors
from sitegen.arabic.tokens import tokenise

GAZETTEER = build_gazetteer(known_actors(()))


def bodies(text: str) -> list[tuple[str, str, str | None]]:
    tokens = tokenise(text)
    listed = find_listed(text, GAZETTEER).mentions
    demonyms = find_demonyms(text, tokens, GAZETTEER, ())
    found = find_bodies(text, tokens, demonyms, listed, GAZETTEER)
    assert all(text[one.mention.start : one.mention.end] == one.mention.text for one in found)
    return [(one.mention.text, one.name, one.mention.name_en) for one in found]


@pytest.mark.parametrize(
    ("words", "name", "english"),
    [
        ("وزارة الخارجية الروسية", "وزارة الخارجية الروسية",
         "Ministry of Foreign Affairs (Russia)"),
        ("وزارة الشؤون الخارجية التونسية", "وزارة الخارجية التونسية",
         "Ministry of Foreign Affairs (Tunisia)"),
        ("وزارة خارجية اليابان", "وزارة الخارجية اليابانية",
         "Ministry of Foreign Affairs (Japan)"),
        ("الداخلية اللبنانية", "وزارة الداخلية اللبنانية", "Ministry of the Interior (Lebanon)"),
        ("الحكومة العراقية", "الحكومة العراقية", "Government of Iraq"),
        ("الجيش الهولندي", "الجيش الهولندي", "Army of the Netherlands"),
        ("القوات المسلحة المصرية", "القوات المسلحة المصرية", "Armed Forces of Egypt"),
        ("وزارة الخارجية الأميركية", "وزارة الخارجية الأميركية", "US State Department"),
        ("وزارة التحول الرقمي الأوكرانية", "وزارة التحول الرقمي الأوكرانية", None),
    ],
)  # fmt: skip
def test_a_body_has_one_name_and_its_english(words: str, name: str, english: str | None) -> None:
    assert bodies(f"وأعلنت {words}، أمس") == [(words, name, english)]


@pytest.mark.parametrize(
    "text",
    [
        "وزارة الخارجية قالت",
        "الروسية وزارة الخارجية",
        "وزارة الخارجية\nالروسية",
        "وزارة الخارجية، الروسية",
        "السياسة الخارجية الروسية",
        "للسياسة الخارجية الروسية",
        "وزيرة الخارجية الألمانية",
        "وزير الخارجية السودانية",
        "حكومة روسية جديدة",
        "الجيش الروسية",
        "الجيش السوري الحر",
        "مرشح الرئاسة الفرنسية",
        "الصحة الروسية",
    ],
)
def test_other_words_are_no_body(text: str) -> None:
    assert bodies(text) == []


def test_words_that_the_editor_ignores_are_none() -> None:
    gazetteer = build_gazetteer(known_actors(()), ignored=("الحكومة العراقية",))
    text = "قالت الحكومة العراقية"
    tokens = tokenise(text)
    demonyms = find_demonyms(text, tokens, gazetteer, ())
    assert find_bodies(text, tokens, demonyms, (), gazetteer) == ()


def test_the_packaged_list_holds_together() -> None:
    lists = body_words()
    assert lists.alone <= lists.fields.keys()
    assert lists.with_the <= Locale("en").territories.keys()
