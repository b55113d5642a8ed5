"""The engine "ctranslate2": a folder that one of CTranslate2's converters wrote.

In: sentences. Out: one hypothesis each, in order. How a model wants to be asked is found from its
files, never from its name. Refuses tokenizers of other models.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from sitegen.engines.converted_files import CONVERT, ConvertedModel
from sitegen.engines.decoding import DEFAULT_BEAM, Decoder
from sitegen.engines.local import LocalEngine
from sitegen.engines.runtime import MODEL_ERRORS, load_translator
from sitegen.errors import EngineError

NAME = "ctranslate2"
# Arabic and English as models of many languages write them: NLLB, M2M-100, mBART-50. The first
# stands before the source, the second begins the answer.
LANGUAGES = (("arb_Arab", "eng_Latn"), ("__ar__", "__en__"), ("ar_AR", "en_XX"))
# OPUS-MT models into several languages are told which one before the source.
INTO_ENGLISH = ">>eng<<"
INTO_ANY = re.compile(r">>\w+<<")
# What SentencePiece writes for the space before a word.
WORD_START = "\u2581"
# Plain sentences whose pieces a model must know, if the tokenizer is its own: most of them. A few
# may be rare in its training.
PROBES = (
    "أعلن الرئيس اليوم أن الحكومة ستعقد اجتماعا في العاصمة.",
    "The president said today that the government will meet in the capital.",
)
LEAST_KNOWN = 0.5


class _Processor(Protocol):
    """What we use of SentencePiece."""

    def encode(self, text: str, /, *, out_type: type[str]) -> list[str]: ...
    def decode_pieces(self, pieces: list[str], /) -> str: ...


@dataclass(frozen=True, slots=True)
class _Pieces:
    """SentencePiece for both languages, as a Tokenizer."""

    source: _Processor
    target: _Processor

    def encode(self, sentence: str) -> list[str]:
        return self.source.encode(sentence, out_type=str)

    def encode_target(self, sentence: str) -> list[str]:
        return self.target.encode(sentence, out_type=str)

    def decode(self, tokens: list[str]) -> str:
        # A piece of the source that replaces an unknown word keeps its mark of a word's start.
        return self.target.decode_pieces(tokens).replace(WORD_START, " ")


def converted_engine(model: ConvertedModel, *, beam: int = DEFAULT_BEAM) -> LocalEngine:
    """Make the engine of a converted model; its version tells its folder and its files."""
    return LocalEngine(NAME, model.version, beam, partial(_load, model))


def _load(model: ConvertedModel, beam: int) -> Decoder:
    """Load a model. Raises EngineError."""
    try:
        pieces = _load_pieces(model.tokenizers)
        source, target = (_read_vocabulary(path) for path in model.vocabularies)
        _check_fit(model, pieces, source, target)
        translator = load_translator(model.path)
    except MODEL_ERRORS as error:
        raise EngineError(
            f"the translation model {model.version} cannot be loaded: {error}",
            path=model.path,
            hint=CONVERT,
        ) from error
    before, prefix = _languages(source, target)
    return Decoder(
        label=model.version,
        path=model.path,
        tokenizer=pieces,
        translator=translator,
        beam=beam,
        before=before,
        after=(model.end,) if model.end else (),
        prefix=prefix,
    )


def _load_pieces(paths: tuple[Path, Path]) -> _Pieces:
    # Only needed where a sentence has no English yet.
    import sentencepiece

    source, target = (sentencepiece.SentencePieceProcessor(model_file=str(path)) for path in paths)
    return _Pieces(source, target)


def _read_vocabulary(path: Path) -> frozenset[str]:
    text = path.read_text("utf-8")
    tokens = json.loads(text) if path.suffix == ".json" else text.split("\n")
    if not isinstance(tokens, list):
        raise ValueError(f"{path.name} is not a list of tokens")
    return frozenset(token for token in tokens if isinstance(token, str))


def _check_fit(
    model: ConvertedModel, pieces: _Pieces, source: Collection[str], target: Collection[str]
) -> None:
    """Raise EngineError where the model knows too little of what its tokenizers make of text."""
    sides = (
        (pieces.source, source, PROBES[0], model.tokenizers[0]),
        (pieces.target, target, PROBES[1], model.tokenizers[1]),
    )
    for processor, vocabulary, probe, path in sides:
        tokens = processor.encode(probe, out_type=str)
        # Letters, for the mark of a word's start is known to all.
        known = sum(_letters(token) for token in tokens if token in vocabulary)
        share = known / max(1, sum(map(_letters, tokens)))
        if share < LEAST_KNOWN:
            raise EngineError(
                f"does not fit the translation model, which knows only {share:.0%} of what it "
                "makes of a plain sentence",
                path=path,
                hint="use a model for Arabic to English, and the SentencePiece files of its own "
                "download",
            )


def _letters(token: str) -> int:
    return len(token.replace(WORD_START, ""))


def _languages(
    source: Collection[str], target: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tokens that tell this model the languages: before the source, and the answer."""
    for arabic, english in LANGUAGES:
        if arabic in source and english in target:
            return (arabic,), (english,)
    labels = sum(INTO_ANY.fullmatch(token) is not None for token in source)
    # A model into English alone may carry its label, but was trained without it.
    return ((INTO_ENGLISH,), ()) if INTO_ENGLISH in source and labels > 1 else ((), ())
