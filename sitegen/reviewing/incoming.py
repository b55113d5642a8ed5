"""Inwards: a file that a colleague sent back goes into the PO files.

In: a Config, the file, who reviewed and when. Out: the PO files with what could be taken, each
written whole or not at all, and what came of every row. Never replaces what is reviewed.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sitegen.config import Config
from sitegen.errors import ContentError, OutputError, Problem, Severity
from sitegen.lock import alone
from sitegen.memory.drafts import with_entries, write_memory
from sitegen.render.options import Naming
from sitegen.render.persons import shown_names
from sitegen.report import Reporter, plural
from sitegen.review.merge import Merged, Outcome, merge, untaken, with_names
from sitegen.review.opening import open_returned
from sitegen.review.returned import Origin, Returned, ReturnedFile
from sitegen.review.xliff_reader import read_xliff
from sitegen.reviewing.desk import Desk, advice, open_desk
from sitegen.translate.opened import OpenArticle


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """A returned file; `reviewer` is named where the file names nobody, `day` is when."""

    file: Path
    day: date
    reviewer: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: rows by what came of them, article by article, and what was not taken."""

    by_slug: Mapping[str, Mapping[Outcome, int]]
    problems: tuple[Problem, ...]


def take_in(config: Config, options: ImportOptions, reporter: Reporter) -> Imported:
    """Take a returned file into the PO files. Raises ContentError for one that cannot be read.

    Each PO file is written whole or not at all; with `dry_run` none is.
    """
    returned, origin = _read(options.file, reporter)
    if not returned.rows and not returned.problems:
        raise ContentError("holds no sentences", path=options.file, hint="export anew")
    rows: defaultdict[str, list[Returned]] = defaultdict(list)
    for row in with_names(returned.rows, options.reviewer):
        rows[row.slug].append(row)
    asked = {slug for slug, group in rows.items() if any(row.asks for row in group)}
    by_slug: dict[str, Mapping[Outcome, int]] = {slug: untaken(rows[slug]) for slug in sorted(rows)}
    # What is about the whole file comes first: of very many problems only the first are read.
    problems = [*_missing(returned, origin)]
    of_rows = [*returned.problems]
    if asked:
        with contextlib.ExitStack() as stack:
            if not options.dry_run:
                stack.enter_context(alone(config, reporter.notice))
            desk = stack.enter_context(open_desk(config, reporter, asked))
            problems += desk.problems
            taken = [_merged(rows[slug], desk, options, origin) for slug in sorted(asked)]
            by_slug.update(zip(sorted(asked), (one.outcomes for one in taken), strict=True))
            of_rows += (problem for one in taken for problem in one.problems)
            problems += _nobody(sorted(row for one in taken for row in one.unnamed), origin)
            problems += _doubted(taken, desk, origin)
            deciding = (row for slug in sorted(asked) for row in rows[slug] if row.asks)
            of_rows += _nameless(deciding, config.translation.reviewer, origin)
    return Imported(by_slug, (*problems, *of_rows))


def _read(path: Path, reporter: Reporter) -> tuple[ReturnedFile, Origin]:
    """Read a returned file, whatever its kind."""
    kind, data = open_returned(path)
    if kind == "xliff":
        return read_xliff(data, path), Origin(path, "line")
    # openpyxl takes a third of a second to load, which no other command should wait for.
    from sitegen.review.spreadsheet_reader import read_spreadsheet

    with reporter.progress("reading the spreadsheet") as progress:
        return read_spreadsheet(data, path, progress), Origin(path, "row")


def _merged(rows: Sequence[Returned], desk: Desk, options: ImportOptions, origin: Origin) -> Merged:
    """Take the rows of one article into its PO file, and return what came of them."""
    slug = rows[0].slug
    article = desk.article(slug)
    if article is None:
        return Merged((), untaken(rows), (_no_article(slug, rows, desk.known, origin),))
    merged = merge(rows, article.after.entries, options.day, origin)
    failure = () if options.dry_run else _write(article, merged)
    if not failure:
        return merged
    problems = (*merged.problems, *failure)
    return replace(merged, outcomes=untaken(rows), problems=problems, confirmed=())


def _write(article: OpenArticle, merged: Merged) -> tuple[Problem, ...]:
    """Write an article's PO file if the rows changed anything in it."""
    if merged.entries == article.after.entries:
        return ()
    try:
        write_memory(article.path, with_entries(article.after, merged.entries))
    except OutputError as error:
        return error.problems
    return ()


def _nobody(rows: Sequence[int], origin: Origin) -> tuple[Problem, ...]:
    """Say that rows were not taken: the site would name the wrong person."""
    if not rows:
        return ()
    message = f"nobody is named who reviewed {origin.listed(rows)}: not taken"
    hint = "name the reviewer: --reviewer NAME"
    if origin.noun == "row":
        hint += ', or fill in "Your name"'
    return (Problem(message, origin.path, rows[0], hint),)


def _doubted(taken: Sequence[Merged], desk: Desk, origin: Origin) -> tuple[Problem, ...]:
    """Say how much was confirmed that looks doubtful all the same: "yes" is quickly said."""
    confirmed = [one for merged in taken for one in merged.confirmed]
    doubts = desk.look([entry for _, entry in confirmed])
    rows = sorted(row for (row, _), found in zip(confirmed, doubts, strict=True) if found)
    if not rows:
        return ()
    message = (
        f"{plural(len(confirmed), 'sentence')} confirmed as the machine had it, "
        f"{len(rows)} of them doubtful all the same: {origin.listed(rows)}"
    )
    hint = "look at them once more, and why: sitegen review status --sentences"
    return (Problem(message, origin.path, rows[0], hint, Severity.WARNING),)


def _nameless(deciding: Iterable[Returned], naming: Naming, origin: Origin) -> tuple[Problem, ...]:
    """Say which names the site will never show, where it shows names."""
    if naming == "hidden":
        return ()
    first: dict[str, int] = {}
    for row in deciding:
        if row.name and not shown_names(row.name, naming):
            first.setdefault(row.name, row.row)
    return tuple(
        Problem(
            f"“{name}” is no name that the site shows: e-mail addresses and paths never are",
            origin.path,
            row,
            "what it reviewed counts, but names nobody; write a name before you import",
            Severity.WARNING,
        )
        for name, row in first.items()
    )


def _missing(returned: ReturnedFile, origin: Origin) -> tuple[Problem, ...]:
    """Say that rows which were sent did not come back: fewer than expected is no fault."""
    lacking = returned.sent - len(returned.rows) - len(returned.problems)
    if lacking <= 0:
        return ()
    message = f"{lacking} of the {returned.sent} {origin.noun}s that were sent are not in the file"
    return (
        Problem(
            message,
            origin.path,
            hint="their sentences stay as they are",
            severity=Severity.WARNING,
        ),
    )


def _no_article(
    slug: str, rows: Sequence[Returned], known: Collection[str], origin: Origin
) -> Problem:
    asking = [row.row for row in rows if row.asks]
    where = origin.listed(asking)
    if slug in known:
        message = f"the article {slug} or its PO file cannot be used now: {where} not taken"
        return Problem(message, origin.path, asking[0], "mend it first: sitegen check")
    if not slug:
        message = f"nothing tells which article this is about: {where} not taken"
        return Problem(message, origin.path, asking[0], 'fill in "Article" again')
    message = f"there is no article {slug}: {where} not taken"
    return Problem(message, origin.path, asking[0], advice(slug, known))
