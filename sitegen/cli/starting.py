"""Beginning: a site of one's own, and an article in it: init, new."""

from __future__ import annotations

import os
import re
import shlex
from datetime import date
from pathlib import Path

import click

from sitegen.cli.frame import Command, Day, Place, build_date
from sitegen.ingest.editorial import load_outlets
from sitegen.lock import alone
from sitegen.report import Reporter, shown_path
from sitegen.starting import Draft, start_article, start_site

# What a person who types it means as an option, and not as the title of an article.
_OPTION = re.compile(r"--?[A-Za-z][A-Za-z-]*(=.*)?", re.DOTALL)


class _Titled(Command):
    """A command whose title may begin with a dash; what looks like an option must be one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        ctx.ignore_unknown_options = any(
            argument.startswith("-") and not _OPTION.fullmatch(argument) for argument in args
        )
        return super().parse_args(ctx, args)


@click.command(cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a new site in DIR.

    A complete small site: the configuration with every option explained, one example article with
    its English, and the lists of names and outlets. DIR may be new or empty; a folder that is in
    use is left as it is.
    """
    reporter = Reporter()
    reporter.problems(start_site(folder))
    reporter.say(f"made a new site in {shown_path(folder)}")
    reporter.say("")
    reporter.say("What to do next:")
    steps = [
        ("sitegen watch", "see the site in your browser, and every change at once"),
        ("sitegen build", "write the site to site/"),
        ('sitegen new "title"', "start an article of your own"),
    ]
    if folder.resolve() != Path.cwd():
        steps.insert(0, (f"cd {_pasted(folder)}", "go to its folder"))
    width = max(len(step) for step, _ in steps)
    for step, why in steps:
        reporter.say(f"  {step:<{width}}  {why}")


def _pasted(folder: Path) -> str:
    """Return the path as a shell takes it: no dash in front, which would begin an option."""
    path = os.fspath(folder)
    return shlex.quote(f"./{path}" if path.startswith("-") else path)


@click.command(cls=_Titled)
@click.argument("title")
@click.option(
    "--slug", default="", help="Name of the file and of the address (default: from the title)."
)
@click.option("--date", "day", type=Day(), help="Day of publication (default: today).")
@click.option("--outlet", default="", metavar="ID", help="Who published it: an id of outlets.toml.")
@click.pass_obj
def new(place: Place, title: str, slug: str, day: date | None, outlet: str) -> None:
    """Start an article.

    Writes content/articles/SLUG.md with the title and the day, marked as a draft. A title without
    Arabic letters is taken for the English one. An article that exists is never touched.
    """
    reporter = Reporter()
    config = place.config()
    draft = Draft(title, day or build_date(config), slug, outlet)
    with alone(config, reporter.notice):
        outlets = load_outlets(config.content / "outlets.toml")
        path = start_article(draft, config.articles, outlets)
    reporter.say(f"wrote {shown_path(path)}")
    reporter.say(
        "It is a draft: `sitegen watch --drafts` and `sitegen build --drafts` show it. "
        "Delete its line `status: draft` to publish it."
    )
