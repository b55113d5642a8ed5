"""The Argos engine: an installed package decoded with CTranslate2, nothing else of Argos at work.

In: sentences. Out: one hypothesis each, in order. Loads the model when first asked, opens no
connection, and leaves the environment and the user's own Argos folders as they were.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol, cast

from sitegen.errors import EngineError
from sitegen.model import Hypothesis
from sitegen.translate.packages import InstalledPackage
from sitegen.translate.pieces import split_long

NAME = "argos"
DEFAULT_BEAM = 4
# Tokens decoded together: more costs memory and is no faster.
BATCH_TOKENS = 1024
# Models of this kind are trained on sentences below some 250 tokens and lose words in longer ones.
PIECE_TOKENS = 200
# English needs about as many tokens as the Arabic it translates; an answer three times as long
# goes round in circles. Short inputs get the decoder's usual room.
LONGEST_ANSWER = 3
LEAST_ROOM = 256
# What argostranslate decodes its packages with; 0 ranks answers by sums of log-probabilities, 1 by
# their means.
LENGTH_PENALTY = 0.2
# Settings that argostranslate reads while it is imported; the user's own must not reach it.
SETTINGS = ("ARGOS", "XDG_", "SNAP")

log = logging.getLogger(__name__)


class _Tokenizer(Protocol):
    def encode(self, sentence: str) -> list[str]: ...
    def decode(self, tokens: list[str]) -> str: ...


class _Package(Protocol):
    tokenizer: _Tokenizer
    target_prefix: str


class _Result(Protocol):
    hypotheses: list[list[str]]
    scores: list[float]


@dataclass(frozen=True, slots=True)
class _Model:
    """A loaded package; `decode` answers tokens with tokens."""

    tokenizer: _Tokenizer
    prefix: str
    decode: Callable[..., Sequence[_Result]]


@dataclass(frozen=True, slots=True)
class _Answer:
    """The answer to one piece; `log_probability` is the sum over its `length` tokens."""

    text: str
    log_probability: float
    length: int


class ArgosEngine:
    """An Argos package behind the Engine protocol; cheap to make, loaded when first asked."""

    def __init__(self, package: InstalledPackage, *, beam: int = DEFAULT_BEAM) -> None:
        self._package = package
        self._beam = beam

    @property
    def name(self) -> str:
        """The engine's name."""
        return NAME

    @property
    def version(self) -> str:
        """The model, its version, and the beam where it is not the usual one."""
        beam = "" if self._beam == DEFAULT_BEAM else f" beam {self._beam}"
        return self._package.label + beam

    def translate(self, sentences: list[str]) -> list[Hypothesis]:
        """Answer all sentences in one stream, in order.

        A sentence too long for the model goes in pieces, joined again with a space. The text is
        empty for a blank sentence and where the model went round in circles. Raises EngineError.
        """
        encode = self._model.tokenizer.encode
        pieces = [
            split_long(sentence, lambda text: len(encode(text)), PIECE_TOKENS)
            if sentence.strip()
            else ()
            for sentence in sentences
        ]
        try:
            answers = iter(self._decode([encode(piece) for parts in pieces for piece in parts]))
        except (RuntimeError, ValueError, MemoryError) as error:
            raise EngineError(
                f"the translation model {self._package.label} failed: {error}",
                path=self._package.path,
                hint="try a smaller translation.beam in sitegen.toml, or install the model again",
            ) from error
        return [_joined([next(answers) for _ in parts]) for parts in pieces]

    def _decode(self, sources: list[list[str]]) -> list[_Answer]:
        model = self._model
        if not sources:
            return []
        room = max(LEAST_ROOM, LONGEST_ANSWER * max(map(len, sources)))
        results = model.decode(
            sources,
            target_prefix=[[model.prefix]] * len(sources) if model.prefix else None,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=self._beam,
            length_penalty=LENGTH_PENALTY,
            max_input_length=0,  # no limit: nothing longer than a piece comes here
            max_decoding_length=room,
            replace_unknowns=True,
            return_scores=True,
        )
        return [_answer(result, model, room) for result in results]

    @cached_property
    def _model(self) -> _Model:
        """Load the package. Raises EngineError."""
        path = self._package.path
        try:
            with _private_settings(path.parent):
                # Heavy, and not needed where every sentence has its English already.
                import ctranslate2
                from argostranslate.package import Package

                package = cast(_Package, Package(path))
                package.tokenizer.encode("")  # tokenizers load when first used: fail here if at all
            translator = ctranslate2.Translator(
                str(path / "model"), inter_threads=_cores(), intra_threads=1
            )
        except (ImportError, OSError, RuntimeError, ValueError, AttributeError) as error:
            raise EngineError(
                f"the translation model {self._package.label} cannot be loaded: {error}",
                path=path,
                hint="delete this folder and install the package again",
            ) from error
        return _Model(package.tokenizer, package.target_prefix, translator.translate_batch)


def _answer(result: _Result, model: _Model, room: int) -> _Answer:
    tokens = result.hypotheses[0]
    text = model.tokenizer.decode(tokens).removeprefix(model.prefix).strip()
    # The decoder divides the sum by a power of the length, the end mark counted.
    length = len(tokens) + 1
    log_probability = result.scores[0] * length**LENGTH_PENALTY
    if len(tokens) >= room:
        log.warning("a translation went round in circles and was dropped")
        text = ""
    return _Answer(text, log_probability, length)


def _joined(answers: Sequence[_Answer]) -> Hypothesis:
    """Join the answers to a sentence's pieces; one useless piece makes the whole useless."""
    if not answers or not all(answer.text for answer in answers):
        return Hypothesis("", 0.0)
    length = sum(answer.length for answer in answers)
    score = sum(answer.log_probability for answer in answers) / length
    return Hypothesis(" ".join(answer.text for answer in answers), score)


@contextmanager
def _private_settings(packages: Path) -> Iterator[None]:
    """Let argostranslate see no settings but our own, and make its folders where they vanish.

    While imported it reads its environment, makes three folders in the user's home, and sets a
    variable for OpenMP; afterwards the environment is as it was.
    """
    before: Mapping[str, str] = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="sitegen-") as folder:
        try:
            for name in before:
                if name.startswith(SETTINGS):
                    del os.environ[name]
            for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
                os.environ[name] = folder
            os.environ["ARGOS_PACKAGES_DIR"] = str(packages)
            yield
        finally:
            for name in os.environ.keys() - before.keys():
                del os.environ[name]
            os.environ.update(before)


def _cores() -> int:
    """Count the cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
