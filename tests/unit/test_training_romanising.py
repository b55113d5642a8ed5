from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.romanising.graphones import MODEL_FILE, read_graphones
from sitegen.romanising.listing import PARTS_FILE
from sitegen.romanising.transducer import Transducer
from training.romanising.__main__ import main
from training.romanising.alignment import best_cut, learn_units
from training.romanising.counting import Level, count_levels, probability, prune
from training.romanising.data import plain_latin, read_forms
from training.romanising.parts import heard_alike, listed_parts, without_articles

# Invented names, of which each letter has one sound; enough for every unit to be met.
LETTERS = {"ب": "b", "د": "d", "ر": "r", "ن": "n", "م": "m", "ل": "l", "ا": "a", "و": "u"}
PAIRS = [
    (f"{first}ا{second}و{third}", f"{LETTERS[first]}a{LETTERS[second]}u{LETTERS[third]}")
    for first in "بدرنم"
    for second in "بدرنل"
    for third in "درمل"
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    people = "".join(f"{arabic}\t{latin}\t{3}\n" for arabic, latin in PAIRS)
    (tmp_path / "wikidata_persons_train.tsv").write_text(people, encoding="utf-8")
    (tmp_path / "google_ar2en-train.tsv").write_text("بادور\tbádur\n", encoding="utf-8")
    return tmp_path


def test_units_are_learnt_from_pairs_without_marks() -> None:
    logs = learn_units(PAIRS, 1)
    found = best_cut(("مادور", "madur"), logs)
    assert found is not None
    assert found[1] == (("م", "m"), ("ا", "a"), ("د", "d"), ("و", "u"), ("ر", "r"))
    other = best_cut(("مادور", "lalul"), logs)
    assert other is not None
    assert other[0] < found[0]
    assert best_cut(("م", "abcdefgh"), logs) is None


def test_probabilities_after_any_history_add_up_to_one() -> None:
    names = [[2, 3, 4], [2, 3, 3], [4, 2], [3, 4, 2, 2]]
    levels, counts = count_levels(names, 3)
    assert levels[2].own
    assert totals(levels) == pytest.approx([1] * 5)
    prune(levels, counts, 1000, 4)
    assert not levels[2].own
    assert totals(levels) == pytest.approx([1] * 5)


def totals(levels: list[Level]) -> list[float]:
    return [
        sum(probability(levels, history, unit, 4) for unit in (1, 2, 3, 4))
        for history in ((), (0,), (2,), (2, 3), (9, 9))
    ]


def test_the_files_are_read_together_and_cleaned(folder: Path) -> None:
    forms = read_forms(folder)
    assert forms["بادور"] == {"badur": 5}
    assert read_forms(folder, names=False)["بادور"] == {"badur": 3}


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Şükrü", "sukru"),
        ("ø", "o"),
        ("O\u2019Brien", "o'brien"),
        ("\u02bfalī", "ali"),
        ("a'", "a"),
    ],
)
def test_latin_becomes_small_ascii(written: str, plain: str) -> None:
    assert plain_latin(written) == plain


def test_articles_go_and_their_own_stay() -> None:
    logs = learn_units(PAIRS, 1)
    forms = without_articles(
        {"البادور": {"al-badur": 1, "elbadur": 1, "madlum": 9}, "البان": {"alban": 4}}, logs
    )
    assert forms == {"بادور": {"badur": 2}, "البان": {"alban": 4}}


def test_forms_that_sound_like_another_name_are_left_out() -> None:
    forms = {
        "ميغيل": {"miguelito": 1, "miguel": 1},
        "لاتينية": {"constantinople": 1},
        "ثاني": {"ii": 244, "thani": 2},
        "يوحنا": {"john": 9},
    }
    expected = {"ميغيل": {"miguel": 1}, "ثاني": {"thani": 2}, "يوحنا": {"john": 9}}
    assert heard_alike(forms) == expected


def test_the_usual_form_is_listed_and_a_chance_one_is_not() -> None:
    forms = {
        "دان": {"dan": 4, "dane": 6},
        "بان": {"hugo": 1},
        "ران": {"john": 3},
        "مان": {"queen": 9, "man": 1},
        "أنا": {"anna": 3},
        "انا": {"ana": 2},
    }
    fits = {("دان", "dan"): -1.0, ("دان", "dane"): -2.0, ("مان", "man"): -1.0}
    fits |= {("أنا", "anna"): -1.0, ("انا", "ana"): -1.0}
    # One entry for both spellings of Anna: the one that more people bear.
    expected = {"انا": "anna", "دان": "dane", "ران": "john", "مان": "man"}
    assert listed_parts(forms, fits) == expected


def test_a_spelling_with_another_form_stands_beside_the_folded_one() -> None:
    forms = {"آدا": {"ada": 3}, "أدا": {"edda": 5}}
    assert listed_parts(forms, {}) == {"ادا": "edda", "آدا": "ada"}


def test_a_run_makes_files_that_the_package_reads(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEGEN_EVAL_DATA", str(folder))
    assert main(["--into", str(tmp_path / "a")]) == main(["--into", str(tmp_path / "b")]) == 0
    for name in (MODEL_FILE, PARTS_FILE):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    model = read_graphones((tmp_path / "a" / MODEL_FILE).read_bytes())
    assert Transducer(model).spell("لادور")[0].text == "ladur"
    assert "بادور\tbadur\n" in (tmp_path / "a" / PARTS_FILE).read_text(encoding="utf-8")


def test_without_data_the_run_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SITEGEN_EVAL_DATA", raising=False)
    assert main([]) == 2
    assert "SITEGEN_EVAL_DATA" in capsys.readouterr().err
