"""Every line a user reads: progress, problems with place and advice, the summary at the end.

In: problems and reports as values. Out: text on the terminal, or one JSON object. Progress and
problems go to standard error, so that standard output holds only what was asked for.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from sitegen.errors import Problem, Severity

# Progress appears only where a stage takes longer than a person notices.
PATIENCE_SECONDS = 1.0
# Where there is no terminal (a log file, CI) a line of progress comes this often.
LOG_EVERY_SECONDS = 10.0
# Sizes are shown as download pages and file managers show them.
KILOBYTE, MEGABYTE, GIGABYTE = 10**3, 10**6, 10**9
# A message is a sentence; what is far longer quotes something that was never meant to be read.
MAX_MESSAGE = 1000
LINE_ENDS = re.compile("\\s*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\\s*")
# What moves the cursor, turns lines around or cannot be encoded: it comes from files and servers.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
UNSAFE_IN_JSON = re.compile(f"{UNSEEN.pattern}|[\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    `left_out` counts articles that are not on the site, by the reason; `sentences` those of the
    bodies by the state of their English, `doubtful` those whose English has a doubt. `found` are
    those of the actors that no list has; `events` stand on the timeline. `unaddressed` names what a
    site that is read from a folder does without.
    """

    output: str
    articles: int
    left_out: dict[str, int]
    sentences: dict[str, int]
    actors: int
    pages: dict[str, int]
    seconds: float
    doubtful: int = 0
    problems: tuple[Problem, ...] = field(default=())
    found: int = 0
    events: int = 0
    stories: int = 0
    unaddressed: tuple[str, ...] = ()

    @property
    def held_back(self) -> dict[str, int]:
        """Articles that are whole but not for readers now, by the reason; none that are broken."""
        return {why: number for why, number in self.left_out.items() if number and why != "broken"}

    @property
    def warnings(self) -> int:
        """Number of warnings."""
        return count(self.problems, Severity.WARNING)

    @property
    def errors(self) -> int:
        """Number of errors."""
        return count(self.problems, Severity.ERROR)

    def as_data(self) -> dict[str, Any]:
        """Return the report as JSON-ready data."""
        return {
            "output": self.output,
            "articles": self.articles,
            "left_out": self.left_out,
            "sentences": self.sentences,
            "doubtful": self.doubtful,
            "actors": self.actors,
            "actors_found": self.found,
            "events": self.events,
            "stories": self.stories,
            "pages": self.pages,
            "unaddressed": list(self.unaddressed),
            "warnings": self.warnings,
            "errors": self.errors,
            "problems": [problem_data(problem) for problem in self.problems],
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a build would meet; `runs` is False where the content keeps it from even beginning."""

    content: tuple[Problem, ...]
    theme: tuple[Problem, ...]
    output: tuple[Problem, ...]
    runs: bool


def count(problems: Iterable[Problem], severity: Severity) -> int:
    """Count the problems of one severity."""
    return sum(problem.severity is severity for problem in problems)


def tally(problems: Sequence[Problem]) -> str:
    """Say how many errors and warnings there are."""
    errors, warnings = count(problems, Severity.ERROR), count(problems, Severity.WARNING)
    return f"{plural(errors, 'error')}, {plural(warnings, 'warning')}"


def problem_data(problem: Problem) -> dict[str, Any]:
    """Return a problem as JSON-ready data."""
    return {
        "severity": problem.severity.value,
        "message": problem.message,
        "file": shown_path(problem.path) if problem.path else None,
        "line": problem.line,
        "hint": problem.hint or None,
    }


def shown_path(path: Path) -> str:
    """Return a path as a user would type it: relative to the current folder where it is inside."""
    try:
        return str(path.relative_to(Path.cwd())) if path.is_absolute() else str(path)
    except ValueError:
        return str(path)


def plain(text: str) -> str:
    """Return a text as one line that does nothing to a terminal: odd characters as escapes."""
    return UNSEEN.sub(_escaped, LINE_ENDS.sub(" ", text))


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _sentence(text: str) -> str:
    """Return a message or a hint as it is printed."""
    short = text if len(text) <= MAX_MESSAGE else f"{text[:MAX_MESSAGE]}…"
    return plain(short)


def shown_size(size: int) -> str:
    """Return a number of bytes as people read it: 81.9 MB, 640 kB."""
    if size < MEGABYTE:
        return f"{-(-size // KILOBYTE)} kB"
    return f"{size / MEGABYTE:.1f} MB" if size < GIGABYTE else f"{size / GIGABYTE:.1f} GB"


class Reporter:
    """Prints for one run of a command; with `as_json` only data goes to standard output."""

    def __init__(self, *, as_json: bool = False) -> None:
        self.as_json = as_json
        # Paths must stay whole for copying and for editors that jump to file:line.
        self._out = Console(soft_wrap=True, highlight=False)
        self._err = Console(stderr=True, soft_wrap=True, highlight=False)
        self._bar: ProgressBar | None = None

    def say(self, line: str) -> None:
        """Print a plain line, unless data was asked for."""
        if not self.as_json:
            self._out.print(Text(plain(line)))

    def line(self, text: str) -> None:
        """Print one line of a result as it is, for the next program: no width, no colour."""
        sys.stdout.write(text + "\n")

    def notice(self, line: str) -> None:
        """Print a plain line about the run itself, beside what was asked for."""
        self._err.print(Text(plain(line)))

    def data(self, value: object) -> None:
        """Print one JSON object on one line; never wrapped, Arabic unescaped."""
        line = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
        # Some of these end a line for some readers of JSON Lines though JSON allows them as they
        # are; the others do something to a terminal.
        line = UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def problems(self, problems: Iterable[Problem]) -> None:
        """Print each problem with its place and what to do about it."""
        for problem in problems:
            error = problem.severity is Severity.ERROR
            line = Text()
            line.append("error" if error else "warning", "bold red" if error else "bold yellow")
            line.append(": ")
            if problem.path:
                place = f":{problem.line}" if problem.line else ""
                line.append(f"{plain(shown_path(problem.path))}{place}: ", "bold")
            line.append(_sentence(problem.message))
            self._err.print(line)
            if problem.hint:
                self._err.print(Text(f"  → {_sentence(problem.hint)}"))

    def build(self, report: BuildReport) -> None:
        """Print a build's problems and its summary."""
        if self.as_json:
            self.data(report.as_data())
            return
        self.problems(report.problems)
        sentences, pages = report.sentences, report.pages
        rows = [
            ("articles", str(report.articles)),
            ("left out", _counts(report.left_out)),
            (
                "sentences",
                ", ".join(f"{number} {state}" for state, number in sentences.items()),
            ),
            ("doubtful", _doubtful(report.doubtful)),
            ("actors", _actors(report.actors, report.found)),
            ("events", str(report.events or "")),
            ("stories", str(report.stories or "")),
            ("pages", ", ".join(f"{number} {what}" for what, number in pages.items())),
            ("no url", _without_address(report.unaddressed)),
            ("problems", tally(report.problems)),
        ]
        for label, value in rows:
            if value:
                self._out.print(Text(f"{label:>10}  {value}"))
        self._out.print(Text(f"{'site':>10}  {plain(report.output)}  ({report.seconds:.1f} s)"))

    @contextmanager
    def progress(self, label: str, *, in_bytes: bool = False) -> Iterator[ProgressBar]:
        """Show how far a stage has come, once it has taken longer than a moment.

        `in_bytes`: it is told bytes, and shows megabytes.
        """
        bar = ProgressBar(label, self._err, silent=self.as_json, in_bytes=in_bytes)
        self._bar = bar
        try:
            yield bar
        finally:
            bar.close()

    def leave(self) -> None:
        """Take off the screen what is drawn there: the process ends while a stage is at work."""
        if self._bar is not None:
            self._bar.close()
        self._err.show_cursor(True)


class ProgressBar:
    """Call it with (done, total); it draws nothing before the stage has taken a moment."""

    def __init__(
        self, label: str, console: Console, *, silent: bool, in_bytes: bool = False
    ) -> None:
        self._label = label
        self._console = console
        self._silent = silent
        self._in_bytes = in_bytes
        self._began = time.monotonic()
        self._logged = self._began
        self._bar: Progress | None = None

    def __call__(self, done: int, total: int, share: float | None = None) -> None:
        """Report `done` of `total` items or bytes; a `total` of 0 is not known.

        `share` is how much of the work that is, from 0 to 1, where items are not all the same work.
        """
        now = time.monotonic()
        if self._silent or now - self._began < PATIENCE_SECONDS:
            return
        if share is None and total:
            share = done / total
        if not self._console.is_terminal:
            if now - self._logged >= LOG_EVERY_SECONDS:
                self._logged = now
                line = f"{self._label}: {self._counted(done, total)}"
                self._console.print(Text(plain(line + _time_left(now - self._began, share))))
            return
        if self._bar is None:
            columns = (TextColumn("{task.description}"), BarColumn(),
                       TextColumn("{task.fields[counted]}"), TimeRemainingColumn())  # fmt: skip
            self._bar = Progress(*columns, console=self._console, transient=True)
            self._bar.start()
            self._bar.add_task(plain(self._label), total=None, counted="")
        self._bar.update(
            self._bar.task_ids[0],
            completed=share or 0.0,
            total=None if share is None else 1.0,
            counted=self._counted(done, total),
        )

    def _counted(self, done: int, total: int) -> str:
        if not self._in_bytes:
            return f"{done} of {total}"
        return f"{shown_size(done)} of {shown_size(total)}" if total else shown_size(done)

    def close(self) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.stop()


def _time_left(elapsed: float, share: float | None) -> str:
    """Say how long the rest will take at the pace so far; nothing where that is not known."""
    if share is None or not 0 < share < 1:
        return ""
    left = elapsed * (1 - share) / share
    minutes = round(left / 60)
    return f", about {plural(minutes, 'minute')} left" if minutes else ", less than a minute left"


def _doubtful(number: int) -> str:
    """Say how many sentences are doubtful, and which command lists them; "" for none."""
    if not number:
        return ""
    return f"{plural(number, 'sentence')}; listed by: sitegen review status --sentences"


def _actors(number: int, found: int) -> str:
    """Say how many actors there are, and which command lists those that nobody decided."""
    if not found:
        return str(number)
    return f"{number}, {found} of them found and not decided; listed by: sitegen actors review"


def _without_address(names: Sequence[str]) -> str:
    """Say what a site lacks until its address is known; "" for nothing."""
    return f"left out until [site] url is filled in: {', '.join(names)}" if names else ""


def _counts(numbers: dict[str, int]) -> str:
    """Say which of these counts are not zero."""
    return ", ".join(f"{number} {what}" for what, number in numbers.items() if number)


def plural(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
