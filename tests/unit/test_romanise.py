from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import sitegen
from sitegen.arabic.places import english_places
from sitegen.cli import cli
from sitegen.romanising.romanise import romanise as romanise_all
from sitegen.romanising.romanise import romaniser_digest

CASES = Path(__file__).parents[1] / "cases" / "romanise.txt"
LIST = Path(sitegen.__file__).parent / "data" / "romanise.toml"
WORDS = ("names", "particles", "before")
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيپچژگڤکیہ"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"


def romanise(name: str) -> str:
    return romanise_all([name])[0].text


def read_cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    cases = [tuple(line.split(" | ")) for line in lines if line and not line.startswith("#")]
    assert all(len(case) == 2 for case in cases), "malformed case"
    return [(arabic, latin) for arabic, latin in cases]


@pytest.mark.parametrize(("arabic", "latin"), read_cases())
def test_cases(arabic: str, latin: str) -> None:
    assert romanise(arabic) == latin


def test_the_list_is_whole_and_each_name_stands_once() -> None:
    tables = tomllib.loads(LIST.read_text("utf-8"))
    assert set(tables) == {
        *WORDS, "whole", "phrases", "places", "patterns", "titles", "ordinals"
    }  # fmt: skip
    for table in WORDS:
        for arabic, latin in tables[table].items():
            assert re.fullmatch("[A-Za-z]+", latin), latin
            assert not arabic.startswith("ال"), arabic
    for arabic, latin in tables["names"].items():
        assert romanise(arabic) == latin
        if f"ال{arabic}" not in english_places() | tables["places"] | tables["ordinals"]:
            assert romanise(f"سمير ال{arabic}") == f"Samir al-{latin}"
    for arabic, latin in (tables["whole"] | tables["phrases"] | tables["places"]).items():
        assert romanise(arabic) == latin
        if arabic != "الله":  # joins the word before it
            assert romanise(f"سمير {arabic}") == f"Samir {latin}"


def test_titles_and_ordinals_count_by_their_place_alone() -> None:
    tables = tomllib.loads(LIST.read_text("utf-8"))
    for arabic, latin in tables["titles"].items():
        assert romanise(f"{arabic} سمير") == f"{latin} Samir"
        assert romanise(f"{arabic} {arabic} سمير") == f"{latin} {latin} Samir"
        assert not romanise(arabic).startswith(latin)
        assert romanise(f"سمير {arabic}").startswith("Samir al-")
    for arabic, latin in tables["ordinals"].items():
        assert romanise(f"سمير {arabic}") == f"Samir {latin}"
        assert romanise(arabic).startswith("Al-")


@pytest.mark.parametrize("word", ["الشيخ", "سمير", "الثاني", "عبد"])
def test_a_name_of_any_number_of_words_is_taken(word: str) -> None:
    assert romanise(f"{word} " * 5_000).count(" ") >= 5_000


def test_a_pattern_adds_vowels_and_changes_no_letter() -> None:
    for plain, vowelled in tomllib.loads(LIST.read_text("utf-8"))["patterns"].items():
        assert "".join(letter for letter in vowelled if letter not in MARKS) == plain
        assert vowelled != plain


def test_places_of_cldr_have_their_english_names_in_ascii() -> None:
    places = english_places()
    assert len(places) > 500
    assert all(re.fullmatch("[A-Za-z' .&,-]+", latin) for latin in places.values())
    assert places["باريس"] == "Paris"
    assert places["فنزويلا"] == "Venezuela"


@given(st.text(ARABIC + MARKS, max_size=12))
def test_every_arabic_word_becomes_plain_ascii_without_heaps(word: str) -> None:
    latin = romanise(word)
    assert re.fullmatch("[A-Za-z' -]*", latin)
    if not set(word) & set("ىةـ" + MARKS) and len(word) > 1:
        assert latin
    assert not re.search("[bcdfghjklmnpqrstvwxyz]{7}", latin)


@given(st.text(max_size=30))
def test_any_text_is_taken_and_latin_text_stays(text: str) -> None:
    romanise(text)
    latin = "".join(
        character
        for character in unicodedata.normalize("NFC", text)
        if character < "\u0250" and unicodedata.category(character) != "Cc"
    ).replace("\u00ad", "")
    assert romanise(latin) == latin


def test_control_characters_never_reach_the_terminal() -> None:
    assert romanise("\x1b[31mمحمد\x00 \x9b2Jعلي\x7f\t\n") == "[31mMuhammad 2JAli\t\n"
    assert "\x1b" not in run("\x1b[31mمحمد").output


@pytest.mark.parametrize("letters", ["ب", "محمد", "كتبغ", "بب\u0652", "ب\u0651\u064e", "اوي"])
def test_a_word_of_any_length_is_taken(letters: str) -> None:
    count = 20_000
    latin = romanise(letters * count)
    assert len(latin) >= count
    assert latin.isascii()
    assert romanise(f"ال{letters * count} محمد").endswith(" Muhammad")


def run(*names: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["romanise", *names], input=given)


def test_the_weakest_word_says_how_a_name_was_found() -> None:
    names = ["محمد", "محمد جهانغيري", "جهانغيري بَشِير", "القاهرة", "Reuters", "عبد الرحمن", ""]
    sources = [latin.by for latin in romanise_all(names)]
    assert sources == ["list", "model", "rules", "list", "list", "list", "list"]


def test_many_names_are_what_each_is_alone() -> None:
    names = [arabic for arabic, _ in read_cases()]
    assert [latin.text for latin in romanise_all(names)] == [romanise(name) for name in names]
    assert romanise_all([]) == ()


def test_alef_and_lam_of_a_learnt_name_are_its_own() -> None:
    assert romanise("اليكسا") == "Alexa"
    assert romanise("الخطيب") == "Al-Khatib"


def test_the_digest_is_a_hash_that_stays() -> None:
    assert re.fullmatch("[0-9a-f]{64}", romaniser_digest())
    assert romaniser_digest() == romaniser_digest()


def test_the_command_gives_one_line_for_each_name_in_order() -> None:
    result = run("محمد", "علي\nحسن", "John", "")
    assert result.exit_code == 0
    assert result.stdout == "Muhammad\nAli Hassan\nJohn\n\n"


def test_the_command_reads_lines_and_keeps_the_empty_ones() -> None:
    lines = "\ufeffمحمد\r\n\nعلي".encode()
    result = run(given=lines)
    assert result.exit_code == 0
    assert result.stdout == "Muhammad\n\nAli\n"


def test_decomposed_letters_are_the_same_name() -> None:
    composed = "أحمد آدم"
    assert run(unicodedata.normalize("NFD", composed)).stdout == run(composed).stdout


def test_a_line_that_is_no_utf8_is_named() -> None:
    result = run(given="محمد\n".encode() + "علي\n".encode("cp1256"))
    assert result.exit_code == 1
    assert "line 2" in result.stderr
    assert "WINDOWS-1256" in result.stderr
    assert result.stdout == "Muhammad\n"


def test_lines_before_a_bad_one_come_out_in_whole_batches_too() -> None:
    result = run(given="علي\n".encode() * 1_203 + "علي\n".encode("cp1256"))
    assert result.exit_code == 1
    assert result.stdout == "Ali\n" * 1_203


def test_many_lines_come_out_whole() -> None:
    count = 5_000
    result = run(given="عبد الرحمن الشمري\n".encode() * count)
    assert result.stdout == "Abdul Rahman al-Shammari\n" * count
