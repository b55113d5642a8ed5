"""Records what is published now, so that readers can be told what changes in it.

In: a Config, the day and a note. Out: content/releases/<day>.json, or the word that nothing changed
since the last one. Asks no engine, renders nothing, and writes no other file. Refuses to record
what the built site does not show.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen import pipeline
from sitegen.cache import Cache
from sitegen.config import Config
from sitegen.derived import Derived
from sitegen.errors import ContentError, Problem, Severity
from sitegen.lock import alone
from sitegen.memory.characters import on_one_line
from sitegen.model import Correction, Digest
from sitegen.releases.record import (
    ReleaseFile,
    list_releases,
    next_file,
    read_release,
    write_release,
)
from sitegen.releases.snapshot import Release, snapshot
from sitegen.render.datasets.files import articles_jsonl
from sitegen.render.urls import ARTICLES_DATA
from sitegen.report import Reporter

BUILD_FIRST = "build the site, look at it, and release again: sitegen build"
# As many articles are named that the site shows otherwise; more would hide what to do.
NAMED = 3
STOPPED = Problem("no release was made", hint="mend this first; what readers see would be missing")


@dataclass(frozen=True, slots=True)
class Released:
    """What was recorded: `path` is None where nothing changed since `last`, the release before.

    `segments` counts titles and sentences, `corrections` the changes of published English that this
    release dates. `problems` are warnings.
    """

    path: Path | None
    last: date | None
    articles: int
    segments: int
    corrections: int
    problems: tuple[Problem, ...]


def release(config: Config, day: date, note: str, reporter: Reporter, *, today: date) -> Released:
    """Record what is published as of `today` under the name of `day`, which is not later.

    Raises ContentError, also where the built site shows something else, and OutputError.
    """
    if day > today:
        raise ContentError(
            f"a release cannot be of a day to come: {day}; today is {today}",
            hint="leave --date out: the release is then of today",
        )
    with alone(config, reporter.notice), Cache(config.state) as cache:
        derived = Derived(cache)
        _refuse(derived.history(config.releases).problems)
        files, _ = list_releases(config.releases)
        last = _last(files, day)
        options = pipeline.BuildOptions(today)
        gathered = pipeline.gather(config, options, None, derived, reporter, keep=False)
        _refuse(gathered.problems)
        _refuse_unseen(gathered.digest, config)
        articles = snapshot(gathered.digest, sketched=True)
        path: Path | None = None
        if articles != (last.articles if last else ()):
            target = next_file(config.releases, day, files)
            path = target.path
            write_release(path, Release(day, target.number, articles, on_one_line(note)))
    broken = (one for one in gathered.content.problems if one.severity is Severity.ERROR)
    return Released(
        path=path,
        last=last.day if last else None,
        articles=len(articles),
        segments=sum(1 for article in articles for _ in article.segments()),
        corrections=_new_corrections(gathered.digest),
        problems=_left_out({one.path for one in broken if one.path}, config.articles),
    )


def _last(files: Sequence[ReleaseFile], day: date) -> Release | None:
    if not files:
        return None
    if day < files[-1].day:
        raise ContentError(
            f"the last release is of {files[-1].day}: a new one cannot be of {day}",
            path=files[-1].path,
            hint="give a later day with --date; or delete that file if its day is a mistake",
        )
    return read_release(files[-1])


def _refuse(problems: Sequence[Problem]) -> None:
    """Stop where English, or what was released before, could not be read."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise ContentError.of((*errors, STOPPED))


def _refuse_unseen(digest: Digest, config: Config) -> None:
    """Stop where readers see something else than content/ would give, or nothing at all."""
    path = config.output / ARTICLES_DATA
    try:
        shown = _seen(path.read_bytes())
    except FileNotFoundError:
        message = "no site was built here yet, so readers see nothing that could be recorded"
        raise ContentError(message, path=config.output, hint=BUILD_FIRST) from None
    except (OSError, ValueError, TypeError, LookupError) as error:
        message = "cannot be read, so nobody can tell what readers see"
        raise ContentError(message, path=path, hint=BUILD_FIRST) from error
    meant = _seen(b"".join(articles_jsonl(digest, config.translation.reviewer)))
    others = sorted(
        slug for slug in shown.keys() | meant.keys() if shown.get(slug) != meant.get(slug)
    )
    if others:
        named = ", ".join(others[:NAMED])
        more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
        raise ContentError(
            f"the site does not show what content/ says by now: {named}{more}",
            path=config.output,
            hint=BUILD_FIRST,
        )


def _seen(data: bytes) -> Mapping[str, object]:
    """Return what a release would record, by article, of a site's data."""
    articles = [json.loads(line) for line in data.splitlines()]
    return {
        one["slug"]: (
            one["display"],
            one["text"],
            one["title_ar"],
            *(
                (part.get("ar"), part["en"], part["state"])
                for part in (one["title_translation"], *one["sentences"])
            ),
        )
        for one in articles
    }


def _new_corrections(digest: Digest) -> int:
    changes = digest.corrections.changes if digest.corrections else ()
    return sum(isinstance(change, Correction) and change.day is None for change in changes)


def _left_out(broken: set[Path], articles: Path) -> tuple[Problem, ...]:
    """Warn of articles that are not recorded because of their errors."""
    return tuple(
        Problem(
            "has errors, so it is not in this release",
            path,
            hint="see which: sitegen check; mend it, build, and release again",
            severity=Severity.WARNING,
        )
        for path in sorted(broken)
        if path.is_relative_to(articles)
    )
