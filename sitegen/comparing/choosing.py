"""Which engine to compare with: the one that is chosen, or why it cannot be asked.

In: a Config and a Choice. Out: an engine, not asked yet, with warnings of what a user may not have
meant. What is missing is refused at once, with what to write.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sitegen import pipeline
from sitegen.comparing.comparison import Choice
from sitegen.config import Config
from sitegen.engines import argos, libretranslate
from sitegen.engines.argos import argos_engine
from sitegen.engines.engine import MODEL_HINT, Engine, EngineOptions, make_engine
from sitegen.errors import Problem, Severity, SitegenError
from sitegen.network.posting import LATER
from sitegen.packages.installed import InstalledPackage, package_at
from sitegen.sections import BEAMS
from sitegen.values import is_web_address

EXAMPLE = "http://127.0.0.1:5000"
# What those who build are told to do, and what those who compare can do instead.
HINTS = {
    LATER: "compare again later; what was answered so far is kept",
    MODEL_HINT: "name it with --model, or as translation.model in sitegen.toml",
}


def other_engine(
    config: Config, choice: Choice, *, offline: bool
) -> tuple[Engine, tuple[Problem, ...]]:
    """Find the engine to compare with. Raises SitegenError where it cannot be asked."""
    section = config.translation
    name, mode = choice.engine or section.engine, choice.mode or section.mode
    if choice.model and not choice.model.is_dir():
        hint = "unpack or convert the model first, and name its folder"
        raise SitegenError("there is no such folder", path=choice.model, hint=hint)
    if choice.model and name == argos.NAME:
        return _package_engine(choice.model, BEAMS[mode]), ()
    options = replace(pipeline.engine_options(config, offline=offline), name=name, beam=BEAMS[mode])
    if choice.model:
        options = replace(options, model=choice.model.absolute())
    if name == libretranslate.NAME:
        options = _with_server(options, choice.url)
    engine, problems = make_engine(options)
    if engine:
        return engine, problems
    missing = Problem(f'the engine "{name}" has no model to ask', hint="name one with --model")
    found = problems or (missing,)
    raise SitegenError.of(replace(one, severity=Severity.ERROR) for one in for_comparing(found))


def for_comparing(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with what to do about them here."""
    return tuple(replace(one, hint=HINTS.get(one.hint, one.hint)) for one in problems)


def _package_engine(folder: Path, beam: int) -> Engine:
    package = package_at(folder)
    if isinstance(package, InstalledPackage):
        return argos_engine(package, beam=beam)
    raise SitegenError(
        package.message if package else "is no model that translates",
        path=folder,
        hint="name the folder of an unpacked Argos package, the one with metadata.json",
    )


def _with_server(options: EngineOptions, url: str) -> EngineOptions:
    """Return options with the server to ask; a key goes to no server but the one it is for."""
    if options.offline:
        raise SitegenError(
            "--offline forbids every connection, so no server can be asked",
            hint="compare without --offline and SITEGEN_OFFLINE",
        )
    if not url and not options.url:
        raise SitegenError(
            "no server is named to compare with",
            hint=f"name it with --url, such as --url {EXAMPLE}, or as translation.url in "
            "sitegen.toml",
        )
    if url and not is_web_address(url):
        hint = f"write the address of the server's first page, such as --url {EXAMPLE}"
        raise SitegenError(f"is not a web address: {url}", hint=hint)
    if not url or url.rstrip("/") == options.url.rstrip("/"):
        return options
    if options.url:
        return replace(options, url=url, key="", key_variable="")
    return replace(options, url=url)
