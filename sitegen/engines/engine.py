"""What a translation engine is, and how the configured one is found.

In: what the configuration says of the engine. Out: an engine that is ready to be asked, or None
where there is none to be had: a normal state, told as a warning, not a fault. Loads no model and
opens no connection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sitegen.engines import argos, converted, libretranslate
from sitegen.engines.argos import argos_engine
from sitegen.engines.converted import converted_engine
from sitegen.engines.converted_files import read_converted
from sitegen.engines.decoding import DEFAULT_BEAM
from sitegen.engines.libretranslate import LibreTranslateEngine, is_open_to_others, server_name
from sitegen.errors import Problem, Severity
from sitegen.model import Answer
from sitegen.network.posting import HASTY
from sitegen.packages.installed import newest, read_packages

ENGINES = (argos.NAME, converted.NAME, libretranslate.NAME, "none")
MODEL_HINT = "name it as translation.model in sitegen.toml"


class Engine(Protocol):
    """A machine that answers Arabic sentences in English.

    `name` and `version` together decide whether an older draft of the machine is still its own:
    whatever changes the answers (the model, the beam) must change `version`. `batch` is how many
    sentences are worth asking for at a time, so that progress is seen and little is lost.
    """

    @property
    def name(self) -> str:
        """The engine in one word: "argos"."""
        ...

    @property
    def version(self) -> str:
        """The model with its version: "ar-en 1.0"."""
        ...

    @property
    def batch(self) -> int:
        """How many sentences are worth asking for at a time; at least 1."""
        ...

    def stream(self, batches: Iterable[Sequence[str]]) -> Iterator[list[Answer]]:
        """Answer batch after batch, in order; no hypothesis where there is no answer of use.

        The next batch may be asked for before the last one is answered. Raises EngineError.
        """
        ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        """Return how likely each English is for its Arabic: a mean log-probability.

        None where the engine cannot tell. Raises EngineError.
        """
        ...


def answers_to(engine: Engine, sentences: Sequence[str]) -> list[Answer]:
    """Ask an engine for a few sentences. Raises EngineError."""
    return [answer for answers in engine.stream([sentences]) for answer in answers]


def engine_id(engine: Engine) -> str:
    """Name an engine as drafts and remembered answers do: "argos ar-en 1.0"."""
    return f"{engine.name} {engine.version}"


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """Which engine, and what it needs.

    `packages` is the site's own folder of Argos packages; `model` the folder of a converted model
    for "ctranslate2"; `url` and `key` the server for "libretranslate". `key_variable` is where the
    key was said to be, "" where nothing was said. `offline` forbids a server; where `hasty`, one
    that cannot be reached is not asked again.
    """

    name: str
    packages: Path
    beam: int = DEFAULT_BEAM
    model: Path | None = None
    url: str = ""
    key: str = field(default="", repr=False)
    key_variable: str = ""
    offline: bool = False
    hasty: bool = False


def make_engine(options: EngineOptions) -> tuple[Engine | None, tuple[Problem, ...]]:
    """Find the engine that is asked for; a model is loaded, a server asked, only when it is used.

    None where there is no usable model, or where its server must not be asked.
    """
    match options.name:
        case argos.NAME:
            return _argos(options)
        case converted.NAME:
            return _converted(options)
        case libretranslate.NAME:
            return _libretranslate(options)
        case "none":
            return None, ()
    return None, (
        Problem(
            f'there is no translation engine called "{options.name}"',
            hint=f"write one of {', '.join(ENGINES)} as translation.engine in sitegen.toml",
        ),
    )


def _argos(options: EngineOptions) -> tuple[Engine | None, tuple[Problem, ...]]:
    installed = read_packages(options.packages)
    package = newest(installed.packages, "ar", "en")
    engine = None if package is None else argos_engine(package, beam=options.beam)
    return engine, installed.problems


def _converted(options: EngineOptions) -> tuple[Engine | None, tuple[Problem, ...]]:
    if options.model is None:
        return None, (_warning("no folder of a converted model is named", MODEL_HINT),)
    model = read_converted(options.model)
    if isinstance(model, Problem):
        return None, (model,)
    return converted_engine(model, beam=options.beam), ()


def _libretranslate(options: EngineOptions) -> tuple[Engine | None, tuple[Problem, ...]]:
    server = server_name(options.url)
    if options.offline:
        message = f"{server} was not asked for translations: --offline forbids every connection"
        return None, (_warning(message, "build without --offline and SITEGEN_OFFLINE to ask it"),)
    key = options.key.strip()
    if not key.isprintable():
        message = f"{server} was not asked for translations: the key holds what is no character"
        hint = "set the environment variable that translation.key_variable names anew"
        return None, (_warning(message, hint),)
    engine = LibreTranslateEngine(options.url, key=key, limits=HASTY if options.hasty else None)
    return engine, tuple(_doubts(options, server, key))


def _doubts(options: EngineOptions, server: str, key: str) -> Iterable[Problem]:
    """Warn of what a user may not have meant."""
    if options.key_variable and not key:
        message = f"{options.key_variable} is not set: {server} is asked without a key"
        hint = f"export {options.key_variable}=your-key, or take key_variable out of sitegen.toml"
        yield _warning(message, hint)
    if is_open_to_others(options.url):
        what = "your texts and your key" if key else "your texts"
        message = f"{what} can be read by others on the way to {server}"
        yield _warning(message, "write the address with https:// if the server has it")


def _warning(message: str, hint: str) -> Problem:
    return Problem(message, hint=hint, severity=Severity.WARNING)
