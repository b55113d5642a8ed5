"""The Argos engine: an installed package decoded with CTranslate2, nothing else of Argos at work.

In: sentences. Out: one hypothesis each, in order. Loads the model when first asked, opens no
connection, and leaves the environment and the user's own Argos folders as they were.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Protocol, cast

from sitegen.engines.decoding import (
    BATCH,
    DEFAULT_BEAM,
    MODEL_ERRORS,
    Decoder,
    Tokenizer,
    load_translator,
    with_beam,
)
from sitegen.errors import EngineError
from sitegen.model import Hypothesis
from sitegen.packages.installed import InstalledPackage
from sitegen.packages.records import check

NAME = "argos"
# Settings that argostranslate reads while it is imported; the user's own must not reach it.
SETTINGS = ("ARGOS", "XDG_", "SNAP")


class _Package(Protocol):
    tokenizer: Tokenizer
    target_prefix: str


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
        return with_beam(self._package.label, self._beam)

    @property
    def batch(self) -> int:
        """How many sentences are worth asking for at a time."""
        return BATCH

    def translate(self, sentences: list[str]) -> list[Hypothesis]:
        """Answer each sentence, in order. Raises EngineError."""
        return self._decoder.translate(sentences)

    @cached_property
    def _decoder(self) -> Decoder:
        """Load the package, if it is what was installed. Raises EngineError."""
        path = self._package.path
        if check(path):
            raise EngineError(
                f"the translation model {self._package.label} is not what was installed",
                path=path,
                hint="sitegen models verify says what changed; install the model again",
            )
        try:
            package = _read_package(path)
            translate_batch = load_translator(path / "model")
        except MODEL_ERRORS as error:
            raise EngineError(
                f"the translation model {self._package.label} cannot be loaded: {error}",
                path=path,
                hint="delete this folder and install the package again",
            ) from error
        return Decoder(
            label=self._package.label,
            path=path,
            tokenizer=package.tokenizer,
            translate_batch=translate_batch,
            beam=self._beam,
            prefix=(package.target_prefix,) if package.target_prefix else (),
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
