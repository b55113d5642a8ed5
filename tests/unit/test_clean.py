from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.boilerplate import reason_for
from sitegen.ingest.clean import clean

CASES = Path(__file__).parents[1] / "cases" / "clean.txt"
FATES = {
    "keep",
    "advertisement",
    "related-link",
    "repeated-caption",
    "comment-form",
    "share-line",
    "agency-credit",
    "photo-credit",
    "end-mark",
    "ornament",
}


def read_cases() -> list[list[tuple[str, str]]]:
    cases: list[list[tuple[str, str]]] = []
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        case = []
        for line in lines:
            fate, separator, text = line.partition(": ")
            assert separator, f"malformed: {line}"
            assert fate in FATES, f"unknown fate: {line}"
            case.append((fate, text))
        if case:
            cases.append(case)
    return cases


@pytest.mark.parametrize("case", read_cases())
def test_cases(case: list[tuple[str, str]]) -> None:
    cleaned = clean([text for _, text in case])
    assert list(cleaned.paragraphs) == [text for fate, text in case if fate == "keep"]
    assert [(part.reason, part.text) for part in cleaned.removed] == [
        (fate, text) for fate, text in case if fate != "keep"
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("المصدر: سبوتنيك", ("سبوتنيك",)),
        ("المصدر | الجزيرة + وكالات", ("الجزيرة",)),
        ("المصدر: رويترز، أ ف ب.", ("رويترز", "أ ف ب")),
        ("المصدر: وكالات", ()),
        ("(وكالات)", ()),
    ],
)
def test_credit_lines_name_sources(line: str, names: tuple[str, ...]) -> None:
    assert clean(["قال الوزير ذلك.", line]).credits == names


def test_white_space_of_what_stays_is_kept() -> None:
    cleaned = clean([" قال  الوزير. ", "اعلان"])
    assert cleaned.paragraphs == (" قال  الوزير. ",)
    assert cleaned.kept == (0,)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_nothing_is_lost(paragraphs: list[str]) -> None:
    cleaned = clean(paragraphs)
    assert len(cleaned.paragraphs) + len(cleaned.removed) == len(paragraphs)
    assert [paragraphs[number] for number in cleaned.kept] == list(cleaned.paragraphs)


def test_a_long_line_is_no_boilerplate() -> None:
    assert reason_for("اقرأ أيضا: " + "كلمة " * 200) == ""
