"""Reviewing: what is left to do, a file for colleagues, and what they made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import get_args

import click

from sitegen.cli.frame import Commands, Day, Place, as_json, build_date, leave
from sitegen.memory.characters import seen
from sitegen.memory.decisions import MAX_NAME
from sitegen.report import Reporter, plural, problem_data, shown_path
from sitegen.review import status as progress
from sitegen.review.merge import OUTCOMES, Outcome
from sitegen.review.worklist import Only
from sitegen.reviewing.incoming import ImportOptions, take_in
from sitegen.reviewing.outgoing import ExportOptions, Format, look
from sitegen.reviewing.outgoing import export as write_file

# As many as fit on a screen; a file that is wrong throughout is understood by then.
MOST_PROBLEMS = 20
# A newsroom's articles of a month or two; a broken file may name as many as it has rows.
MOST_ARTICLES = 100
# A slug is a part of an address; what is far longer is none.
MAX_SLUG = 100

slugs = click.argument("slugs", nargs=-1, metavar="[SLUG]...")


@click.group(cls=Commands)
def review() -> None:
    """See what is left to review; export it for colleagues, and import what they did."""


class Name(click.ParamType[str]):
    """A person's name, on one line."""

    name = "NAME"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, or fail with what was expected."""
        found = " ".join(seen(value).split())
        if not found or len(found) > MAX_NAME:
            self.fail(f"a name has 1 to {MAX_NAME} characters", param, ctx)
        return found


@review.command()
@click.option("--sentences", is_flag=True, help="List the doubtful sentences, and why.")
@as_json
@slugs
@click.pass_obj
def status(place: Place, sentences: bool, as_json: bool, slugs: tuple[str, ...]) -> None:
    """Show what is reviewed and what is left to do.

    One line for each article, those with most doubtful sentences first. Titles count as sentences.
    Changes nothing.
    """
    reporter = Reporter(as_json=as_json)
    found = look(place.config(), reporter, slugs)
    if as_json:
        problems = [problem_data(problem) for problem in found.problems]
        data = progress.as_data(found.works, sentences=sentences)
        reporter.data({**data, "problems": problems})
    else:
        reporter.problems(found.problems)
        for line in progress.as_lines(found.works, sentences=sentences):
            reporter.say(line)
    leave(found.problems)


@review.command()
@click.option(
    "--format",
    "kind",
    type=click.Choice(get_args(Format)),
    required=True,
    help="A spreadsheet for anybody, or XLIFF 1.2 for translators' programs.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write (default: review.xlsx or review.xlf, here).",
)
@click.option(
    "--only",
    type=click.Choice(get_args(Only)),
    default="all",
    show_default=True,
    help="Which sentences; machine: all English that nobody reviewed.",
)
@slugs
@click.pass_obj
def export(
    place: Place, kind: Format, output: Path | None, only: Only, slugs: tuple[str, ...]
) -> None:
    """Write a file in which colleagues can review.

    All articles that are not withdrawn, or those named. A file that is there is never replaced.
    """
    reporter = Reporter()
    options = ExportOptions(kind, output, only, slugs)
    done = write_file(place.config(), options, reporter)
    reporter.problems(done.problems)
    if done.path is None:
        reporter.say("there is no such sentence: nothing was written")
    else:
        reporter.say(
            f"wrote {shown_path(done.path)}: {plural(done.segments, 'sentence')} of "
            f"{plural(done.articles, 'article')}"
        )
        reporter.say(f"when it comes back: sitegen review import {done.path.name}")
    leave(done.problems)


@review.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--reviewer", type=Name(), help="Who reviewed, where the file is silent.")
@click.option("--date", "day", type=Day(), help="The day of the review (default: today).")
@click.option("--dry-run", is_flag=True, help="Say what would come of it; write nothing.")
@click.option("--all-problems", is_flag=True, help=f"Show them all, not the first {MOST_PROBLEMS}.")
@click.pass_obj
def import_(
    place: Place,
    file: Path,
    reviewer: str | None,
    day: date | None,
    dry_run: bool,
    all_problems: bool,
) -> None:
    """Take a file that came back into the PO files.

    English that a colleague wrote or confirmed becomes reviewed. What is reviewed already is never
    replaced: other English for it is shown, and left to you.
    """
    reporter = Reporter()
    config = place.config()
    options = ImportOptions(file, day or build_date(config), reviewer or "", dry_run)
    done = take_in(config, options, reporter)
    shown = done.problems if all_problems else done.problems[:MOST_PROBLEMS]
    reporter.problems(shown)
    if len(shown) < len(done.problems):
        more = plural(len(done.problems) - len(shown), "more problem")
        reporter.notice(f"… and {more}; to see them all: --all-problems")
    for line in _lines(done.by_slug):
        reporter.say(line)
    if dry_run:
        reporter.say("nothing was written: --dry-run")
    leave(done.problems)


def _lines(by_slug: Mapping[str, Mapping[Outcome, int]]) -> Iterator[str]:
    """Yield what came of each article, and of all; of very many, those that matter most."""
    shown = by_slug
    if len(by_slug) > MOST_ARTICLES:
        by_weight = sorted(
            by_slug, key=lambda slug: [-by_slug[slug].get(one, 0) for one in OUTCOMES]
        )
        shown = {slug: by_slug[slug] for slug in sorted(by_weight[:MOST_ARTICLES])}
    for slug, outcomes in shown.items():
        name = slug if len(slug) <= MAX_SLUG else f"{slug[:MAX_SLUG]}…"
        yield f"{name or '(no article)'}: {_said(outcomes)}"
    if len(shown) < len(by_slug):
        rest = _sum(by_slug[slug] for slug in by_slug if slug not in shown)
        yield f"{plural(len(by_slug) - len(shown), 'more article')}: {_said(rest)}"
    if len(by_slug) != 1:
        yield f"in all: {_said(_sum(by_slug.values()))}"


def _sum(outcomes: Iterable[Mapping[Outcome, int]]) -> Mapping[Outcome, int]:
    total: Counter[Outcome] = Counter()
    for one in outcomes:
        total.update(one)
    return total


def _said(outcomes: Mapping[Outcome, int]) -> str:
    """Say how many rows came to what: "3 reviewed, 1 draft, 12 unchanged"."""
    found = []
    for name in OUTCOMES:
        number = outcomes.get(name, 0)
        words = name.removesuffix("s") if number == 1 else name
        found += [f"{number} {words}"] if number else []
    return ", ".join(found) or "nothing"
