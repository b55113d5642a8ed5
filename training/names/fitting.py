"""Fits the tagger's weights to the corpus with python-crfsuite.

In go sentences of the corpus; out comes the model's file for `sitegen.tagging`: the weights of two
ways of training, added up. The same sentences and lists give the same bytes.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from sitegen.tagging.crf import packed
from sitegen.tagging.features import attributes
from sitegen.tagging.lexicon import facts
from training.names.corpus import Line

SEED = 20220107
# All settings were chosen by cross-validation over stretches of the training part.
_LIKELIHOOD = {
    "c1": 0.2,
    "c2": 0.02,
    "max_iterations": 60,
    "feature.possible_transitions": True,
}
_PERCEPTRON = {"max_iterations": 10}
# What each way's weights count in the sum. A perceptron's are large: they stand for no probability.
_SHARES = {"lbfgs": 0.7, "ap": 0.03}
# Each sentence is learned from twice, the second time without what a word is: names are mostly new,
# and their letters, lists and neighbours must tell them. So it is for the words of names, and this
# share of the others.
_HIDDEN_SHARE = 0.15
_IDENTITY = ("w=", "b=", "bK-", "Kb+", "s4=", "p4=")


Weights = tuple[Mapping[str, np.ndarray], np.ndarray]


def fit(lines: Sequence[Line]) -> bytes:
    """Train on these sentences and return the model's file."""
    chance = random.Random(SEED)
    seen, hidden = [], []
    for line in lines:
        pieces, tags = line.pieces()
        rows = attributes([facts(piece.form) for piece in pieces])
        seen.append((rows, tags))
        hidden.append((_hidden(rows, tags, chance), tags))
    tags = sorted({tag for _, those in seen for tag in those})
    ways = {
        "lbfgs": _trained("lbfgs", _LIKELIHOOD, [*seen, *hidden], tags),
        "ap": _trained("ap", _PERCEPTRON, seen, tags),
    }
    weights: dict[str, np.ndarray] = {}
    for way, (found, _) in ways.items():
        for attribute, row in found.items():
            before = weights.get(attribute, np.zeros(len(tags)))
            weights[attribute] = before + _SHARES[way] * row
    return packed(tags, weights, sum(_SHARES[way] * moves for way, (_, moves) in ways.items()))


def learned(path: str, tags: Sequence[str]) -> Weights:
    """Read python-crfsuite's model: a row of weights per attribute, and those of moves."""
    tagger = pycrfsuite.Tagger()
    with tagger.open(path):
        info = tagger.info()
    columns = {tag: column for column, tag in enumerate(tags)}
    weights: dict[str, np.ndarray] = {}
    for (attribute, tag), weight in info.state_features.items():
        weights.setdefault(attribute, np.zeros(len(tags)))[columns[tag]] = weight
    moves = np.zeros((len(tags), len(tags)))
    for (before, after), weight in info.transitions.items():
        moves[columns[before], columns[after]] = weight
    return weights, moves


def _trained(
    way: str,
    settings: Mapping[str, float],
    sentences: Sequence[tuple[list[list[str]], list[str]]],
    tags: Sequence[str],
) -> Weights:
    trainer = pycrfsuite.Trainer(algorithm=way, verbose=False, params=settings)
    for rows, those in sentences:
        trainer.append(rows, those)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        return learned(path, tags)


def _hidden(
    rows: Sequence[Sequence[str]], tags: Sequence[str], chance: random.Random
) -> list[list[str]]:
    return [
        [one for one in row if not one.startswith(_IDENTITY)]
        if tag != "O" or chance.random() < _HIDDEN_SHARE
        else list(row)
        for row, tag in zip(rows, tags, strict=True)
    ]
