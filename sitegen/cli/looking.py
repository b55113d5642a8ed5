"""Looking without changing anything: what the analysis sees in a text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from sitegen import inspection
from sitegen.analyse.article import AnalyseOptions
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.cli.frame import Command, Day, Place, as_json, leave
from sitegen.config import find_site
from sitegen.errors import Problem, Severity, SitegenError
from sitegen.loading import load_editorial
from sitegen.model import Actor, LengthUnit, SummaryLength
from sitegen.report import Reporter
from sitegen.sections import MAX_SUMMARY_SENTENCES, MAX_SUMMARY_WORDS


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--date", "day", type=Day(), help="The day the text was published.")
@click.option(
    "--sentences",
    type=click.IntRange(1, MAX_SUMMARY_SENTENCES),
    help="Length of the summary in sentences (without any length: as in the site, else 3).",
)
@click.option(
    "--words",
    type=click.IntRange(1, MAX_SUMMARY_WORDS),
    help="Length of the summary in words; its sentences stay whole.",
)
@click.option(
    "--share",
    type=click.FloatRange(0, 1, min_open=True),
    help="Length of the summary as a share of the words, such as 0.34.",
)
@click.option(
    "--explain",
    "explained",
    is_flag=True,
    help="Say of every sentence why it is in the summary or not.",
)
@as_json
@click.pass_obj
def inspect(
    place: Place,
    files: Sequence[str],
    day: date | None,
    sentences: int | None,
    words: int | None,
    share: float | None,
    explained: bool,
    as_json: bool,
) -> None:
    """Show what the analysis sees in text files.

    No site is needed; inside one its actors are known. "-" reads standard input. With --json one
    object per file, one line each; spans are code points into its "text".
    """
    reporter = Reporter(as_json=as_json)
    gazetteer = build_gazetteer(*_names(place, reporter))
    options = AnalyseOptions(_length(sentences, words, share) or _usual_length(place))
    problems: list[Problem] = []
    for name in files:
        try:
            found = inspection.inspect(_bytes(name), name, gazetteer, options, day)
        except SitegenError as error:
            reporter.problems(error.problems)
            problems.extend(error.problems)
            continue
        if as_json:
            reporter.data(inspection.as_data(found, explained=explained))
        else:
            for line in inspection.as_lines(found, explained=explained):
                reporter.say(line)
    leave(problems)


def _length(sentences: int | None, words: int | None, share: float | None) -> SummaryLength | None:
    """Return the one length that was asked for, None if none was."""
    units: tuple[LengthUnit, ...] = ("sentences", "words", "share")
    given = [
        (unit, amount)
        for unit, amount in zip(units, (sentences, words, share), strict=True)
        if amount is not None
    ]
    if len(given) > 1:
        names = " and ".join(f"--{unit}" for unit, _ in given)
        raise click.UsageError(f"{names} say two lengths of the summary; give one of them")
    return SummaryLength(*given[0]) if given else None


def _usual_length(place: Place) -> SummaryLength:
    """Return the length of the site where we stand; outside one, or in a broken one, the usual."""
    try:
        inside = place.folder is not None or find_site(Path.cwd()) is not None
        return place.config().summary.length if inside else SummaryLength()
    except SitegenError:
        # What is wrong with it is said where its names are read.
        return SummaryLength()


def _names(
    place: Place, reporter: Reporter
) -> tuple[tuple[Actor, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the actors known where we stand, and names that are no actor's.

    Outside a site, or in a broken one: the countries.
    """
    if place.folder is None and find_site(Path.cwd()) is None:
        return known_actors(()), (), ()
    try:
        editorial = load_editorial(place.config())
    except SitegenError as error:
        if place.folder is not None:
            raise
        reporter.problems(replace(one, severity=Severity.WARNING) for one in error.problems)
        return known_actors(()), (), ()
    return editorial.known, editorial.other_names, editorial.decisions.ignored


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
