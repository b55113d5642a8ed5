"""One command at a time changes a site; what a killed one left behind is swept up first.

In: the configuration. Out: nothing, but the certainty that nobody else writes. Where no lock can be
kept (a folder that may only be read) the work goes on without one.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from sitegen.config import Config
from sitegen.errors import SitegenError
from sitegen.files import TEMP_PREFIX

log = logging.getLogger(__name__)

FILE_NAME = "lock"
# A build with a model may well take minutes; after this long something is wrong.
WAIT_SECONDS = 600


@contextmanager
def alone(config: Config, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the site's lock; `say` is told if another command has to finish first."""
    lock = FileLock(config.state / FILE_NAME)
    with contextlib.ExitStack() as held:
        try:
            config.state.mkdir(parents=True, exist_ok=True)
            held.enter_context(_acquired(lock, say))
        except OSError as error:
            log.info("no lock can be kept in %s (%s)", config.state, error)
        _sweep(config)
        yield


def _acquired(
    lock: FileLock, say: Callable[[str], None]
) -> contextlib.AbstractContextManager[object]:
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        say("another sitegen is at work in this site; waiting until it is done")
    try:
        return lock.acquire(timeout=WAIT_SECONDS)
    except Timeout:
        raise SitegenError(
            "another sitegen is still at work in this site",
            hint="look for it among the running programs; end it, then try again",
        ) from None


def _sweep(config: Config) -> None:
    """Remove half-written files that a killed command left among the editor's."""
    for folder in (config.articles, config.memory):
        for path in folder.rglob(f"{TEMP_PREFIX}*"):
            with contextlib.suppress(OSError):
                path.unlink()
