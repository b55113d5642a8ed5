"""Which files make a converted model: what CTranslate2's converters write, and its tokenizers.

In: a folder. Out: the model's files, what to call it, how its sources end; or a problem that says
what is missing. Reads small files and the ends of the weights; loads nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.errors import Problem, Severity

WEIGHTS = "model.bin"
CONFIG = "config.json"
# As the converters name them; older ones wrote a token a line.
VOCABULARY_ENDINGS = (".json", ".txt")
# SentencePiece files for the source and the target, as the downloads of OPUS-MT, of NLLB (two
# names), and of others call them.
TOKENIZERS = (
    ("source.spm", "target.spm"),
    ("sentencepiece.bpe.model", "sentencepiece.bpe.model"),
    ("flores200_sacrebleu_tokenizer_spm.model", "flores200_sacrebleu_tokenizer_spm.model"),
    ("sentencepiece.model", "sentencepiece.model"),
)
# How much of each end of the weights tells models apart, and how much of the hash is shown.
END_BYTES = 1 << 20
SHOWN_DIGITS = 8
CONVERT = "convert the model again, and copy its SentencePiece files into the same folder"


@dataclass(frozen=True, slots=True)
class ConvertedModel:
    """A converted model's files; `version` names it to readers and to the translation memory.

    `end` is the end mark that a source needs; "" where the decoder adds it by itself.
    """

    path: Path
    version: str
    vocabularies: tuple[Path, Path]
    tokenizers: tuple[Path, Path]
    end: str


def read_converted(folder: Path) -> ConvertedModel | Problem:
    """Look at a converted model's files without loading it; a warning where they will not do."""
    try:
        return _read(folder)
    except OSError as error:
        return _problem(f"the translation model cannot be read: {error.strerror}", folder, CONVERT)


def _read(folder: Path) -> ConvertedModel | Problem:
    if not folder.is_dir():
        hint = "put the folder back, or correct translation.model in sitegen.toml"
        return _problem("there is no such folder with a translation model", folder, hint)
    if not (folder / WEIGHTS).is_file():
        hint = "a model as downloaded must be converted first: name the folder the converter wrote"
        return _problem(f"is no converted model: {WEIGHTS} is missing", folder, hint)
    vocabularies = _find_vocabularies(folder)
    if vocabularies is None and _vocabulary(folder, "vocabulary"):
        hint = "choose a model that translates from Arabic to English"
        return _problem(
            "this model writes or transcribes texts; it does not translate", folder, hint
        )
    if vocabularies is None:
        return _problem("the model's vocabulary is missing", folder, CONVERT)
    config = _read_config(folder / CONFIG)
    if isinstance(config, Problem):
        return config
    tokenizers = _find_tokenizers(folder)
    if tokenizers is None:
        looked_for = ", ".join(" and ".join(dict.fromkeys(pair)) for pair in TOKENIZERS)
        hint = f"copy it from the original download; looked for: {looked_for}"
        return _problem("the model's SentencePiece file is missing", folder, hint)
    small = (folder / CONFIG, *dict.fromkeys((*vocabularies, *tokenizers)))
    version = f"{_plain_name(folder)} {_identity(small, folder / WEIGHTS)}"
    return ConvertedModel(folder, version, vocabularies, tokenizers, _end_mark(config))


def _read_config(path: Path) -> dict[str, object] | Problem:
    try:
        config = json.loads(path.read_bytes())
    except FileNotFoundError:
        return _problem(f"is no converted model: {CONFIG} is missing", path.parent, CONVERT)
    except (ValueError, RecursionError):
        return _problem("is not JSON", path, CONVERT)
    # The original download has a file of this name too, without this key.
    if not isinstance(config, dict) or "add_source_eos" not in config:
        return _problem("is not the file that the converter wrote", path, CONVERT)
    return config


def _end_mark(config: dict[str, object]) -> str:
    """Return the end mark that sources need; "" where the model has none or adds it by itself.

    Models by way of Transformers read sources with an end mark, which their tokenizer would add,
    and begin answers with it; so the one tells of the other. Those of OpenNMT do neither.
    """
    end = config.get("eos_token")
    if config["add_source_eos"] or not isinstance(end, str):
        return ""
    return end if config.get("decoder_start_token") in (end, None) else ""


def _find_vocabularies(folder: Path) -> tuple[Path, Path] | None:
    shared = _vocabulary(folder, "shared_vocabulary")
    if shared:
        return shared, shared
    source = _vocabulary(folder, "source_vocabulary")
    target = _vocabulary(folder, "target_vocabulary")
    return (source, target) if source and target else None


def _vocabulary(folder: Path, name: str) -> Path | None:
    paths = (folder / f"{name}{ending}" for ending in VOCABULARY_ENDINGS)
    return next((path for path in paths if path.is_file()), None)


def _find_tokenizers(folder: Path) -> tuple[Path, Path] | None:
    for source, target in TOKENIZERS:
        if (folder / source).is_file() and (folder / target).is_file():
            return folder / source, folder / target
    return None


def _plain_name(folder: Path) -> str:
    """Return the folder's name as one word that a line of a PO file can hold."""
    return re.sub(r"[^\w.+-]+", "-", folder.resolve().name) or "model"


def _identity(small: Sequence[Path], weights: Path) -> str:
    """Tell models apart by the small files, and the size and both ends of the weights.

    Every build asks, and hashing all of a model of a gigabyte would take seconds. The file begins
    with the decoder's parameters and ends with the encoder's: training changes both. Dates are
    left out, so that a copy is the same model.
    """
    digest = hashlib.sha256()
    for path in small:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    with weights.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        digest.update(str(size).encode())
        for start in (0, max(0, size - END_BYTES)):
            file.seek(start)
            digest.update(file.read(END_BYTES))
    return digest.hexdigest()[:SHOWN_DIGITS]


def _problem(message: str, path: Path, hint: str) -> Problem:
    # The build goes on with people's translations and what the machine drafted before.
    return Problem(message, path, hint=hint, severity=Severity.WARNING)
