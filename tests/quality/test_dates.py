"""How well time expressions are found and read, on documents and on labelled news sentences.

The sentences of the United Nations come with their days; they are skipped where SITEGEN_EVAL_DATA
is not set. Rules were fitted to dates_dev.txt; dates_test.txt was set aside before they were made.
The floors lie a little below what was reached; they only rise while the labels stay the same.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.dates import (
    DATA,
    LABELS,
    UN_FILE,
    UnResult,
    measure_gold,
    measure_un,
    read_gold,
    read_un,
)

FOLDER = os.environ.get(DATA, "")
# Of the sentences with such days: the share of which every one is found.
FULL_DAYS = 0.995
DAYS_WITHOUT_YEAR = 0.995
# Of all sentences: the share with a day that neither language has.
EXTRA_DAYS = 0.005
# F1 of the words, of words and days, and of kind, precision and calendar too.
FLOORS = {
    "dev": {"span": 0.985, "value": 0.985, "everything": 0.985},
    "test": {"span": 0.955, "value": 0.93, "everything": 0.93},
}


@pytest.fixture(scope="module")
def documents() -> UnResult:
    if not FOLDER:
        pytest.skip(f"{DATA} is not set")
    return measure_un(read_un(Path(FOLDER) / UN_FILE))


def test_every_full_day_of_the_documents_is_found(documents: UnResult) -> None:
    assert documents.full_found >= FULL_DAYS * documents.full > 0


def test_every_day_without_a_year_is_found(documents: UnResult) -> None:
    assert documents.yearless_found >= DAYS_WITHOUT_YEAR * documents.yearless > 0


def test_hardly_a_day_is_found_that_neither_language_has(documents: UnResult) -> None:
    assert documents.rows > 0
    assert documents.extra <= EXTRA_DAYS * documents.rows


@pytest.mark.parametrize("part", FLOORS)
def test_labelled_sentences_are_read_as_people_read_them(part: str) -> None:
    result = measure_gold(read_gold(LABELS / f"dates_{part}.txt"))
    assert {
        name: result.f1(name) >= floor for name, floor in FLOORS[part].items()
    } == dict.fromkeys(FLOORS[part], True)
