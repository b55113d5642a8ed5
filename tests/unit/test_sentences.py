from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.sentences import split_sentences
from sitegen.model import Block

CASES = Path(__file__).parents[1] / "cases" / "sentences.txt"
LONGEST_QUOTED = 120


def read_cases() -> list[tuple[str, list[str]]]:
    cases: list[tuple[str, list[str]]] = []
    for group in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in group.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        keys = [line.partition(": ")[0] for line in lines]
        values = [line.partition(": ")[2] for line in lines]
        assert keys == ["in"] + ["out"] * (len(lines) - 1), f"malformed case: {lines}"
        assert len(lines) > 1 and all(values), f"malformed case: {lines}"
        cases.append((values[0], values[1:]))
    return cases


def split(paragraph: str) -> list[str]:
    blocks = (Block(0, len(paragraph)),)
    return [sentence.text for sentence in split_sentences(paragraph, blocks)]


@pytest.mark.parametrize(("paragraph", "expected"), read_cases())
def test_cases(paragraph: str, expected: list[str]) -> None:
    assert split(paragraph) == expected


def test_blocks_are_never_joined() -> None:
    text = "قال “هذا أول.\nوهذا ثان”. ثم\n\nثالث"
    blocks = (Block(0, 13), Block(14, 28), Block(30, 34))
    found = split_sentences(text, blocks)
    assert [sentence.block for sentence in found] == [0, 1, 1, 2]
    assert [text[sentence.start : sentence.end] for sentence in found] == [
        sentence.text for sentence in found
    ]


def test_speech_too_long_for_one_sentence_is_split() -> None:
    sentence = "كلمة " * 29 + "نهاية. "
    assert len(split(f'قال: "{sentence * 3}ختام". ثم سكت.')) == 2
    long = split(f'قال: "{sentence * 10}ختام". ثم سكت.')
    assert len(long) > 5
    assert all(len(one.split()) <= LONGEST_QUOTED for one in long)


def test_an_outlet_that_ends_every_sentence_with_two_dots_still_has_sentences() -> None:
    assert len(split("كلمة أخرى هنا وهناك.. " * 60)) > 3


def test_nothing_comes_of_nothing() -> None:
    assert split_sentences("", ()) == ()
    assert split_sentences("  \n ", (Block(0, 4),)) == ()


SCRAPS = ["قال", "د", "كلمة", "2022", "3.5", ".", "..", "...", "؟", "!", '"', "“", "”", "«", "»"]
SCRAPS += ["(", ")", " ", "  ", "\u200f", "\u00a0", "،", "U.S.", "وقال", "[", "]", "هـ"]


@given(st.lists(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join), max_size=4))
def test_sentences_cover_every_visible_character_in_order(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    blocks: list[Block] = []
    start = 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph)))
        start += len(paragraph) + 1
    found = split_sentences(text, blocks)
    covered: set[int] = set()
    done = 0
    for sentence in found:
        block = blocks[sentence.block]
        assert done <= sentence.start < sentence.end
        assert block.start <= sentence.start and sentence.end <= block.end
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip()
        covered.update(range(sentence.start, sentence.end))
        done = sentence.end
    visible = {index for index, character in enumerate(text) if not character.isspace()}
    assert visible <= covered
