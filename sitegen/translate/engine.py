"""What a translation engine is, and how the configured one is found.

In: the engine's name from the configuration, the folder of packages, the beam. Out: an engine
that is ready to be asked, or None where no model is installed: a normal state, not a fault.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sitegen.errors import Problem
from sitegen.model import Hypothesis
from sitegen.translate.argos import DEFAULT_BEAM, NAME, ArgosEngine
from sitegen.translate.packages import newest, read_packages


class Engine(Protocol):
    """A machine that answers Arabic sentences in English.

    `name` and `version` together decide whether an older draft of the machine is still its own:
    whatever changes the answers (the model, the beam) must change `version`.
    """

    @property
    def name(self) -> str:
        """The engine in one word: "argos"."""
        ...

    @property
    def version(self) -> str:
        """The model with its version: "ar-en 1.0"."""
        ...

    def translate(self, sentences: list[str]) -> list[Hypothesis]:
        """Answer each sentence, in order; an empty text where there is no answer of use.

        Raises EngineError.
        """
        ...


def engine_id(engine: Engine) -> str:
    """Name an engine as drafts and remembered answers do: "argos ar-en 1.0"."""
    return f"{engine.name} {engine.version}"


def make_engine(
    name: str, packages: Path, beam: int = DEFAULT_BEAM
) -> tuple[Engine | None, tuple[Problem, ...]]:
    """Find the engine of this name ("argos" or "none"); the model itself is loaded when asked.

    `packages` is the site's own folder of models. None where nothing fitting is installed.
    """
    if name == "none":
        return None, ()
    if name != NAME:
        hint = f'write "{NAME}" or "none" as translation.engine in sitegen.toml'
        return None, (Problem(f'there is no translation engine called "{name}"', hint=hint),)
    installed = read_packages(packages)
    package = newest(installed.packages, "ar", "en")
    engine = None if package is None else ArgosEngine(package, beam=beam)
    return engine, installed.problems
