"""The model's arithmetic, against the library that trained it and against counting by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest

from sitegen.tagging import crf
from sitegen.tagging.cutting import cut
from sitegen.tagging.features import attributes
from sitegen.tagging.lexicon import Facts, facts
from training.names.fitting import learned

SENTENCES = {
    "زار بوتين موسكو أمس": ["O", "B-PERS", "B-LOC", "O"],
    "قال لافروف إن موسكو ترحب": ["O", "B-PERS", "O", "B-LOC", "O"],
    "عاد الوفد إلى بيروت": ["O", "O", "O", "B-LOC"],
}


def read_words(text: str) -> list[Facts]:
    return [facts(piece.form) for piece in cut(text)]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Train a model on three sentences and put it in the packaged one's place."""
    path = tmp_path / "small.crfsuite"
    trainer = pycrfsuite.Trainer(verbose=False)
    for text, tags in SENTENCES.items():
        trainer.append(attributes(read_words(text)), tags)
    trainer.train(str(path))
    tags = sorted({tag for those in SENTENCES.values() for tag in those})
    model = crf.unpacked(crf.packed(tags, *learned(str(path), tags)))
    monkeypatch.setattr(crf, "model", lambda: model)
    for remembered in (crf.chances_of_moves, crf._alone):
        remembered.cache_clear()
    yield path
    for remembered in (crf.chances_of_moves, crf._alone):
        remembered.cache_clear()


def test_probabilities_are_those_of_the_library(small: Path) -> None:
    texts = [*SENTENCES, "قال بوتين", "لافروف"]
    readings = crf.read([read_words(text) for text in texts])
    tagger = pycrfsuite.Tagger()
    with tagger.open(str(small)):
        for number, text in enumerate(texts):
            words = read_words(text)
            tagger.set(attributes(words))
            for (at, _), (column, tag) in product(enumerate(words), enumerate(crf.model().tags)):
                ours = readings.forward[number, at, column] * readings.backward[number, at, column]
                # Weights are kept with three to four digits.
                assert ours == pytest.approx(tagger.marginal(tag, at), abs=2e-3)


def test_sentences_read_together_are_read_as_if_alone() -> None:
    texts = ["قال الرئيس الروسي فلاديمير بوتين إن بلاده مستعدة", "لبنان", "زار كوفي أنان بيروت"]
    together = crf.read([read_words(text) for text in texts])
    for number, text in enumerate(texts):
        words = read_words(text)
        alone = crf.read([words])
        chances = together.forward[number] * together.backward[number]
        assert np.allclose(chances[: len(words)], (alone.forward * alone.backward)[0])
        assert np.allclose(chances[: len(words)].sum(axis=1), 1)


def test_no_name_goes_on_that_none_began() -> None:
    moves, tags = crf.chances_of_moves(), crf.model().tags
    assert moves[tags.index("O"), tags.index("I-PERS")] == 0
    assert moves[tags.index("B-LOC"), tags.index("I-PERS")] == 0
    assert moves[tags.index("B-PERS"), tags.index("I-PERS")] > 0


def test_a_model_comes_back_from_its_file_and_the_file_is_the_same_each_time() -> None:
    weights = {"b": np.array([0.5, -1.0]), "a": np.array([0.0, 2.0])}
    moves = np.array([[1.0, 0.0], [-1.0, 0.25]])
    data = crf.packed(["B-LOC", "O"], weights, moves)
    assert data == crf.packed(["B-LOC", "O"], dict(reversed(weights.items())), moves)
    model = crf.unpacked(data)
    assert model.tags == ("B-LOC", "O")
    assert model.weights[model.rows["a"]].tolist() == [0.0, 2.0]
    assert model.weights[model.rows["b"]].tolist() == [0.5, -1.0]
    assert model.moves.tolist() == moves.tolist()
