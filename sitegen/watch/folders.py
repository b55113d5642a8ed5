"""What a site is made of on disk: which files, how they stand now, which changed since.

In: the configuration. Out: the folders to look at, and snapshots of their files. Never looks at
what builds write (output, state) and passes over the passing files of editors. Reads no file.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sitegen.config import FILE_NAME, Config


class Stamp(NamedTuple):
    """How a file stands: one that differs in none of these is the same file.

    Programs that copy set the time of modification back; that of the last change to the file's
    entry (`changed_ns`) they cannot.
    """

    size: int
    modified_ns: int
    changed_ns: int
    inode: int
    mode: int


Snapshot = Mapping[Path, Stamp]

# A file that somebody copies here grows or gets its time set until it is whole; one that stood
# still for this many seconds is taken for whole.
REST_SECONDS = 1.0
# What editors keep for a moment beside the file that is being saved: Vim's probe is a file of this
# name; backups and JetBrains' safe write end so.
PROBE = "4913"
BACKUPS = ("~", "___jb_tmp___", "___jb_old___")
# The one folder whose every file becomes part of the site.
ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Input:
    """A file or folder that the site is made of.

    `deep`: with its subfolders. `arriving`: its files are copied here and taken once, so that each
    counts only after it has come to rest.
    """

    path: Path
    deep: bool = True
    arriving: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a site is made of; `ours` are folders that builds write, wherever they lie."""

    inputs: tuple[Input, ...]
    ours: frozenset[Path] = frozenset()

    def concerns(self, path: Path) -> bool:
        """Tell whether the site depends on this path: an input, in one, or a folder above one."""
        for one in self.inputs:
            if path == one.path or path in one.path.parents:
                return True
            if one.path in path.parents and not self._passed_over(path, one.path):
                return True
        return False

    def _passed_over(self, path: Path, base: Path) -> bool:
        parts = path.relative_to(base).parts
        above = [base.joinpath(*parts[:number]) for number in range(1, len(parts) + 1)]
        in_assets = base.name == ASSETS or ASSETS in parts[:-1]
        return (
            any(part.startswith(".") for part in parts)
            or _is_scratch(parts[-1], in_assets=in_assets)
            or not self.ours.isdisjoint(above)
        )


def plan_for(config: Config, theme: Path) -> Plan:
    """Return what a site with this configuration is made of; `theme` is the default theme."""
    inputs = [
        Input(config.root / FILE_NAME, deep=False),
        Input(config.content),
        Input(config.templates),
        Input(theme),
        # Each of these may be a link, which builds follow though the folder above is looked through
        # without following any.
        Input(config.articles),
        Input(config.memory),
        Input(config.templates / ASSETS),
        Input(config.seeds, arriving=True),
        Input(config.packages, arriving=True),
    ]
    if config.model:
        inputs.append(Input(config.model, deep=False, arriving=True))
    return Plan(tuple(inputs), frozenset((config.output, config.state, config.preview)))


def look(plan: Plan, *, arriving: bool) -> dict[Path, Stamp]:
    """Return how the files of the arriving inputs, or of all others, stand now."""
    found: dict[Path, Stamp] = {}
    for one in plan.inputs:
        if one.arriving is not arriving:
            continue
        # What lies elsewhere in the plan is looked at there.
        elsewhere = {other.path for other in plan.inputs if other is not one}
        for path in _files(one, plan.ours | elsewhere):
            stamp = stamp_of(path)
            if stamp:
                found[path] = stamp
    return found


def stamp_of(path: Path) -> Stamp | None:
    """Return how a file stands; None where it is gone, or is a link to nothing."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, stat.st_mode)


def difference(before: Snapshot, after: Snapshot) -> frozenset[Path]:
    """Return the files that came, went or changed between two snapshots."""
    return frozenset(
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    )


class Rest:
    """Holds files back until they have stood still for a while."""

    def __init__(self) -> None:
        self._since: dict[Path, tuple[Stamp, float]] = {}

    def hold(self, found: Snapshot, taken: Snapshot, *, first: bool) -> dict[Path, Stamp]:
        """Return `found`, with each file that may still grow as it was `taken` before, or not.

        At the `first` look a file that has not changed for a while counts as whole.
        """
        now = time.monotonic()
        since: dict[Path, tuple[Stamp, float]] = {}
        settled = dict(found)
        for path, stamp in found.items():
            if taken.get(path) == stamp:
                continue
            known, seen = self._since.get(path, (None, now))
            if known is None and first:
                seen = now - max(0.0, time.time() - stamp.modified_ns / 1e9)
            began = seen if known in (None, stamp) else now
            if now - began >= REST_SECONDS:
                continue
            since[path] = (stamp, began)
            del settled[path]
            if path in taken:
                settled[path] = taken[path]
        self._since = since
        return settled

    @property
    def seconds_left(self) -> float | None:
        """How long until the first of the files held back may be whole; None where none is."""
        if not self._since:
            return None
        first = min(began for _, began in self._since.values())
        return max(0.0, first + REST_SECONDS - time.monotonic())


def _files(one: Input, left_out: frozenset[Path]) -> Iterator[Path]:
    if one.path.name == FILE_NAME:
        yield one.path
        return
    for folder, folders, names in os.walk(one.path):
        here = Path(folder)
        folders[:] = [
            name
            for name in folders
            if one.deep and not name.startswith(".") and here / name not in left_out
        ]
        in_assets = ASSETS in (one.path.name, *here.relative_to(one.path).parts)
        yield from _kept(here, names, in_assets=in_assets)


def _kept(folder: Path, names: Iterable[str], *, in_assets: bool) -> Iterator[Path]:
    for name in names:
        if not name.startswith(".") and not _is_scratch(name, in_assets=in_assets):
            yield folder / name


def _is_scratch(name: str, *, in_assets: bool) -> bool:
    """Tell whether this is an editor's backup or probe; among assets even those are built."""
    if in_assets:
        return False
    autosaved = name.startswith("#") and name.endswith("#")
    return name == PROBE or name.endswith(BACKUPS) or autosaved
