"""Changed files lead to a build each, and whoever listens is told what came of it.

In: the site's folder and who listens. Out: an outcome after each build. Serves nothing, and prints
nothing but the build's own progress. What is on disk decides whether there is something to build;
the system's notices only say when to look.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sitegen import pipeline
from sitegen.config import FILE_NAME, Config, load_config
from sitegen.errors import ConfigError, Problem, Severity
from sitegen.render.environment import packaged_theme
from sitegen.report import BuildReport, Reporter
from sitegen.watch.folders import Input, Plan, Rest, Stamp, difference, look, plan_for
from sitegen.watch.notices import Notices
from sitegen.watch.seeds import Seeds
from sitegen.watch.written import OwnWrites, SiteState, Upkeep, site_state

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
    wrote only where nothing else changed. `mended`: others had changed the built site. `created`
    are articles made of new seeds. `config` is the last that could be read, None where none could.
    `is_news` is False where the build only followed its own writes, and nothing came of it.
    """

    number: int
    changed: tuple[Path, ...]
    new_day: bool
    mended: bool
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
        self._seeds = Seeds()
        self._upkeep = Upkeep(reporter.notice)
        self._stopped = threading.Event()
        self._settings = _Settings(plan_for(Config(options.root), packaged_theme()))
        self._last = _Build()
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
        last, faults_before = self._last, self._settings.faults
        # In this order: what changes while we look is told anew, and found by the next look.
        noticed = self._notices.take()
        config_before = look(_config_file(self._options.root), arriving=False)
        settings = self._settings = _read_settings(self._options, self._settings)
        self._notices.follow(settings.plan)
        files = self._rest.hold(look(settings.plan, arriving=True), last.files, first=first)
        files |= look(settings.plan, arriving=False) | config_before
        doubtful = {path for path in noticed if path in files and _is_fresh(files[path])}
        changed = difference(last.files, files) | doubtful
        day = self._options.today(settings.config) if settings.config else None
        new_day = not first and None not in (day, last.day) and day != last.day
        unlike = settings.faults != faults_before
        site, is_due = self._site_now(), bool(changed) or new_day or unlike
        found = _Found(
            files=files,
            changed=() if first else tuple(sorted(changed)),
            first=first,
            day=day,
            new_day=new_day,
            unlike=unlike,
            site=site,
            meddled=not first and self._upkeep.is_needed(site, alone=not is_due),
        )
        self._look_seconds = time.monotonic() - began
        return found

    def _site_now(self) -> SiteState:
        config = self._settings.config
        return site_state(config.output) if config else SiteState()

    def _build(self, found: _Found) -> None:
        """Build, remember how things stood, tell the listener."""
        began = time.monotonic()
        last = self._last
        by_others = [path for path in found.changed if not last.own.explain(path, found.files)]
        created, problems, report = self._attempt(found)
        # At once: another command that waited for this build has written nothing yet.
        site = self._site_now()
        self._upkeep.leave(site, mended=found.is_mending)
        problems = tuple(dict.fromkeys((*self._seeds.problems, *problems)))
        self._last = _Build(
            last.number + 1, found.files, found.day, self._own_writes(found, created), problems
        )
        touched = site != found.site
        outcome = Outcome(
            number=self._last.number,
            changed=tuple(by_others) or found.changed,
            new_day=found.new_day,
            mended=found.meddled and touched,
            created=created,
            problems=problems,
            report=report,
            config=self._settings.config,
            site_changed=site.stamp != found.site.stamp,
            is_news=bool(found.first or by_others or created or touched)
            or _tells(problems, last.problems),
            seconds=time.monotonic() - began,
        )
        self._listen(outcome)

    def _attempt(
        self, found: _Found
    ) -> tuple[tuple[Path, ...], tuple[Problem, ...], BuildReport | None]:
        """Ingest and build; return the new articles, what is wrong, and what a build tells."""
        created: tuple[Path, ...] = ()
        problems: tuple[Problem, ...] = ()
        try:
            if self._settings.config:
                self._seeds.expect(self._settings.config.seeds, found.changed, found.files)
            config = self._settings.usable_config()
            created, problems = self._seeds.take(
                lambda only: pipeline.ingest(config, self._reporter, only=only)
            )
            options = pipeline.BuildOptions(
                found.day or self._options.today(config),
                drafts=self._options.drafts,
                offline=self._options.offline,
                hasty=True,
            )
            report = pipeline.build(config, options, self._reporter)
        except Exception as error:
            return created, (*problems, *self._explain(error)), None
        return created, (*problems, *report.problems), report

    def _own_writes(self, found: _Found, created: Sequence[Path]) -> OwnWrites:
        """Return which files changed while the build ran: drafts and articles that it wrote.

        A person's edit of a translation may be among them; it leads to one more build, as it must.
        What an earlier build wrote stays explained while it stands so: where the machine is busy,
        its notice comes when another build has begun.
        """
        memory = self._settings.config.memory if self._settings.config else None
        now = look(self._settings.plan, arriving=False)
        before = {
            path: stamp for path, stamp in self._last.own.files.items() if now.get(path) == stamp
        }
        return OwnWrites(
            before
            | {
                path: stamp
                for path, stamp in now.items()
                if found.files.get(path) != stamp
                and (path in created or (memory and path.is_relative_to(memory)))
            }
        )


@dataclass(frozen=True, slots=True)
class _Settings:
    """sitegen.toml as it is (`faults`) and as it was when it could last be read; where to look."""

    plan: Plan
    config: Config | None = None
    faults: tuple[Problem, ...] = ()

    def usable_config(self) -> Config:
        """Return the configuration. Raises ConfigError while it is broken."""
        if self.faults or self.config is None:
            raise ConfigError.of(self.faults)
        return self.config


@dataclass(frozen=True, slots=True)
class _Build:
    """The last build: how the files stood when it began, what it wrote among them, what it told."""

    number: int = 0
    files: dict[Path, Stamp] = field(default_factory=dict)
    day: date | None = None
    own: OwnWrites = field(default_factory=OwnWrites)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look found: how the files stand, and why there may be something to build."""

    files: dict[Path, Stamp]
    changed: tuple[Path, ...]
    first: bool
    day: date | None
    new_day: bool
    unlike: bool
    site: SiteState
    meddled: bool

    @property
    def is_mending(self) -> bool:
        return self.meddled and not (self.changed or self.new_day or self.unlike)

    @property
    def is_due(self) -> bool:
        return bool(self.changed) or self.new_day or self.unlike or self.meddled


def _config_file(root: Path) -> Plan:
    return Plan((Input(root / FILE_NAME, deep=False),))


def _read_settings(options: WatchOptions, before: _Settings) -> _Settings:
    """Read sitegen.toml anew; the last good one says where to look while it is broken."""
    try:
        config = load_config(options.root)
    except ConfigError as error:
        return replace(before, faults=error.problems)
    if options.drafts:
        config = replace(config, paths=replace(config.paths, output=str(config.preview)))
    return _Settings(plan_for(config, packaged_theme()), config)


def _tells(problems: Sequence[Problem], before: Sequence[Problem]) -> bool:
    """Tell whether there is a new problem, or an error less."""
    errors = {problem for problem in before if problem.severity is Severity.ERROR}
    return bool(set(problems) - set(before) or errors - set(problems))


def _is_fresh(stamp: Stamp) -> bool:
    """Tell whether a file changed so lately that its time may not show a second change."""
    return time.time() - max(stamp.modified_ns, stamp.changed_ns) / 1e9 < DOUBT_SECONDS
