"""How well stories are found among articles that other outlets tell again: see README.md.

Rules were fitted to sites of the benchmark's dev seeds; this one has a seed of its own, and is
smaller. The floors lie below what was reached, and only rise while the generator stays the same.
Skipped where SITEGEN_EVAL_DATA is not set.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.stories import DATA, Result, measure

FOLDER = os.environ.get(DATA, "")
SEED, ARTICLES, RETOLD = 201, 150, 40
PRECISION, RECALL = 0.98, 0.95

pytestmark = pytest.mark.skipif(not FOLDER, reason=f"{DATA} is not set")


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    cache = tmp_path_factory.mktemp("cache")
    return measure(Path(FOLDER), SEED, cache, articles=ARTICLES, retold=RETOLD)


def test_there_are_stories_to_find(result: Result) -> None:
    assert len(result.expected) > 2 * RETOLD


def test_what_is_found_is_one_story(result: Result) -> None:
    assert result.precision >= PRECISION


def test_what_is_one_story_is_found(result: Result) -> None:
    assert result.recall >= RECALL
