"""The command line: one module per group of commands, put together here."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen import __version__
from sitegen.cli.actors import actors
from sitegen.cli.building import build, check, clean, ingest
from sitegen.cli.comparing import compare
from sitegen.cli.frame import Commands, Place
from sitegen.cli.looking import inspect
from sitegen.cli.models import doctor, models
from sitegen.cli.naming import romanise
from sitegen.cli.releasing import release
from sitegen.cli.reviewing import review
from sitegen.cli.speaking import language
from sitegen.cli.starting import init, new
from sitegen.cli.watching import watch

EPILOG = "Exit codes: 0 good, 1 problems found, 2 wrong use or configuration."


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--site",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The site's folder (default: this one, or the nearest above with a sitegen.toml).",
)
@click.option(
    "--offline",
    is_flag=True,
    envvar="SITEGEN_OFFLINE",
    help="Open no connection, whatever is asked for (also: SITEGEN_OFFLINE=1).",
)
@click.option("--debug", is_flag=True, help="Show a traceback when something goes wrong.")
@click.version_option(__version__, prog_name="sitegen")
@click.pass_context
def cli(ctx: click.Context, folder: Path | None, offline: bool, debug: bool) -> None:  # noqa: ARG001
    """Build a static bilingual digest of Arabic news.

    A first site:

    \b
      sitegen init DIR   make a site of your own
      sitegen ingest     turn new files of seeds/ into content/articles/
      sitegen build      write the site to site/
      sitegen watch      show it, and every change as you save it
    """  # noqa: D301 - click reads the backspace as "leave this paragraph as it is"
    ctx.obj = Place(folder, offline)


models.add_command(compare)
# In the order in which a user meets them.
for command in (
    init,
    new,
    ingest,
    build,
    watch,
    check,
    review,
    actors,
    release,
    inspect,
    models,
    doctor,
    clean,
    romanise,
    language,
):
    cli.add_command(command)
