"""Whether a build can run, and with the network off: looked at without changing anything.

In: the site's configuration, or what is wrong with it. Out: what is installed, where, how big, by
which hash, whether it answers, and a plain verdict. Opens no connection: a server is not asked.
"""

from __future__ import annotations

import os
import platform
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from sitegen import __version__
from sitegen.config import FILE_NAME, Config
from sitegen.engines import argos
from sitegen.engines.engine import EngineOptions, answers_to, make_engine
from sitegen.errors import EngineError, Problem, Severity
from sitegen.packages.installed import PAIR
from sitegen.packages.records import check
from sitegen.packages.stock import StockedModel, read_stock, size_of
from sitegen.render.environment import packaged_theme
from sitegen.report import Rehearsal, count, shown_path, shown_size, tally

Progress = Callable[[int, int], None]
State = Literal["whole", "changed", "by hand"]

# A short sentence in the words of the news: "The delegation arrived in the capital today."
SENTENCE = "وصل الوفد إلى العاصمة اليوم."
LABEL_WIDTH = 10
SHORT_HASH = 12
STATES: dict[State, str] = {
    "whole": "whole",
    "changed": "not as it was installed",
    "by hand": "unpacked by hand, no record",
}


@dataclass(frozen=True, slots=True)
class CheckedModel:
    """An installed model and whether it is what it was when it was installed."""

    model: StockedModel
    state: State


@dataclass(frozen=True, slots=True)
class Trial:
    """One sentence as the engine answered it, in so many seconds, its loading included."""

    arabic: str
    english: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found. `site` is None outside a site, `config` where it cannot be used too.

    `free` is in bytes; `reason` says why a build can or cannot run with the network off.
    """

    site: Path | None
    config: Config | None
    models: tuple[CheckedModel, ...] = ()
    unfinished: int = 0
    trial: Trial | None = None
    free: int = 0
    writable: bool = True
    offline: bool = False
    can_build: bool = False
    reason: str = ""
    rehearsal: Rehearsal | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def good(self) -> bool:
        """Tell whether a build would end without an error."""
        content = self.rehearsal.content if self.rehearsal else ()
        return not count((*self.problems, *content), Severity.ERROR)


def examine(
    site: Path | None,
    config: Config | None,
    faults: Sequence[Problem],
    options: EngineOptions | None,
    rehearsal: Rehearsal | None,
    progress: Progress,
) -> Checkup:
    """Look at everything; `faults` is what is wrong with the site's configuration.

    `options` say which engine builds use, `rehearsal` what they would meet; `progress` is told the
    bytes that were verified. Models that builds do not use keep none from running.
    """
    if config is None or options is None or rehearsal is None:
        return Checkup(site, None, reason=faults[0].message, problems=tuple(faults))
    stock = read_stock(config.packages)
    problems = [*faults, *config.warnings, *rehearsal.theme, *rehearsal.output]
    models, differences = _verified(stock.models, options, progress)
    problems += differences
    trial, found = _try(options)
    problems += found
    problems += (_note(one) for one in stock.problems if one not in problems)
    problems = list(dict.fromkeys(problems))
    broken = not rehearsal.runs or count(problems, Severity.ERROR) > 0
    place = _nearest(config.packages)
    return Checkup(
        site=site,
        config=config,
        models=models,
        unfinished=stock.unfinished,
        trial=trial,
        free=shutil.disk_usage(place).free,
        writable=place.is_dir() and os.access(place, os.W_OK),
        offline=options.offline,
        can_build=not broken,
        reason=_reason(options, trial, rehearsal, broken=broken),
        rehearsal=rehearsal,
        problems=tuple(problems),
    )


def as_lines(found: Checkup) -> Sequence[str]:
    """Return a check-up as lines for a terminal."""
    rows = [
        ("sitegen", __version__),
        ("python", platform.python_version()),
        ("system", platform.platform()),
        ("site", str(found.site) if found.site else "none here"),
    ]
    if found.site:
        rows.append(("config", f"{FILE_NAME} {'is good' if found.config else 'cannot be used'}"))
    if found.config:
        rows += _rows_of_site(found, found.config)
    verdict = "yes" if found.can_build else "no"
    rows.append(("verdict", f"can a build run with the network off? {verdict}, {found.reason}"))
    return [f"{label:>{LABEL_WIDTH}}  {value}" for label, value in rows]


def as_data(found: Checkup) -> dict[str, Any]:
    """Return a check-up as JSON-ready data, its problems left to the report."""
    config = found.config
    return {
        "sitegen": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "site": str(found.site) if found.site else None,
        "engine": config.translation.engine if config else None,
        "packages": str(config.packages) if config else None,
        "models": [model_data(one.model) | {"state": one.state} for one in found.models],
        "trial": found.trial and {"arabic": found.trial.arabic, "english": found.trial.english},
        "free": found.free,
        "writable": found.writable,
        "network_forbidden": found.offline,
        "content": _content(found),
        "can_build_without_network": found.can_build,
        "reason": found.reason,
    }


def model_data(model: StockedModel) -> dict[str, Any]:
    """Return an installed model as JSON-ready data; sizes in bytes."""
    record = model.record
    return {
        "model": model.package.label,
        "folder": str(model.package.path),
        "size": model.size,
        "used": model.used,
        "sha256": record.sha256 if record else None,
        "source": record.source if record else None,
        "installed": record.installed if record else None,
    }


def model_line(model: StockedModel, *, state: str = "") -> str:
    """Describe an installed model on one line."""
    record = model.record
    origin = f"SHA-256 {record.sha256[:SHORT_HASH]}… from {record.source}" if record else ""
    facts = [shown_size(model.size), state or ("" if record else STATES["by hand"]), origin]
    described = ", ".join(fact for fact in facts if fact)
    return f"{model.package.label}: {described}, in {shown_path(model.package.path)}"


def _theme(found: Checkup) -> str:
    good = found.rehearsal and not count(found.rehearsal.theme, Severity.ERROR)
    return f"{'good' if good else 'cannot be used'}; the default one lies in {packaged_theme()}"


def _rows_of_site(found: Checkup, config: Config) -> list[tuple[str, str]]:
    translation = config.translation
    rows = [
        ("content", _content(found)),
        ("theme", _theme(found)),
        ("output", f"{shown_path(config.output)}: {_output(found)}"),
        ("engine", f"{translation.engine}, mode {translation.mode}"),
        (
            "models",
            f"{shown_path(config.packages)}: {'' if found.writable else 'not '}writable, "
            f"{shown_size(found.free)} free on the disk",
        ),
    ]
    rows += [("model", model_line(one.model, state=STATES[one.state])) for one in found.models]
    if translation.engine == "argos":
        rows.append(("used", _used(found)))
    elif config.model is not None and config.model.is_dir():
        rows.append(("model", f"{shown_path(config.model)}: {shown_size(size_of(config.model))}"))
    if found.unfinished:
        rows.append(("unfinished", f"a download broke off after {shown_size(found.unfinished)}"))
    if found.trial:
        trial = found.trial
        rows.append(("answer", f"{trial.arabic} → {trial.english}  ({trial.seconds:.1f} s)"))
    rows.append(
        ("network", "forbidden (--offline or SITEGEN_OFFLINE)" if found.offline else "allowed")
    )
    return rows


def _content(found: Checkup) -> str:
    """Count what `sitegen check` would say of the content."""
    problems = found.rehearsal.content if found.rehearsal else ()
    return f"{tally(problems)}; sitegen check names them" if problems else "good"


def _output(found: Checkup) -> str:
    return "writable" if found.rehearsal and not found.rehearsal.output else "cannot be written"


def _note(problem: Problem) -> Problem:
    """Return a problem of something that builds do not use."""
    return replace(problem, severity=Severity.WARNING)


def _used(found: Checkup) -> str:
    """Say which model builds use, and that others lie beside it."""
    used = next((one.model.package.label for one in found.models if one.model.used), "")
    if not used:
        return "none: get one with sitegen models install"
    pair = [m for m in found.models if (m.model.package.from_code, m.model.package.to_code) == PAIR]
    beside = f", the newest of {len(pair)} side by side" if len(pair) > 1 else ""
    return used + beside


def _verified(
    models: Sequence[StockedModel], options: EngineOptions, progress: Progress
) -> tuple[tuple[CheckedModel, ...], list[Problem]]:
    """Hash each model anew; what is wrong with one that builds do not use is a warning."""
    checked: list[CheckedModel] = []
    problems: list[Problem] = []
    for model in models:
        used = model.used and options.name == argos.NAME
        differences = check(model.package.path, progress)
        problems += differences if used else map(_note, differences)
        checked.append(CheckedModel(model, _state(model, bool(differences))))
    return tuple(checked), problems


def _state(model: StockedModel, changed: bool) -> State:
    if changed:
        return "changed"
    return "whole" if model.record else "by hand"


def _try(options: EngineOptions) -> tuple[Trial | None, tuple[Problem, ...]]:
    """Let the engine answer one sentence, if that needs no connection."""
    if options.name == "libretranslate":
        return None, ()
    engine, problems = make_engine(options)
    if engine is None:
        return None, problems
    began = time.monotonic()
    try:
        [answer] = answers_to(engine, [SENTENCE])
    except EngineError as error:
        return None, (*problems, *error.problems)
    if not answer.hypotheses:
        own = options.name != argos.NAME
        message = "the model gives no answer to a plain sentence"
        hint = "try it on sentences of yours: sitegen build" if own else "install it again"
        return None, (*problems, Problem(message, hint=hint, severity=Severity.WARNING))
    return Trial(SENTENCE, answer.hypotheses[0].text, time.monotonic() - began), problems


def _reason(
    options: EngineOptions, trial: Trial | None, rehearsal: Rehearsal, *, broken: bool
) -> str:
    """Say why a build can or cannot run with the network off."""
    if not rehearsal.runs:
        return "the content has to be mended first: sitegen check says where"
    if broken:
        return "something has to be mended first, see the errors"
    if count(rehearsal.content, Severity.ERROR):
        return "but what has errors is left out: sitegen check names it"
    if options.name == "none":
        return "no machine translates, and nothing else needs a network"
    if options.name == "libretranslate":
        return "but a server translates, so what has no English stays Arabic"
    if trial is None and options.name != argos.NAME:
        return "but the model cannot be used, so what has no English stays Arabic"
    if trial is None:
        return "but no model is installed, so what has no English stays Arabic"
    return "the model lies on this machine and answers"


def _nearest(path: Path) -> Path:
    """Return the path, or the nearest folder above it that exists."""
    return next(place for place in (path, *path.parents) if place.exists())
