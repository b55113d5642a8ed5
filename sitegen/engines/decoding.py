"""Decoding with CTranslate2: what every engine that runs on this machine shares.

In: sentences, a loaded model with its tokenizer. Out: one hypothesis each, in order. Long sentences
go in pieces, all of a call in one stream. Drops answers that go round in circles.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from sitegen.engines.pieces import split_long
from sitegen.errors import EngineError
from sitegen.model import Hypothesis

DEFAULT_BEAM = 4
# Sentences worth asking for together: enough to fill the batches below on many cores, few enough
# that progress is seen, and little is lost to an interruption, within seconds.
BATCH = 256
# Tokens decoded together: more costs memory and is no faster.
BATCH_TOKENS = 1024
# Models of this kind are trained on sentences below some 250 tokens and lose words in longer ones.
PIECE_TOKENS = 200
# English needs about as many tokens as the Arabic it translates; an answer three times as long
# goes round in circles. Short inputs get the decoder's usual room; no answer gets more than the
# 512 places that OPUS-MT models can count, beyond which decoding stops for all.
LONGEST_ANSWER = 3
LEAST_ROOM = 256
MOST_ROOM = 512
# What argostranslate decodes its packages with; 0 ranks answers by sums of log-probabilities, 1 by
# their means.
LENGTH_PENALTY = 0.2
# What CTranslate2 and SentencePiece raise where a model's files are not what they should be: the
# errors of C++ become whatever Python has for them. Damage may show only when the model is asked.
MODEL_ERRORS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)

log = logging.getLogger(__name__)


class Tokenizer(Protocol):
    """Turns a sentence into a model's tokens, and the tokens of an answer into text."""

    def encode(self, sentence: str) -> list[str]:
        """Return the sentence's tokens."""
        ...

    def decode(self, tokens: list[str]) -> str:
        """Return the text that these tokens spell."""
        ...


class Result(Protocol):
    """One answer of the decoder: hypotheses, best first, each with its score."""

    hypotheses: list[list[str]]
    scores: list[float]


TranslateBatch = Callable[..., Sequence[Result]]


@dataclass(frozen=True, slots=True)
class _Answer:
    """The answer to one piece; `log_probability` is the sum over its `length` tokens."""

    text: str
    log_probability: float
    length: int


@dataclass(frozen=True, slots=True)
class Decoder:
    """A loaded model, ready to be asked.

    `before` and `after` are tokens that the model wants around each source, `prefix` those that
    every answer is made to begin with; they are no part of its text. `label` and `path` name the
    model in errors.
    """

    label: str
    path: Path
    tokenizer: Tokenizer
    translate_batch: TranslateBatch
    beam: int = DEFAULT_BEAM
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        """Answer all sentences in one stream, in order.

        A sentence too long for the model goes in pieces, joined again with a space. The text is
        empty for a blank sentence and where the model went round in circles. Raises EngineError.
        """
        encode = self.tokenizer.encode
        try:
            pieces = [
                split_long(sentence, lambda text: len(encode(text)), PIECE_TOKENS)
                if sentence.strip()
                else ()
                for sentence in sentences
            ]
            answers = iter(self._decode([encode(piece) for parts in pieces for piece in parts]))
        except MODEL_ERRORS as error:
            raise EngineError(
                f"the translation model {self.label} failed: {error}",
                path=self.path,
                hint="try a smaller translation.beam in sitegen.toml, or install the model again",
            ) from error
        return [_joined([next(answers) for _ in parts]) for parts in pieces]

    def _decode(self, sources: Sequence[list[str]]) -> list[_Answer]:
        if not sources:
            return []
        room = min(MOST_ROOM, max(LEAST_ROOM, LONGEST_ANSWER * max(map(len, sources))))
        results = self.translate_batch(
            [[*self.before, *source, *self.after] for source in sources],
            target_prefix=[list(self.prefix)] * len(sources) if self.prefix else None,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=self.beam,
            length_penalty=LENGTH_PENALTY,
            max_input_length=0,  # no limit: nothing longer than a piece comes here
            max_decoding_length=room,
            replace_unknowns=True,
            return_scores=True,
        )
        return [self._answer(result, room) for result in results]

    def _answer(self, result: Result, room: int) -> _Answer:
        tokens = result.hypotheses[0]
        spelled = tokens[len(self.prefix) :]
        # An unknown token is replaced by what the model looked at: maybe one that we put there.
        ours = {*self.before, *self.after, *self.prefix}
        text = self.tokenizer.decode([token for token in spelled if token not in ours]).strip()
        # The decoder divides the sum of what it chose by a power of the whole length, the prefix
        # and the end mark counted.
        log_probability = result.scores[0] * (len(tokens) + 1) ** LENGTH_PENALTY
        if len(tokens) >= room:
            log.warning("a translation went round in circles and was dropped")
            text = ""
        return _Answer(text, log_probability, len(spelled) + 1)


def load_translator(folder: Path) -> TranslateBatch:
    """Load the CTranslate2 model of a folder. Raises one of MODEL_ERRORS."""
    # Heavy, and not needed where every sentence has its English already.
    import ctranslate2

    translator = ctranslate2.Translator(str(folder), inter_threads=_cores(), intra_threads=1)
    return cast(TranslateBatch, translator.translate_batch)


def with_beam(version: str, beam: int) -> str:
    """Add the beam to a model's version where it is not the usual one: it changes the answers."""
    return version if beam == DEFAULT_BEAM else f"{version} beam {beam}"


def _joined(answers: Sequence[_Answer]) -> Hypothesis:
    """Join the answers to a sentence's pieces; one useless piece makes the whole useless."""
    if not answers or not all(answer.text for answer in answers):
        return Hypothesis("", None)
    length = sum(answer.length for answer in answers)
    score = sum(answer.log_probability for answer in answers) / length
    return Hypothesis(" ".join(answer.text for answer in answers), score)


def _cores() -> int:
    """Count the cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
