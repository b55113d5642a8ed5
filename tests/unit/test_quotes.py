from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.analyse.quoting.find import find_quotes
from sitegen.arabic.sentences import split_sentences
from sitegen.model import ActorType, Block, Mention

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "quotes.txt"

Actors = Mapping[str, tuple[ActorType, tuple[str, ...]]]
LISTED: Actors = {
    "putin": ("person", ("فلاديمير بوتين", "بوتين")),
    "zakharova": ("person", ("ماريا زاخاروفا", "زاخاروفا")),
    "zas": ("person", ("ستانيسلاف زاس", "زاس")),
    "csto": ("organisation", ("منظمة معاهدة الأمن الجماعي",)),
    "russia": ("place", ("روسيا",)),
    "ali": ("person", ("علي حسن",)),
}
OF_THE_SEEDS: Actors = {
    **LISTED,
    "blinken": ("person", ("أنتوني بلينكن", "بلينكن")),
    "tokayev": ("person", ("قاسم جومارت توكاييف", "قاسم جومارت توكايف")),
    "dujarric": ("person", ("ستيفان دوجاريك",)),
    "khatibzadeh": ("person", ("سعيد خطيب زاده",)),
    "konashenkov": ("person", ("إيجور كوناشينكوف",)),
    "defence": ("organisation", ("وزارة الدفاع الروسية", "وزارة الدفاع")),
    "sputnik": ("organisation", ("سبوتنيك",)),
}
Found = list[tuple[str, str, str]]


def read_cases() -> list[tuple[str, Found]]:
    cases = []
    for group in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in group.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        keys = [line.partition(": ")[0] for line in lines]
        assert keys == ["text"] + ["is"] * (len(lines) - 1), f"malformed case: {lines}"
        texts = [line.partition(": ")[2].replace("¶", "\n") for line in lines]
        expected = [tuple(text.split(" | ")) for text in texts[1:]]
        assert all(len(entry) == 3 for entry in expected), f"malformed case: {expected}"
        cases.append((texts[0], expected))
    return cases


def mentions_in(text: str, actors: Actors) -> list[Mention]:
    names = {name: (key, kind) for key, (kind, forms) in actors.items() for name in forms}
    pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return [
        Mention(*match.span(), match[0], names[match[0]][1], "name", names[match[0]][0])
        for match in re.finditer(pattern, text)
    ]


def found(text: str, actors: Actors = LISTED) -> Found:
    blocks = [Block(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    quotes = find_quotes(text, split_sentences(text, blocks), mentions_in(text, actors))
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
    return [(quote.text, quote.speaker or "-", quote.verb or "-") for quote in quotes]


@pytest.mark.parametrize(("text", "expected"), read_cases())
def test_cases(text: str, expected: Found) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("seed", "speakers"),
    [
        ("000", "zakharova zakharova blinken zakharova zakharova blinken blinken zas"),
        ("001", "zas zas zas zas zas dujarric khatibzadeh khatibzadeh khatibzadeh tokayev"),
        ("002", "zakharova zakharova"),
        ("003", "putin putin putin putin putin tokayev الحكومة"),
        ("004", "konashenkov defence"),
    ],
)
def test_the_quotes_of_the_seeds_have_their_speakers(seed: str, speakers: str) -> None:
    path = next((ROOT / "tests" / "sample" / "seeds").glob(f"{seed}_*.txt"))
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    text = text.replace("-اعلان-\n", "")
    assert [speaker for _, speaker, _ in found(text, OF_THE_SEEDS)] == speakers.split()


def test_without_mentions_the_speaker_is_named_as_in_the_text() -> None:
    text = 'وقال مدير المستشفى: "وصل إلينا عشرات الجرحى اليوم".'
    assert found(text, {"nobody": ("person", ("لا أحد هنا",))})[0][1] == "مدير المستشفى"


@pytest.mark.parametrize(
    ("text", "is_statement"),
    [
        ("وقال بوتين: «لن نستسلم».", True),
        ("وقال بوتين إن «الوضع خطير».", True),
        ("«لن نستسلم أبدا اليوم»، قال بوتين.", True),
        ("وقال بوتين إن الوضع «خطير جدا» في المدينة.", False),
        ("وقال بوتين إن «شعب المدينة» اختار السلام.", False),
        ("ندد بوتين بما أسماه «محاولة انقلاب».", False),
        ("وقال بوتين إن الوضع «خطير جدا في المدينة كلها» الآن.", True),
    ],
)
def test_a_few_words_inside_the_articles_sentence_are_no_statement(
    text: str, is_statement: bool
) -> None:
    (quote,) = find_quotes(
        text, split_sentences(text, [Block(0, len(text))]), mentions_in(text, LISTED)
    )
    assert (quote.speaker, quote.is_statement) == ("putin", is_statement)


@given(
    st.lists(st.sampled_from(['"', "“", "”", "«", "»", "قال ", "كلمة ", "\n", ":"])).map("".join)
)
def test_any_mix_of_marks_gives_quotes_apart_and_in_order(text: str) -> None:
    end = 0
    for quote in find_quotes(text, (), ()):
        assert end <= quote.start < quote.end
        end = quote.end


def test_an_empty_text_has_no_quotes() -> None:
    assert find_quotes("", (), ()) == ()
