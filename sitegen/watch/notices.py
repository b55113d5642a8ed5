"""The system's notices of changed files, gathered until the watch has time for them.

In: what a site is made of. Out: a wake-up, and the paths that were named. Asks for notices again
where a folder was moved, deleted or made anew; where the system gives none it says so, once.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from sitegen.watch.folders import Plan

# Reading raises these too: a build would wake itself.
READING = ("opened", "closed_no_write")
# What a folder says of itself when something in it changes, which is told of in its own right.
OF_FOLDERS = ("modified", "attrib")
# Rights and times say nothing of the content: worth a look, but no reason to build.
WORTH_A_LOOK = "attrib"

# A folder on disk: where, and device and inode, as one moved away and made anew is another.
Place = tuple[Path, bool]
Identity = tuple[int, int]


class Notices:
    """What the system told since it was last asked; usable from several threads."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._heard = threading.Condition()
        self._paths: set[Path] = set()
        self._last = 0.0
        self._woken = False
        self._stopped = False
        self._plan = Plan(())
        self._watches: dict[Place, tuple[ObservedWatch, Identity]] = {}
        self._observer: BaseObserver | None = None

    @property
    def are_given(self) -> bool:
        """Whether the system tells of changes at all."""
        return self._observer is not None

    def start(self) -> None:
        """Begin to listen."""
        try:
            self._observer = Observer()
            self._observer.start()
        except OSError as error:
            self._do_without(error)

    def stop(self) -> None:
        """Stop listening; whoever waits is woken."""
        self._stopped = True
        self.wake()
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            observer.join()

    def follow(self, plan: Plan) -> None:
        """Ask for notices of all that the plan concerns, as its folders stand now."""
        self._plan = plan
        wanted = places(plan)
        for place, (watch, identity) in list(self._watches.items()):
            if wanted.get(place) != identity:
                self._forget(place, watch)
        for place in sorted(wanted.keys() - self._watches.keys()):
            self._ask_for(place, wanted[place])

    def wait(self, seconds: float) -> bool:
        """Wait until something is heard, at most so long; tell whether something was."""
        with self._heard:
            return self._heard.wait_for(lambda: self._woken, seconds)

    def wait_for_quiet(self, quiet: float, longest: float) -> None:
        """Wait until nothing was heard for `quiet` seconds, at most `longest` seconds."""
        with self._heard:
            end = time.monotonic() + longest
            while not self._stopped:
                left = min(self._last + quiet, end) - time.monotonic()
                if left <= 0:
                    return
                self._heard.wait(left)

    def take(self) -> frozenset[Path]:
        """Return the paths named since the last time."""
        with self._heard:
            paths = frozenset(self._paths)
            self._paths.clear()
            self._woken = False
        return paths

    def wake(self) -> None:
        """Wake whoever waits."""
        with self._heard:
            self._woken = True
            self._heard.notify_all()

    def hear(self, event: FileSystemEvent, base: Path, shown: Path) -> None:
        """Take in a notice; what the system calls `base` is `shown` in the plan."""
        if event.event_type in READING:
            return
        if event.is_directory and event.event_type in OF_FOLDERS:
            return
        named = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        paths = [
            shown / path.relative_to(base) if path.is_relative_to(base) else path for path in named
        ]
        concerned = [path for path in paths if self._plan.concerns(path)]
        if not concerned:
            return
        with self._heard:
            if event.event_type != WORTH_A_LOOK:
                self._paths.update(concerned)
            self._last = time.monotonic()
        self.wake()

    def _ask_for(self, place: Place, identity: Identity) -> None:
        if self._observer is None:
            return
        shown, deep = place
        base = shown.resolve()
        try:
            watch = self._observer.schedule(_Listener(self, base, shown), str(base), recursive=deep)
        except FileNotFoundError:
            return  # gone in this moment; the next look asks again
        except OSError as error:
            self._do_without(error)
            return
        self._watches[place] = (watch, identity)

    def _forget(self, place: Place, watch: ObservedWatch) -> None:
        del self._watches[place]
        if self._observer is not None:
            # A folder that is gone may have taken its watch with it.
            with contextlib.suppress(KeyError, OSError):
                self._observer.unschedule(watch)

    def _do_without(self, error: OSError) -> None:
        """Give up on notices: too many folders for the system, or a disk that gives none."""
        observer, self._observer = self._observer, None
        self._watches.clear()
        if observer is not None and observer.is_alive():
            observer.stop()
        self._say(
            f"the system does not tell of changed files here ({error.strerror or error}); "
            "sitegen looks for itself every second instead"
        )


class _Listener(FileSystemEventHandler):
    """Hands the events of one folder on; one object per folder, as its name may be a link's."""

    def __init__(self, notices: Notices, base: Path, shown: Path) -> None:
        self._notices, self._base, self._shown = notices, base, shown

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hand an event on."""
        self._notices.hear(event, self._base, self._shown)


def places(plan: Plan) -> dict[Place, Identity]:
    """Return the folders to hear of: each input, and the folder above that shows it come and go."""
    found: dict[Place, Identity] = {}
    for one in plan.inputs:
        above = next((folder for folder in one.path.parents if folder.is_dir()), None)
        for folder, deep in ((one.path, one.deep), (above, False)):
            if folder is None or not folder.is_dir():
                continue
            with contextlib.suppress(OSError):
                stat = folder.stat()
                found[folder, deep] = (stat.st_dev, stat.st_ino)
    heard = [folder for folder, deep in found if deep]
    return {place: found[place] for place in found if not _is_covered(place, heard)}


def _is_covered(place: Place, heard: Sequence[Path]) -> bool:
    """Tell whether a place is heard of with a folder above it: no link leads from there to it."""
    folder, deep = place
    return any(
        (above in folder.parents or (above == folder and not deep))
        and folder.resolve() == above.resolve() / folder.relative_to(above)
        for above in heard
    )
