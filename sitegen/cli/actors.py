"""The actors of the site: what the program found and nobody has decided."""

from __future__ import annotations

import os
import sys
from typing import get_args

import click

from sitegen.cli.frame import Commands, Place
from sitegen.model import ActorType
from sitegen.report import Reporter, plural
from sitegen.undecided import Wanted, as_toml, chosen, find_undecided


@click.group(cls=Commands)
def actors() -> None:
    """See whom the articles name, and decide who is who."""


@actors.command()
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Only those with at least so many mentions.",
)
@click.option(
    "--type", "kind", type=click.Choice(get_args(ActorType)), help="Only those of this type."
)
@click.option("--limit", type=click.IntRange(min=1), help="Only the first so many.")
@click.pass_obj
def review(place: Place, least: int, kind: ActorType | None, limit: int | None) -> None:
    """List whom the program found and nobody decided about, as TOML.

    Most frequent first, ready to be pasted at the end of content/actors.toml; joins that are not
    sure come last, commented out. Works without a build. Changes nothing.
    """
    reporter = Reporter()
    findings = find_undecided(place.config(), reporter)
    shown = chosen(findings, Wanted(least, kind, limit))
    try:
        for line in as_toml(findings, shown):
            reporter.line(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough, as `head` does. Python would try to write once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    reporter.problems(findings.problems)
    if not findings.actors:
        reporter.notice("nothing is left to decide")
        return
    left = len(findings.actors) - len(shown)
    more = f", {left} more not shown" if left else ""
    reporter.notice(f"{plural(len(shown), 'actor')} found and not decided{more}")
    reporter.notice("paste what is right at the end of content/actors.toml")
    reporter.notice('what is no name: ignore = ["…"] at the top of that file')
