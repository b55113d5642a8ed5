"""The Argos engine: an installed package decoded with CTranslate2, nothing else of Argos at work.

In: sentences. Out: one hypothesis each, in order. Loads the model when first asked, opens no
connection, and leaves the environment and the user's own Argos folders as they were.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, cast

from sitegen.engines.decoding import DEFAULT_BEAM, Decoder
from sitegen.engines.local import LocalEngine
from sitegen.engines.runtime import MODEL_ERRORS, load_translator
from sitegen.errors import EngineError
from sitegen.packages.installed import InstalledPackage
from sitegen.packages.records import check

NAME = "argos"
# Settings that argostranslate reads while it is imported; the user's own must not reach it.
SETTINGS = ("ARGOS", "XDG_", "SNAP")


class _OwnTokenizer(Protocol):
    """What we use of argostranslate's tokenizers."""

    def encode(self, sentence: str) -> list[str]: ...
    def decode(self, tokens: list[str]) -> str: ...


class _Package(Protocol):
    tokenizer: _OwnTokenizer
    target_prefix: str


@dataclass(frozen=True, slots=True)
class _Both:
    """A package's tokenizer, which is the same for both languages."""

    own: _OwnTokenizer

    def encode(self, sentence: str) -> list[str]:
        return self.own.encode(sentence)

    def encode_target(self, sentence: str) -> list[str]:
        return self.own.encode(sentence)

    def decode(self, tokens: list[str]) -> str:
        return self.own.decode(tokens)


def argos_engine(package: InstalledPackage, *, beam: int = DEFAULT_BEAM) -> LocalEngine:
    """Make the engine of an installed package."""
    return LocalEngine(NAME, package.label, beam, partial(_load, package))


def _load(package: InstalledPackage, beam: int) -> Decoder:
    """Load a package, if it is what was installed. Raises EngineError."""
    path = package.path
    if check(path):
        raise EngineError(
            f"the translation model {package.label} is not what was installed",
            path=path,
            hint="sitegen models verify says what changed; install the model again",
        )
    try:
        read = _read_package(path)
        translator = load_translator(path / "model")
    except MODEL_ERRORS as error:
        raise EngineError(
            f"the translation model {package.label} cannot be loaded: {error}",
            path=path,
            hint="delete this folder and install the package again",
        ) from error
    return Decoder(
        label=package.label,
        path=path,
        tokenizer=_Both(read.tokenizer),
        translator=translator,
        beam=beam,
        prefix=(read.target_prefix,) if read.target_prefix else (),
    )


def _read_package(path: Path) -> _Package:
    """Let argostranslate read a package's folder, and load its tokenizer."""
    with _private_settings(path.parent):
        # Heavy, and not needed where every sentence has its English already.
        from argostranslate.package import Package

        package = cast(_Package, Package(path))
        package.tokenizer.encode("")  # tokenizers load when first used: fail here if at all
    return package


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
