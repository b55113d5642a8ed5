"""Outwards: how far the review has come, and a file for colleagues.

In: a Config and what the command asked for. Out: what there is to review; one new file. Nothing
else is written, and no file is ever written over.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from sitegen import __version__
from sitegen.config import Config
from sitegen.errors import ContentError, OutputError, Problem
from sitegen.files import write_atomic
from sitegen.report import Reporter
from sitegen.review.opening import leaves_room
from sitegen.review.status import ordered
from sitegen.review.worklist import Item, Only, Work, chosen, work_of
from sitegen.review.xliff import xliff
from sitegen.reviewing.desk import advice, open_desk

Format = Literal["xlsx", "xliff"]
# What a file is called where nobody names it.
OUTPUTS: Final[dict[Format, str]] = {"xlsx": "review.xlsx", "xliff": "review.xlf"}


@dataclass(frozen=True, slots=True)
class Review:
    """What there is to review, in the order in which to go on, and what could not be read."""

    works: tuple[Work, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to export and where to: `output` None is the usual name in the current folder."""

    format: Format
    output: Path | None = None
    only: Only = "all"
    slugs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """What was exported; `path` is None where there was nothing to export."""

    path: Path | None
    articles: int
    segments: int
    problems: tuple[Problem, ...]


def look(config: Config, reporter: Reporter, slugs: Collection[str] = ()) -> Review:
    """Find what there is to review, in all articles or these; leaves the disk as it is.

    Raises ContentError for a slug that no article has.
    """
    works: list[Work] = []
    with open_desk(config, reporter, slugs) as desk:
        unknown = [slug for slug in slugs if slug not in desk.known]
        if unknown:
            raise ContentError.of(
                Problem(f"there is no article {slug}", hint=advice(slug, desk.known))
                for slug in unknown
            )
        with reporter.progress("looking for doubts") as progress:
            for number, article in enumerate(desk.articles, start=1):
                entries = article.after.entries
                works.append(work_of(article.job.slug, article.path, entries, desk.look))
                progress(number, len(desk.articles))
        return Review(ordered(works), desk.problems)


def export(config: Config, options: ExportOptions, reporter: Reporter) -> Exported:
    """Write a file for colleagues; never over one that is there. Raises ContentError, OutputError.

    Nothing but that file is written.
    """
    path = options.output or Path(OUTPUTS[options.format])
    _check_free(path)
    review = look(config, reporter, options.slugs)
    works = sorted(review.works, key=lambda work: work.slug)
    items = [item for work in works for item in chosen(work, options.only)]
    if not items:
        return Exported(None, 0, 0, review.problems)
    data, problems = _as_file(items, options.format, reporter)
    if not leaves_room(options.format, data):
        raise ContentError(
            f"{len(items)} sentences are more than one file can bring back",
            hint="name some articles, or choose: --only doubtful",
        )
    _check_free(path)
    write_atomic(path, data)
    articles = len({item.slug for item in items})
    return Exported(path, articles, len(items) - len(problems), (*review.problems, *problems))


def _as_file(
    items: Sequence[Item], kind: Format, reporter: Reporter
) -> tuple[bytes, tuple[Problem, ...]]:
    if kind == "xliff":
        return xliff(items, __version__), ()
    # openpyxl takes a third of a second to load, which no other command should wait for.
    from sitegen.review.spreadsheet import spreadsheet

    with reporter.progress("writing the spreadsheet") as progress:
        return spreadsheet(items, progress)


def _check_free(path: Path) -> None:
    """Refuse to write over a file: a colleague's work may be in it."""
    if path.exists() or path.is_symlink():
        raise OutputError(
            "is there already", path=path, hint="move it away, or name another file: --output FILE"
        )
