"""The trained model: a linear-chain CRF, read from its file and applied to sentences.

In go the words of a sentence with their facts; out comes what every tag at every place is worth,
and from that the best reading and probabilities. The weights are learned elsewhere, by
python-crfsuite; applying them takes sums and products alone, and weights of single words are
summed once per word.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from sitegen.tagging.features import DISTANCES, beside, linked, outside, own
from sitegen.tagging.lexicon import Facts

Floats = NDArray[np.float64]
# Words whose summed weights are kept; a newspaper's daily vocabulary.
_KEPT = 1 << 16
# A tag inside a name is this and the name's kind; it continues one of the same kind.
INSIDE = "I-"


@dataclass(frozen=True, slots=True)
class Crf:
    """Tags, weights: `rows` leads from an attribute to its row of `weights`, a column per tag.

    `moves[i, j]` is what tag j right after tag i is worth.
    """

    tags: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Floats
    moves: Floats


@dataclass(frozen=True, slots=True)
class Readings:
    """What the model says of sentences side by side, the shorter ones filled up at their end.

    Each array begins with the sentence and the word. `own` is what a tag at a word is worth beside
    others, `forward` and `backward` what the words up to it and behind it make of it, all scaled
    by `scale`, so that forward times backward is the tag's probability.
    """

    own: Floats
    forward: Floats
    backward: Floats
    scale: Floats


def packed(tags: Sequence[str], weights: Mapping[str, Floats], moves: Floats) -> bytes:
    """Return the model's file; the same model gives the same bytes."""
    attributes = sorted(weights)
    matrix = np.array([weights[attribute] for attribute in attributes], dtype="<f2")
    head = {"tags": list(tags), "attributes": attributes}
    body = matrix.T.tobytes() + np.asarray(moves, dtype="<f4").tobytes()
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return zlib.compress(len(text).to_bytes(4, "little") + text + body, 9)


def unpacked(data: bytes) -> Crf:
    """Read a model's file."""
    plain = zlib.decompress(data)
    start = 4 + int.from_bytes(plain[:4], "little")
    head = json.loads(plain[4:start])
    tags, attributes = tuple(head["tags"]), head["attributes"]
    size = len(tags) * len(attributes)
    matrix = np.frombuffer(plain, "<f2", size, start).reshape(len(tags), -1).T
    moves = np.frombuffer(plain, "<f4", -1, start + 2 * size).reshape(len(tags), len(tags))
    rows = {attribute: row for row, attribute in enumerate(attributes)}
    return Crf(tags, rows, np.ascontiguousarray(matrix, dtype=np.float64), moves.astype(np.float64))


@cache
def model() -> Crf:
    """Read the packaged model."""
    return unpacked((resources.files("sitegen.data") / "tagging" / "model.bin").read_bytes())


@cache
def chances_of_moves() -> Floats:
    """Return the factor of each move from tag to tag; none for what no reading may hold."""
    crf = model()
    factors: Floats = np.exp(crf.moves)
    for column, tag in enumerate(crf.tags):
        if tag.startswith(INSIDE):
            inside = [one[1:] == tag[1:] for one in crf.tags]
            factors[:, column] *= np.array(inside, dtype=np.float64)
    return factors


def read(sentences: Sequence[Sequence[Facts]]) -> Readings:
    """Weigh every tag at every word of some sentences; none of them may be empty."""
    crf, moves = model(), chances_of_moves()
    lengths = np.array([len(words) for words in sentences])
    count, longest, tags = len(sentences), int(lengths.max()), len(crf.tags)
    weights = np.zeros((count, longest, tags))
    for number, words in enumerate(sentences):
        weights[number, : len(words)] = _local_weights(words)
    own_worth = np.exp(weights - weights.max(axis=2, keepdims=True))
    forward = np.empty_like(own_worth)
    scale = np.empty((count, longest))
    begins = np.array([not tag.startswith(INSIDE) for tag in crf.tags], dtype=np.float64)
    state = own_worth[:, 0] * begins
    for at in range(longest):
        if at:
            state = (forward[:, at - 1] @ moves) * own_worth[:, at]
        scale[:, at] = state.sum(axis=1)
        forward[:, at] = state / scale[:, at, None]
    backward = np.ones_like(own_worth)
    for at in range(longest - 2, -1, -1):
        after = own_worth[:, at + 1] * backward[:, at + 1] / scale[:, at + 1, None]
        backward[:, at] = np.where(lengths[:, None] <= at + 1, 1.0, after @ moves.T)
    return Readings(own_worth, forward, backward, scale)


def _local_weights(words: Sequence[Facts]) -> Floats:
    """Return what each tag at each word is worth: a row per word, a column per tag."""
    crf = model()
    size, last = len(words), len(DISTANCES)
    alone = np.array([_alone(word) for word in words])
    found: Floats = alone[:, last] + np.array([_sum(row, crf) for row in linked(words)])
    for column, distance in enumerate(DISTANCES):
        edge = _sum((outside(distance),), crf)
        if abs(distance) >= size:
            found += edge
        elif distance < 0:
            found[-distance:] += alone[:distance, column]
            found[:-distance] += edge
        else:
            found[:-distance] += alone[distance:, column]
            found[-distance:] += edge
    return found


@lru_cache(maxsize=_KEPT)
def _alone(word: Facts) -> Floats:
    """Return a word's summed weights: a row for each neighbour's sake, the last for its own."""
    crf = model()
    rows = [_sum(beside(word, distance), crf) for distance in DISTANCES]
    return np.array([*rows, _sum(own(word), crf)])


def _sum(attributes: Sequence[str], crf: Crf) -> Floats:
    rows = crf.rows
    known = [row for attribute in attributes if (row := rows.get(attribute)) is not None]
    total: Floats = crf.weights[known].sum(axis=0)
    return total
