"""Seeds to articles, articles to a site: ingest, build, check, clean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import click

from sitegen import checking, pipeline
from sitegen.cli import dates, renderings
from sitegen.cli.frame import Command, Place, as_json, build_date, build_day, leave
from sitegen.config import Config
from sitegen.errors import Problem, Severity
from sitegen.report import Reporter, plural, problem_data, shown_path, tally
from sitegen.undated import accept_dates as take_dates
from sitegen.undated import find_undated


@click.command(cls=Command)
@click.option(
    "--accept-dates",
    is_flag=True,
    help="Take proposed dates into the articles, or into those named.",
)
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@as_json
@click.pass_obj
def ingest(place: Place, accept_dates: bool, slugs: tuple[str, ...], as_json: bool) -> None:
    """Turn new seeds into articles.

    Each .txt, .md or .html file in seeds/ becomes content/articles/SLUG.md once: cleaned, with a
    proposed title, date, outlet and agency. An article that exists is never touched, but for its
    date with --accept-dates. Articles without a date are listed at the end, with the day that their
    own words or other reports speak for.
    """
    if slugs and not accept_dates:
        raise click.UsageError("articles are named only with --accept-dates")
    reporter = Reporter(as_json=as_json)
    config = place.config()
    today = build_date(config)
    result = pipeline.ingest(config, reporter)
    if not as_json:
        reporter.problems(result.problems)
        for new in result.created:
            reporter.say(f"created {shown_path(new.article)} from {shown_path(new.seed)}")
        reporter.say(f"{len(result.created)} new, {result.unchanged} already there")
    data, problems = (
        _accept(config, slugs, today, reporter) if accept_dates else _offer(config, today, reporter)
    )
    every = (*result.problems, *problems)
    if as_json:
        reporter.data(
            {
                "created": [
                    {"article": shown_path(new.article), "seed": shown_path(new.seed)}
                    for new in result.created
                ],
                "unchanged": result.unchanged,
                **data,
                "problems": [problem_data(problem) for problem in every],
            }
        )
    leave(every)


def _offer(
    config: Config, today: date, reporter: Reporter
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Say which days could be proposed; what keeps them from being found fails nothing here."""
    found = find_undated(config, today, reporter)
    for line in dates.offer(found):
        reporter.say(line)
    # The seeds were ingested all the same, and the build says so again.
    problems = tuple(replace(one, severity=Severity.WARNING) for one in found.problems)
    if not reporter.as_json:
        reporter.problems(problems)
    return {"dates": dates.offered_data(found)}, problems


def _accept(
    config: Config, slugs: Sequence[str], today: date, reporter: Reporter
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    taken = take_dates(config, slugs, today, reporter)
    for line in dates.tell(taken):
        reporter.say(line)
    if not reporter.as_json:
        reporter.problems(taken.problems)
    return {"accepted": dates.taken_data(taken)}, taken.problems


@click.command(cls=Command)
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
    options = pipeline.BuildOptions(
        day or build_date(config), drafts=drafts, strict=strict, offline=place.offline
    )
    report = pipeline.build(config, options, reporter)
    reporter.build(report)
    if strict and report.problems and not report.errors:
        reporter.say(f"    strict  {plural(report.warnings, 'warning')} let it fail")
    leave(report.problems, strict=strict)


@click.command(cls=Command)
@click.option("--strict", is_flag=True, help="Let warnings fail.")
@click.option("--names", is_flag=True, help="List every name with its wordings in the English.")
@as_json
@click.pass_obj
def check(place: Place, strict: bool, names: bool, as_json: bool) -> None:
    """Check the content and the built site.

    Articles, actors, outlets and translations as the editor left them; every link, anchor and
    twin of the pages in site/. Also counts the names whose English is not always the same, which
    is no error. Writes nothing there.
    """
    reporter = Reporter(as_json=as_json)
    config = place.config()
    today = build_date(config)
    found = checking.check(config, today, reporter)
    problems = found.problems
    options = pipeline.BuildOptions(today)
    # What a build would show cannot be told while no build can begin.
    rendered = pipeline.renderings(config, options, reporter) if found.whole else ()
    if as_json:
        listed = [problem_data(problem) for problem in problems]
        notes = [_note_data(note) for note in found.notes]
        named = renderings.as_data(rendered, whole=names) if found.whole else {}
        reporter.data({"problems": listed, "notes": notes, **named})
    else:
        reporter.problems(problems)
        for note in found.notes:
            line = f":{note.line}" if note.line else ""
            reporter.say(f"note: {shown_path(note.path)}{line}: {note.message}")
        if found.whole:
            for line in renderings.as_lines(rendered, whole=names):
                reporter.say(line)
        else:
            reporter.say("more can be checked once the lists in content/ are mended")
        reporter.say(tally(problems) if problems else "nothing to mend")
    leave(problems, strict=strict)


def _note_data(note: checking.Note) -> dict[str, Any]:
    return {"message": note.message, "file": shown_path(note.path), "line": note.line}


@click.command(cls=Command)
@click.option("--models", is_flag=True, help="Remove the installed translation models too.")
@click.pass_obj
def clean(place: Place, models: bool) -> None:
    """Remove what builds made.

    The pages that sitegen wrote to site/ and the cache. Files there that are not sitegen's stay,
    and nothing in content/ or seeds/ is touched.
    """
    reporter = Reporter()
    removed, problems = pipeline.clean(place.config(), reporter, models=models)
    reporter.problems(problems)
    reporter.say(f"removed {plural(removed, 'file')}")
