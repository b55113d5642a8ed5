"""The folder of models: what lies in it, what is left over in it, what may be removed from it.

In: the site's folder of packages. Out: each model with its size and record. Deletes only folders
in it that are models, whole or broken, and what sitegen itself left there; never follows a link.
"""

from __future__ import annotations

import errno
import itertools
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sitegen.errors import ModelError, Problem
from sitegen.files import TEMP_PREFIX
from sitegen.packages.installed import (
    ELSEWHERE,
    PAIR,
    InstalledPackage,
    looks_like_a_model,
    newest,
    package_at,
    read_packages,
)
from sitegen.packages.records import (
    Record,
    forget_hash,
    known_hashes,
    read_record,
    walk,
)
from sitegen.report import shown_size

# An unfinished download is the only thing that is kept between two runs of an installation.
DOWNLOAD_PREFIX = ".sitegen-download-"
# Left free on the disk whatever happens: other programs need some to go on.
SPARE_BYTES = 50 * 10**6
ALL = "all"
# What to do about an error of the disk.
HINTS = {
    errno.ENOSPC: "make room, then run the command again",
    errno.EDQUOT: "make room, then run the command again",
    errno.EEXIST: "rename it or move it away",
    errno.ENOTDIR: "rename it or move it away",
}


@dataclass(frozen=True, slots=True)
class StockedModel:
    """An installed model; `size` in bytes, `record` None for one unpacked by hand."""

    package: InstalledPackage
    size: int
    record: Record | None
    used: bool


@dataclass(frozen=True, slots=True)
class Stock:
    """What a folder of models holds; `unfinished` is the size of downloads that broke off."""

    models: tuple[StockedModel, ...]
    problems: tuple[Problem, ...]
    unfinished: int


def read_stock(folder: Path) -> Stock:
    """List the models of a folder, with a problem for each that cannot be used."""
    installed = read_packages(folder)
    used = newest(installed.packages, *PAIR)
    models: list[StockedModel] = []
    problems = list(installed.problems)
    for package in installed.packages:
        try:
            record = read_record(package.path)
        except ModelError as error:
            problems.extend(error.problems)
            record = None
        models.append(StockedModel(package, size_of(package.path), record, package == used))
    unfinished = sum(size_of(path) for path in _named(folder, DOWNLOAD_PREFIX))
    return Stock(tuple(models), tuple(problems), unfinished)


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of all files in a folder."""
    if not path.is_dir():
        return path.lstat().st_size
    files = (found for found in walk(path) if found.is_symlink() or not found.is_dir())
    return sum(file.lstat().st_size for file in files)


def remove_models(folder: Path, wanted: str) -> tuple[str, ...]:
    """Remove the models of this label or folder name, or "all"; return what went, by name.

    Raises ModelError where there is no such model, or the folder of that name is none.
    """
    labels = {package.path: package.label for package in read_packages(folder).packages}
    every = {path: labels.get(path, path.name) for path in _folders(folder)}
    chosen = [path for path in every if wanted in (every[path], path.name, ALL)]
    strange = [path for path in chosen if path not in labels and not looks_like_a_model(path)]
    if strange and wanted != ALL:
        raise ModelError(
            "is no translation model, so it is left alone",
            path=strange[0],
            hint=ELSEWHERE,
        )
    if not chosen and wanted != ALL:
        models = (path for path in every if path in labels or looks_like_a_model(path))
        there = sorted({every[path] for path in models})
        raise ModelError(
            f"no model is called {wanted}",
            path=folder,
            hint=f"installed: {', '.join(there)}" if there else "no model is installed",
        )
    going = [path for path in chosen if path not in strange]
    for path in going:
        discard(path)
    names = [every[path] for path in going]
    if wanted == ALL:
        if _named(folder, DOWNLOAD_PREFIX):
            names.append("an unfinished download")
        remove_leftovers(folder, (TEMP_PREFIX, DOWNLOAD_PREFIX))
    return tuple(names)


def forget_models(folder: Path, wanted: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Remove models and forget their hashes, also of models that went before.

    Return what went, and whose hash is forgotten. Raises ModelError where there is neither.
    """
    try:
        removed = remove_models(folder, wanted)
    except ModelError:
        if wanted not in known_hashes(folder):
            raise
        removed = ()
    chosen = (wanted, *removed)
    labels = [label for label in known_hashes(folder) if wanted == ALL or label in chosen]
    return removed, tuple(label for label in labels if forget_hash(folder, label))


def remove_leftovers(folder: Path, prefixes: Iterable[str]) -> None:
    """Remove what an interrupted command of ours left in the folder, by the start of its name."""
    for prefix in prefixes:
        for path in _named(folder, prefix):
            _delete(path)


def discard(path: Path) -> None:
    """Delete a model's folder so that no half of it is ever seen: hidden first, then deleted."""
    if path.is_symlink():
        path.unlink()
        return
    aside = path.with_name(f"{TEMP_PREFIX}{secrets.token_hex(8)}")
    path.rename(aside)
    _delete(aside)


def require_space(folder: Path, needed: int) -> None:
    """Raise OSError where the disk has no room for that many bytes more."""
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE_BYTES:
        message = (
            f"the disk has too little room: {shown_size(needed + SPARE_BYTES)} are needed, "
            f"{shown_size(free)} are free"
        )
        raise OSError(errno.ENOSPC, message, str(folder))


def move_in(aside: Path, package: InstalledPackage, packages: Path) -> Path:
    """Give an unpacked model its place, so that at each moment a whole model can be seen.

    What stood there, broken or unpacked by hand, goes only once the new one stands beside it.
    Returns the new folder; raises OSError where something stands there that is no such model.
    """
    target = packages / folder_name(package.version)
    if not os.path.lexists(target):
        return aside.rename(target)
    standing = package_at(target) if target.is_dir() else None
    of_another = isinstance(standing, InstalledPackage) and standing.label != package.label
    if of_another or not target.is_dir() or not (_is_empty(target) or looks_like_a_model(target)):
        raise FileExistsError(errno.EEXIST, "something else stands in its place", str(target))
    names = (f"{target.name}-{number}" for number in itertools.count(2))
    beside = next(path for path in map(packages.joinpath, names) if not os.path.lexists(path))
    aside.rename(beside)
    discard(target)
    return beside.rename(target)


def folder_name(version: str) -> str:
    """Name the folder of a model as Argos itself does: translate-ar_en-1_0."""
    return f"translate-{'_'.join(PAIR)}-{version.replace('.', '_')}"


@contextmanager
def prepared(packages: Path) -> Iterator[None]:
    """Make the folder, sweep it, and say in plain words where the disk refuses: ModelError."""
    try:
        packages.mkdir(parents=True, exist_ok=True)
        remove_leftovers(packages, (TEMP_PREFIX,))
        yield
    except OSError as error:
        hint = HINTS.get(error.errno or 0, "check that this is yours to write")
        raise ModelError(
            f"no model can be installed: {error.strerror or error}",
            path=_place(error, packages),
            hint=f"{hint}, or name another folder as translation.packages in sitegen.toml",
        ) from error


def _place(error: OSError, packages: Path) -> Path:
    """Say where the disk refused; a hidden folder of our own says nothing to a reader."""
    path = Path(os.fsdecode(error.filename)) if error.filename else packages
    return packages if any(part.startswith(TEMP_PREFIX) for part in path.parts) else path


def _folders(folder: Path) -> list[Path]:
    """Return the folders of a folder that are not hidden, links to folders too, sorted."""
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))


def _named(folder: Path, prefix: str) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name.startswith(prefix))


def _is_empty(path: Path) -> bool:
    """Tell an empty folder from a link to one, which is somebody's."""
    return not path.is_symlink() and not any(path.iterdir())


def _delete(path: Path) -> None:
    """Delete a file or a whole folder, however deep it is, and no more than a link itself."""
    if not path.is_dir() or path.is_symlink():
        path.unlink(missing_ok=True)
        return
    for found in reversed([path, *walk(path)]):
        if found.is_dir() and not found.is_symlink():
            found.rmdir()
        else:
            found.unlink(missing_ok=True)
