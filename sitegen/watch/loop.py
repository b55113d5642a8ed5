"""Changed files lead to a build each, and whoever listens is told what came of it.

In: the site's folder and who listens. Out: an outcome after each build. Serves nothing, and prints
nothing but the build's own progress. What is on disk decides whether there is something to build;
the system's notices only say when to look.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sitegen import pipeline
from sitegen.config import FILE_NAME, Config, load_config
from sitegen.errors import ConfigError, Problem, Severity
from sitegen.render.environment import packaged_theme
from sitegen.render.write import site_stamp
from sitegen.report import BuildReport, Reporter
from sitegen.watch.folders import Input, Plan, Rest, Stamp, difference, look, plan_for
from sitegen.watch.notices import Notices

# Editors save in several steps some milliseconds apart; this much quiet ends them.
QUIET_SECONDS = 0.1
# Under a steady stream of changes a build comes all the same after so long.
LONGEST_SECONDS = 1.0
# Without the system's notices this often is soon enough for a person who has just saved.
POLL_SECONDS = 1.0
# With them a look now and then finds what they miss: files that others change on a network drive,
# a day that has passed midnight.
SAFETY_SECONDS = 10.0
# A look at a large archive on a slow disk must not keep it busy: at most one part in so many.
LOOKING_SHARE = 50
# File systems keep times as coarse as two seconds: a file named as changed may look the same.
DOUBT_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """What is watched: the folder with sitegen.toml, and how it is built.

    With `drafts` the site is built with them into a folder of its own. `today` says what day it is
    for a site; it is asked at every look.
    """

    root: Path
    today: Callable[[Config], date]
    drafts: bool = False
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build; `report` is None where an error stopped it.

    `changed` led to it: nothing at the first build, and where a new day did; what sitegen itself
    wrote only where nothing else changed. `created` are articles made of new seeds. `config` is the
    last that could be read, None where none could. `is_news` is False where the build only followed
    its own writes, and nothing came of it.
    """

    number: int
    changed: tuple[Path, ...]
    new_day: bool
    created: tuple[Path, ...]
    problems: tuple[Problem, ...]
    report: BuildReport | None
    config: Config | None
    site_changed: bool
    is_news: bool
    seconds: float


class Watcher:
    """Builds once and after every change; `run` in one thread, `stop` from any other."""

    def __init__(
        self,
        options: WatchOptions,
        reporter: Reporter,
        listen: Callable[[Outcome], None],
        explain: Callable[[Exception], Sequence[Problem]],
    ) -> None:
        """Prepare; `explain` turns what a build raised into problems, or raises it again."""
        self._options = options
        self._reporter = reporter
        self._listen = listen
        self._explain = explain
        self._notices = Notices(reporter.notice)
        self._rest = Rest()
        self._stopped = threading.Event()
        self._config: Config | None = None
        self._config_error: tuple[Problem, ...] = ()
        self._plan = plan_for(Config(options.root), packaged_theme())
        self._config_file = Plan((Input(options.root / FILE_NAME, deep=False),))
        # How the files stood when the last build began, and what it wrote among them itself.
        self._built: dict[Path, Stamp] = {}
        self._own: dict[Path, Stamp] = {}
        self._day: date | None = None
        self._stamp = ""
        self._number = 0
        self._problems: tuple[Problem, ...] = ()
        # Seeds still to be ingested, and what is wrong with those that could not be.
        self._seeds: set[Path] = set()
        self._seed_problems: tuple[Problem, ...] = ()
        self._look_seconds = 0.0

    def run(self) -> None:
        """Build now and after every change, until stopped."""
        self._notices.start()
        try:
            self._build(self._look(first=True))
            while not self._stopped.is_set():
                heard = self._notices.wait(self._patience())
                if heard:
                    self._notices.wait_for_quiet(QUIET_SECONDS, LONGEST_SECONDS)
                if self._stopped.is_set():
                    return
                found = self._look()
                if found.is_due:
                    self._build(found)
        finally:
            self._notices.stop()

    def stop(self) -> None:
        """Let `run` end, at once where no build is under way."""
        self._stopped.set()
        self._notices.wake()

    def _patience(self) -> float:
        """Return how long to wait for a notice before looking without one."""
        usual = SAFETY_SECONDS if self._notices.are_given else POLL_SECONDS
        longest = max(usual, LOOKING_SHARE * self._look_seconds)
        left = self._rest.seconds_left
        return longest if left is None else min(left, longest)

    def _look(self, *, first: bool = False) -> _Found:
        """Compare what is on disk with what the last build began with."""
        began = time.monotonic()
        error_before = self._config_error
        # In this order: what changes while we look is told anew, and found by the next look.
        noticed = self._notices.take()
        config_before = look(self._config_file, arriving=False)
        self._load_config()
        self._notices.follow(self._plan)
        files = self._rest.hold(look(self._plan, arriving=True), self._built, first=first)
        files |= look(self._plan, arriving=False) | config_before
        doubtful = {path for path in noticed if path in files and _is_fresh(files[path])}
        changed = difference(self._built, files) | doubtful
        day = self._options.today(self._config) if self._config else None
        found = _Found(
            files=files,
            changed=() if first else tuple(sorted(changed)),
            first=first,
            day=day,
            new_day=not first and None not in (day, self._day) and day != self._day,
            unlike=self._config_error != error_before or self._site_is_gone(),
        )
        self._look_seconds = time.monotonic() - began
        return found

    def _load_config(self) -> None:
        """Read sitegen.toml anew; the last good one says where to look while it is broken."""
        try:
            self._config = load_config(self._options.root)
        except ConfigError as error:
            self._config_error = error.problems
            return
        self._config_error = ()
        if self._options.drafts:
            paths = replace(self._config.paths, output=str(self._config.preview))
            self._config = replace(self._config, paths=paths)
        self._plan = plan_for(self._config, packaged_theme())

    def _site_is_gone(self) -> bool:
        """Tell whether somebody removed the built pages (`sitegen clean`)."""
        return bool(self._stamp and self._config and not site_stamp(self._config.output))

    def _build(self, found: _Found) -> None:
        """Build, remember how things stood, tell the listener."""
        began = time.monotonic()
        self._number += 1
        by_others = [path for path in found.changed if not self._is_own(path, found)]
        self._built, self._day = found.files, found.day
        created: tuple[Path, ...] = ()
        problems: tuple[Problem, ...] = ()
        report = None
        try:
            config = self._usable_config()
            created, problems = self._ingest(config, found)
            options = pipeline.BuildOptions(
                found.day or self._options.today(config),
                drafts=self._options.drafts,
                offline=self._options.offline,
            )
            report = pipeline.build(config, options, self._reporter)
            problems = (*problems, *report.problems)
        except Exception as error:
            problems = (*problems, *self._explain(error))
        self._note_own_writes(created)
        problems = tuple(dict.fromkeys((*self._seed_problems, *problems)))
        stamp = site_stamp(self._config.output) if self._config else ""
        outcome = Outcome(
            number=self._number,
            changed=tuple(by_others) or found.changed,
            new_day=found.new_day,
            created=created,
            problems=problems,
            report=report,
            config=self._config,
            site_changed=stamp != self._stamp,
            is_news=bool(found.first or by_others or created)
            or stamp != self._stamp
            or _tells(problems, self._problems),
            seconds=time.monotonic() - began,
        )
        self._stamp, self._problems = stamp, problems
        self._listen(outcome)

    def _usable_config(self) -> Config:
        """Return the configuration. Raises ConfigError while it is broken."""
        if self._config_error or self._config is None:
            raise ConfigError.of(self._config_error)
        return self._config

    def _ingest(
        self, config: Config, found: _Found
    ) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
        """Ingest seeds that are new or changed and whole; return the new articles and warnings.

        Only those: an article deleted during the watch does not come back with the next seed.
        """
        candidates = found.files if found.first else found.changed
        self._seeds |= {path for path in candidates if path.is_relative_to(config.seeds)}
        self._seeds &= found.files.keys()
        self._seed_problems = tuple(
            problem
            for problem in self._seed_problems
            if problem.path in found.files and problem.path not in self._seeds
        )
        if not self._seeds:
            return (), ()
        result = pipeline.ingest(config, self._reporter, only=frozenset(self._seeds))
        self._seed_problems += tuple(one for one in result.problems if one.path in self._seeds)
        self._seeds.clear()
        once = tuple(one for one in result.problems if one not in self._seed_problems)
        return tuple(new.article for new in result.created), once

    def _is_own(self, path: Path, found: _Found) -> bool:
        """Tell whether a file stands as it did when the last build had just ended."""
        return path in self._own and self._own[path] == found.files.get(path)

    def _note_own_writes(self, created: Sequence[Path]) -> None:
        """Note which files changed while the build ran: drafts and articles that it wrote.

        A person's edit of a translation may be among them; it leads to one more build, as it must.
        """
        memory = self._config.memory if self._config else None
        self._own = {
            path: stamp
            for path, stamp in look(self._plan, arriving=False).items()
            if self._built.get(path) != stamp
            and (path in created or (memory and path.is_relative_to(memory)))
        }


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look found: how the files stand, and why there may be something to build."""

    files: dict[Path, Stamp]
    changed: tuple[Path, ...]
    first: bool
    day: date | None
    new_day: bool
    unlike: bool

    @property
    def is_due(self) -> bool:
        return bool(self.changed) or self.new_day or self.unlike


def _tells(problems: Sequence[Problem], before: Sequence[Problem]) -> bool:
    """Tell whether there is a new problem, or an error less."""
    errors = {problem for problem in before if problem.severity is Severity.ERROR}
    return bool(set(problems) - set(before) or errors - set(problems))


def _is_fresh(stamp: Stamp) -> bool:
    """Tell whether a file changed so lately that its time may not show a second change."""
    return time.time() - stamp[1] / 1e9 < DOUBT_SECONDS
