"""Watching: the site rebuilt after every change, and shown in the browser."""

from __future__ import annotations

import os
import signal
import sys
import threading
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from types import FrameType
from typing import NoReturn

import click

from sitegen.cli.frame import Command, Place, build_date, build_day, explained
from sitegen.config import FILE_NAME, load_config
from sitegen.errors import Problem, Severity
from sitegen.preview.pages import Shown
from sitegen.preview.server import Preview, news_of
from sitegen.report import Reporter, plural, shown_path, tally
from sitegen.watch.loop import Outcome, Watcher, WatchOptions

DEFAULT_PORT = 8000
LAST_PORT = 65535
# The main thread looks up this often; without a limit some systems hold Ctrl-C back meanwhile.
LOOK_UP_SECONDS = 1.0
# An ordinary build ends within this time. A longer one is given up: what it wrote is whole, and the
# next build makes up for the rest.
LAST_BUILD_SECONDS = 0.5
# More names than this hide what came of the change.
MOST_NAMES = 2


@click.command(cls=Command)
@click.option(
    "--port",
    type=click.IntRange(0, LAST_PORT),
    default=DEFAULT_PORT,
    show_default=True,
    help="Where to serve the site on this machine; 0 takes any free port.",
)
@click.option(
    "--drafts",
    is_flag=True,
    help="Show drafts, withdrawn and future articles too, in a copy that is never published.",
)
@click.option("--open", "in_browser", is_flag=True, help="Open the site in the browser.")
@build_day
@click.pass_context
def watch(ctx: click.Context, port: int, drafts: bool, in_browser: bool, day: date | None) -> None:
    """Rebuild after every change, and show the site.

    Takes in new seeds, builds, serves the site on this machine, and does so again whenever you save
    an article, a translation, a template or the configuration; open pages reload by themselves.
    Ctrl-C ends it.
    """
    place: Place = ctx.obj
    root = place.root().resolve()
    if not (root / FILE_NAME).is_file():
        load_config(root)  # says what is missing, and where to run
    reporter = Reporter()
    preview = Preview(port)
    screen = _Screen(reporter, preview, in_browser=in_browser)
    options = WatchOptions(
        root,
        today=lambda config: day or build_date(config),
        drafts=drafts,
        offline=place.offline,
    )

    def explain(error: Exception) -> Sequence[Problem]:
        if ctx.find_root().params.get("debug"):
            raise error
        return explained(error)[0]

    screen.greet(drafts=drafts)
    _until_ctrl_c(Watcher(options, reporter, screen.tell, explain), preview, reporter)


class _Screen:
    """What the person at the keyboard reads, and what the open pages are told."""

    def __init__(self, reporter: Reporter, preview: Preview, *, in_browser: bool) -> None:
        self._reporter = reporter
        self._preview = preview
        self._in_browser = in_browser
        self._warned: frozenset[Problem] = frozenset()
        self._failed = False
        self._held_back: dict[str, int] = {}

    def greet(self, *, drafts: bool) -> None:
        """Say where the site is shown, what is watched, how to end."""
        self._reporter.say(f"The site is shown at {self._preview.address}")
        if drafts:
            self._reporter.say(
                "Drafts are shown too, in a copy of their own; the site for publication stays as "
                "it is until you run sitegen build."
            )
        self._reporter.say(
            "Whenever you save an article, a translation, a template or sitegen.toml, the site is "
            "built again and open pages reload."
        )
        self._reporter.say("New files in the folder of seeds become articles. Ctrl-C ends this.")

    def tell(self, outcome: Outcome) -> None:
        """Tell of a build, if there is anything to tell."""
        config = outcome.config
        shown = Shown(config.output, config.site.url) if config else Shown()
        if outcome.is_news:
            self._preview.show(shown, news_of(outcome.problems, built=outcome.report is not None))
            self._print(outcome)
        if self._in_browser:
            self._in_browser = False
            if not webbrowser.open(self._preview.address):
                self._reporter.notice("no browser could be opened; open the address yourself")

    def _print(self, outcome: Outcome) -> None:
        """Print what changed, what came of it, every error, and the warnings that are new."""
        cause, result = _cause(outcome), _result(outcome, after_failure=self._failed)
        self._failed = outcome.report is None
        self._reporter.say(f"{datetime.now():%H:%M:%S}  {f'{cause}: ' if cause else ''}{result}")
        if outcome.report and outcome.report.held_back != self._held_back:
            self._held_back = outcome.report.held_back
            shown = ", ".join(f"{number} {why}" for why, number in self._held_back.items())
            self._reporter.say(f"          not public: {shown or 'nothing any more'}")
        for path in outcome.created:
            self._reporter.say(f"          new article {shown_path(path)}")
        warnings = [one for one in outcome.problems if one.severity is Severity.WARNING]
        old = [warning for warning in warnings if warning in self._warned]
        self._reporter.problems(one for one in outcome.problems if one not in old)
        if old:
            self._reporter.notice(f"{plural(len(old), 'warning')} as before")
        self._warned = frozenset(warnings)


def _cause(outcome: Outcome) -> str:
    """Say what led to a build; nothing for the first."""
    if outcome.changed:
        names = [shown_path(path) for path in outcome.changed]
        more = len(names) - MOST_NAMES
        return ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
    if outcome.new_day:
        return "a new day"
    if outcome.mended:
        return "the built site was changed by others"
    return "" if outcome.number == 1 else "the site’s folders"


def _result(outcome: Outcome, *, after_failure: bool) -> str:
    """Say what came of a build."""
    seconds = f"({outcome.seconds:.1f} s)"
    if outcome.report is None:
        return f"not built, {tally(outcome.problems)} {seconds}"
    pages = outcome.report.pages
    done = [f"{plural(pages['written'], 'page')} written"] if pages["written"] else []
    done += [f"{plural(pages['removed'], 'page')} removed"] if pages["removed"] else []
    if not done:
        others = outcome.site_changed and outcome.number > 1
        done = ["pages as they were, other files written" if others else "no change"]
    if outcome.number == 1:
        done.insert(0, plural(outcome.report.articles, "article"))
    if after_failure:
        done.insert(0, "good again")
    if outcome.report.errors:
        done.append(plural(outcome.report.errors, "error"))
    return f"{', '.join(done)} {seconds}"


def _until_ctrl_c(watcher: Watcher, preview: Preview, reporter: Reporter) -> None:
    """Watch and serve until a person or the system ends it, then leave nothing behind.

    The build runs beside the main thread, which alone hears Ctrl-C: decoding in C++ would hold it
    back for minutes.
    """
    worker = _Worker(watcher)
    try:
        with _end_like_ctrl_c():
            preview.start()
            worker.start()
            while not worker.ended.wait(LOOK_UP_SECONDS):
                pass
    except KeyboardInterrupt:
        pass
    finally:
        # Ending takes a moment at most; a second Ctrl-C must not break it off.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        watcher.stop()
        preview.stop()
        if not worker.ended.wait(LAST_BUILD_SECONDS):
            _leave(reporter)
        signal.signal(signal.SIGINT, before)
    if worker.failure:
        raise worker.failure
    reporter.say("Stopped.")


class _Worker(threading.Thread):
    """Runs the watch; keeps what ended it if it did not end of itself.

    Wait for `ended`, not with `join`: Python 3.11 takes a thread for ended whose join a signal
    broke off.
    """

    def __init__(self, watcher: Watcher) -> None:
        super().__init__(name="watch", daemon=True)
        self._watcher = watcher
        self.ended = threading.Event()
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            self._watcher.run()
        except BaseException as error:
            self.failure = error
        finally:
            self.ended.set()


def _leave(reporter: Reporter) -> NoReturn:
    """End the process at once while a build is under way, or waits for another command.

    Python's usual way out would wait for C++ that decodes, or take its threads away beneath it and
    crash. Files are written beside their places and moved, the lock goes with the process.
    """
    reporter.leave()
    reporter.say("Stopped before the build was done; the next one makes up for it.")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


@contextmanager
def _end_like_ctrl_c() -> Iterator[None]:
    """Let the system's request to end (SIGTERM) be what Ctrl-C is."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
