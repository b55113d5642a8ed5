"""One command at a time changes a site; what a killed one left behind is swept up first.

In: the configuration. Out: nothing, but the certainty that nobody else writes. Where no lock can be
kept (a folder that may only be read) the work goes on without one.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from sitegen.config import Config
from sitegen.errors import SitegenError
from sitegen.files import TEMP_PREFIX

log = logging.getLogger(__name__)

FILE_NAME = "lock"
# Hidden: what stands beside it are models.
MODELS_NAME = ".sitegen-lock"
# A build with a model may well take minutes; after this long something is wrong.
WAIT_SECONDS = 600


@contextmanager
def alone(config: Config, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the site's lock; `say` is told if another command has to finish first."""
    with _holding(config.state, FILE_NAME, "site", say):
        _sweep(config)
        yield


@contextmanager
def models_alone(config: Config, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the site's lock, and that of its folder of models where sites may share it."""
    with contextlib.ExitStack() as held:
        held.enter_context(alone(config, say))
        if not config.packages.is_relative_to(config.state):
            held.enter_context(_holding(config.packages, MODELS_NAME, "folder of models", say))
        yield


@contextmanager
def _holding(folder: Path, name: str, where: str, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a folder, if one can be kept there."""
    lock = FileLock(folder / name)
    with contextlib.ExitStack() as held:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(_acquired(lock, where, say))
        except OSError as error:
            log.info("no lock can be kept in %s (%s)", folder, error)
        yield


def _acquired(
    lock: FileLock, where: str, say: Callable[[str], None]
) -> contextlib.AbstractContextManager[object]:
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        say(f"another sitegen is at work in this {where}; waiting until it is done")
    try:
        return lock.acquire(timeout=WAIT_SECONDS)
    except Timeout:
        raise SitegenError(
            f"another sitegen is still at work in this {where}",
            hint="look for it among the running programs; end it, then try again",
        ) from None


def _sweep(config: Config) -> None:
    """Remove half-written files that a killed command left among the editor's."""
    for folder in (config.articles, config.memory, config.releases):
        for path in folder.rglob(f"{TEMP_PREFIX}*"):
            with contextlib.suppress(OSError):
                path.unlink()
