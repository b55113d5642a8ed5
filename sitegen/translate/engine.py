"""What a translation engine is, and how the configured one is found.

In: the engine's name from the configuration, the folder of packages, the beam. Out: an engine
that is ready to be asked, or None where no model is installed: a normal state, not a fault.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """Which engine, and what it needs.

    `packages` is the site's own folder of Argos packages; `model` the folder of a converted model
    for "ctranslate2"; `url` and `key` the server for "libretranslate". `offline` forbids a server.
    """

    name: str
    packages: Path
    beam: int = DEFAULT_BEAM
    model: Path | None = None
    url: str = ""
    key: str = field(default="", repr=False)
    offline: bool = False


def make_engine(options: EngineOptions) -> tuple[Engine | None, tuple[Problem, ...]]:
    """Find the engine that is asked for; a model is loaded, a server asked, only when it is used.

    None where nothing fitting is installed.
    """
    if options.name == "none":
        return None, ()
    if options.name != NAME:
        hint = f'write "{NAME}" or "none" as translation.engine in sitegen.toml'
        return None, (
            Problem(f'there is no translation engine called "{options.name}"', hint=hint),
        )
    installed = read_packages(options.packages)
    package = newest(installed.packages, "ar", "en")
    engine = None if package is None else ArgosEngine(package, beam=options.beam)
    return engine, installed.problems
