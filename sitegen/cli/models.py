"""Translation models: install, list, verify, remove; and the doctor, who looks at it all."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from sitegen import doctor as checkup
from sitegen import pipeline
from sitegen.cli.frame import (
    PROBLEMS_FOUND,
    Command,
    Commands,
    Place,
    as_json,
    leave,
    leave_with,
)
from sitegen.config import FILE_NAME, Config, find_site
from sitegen.errors import ConfigError, ModelError, Problem, Severity
from sitegen.lock import models_alone
from sitegen.network.connection import ONCE, Limits
from sitegen.packages.install import (
    Installation,
    InstallOptions,
    Tell,
    install_file,
    install_newest,
)
from sitegen.packages.records import Progress, check
from sitegen.packages.stock import (
    Stock,
    StockedModel,
    forget_models,
    read_stock,
    remove_models,
)
from sitegen.report import Reporter, plural, problem_data, shown_size

SHA256 = re.compile("[0-9a-f]{64}")
GET_ONE = "no model is installed; get one with: sitegen models install"
LATER = (
    "the site is built without it; later: sitegen models install, or, with a file, "
    "sitegen models install --from FILE.argosmodel"
)


@click.group(cls=Commands)
def models() -> None:
    """Install and look after translation models."""


class Sha256(click.ParamType[str]):
    """A SHA-256 in hexadecimal."""

    name = "hex"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the hash in lower case, or fail with what was expected."""
        found = value.strip().lower()
        if not SHA256.fullmatch(found):
            self.fail("a SHA-256 has 64 digits, 0-9 and a-f", param, ctx)
        return found


@models.command()
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Install this .argosmodel file; no network is needed.",
)
@click.option("--sha256", type=Sha256(), help="Take no file but the one of this hash.")
@click.option("--index", metavar="URL", help="Another list of models to choose from.")
@click.option("--once", is_flag=True, help="Try once; give up if nothing answers in 15 seconds.")
@click.pass_obj
def install(
    place: Place, source: Path | None, sha256: str | None, index: str | None, once: bool
) -> None:
    """Install the Arabic to English model.

    Fetches the newest one of the publisher's list, or takes it from a file. A download that broke
    off is gone on with. Nothing is written outside the folder of models.
    """
    if index is not None and not index.strip():
        raise click.UsageError("--index needs the address of a list")
    if source is not None and index:
        raise click.UsageError("--from and --index exclude each other")
    config = place.config()
    reporter = Reporter()
    options = InstallOptions(
        packages=config.packages,
        index=index or config.translation.index,
        sha256=sha256 or "",
        offline=place.offline,
        limits=ONCE if once else Limits(),
    )

    def stage(label: str) -> AbstractContextManager[Progress]:
        return reporter.progress(label, in_bytes=True)

    tell = Tell(reporter.notice, stage)
    with models_alone(config, reporter.notice):
        try:
            done = install_file(source, options, tell) if source else install_newest(options, tell)
        except ModelError as error:
            if not once:
                raise
            why = error.problems[0]
            message = f"no translation model was installed: {why.message}"
            reporter.problems(
                [replace(why, message=message, hint=LATER, severity=Severity.WARNING)]
            )
            leave_with(PROBLEMS_FOUND)
    _say_installed(done, config, reporter)


def _say_installed(done: Installation, config: Config, reporter: Reporter) -> None:
    """Say what is installed now, and which of several models builds use."""
    line = checkup.model_line(done.model)
    reporter.say(f"installed {line}" if done.fresh else f"is installed already, and whole: {line}")
    engine = config.translation.engine
    models = (done.model, *done.others)
    used = next(model.package.label for model in models if model.used)
    if engine != "argos":
        reporter.say(f'builds do not use it: {FILE_NAME} names the engine "{engine}"')
    elif done.others:
        newer = "from now on" if done.model.used and done.fresh else "as before: it is the newest"
        reporter.say(f"builds use {used} {newer}")
    labels = [model.package.label for model in models]
    for model in models:
        if not model.used:
            label = model.package.label
            name = f'"{label}"' if labels.count(label) == 1 else model.package.path.name
            reporter.say(f"beside it lies {label}; to remove it: sitegen models remove {name}")


@models.command("list")
@as_json
@click.pass_obj
def list_(place: Place, as_json: bool) -> None:
    """List the installed models."""
    config = place.config()
    reporter = Reporter(as_json=as_json)
    stock = read_stock(config.packages)
    if as_json:
        reporter.data(
            {
                "packages": str(config.packages),
                "models": [checkup.model_data(model) for model in _with_use(stock, config)],
                "unfinished": stock.unfinished,
                "problems": [problem_data(problem) for problem in stock.problems],
            }
        )
    else:
        reporter.problems(stock.problems)
        for model in _with_use(stock, config):
            used = "  (builds use this one)" if model.used else ""
            reporter.say(checkup.model_line(model) + used)
        if not stock.models:
            reporter.say(GET_ONE)
        if stock.unfinished:
            reporter.say(
                f"a download broke off after {shown_size(stock.unfinished)}; "
                "sitegen models install goes on with it"
            )
    leave(stock.problems)


def _with_use(stock: Stock, config: Config) -> tuple[StockedModel, ...]:
    """Return the models; none is used where the site's engine is another."""
    used = config.translation.engine == "argos"
    return tuple(replace(model, used=model.used and used) for model in stock.models)


@models.command()
@click.pass_obj
def verify(place: Place) -> None:
    """Check that the models are what was installed.

    Reads every file again and compares its SHA-256 with the one recorded at installation.
    """
    reporter = Reporter()
    stock = read_stock(place.config().packages)
    problems = list(stock.problems)
    for model in stock.models:
        label = model.package.label
        with reporter.progress(f"verifying {label}", in_bytes=True) as progress:
            found = check(model.package.path, progress)
        problems += (problem for problem in found if problem not in problems)
        if found:
            reporter.say(f"{label}: not as it was installed")
        elif model.record is None:
            problems.append(
                Problem(
                    f"{label} was unpacked by hand: no record says what its files should be",
                    model.package.path,
                    hint="to have one: sitegen models install, or install --from the file",
                    severity=Severity.WARNING,
                )
            )
        else:
            files = plural(len(model.record.files), "file")
            reporter.say(f"{label}: whole, {files}, {shown_size(model.size)}")
    if not stock.models and not problems:
        reporter.say(GET_ONE)
    reporter.problems(problems)
    leave(problems)


@models.command()
@click.argument("name", metavar="MODEL")
@click.option("--forget", is_flag=True, help="Forget its hash too: take any file in its name.")
@click.pass_obj
def remove(place: Place, name: str, forget: bool) -> None:
    """Remove a model by its name or its folder's, or "all".

    Its hash stays in known-models.json, so that another file under the same name is noticed.
    """
    config = place.config()
    reporter = Reporter()
    forgotten: tuple[str, ...] = ()
    with models_alone(config, reporter.notice):
        if forget:
            removed, forgotten = forget_models(config.packages, name)
        else:
            removed = remove_models(config.packages, name)
    for one in removed:
        reporter.say(f"removed {one}")
    for one in forgotten:
        reporter.say(f"forgot the hash of {one}")
    if not removed and not forgotten:
        reporter.say("no model is installed")


@click.command(cls=Command)
@as_json
@click.pass_obj
def doctor(place: Place, as_json: bool) -> None:
    """Say whether a build can run, and with the network off.

    Looks at the site, the models and the disk, and has the model translate one sentence. Changes
    nothing and opens no connection.
    """
    reporter = Reporter(as_json=as_json)
    site = place.folder.absolute() if place.folder else find_site(Path.cwd())
    config, faults = _config(place, site)
    options = pipeline.engine_options(config, offline=place.offline) if config else None
    rehearsal = None
    if config is not None:
        # The day decides what is public, not whether a build can run.
        rehearsal = pipeline.rehearse(config, pipeline.BuildOptions(date.today()), reporter)
    with reporter.progress("verifying", in_bytes=True) as progress:
        found = checkup.examine(site, config, faults, options, rehearsal, progress)
    if as_json:
        problems = [problem_data(problem) for problem in found.problems]
        reporter.data(checkup.as_data(found) | {"problems": problems})
    else:
        for line in checkup.as_lines(found):
            reporter.say(line)
        reporter.problems(found.problems)
    if not found.good:
        leave_with(PROBLEMS_FOUND)


def _config(place: Place, site: Path | None) -> tuple[Config | None, tuple[Problem, ...]]:
    """Return the site's configuration, or what is wrong with it."""
    if site is None:
        hint = "go to your site's folder, name it with --site, or make one: sitegen init"
        return None, (Problem("there is no site here", Path.cwd(), hint=hint),)
    try:
        return place.config(), ()
    except ConfigError as error:
        return None, error.problems
