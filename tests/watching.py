"""A small site under watch: in this process for its outcomes, or as a user starts it."""

from __future__ import annotations

import contextlib
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen.config import Config
from sitegen.errors import Problem
from sitegen.report import Reporter
from sitegen.watch.loop import Outcome, Watcher, WatchOptions
from tests.conftest import Site

SMALL = Path(__file__).parent / "sites" / "small-digest"
TODAY = "2024-03-06"
# Builds of the small site take a second; what has not come after this long is not coming.
PATIENCE = 60
# "At once" for a person; a machine that is busy with other tests takes its time too.
ENDING = 10
# Long enough for a build too many to show itself.
MOMENT = 1.0


def small_site(folder: Path) -> Site:
    """Copy the small site's sources into a folder."""
    for name in ("content", "seeds"):
        shutil.copytree(SMALL / name, folder / name)
    shutil.copy(SMALL / "sitegen.toml", folder)
    (folder / "templates").mkdir()
    return Site(folder)


def clean_build(site: Site, scratch: Path) -> dict[str, bytes]:
    """Return what a build from scratch makes of the site's content as it is now."""
    for name in ("content", "templates"):
        shutil.copytree(site.root / name, scratch / name)
    shutil.copy(site.root / "sitegen.toml", scratch)
    copy = Site(scratch)
    copy.run("build", "--date", TODAY)
    return copy.pages()


def explain(error: Exception) -> Sequence[Problem]:
    """Explain what a user can cause; anything else fails the test's thread."""
    if hasattr(error, "problems"):
        return error.problems
    raise error


@dataclass
class Watch:
    """A watch in a thread of this process."""

    site: Site
    outcomes: queue.Queue[Outcome]

    def next(self) -> Outcome:
        return self.outcomes.get(timeout=PATIENCE)

    def news(self) -> Outcome:
        """Pass over builds that only followed writes of the build before."""
        return self.until(lambda outcome: outcome.is_news)

    def until(self, condition: Callable[[Outcome], bool]) -> Outcome:
        """Pass over outcomes until one is as wanted."""
        while True:
            outcome = self.next()
            if condition(outcome):
                return outcome

    def rest(self) -> list[Outcome]:
        """Return what still comes until nothing does for a moment."""
        late = []
        with contextlib.suppress(queue.Empty):
            while True:
                late.append(self.outcomes.get(timeout=MOMENT))
        return late


@contextlib.contextmanager
def watched(
    site: Site,
    *,
    drafts: bool = False,
    today: Callable[[Config], date] = lambda config: date.fromisoformat(TODAY),
) -> Iterator[Watch]:
    """Watch a site; whatever ends the watch but the test itself fails it."""
    outcomes: queue.Queue[Outcome] = queue.Queue()
    watcher = Watcher(
        WatchOptions(site.root.resolve(), today, drafts=drafts), Reporter(), outcomes.put, explain
    )
    failures: list[BaseException] = []

    def run() -> None:
        try:
            watcher.run()
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield Watch(site, outcomes)
    finally:
        watcher.stop()
        thread.join(PATIENCE)
    assert not thread.is_alive()
    assert failures == []


def change(path: Path, old: str, new: str) -> None:
    source = path.read_text("utf-8")
    assert old in source
    path.write_text(source.replace(old, new), "utf-8")


def holds(site: Site, wanted: dict[str, bytes]) -> bool:
    """Tell whether the site is as wanted; it is not while a build moves its files."""
    try:
        return site.pages() == wanted
    except FileNotFoundError:
        return False


def names(outcome: Outcome) -> set[str]:
    return {path.name for path in outcome.changed}


def after_start(watch: Watch) -> Outcome:
    """Return the first outcome, once the builds that follow its own writes are over."""
    first = watch.next()
    late = [one for one in watch.rest() if one.is_news]
    assert late == [], late
    return first


class Process:
    """`sitegen watch` as a user starts it; `lines` are what it has printed so far."""

    def __init__(self, site: Site, *arguments: str, date: str = TODAY) -> None:
        day = ["--date", date] if date else []
        port = [] if "--port" in arguments else ["--port", "0"]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sitegen", "watch", *port, *day, *arguments],
            cwd=site.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONWARNINGS": "error::ResourceWarning"},
            text=True,
            encoding="utf-8",
            # A shell that runs tests in the background has its children ignore Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        self.lines: list[str] = []
        self._news: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def said(self) -> str:
        return "\n".join(self.lines)

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Wait for a line, from here on, in which the pattern is found."""
        while True:
            try:
                line = self._news.get(timeout=PATIENCE)
            except queue.Empty:
                raise AssertionError(f"waited in vain for {pattern!r}:\n{self.said}") from None
            assert line is not None, f"ended before {pattern!r}:\n{self.said}"
            found = re.search(pattern, line)
            if found:
                return found

    def address(self) -> str:
        return self.wait_for(r"http://127\.0\.0\.1:\d+/")[0]

    def end(self, number: int = signal.SIGINT) -> int:
        """Send a signal, once; return the exit code, which must come at once."""
        self._process.send_signal(number)
        code = self._process.wait(ENDING)
        self._reader.join(PATIENCE)
        return code

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line.rstrip("\n"))
            self._news.put(self.lines[-1])
        self._news.put(None)
