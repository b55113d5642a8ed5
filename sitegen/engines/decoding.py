"""Decoding with CTranslate2: what every engine that runs on this machine shares.

In: batches of sentences, a loaded model with its tokenizer. Out: hypotheses for each sentence, in
order. Long sentences go in pieces, all of a batch in one stream, the next batch read ahead. Drops
answers that go round in circles.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.engines.pieces import split_long
from sitegen.engines.runtime import (
    MODEL_ERRORS,
    Pending,
    Result,
    Tokenizer,
    Translator,
    awaited,
    cores,
)
from sitegen.errors import EngineError
from sitegen.model import Answer, Hypothesis

DEFAULT_BEAM = 4
# Sentences worth asking for together: some batches as below, so few that progress is seen, and
# little is lost to an interruption, within seconds.
BATCH = 64
# Decoded together: as many tokens, and as many sentences. More is hardly faster; of long sentences
# it costs memory for what was read, of short ones for the chances of every word.
BATCH_TOKENS = 768
BATCH_SENTENCES = 32
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
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Part:
    """One hypothesis for one piece; `log_probability` is the sum over its `length` tokens."""

    text: str
    log_probability: float
    length: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """A batch under way: the tokens of each sentence's pieces, and the answers to all pieces."""

    pieces: list[list[list[str]]]
    results: Sequence[Pending[Result]]


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
    translator: Translator
    beam: int = DEFAULT_BEAM
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()

    def stream(self, batches: Iterable[Sequence[str]]) -> Iterator[list[Answer]]:
        """Answer batch after batch, in order, as many hypotheses each as the beam is wide.

        A sentence too long for the model goes in pieces, joined again with a space: one hypothesis.
        None for a blank sentence and where the model went round in circles. Raises EngineError.
        """
        under_way: deque[_Asked] = deque()
        # So that no core waits while the answers to the last batch are looked at.
        ahead = cores()
        try:
            for sentences in batches:
                under_way.append(self._asked(sentences))
                if len(under_way) > ahead:
                    yield self._answers(under_way.popleft())
            while under_way:
                yield self._answers(under_way.popleft())
        except MODEL_ERRORS as error:
            raise self._failure(error) from error

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        """Return how likely the model finds each translation: the mean log-probability of a token.

        None for a source too long to be read whole, or an empty translation. Raises EngineError.
        """
        try:
            tokens = [
                (self.tokenizer.encode(source), self.tokenizer.encode_target(english))
                for source, english in pairs
            ]
            fits = [0 < len(source) <= PIECE_TOKENS and bool(target) for source, target in tokens]
            known = [pair for pair, fit in zip(tokens, fits, strict=True) if fit]
            pending = self.translator.score_batch(
                [self._around(source) for source, _ in known],
                [[*self.prefix, *target[:MOST_ROOM]] for _, target in known],
                max_batch_size=BATCH_TOKENS,
                batch_type="tokens",
                max_input_length=0,
                offset=len(self.prefix),
                asynchronous=True,
            )
            scored = iter([awaited(one).log_probs for one in pending])
        except MODEL_ERRORS as error:
            raise self._failure(error) from error
        return [_mean(next(scored)) if fit else None for fit in fits]

    def _asked(self, sentences: Sequence[str]) -> _Asked:
        """Give a batch to the model."""
        encode = self.tokenizer.encode
        pieces = [
            [encode(piece) for piece in split_long(text, lambda t: len(encode(t)), PIECE_TOKENS)]
            if text.strip()
            else []
            for text in sentences
        ]
        sources = [piece for parts in pieces for piece in parts]
        if not sources:
            return _Asked(pieces, ())
        results = self.translator.translate_batch(
            [self._around(source) for source in sources],
            target_prefix=[list(self.prefix)] * len(sources) if self.prefix else None,
            max_batch_size=min(BATCH_TOKENS, BATCH_SENTENCES * max(map(len, sources))),
            batch_type="tokens",
            beam_size=self.beam,
            num_hypotheses=self.beam,
            length_penalty=LENGTH_PENALTY,
            max_input_length=0,  # no limit: nothing longer than a piece comes here
            max_decoding_length=max(map(_room, sources)),
            replace_unknowns=True,
            return_scores=True,
            asynchronous=True,
        )
        return _Asked(pieces, results)

    def _around(self, source: Sequence[str]) -> list[str]:
        return [*self.before, *source, *self.after]

    def _answers(self, asked: _Asked) -> list[Answer]:
        """Wait for a batch, and put its pieces together."""
        results = iter([awaited(pending) for pending in asked.results])
        return [
            _joined([self._parts(next(results), _room(source)) for source in sources])
            for sources in asked.pieces
        ]

    def _parts(self, result: Result, room: int) -> list[_Part]:
        """Return the hypotheses for one piece that end within the room it has."""
        found = [
            self._part(tokens, score)
            for tokens, score in zip(result.hypotheses, result.scores, strict=True)
            if len(tokens) < room
        ]
        if len(result.hypotheses[0]) >= room:
            log.warning("a translation went round in circles and was dropped")
            return []
        return found

    def _part(self, tokens: list[str], score: float) -> _Part:
        spelled = tokens[len(self.prefix) :]
        # An unknown token is replaced by what the model looked at: maybe one that we put there.
        ours = {*self.before, *self.after, *self.prefix}
        text = self.tokenizer.decode([token for token in spelled if token not in ours]).strip()
        # The decoder divides the sum of what it chose by a power of the whole length, the prefix
        # and the end mark counted.
        log_probability = score * (len(tokens) + 1) ** LENGTH_PENALTY
        return _Part(text, log_probability, len(spelled) + 1)

    def _failure(self, error: Exception) -> EngineError:
        return EngineError(
            f"the translation model {self.label} failed: {error}",
            path=self.path,
            hint='try translation.mode = "fast" in sitegen.toml, or install the model again',
        )


def with_beam(version: str, beam: int) -> str:
    """Add the beam to a model's version where it is not the usual one: it changes the answers."""
    return version if beam == DEFAULT_BEAM else f"{version} beam {beam}"


def _room(source: Sequence[str]) -> int:
    """Return how many tokens the answer to a source may have."""
    return min(MOST_ROOM, max(LEAST_ROOM, LONGEST_ANSWER * len(source)))


def _joined(pieces: Sequence[Sequence[_Part]]) -> Answer:
    """Join the answers to a sentence's pieces; one useless piece makes the whole useless."""
    if len(pieces) == 1:
        whole = [Hypothesis(part.text, _score([part])) for part in pieces[0] if part.text]
        return Answer(tuple(whole))
    best = [parts[0] for parts in pieces if parts and parts[0].text]
    if not pieces or len(best) < len(pieces):
        return Answer(pieces=max(1, len(pieces)))
    text = " ".join(part.text for part in best)
    return Answer((Hypothesis(text, _score(best)),), len(pieces))


def _score(parts: Sequence[_Part]) -> float:
    return sum(part.log_probability for part in parts) / sum(part.length for part in parts)


def _mean(log_probabilities: Sequence[float]) -> float | None:
    count = len(log_probabilities)
    return sum(log_probabilities) / count if count else None
