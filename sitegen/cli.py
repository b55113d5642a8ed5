"""The commands: parse what was asked, make one call, say it, choose the exit code.

Exit 0: good. 1: problems were found. 2: wrong use, or a sitegen.toml that cannot be used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import click

from sitegen import __version__, inspection, pipeline
from sitegen.analyse.article import AnalyseOptions
from sitegen.analyse.names import build_gazetteer, known_actors
from sitegen.config import Config, find_site, load_config
from sitegen.errors import ConfigError, Problem, Severity, SitegenError
from sitegen.model import Actor
from sitegen.report import Reporter, count, plural, problem_data, shown_path, tally

PROBLEMS_FOUND = 1
WRONG_USE = 2
# What a shell expects of a program that Ctrl-C ended.
INTERRUPTED = 130

EPILOG = "Exit codes: 0 good, 1 problems found, 2 wrong use or configuration."


class Command(click.Command):
    """A command that turns errors into plain lines, or data, and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a traceback only with --debug."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except (Exception, KeyboardInterrupt) as error:
            if ctx.find_root().params.get("debug"):
                raise
            problems, code = _explained(error)
            reporter = Reporter(as_json=ctx.params.get("as_json", False))
            if reporter.as_json:
                reporter.data({"problems": [problem_data(problem) for problem in problems]})
            else:
                reporter.problems(problems)
            ctx.exit(code)


def _explained(error: BaseException) -> tuple[Sequence[Problem], int]:
    """Return what to tell the user of an error, and the exit code."""
    if isinstance(error, SitegenError):
        return error.problems, WRONG_USE if isinstance(error, ConfigError) else PROBLEMS_FOUND
    if isinstance(error, KeyboardInterrupt):
        return [Problem("stopped; what was finished is kept")], INTERRUPTED
    if isinstance(error, OSError):
        place = Path(os.fsdecode(error.filename)) if error.filename else None
        return [Problem(error.strerror or str(error), place)], PROBLEMS_FOUND
    fault = Problem(
        f"something sitegen was not prepared for: {type(error).__name__}: {error}",
        hint="run it again with --debug (sitegen --debug …) and report what it prints",
    )
    return [fault], PROBLEMS_FOUND


class Commands(click.Group):
    """The commands, in the order in which a user meets them."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands as they were defined."""
        del ctx
        return list(self.commands)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site is: the folder named with --site, or None to look for it."""

    folder: Path | None

    def config(self) -> Config:
        """Load the configuration of the site; raises ConfigError."""
        return load_config(self.folder or find_site(Path.cwd()) or Path.cwd())


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with what was expected."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value} is not a day; write it like 2022-01-07", param, ctx)


as_json = click.option("--json", "as_json", is_flag=True, help="Give the result as JSON.")
build_day = click.option(
    "--date", "day", type=Day(), help="Build as if it were this day (default: today)."
)


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--site",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The site's folder (default: this one, or the nearest above with a sitegen.toml).",
)
@click.option("--debug", is_flag=True, help="Show a traceback when something goes wrong.")
@click.version_option(__version__, prog_name="sitegen")
@click.pass_context
def cli(ctx: click.Context, folder: Path | None, debug: bool) -> None:  # noqa: ARG001
    """Build a static bilingual digest of Arabic news.

    A first site:

    \b
      sitegen ingest     turn new files of seeds/ into content/articles/
      sitegen build      write the site to site/
    """  # noqa: D301 - click reads the backspace as "leave this paragraph as it is"
    ctx.obj = Place(folder)


@cli.command()
@as_json
@click.pass_obj
def ingest(place: Place, as_json: bool) -> None:
    """Turn new seeds into articles.

    Each .txt, .md or .html file in seeds/ becomes content/articles/SLUG.md once: cleaned, with a
    proposed title, date, outlet and agency. An article that exists is never touched.
    """
    reporter = Reporter(as_json=as_json)
    result = pipeline.ingest(place.config(), reporter)
    if as_json:
        reporter.data(
            {
                "created": [
                    {"article": shown_path(new.article), "seed": shown_path(new.seed)}
                    for new in result.created
                ],
                "unchanged": result.unchanged,
                "problems": [problem_data(problem) for problem in result.problems],
            }
        )
    else:
        reporter.problems(result.problems)
        for new in result.created:
            reporter.say(f"created {shown_path(new.article)} from {shown_path(new.seed)}")
        reporter.say(f"{len(result.created)} new, {result.unchanged} already there")
    _leave(result.problems)


@cli.command()
@click.option("--drafts", is_flag=True, help="Show drafts, withdrawn and future articles too.")
@click.option(
    "--strict", is_flag=True, help="Let warnings fail, and stop at the first bad article."
)
@build_day
@as_json
@click.pass_obj
def build(place: Place, drafts: bool, strict: bool, day: date | None, as_json: bool) -> None:
    """Build the site.

    Reads content/, translates what has no English yet, and writes only the pages that changed.
    """
    reporter = Reporter(as_json=as_json)
    config = place.config()
    options = pipeline.BuildOptions(day or _today(config), drafts=drafts, strict=strict)
    report = pipeline.build(config, options, reporter)
    reporter.build(report)
    _leave(report.problems, strict=strict)


@cli.command()
@click.option("--strict", is_flag=True, help="Let warnings fail.")
@as_json
@click.pass_obj
def check(place: Place, strict: bool, as_json: bool) -> None:
    """Check the content and the built site.

    Articles, actors, outlets and translations as the editor left them; every link, anchor and
    twin of the pages in site/. Writes nothing there.
    """
    reporter = Reporter(as_json=as_json)
    problems = pipeline.check(place.config(), reporter)
    if as_json:
        reporter.data({"problems": [problem_data(problem) for problem in problems]})
    else:
        reporter.problems(problems)
        reporter.say(tally(problems) if problems else "nothing to mend")
    _leave(problems, strict=strict)


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--date", "day", type=Day(), help="The day the text was published.")
@click.option(
    "--share",
    type=click.FloatRange(0, 1, min_open=True),
    help="Length of the summary as a share of the words, such as 0.34.",
)
@as_json
@click.pass_obj
def inspect(
    place: Place, files: Sequence[str], day: date | None, share: float | None, as_json: bool
) -> None:
    """Show what the analysis sees in text files.

    No site is needed; inside one its actors are known. "-" reads standard input. With --json one
    object per file, one line each; spans are code points into its "text".
    """
    reporter = Reporter(as_json=as_json)
    gazetteer = build_gazetteer(_actors(place, reporter))
    options = AnalyseOptions(share=share)
    problems: list[Problem] = []
    for name in files:
        try:
            found = inspection.inspect(_bytes(name), name, gazetteer, options, day)
        except SitegenError as error:
            reporter.problems(error.problems)
            problems.extend(error.problems)
            continue
        if as_json:
            reporter.data(inspection.as_data(found))
        else:
            for line in inspection.as_lines(found):
                reporter.say(line)
    _leave(problems)


@cli.command()
@click.option("--models", is_flag=True, help="Remove the installed translation models too.")
@click.pass_obj
def clean(place: Place, models: bool) -> None:
    """Remove what builds made.

    The pages that sitegen wrote to site/ and the cache. Files there that are not sitegen's stay,
    and nothing in content/ or seeds/ is touched.
    """
    removed, problems = pipeline.clean(place.config(), models=models)
    reporter = Reporter()
    reporter.problems(problems)
    reporter.say(f"removed {plural(removed, 'file')}")


def _today(config: Config) -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH if set, else today where the site is."""
    zone = ZoneInfo(config.site.timezone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(zone).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone).date()
    except (ValueError, OverflowError, OSError):
        raise ConfigError(
            f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}",
            hint="set it to an integer, or unset it",
        ) from None


def _actors(place: Place, reporter: Reporter) -> tuple[Actor, ...]:
    """Return the actors known where we stand: outside a site, or in a broken one, the countries."""
    if place.folder is not None:
        return pipeline.load_editorial(place.config()).known
    if find_site(Path.cwd()) is None:
        return known_actors(())
    try:
        return pipeline.load_editorial(place.config()).known
    except SitegenError as error:
        reporter.problems(replace(one, severity=Severity.WARNING) for one in error.problems)
        return known_actors(())


def _bytes(name: str) -> bytes:
    """Read a file's bytes, or standard input for "-"."""
    if name == "-":
        return sys.stdin.buffer.read()
    path = Path(name)
    try:
        return path.read_bytes()
    except OSError as error:
        raise SitegenError(
            f"cannot be read: {error.strerror}", path=path, hint="check the name of the file"
        ) from error


def _leave(problems: Sequence[Problem], *, strict: bool = False) -> None:
    """End with the exit code that the problems deserve."""
    failed = bool(problems) if strict else count(problems, Severity.ERROR) > 0
    if failed:
        _exit(PROBLEMS_FOUND)


def _exit(code: int) -> NoReturn:
    raise click.exceptions.Exit(code)
