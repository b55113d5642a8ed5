"""A translation model that costs what a real one costs and answers at the right length.

In: a folder. Out: an installed Argos package in it, with the layers of Argos's Arabic model and
weights drawn by chance, the same each time. The English is nonsense, its length follows the
Arabic's, and hypotheses differ. Needs no download and no torch.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from ctranslate2.specs import transformer_spec
from numpy.typing import NDArray

from benchmarks.translate.vocabulary import pieces_of, train_tokenizer

Array = NDArray[np.float32]

SEED = 11
VERSION = "1.0"
# Marks at the start of SentencePiece's vocabulary.
UNKNOWN, START, END = range(3)
# Nothing longer is asked: sources are cut at 1024 tokens by both, answers end before.
POSITIONS = 1024
# The ruler: one value in so many, of each vector between layers, is kept for counting positions.
RULER_SHARE = 16
# What a position adds on the ruler. Small, so that long texts do not drown the rest.
STEP = 0.01
# How much the layers together add to a vector that starts with a variance of one.
GROWTH = 1.5
# Spread of the part of a position's encoding that counts nothing, and of pieces' sizes (the latter
# lets answers to sources of one length differ in length).
POSITION_SPREAD = 1.0
PIECE_SPREAD = 0.5
# How far the scores of pieces lie apart: at 6, the best piece has about half of all probability,
# as in a trained model.
SCORE_SPREAD = 6.0
# The end mark has an average place among the best pieces (so many spreads above the mean) where
# the answer is as long as it should be, and gains so much with each position after that.
END_LEVEL = 3.7
END_SLOPE = 1.0
# What makes answers 1.1 times as long as their sources, in pieces: found by trying.
LENGTH = 3.85
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a model is; the defaults are those of Argos's Arabic to English 1.0."""

    layers: int = 6
    width: int = 512
    heads: int = 8
    inner: int = 2048
    vocabulary: int = 32_000

    @property
    def head(self) -> int:
        """The width of one attention head."""
        return self.width // self.heads

    @property
    def ruler(self) -> slice:
        """The places of a vector that count positions: its last ones."""
        return slice(self.width - self.width // RULER_SHARE, self.width)


class _Linear(Protocol):
    weight: Array
    bias: Array


class _Norm(Protocol):
    gamma: Array
    beta: Array


class _Attention(Protocol):
    layer_norm: _Norm
    linear: list[_Linear]


def build_package(packages: Path, shape: Shape | None = None) -> Path:
    """Write an installed package into a folder of packages; return its own folder there."""
    shape = shape or Shape()
    path = packages / f"translate-ar_en-{VERSION.replace('.', '_')}"
    (path / "model").mkdir(parents=True)
    tokenizer = train_tokenizer(shape.vocabulary)
    (path / "sentencepiece.model").write_bytes(tokenizer)
    _make_spec(shape, pieces_of(tokenizer)).save(str(path / "model"))
    metadata = {
        "package_version": VERSION,
        "argos_version": "1.9",
        "from_code": "ar",
        "from_name": "Arabic",
        "to_code": "en",
        "to_name": "English",
    }
    (path / "metadata.json").write_text(json.dumps(metadata), "utf-8")
    return path


def _make_spec(shape: Shape, pieces: list[str]) -> transformer_spec.TransformerSpec:
    spec = transformer_spec.TransformerSpec.from_config(shape.layers, shape.heads)
    weights = _Weights(shape)
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = weights.positions()
        weights.norm(side.layer_norm)
        for layer in side.layer:
            weights.attention(layer.self_attention, (3, 1))
            weights.norm(layer.ffn.layer_norm)
            weights.linear(layer.ffn.linear_0, shape.inner, shape.width)
            weights.writing(layer.ffn.linear_1, shape.inner)
    for layer in spec.decoder.layer:
        weights.attention(layer.attention, (1, 2, 1))
    weights.measure(spec.decoder.layer[0].attention)
    spec.encoder.embeddings[0].weight = weights.embeddings(PIECE_SPREAD)
    spec.decoder.embeddings.weight = weights.embeddings(0.0)
    weights.projection(spec.decoder.projection, pieces)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = pieces[: END + 1]
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


class _Weights:
    """Draws the weights of a model.

    Random, but for the ruler: there, a position's encoding puts its number, no layer adds anything,
    the decoder's first look at the source takes off the source's length, and what is left moves
    the end mark's score.
    """

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._random = np.random.default_rng(SEED)
        half = self._random.uniform(0.5, 1.5, shape.width // RULER_SHARE // 2)
        # Of both signs, so that normalising takes nothing off; of different sizes, so that
        # rounding to eight bits does not hit all alike.
        self._marks: Array = np.concatenate([half, -half]).astype(np.float32)

    def positions(self) -> Array:
        """Encode positions: their number on the ruler, chance elsewhere."""
        encodings = self._normal(POSITIONS, self._shape.width, POSITION_SPREAD)
        encodings[:, self._shape.ruler] = np.outer(STEP * np.arange(POSITIONS), self._marks)
        return encodings

    def norm(self, layer: _Norm) -> None:
        """Let a layer norm do nothing but normalise."""
        layer.gamma = np.ones(self._shape.width, np.float32)
        layer.beta = np.zeros(self._shape.width, np.float32)

    def linear(self, layer: _Linear, rows: int, columns: int) -> None:
        """Keep the size of what goes through."""
        layer.weight = self._normal(rows, columns, columns**-0.5)
        layer.bias = np.zeros(rows, np.float32)

    def writing(self, layer: _Linear, columns: int) -> None:
        """Fill a layer whose output is added to the vectors: nothing on the ruler."""
        self.linear(layer, self._shape.width, columns)
        layer.weight *= np.float32((GROWTH / self._shape.layers) ** 0.5)
        layer.weight[self._shape.ruler] = 0

    def attention(self, layer: _Attention, widths: tuple[int, ...]) -> None:
        """Fill an attention: its linear layers are so many times as wide as the vectors."""
        self.norm(layer.layer_norm)
        for linear, times in zip(layer.linear[:-1], widths[:-1], strict=True):
            self.linear(linear, times * self._shape.width, self._shape.width)
        self.writing(layer.linear[-1], self._shape.width)

    def measure(self, layer: _Attention) -> None:
        """Make the first head look at all of the source alike, and take its length off the ruler.

        The mean of the source's positions is half its length.
        """
        width, head, ruler = self._shape.width, self._shape.head, self._shape.ruler
        question, memory, output = (linear.weight for linear in layer.linear)
        # One size each, so that rounding does not hit all alike.
        sizes = self._random.uniform(0.5, 1.5, head).astype(np.float32)
        question[:head] = 0
        values = memory[width : width + head]
        values[:] = 0
        values[:, ruler] = np.outer(sizes, np.sign(self._marks)) / np.abs(self._marks).sum()
        output[:, :head] = 0
        output[ruler, :head] = -LENGTH * np.outer(self._marks, sizes) / (sizes @ sizes)

    def embeddings(self, spread: float) -> Array:
        """Draw pieces' vectors, of sizes that differ by this spread; nothing on the ruler."""
        shape = self._shape
        # The model multiplies them by the root of the width.
        vectors = self._normal(shape.vocabulary, shape.width, shape.width**-0.5)
        sizes = np.exp(self._random.normal(0, spread, (shape.vocabulary, 1)))
        vectors[:, shape.ruler] = 0
        return (vectors * sizes).astype(np.float32)

    def projection(self, layer: _Linear, pieces: list[str]) -> None:
        """Score pieces by chance, the end mark by the ruler; only Latin pieces are ever said."""
        shape = self._shape
        scores = self._normal(shape.vocabulary, shape.width, SCORE_SPREAD * shape.width**-0.5)
        scores[:, shape.ruler] = 0
        scores[END] = 0
        scores[END, shape.ruler] = END_SLOPE / STEP * np.sign(self._marks)
        scores[END] /= np.abs(self._marks).sum()
        latin = [piece.replace("\u2581", "").isascii() for piece in pieces]
        bias = np.where(latin, 0.0, NEVER).astype(np.float32)
        bias[[UNKNOWN, START]] = NEVER
        bias[END] = END_LEVEL * SCORE_SPREAD
        layer.weight, layer.bias = scores, bias

    def _normal(self, rows: int, columns: int, spread: float) -> Array:
        numbers = self._random.standard_normal((rows, columns), dtype=np.float32)
        return numbers * np.float32(spread)


if __name__ == "__main__":
    build_package(Path(sys.argv[1]))
