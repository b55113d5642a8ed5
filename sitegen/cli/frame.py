"""What every command shares: errors as plain lines, where the site is, common options, exit codes.

Exit 0: good. 1: problems were found. 2: wrong use, or a sitegen.toml that cannot be used.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import click

from sitegen.config import Config, find_site, load_config
from sitegen.errors import ConfigError, Problem, Severity, SitegenError
from sitegen.report import Reporter, count, problem_data

PROBLEMS_FOUND = 1
WRONG_USE = 2
# What a shell expects of a program that Ctrl-C ended.
INTERRUPTED = 130


class Command(click.Command):
    """A command that turns errors into plain lines, or data, and an exit code."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; say of an option of every command where it belongs."""
        with _placed(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a traceback only with --debug."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except (Exception, KeyboardInterrupt) as error:
            if ctx.find_root().params.get("debug"):
                raise
            problems, code = explained(error)
            reporter = Reporter(as_json=ctx.params.get("as_json", False))
            if reporter.as_json:
                reporter.data({"problems": [problem_data(problem) for problem in problems]})
            else:
                reporter.problems(problems)
            ctx.exit(code)


def explained(error: BaseException) -> tuple[Sequence[Problem], int]:
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


@contextmanager
def _placed(ctx: click.Context) -> Iterator[None]:
    """Where an unknown option is one of all commands, say that it stands before them."""
    try:
        yield
    except click.NoSuchOption as error:
        name, root = error.option_name, ctx.find_root()
        meant = next((one for one in root.command.params if name in one.opts), None)
        if ctx is root or not isinstance(meant, click.Option):
            raise
        written = name if meant.is_flag else f"{name} …"
        command = ctx.command_path.removeprefix(root.command_path).strip()
        place = f"{root.command_path} {written} {command}"
        raise click.UsageError(f"{name} belongs before the command: {place}", ctx) from error


class Commands(click.Group):
    """The commands, in the order in which a user meets them."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; say of an option of every command where it belongs."""
        with _placed(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands as they were defined."""
        del ctx
        return list(self.commands)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site is: the folder named with --site, or None to look for it.

    `offline` forbids every connection, also those that were asked for by name.
    """

    folder: Path | None
    offline: bool = False

    def root(self) -> Path:
        """Return the site's folder, whether or not its sitegen.toml can be used."""
        return self.folder or find_site(Path.cwd()) or Path.cwd()

    def config(self) -> Config:
        """Load the configuration of the site; raises ConfigError."""
        return load_config(self.root())


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


def build_date(config: Config) -> date:
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


def leave(problems: Sequence[Problem], *, strict: bool = False) -> None:
    """End with the exit code that the problems deserve."""
    failed = bool(problems) if strict else count(problems, Severity.ERROR) > 0
    if failed:
        leave_with(PROBLEMS_FOUND)


def leave_with(code: int) -> NoReturn:
    """End with this exit code."""
    raise click.exceptions.Exit(code)
